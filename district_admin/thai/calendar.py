"""Buddhist-era dates as they are typed and written, and the government's fiscal year.

Every date leaves here in Arabic digits; `numerals.py` turns them into Thai ones at the edge. The
names of months and days stand here in a table: a locale of the operating system (strftime) differs
between Windows and Linux, and babel is too heavy to load before the window is up.
"""

import re
from datetime import date
from typing import Final

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.numerals import to_arabic_digits

BUDDHIST_ERA: Final = 543
"""Years between the Christian and the Buddhist era, by the calendar in force since 1941."""

THAI_MONTHS: Final = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
"""Months in full, January first."""

THAI_MONTHS_SHORT: Final = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
"""Months abbreviated, January first."""

THAI_WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
"""Days of the week, Monday first as `date.weekday` counts."""

_WEEKDAYS_TYPED: Final = {
    **{name: number for number, name in enumerate(THAI_WEEKDAYS)},
    "พฤหัส": 3,
    **{"จ.": 0, "อ.": 1, "พ.": 2, "พฤ.": 3, "ศ.": 4, "ส.": 5, "อา.": 6},
}


def _month_spellings() -> dict[str, int]:
    """Map what is typed for a month, without points, to its number."""
    spellings: dict[str, int] = {}
    for number, (full, short) in enumerate(zip(THAI_MONTHS, THAI_MONTHS_SHORT, strict=True), 1):
        stem = full.removesuffix("คม").removesuffix("ยน").removesuffix("พันธ์")
        spellings |= {full: number, stem: number, short.replace(".", ""): number}
    return spellings


_MONTHS_TYPED: Final = _month_spellings()
_LONGEST_TYPED: Final = 60

_WEEKDAY = "|".join(re.escape(name) for name in sorted(_WEEKDAYS_TYPED, key=len, reverse=True))
_LEAD = re.compile(rf"(?:ณ ?)?(?:(?:วัน)?(?P<weekday>{_WEEKDAY})(?:ที่)?,? ?|วันที่ ?)?(?=[0-9])")
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2}) ?[-/. ] ?(?P<month>[0-9]{1,2}) ?[-/. ] ?(?P<y>[0-9]+)"
)
_YEAR_FIRST = re.compile(r"(?P<y>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})")
_WORDED = re.compile(
    r"(?P<day>[0-9]{1,2})[-/ ]?(?:เดือน)?(?P<month>[ก-๎.]+?)[-/ ]?"
    r"(?P<era>พ\.ศ\.|ค\.ศ\.)? ?(?P<y>[0-9]+)"
)


class ThaiDateError(OfficeError):
    """What was typed is not a date of the calendar; the text says why."""


def be_year(day: date) -> int:
    """Return the Buddhist-era year of a date."""
    return day.year + BUDDHIST_ERA


def gregorian_year(typed: int) -> int:
    """Return the Christian-era year meant by a typed one: 2569, 69 and 2026 are all 2026.

    Above 2400 it is the Buddhist era, up to 99 the Buddhist era of the 2500s, else the Christian
    era. Raises ThaiDateError for a year outside 1900-2200 (Buddhist 2401-2743).
    """
    if 0 <= typed <= 99:
        return typed + 2500 - BUDDHIST_ERA
    if 2400 < typed <= 2200 + BUDDHIST_ERA:
        return typed - BUDDHIST_ERA
    if 1900 <= typed <= 2200:
        return typed
    raise ThaiDateError(_("ปี {typed} ใช้ไม่ได้ กรุณาพิมพ์ปี พ.ศ. เช่น 2569 หรือ 69").format(typed=typed))


def long_date(day: date) -> str:
    """Write a date as letters and memos do: 19 พฤศจิกายน 2569 (official-documents 1.10)."""
    return f"{day.day} {THAI_MONTHS[day.month - 1]} {be_year(day)}"


def era_date(day: date) -> str:
    """Write a date as orders and announcements do: 19 พฤศจิกายน พ.ศ. 2569."""
    return f"{day.day} {THAI_MONTHS[day.month - 1]} พ.ศ. {be_year(day)}"


def weekday_date(day: date) -> str:
    """Write a date of a meeting with its weekday: วันพฤหัสบดีที่ 19 พฤศจิกายน 2569."""
    return f"วัน{THAI_WEEKDAYS[day.weekday()]}ที่ {long_date(day)}"


