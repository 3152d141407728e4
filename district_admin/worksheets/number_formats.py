"""What a number in a cell stands for, told by the format that Excel shows it in.

Excel keeps dates as days and codes such as 0012 as 12 with the format 0000. Only a format of
nothing but zeros is taken as a code; the formats of Thai telephone and citizen numbers need no
help here, since `telephones` and `codes` know how many digits there must be.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, NamedTuple

from district_admin.worksheets.model import Cell

_BUILT_IN_DATES: Final = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
_THAI_BUILT_IN_DATES: Final = frozenset((71, 72, 73, 74, 75, 76, 77, 78, 80, 81))
_NOT_LETTERS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS: Final = re.compile("[dmyhsbgeวดปชนท]", re.IGNORECASE)
_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+|ช+|น+|ท+)\]", re.IGNORECASE)
_SCIENTIFIC: Final = re.compile(r"[0#?]e[+-]", re.IGNORECASE)
_ZEROS: Final = re.compile(r"0{2,20}")
_PLAIN: Final = re.compile("general|standard|@|ทั่วไป|[0#?.,% ]*", re.IGNORECASE)

_EPOCH: Final = datetime(1899, 12, 30)
_EPOCH_1904: Final = datetime(1904, 1, 1)
_LAST_DAY: Final = 2_958_465  # 31 December 9999
_DAYS_TO_1904: Final = 1462


class NumberFormat(NamedTuple):
    """How numbers of a style are meant; `digits` is the length of a code with leading zeros."""

    meaning: Literal["number", "date", "code"]
    digits: int = 0


NUMBER: Final = NumberFormat("number")
_DATE: Final = NumberFormat("date")


def built_in_format(number: int) -> NumberFormat:
    """Return the meaning of one of the formats that every Excel knows by number."""
    return _DATE if number in _BUILT_IN_DATES or number in _THAI_BUILT_IN_DATES else NUMBER


def written_format(code: str) -> NumberFormat:
    """Return the meaning of a format that is written out, such as dd/mm/bbbb or 0000."""
    first = code.split(";", 1)[0].strip()
    if _ZEROS.fullmatch(first):
        return NumberFormat("code", len(first))
    if _PLAIN.fullmatch(first) or _ELAPSED.search(first):
        return NUMBER
    letters = _NOT_LETTERS.sub("", first)
    if letters.lower().startswith("general") or _SCIENTIFIC.search(letters):
        return NUMBER
    return _DATE if _DATE_LETTERS.search(letters) else NUMBER


def meant(number: float, style: NumberFormat, from_1904: bool) -> Cell:
    """Return what a number means in a cell of this style; whole numbers come back as int."""
    if style.meaning == "date":
        return _moment(number, from_1904)
    whole = int(number) if number == int(number) else number
    if style.meaning == "code" and isinstance(whole, int) and whole >= 0:
        return str(whole).zfill(style.digits)
    return whole


def _moment(days: float, from_1904: bool) -> Cell:
    """Return the date, the date with its time, or the time of day that is kept as days."""
    last = _LAST_DAY - (_DAYS_TO_1904 if from_1904 else 0)
    if not 0 <= days <= last:
        return int(days) if days == int(days) else days
    # Excel counts a 29 February 1900 that never was, and its day 0.
    early = 1 if not from_1904 and days < 60 else 0
    seconds = round((days + early) * 86_400)
    whole, rest = divmod(seconds, 86_400)
    clock = (datetime.min + timedelta(seconds=rest)).time()
    if days < 1 and not from_1904:
        return time(clock.hour, clock.minute, clock.second)
    day = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=whole)
    return datetime.combine(day, clock) if rest else date(day.year, day.month, day.day)
