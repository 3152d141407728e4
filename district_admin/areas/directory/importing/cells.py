"""What a cell becomes in its field; each kind of value is read by `worksheets`, and kept in mind.

The same position, district or school stands in thousands of rows, so what a cell became is looked
up the next time. What nearly every row has otherwise (telephones, e-mail) has a short way for the
usual spelling, which gives what the long one would.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.agency_words import kind_told
from district_admin.areas.directory.importing.guessing import is_post
from district_admin.areas.directory.importing.plain import is_plain
from district_admin.areas.directory.importing.vacancies import is_doubtful, is_vacant
from district_admin.areas.directory.model.addresses import without_area_word
from district_admin.areas.directory.model.keys import tidy
from district_admin.texts import _
from district_admin.thai.names import PersonName, split_name
from district_admin.thai.numerals import to_arabic_digits
from district_admin.thai.post_names import post_in_full
from district_admin.thai.titles import COURTESY_TITLES
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
_LONGEST: Final = 500
_LONGEST_NOTE: Final = 5_000
_EACH_ITS_OWN: Final = frozenset(
    ("person.telephone", "person.mobile", "person.email", "person.citizen_id")
)
_PLAIN_TELEPHONE: Final = re.compile(r"0[689][0-9-]{7,9}[0-9]")
_PLAIN_EMAIL: Final = re.compile(r"[a-z0-9_][a-z0-9_.]*@[a-z0-9]+(?:\.[a-z0-9]+)*\.[a-z]{2,}")
_AS_IT_STANDS: Final = frozenset({"person.first_name", "person.last_name", "posting.position"})
_NOT_IN_NAMES: Final = re.compile(r"[0-9๐-๙@]")
_NUMBERS: Final = frozenset({"house_no", "village_no"})
_FAX: Final = partial(telephones, fax=True)
_OTHER_NAME: Final = re.compile(r"[\n,;/&]")
_BETWEEN_NAMES: Final = re.compile(r"[\n;/&]|,(?!\s*(?:Ph|M|B)\.?)|\s+(?:และ|กับ)\s*")
_SURE_TITLES: Final = frozenset({"นาย", "นางสาว", "น.ส.", "ดร.", "เด็กชาย", "เด็กหญิง"})
_SCHOOL_SHORT: Final = re.compile(r"(?:ร\.\s?ร\.?|รร\.?)\s*(?=[ก-ฮเ-ไ])")


def reader_of(key: str, *, exported: bool = False) -> Reader:
    """Return what reads the cells of a field; it keeps in mind what will stand there again.

    In a list that was `exported` a part of a name and a post are what the directory has, whatever
    they are.
    """
    name = key.partition(".")[2]
    if exported and key in _AS_IT_STANDS:
        return _remembering(_text_of(name), _LONGEST)
    if key == "person.name":
        return read_person_name
    read = _READERS.get(key) or _READERS.get(name) or _text_of(name)
    if key in _EACH_ITS_OWN:
        return read
    return _remembering(read, _LONGEST_NOTE if name == "note" else _LONGEST)


def read_person_name(cell: Cell) -> Taken:
    """Return a person's name in its parts; a vacant post has none, nor has a post alone."""
    if type(cell) is str and is_post(cell):
        note = _("“{text}” เป็นตำแหน่ง ไม่ใช่ชื่อบุคคล จึงไม่ได้บันทึกเป็นบุคคล")
        return Taken(note=note.format(text=tidy(cell)[:80]))
    if type(cell) is str and is_vacant(cell):
        return NOTHING
    if type(cell) is str and len(cell) <= _LONGEST and is_plain(cell):
        name = split_name(cell)
        if name.first and name.last and not _several_names(cell, name):
            return Taken(name)
    if problem := _too_long(cell, _LONGEST):
        return Taken(None, problem)
    if isinstance(cell, str) and is_doubtful(cell):
        message = _("“{shown}” ยังไม่แน่ชัดว่าใครดำรงตำแหน่งอยู่ กรุณาตรวจสอบ แล้วแก้ช่องนี้ให้เหลือเฉพาะชื่อ")
        return Taken(None, message.format(shown=values.shown(cell)))
    reading = values.person_name(cell)
    if reading.value is not None and _several_names(str(cell), reading.value):
        message = _("“{shown}” มีมากกว่าหนึ่งชื่อในช่องเดียว กรุณาแยกเป็นคนละแถว")
        return Taken(None, message.format(shown=values.shown(cell)))
    return Taken(reading.value, reading.problem, reading.note)


def _several_names(cell: str, name: PersonName) -> bool:
    """Say whether a cell names two persons: on two lines, joined by และ, or each with a title."""
    # nearly every name: one gap, no comma, no newline
    if cell.count(" ") <= 1 and not _OTHER_NAME.search(cell):
        return False
    parts = [part for part in _BETWEEN_NAMES.split(cell.strip()) if part.strip(" .-")]
    if len(parts) > 1 and all(_whole_name(part) for part in parts):
        return True
    words = name.last.split()[1:]
    return any(_further_title(word) for word in words)


