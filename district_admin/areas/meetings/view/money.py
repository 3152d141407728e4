"""Asks what a meeting costs, and makes the proof of payment or the memo for refreshments."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.meetings.operations import money
from district_admin.areas.meetings.operations.answers import head_count
from district_admin.areas.meetings.operations.drafting import REFRESHMENTS
from district_admin.areas.meetings.operations.finding import draft_ref
from district_admin.areas.meetings.view.answer_words import asked_for_words
from district_admin.documents.model import Document
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import HALF
from district_admin.ui.giving import give_file, give_papers, look_of
from district_admin.ui.questions import choice, line
from district_admin.ui.requests import NewPaper

_XLSX: Final = "xlsx"
_FORMATS: Final = (
    ("pdf", N_("บันทึกเป็น PDF")),
    ("docx", N_("บันทึกเป็น Word (DOCX)")),
    (_XLSX, N_("บันทึกเป็น Excel (XLSX)")),
    ("print", N_("พิมพ์ออกเครื่องพิมพ์")),
)
_BAHT: Final = N_("บาทต่อคน")


def ask_pay_sheet(
    context: AppContext, parent: QWidget, meeting_id: int, said: Callable[..., object]
) -> EntryDialog:
    """Ask for the rates, and make the proof of payment of those who came."""
    with context.database.reading() as session:
        rates = money.rates_of(session, meeting_id)
        title = money.pay_sheet_title(session, meeting_id)
    entries = [
        line("chair", N_("เบี้ยประชุมของประธาน"), HALF, hint=_BAHT),
        line("member", N_("เบี้ยประชุมของกรรมการ"), HALF, hint=_BAHT),
        line("travel", N_("ค่าพาหนะ"), HALF, hint=_BAHT),
        line("budget", N_("เบิกจ่ายจาก"), hint=N_("เช่น งบดำเนินงาน")),
        choice("format", N_("ต้องการ"), _FORMATS),
    ]

    def keep(typed: dict[str, Any]) -> None:
        from district_admin.areas.meetings.documents import (  # noqa: PLC0415 - draws
            pay_sheet,
            pay_workbook,
        )

        with context.database.transaction(_("อัตราเบี้ยประชุมและค่าพาหนะ")) as session:
            sheet = money.pay_sheet_of(session, meeting_id, typed)
            money.keep_rates(session, meeting_id, typed)
        if typed["format"] == _XLSX:
            give_file(context, parent, title, ".xlsx", pay_workbook.pay_workbook(sheet), said)
            return
        look = look_of(context)

        def make(_progress: Progress) -> list[Document]:
            return [pay_sheet.pay_sheet(sheet, look)]

        give_papers(context, parent, title, typed["format"], make, said)

    dialog = EntryDialog(
        context.theme,
        parent,
        _("หลักฐานการจ่ายเงินค่าเบี้ยประชุมและค่าพาหนะ"),
        entries,
        keep,
        date.today(),
        _("ทำเอกสาร"),
    )
    return dialog.ask({**rates, "format": "pdf"})


def ask_refreshments(context: AppContext, parent: QWidget, meeting_id: int) -> EntryDialog:
    """Ask for how many and at what rates, and begin the memo in correspondence."""
    with context.database.reading() as session:
        rates = money.rates_of(session, meeting_id)
        people = money.expected(session, meeting_id)
        count = head_count(session, meeting_id)
    entries = [
        line("people", N_("จำนวนคน"), required=True, hint=asked_for_words(count)),
        line("snack", N_("อาหารว่างและเครื่องดื่ม"), HALF, hint=N_("บาทต่อมื้อต่อคน")),
        line("snack_times", N_("จำนวนมื้อ"), HALF),
        line("meal", N_("อาหาร"), HALF, hint=N_("บาทต่อมื้อต่อคน")),
        line("meal_times", N_("จำนวนมื้อ"), HALF),
        line("budget", N_("เบิกจ่ายจาก"), hint=N_("เช่น งบดำเนินงาน")),
    ]

    def keep(typed: dict[str, Any]) -> None:
        with context.database.transaction(_("อัตราค่าอาหารของการประชุม")) as session:
            draft = money.refreshments_of(session, meeting_id, typed)
            money.keep_rates(session, meeting_id, typed)
        action = _("ร่างบันทึกขออนุมัติค่าอาหาร")
        origin = draft_ref(REFRESHMENTS, meeting_id)
        context.requests.paper_wanted.emit(
            NewPaper(draft.kind, draft.content, action, origin=origin)
        )

    dialog = EntryDialog(
        context.theme,
        parent,
        _("ขออนุมัติเบิกค่าอาหารว่างและเครื่องดื่ม"),
        entries,
        keep,
        date.today(),
        _("ร่างบันทึก"),
    )
    return dialog.ask({**rates, "people": str(people)})
