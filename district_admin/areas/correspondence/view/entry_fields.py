"""The fields in which a row of a register is typed in, and how they become its details."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from district_admin.areas.correspondence.model.register import (
    ANNOUNCEMENT,
    CERTIFICATE,
    ORDER,
    RECEIVED,
    SECRECIES,
    URGENCIES,
)
from district_admin.areas.correspondence.operations.offers import Offers
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.documents.form_model import Choice, Field
from district_admin.texts import N_
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.questions import day, day_of, line, text

_TEXTS: Final = (
    *("subject", "reference", "sender", "recipient", "action_taken", "remark"),
    *("enclosures", "endorsement", "owner_name", "urgency", "secrecy"),
)
REGISTERED_ON: Final = "registered_on"
"""The key of the day on which a new row is registered; that of a row stays."""
_DAYS: Final = ("dated_on", "due_on", "done_on")


def entry_fields(register: str, offers: Offers) -> list[Entry]:
    """Return the fields of a row of a register, in the order in which a paper shows them."""
    if register in (ORDER, ANNOUNCEMENT, CERTIFICATE):
        return [
            line("subject", N_("เรื่อง"), required=True),
            day("dated_on", N_("ลงวันที่")),
            line("sender", N_("ผู้ลงนาม"), suggestions=offers.senders),
            line("owner_name", N_("เจ้าของเรื่อง"), suggestions=offers.owners),
            line("remark", N_("หมายเหตุ")),
        ]
    received = register == RECEIVED
    entries = [
        line("reference", N_("ที่ (ของหนังสือ)"), HALF, hint=N_("เช่น ศธ 04001/ว 123"))
        if received
        else None,
        day("dated_on", N_("ลงวันที่"), HALF),
        line("sender", N_("จาก"), required=received, suggestions=offers.senders),
        line("recipient", N_("ถึง"), suggestions=offers.recipients),
        line("subject", N_("เรื่อง"), required=True),
        _class_of("urgency", N_("ชั้นความเร็ว"), URGENCIES),
        _class_of("secrecy", N_("ชั้นความลับ"), SECRECIES),
        line("enclosures", N_("สิ่งที่ส่งมาด้วย")),
        line("owner_name", N_("มอบให้กลุ่ม/ผู้รับผิดชอบ"), suggestions=offers.owners),
        day("due_on", N_("ต้องดำเนินการภายใน"), HALF),
        day("done_on", N_("ดำเนินการแล้วเมื่อ"), HALF),
        text("endorsement", N_("เกษียนหนังสือ")) if received else None,
        line("action_taken", N_("การปฏิบัติ")),
        line("remark", N_("หมายเหตุ")),
    ]
    return [each for each in entries if each is not None]


def registered_on_entry() -> Entry:
    """Return the field for the day of a new row: today, or an earlier one."""
    return day(REGISTERED_ON, N_("ลงทะเบียนวันที่"), HALF, required=True)


def entry_values(details: EntryDetails) -> dict[str, object]:
    """Return a row as its fields show it."""
    days = {name: getattr(details, name) for name in _DAYS}
    return {
        **{name: getattr(details, name) for name in _TEXTS},
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }


def details_from(values: Mapping[str, Any], before: EntryDetails | None = None) -> EntryDetails:
    """Return the row that was typed in; what has no field stays as it was before."""
    texts = {name: str(values[name] or "") for name in _TEXTS if name in values}
    days: dict[str, date | None] = {name: day_of(values[name]) for name in _DAYS if name in values}
    changes: dict[str, Any] = {**texts, **days}
    return replace(before or EntryDetails(), **changes)


def _class_of(name: str, label: str, words: Sequence[str]) -> Entry:
    """Return a field for one of the classes of the regulation, which most letters have none of."""
    choices = tuple(Choice(word, word) for word in words)
    return Entry(Field(name, label, "choice", choices=choices), HALF)
