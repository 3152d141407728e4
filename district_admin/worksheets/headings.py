"""Finds the row or rows that head a table, by Thai headings that are known and by their shape.

A heading row holds texts only, several of them, each said once, with data of about the same width
under it. Known headings outweigh shape. Rejected: taking the row with the most known headings
alone (an office's own list may have headings that nobody has seen before).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from district_admin.thai.names import split_name
from district_admin.thai.normalise import search_key
from district_admin.thai.titles import COURTESY_TITLES, is_title
from district_admin.worksheets.model import Cell, Merge, Row

SEARCHED_ROWS: Final = 30
"""The first heading is looked for in so many filled rows at the top of a sheet."""

_LONGEST_HEADING: Final = 120
_MOST_LINES: Final = 3
_NOT_HEADING: Final = re.compile(r"[ \u00a0\n.:*/\\()\[\]{}_,\-–—\"'“”]+")
_NUMBER_LIKE: Final = re.compile(r"[\s0-9๐-๙.,/\-+:()]+")
_KNOWN_WEIGHT: Final = 3.0


class Head(NamedTuple):
    """The rows of a heading, as positions in the list of rows, and its texts by column."""

    first: int
    last: int
    lines: Mapping[int, tuple[str, ...]]

    @property
    def texts(self) -> dict[int, str]:
        """The heading of each column, its lines joined by a space."""
        return {column: " ".join(lines) for column, lines in self.lines.items()}


def heading_key(text: str) -> str:
    """Return what two headings are compared by: without spaces, points, brackets and digits' kind.

    เบอร์โทร. and “เบอร์ โทร” are the same heading.
    """
    return _NOT_HEADING.sub("", search_key(text[:_LONGEST_HEADING]))


def is_text(cell: Cell) -> bool:
    """Say whether a cell holds words rather than a number, a date or nothing."""
    return isinstance(cell, str) and not _NUMBER_LIKE.fullmatch(cell)


def filled(row: Row) -> list[int]:
    """Return the columns of a row that hold something to be seen."""
    return [
        column
        for column, cell in enumerate(row.cells)
        if cell is not None and (not isinstance(cell, str) or not cell.isspace())
    ]


def _is_titled_name(cell: Cell) -> bool:
    """Say whether a cell holds a person's name with title and surname, which no heading does."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_HEADING:
        return False
    name = split_name(cell)
    return bool(name.title and name.last)


