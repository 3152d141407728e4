"""What a careful reader would ask about before a paper is signed. Nothing here ever blocks.

`must`: something the paper cannot do without is missing or wrong. `should`: it looks unusual.
The numbers in the docstrings are the assertions of official-documents section 8.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from district_admin.documents.clause_checks import check_clauses
from district_admin.documents.fonts import supported
from district_admin.documents.form_filling import tidy
from district_admin.documents.form_model import EmblemPart, Field, Form, Letterhead, is_empty
from district_admin.documents.letter_checks import check_letter
from district_admin.documents.problem import Problem, texts_of
from district_admin.documents.shaping import SIGNS
from district_admin.documents.signature_checks import check_signatures
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.calendar import THAI_MONTHS, THAI_WEEKDAYS, be_year, parse_date
from district_admin.thai.normalise import unprintable
from district_admin.thai.numerals import to_arabic_digits, to_thai_digits

_LETTER_NUMBER: Final = re.compile(r"[ก-ฮ]{2} [๐-๙]{2,5}(\.[๐-๙]{1,4})*/(ว ?)?([๐-๙]{1,6})?")
_YEAR_NUMBER: Final = re.compile(r"[๐-๙]{1,5}/(๒๕[๐-๙]{2})")
_DATE_IN_TEXT: Final = re.compile(
    rf"(?:วัน(?:{'|'.join(THAI_WEEKDAYS)})ที่ ?)?(?<![0-9])[0-9]{{1,2}} ?"
    rf"(?:{'|'.join(THAI_MONTHS)}) ?(?:พ\.ศ\. ?)?2[45][0-9]{{2}}"
)
_LIST_NUMBER: Final = re.compile(r"(?<![^\s])[0-9๐-๙ก-ฮ.]{1,5}\)")
_PAIRS: Final = {")": "(", "]": "[", "”": "“"}
_SHOWN_AROUND: Final = 12

_EMBLEM: Final = N_("ยังไม่มีตราครุฑ กรุณาเพิ่มที่หน้าตั้งค่า ก่อนพิมพ์ฉบับจริง")


def check(form: Form, content: Mapping[str, object], letterhead: Letterhead) -> list[Problem]:
    """Return what is missing or unusual, in the order of the form; empty when all is well."""
    found = [
        *_missing(form, content),
        *_dates(form, content),
        *_numbers(form, content),
        *check_letter(form, content),
        *check_clauses(form, content),
        *check_signatures(form, content),
        *_texts(form, content),
    ]
    order = {field.name: place for place, field in enumerate(form.fields)}
    found.sort(key=lambda problem: order.get(problem.field, len(order)))
    if letterhead.emblem is None and any(isinstance(p.content, EmblemPart) for p in form.parts):
        found.append(Problem("should", _(_EMBLEM)))
    return found


def _missing(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    for field in form.fields:
        if not field.is_shown(content) or not is_empty(content.get(field.name)):
            continue
        if field.kind == "signatory" and field.required:
            yield Problem("must", _("ยังไม่ได้เลือกผู้ลงนาม"), field.name)
        elif field.required:
            text = _("ยังไม่ได้กรอก “{label}”").format(label=_(field.label))
            yield Problem("must", text, field.name)


def _dates(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    for field in form.fields:
        value = content.get(field.name)
        if (
            field.kind == "date"
            and not is_empty(value)
            and not isinstance(tidy(field, value), date)
        ):
            text = _("“{label}” ไม่ใช่วันที่ที่มีในปฏิทิน").format(label=_(field.label))
            yield Problem("must", text, field.name)
    for field, text in texts_of(form, content):
        for written in _DATE_IN_TEXT.findall(to_arabic_digits(text.replace("\u00a0", " "))):
            try:
                parse_date(written)
            except OfficeError as error:
                yield Problem("should", str(error), field.name)


def _numbers(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """E02 and the number formats of 1.10."""
    for field in form.fields:
        value = to_thai_digits(str(content.get(field.name) or "")).replace("\u00a0", " ").strip()
        if not value or not field.pattern:
            continue
        if field.pattern == "letter_number":
            if not _LETTER_NUMBER.fullmatch(value):
                text = _("เลขที่หนังสือ “{value}” ไม่เป็นไปตามแบบ เช่น ศธ ๐๔๐๙๒/๑๒๓")
                yield Problem("should", text.format(value=value), field.name)
            elif value.endswith(("/", "ว")):
                yield Problem("should", _("ยังไม่ได้ออกเลขที่หนังสือ"), field.name)
        else:
            yield from _year_number(form, content, field, value)


def _year_number(
    form: Form, content: Mapping[str, object], field: Field, value: str
) -> Iterator[Problem]:
    found = _YEAR_NUMBER.fullmatch(value)
    if not found:
        text = _("เลขที่ “{value}” ไม่เป็นไปตามแบบ เช่น ๑๒๓/๒๕๖๙").format(value=value)
        yield Problem("should", text, field.name)
        return
    dated = form.field("date")
    day = tidy(dated, content.get("date")) if dated else ""
    if isinstance(day, date) and be_year(day) != int(to_arabic_digits(found[1])):
        text = _("ปีของเลขที่ “{value}” ไม่ตรงกับปีของวันที่").format(value=value)
        yield Problem("should", text, field.name)


def _texts(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    told: set[tuple[str, str]] = set()  # a character is told of once in each field
    for field, text in texts_of(form, content):
        for offset, character in unprintable(text, _is_drawn):
            if (field.name, character) not in told:
                told.add((field.name, character))
                yield Problem("should", _unprintable(text, offset, character), field.name)
        if not _balanced(text):
            words = _("วงเล็บหรือเครื่องหมายคำพูดไม่ครบคู่ใน “{start}…”")
            yield Problem("should", words.format(start=text.strip()[:30]), field.name)


def _unprintable(text: str, offset: int, character: str) -> str:
    around = text[max(offset - _SHOWN_AROUND, 0) : offset + _SHOWN_AROUND].strip()
    words = _("อักขระ “{character}” ใน “…{around}…” พิมพ์บนเอกสารไม่ได้ กรุณาลบหรือเปลี่ยน")
    return words.format(character=character, around=around)


def _is_drawn(character: str) -> bool:
    """Whether the font has the character, or the paper draws it: ticks and tick boxes."""
    return supported(character) or character in SIGNS or character in "☐□"


def _balanced(text: str) -> bool:
    waiting: list[str] = []
    for character in _LIST_NUMBER.sub("", text):
        if character in _PAIRS.values():
            waiting.append(character)
        elif character in _PAIRS and (not waiting or waiting.pop() != _PAIRS[character]):
            return False
    return not waiting
