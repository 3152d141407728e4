"""A workbook as it was read: sheets of rows of plain values, with what was hidden and merged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = str | int | float | date | datetime | time | None
"""What stands in a cell; True and False are ints of their kind, whole numbers are never floats."""


class Row(NamedTuple):
    """A row that has something in it, counted as Excel counts (the first is 1)."""

    number: int
    cells: tuple[Cell, ...]
    """From column A to the last cell with a value; a cell without one is None."""
    hidden: bool


class Merge(NamedTuple):
    """Cells merged into one: rows count from 1, columns from 0, the last ones included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(slots=True)
class SheetData:
    """One sheet (แผ่นงาน) with all rows that hold something, in their order."""

    name: str
    hidden: bool = False
    rows: Sequence[Row] = ()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    notes: list[str] = field(default_factory=list)
    """Sentences for the officer about this sheet, such as formulas that have no result."""


@dataclass(frozen=True, slots=True)
class WorkbookData:
    """What a file held: its sheets, and sentences for the officer about the whole of it."""

    sheets: tuple[SheetData, ...]
    notes: tuple[str, ...] = ()

    @property
    def preselected(self) -> SheetData | None:
        """The sheet to offer first: the first visible one with rows, else any with rows."""
        filled = [sheet for sheet in self.sheets if sheet.rows]
        return next((sheet for sheet in filled if not sheet.hidden), filled[0] if filled else None)


def column_letters(index: int) -> str:
    """Return the name of a column, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the number of a column, counted from 0, from its capital letters: AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
