"""Turns the elements of one sheet into rows, keeping to the limits while it reads.

The handlers are called millions of times and therefore do little; tags are compared with the
prefix that the sheet's first element has.
"""

import re
from datetime import datetime
from typing import Final

from district_admin.worksheets import limits
from district_admin.worksheets.control_characters import without_control
from district_admin.worksheets.model import Cell, Merge, Row, column_index, column_letters
from district_admin.worksheets.number_formats import NUMBER, NumberFormat, meant
from district_admin.worksheets.output import Output
from district_admin.worksheets.refusals import Refused

Strings = list[str]
Attributes = dict[str, str]

_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE: Final = re.compile(
    r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?"
)
_TRUE: Final = ("1", "true")
_DIGITS: Final = "0123456789"


def undo_escapes(text: str) -> str:
    """Return a text with Excel's _x000D_ as the characters they stand for, less control ones."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return without_control(text)


class SheetReader:
    """Reads the elements of a sheet; give `start`, `letters` and `end` to the XML reader."""

    def __init__(
        self,
        sheet: str,
        strings: Strings,
        styles: list[NumberFormat],
        from_1904: bool,
        output: Output,
    ) -> None:
        self._sheet = sheet
        self._strings = strings
        self._styles = styles
        self._from_1904 = from_1904
        self._output = output
        self._columns: dict[str, int] = {}
        self._merges: list[Merge] = []
        self._hidden_columns: set[int] = set()
        self._no_result = self._errors = 0
        self._first_without = self._first_error = ""
        self._prefix = ""
        self._row_number = 0
        self._row_hidden = False
        self._cells: list[Cell] = []
        self._column = -1
        self._type = self._style = ""
        self._has_formula = self._keeps = self._in_cell = False
        self._text = ""
        self._c = self._v = self._row = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if tag == self._c:
            self._start_cell(attributes)
        elif tag == self._v:
            self._keeps = True
        elif tag == self._row:
            self._start_row(attributes)
        elif self._in_cell:
            name = tag[len(self._prefix) :]
            if name == "t":
                self._keeps = self._type == "inlineStr"
            elif name == "f":
                self._has_formula = True
            elif name == "rPh":
                self._type = "aside"
        else:
            self._start_other(tag, attributes)

    def letters(self, text: str) -> None:
        """Take in the letters between two tags."""
        if self._keeps:
            self._text += text
            if len(self._text) > limits.CELL_LETTERS:
                raise Refused("long_text", limit=limits.CELL_LETTERS)

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag == self._v:
            self._keeps = False
        elif tag == self._c:
            self._in_cell = False
            if self._text:
                self._keep(self._value())
            elif self._has_formula and self._type != "str":
                self._no_result += 1
                self._first_without = self._first_without or self._place()
        elif tag == self._row:
            self._end_row()
        elif self._in_cell:
            self._keeps = False
            if self._type == "aside" and tag.endswith("rPh"):
                self._type = "inlineStr"

    def finish(self) -> None:
        """Hand over what was learnt about the sheet as a whole."""
        if self._no_result:
            self._output.sheet_note("no_result", count=self._no_result, cell=self._first_without)
        if self._errors:
            self._output.sheet_note("error_values", count=self._errors, cell=self._first_error)
        self._output.end_sheet(frozenset(self._hidden_columns), tuple(self._merges))

    def _start_cell(self, attributes: Attributes) -> None:
        get = attributes.get
        reference = get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip(_DIGITS)
            column = self._columns.get(letters)
            self._column = self._new_column(letters) if column is None else column
        self._type = get("t", "")
        self._style = get("s", "")
        self._text = ""
        self._has_formula = False
        self._in_cell = True

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._row_number = int(number) if number else self._row_number + 1
        self._row_hidden = attributes.get("hidden") in _TRUE
        self._cells = []
        self._column = -1

    def _end_row(self) -> None:
        if not self._cells:
            return
        if self._row_number > limits.ROWS:
            raise Refused("far_row", sheet=self._sheet, row=self._row_number, limit=limits.ROWS)
        self._output.row(Row(self._row_number, tuple(self._cells), self._row_hidden))
        self._cells = []

    def _start_other(self, tag: str, attributes: Attributes) -> None:
        prefix, _colon, name = tag.rpartition(":")
        if name == "worksheet":
            self._prefix = f"{prefix}:" if prefix else ""
            self._c, self._v, self._row = (self._prefix + each for each in ("c", "v", "row"))
        elif name == "mergeCell" and len(self._merges) < limits.MERGES:
            self._add_merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self._hidden_columns.update(range(first - 1, min(last, limits.COLUMNS)))

    def _add_merge(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found and found[3]:
            first, last = column_index(found[1]), column_index(found[3])
            self._merges.append(Merge(int(found[2]), int(found[4]), first, last))

    def _new_column(self, letters: str) -> int:
        """Return the number of a column seen for the first time."""
        if not (letters.isascii() and letters.isalpha() and letters.isupper() and len(letters) < 4):
            raise Refused("damaged_sheet", sheet=self._sheet)
        column = self._columns[letters] = column_index(letters)
        return column

    def _keep(self, value: Cell) -> None:
        """Put a value in its column of the row; columns between stay empty."""
        if value is None:
            return
        gap = self._column - len(self._cells)
        if gap > 0:
            self._cells.extend([None] * min(gap, limits.COLUMNS))
        elif gap < 0:  # written out of order: the later one wins, as in Excel
            self._cells[self._column] = value
            return
        if self._column >= limits.COLUMNS:
            raise Refused("far_column", sheet=self._sheet, cell=self._place(), limit=limits.COLUMNS)
        self._cells.append(value)

    def _value(self) -> Cell:
        kind = self._type
        text = self._text
        if kind == "s":
            shared = self._strings[int(text)] if text.isdecimal() else ""
            return shared or None
        if kind in ("", "n"):
            return self._number(text)
        if kind == "b":
            return text.strip() in _TRUE
        if kind == "e":
            self._errors += 1
            self._first_error = self._first_error or self._place()
        if kind == "d":
            return _written_moment(text)
        return undo_escapes(text) or None

    def _number(self, text: str) -> Cell:
        style = self._styles[int(self._style)] if self._style else self._styles[0]
        if style is NUMBER and text.isdecimal() and len(text) < 40:
            return int(text)
        number = float(text)
        if number - number != 0:  # infinite, or not a number
            return text[:40]
        # A whole number longer than a float can hold is taken from its digits.
        exact = int(text) if text.isdecimal() and len(text) < 40 else number
        return meant(exact, style, self._from_1904)

    def _place(self) -> str:
        return f"{column_letters(self._column)}{self._row_number}"


def _written_moment(text: str) -> Cell:
    """Return a date written in ISO 8601, which strict workbooks have."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    return moment if moment.time() != datetime.min.time() else moment.date()
