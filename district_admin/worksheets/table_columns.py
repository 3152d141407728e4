"""The columns of a found table: named, told apart where two tables stand side by side, filled."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from district_admin.worksheets import limits
from district_admin.worksheets.headings import Head, heading_key
from district_admin.worksheets.model import Cell, Merge, Row
from district_admin.worksheets.refusals import WorksheetRefusedError


@dataclass(frozen=True, slots=True)
class Column:
    """A column (คอลัมน์) of a table."""

    index: int
    """Its place in the sheet, counted from 0."""
    heading: str
    """Its heading in one line; empty if it has data but no heading."""
    lines: tuple[str, ...]
    """The heading line by line, the upper one first."""
    hidden: bool


class FilledRows(NamedTuple):
    """Rows in which vertically merged cells are filled, and how many cells that were."""

    rows: Sequence[Row]
    cell_count: int


def columns_of(head: Head, rows: Sequence[Row], hidden: Collection[int]) -> list[Column]:
    """Return the columns that have a heading or data; all others are empty and left out."""
    used: set[int] = set(head.lines)
    width = max((len(row.cells) for row in rows), default=0)
    for column in range(width):
        if column not in used and any(_has_value(row.cells, column) for row in rows):
            used.add(column)
    texts = head.texts
    return [
        Column(column, texts.get(column, ""), head.lines.get(column, ()), column in hidden)
        for column in sorted(used)
    ]


def split_columns(columns: Sequence[Column]) -> list[list[Column]]:
    """Return the columns of each table; a second one beside the first repeats its headings."""
    parts: list[list[Column]] = [[]]
    for column in columns:
        if parts[-1] and column.index > parts[-1][-1].index + 1:
            parts.append([])
        parts[-1].append(column)
    tables = [parts[0]]
    for part in parts[1:]:
        first = {heading_key(column.heading) for column in tables[0]}
        same = sum(heading_key(column.heading) in first for column in part)
        if same >= 2 and same * 10 >= len(part) * 6:
            tables.append(part)
        else:
            tables[-1].extend(part)
    return tables


def filled_down(rows: Sequence[Row], merges: Sequence[Merge]) -> FilledRows:
    """Give each row of a vertically merged cell its value, as the reader of the sheet sees it.

    Excel merges no cell twice, so a merge that begins inside another one of its column is passed
    over: each cell is looked at once, however many merges a file claims. Raises
    WorksheetRefusedError for more cells to fill than a sheet may have.
    """
    tall = [m for m in merges if m.last_row > m.first_row and m.first_column == m.last_column]
    if not tall:
        return FilledRows(rows, 0)
    places = {row.number: place for place, row in enumerate(rows)}
    missing: dict[int, dict[int, Cell]] = {}
    count = 0
    for merge in _apart(tall):
        place = places.get(merge.first_row)
        if place is None or not _has_value(rows[place].cells, merge.first_column):
            continue
        value = rows[place].cells[merge.first_column]
        while (place := place + 1) < len(rows) and rows[place].number <= merge.last_row:
            if not _has_value(rows[place].cells, merge.first_column):
                missing.setdefault(place, {})[merge.first_column] = value
                count += 1
        if count > limits.FILLED_CELLS:
            raise WorksheetRefusedError("merged", {"limit": f"{limits.FILLED_CELLS:,}"})
    result = list(rows)
    for place, values in missing.items():
        result[place] = _with_values(rows[place], values)
    return FilledRows(result, count)


def _apart(tall: Sequence[Merge]) -> Iterator[Merge]:
    """Give merges of one column each, from the top, without those that begin inside another."""
    ends: dict[int, int] = {}
    for merge in sorted(tall):
        if merge.first_row > ends.get(merge.first_column, 0):
            ends[merge.first_column] = merge.last_row
            yield merge


def _has_value(cells: Sequence[Cell], column: int) -> bool:
    return column < len(cells) and cells[column] is not None


def _with_values(row: Row, values: Mapping[int, Cell]) -> Row:
    cells = [*row.cells, *[None] * (max(values) + 1 - len(row.cells))]
    for column, value in values.items():
        cells[column] = value
    return row._replace(cells=tuple(cells))
