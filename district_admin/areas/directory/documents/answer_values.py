"""What an agency wrote into a cell of its confirmation form, as the directory keeps it.

Excel takes the first zero of a telephone number, and makes a date of house number 5/2; so the cells
are read as those of an imported list are, and what cannot be read is said and never kept.
"""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from district_admin.areas.directory.model.addresses import without_area_word
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.numerals import to_arabic_digits
from district_admin.worksheets import codes, days, values
from district_admin.worksheets.model import Cell
from district_admin.worksheets.telephones import telephones
from district_admin.worksheets.values import Reading

_DASHES: Final = frozenset("-–—")
_SCHOOL_CODE_DIGITS: Final = 10
_SMIS_CODE_DIGITS: Final = 8
_BASE_DATA: Final = "field."


class Written(NamedTuple):
    """A text as it is kept, empty for no answer; or what stood there, and why it cannot be read."""

    text: str = ""
    problem: str = ""


def read_written(key: str, cell: Cell) -> Written:
    """Return what stands in a cell of the item `key`, such as agency.telephone.

    Base data is read by its field later on, which knows whether it is a number or a day.
    """
    if key.startswith(_BASE_DATA):
        on = days.day(cell).value if isinstance(cell, date) else None
        text = medium_date(on) if on is not None else values.written(cell).strip()
        return Written(text, values.refuse_error(cell))
    reading = _READERS.get(key, _text)(cell)
    if reading.problem:
        return Written(values.shown(cell), reading.problem)
    return Written(reading.value or "")


def _text(cell: Cell) -> Reading[str]:
    reading = values.text(cell)
    return Reading() if reading.value in _DASHES else reading


def _number(cell: Cell) -> Reading[str]:
    reading = _text(cell)
    return Reading(to_arabic_digits(reading.value or ""), reading.problem)


def _place(name: str) -> Callable[[Cell], Reading[str]]:
    """Read a part of an address, be it written with its own word before it: หมู่ 7, ต.ในเมือง."""
    plain = _number if name == "village_no" else _text

    def read(cell: Cell) -> Reading[str]:
        reading = plain(cell)
        return Reading(without_area_word(name, (reading.value or "").strip()), reading.problem)

    return read


def _several(read: Callable[[Cell], Reading[tuple[str, ...]]]) -> Callable[[Cell], Reading[str]]:
    def joined(cell: Cell) -> Reading[str]:
        reading = read(cell)
        return Reading(", ".join(reading.value or ()), reading.problem)

    return joined


def _code_of(length: int) -> Callable[[Cell], Reading[str]]:
    def read(cell: Cell) -> Reading[str]:
        reading = codes.school_code(cell)
        if reading.value and len(reading.value) != length:
            message = _("รหัส “{code}” ต้องมี {length} หลัก กรุณาตรวจสอบ")
            return Reading(problem=message.format(code=reading.value, length=length))
        return reading

    return read


def _count(cell: Cell) -> Reading[str]:
    """Return a number of students as it is kept, without the word คน after it."""
    counted = values.written(cell).strip().removesuffix("คน").strip()
    reading = values.number(counted)
    value = reading.value
    if value is not None and (value < 0 or value != int(value)):
        message = _("“{typed}” ไม่ใช่จำนวนคน กรุณาตรวจสอบ")
        return Reading(problem=message.format(typed=values.shown(cell)))
    return Reading("" if value is None else str(int(value)), reading.problem)


def _day(cell: Cell) -> Reading[str]:
    """Return a day as the form writes days."""
    reading = days.day(_text(cell).value if isinstance(cell, str) else cell)
    return Reading(medium_date(reading.value) if reading.value else "", reading.problem)


_READERS: Final[dict[str, Callable[[Cell], Reading[str]]]] = {
    "agency.school_code": _code_of(_SCHOOL_CODE_DIGITS),
    "agency.smis_code": _code_of(_SMIS_CODE_DIGITS),
    "agency.student_count": _count,
    "head.from_on": _day,
    "agency.house_no": _number,
    **{
        f"agency.{name}": _place(name)
        for name in ("village_no", "lane", "road", "subdistrict", "district", "province")
    },
    "agency.postcode": values.postcode,
    "agency.telephone": _several(telephones),
    "agency.fax": _several(telephones),
    "agency.email": _several(values.emails),
}
