"""What is lent (การยืมหนังสือ): who has which letter, since when, and what should be back by now."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from district_admin.areas.correspondence.operations import loan_listing
from district_admin.areas.correspondence.operations.loan_listing import LoanRow
from district_admin.areas.correspondence.view.loan_deeds import LoanDeeds
from district_admin.areas.correspondence.view.loan_papers import LoanPapers
from district_admin.areas.correspondence.view.loan_words import (
    loan_empties,
    loan_state,
    loan_tone,
    summary_of,
    who_borrows,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date, short_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.list_frame import Words
from district_admin.ui.list_page import ListPage
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens

_FILTERS: Final = (N_("ทั้งหมด"), N_("ยังไม่คืน"), N_("เกินกำหนด"), N_("คืนแล้ว"))
_OUT: Final = 1
_OVER: Final = 2
_SHOWN: Final = 12


class LoansPage(ListPage[LoanRow]):
    """The loans: at first those that are out, the longest past its day first."""

    entry_wanted = Signal(str, int)  # the register and the id of a row
    filing_wanted = Signal()

    tables = frozenset({"loan", "filing", "register_entry"})
    several = True
    hidden_beside = (3, 4, 6)
    hidden_narrow = (3, 6)

    def __init__(self, context: AppContext) -> None:
        self.rows: list[LoanRow] = []
        theme = context.theme
        self.print_button = button(theme, _("พิมพ์"), icon="printer")
        words = Words(
            "correspondence/loans",
            _("การยืมหนังสือ"),
            _("ค้นผู้ยืม เลข เรื่อง หรือรหัสแฟ้ม"),
            [_(name) for name in _FILTERS],
        )
        super().__init__(context, words, _columns(theme.tokens))
        self.deeds = LoanDeeds(self)
        self.papers = LoanPapers(self)
        printed = QMenu(self.print_button)
        self.papers.fill(printed)
        self.print_button.setMenu(printed)
        self.filters.blockSignals(True)  # nothing is read yet
        self.filters.choose(_OUT)
        self.filters.blockSignals(False)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.print_button,)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.rows = loan_listing.list_rows(session)
        self.summary = summary_of(self.rows, date.today())

    @override
    def shown(self, number: int) -> Sequence[LoanRow]:
        if number == 0:
            return self.rows
        if number == _OUT:
            return [row for row in self.rows if row.is_out]
        if number == _OVER:
            return [row for row in self.rows if row.days_over(date.today())]
        return [row for row in self.rows if not row.is_out]

    @override
    def narrowed(self, rows: Sequence[LoanRow], typed: str) -> Sequence[LoanRow]:
        return loan_listing.narrow(rows, typed) if typed else rows

    @override
    def fill_detail(self, record: LoanRow) -> None:
        pane, today = self.detail, date.today()
        days = record.returned_on, record.due_on, today
        chip = (loan_state(*days), loan_tone(self.context.theme.tokens, *days))
        pane.begin(record.subject or _("(ยังไม่มีเรื่อง)"), [chip])
        pane.facts(
            [
                (_("ผู้ยืม"), record.borrower),
                (_("ตำแหน่ง/ส่วนราชการ"), record.post),
                (_("ใช้ในราชการ"), record.purpose),
                (_("ผู้รับหนังสือ"), record.taken_by),
                (_("วันยืม"), medium_date(record.lent_on)),
                (_("กำหนดส่งคืน"), medium_date(record.due_on) if record.due_on else ""),
                (_("วันส่งคืน"), medium_date(record.returned_on) if record.returned_on else ""),
                (_("ผู้ส่งคืน"), record.returned_by),
                (_("เลขทะเบียน"), record.number_text),
                (_("รหัสแฟ้ม"), record.place),
                (_("หมายเหตุ"), record.remark),
            ]
        )
        number = record.number_text
        remove = partial(self.deeds.remove, record.id, number)
        show = partial(self.entry_wanted.emit, record.register, record.entry_id)
        change = partial(self.deeds.change, record.id)
        deeds = [
            Deed(_("ลบรายการยืมนี้"), "trash-2", remove, "icon"),
            Deed(_("ดูในทะเบียน"), "inbox", show, "icon"),
        ]
        if not record.is_out:
            pane.end([*deeds, Deed(_("แก้ไข…"), "pen-line", change, "primary", "Ctrl+E")])
            return
        back = partial(self.deeds.take_back, [record.id], number)
        deeds.append(Deed(_("แก้ไข…"), "pen-line", change, keys="Ctrl+E"))
        pane.end([*deeds, Deed(_("รับคืน…"), "check", back, "primary", "Ctrl+K")])

    @override
    def fill_many(self, records: Sequence[LoanRow]) -> None:
        pane, today = self.detail, date.today()
        pane.begin(_("เลือก {count} รายการ").format(count=f"{len(records):,}"))
        for each in records[:_SHOWN]:
            pane.line(each.subject, loan_state(each.returned_on, each.due_on, today))
        out = [each for each in records if each.is_out]
        if not out:
            pane.end([])
            return
        word = _("รับคืน {count} เรื่อง…").format(count=f"{len(out):,}")
        back = partial(self.deeds.take_back, [each.id for each in out], out[0].number_text)
        pane.end([Deed(word, "check", back, "primary", "Ctrl+K")])

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        return loan_empties(
            self.context.theme, self.filing_wanted.emit, lambda: self.search.clear()
        )


def _columns(t: Tokens) -> list[Column[LoanRow]]:
    return [
        Column(
            _("เลขทะเบียน"),
            lambda each: each.number_text,
            sort_key=lambda each: (len(each.number_text), each.number_text),  # 9 before 10
            width=120,
        ),
        Column(_("เรื่อง"), lambda each: each.subject, stretch=True),
        Column(_("ผู้ยืม"), lambda each: who_borrows(each.borrower, each.post), width=230),
        Column(
            _("วันยืม"),
            lambda each: short_date(each.lent_on),
            sort_key=lambda each: (each.lent_on, each.id),
            width=96,
        ),
        Column(
            _("กำหนดส่งคืน"),
            lambda each: short_date(each.due_on) if each.due_on else "",
            sort_key=lambda each: each.due_on or date.max,
            width=110,
        ),
        Column(
            _("สถานะ"),
            lambda each: loan_state(each.returned_on, each.due_on, date.today()),
            tone=lambda each: loan_tone(t, each.returned_on, each.due_on, date.today()),
            sort_key=lambda each: (not each.is_out, -each.days_over(date.today())),
            width=170,
        ),
        Column(_("รหัสแฟ้ม"), lambda each: each.place, width=110),
    ]
