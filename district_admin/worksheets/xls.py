"""Reads .xls, the format of Excel 97 to 2003, with xlrd.

Chosen over python-calamine, which is twice as fast but ended its process for 11 of 250 damaged
files where xlrd raised an exception each time, and does not tell hidden rows.
"""

import io
from pathlib import Path
from typing import Any, Final

import xlrd

from district_admin.worksheets import limits
from district_admin.worksheets.control_characters import without_control
from district_admin.worksheets.model import Cell, Merge, Row, SheetData, column_letters
from district_admin.worksheets.number_formats import NUMBER, NumberFormat, meant, written_format
from district_admin.worksheets.output import Output
from district_admin.worksheets.refusals import Refused

_REPORT_EVERY: Final = 1000
_THAI: Final = "cp874"


def read_xls(path: Path, output: Output) -> None:
    """Read every sheet of a workbook into `output`. Raises Refused with the reason."""
    try:
        book = _opened(path)
    except xlrd.XLRDError as error:
        raise Refused("password" if "encrypted" in str(error) else "damaged") from error
    with book:
        if not book.nsheets:
            raise Refused("no_sheets")
        for position in range(book.nsheets):
            _Sheet(book, position, output).read()


def _opened(path: Path) -> Any:
    try:
        return _open(path, None)
    except UnicodeDecodeError:  # a file of Excel 5 that does not name its letters
        return _open(path, _THAI)


def _open(path: Path, encoding: str | None) -> Any:
    # xlrd tells its doubts on the standard output, which here belongs to the program.
    return xlrd.open_workbook(
        str(path),
        logfile=io.StringIO(),
        encoding_override=encoding,
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
    )


class _Sheet:
    """One sheet of an open book, unloaded again when it has been read."""

    def __init__(self, book: Any, position: int, output: Output) -> None:
        self._book = book
        self._position = position
        self._output = output
        self._name = str(book.sheet_names()[position])
        self._formats: dict[int, NumberFormat] = {}
        self._errors = 0
        self._first_error = ""

    def read(self) -> None:
        try:
            sheet = self._book.sheet_by_index(self._position)
        except (xlrd.XLRDError, AssertionError, LookupError, ValueError) as error:
            raise Refused("damaged_sheet", sheet=self._name) from error
        self._output.start_sheet(SheetData(self._name, sheet.visibility != 0))
        for number in range(sheet.nrows):
            if number % _REPORT_EVERY == 0:
                done = self._position * sheet.nrows + number
                self._output.progress(done, self._book.nsheets * sheet.nrows, self._name)
            self._read_row(sheet, number)
        if self._errors:
            self._output.sheet_note("error_values", count=self._errors, cell=self._first_error)
        hidden = (column for column, how in sheet.colinfo_map.items() if how.hidden)
        merges = (Merge(r + 1, r_end, c, c_end - 1) for r, r_end, c, c_end in sheet.merged_cells)
        self._output.end_sheet(frozenset(hidden), tuple(merges)[: limits.MERGES])
        self._book.unload_sheet(self._position)

    def _read_row(self, sheet: Any, number: int) -> None:
        cells = [self._value(cell, number, column) for column, cell in enumerate(sheet.row(number))]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            how = sheet.rowinfo_map.get(number)
            self._output.row(Row(number + 1, tuple(cells), bool(how and how.hidden)))

    def _value(self, cell: Any, row: int, column: int) -> Cell:
        kind = cell.ctype
        if kind == xlrd.XL_CELL_TEXT:
            return without_control(cell.value) or None
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return meant(cell.value, self._format(cell.xf_index), self._book.datemode == 1)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        if kind == xlrd.XL_CELL_ERROR:
            self._errors += 1
            self._first_error = self._first_error or f"{column_letters(column)}{row + 1}"
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        return None

    def _format(self, style: int) -> NumberFormat:
        known = self._formats.get(style)
        if known is None:
            known = NUMBER
            if 0 <= style < len(self._book.xf_list):
                key = self._book.xf_list[style].format_key
                found = self._book.format_map.get(key)
                known = written_format(found.format_str) if found else NUMBER
            self._formats[style] = known
        return known
