"""What an agency wrote into a cell of its confirmation form, as the directory keeps it.

Excel takes the first zero of a telephone number, and makes a date of house number 5/2; so the cells
are read as those of an imported list are, and what cannot be read is said and never kept.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from district_admin.texts import _
from district_admin.thai.numerals import to_arabic_digits
from district_admin.worksheets import codes, values
from district_admin.worksheets.model import Cell
from district_admin.worksheets.telephones import telephones
from district_admin.worksheets.values import Reading

_DASHES: Final = frozenset("-–—")
_SCHOOL_CODE_DIGITS: Final = 10
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
        return Written(values.written(cell).strip(), values.refuse_error(cell))
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


def _several(read: Callable[[Cell], Reading[tuple[str, ...]]]) -> Callable[[Cell], Reading[str]]:
    def joined(cell: Cell) -> Reading[str]:
        reading = read(cell)
        return Reading(", ".join(reading.value or ()), reading.problem)

    return joined


def _school_code(cell: Cell) -> Reading[str]:
    reading = codes.school_code(cell)
    if reading.value and len(reading.value) != _SCHOOL_CODE_DIGITS:
        message = _("รหัส “{code}” ต้องมี {length} หลัก กรุณาตรวจสอบ")
        return Reading(problem=message.format(code=reading.value, length=_SCHOOL_CODE_DIGITS))
    return reading


_READERS: Final[dict[str, Callable[[Cell], Reading[str]]]] = {
    "agency.school_code": _school_code,
    "agency.house_no": _number,
    "agency.village_no": _number,
    "agency.postcode": values.postcode,
    "agency.telephone": _several(telephones),
    "agency.fax": _several(telephones),
    "agency.email": _several(values.emails),
}
