"""What a cell becomes in its field; each kind of value is read by `worksheets`, and kept in mind.

The same position, district or school stands in thousands of rows, so what a cell became is looked
up the next time. What nearly every row has otherwise (telephones, e-mail) has a short way for the
usual spelling, which gives what the long one would.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.agency_words import kind_of_name, kind_typed
from district_admin.areas.directory.importing.plain import is_plain
from district_admin.texts import _
from district_admin.thai.names import split_name
from district_admin.thai.numerals import to_arabic_digits
from district_admin.worksheets import codes, days, values
from district_admin.worksheets.model import Cell
from district_admin.worksheets.telephones import telephones

Reader = Callable[[Cell], "Taken"]


class Taken(NamedTuple):
    """What was taken from a cell: a value (None for nothing), a problem, a note."""

    value: Any = None
    problem: str = ""
    note: str = ""


NOTHING: Final = Taken()

_REMEMBERED: Final = 20_000
_EACH_ITS_OWN: Final = frozenset(
    ("person.telephone", "person.mobile", "person.email", "person.citizen_id")
)
_PLAIN_TELEPHONE: Final = re.compile(r"0[689][0-9-]{7,9}[0-9]")
_PLAIN_EMAIL: Final = re.compile(r"[a-z0-9_][a-z0-9_.]*@[a-z0-9]+(?:\.[a-z0-9]+)*\.[a-z]{2,}")
_VACANT: Final = re.compile(r"[-–(\s]*(?:ตำแหน่ง|อัตรา)?ว่าง[-–)\s]*|[-–.\s]+")
_AREA_WORDS: Final = {
    "subdistrict": re.compile(r"(?:ตำบล|แขวง|ต\.)\s*(?=\S)"),
    "district": re.compile(r"(?:อำเภอ|กิ่งอำเภอ|เขต|อ\.)\s*(?=\S)"),
    "province": re.compile(r"(?:จังหวัด|จ\.)\s*(?=\S)"),
    "village_no": re.compile(r"(?:หมู่ที่|หมู่|ม\.)\s*(?=\S)"),
    "road": re.compile(r"(?:ถนน|ถ\.)\s*(?=\S)"),
    "lane": re.compile(r"(?:ซอย|ซ\.)\s*(?=\S)"),
}
_NUMBERS: Final = frozenset({"house_no", "village_no"})
_SCHOOL_SHORT: Final = re.compile(r"(?:ร\.\s?ร\.?|รร\.?)\s*(?=[ก-ฮเ-ไ])")


def reader_of(key: str) -> Reader:
    """Return what reads the cells of a field; it keeps in mind what will stand there again."""
    name = key.partition(".")[2]
    if key == "person.name":
        return read_person_name
    read = _READERS.get(key) or _READERS.get(name) or _text_of(name)
    return read if key in _EACH_ITS_OWN else _remembering(read)


def read_person_name(cell: Cell) -> Taken:
    """Return a person's name in its parts; a vacant post has none."""
    if type(cell) is str and is_plain(cell):
        name = split_name(cell)
        if name.first and name.last:
            return Taken(name)
    if isinstance(cell, str) and _VACANT.fullmatch(cell):
        return NOTHING
    reading = values.person_name(cell)
    return Taken(reading.value, reading.problem, reading.note)


def read_telephones(cell: Cell) -> Taken:
    """Return the telephone numbers of a cell, as a tuple."""
    if type(cell) is str and len(cell) < 13 and _PLAIN_TELEPHONE.fullmatch(cell):
        digits = cell.replace("-", "")
        if len(digits) == 10:
            return Taken((digits,))
    reading = telephones(cell)
    return Taken(reading.value, reading.problem, reading.note)


def read_emails(cell: Cell) -> Taken:
    """Return the e-mail addresses of a cell, as a tuple."""
    if type(cell) is str and ".." not in cell and _PLAIN_EMAIL.fullmatch(cell):
        return Taken((cell,))
    reading = values.emails(cell)
    return Taken(reading.value, reading.problem, reading.note)


