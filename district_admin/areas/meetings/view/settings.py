"""When each duty of the manual is due in this office: asked for once, for all meetings to come."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.meetings.operations import duties
from district_admin.areas.meetings.operations.duties import ManualDuty, manual_duties
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.documents.form_model import Field
from district_admin.texts import N_, _
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry

_LEFT_OUT: Final = N_("ไม่ใช้")
_GROUP: Final = N_("จำนวนวันนับจากวันประชุม (ก่อนประชุมพิมพ์ลบ เช่น -14) ว่าง = ไม่กำหนดวัน")
_MOST_DIGITS: Final = 3


def ask_settings(context: AppContext, parent: QWidget, said: Any) -> EntryDialog:
    """Ask for the days of all duties; what is as in the manual leaves nothing behind."""
    with context.database.reading() as session:
        offsets = duties.office_offsets(session)
    dialog = EntryDialog(
        context.theme,
        parent,
        _("กำหนดเวลาตามขั้นตอนการประชุม"),
        [_entry(each) for each in manual_duties() if each.key != duties.ADOPT],
        partial(_keep, context, said),
        date.today(),
    )
    return dialog.ask({each.key: _shown(each.key, offsets) for each in manual_duties()})


def _entry(duty: ManualDuty) -> Entry:
    label = _("{step} {title}").format(step=duty.step, title=_(duty.title))
    hint = (
        _("คู่มือ: {days} วัน").format(days=duty.days)
        if duty.manual
        else _("คู่มือไม่ได้กำหนด โปรแกรมเสนอ {days} วัน").format(days=duty.days)
    )
    field = Field(duty.key, label, "line", hint=hint, suggestions=(_(_LEFT_OUT),), group=_GROUP)
    return Entry(field)


def _shown(key: str, offsets: Mapping[str, int | None]) -> str:
    if key not in offsets:
        return _(_LEFT_OUT)
    days = offsets[key]
    return "" if days is None else str(days)


def _keep(context: AppContext, said: Any, values: dict[str, Any]) -> None:
    action = _("เปลี่ยนกำหนดเวลาตามขั้นตอนการประชุม")
    with context.database.transaction(action) as session:
        for duty in manual_duties():
            if duty.key not in values:
                continue
            typed = str(values[duty.key] or "").strip()
            if typed == _(_LEFT_OUT):
                duties.set_rule(session, duty.key, duty.days, left_out=True)
            else:
                duties.set_rule(session, duty.key, _days(typed, duty))
    said(action)


def _days(typed: str, duty: ManualDuty) -> int | None:
    digits = to_arabic_digits(typed).replace("−", "-").replace("–", "-").replace(" ", "")
    if not digits:
        return None
    number = digits.removeprefix("-").removeprefix("+")
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        told = _("จำนวนวันของ “{title}” ต้องเป็นตัวเลข เช่น -14 หรือ 10")
        raise MeetingIncompleteError(told.format(title=_(duty.title)))
    return -int(number) if digits.startswith("-") else int(number)
