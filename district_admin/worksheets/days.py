"""Dates as lists have them: real ones, real ones with a Buddhist year, numbers, and typed texts."""

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Final

from district_admin.texts import _
from district_admin.thai.calendar import (
    BUDDHIST_ERA,
    ThaiDateError,
    gregorian_year,
    medium_date,
    parse_date,
)
from district_admin.worksheets.model import Cell
from district_admin.worksheets.values import Reading, refuse_error, shown, typed

_FIRST_BE_YEAR: Final = 2401
_LAST_BE_YEAR: Final = 2743
_TIME_AFTER: Final = re.compile(
    r"[T ]+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?(?: ?น\.?)?$"
)
_SHORT_YEAR: Final = re.compile(r"(?<![0-9])[0-9]{2}$")
_EIGHT_DIGITS: Final = re.compile("([0-9]{2})([0-9]{2})([0-9]{4})")
_EXCEL_START: Final = date(1899, 12, 30)
_EXCEL_DAYS: Final = (range(10_000, 80_000), range(229_000, 262_000))
"""1927 to 2119, and the same as Buddhist years: what a lone number of days can mean in a list."""


def day(cell: Cell) -> Reading[date]:
    """Return the date of a cell, whichever era it was written in; a time of day is left out.

    A real date with the year 2569, a number of days and a year of two digits are taken for what
    they must mean, with a note.
    """
    if problem := refuse_error(cell):
        return Reading(problem=problem)
    if isinstance(cell, date):
        return _real(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(cell)
    text = _TIME_AFTER.sub("", typed(cell)).strip()
    if not text:
        return Reading()
    if isinstance(cell, bool | time):
        return _unreadable(cell)
    if text.isdecimal():
        return _number(int(text)) if len(text) <= 8 else _unreadable(cell)
    try:
        found = parse_date(text)
    except ThaiDateError as error:
        return Reading(problem=str(error))
    return Reading(found, note=_taken_for(cell, found) if _SHORT_YEAR.search(text) else "")


def _real(found: date) -> Reading[date]:
    if not _FIRST_BE_YEAR <= found.year <= _LAST_BE_YEAR:
        return Reading(found)
    try:
        meant = found.replace(year=found.year - BUDDHIST_ERA)
    except ValueError:  # 29 February of a year that has none in the calendar
        return _unreadable(found)
    return Reading(meant, note=_taken_for(found, meant))


def _number(cell: float) -> Reading[date]:
    """Read a number: Excel's count of days, or ddmmyyyy typed in one go."""
    if not math.isfinite(cell):
        return _unreadable(cell)
    if any(int(cell) in days for days in _EXCEL_DAYS):
        found = _real(_EXCEL_START + timedelta(days=int(cell)))
        return Reading(found.value, found.problem, found.note or _taken_for(cell, found.value))
    parts = _EIGHT_DIGITS.fullmatch(f"{int(cell):08d}" if cell == int(cell) >= 1_000_000 else "")
    if parts is None:
        return _unreadable(cell)
    try:
        found_on = date(gregorian_year(int(parts[3])), int(parts[2]), int(parts[1]))
    except (ValueError, ThaiDateError):
        return _unreadable(cell)
    return Reading(found_on, note=_taken_for(cell, found_on))


def _taken_for(cell: Cell, meant: date | None) -> str:
    if meant is None:
        return ""
    message = _("อ่าน {shown} เป็นวันที่ {date}")
    return message.format(shown=shown(cell), date=medium_date(meant))


def _unreadable(cell: Cell) -> Reading[date]:
    message = _("อ่าน “{shown}” เป็นวันที่ไม่ได้ กรุณาพิมพ์เช่น 20/11/2569")
    return Reading(problem=message.format(shown=shown(cell)))