def without_area_word(name: str, text: str) -> str:
    """Return a part of an address without ตำบล, อ. and the like before it."""
    pattern = _AREA_WORDS.get(name)
    found = pattern.match(text) if pattern else None
    return text[found.end() :] if found else text


def agency_name(text: str) -> str:
    """Return the name of an agency with ร.ร. written out."""
    found = _SCHOOL_SHORT.match(text)
    return f"โรงเรียน{text[found.end() :]}" if found else text


def _remembering(read: Reader) -> Reader:
    known: dict[tuple[type, Cell], Taken] = {}

    def look_up(cell: Cell) -> Taken:
        if cell is None:
            return NOTHING
        key = (type(cell), cell)  # 1, 1.0 and True are equal, and not the same
        found = known.get(key)
        if found is None:
            found = read(cell)
            if len(known) < _REMEMBERED:
                known[key] = found
        return found

    return look_up


def _text_of(name: str) -> Reader:
    def read(cell: Cell) -> Taken:
        reading = values.text(cell)
        if reading.value is None or reading.value in ("-", "–", "—"):
            return Taken(None, reading.problem)
        text = to_arabic_digits(reading.value) if name in _NUMBERS else reading.value
        return Taken(without_area_word(name, text) or None)

    return read


def _agency_name(cell: Cell) -> Taken:
    reading = values.text(cell)
    if reading.value is None or _VACANT.fullmatch(reading.value):
        return Taken(None, reading.problem)
    return Taken(agency_name(reading.value))


def _citizen_id(cell: Cell) -> Taken:
    reading = codes.citizen_number(cell)
    return Taken(reading.value, reading.problem)


def _code_of(length: int) -> Reader:
    def read(cell: Cell) -> Taken:
        reading = codes.school_code(cell)
        if reading.value and len(reading.value) != length:
            message = _("รหัส “{code}” ต้องมี {length} หลัก กรุณาตรวจสอบ")
            return Taken(None, message.format(code=reading.value, length=length))
        return Taken(reading.value, reading.problem)

    return read


def _postcode(cell: Cell) -> Taken:
    reading = values.postcode(cell)
    return Taken(reading.value, reading.problem)


def _day(cell: Cell) -> Taken:
    reading = days.day(cell)
    return Taken(reading.value, reading.problem, reading.note)


def _count(cell: Cell) -> Taken:
    reading = values.number(cell)
    if reading.value is None:
        return Taken(None, reading.problem)
    if reading.value < 0 or reading.value != int(reading.value):
        message = _("“{shown}” ไม่ใช่จำนวนนับ กรุณาตรวจสอบ")
        return Taken(None, message.format(shown=values.shown(cell)))
    return Taken(int(reading.value))


def _degrees(most: int) -> Reader:
    def read(cell: Cell) -> Taken:
        reading = values.number(cell)
        if reading.value is not None and abs(reading.value) > most:
            message = _("พิกัด “{shown}” ไม่ถูกต้อง กรุณาตรวจสอบละติจูดและลองจิจูด")
            return Taken(None, message.format(shown=values.shown(cell)))
        return Taken(None if reading.value is None else float(reading.value), reading.problem)

    return read


def _kind(cell: Cell) -> Taken:
    """Read a kind of agency; other words say nothing, its name will."""
    reading = values.text(cell)
    if reading.value is None:
        return Taken(None, reading.problem)
    return Taken(kind_typed(reading.value) or kind_of_name(reading.value))


_READERS: Final[dict[str, Reader]] = {
    "agency.name": _agency_name,
    "agency.parent": _agency_name,
    "agency.kind": _kind,
    "agency.sub_kind": _kind,
    "agency.school_code": _code_of(10),
    "agency.smis_code": _code_of(8),
    "person.citizen_id": _citizen_id,
    "posting.from_on": _day,
    "mobile": read_telephones,
    "telephone": read_telephones,
    "fax": read_telephones,
    "email": read_emails,
    "postcode": _postcode,
    "student_count": _count,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
}
