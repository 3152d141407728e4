"""What a column holds, told by its values, for headings that say nothing or too little."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from district_admin.areas.directory.importing.agency_words import kind_told
from district_admin.thai.names import split_name
from district_admin.thai.normalise import normalise
from district_admin.thai.numerals import to_arabic_digits
from district_admin.thai.post_names import begins_with_post
from district_admin.thai.titles import COURTESY_TITLES, MONK_TITLES, is_title
from district_admin.worksheets.codes import citizen_number, school_code
from district_admin.worksheets.model import Cell
from district_admin.worksheets.telephones import telephones
from district_admin.worksheets.values import emails, written

SAMPLE: Final = 60
"""So many filled cells of a column are looked at."""

_TITLES: Final = frozenset((*COURTESY_TITLES, *MONK_TITLES))
_ENOUGH: Final = 0.7
_MOBILE: Final = re.compile("0[689][0-9]{8}")
_AGENCY: Final = re.compile(
    r"(?:โรงเรียน|ร\.?ร\.|วัด|สำนักงาน|ที่ว่าการ|เทศบาล|องค์การบริหาร|อบต|อบจ|สถานีตำรวจ|สภ\.|วิทยาลัย|"
    r"มหาวิทยาลัย|โรงพยาบาล|รพ|ศูนย์|กลุ่ม|หน่วย|มูลนิธิ|สมาคม|ชมรม|บริษัท|ห้าง|วิทยุ|หนังสือพิมพ์)"
)
_WORD: Final = re.compile(r"[^\W\d_][^\d\n,;/]*")
_DIGITS_ONLY: Final = re.compile(r"[0-9\s\-]+")


def sample(rows: Sequence[tuple[int, tuple[Cell, ...]]], place: int) -> list[Cell]:
    """Return filled cells of a column, taken from all of its length."""
    step = max(1, len(rows) // (SAMPLE * 4))
    found = [cells[place] for _number, cells in rows[::step] if cells[place] not in (None, "")]
    return found[:SAMPLE]


def share(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    """Return how many of the cells fit, of 1; none fit where there are none."""
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def guess(cells: Sequence[Cell]) -> str:
    """Return what the values of a column mean, a field or `any.…`; empty if they do not tell."""
    for meaning, fits in _TESTS:
        if share(cells, fits) >= _ENOUGH:
            return meaning
    return ""


def is_mobile(cell: Cell) -> bool:
    """Say whether a cell holds a mobile number."""
    return any(_MOBILE.match(number) for number in telephones(cell).value or ())


def is_agency(cell: Cell) -> bool:
    """Say whether a cell holds the name of an agency, by its first word."""
    return isinstance(cell, str) and _AGENCY.match(cell.strip()) is not None


def is_agency_kind(cell: Cell) -> bool:
    """Say whether a cell holds the word for a kind of agency: วัด, หน่วยงานของรัฐ."""
    return isinstance(cell, str) and kind_told(cell) is not None


def is_word(cell: Cell) -> bool:
    """Say whether a cell holds letters alone, as a part of a name does."""
    return isinstance(cell, str) and _WORD.fullmatch(cell.strip()) is not None


def is_titled_name(cell: Cell) -> bool:
    """Say whether a cell holds a person's name with a title before it."""
    if not isinstance(cell, str) or is_agency(cell):
        return False
    name = split_name(cell)
    return bool(name.title and name.first and (name.last or name.title.startswith("พระ")))


def is_post(cell: Cell) -> bool:
    """Say whether a cell holds a post and no name of a person: นายอำเภอเมือง, เจ้าอาวาสวัดป่า."""
    if not isinstance(cell, str) or not begins_with_post(text := normalise(cell.strip())):
        return False
    words = text.split()
    return not any(_is_titled(" ".join(words[at:])) for at in range(1, len(words)))


def _is_titled(text: str) -> bool:
    title = split_name(text).title
    return title in _TITLES or is_title(title)


def code_length(cells: Sequence[Cell]) -> int:
    """Return how many digits the codes of a column have: 10, 8, or 0 if they are none."""
    lengths = [len(found) for cell in cells if (found := school_code(cell).value)]
    if len(lengths) < _ENOUGH * len(cells) or not lengths:
        return 0
    return max(set(lengths), key=lengths.count)


def _is_citizen_number(cell: Cell) -> bool:
    return citizen_number(cell).value is not None


def is_telephone(cell: Cell) -> bool:
    """Say whether a cell holds a telephone number, of any kind."""
    found = telephones(cell).value or ()
    return any(len(number) >= 9 for number in found)


def _is_email(cell: Cell) -> bool:
    return isinstance(cell, str) and "@" in cell and emails(cell).value is not None


def _is_long_code(cell: Cell) -> bool:
    digits = to_arabic_digits(written(cell))
    return bool(_DIGITS_ONLY.fullmatch(digits)) and len(school_code(cell).value or "") == 10


_TESTS: Final[tuple[tuple[str, Callable[[Cell], bool]], ...]] = (
    ("person.citizen_id", _is_citizen_number),
    ("any.email", _is_email),
    ("any.telephone", is_telephone),
    ("agency.school_code", _is_long_code),
    ("agency.name", is_agency),
    ("person.name", is_titled_name),
)
