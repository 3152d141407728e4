"""What a careful reader would ask about before a paper is signed. Nothing here ever blocks.

`must`: something the paper cannot do without is missing or wrong. `should`: it looks unusual.
The numbers in the docstrings are the assertions of official-documents section 8.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from district_admin.documents.clause_checks import check_clauses
from district_admin.documents.form_filling import tidy
from district_admin.documents.form_model import EmblemPart, Field, Form, Letterhead, is_empty
from district_admin.documents.letter_checks import check_letter
from district_admin.documents.meeting_checks import check_meeting
from district_admin.documents.problem import Problem, texts_of
from district_admin.documents.signature_checks import check_signatures
from district_admin.documents.text_checks import check_texts
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.calendar import THAI_MONTHS, THAI_WEEKDAYS, be_year, parse_date
from district_admin.thai.numerals import to_arabic_digits, to_thai_digits

_LETTER_NUMBER: Final = re.compile(r"[ก-ฮ]{2} [๐-๙]{2,5}(\.[๐-๙]{1,4})*/(ว ?)?([๐-๙]{1,6})?")
_CIRCULAR_NUMBER: Final = re.compile(r"[ก-ฮ]{2} [๐-๙]{2,5}(\.[๐-๙]{1,4})*/ว ?([๐-๙]{1,6})?")
_YEAR_NUMBER: Final = re.compile(r"[๐-๙]{1,5}/(๒๕[๐-๙]{2})")
_DATE_IN_TEXT: Final = re.compile(
    rf"(?:วัน(?:{'|'.join(THAI_WEEKDAYS)})ที่ ?)?(?<![0-9])[0-9]{{1,2}} ?"
    rf"(?:{'|'.join(THAI_MONTHS)}) ?(?:พ\.ศ\. ?)?2[45][0-9]{{2}}"
)
_EMBLEM: Final = N_("ยังไม่มีตราครุฑ กรุณาเพิ่มที่หน้าตั้งค่า ก่อนพิมพ์ฉบับจริง")
_BROKEN_EMBLEM: Final = N_("ตราครุฑใช้ไม่ได้ กรุณาเลือกภาพตราครุฑใหม่ที่หน้าตั้งค่า")


def check(form: Form, content: Mapping[str, object], letterhead: Letterhead) -> list[Problem]:
    """Return what is missing or unusual, in the order of the form; empty when all is well."""
    found = [
        *_missing(form, content),
        *_dates(form, content),
        *_numbers(form, content),
        *check_letter(form, content),
        *check_meeting(form, content),
        *check_clauses(form, content),
        *check_signatures(form, content),
        *check_texts(form, content),
    ]
    order = {field.name: place for place, field in enumerate(form.fields)}
    found.sort(key=lambda problem: order.get(problem.field, len(order)))
    if any(isinstance(part.content, EmblemPart) for part in form.parts):
        found += _emblem(letterhead.emblem)
    return found


def _emblem(emblem: bytes | None) -> Iterator[Problem]:
    from district_admin.documents.picture_data import read_picture  # noqa: PLC0415 - see below

    # Pillow is loaded with the first picture, not when the window starts.
    if emblem is None:
        yield Problem("should", _(_EMBLEM))
    elif read_picture(emblem) is None:
        yield Problem("should", _(_BROKEN_EMBLEM))


def _missing(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    for field in form.fields:
        if not field.is_shown(content) or not is_empty(content.get(field.name)):
            continue
        if field.kind == "signatory" and field.required:
            yield Problem("must", _("ยังไม่ได้เลือกผู้ลงนาม"), field.name)
        elif field.required and field.pattern == "year_number":
            yield Problem("should", _("ยังไม่ได้ออกเลขที่หนังสือ"), field.name)  # it comes last
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
        if field.pattern in ("letter_number", "circular_number"):
            yield from _letter_number(field, value)
        elif field.pattern == "year_number":
            yield from _year_number(form, content, field, value)


def _letter_number(field: Field, value: str) -> Iterator[Problem]:
    """C02, and C10 for a circular."""
    if field.pattern == "circular_number" and not _CIRCULAR_NUMBER.fullmatch(value):
        text = _("เลขที่หนังสือเวียน “{value}” ไม่เป็นไปตามแบบ เช่น ศธ ๐๔๐๙๒/ว ๑๒๓")
        yield Problem("should", text.format(value=value), field.name)
    elif not _LETTER_NUMBER.fullmatch(value):
        text = _("เลขที่หนังสือ “{value}” ไม่เป็นไปตามแบบ เช่น ศธ ๐๔๐๙๒/๑๒๓")
        yield Problem("should", text.format(value=value), field.name)
    elif value.endswith(("/", "ว")):
        yield Problem("should", _("ยังไม่ได้ออกเลขที่หนังสือ"), field.name)


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