def _whole_name(text: str) -> bool:
    name = split_name(text.strip())
    return bool(name.first and (name.title or name.last))


def _further_title(word: str) -> bool:
    """Say whether a word behind a surname begins another person: นายก้อง ใจดี นางสาวมาลี มีสุข."""
    return word in COURTESY_TITLES or split_name(word).title in _SURE_TITLES


def read_telephones(cell: Cell) -> Taken:
    """Return the telephone numbers of a cell, as a tuple."""
    if type(cell) is str and len(cell) < 13 and _PLAIN_TELEPHONE.fullmatch(cell):
        digits = cell.replace("-", "")
        if len(digits) == 10:
            return Taken((digits,))
    return _long_or(telephones, cell)


def _read_fax(cell: Cell) -> Taken:
    return _long_or(_FAX, cell)


def _long_or(read: Callable[[Cell], values.Reading[tuple[str, ...]]], cell: Cell) -> Taken:
    if problem := _too_long(cell, _LONGEST):
        return Taken(None, problem)
    reading = read(cell)
    return Taken(reading.value, reading.problem, reading.note)


def _too_long(cell: Cell, most: int) -> str:
    """Return the problem of a text that is longer than its field may be; empty if it is not."""
    if not isinstance(cell, str) or len(cell) <= most:
        return ""
    message = _("ข้อความยาว {count:,} ตัวอักษร เกินที่เก็บได้ ({limit:,}) กรุณาย่อให้สั้นลง")
    return message.format(count=len(cell), limit=most)


def read_emails(cell: Cell) -> Taken:
    """Return the e-mail addresses of a cell, as a tuple."""
    if type(cell) is str and len(cell) < 100 and ".." not in cell and _PLAIN_EMAIL.fullmatch(cell):
        return Taken((cell,))
    return _long_or(values.emails, cell)


def agency_name(text: str) -> str:
    """Return the name of an agency with ร.ร. written out."""
    found = _SCHOOL_SHORT.match(text)
    return f"โรงเรียน{text[found.end() :]}" if found else text


def _remembering(read: Reader, longest: int) -> Reader:
    known: dict[tuple[type, Cell], Taken] = {}

    def look_up(cell: Cell) -> Taken:
        if cell is None:
            return NOTHING
        key = (type(cell), cell)  # 1, 1.0 and True are equal, and not the same
        found = known.get(key)
        if found is None:
            problem = _too_long(cell, longest)
            found = Taken(None, problem) if problem else read(cell)
            if len(known) < _REMEMBERED:
                known[key] = found
        return found

    return look_up


def _text_of(name: str) -> Reader:
    def read(cell: Cell) -> Taken:
        reading = values.text(cell)
        if reading.value is None or _says_nothing(name, reading.value):
            return Taken(None, reading.problem)
        text = to_arabic_digits(reading.value) if name in _NUMBERS else reading.value
        return Taken(without_area_word(name, text) or None)

    return read


def _says_nothing(name: str, text: str) -> bool:
    """Say whether a text stands for no value; ว่าง does so for a post alone, not in a note."""
    if values.is_nothing(text):
        return True
    return name in ("position", "name") and is_vacant(text)


def _agency_name(cell: Cell) -> Taken:
    reading = values.text(cell)
    if reading.value is None or _says_nothing("name", reading.value):
        return Taken(None, reading.problem)
    return Taken(agency_name(reading.value))


def _position(cell: Cell) -> Taken:
    taken = _text_of("position")(cell)
    return Taken(post_in_full(taken.value)) if taken.value else taken


def _name_part(cell: Cell) -> Taken:
    """Read a first name or a surname, which stands in a column of its own."""
    taken = _text_of("name_part")(cell)
    if taken.value and _NOT_IN_NAMES.search(taken.value):
        message = _("“{shown}” มีตัวเลขหรืออีเมลปนกับชื่อ กรุณาแก้ช่องนี้ให้เหลือเฉพาะชื่อ แล้วนำเข้าอีกครั้ง")
        return Taken(None, message.format(shown=values.shown(cell)))
    return taken


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
    """Read a kind of agency; words that are not known are told, and its name tells the kind."""
    reading = values.text(cell)
    if reading.value is None or _says_nothing("kind", reading.value):
        return Taken(None, reading.problem)
    kinds = kind_told(reading.value)
    if kinds is None:
        return Taken(None, _("ไม่รู้จักประเภท “{text}”").format(text=reading.value[:80]))
    return Taken(kinds)


_READERS: Final[dict[str, Reader]] = {
    "agency.name": _agency_name,
    "agency.parent": _agency_name,
    "agency.kind": _kind,
    "agency.sub_kind": _kind,
    "agency.school_code": _code_of(10),
    "agency.smis_code": _code_of(8),
    "person.citizen_id": _citizen_id,
    "person.first_name": _name_part,
    "person.last_name": _name_part,
    "posting.position": _position,
    "posting.from_on": _day,
    "mobile": read_telephones,
    "telephone": read_telephones,
    "fax": _read_fax,
    "email": read_emails,
    "postcode": _postcode,
    "student_count": _count,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
}
