"""How each register numbers: asked in one window, kept for the numbers to come."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence.model.register import CIRCULAR, MEMO, REGISTER_NAMES, SENT
from district_admin.areas.correspondence.operations import numbering
from district_admin.texts import N_, _
from district_admin.thai.calendar import be_year
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import HALF
from district_admin.ui.questions import line, switch

_CODE_HINT: Final = N_("เว้นไว้ใช้รหัสหนังสือของสำนักงาน")
_HINTS: Final = {
    SENT: _CODE_HINT,
    CIRCULAR: _CODE_HINT,
    MEMO: N_("เว้นว่างจะเป็น 1/2569 หรือพิมพ์รหัส เช่น ศธ 04001/"),
}


def ask_rule(
    context: AppContext, parent: QWidget, register: str, said: Callable[[str], object]
) -> EntryDialog:
    """Ask how a register numbers, and from which number it goes on this year."""
    year = be_year(date.today())
    with context.database.reading() as session:
        rule = numbering.number_rule(session, register)
        following = numbering.next_in_series(session, register, year)
    entries = [
        line("prefix", N_("คำนำหน้าเลข"), hint=_HINTS.get(register, "")),
        line("next", N_("เลขถัดไปของปีนี้"), HALF, required=True),
        line("first", N_("ปีใหม่เริ่มที่เลข"), HALF, required=True),
        line("days", N_("จองเลขไว้ได้ (วันทำการ)"), HALF, required=True),
    ]
    if register == CIRCULAR:
        entries.insert(1, switch("shared", N_("ใช้เลขร่วมกับหนังสือส่ง")))
    values: dict[str, object] = {
        "prefix": rule.prefix,
        "next": str(following),
        "first": str(rule.first_number),
        "days": str(rule.reserve_days),
        "shared": bool(rule.shares_with),
    }

    def keep(typed: dict[str, Any]) -> None:
        wanted = numbering.count_typed(str(typed["next"]))
        first = numbering.count_typed(str(typed["first"]))
        days = numbering.count_typed(str(typed["days"]))
        shares = SENT if typed.get("shared") else ""
        action = _("ตั้งค่า{register}").format(register=_(REGISTER_NAMES[register]))
        # what raised a number cannot be taken back; a new prefix alone could, but seldom is
        with context.database.transaction(action, undoable=wanted == following) as session:
            numbering.set_rule(
                session,
                register,
                prefix=str(typed["prefix"]),
                first_number=first,
                shares_with=shares,
                reserve_days=days,
            )
            if wanted != following:
                numbering.raise_next_number(session, shares or register, year, wanted)
        said(action)

    title = _("ตั้งค่า{register}").format(register=_(REGISTER_NAMES[register]))
    dialog = EntryDialog(context.theme, parent, title, entries, keep, date.today())
    return dialog.ask(values)
