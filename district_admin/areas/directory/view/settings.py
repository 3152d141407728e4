"""Asks how the office wants its directory kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from district_admin.areas.directory.operations import preferences
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.numerals import quoted, whole_number
from district_admin.ui.confirm import confirm
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.questions import line, switch


def ask_settings(
    context: AppContext, window: QWidget, said: Callable[[str], object]
) -> EntryDialog:
    """Ask after how many days a record is out of date, and whether citizen numbers are kept."""
    with context.database.reading() as session:
        now = preferences.get_settings(session)
    entries = [
        line("days", N_("ข้อมูลล้าสมัยเมื่อไม่ได้ตรวจสอบเกินกี่วัน"), required=True),
        switch("citizen_ids", N_("เก็บเลขประจำตัวประชาชน (แสดงเฉพาะ 4 หลักท้าย)")),
    ]

    def keep(values: dict[str, Any]) -> None:
        typed = str(values["days"])
        days = whole_number(typed)
        if days is None:
            told = _("จำนวนวันต้องเป็นตัวเลข กรุณาแก้ไข “{typed}”")
            raise OfficeError(told.format(typed=quoted(typed)))
        wanted = bool(values["citizen_ids"])
        if now.keep_citizen_ids and not wanted:
            _ask_to_forget(context, window, lambda: store(days, wanted))
        else:
            store(days, wanted)

    def store(days: int, citizen_ids: bool) -> None:
        # what is forgotten, of a person's number, does not come back
        forgets = now.keep_citizen_ids and not citizen_ids
        action = _("ตั้งค่าทำเนียบ")
        with context.database.transaction(action, undoable=not forgets) as session:
            preferences.set_stale_after(session, days)
            if citizen_ids != now.keep_citizen_ids:
                preferences.keep_citizen_ids(session, citizen_ids)
        if not forgets:
            said(action)

    dialog = EntryDialog(context.theme, window, _("ตั้งค่าทำเนียบ"), entries, keep, date.today())
    values: dict[str, object] = {"days": now.stale_after_days, "citizen_ids": now.keep_citizen_ids}
    return dialog.ask(values)


def _ask_to_forget(context: AppContext, window: QWidget, do: Callable[[], object]) -> None:
    question = confirm(
        context.theme,
        window,
        _("ลบเลขประจำตัวประชาชนทั้งหมด"),
        _("เลขประจำตัวประชาชนที่เก็บไว้จะถูกลบออกจากทำเนียบและประวัติ นำกลับมาไม่ได้"),
        _("ลบทั้งหมด"),
        _("เก็บไว้ตามเดิม"),
        danger=True,
    )
    question.accepted.connect(do)
    question.finished.connect(question.deleteLater)
    question.open()
