"""The six steps of the base data (manual, job ๓): which one it is at, and what comes next."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from district_admin.areas.directory.model import DataSheet
from district_admin.areas.directory.model.base_data import (
    APPROVED,
    DRAFT,
    PUBLISHED,
    SHEET_STATUS_NAMES,
    SUBMITTED,
)
from district_admin.areas.directory.operations import base_data
from district_admin.areas.directory.view.data_gaps import ask_about_gaps
from district_admin.areas.directory.view.data_papers import DataPapers
from district_admin.areas.directory.view.data_signers import Signers
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.chips import Chip
from district_admin.ui.confirm import confirm
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import fill, row
from district_admin.ui.questions import day, day_of, line, text

if TYPE_CHECKING:
    from district_admin.areas.directory.view.base_data import BaseDataPage

_STEPS: Final = (
    N_("กำหนดข้อมูล"),
    N_("รวบรวม"),
    N_("เสนอเห็นชอบ"),
    N_("จัดทำชุดข้อมูล"),
    N_("เผยแพร่"),
    N_("ปรับปรุง"),
)
_AT: Final = {DRAFT: 2, SUBMITTED: 3, APPROVED: 4, PUBLISHED: 6}
"""The step that a data set is at, counted from 1, by its status."""

_LOCKS: Final = {
    SUBMITTED: N_("เสนอขอความเห็นชอบแล้ว แก้ไขไม่ได้ · ถ้าต้องแก้ไข กด “ส่งกลับแก้ไข”"),
    APPROVED: N_("เห็นชอบแล้ว แก้ไขไม่ได้ · เมื่อเผยแพร่แล้ว กด “ปรับปรุงข้อมูล” เพื่อแก้ไข"),
    PUBLISHED: N_("เผยแพร่แล้ว แก้ไขไม่ได้ · กด “ปรับปรุงข้อมูล” เพื่อแก้ไขแล้วเสนอใหม่"),
}
"""Why nothing can be changed at a status, and how to go on."""

_REVIEW_AFTER: Final = timedelta(days=180)


class DataSteps(QWidget):
    """The steps in a line, with the keys of the one that is at hand."""

    def __init__(self, page: "BaseDataPage") -> None:
        super().__init__()
        self._page = page
        theme = page.context.theme
        self.papers = DataPapers(page)
        self.dialog: EntryDialog | None = None
        self.question: QDialog | None = None
        self.lock = ""  # why nothing can be changed now
        self._lock_line = WrappedLabel()
        self._lock_line.setProperty("kind", "strong")
        self.state = Chip(theme, "", theme.tokens.info)
        self._days_line = WrappedLabel()
        self._days_line.setProperty("kind", "small")
        self._is_low = False
        self._keys = row(gap=8)
        self._buttons: list[QWidget] = []
        layout = QVBoxLayout(self)
        self._steps = label("", "small")
        top = row(self.state, 1, self._keys)
        parts = (top, self._steps, self._lock_line, self._days_line)
        fill(layout, parts, 4, (16, 8, 12, 8))

    def show_sheet(self, sheet: DataSheet) -> None:
        """Show how far a data set has come, and what can be done next."""
        t = self._page.context.theme.tokens
        tones = {DRAFT: t.info, SUBMITTED: t.waiting, APPROVED: t.soon, PUBLISHED: t.done}
        self.state.show_state(_(SHEET_STATUS_NAMES[sheet.status]), tones[sheet.status])
        days = _days(sheet)
        self._days_line.show_text(days)
        self.state.setToolTip(days)
        self._show_days()
        at = _AT[sheet.status] if self._page.fields else 1
        marks = [
            f"{'✓' if n < at else '●' if n == at else '○'} {n}. {_(name)}"
            for n, name in enumerate(_STEPS, start=1)
        ]
        self._steps.setText("    ".join(marks))
        self.lock = _(_LOCKS[sheet.status]) if sheet.status in _LOCKS else ""
        self._lock_line.show_text(self.lock)
        self._lock_line.setVisible(bool(self.lock))
        self._show_keys(self._deeds(sheet))

    def make_low(self, *, is_low: bool) -> None:
        """Leave the days to the tooltip of the state in a low window, where rows are scarce."""
        self._is_low = is_low
        self._show_days()

    def _show_days(self) -> None:
        days = self._days_line.accessibleName()
        self._days_line.setVisible(bool(days) and not self._is_low)

    def press(self, word: str) -> None:
        """Press the key of this word. Raises StopIteration when there is none."""
        next(each for each in self._buttons if each.accessibleName() == word).click()  # type: ignore[attr-defined] # a button

    def _deeds(self, sheet: DataSheet) -> Sequence[Deed]:
        memo = Deed(_("บันทึกเสนอ"), "file-text", self.papers.ask_memo)
        publication = Deed(_("เอกสารเผยแพร่"), "file-text", self.papers.ask_publication)
        deeds = {
            DRAFT: [
                Deed(_("บันทึกเสนอ"), "file-text", self._ask_memo),
                Deed(_("เสนอแล้ว"), "send", self._submit, "primary"),
            ],
            SUBMITTED: [
                memo,
                Deed(_("ส่งกลับแก้ไข"), "undo-2", self._return),
                Deed(_("เห็นชอบแล้ว"), "check", self._approve, "primary"),
            ],
            APPROVED: [
                memo,
                publication,
                Deed(_("เผยแพร่แล้ว"), "check", self._publish, "primary"),
            ],
            PUBLISHED: [
                memo,
                publication,
                Deed(_("ปรับปรุงข้อมูล"), "refresh-cw", self._ask_revise, "primary"),
            ],
        }
        return deeds[sheet.status]

    def _show_keys(self, deeds: Sequence[Deed]) -> None:
        for old in self._buttons:
            self._keys.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for deed in deeds:
            made = button(
                self._page.context.theme,
                deed.word,
                "primary" if deed.kind == "primary" else "secondary",
                deed.icon,
            )
            made.clicked.connect(lambda _checked=False, do=deed.do: do())
            self._keys.addWidget(made)
            self._buttons.append(made)

    def _ask_memo(self) -> None:
        self.papers.check()
        word = _("ทำบันทึกเสนอทั้งที่ยังไม่ครบ")
        self.question = ask_about_gaps(self._page, word, self.papers.ask_memo)

    def _submit(self) -> None:
        self.papers.check()
        self.question = ask_about_gaps(self._page, _("เสนอทั้งที่ยังไม่ครบ"), self._ask_submit)

    def _ask_submit(self) -> None:
        signers = Signers(self._page.context, date.today())
        entries = [
            line("approver", N_("ผู้ให้ความเห็นชอบ"), required=True, suggestions=signers.names),
            day("on", N_("วันที่เสนอ"), required=True),
        ]

        def do(session: Any, values: dict[str, Any], on: date) -> None:
            base_data.submit_sheet(session, self._year, values["approver"], on)

        approver = self._page.sheet.approver or next(iter(signers.names), "")
        self._ask(_("เสนอข้อมูลขอความเห็นชอบ"), entries, do, {"approver": approver})

    def _return(self) -> None:
        entries = [text("why", N_("เหตุผลที่ส่งกลับ")), day("on", N_("วันที่ส่งกลับ"), required=True)]

        def do(session: Any, values: dict[str, Any], _on: date) -> None:
            base_data.return_sheet(session, self._year, values["why"])

        self._ask(_("ส่งข้อมูลกลับไปแก้ไข"), entries, do, {})

    def _approve(self) -> None:
        def do(session: Any, _values: dict[str, Any], on: date) -> None:
            base_data.approve_sheet(session, self._year, on)

        self._ask(_("เห็นชอบข้อมูลพื้นฐาน"), [day("on", N_("วันที่เห็นชอบ"), required=True)], do, {})

    def _publish(self) -> None:
        entries = [
            day("on", N_("วันที่เผยแพร่"), required=True),
            day("review_on", N_("ทบทวนอีกครั้งเมื่อ")),
        ]

        def do(session: Any, values: dict[str, Any], on: date) -> None:
            base_data.publish_sheet(session, self._year, on, day_of(values["review_on"]))

        review = (date.today() + _REVIEW_AFTER).isoformat()
        self._ask(_("เผยแพร่ข้อมูลพื้นฐาน"), entries, do, {"review_on": review})

    def _ask_revise(self) -> None:
        self.question = confirm(
            self._page.context.theme,
            self._page.window(),
            _("ปรับปรุงข้อมูลปีงบประมาณ {year} หรือไม่").format(year=self._year),
            _("ข้อมูลชุดนี้เผยแพร่แล้ว เมื่อปรับปรุง จะกลับเป็นร่างให้แก้ไข และต้องเสนอขอความเห็นชอบและเผยแพร่ใหม่"),
            _("ปรับปรุงข้อมูล"),
            _("ไม่ปรับปรุง"),
            danger=True,
        )
        self.question.accepted.connect(self._revise)
        self.question.open()

    def _revise(self) -> None:
        action = _("ปรับปรุงข้อมูลพื้นฐาน ปีงบประมาณ {year}").format(year=self._year)
        with self._page.context.database.transaction(action) as session:
            base_data.revise_sheet(session, self._year)
        self._page.said.emit(action)

    @property
    def _year(self) -> int:
        return self._page.year.fiscal_year

    def _ask(
        self,
        title: str,
        entries: Sequence[Entry],
        do: Callable[[Any, dict[str, Any], date], None],
        values: dict[str, object],
    ) -> None:
        def keep(typed: dict[str, Any]) -> None:
            on = day_of(typed["on"])
            assert on is not None  # the form asks for it
            action = _("{title} ปีงบประมาณ {year}").format(title=title, year=self._year)
            with self._page.context.database.transaction(action) as session:
                do(session, typed, on)
            self._page.said.emit(action)

        today = date.today()
        self.dialog = EntryDialog(self._page.context.theme, self._page, title, entries, keep, today)
        self.dialog.ask({"on": today.isoformat(), **values})


def _days(sheet: DataSheet) -> str:
    if sheet.status == DRAFT:
        return _("ส่งกลับ: {why}").format(why=sheet.returned_note) if sheet.returned_note else ""
    parts = [
        _("เสนอ {day}").format(day=medium_date(sheet.submitted_on)) if sheet.submitted_on else "",
        sheet.approver,
        _("เห็นชอบ {day}").format(day=medium_date(sheet.approved_on)) if sheet.approved_on else "",
        _("เผยแพร่ {day}").format(day=medium_date(sheet.published_on)) if sheet.published_on else "",
        _("ทบทวน {day}").format(day=medium_date(sheet.review_on)) if sheet.review_on else "",
    ]
    return "  ·  ".join(part for part in parts if part)
