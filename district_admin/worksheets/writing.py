"""Makes lists as XLSX and CSV that open well in Excel and come back unchanged by `reading`.

No text can become a formula there: in XLSX texts are written as texts, those that begin like a
formula with Excel's own quote prefix; in CSV, which has no types, they get an apostrophe that
`delimited` takes off again. Only a `Formula` becomes one, which the program alone makes and never
of what someone typed. Texts are formatted as text, so a telephone number that is corrected in Excel
keeps its first zero. Written in plain XML: 100,000 rows of 12 columns take 3 s, where
openpyxl, whose every cell is an object, takes 20.
"""

import csv
import io
import math
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from district_admin.progress import Progress, Silent
from district_admin.thai.calendar import be_year
from district_admin.worksheets import limits
from district_admin.worksheets import xlsx_parts as parts
from district_admin.worksheets.control_characters import without_control
from district_admin.worksheets.model import Cell, column_letters
from district_admin.worksheets.sheet_names import sheet_names

_LIKE_A_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n]")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_EXACT_DIGITS: Final = 10**15
_EPOCH: Final = datetime(1899, 12, 30)
_FIRST_DAY: Final = date(1900, 1, 1)
_FALSE_LEAP_DAY: Final = 61
_NARROWEST: Final = 10
_WIDEST: Final = 60  # letters; what is longer goes on in the next line of its cell
_LOOKED_AT: Final = 300  # rows, spread over the list
_MARKS: Final = re.compile("[ัิ-ฺ็-๎]")  # above and below the letters, where they take no room
_REPORT_EVERY: Final = 1000
_NO_STYLES: Final[Mapping[int, int]] = {}
_YES, _NO = "ใช่", "ไม่ใช่"


@dataclass(frozen=True, slots=True)
class Formula:
    """What Excel reckons, and its value until it does: Formula("SUM(F2:F9)", 1200.0)."""

    text: str
    value: float


Written = Cell | Formula
"""What can be written into a cell."""


def write_xlsx(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Written]],
    widths: Sequence[float] = (),
    notes: Sequence[str] = (),
    progress: Progress | None = None,
    answer_columns: Collection[int] = (),
    money_columns: Collection[int] = (),
    sums: Sequence[Written] = (),
) -> bytes:
    """Return a workbook with one sheet: the headings, which stay in view, and the rows under them.

    `widths` are column widths in letters, 0 hides; where missing, they follow from what the
    columns hold, and what is too long for the widest goes on in the next line.
    `notes` go to a second sheet, so that the first one is the table alone and can be read back.
    With `answer_columns`, counted from 0, it is a form: whoever gets it writes into their cells
    alone, the others are protected (without a password, so that the office can open them).
    Numbers in `money_columns` are shown as 1,250.00; `sums` is a last row that choosing and sorting
    rows leave alone.
    """
    progress = progress or Silent()
    needed = _needed_widths(headings, rows)
    all_widths = [*widths, *(min(each, _WIDEST) for each in needed[len(widths) :])]
    # what is hidden is not wrapped: Excel would make its row as high as that
    wrapped = [
        column
        for column, width in enumerate(all_widths)
        if width and (answer_columns or needed[column] > width)
    ]
    styles = {
        **dict.fromkeys(wrapped, parts.WRAPPED),
        **dict.fromkeys(answer_columns, parts.ANSWER),
        **dict.fromkeys(money_columns, parts.MONEY),
    }
    sheets = sheet_names([title, "หมายเหตุ"] if notes else [title])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.surroundings(sheets):
            archive.writestr(name, content)
        with archive.open(parts.sheet_part(1), "w") as sheet:
            protected = bool(answer_columns)
            pieces = _sheet(headings, rows, all_widths, progress, styles, protected, sums)
            for piece in pieces:
                sheet.write(piece.encode("utf-8"))
        if notes:
            lines = "".join(_row(n, (note,), parts.WRAPPED) for n, note in enumerate(notes, 1))
            archive.writestr(parts.sheet_part(2), parts.whole_sheet([100], lines))
    return packed.getvalue()


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the rows as CSV in UTF-8 with the mark by which Excel knows it; dates as 20/11/2569.

    Every cell stands in quotation marks, so that no comma or semicolon in it is taken for another.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_plain(heading) for heading in headings])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _sheet(
    headings: Sequence[str],
    rows: Sequence[Sequence[Written]],
    widths: Sequence[float],
    progress: Progress,
    styles: Mapping[int, int],
    protected: bool,
    sums: Sequence[Written],
) -> Iterator[str]:
    yield parts.sheet_start(widths, frozen=True)
    yield _row(1, headings, parts.HEADING)
    for first in range(0, len(rows), _REPORT_EVERY):
        progress.report(first, len(rows))
        some = enumerate(rows[first : first + _REPORT_EVERY], first + 2)
        yield "".join(_row(number, row, parts.TEXT, styles) for number, row in some)
    if sums:
        yield _row(len(rows) + 2, sums, parts.TEXT, styles)
    yield parts.sheet_end(len(headings), len(rows) + 1, protected)


