"""Begins a round in which agencies are asked to confirm their entries."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.directory.dialogs.entry_dialog import EntryDialog
from district_admin.areas.directory.dialogs.questions import choice, day, day_of, line
from district_admin.areas.directory.model.agency import GROUP, KIND_NAMES, OUTSIDE, SCHOOL, UNIT
from district_admin.areas.directory.operations import agencies, verification
from district_admin.texts import N_, _
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext

_DAYS_TO_ANSWER: Final = 30
_WHOM: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "school": (N_("โรงเรียนทุกแห่ง"), (SCHOOL,)),
    "stale": (N_("เฉพาะหน่วยงานที่ข้อมูลล้าสมัย"), ()),
    "outside": (N_("หน่วยงานภายนอกทุกแห่ง"), (OUTSIDE,)),
    "office": (N_("กลุ่มในสำนักงานทุกกลุ่ม"), (GROUP, UNIT)),
    "all": (N_("ทุกหน่วยงาน"), (SCHOOL, OUTSIDE, GROUP, UNIT)),
}


def ask_round(
    context: AppContext, window: QWidget, started: Callable[[str], object]
) -> EntryDialog:
    """Ask for the name of a new round and whom to ask; `started` is told the action's name."""
    today = date.today()
    entries = [
        line("name", N_("ชื่อรอบ"), required=True),
        choice("whom", N_("ขอให้ยืนยัน"), [(key, name) for key, (name, _k) in _WHOM.items()]),
        day("sent_on", N_("วันที่ส่ง"), required=True),
        day("due_on", N_("ขอคำตอบภายใน")),
    ]

    def keep(values: dict[str, Any]) -> None:
        started(_keep(context, values))

    dialog = EntryDialog(
        context.theme, window, _("เริ่มรอบยืนยันข้อมูล"), entries, keep, today, _("เริ่มรอบ")
    )
    return dialog.ask(
        {
            "name": _("ยืนยันข้อมูล ปี {year}").format(year=fiscal_year(today)),
            "whom": "school",
            "sent_on": today.isoformat(),
            "due_on": (today + timedelta(days=_DAYS_TO_ANSWER)).isoformat(),
        }
    )


def _keep(context: AppContext, values: dict[str, Any]) -> str:
    sent_on = day_of(values["sent_on"])
    assert sent_on is not None  # the form asks for it
    _name, kinds = _WHOM[str(values["whom"])]
    action = _("เริ่ม{name}").format(name=str(values["name"]).strip())
    with context.database.transaction(action) as session:
        if kinds:
            found = agencies.list_agencies(session, agencies.AgencyFilter(kinds=kinds))
        else:
            found = verification.stale_agencies(session, date.today(), tuple(KIND_NAMES))
        ids = [each.id for each in found]
        due_on = day_of(values["due_on"])
        verification.start_round(session, values["name"], ids, sent_on, due_on)
    return action
