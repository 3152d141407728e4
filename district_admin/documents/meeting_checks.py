"""What is particular to an invitation to a meeting: H01 of official-documents 8.

A form with a field `meeting_date` is one. The weekday needs no check of its own: the form writes
it from the date, and a date that is typed elsewhere is looked at with all others.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from district_admin.documents.form_filling import tidy
from district_admin.documents.form_model import Form
from district_admin.documents.problem import Problem
from district_admin.texts import _
from district_admin.thai.calendar import be_year
from district_admin.thai.numerals import to_arabic_digits

_DAY: Final = "meeting_date"
_AGENDA: Final = "ระเบียบวาระการประชุม"
_LEAST_DAYS: Final = 3
"""In writing, unless the committee's own law says otherwise (official-documents 2.9)."""
_MEETING_NUMBER: Final = re.compile(r"[0-9]{1,3}/(25[0-9]{2})")
_TIME: Final = re.compile(r"([0-9]{2})\.([0-9]{2})(?: ?- ?([0-9]{2})\.([0-9]{2}))?")


def check_meeting(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """Give what is unusual about the meeting's number, day, time and papers."""
    day = _date(form, content, _DAY)
    for field in form.fields:
        value = to_arabic_digits(str(content.get(field.name) or "")).replace("\u00a0", " ").strip()
        if value and field.pattern == "meeting_number":
            yield from _number(field.name, value, day)
        elif value and field.pattern == "time" and not _is_time(value):
            text = _("เวลา “{value}” ไม่เป็นไปตามแบบ เช่น ๐๙.๓๐").format(value=value)
            yield Problem("should", text, field.name)
    if form.field(_DAY) and form.field("enclosures"):
        yield from _agenda(content)
    written = _date(form, content, "date")
    if day and written:
        yield from _notice(written, day)


def _number(name: str, value: str, day: date | None) -> Iterator[Problem]:
    found = _MEETING_NUMBER.fullmatch(value)
    if not found:
        text = _("ครั้งที่ “{value}” ไม่เป็นไปตามแบบ เช่น ๑/๒๕๖๙").format(value=value)
        yield Problem("should", text, name)
    elif day and int(found[1]) != be_year(day):
        text = _("ปีของครั้งที่ “{value}” ไม่ตรงกับปีของวันประชุม").format(value=value)
        yield Problem("should", text, name)


def _notice(written: date, day: date) -> Iterator[Problem]:
    days = (day - written).days
    if days < 0:
        yield Problem("should", _("วันประชุมอยู่ก่อนวันที่ของหนังสือ"), _DAY)
    elif days < _LEAST_DAYS:
        words = _("เชิญล่วงหน้าเพียง {days} วัน ควรส่งหนังสือก่อนวันประชุมอย่างน้อย {least} วัน")
        yield Problem("should", words.format(days=days, least=_LEAST_DAYS), _DAY)


def _agenda(content: Mapping[str, object]) -> Iterator[Problem]:
    listed = content.get("enclosures")
    lines = listed if isinstance(listed, list | tuple) else ()
    if not any(_AGENDA in str(line) for line in lines):
        text = _("หนังสือเชิญประชุมควรมี “{agenda}” ในสิ่งที่ส่งมาด้วย").format(agenda=_AGENDA)
        yield Problem("should", text, "enclosures")


def _is_time(value: str) -> bool:
    found = _TIME.fullmatch(value)
    if not found:
        return False
    hours, minutes = found.group(1, 3), found.group(2, 4)
    return all(int(h or 0) < 24 for h in hours) and all(int(m or 0) < 60 for m in minutes)


def _date(form: Form, content: Mapping[str, object], name: str) -> date | None:
    field = form.field(name)
    found = tidy(field, content.get(name)) if field else None
    return found if isinstance(found, date) else None