def _row(
    number: int, cells: Sequence[Written], style: int, styles: Mapping[int, int] = _NO_STYLES
) -> str:
    """Return a row; `styles` are those of columns that have one of their own."""
    written = "".join(
        _cell(f"{_letters(column)}{number}", cell, styles.get(column, style))
        for column, cell in enumerate(cells)
        if (cell is not None and cell != "") or styles.get(column) == parts.ANSWER
    )
    return f'<row r="{number}">{written}</row>'


def _cell(place: str, cell: Written, style: int) -> str:
    if isinstance(cell, Formula):
        number_style = parts.MONEY if style == parts.MONEY else parts.NUMBER
        text = _escaped(cell.text)
        return f'<c r="{place}" s="{number_style}"><f>{text}</f><v>{_digits(cell.value)}</v></c>'
    if style == parts.ANSWER:
        text = _plain(cell)
        return _text(place, text, style) if text else f'<c r="{place}" s="{style}"/>'
    if isinstance(cell, str):
        return _text(place, cell, style)
    if isinstance(cell, bool):
        return f'<c r="{place}" s="{parts.NUMBER}" t="b"><v>{int(cell)}</v></c>'
    found = _number(cell)
    if found is None:
        return _text(place, _plain(cell), style)
    number, number_style = found
    if style == parts.MONEY and number_style == parts.NUMBER:
        number_style = parts.MONEY
    return f'<c r="{place}" s="{number_style}"><v>{number}</v></c>'


def _text(place: str, text: str, style: int) -> str:
    text = without_control(text)
    style = parts.TEXT if style == parts.MONEY else style
    if len(text) > limits.CELL_LETTERS:
        text = f"{text[: limits.CELL_LETTERS - 1]}…"
    if style in (parts.TEXT, parts.WRAPPED) and _LIKE_A_FORMULA.match(text):
        style = parts.QUOTED
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    text = _escaped(text)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _number(cell: Cell) -> tuple[str, int] | None:
    """Return how Excel keeps a number, date or time, and its style; None if it cannot."""
    if isinstance(cell, datetime):
        days = (cell.replace(tzinfo=None) - _EPOCH).total_seconds() / 86_400
        return (repr(_counted(days)), parts.MOMENT) if cell.date() >= _FIRST_DAY else None
    if isinstance(cell, date):
        days = (cell - _EPOCH.date()).days
        return (str(_counted(days)), parts.DAY) if cell >= _FIRST_DAY else None
    if isinstance(cell, time):
        return repr((cell.hour * 3600 + cell.minute * 60 + cell.second) / 86_400), parts.TIME
    if isinstance(cell, int | float) and math.isfinite(cell) and abs(cell) < _EXACT_DIGITS:
        return _digits(cell), parts.NUMBER
    return None  # more digits than Excel keeps


def _counted(days: float) -> float:
    """Return days as Excel counts them, with its 29 February 1900."""
    return days - 1 if days < _FALSE_LEAP_DAY else days


def _plain(cell: Cell) -> str:
    """Return a cell as CSV has it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = without_control(cell)
        return f"'{text}" if _LIKE_A_FORMULA.match(text) else text
    if isinstance(cell, bool):
        return _YES if cell else _NO
    if isinstance(cell, date):
        day = f"{cell.day}/{cell.month}/{be_year(cell)}"
        return f"{day} {cell:%H:%M:%S}" if isinstance(cell, datetime) else day
    return cell.isoformat() if isinstance(cell, time) else _digits(cell)


def _digits(number: float) -> str:
    """Return a number as it is read: 5, not 5.0, as worksheets have every number."""
    whole = isinstance(number, float) and number.is_integer() and abs(number) < _EXACT_DIGITS
    return repr(int(number) if whole else number)


def _needed_widths(headings: Sequence[str], rows: Sequence[Sequence[Written]]) -> list[int]:
    """Return how many letters wide each column would have to be; a few hundred rows tell."""
    looked_at = rows[:: max(1, -(-len(rows) // _LOOKED_AT))]
    needed = [max(_letters_beside(heading) + 2, _NARROWEST) for heading in headings]
    for row in looked_at:
        for column, cell in enumerate(row[: len(needed)]):
            if isinstance(cell, Formula):
                cell = cell.value
            if cell is not None and cell != "":
                needed[column] = max(needed[column], _letters_beside(_plain(cell)) + 2)
    return needed


def _letters_beside(text: str) -> int:
    """Return how many letters of the longest line stand beside each other."""
    return max((len(_MARKS.sub("", line)) for line in text.splitlines()), default=0)


def _letters(column: int) -> str:
    known = _LETTERS[column] if column < len(_LETTERS) else None
    return known or column_letters(column)


_LETTERS: Final = tuple(map(column_letters, range(limits.COLUMNS)))
