"""The fields of the small questions: verified by what, since when, until when."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from district_admin.documents.form_model import Choice, Field
from district_admin.texts import N_, _
from district_admin.ui.entry_form import HALF, WHOLE, Entry

VERIFIED_BY: Final = (
    N_("สอบถามทางโทรศัพท์"),
    N_("แบบยืนยันข้อมูลจากหน่วยงาน"),
    N_("เว็บไซต์ของหน่วยงาน"),
    N_("เจ้าตัวแจ้ง"),
    N_("หนังสือราชการ"),
)
"""What entries are usually verified by."""

BY_OFFICER: Final = N_("เจ้าหน้าที่บันทึก")
"""What entries are verified by on the day that the officer types them herself."""


def line(
    name: str,
    label: str,
    span: int = WHOLE,
    *,
    required: bool = False,
    hint: str = "",
    suggestions: Sequence[str] = (),
) -> Entry:
    """Return a field of one line; label and hint are marked with `N_()`."""
    return Entry(
        Field(name, label, "line", required, hint=hint, suggestions=tuple(suggestions)), span
    )


def choice(name: str, label: str, choices: Sequence[tuple[str, str]], span: int = WHOLE) -> Entry:
    """Return a field with one of several answers, each a value and its label."""
    made = tuple(Choice(value, word) for value, word in choices)
    return Entry(Field(name, label, "choice", True, choices=made), span)


def day(name: str, label: str, span: int = HALF, *, required: bool = False) -> Entry:
    """Return a field for a date."""
    return Entry(Field(name, label, "date", required), span)


def switch(name: str, label: str) -> Entry:
    """Return a field for yes or no."""
    return Entry(Field(name, label, "switch"))


def text(name: str, label: str) -> Entry:
    """Return a field for a text of several lines."""
    return Entry(Field(name, label, "text"))


def verified_entries(*, with_people: bool) -> list[Entry]:
    """Return the fields that ask when and by what entries were found right."""
    words = [_(word) for word in VERIFIED_BY]
    entries = [
        line("by", N_("ตรวจสอบจาก"), required=True, suggestions=words),
        day("on", N_("วันที่ตรวจสอบ"), WHOLE, required=True),
    ]
    if with_people:
        entries.append(switch("with_people", N_("บุคคลของหน่วยงานนี้ถูกต้องด้วย")))
    return entries


def day_of(value: Any) -> date | None:
    """Return a date typed in a form that has no mistake."""
    return date.fromisoformat(str(value)) if value else None
