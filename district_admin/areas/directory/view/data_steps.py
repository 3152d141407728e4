"""The six steps of the base data (manual, job ๓): which one it is at, and what comes next."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.directory.dialogs.entry_dialog import EntryDialog
from district_admin.areas.directory.dialogs.entry_form import Entry
from district_admin.areas.directory.dialogs.questions import day, day_of, line, text
from district_admin.areas.directory.model import DataSheet
from district_admin.areas.directory.model.base_data import (
    APPROVED,
    DRAFT,
    PUBLISHED,
    SHEET_STATUS_NAMES,
    SUBMITTED,
)
from district_admin.areas.directory.operations import base_data
from district_admin.areas.directory.view.data_papers import DataPapers
from district_admin.areas.directory.view.detail import Deed
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.chips import Chip
from district_admin.ui.labels import Elided, label
from district_admin.ui.layouts import fill, row

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

_REVIEW_AFTER: Final = timedelta(days=180)


class DataSteps(QWidget):
    """The steps in a line, with the keys of the one that is at hand."""

    def __init__(self, page: "BaseDataPage") -> None:
        super().__init__()
        self._page = page
        theme = page.context.theme
        self.papers = DataPapers(page)
        self.dialog: EntryDialog | None = None
        self.state = Chip(theme, "", theme.tokens.info)
        self._line = Elided("", "muted")
        self._keys = row(gap=8)
        self._buttons: list[QWidget] = []
        layout = QVBoxLayout(self)
        self._steps = label("", "small")
        top = row(self.state, self._line, self._keys)
        fill(layout, (top, self._steps), 4, (16, 8, 12, 8))

    def show_sheet(self, sheet: DataSheet) -> None:
        """Show how far a data set has come, and what can be done next."""
        t = self._page.context.theme.tokens
        tones = {DRAFT: t.info, SUBMITTED: t.waiting, APPROVED: t.soon, PUBLISHED: t.done}
        self.state.show_state(_(SHEET_STATUS_NAMES[sheet.status]), tones[sheet.status])
        self._line.setText(_days(sheet))
        at = _AT[sheet.status] if self._page.fields else 1
        marks = [
            f"{'✓' if n < at else '●' if n == at else '○'} {n}. {_(name)}"
            for n, name in enumerate(_STEPS, start=1)
        ]
        self._steps.setText("    ".join(marks))
        self._show_keys(self._deeds(sheet))

    def press(self, word: str) -> None:
        """Press the key of this word. Raises StopIteration when there is none."""
        next(each for each in self._buttons if each.accessibleName() == word).click()  # type: ignore[attr-defined] # a button

    def _deeds(self, sheet: DataSheet) -> Sequence[Deed]:
        deeds = {
            DRAFT: [
                Deed(_("บันทึกเสนอ"), "file-text", self.papers.ask_memo),
                Deed(_("เสนอแล้ว"), "send", self._submit, "primary"),
            ],
            SUBMITTED: [
                Deed(_("ส่งกลับแก้ไข"), "undo-2", self._return),
                Deed(_("เห็นชอบแล้ว"), "check", self._approve, "primary"),
            ],
            APPROVED: [
                Deed(_("เอกสารเผยแพร่"), "file-text", self.papers.ask_publication),
                Deed(_("เผยแพร่แล้ว"), "check", self._publish, "primary"),
            ],
            PUBLISHED: [
                Deed(_("เอกสารเผยแพร่"), "file-text", self.papers.ask_publication),
                Deed(_("ปรับปรุงข้อมูล"), "refresh-cw", self._revise, "primary"),
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

    def _submit(self) -> None:
        self.papers.check()
        entries = [
            line("approver", N_("ผู้ให้ความเห็นชอบ"), required=True),
            day("on", N_("วันที่เสนอ"), required=True),
        ]

        def do(session: Any, values: dict[str, Any], on: date) -> None:
            base_data.submit_sheet(session, self._year, values["approver"], on)

        self._ask(_("เสนอข้อมูลขอความเห็นชอบ"), entries, do, {"approver": self._page.sheet.approver})

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

    def _revise(self) -> None:
        action = _("ปรับปรุงข้อมูลพื้นฐาน ปี {year}").format(year=self._year)
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
            action = f"{title} {self._year}"
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