class HeadFinder:
    """Looks for headings in the rows of one sheet."""

    def __init__(
        self, rows: Sequence[Row], merges: Sequence[Merge], known_headings: Collection[str]
    ) -> None:
        self._rows = rows
        self._known = frozenset(map(heading_key, known_headings)) - {""}
        self._merges: dict[int, list[Merge]] = {}
        for merge in merges:
            self._merges.setdefault(merge.first_row, []).append(merge)

    def first(self) -> Head | None:
        """Return the heading of the first table, or None if the sheet has none."""
        scores = [
            (self.score(position), -position)
            for position in range(min(SEARCHED_ROWS, len(self._rows)))
        ]
        known = next((p for p, (score, _) in enumerate(scores) if score >= 2 * _KNOWN_WEIGHT), None)
        if known is not None:
            # A later row of known headings may be the lower line of the same heading.
            return self.head_at(known)
        best, place = max(scores, default=(0.0, 0))
        return self.head_at(-place) if best > 0 else self._of_one_column()

    def _of_one_column(self) -> Head | None:
        """Return the known heading of a list that is one column from there on; None if it is not.

        One word alone is no heading anywhere else: the titles of tables stand so.
        """
        for position in range(min(SEARCHED_ROWS, len(self._rows) - 1)):
            columns = filled(self._rows[position])
            if len(columns) != 1 or self._key(position, columns[0]) not in self._known:
                continue
            if all(filled(row) == columns for row in self._rows[position + 1 :]):
                return self.head_of(position, position)
        return None

    def _key(self, position: int, column: int) -> str:
        return heading_key(str(self._rows[position].cells[column]))

    def is_known_head(self, position: int) -> bool:
        """Say whether a row further down heads a table of its own.

        One known heading is not enough: ผู้อำนวยการโรงเรียน heads names, and is a position as well.
        """
        row = self._rows[position]
        keys = {self._key(position, column) for column in filled(row)}
        return len(keys & self._known) >= 2 and self.score(position) > 0

    def score(self, position: int) -> float:
        """Return how much a row looks like a heading: 0 not at all, 6 and more by known words."""
        row = self._rows[position]
        columns = filled(row)
        if not columns or not all(self._may_head(row.cells[column]) for column in columns):
            return 0.0
        if any(_is_titled_name(row.cells[column]) for column in columns):
            return 0.0
        keys = [heading_key(str(row.cells[column])) for column in columns]
        known = sum(key in self._known for key in keys)
        if known >= 2:
            return _KNOWN_WEIGHT * known
        if known and len(columns) >= 2:
            return _KNOWN_WEIGHT * 2
        return self._shape(position, keys)

    def _may_head(self, cell: Cell) -> bool:
        return (
            is_text(cell) and isinstance(cell, str) and len(cell) <= _LONGEST_HEADING
        ) or heading_key(str(cell)) in self._known

    def _shape(self, position: int, keys: Sequence[str]) -> float:
        """Score a row without known headings by what stands under it; at most 2."""
        following = self._rows[position + 1 : position + 6]
        if len(keys) < 2 or not following or len(set(keys)) < len(keys):
            return 0.0
        width = max(len(filled(row)) for row in following)
        fits = min(len(keys), width) / max(len(keys), width)
        if fits < 0.5:
            return 0.0
        has_data = any(not is_text(cell) for row in following for cell in row.cells if cell)
        return fits + has_data

    def head_at(self, position: int) -> Head:
        """Return the heading that a row belongs to, with its lines above and below."""
        first = last = position
        while first > 0 and last - first + 1 < _MOST_LINES and self._heads_below(first - 1):
            first -= 1
        while last - first + 1 < _MOST_LINES and self._continues(first, last):
            last += 1
        return self.head_of(first, last)

    def head_of(self, first: int, last: int) -> Head:
        """Return the heading made of these rows, joined line by line in each column."""
        lines: dict[int, list[str]] = {}
        for position in range(first, last + 1):
            below = self._rows[position + 1] if position < last else None
            for column, text in self._spread(position, below).items():
                told = lines.setdefault(column, [])
                if text not in told:
                    told.append(text)
        return Head(first, last, {column: tuple(lines[column]) for column in sorted(lines)})

    def _spread(self, position: int, below: Row | None) -> dict[int, str]:
        """Return the texts of a heading row by column; a merged one stands in all its columns."""
        row = self._rows[position]
        texts = {c: " ".join(str(row.cells[c]).split()) for c in filled(row)}
        merged: set[int] = set()
        for merge in self._merges.get(row.number, ()):
            columns = range(merge.first_column, min(merge.last_column, merge.first_column + 64) + 1)
            merged.update(columns)
            if text := texts.get(merge.first_column):
                texts.update(dict.fromkeys(columns, text))
        if below is None:
            return texts
        # Without merged cells an upper heading still stands over the columns to its right.
        under = filled(below)
        for column in under:
            left = max((c for c in texts if c < column), default=None)
            if column not in texts and left in under and left not in merged:
                texts[column] = texts[left]
        return dict(sorted(texts.items()))

    def _heads_below(self, position: int) -> bool:
        """Say whether a row is the upper line of a heading whose lower line comes next."""
        row, below = self._rows[position], self._rows[position + 1]
        columns = filled(row)
        if below.number != row.number + 1 or not all(is_text(row.cells[c]) for c in columns):
            return False
        whole = filled(below)
        for merge in self._merges.get(row.number, ()):
            covers_all = merge.first_column <= whole[0] and merge.last_column >= whole[-1]
            if merge.last_row > row.number or (not covers_all and len(columns) >= 2):
                return True
        return len(columns) >= 2 and any(column not in whole for column in columns)

    def _continues(self, first: int, last: int) -> bool:
        """Say whether the row after a heading is one more line of it."""
        if last + 2 >= len(self._rows):
            return False
        head, row, after = self._rows[last], self._rows[last + 1], self._rows[last + 2]
        columns = filled(row)
        if row.number != head.number + 1 or not all(is_text(row.cells[c]) for c in columns):
            return False
        merged = [
            merge
            for position in range(first, last + 1)
            for merge in self._merges.get(self._rows[position].number, ())
        ]
        if any(merge.last_row >= row.number for merge in merged):
            return True
        if any(_is_titled_name(row.cells[c]) for c in columns):
            return False
        wide = [m for m in merged if m.last_column > m.first_column and m.first_row == head.number]
        under = [[c for c in columns if m.first_column <= c <= m.last_column] for m in wide]
        if any(len(part) >= 2 for part in under):
            return len(filled(head)) >= 2 and self._divides(row, sorted(chain(*under)), after)
        return self._completes(head, row, after)

    def _divides(self, row: Row, under: Sequence[int], after: Row) -> bool:
        """Say whether a row parts the merged headings above it, rather than being the first data.

        `under` are its columns below them. A name over two columns has its parts there as well,
        so the row must have a known heading there, or nothing beside them where others have data.
        """
        if any(heading_key(str(row.cells[c])) in self._known for c in under):
            return True
        first = " ".join(str(row.cells[under[0]]).split())
        if first in COURTESY_TITLES or is_title(first) or split_name(first).title:
            return False
        return filled(row) == under and len(filled(after)) > len(under)

    def _completes(self, head: Row, row: Row, after: Row) -> bool:
        """Say whether a sparse row of texts finishes words above it, no cells being merged."""
        upper, columns = filled(head), filled(row)
        if columns[0] == upper[0] or len(columns) * 10 > len(filled(after)) * 6:
            return False
        keys = [heading_key(str(row.cells[c])) for c in columns]
        joined = [
            heading_key(f"{head.cells[c] or ''}{row.cells[c]}")
            for c in columns
            if c < len(head.cells)
        ]
        return len(columns) >= 2 or any(key in self._known for key in (*keys, *joined))
