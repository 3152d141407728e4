"""Reads lists kept as plain text: .csv of any of the usual kinds, and tables that were pasted.

The letters: a byte order mark decides; else strict UTF-8; else cp874, Windows' own TIS-620, which
takes the no-break space and the quotation marks that the bare standard refuses (1,897 lines, none
wrong). A UTF-8 file with a broken letter would be refused, or pass as cp874 full of เธ; it is told
by how few letters are lost when it is read as UTF-8 all the same.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from district_admin.worksheets import limits
from district_admin.worksheets.control_characters import without_control
from district_admin.worksheets.model import Cell, Row, SheetData
from district_admin.worksheets.output import Output
from district_admin.worksheets.refusals import Refused

_THAI: Final = "cp874"
_DELIMITERS: Final = (",", ";", "\t", "|")
_LINES_LOOKED_AT: Final = 60
_NAMED_DELIMITER: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_WHOLE_FOR_EACH_LOST: Final = 10
_THAI_LETTER: Final = re.compile("[ก-๛]")
_USUAL_LETTER: Final = re.compile("[\t\r\n -~ก-๛“”‘’–—…]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r\n]")
_LINES_OF_A_CELL: Final = 60
_COLUMNS_TELLING: Final = 3
_REPORT_EVERY: Final = 2000


def read_csv(path: Path, output: Output) -> None:
    """Read a text file as one sheet into `output`. Raises Refused with the reason."""
    text, lost = decoded(path.read_bytes())
    if lost:
        output.note("lost_letters", count=lost)
    output.start_sheet(SheetData(path.stem))
    total = len(text)
    done = 0
    for row in text_rows(text):
        done += sum(len(str(cell)) + 1 for cell in row.cells)
        if row.number % _REPORT_EVERY == 0:
            output.progress(min(done, total), total, path.stem)
        output.row(row)
    output.end_sheet(frozenset(), ())


def decoded(content: bytes) -> tuple[str, int]:
    """Return the letters of a text file, and how many of them were lost to damage.

    Raises Refused if the bytes are no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", "replace")
        return text, text.count("\ufffd")
    if b"\0" in content[:65536]:
        return _unmarked_utf16(content)
    try:
        return content.decode("utf-8-sig"), 0
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8-sig", "replace")
    lost = text.count("\ufffd")
    if lost * _WHOLE_FOR_EACH_LOST <= len(_THAI_LETTER.findall(text)):
        return text, lost
    try:
        return content.decode(_THAI), 0
    except UnicodeDecodeError as error:
        raise Refused("encoding") from error


def _unmarked_utf16(content: bytes) -> tuple[str, int]:
    """Return the letters of UTF-16 without its mark, told by the Thai and the Latin in it.

    Raises Refused for bytes that are no text: read as UTF-16 they are signs of all the world.
    """
    for encoding in ("utf-16-le", "utf-16-be"):
        text = content.decode(encoding, "replace")
        start = text[:10_000]
        if len(_USUAL_LETTER.findall(start)) * 10 >= len(start) * 9:
            return text, text.count("\ufffd")
    raise Refused("other_kind")


def text_rows(text: str) -> Iterator[Row]:
    """Give the rows of a text with commas, semicolons, tabs or bars between its cells.

    A row's number is its place in the list, as Excel would show it. Cells that were written with
    an apostrophe to keep them from being formulas lose it.
    """
    text = text.replace("\0", "")
    named = _NAMED_DELIMITER.match(text)
    delimiter = named[1] if named else _delimiter(text)
    text = text[named.end() :] if named else text
    csv.field_size_limit(2**31 - 1)  # ours is checked below, with a reason
    number = 0
    lines = _Lines(text)
    width = 0
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):
        taken = lines.taken
        if len(taken) > 1 or lines.ended:
            _refuse_swallowed(taken, lines.count, cells, delimiter, width)
        lines.taken = []
        width = width or len(cells)
        row = _row(number, cells)
        if row is None:
            continue
        if number > limits.ROWS:
            raise Refused("far_row", sheet="CSV", row=number, limit=limits.ROWS)
        yield row


class _Lines:
    """The lines of a text one by one, with those that the row being read has taken."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self._length = len(text)
        self.taken: list[str] = []
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.taken.append(line)
            self.count += 1
            yield line

    @property
    def ended(self) -> bool:
        """Say whether the last line was given."""
        return self._lines.tell() >= self._length


def _refuse_swallowed(
    taken: list[str], line_count: int, cells: list[str], delimiter: str, width: int
) -> None:
    """Raise Refused if a quotation mark that was never closed has swallowed rows of the list.

    Cells of several lines are usual (addresses, notes); told apart are those whose mark is not
    closed before a delimiter, that are very long, or that hold a whole row of the list.
    """
    try:
        list(csv.reader(taken, delimiter=delimiter, strict=True))
        broken = False
    except csv.Error:
        broken = len(taken) > 1 or not _ends_quoted(taken, delimiter)
    inner = (line for cell in cells for line in cell.splitlines()[1:-1])
    if (
        broken
        or len(taken) > _LINES_OF_A_CELL
        or (width > _COLUMNS_TELLING and any(line.count(delimiter) == width - 1 for line in inner))
    ):
        raise Refused("open_quote", line=line_count - len(taken) + 1)


def _ends_quoted(taken: list[str], delimiter: str) -> bool:
    """Say whether a line needs nothing after it, whatever its quotation marks look like."""
    probe = list(csv.reader([*taken, f"{delimiter}\n"], delimiter=delimiter))
    return len(probe) > len(taken)


def _row(number: int, cells: list[str]) -> Row | None:
    """Return a row without the empty cells at its end; None if it has no others."""
    values: list[Cell] = [_value(cell) if cell else None for cell in cells]
    while values and values[-1] is None:
        values.pop()
    if len(values) > limits.COLUMNS:
        raise Refused("far_column", sheet="CSV", cell=str(len(values)), limit=limits.COLUMNS)
    return Row(number, tuple(values), hidden=False) if values else None


def _value(cell: str) -> str | None:
    if len(cell) > limits.CELL_LETTERS:
        raise Refused("long_text", limit=limits.CELL_LETTERS)
    if cell[0] == "'" and _GUARDED.match(cell):
        cell = cell[1:]
    return without_control(cell) or None


def _delimiter(text: str) -> str:
    """Return what parts the cells: that which gives the most lines the same number of them."""
    lines = "".join(text[:200_000].splitlines(keepends=True)[:_LINES_LOOKED_AT])
    # Strictly first: a quoted cell must end at the delimiter, which tells , from ; at once.
    for strict in (True, False):
        found = {each: _evenness(lines, each, strict) for each in _DELIMITERS}
        best = max(_DELIMITERS, key=found.__getitem__)
        if found[best] > (0, 0):
            return best
    return _DELIMITERS[0]


def _evenness(lines: str, delimiter: str, strict: bool) -> tuple[int, int]:
    """Return how many lines have the most usual number of cells, two or more, and that number."""
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, strict=strict)
    try:
        widths = Counter(len(row) for row in reader)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