def medium_date(day: date) -> str:
    """Write a date for lists on screen: 19 พ.ย. 2569."""
    return f"{day.day} {THAI_MONTHS_SHORT[day.month - 1]} {be_year(day)}"


def short_date(day: date) -> str:
    """Write a date for narrow columns: 19 พ.ย. 69. Only years of the 2500s can be read back."""
    return f"{day.day} {THAI_MONTHS_SHORT[day.month - 1]} {be_year(day) % 100:02d}"


def parse_date(text: str) -> date:
    """Return the date that the officer typed, in any of the usual forms and either digits.

    20/11/2569, 20-11-69, 2569-11-20, 2026-11-20, 20 พ.ย. 69, 20 พฤศจิกายน พ.ศ. 2569, each with or
    without วันที่ or a weekday before it. The day always stands before the month. Raises
    ThaiDateError, which says what is wrong: not readable, not in the calendar, another weekday.
    """
    typed = " ".join(to_arabic_digits(text).split())
    lead = _LEAD.match(typed) if len(typed) <= _LONGEST_TYPED else None
    if lead is None:
        raise _unreadable(text)
    written = typed[lead.end() :]
    parts = _YEAR_FIRST.fullmatch(written) or _DAY_FIRST.fullmatch(written)
    worded = None if parts else _WORDED.fullmatch(written)
    if worded:
        month = _MONTHS_TYPED.get(worded["month"].replace(".", ""))
        if month is None:
            raise _unreadable(text)
        day = _existing(_year(worded["y"], worded["era"]), month, int(worded["day"]))
    elif parts:
        day = _existing(_year(parts["y"], None), int(parts["month"]), int(parts["day"]))
    else:
        raise _unreadable(text)
    _check_weekday(day, lead["weekday"])
    return day


def fiscal_year(day: date) -> int:
    """Return the Buddhist-era fiscal year, which starts on 1 October of the year before."""
    return be_year(day) + (day.month >= 10)


def quarter(day: date) -> int:
    """Return the quarter of the fiscal year, 1 (October to December) to 4."""
    return (day.month + 2) % 12 // 3 + 1


def _unreadable(text: str) -> ThaiDateError:
    shown = " ".join(text.split())[:40]
    return ThaiDateError(
        _("อ่านวันที่ “{shown}” ไม่ได้ กรุณาพิมพ์เช่น 20/11/2569 หรือ 20 พ.ย. 69").format(shown=shown)
    )


def _year(digits: str, era: str | None) -> int:
    """Return the Christian-era year of the typed digits; a named era must fit them."""
    typed = int(digits)
    fits = {
        None: len(digits) in (2, 4),
        "พ.ศ.": len(digits) == 2 or (len(digits) == 4 and typed > 2400),
        "ค.ศ.": len(digits) == 4 and typed <= 2200,
    }
    if not fits[era]:
        message = _("ปี {typed} ใช้ไม่ได้ กรุณาพิมพ์ปี พ.ศ. เช่น 2569 หรือ 69")
        raise ThaiDateError(message.format(typed=f"{era} {digits}" if era else digits))
    return gregorian_year(typed)


def _existing(christian_year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise ThaiDateError(_("ไม่มีเดือนที่ {month} กรุณาพิมพ์วัน/เดือน/ปี").format(month=month))
    try:
        return date(christian_year, month, day)
    except ValueError as error:
        written = f"{day} {THAI_MONTHS_SHORT[month - 1]} {christian_year + BUDDHIST_ERA}"
        message = _("วันที่ {written} ไม่มีในปฏิทิน กรุณาตรวจสอบวันที่").format(written=written)
        raise ThaiDateError(message) from error


def _check_weekday(day: date, typed: str | None) -> None:
    if typed is None or _WEEKDAYS_TYPED[typed] == day.weekday():
        return
    message = _("วันที่ {written} ตรงกับวัน{right} ไม่ใช่วัน{wrong} กรุณาตรวจสอบวันที่")
    raise ThaiDateError(
        message.format(
            written=medium_date(day),
            right=THAI_WEEKDAYS[day.weekday()],
            wrong=THAI_WEEKDAYS[_WEEKDAYS_TYPED[typed]],
        )
    )
