"""What all meetings resolved: by the day it is to be done, until it is done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from district_admin.areas.directory.operations.searching import narrow
from district_admin.areas.meetings.operations import drafting, paper_making, resolutions
from district_admin.areas.meetings.operations.resolutions import ResolutionRow
from district_admin.areas.meetings.view.linked_papers import LINKED_TABLES, LinkedPapers
from district_admin.areas.meetings.view.step_papers import begin_reminder
from district_admin.areas.meetings.view.words import (
    resolution_state,
    resolution_tone,
    usual_empties,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import DOCX, PDF, PRINT, give_papers, look_of
from district_admin.ui.list_frame import Words
from district_admin.ui.list_page import ListPage
from district_admin.ui.questions import day, day_of, text
from district_admin.ui.tables import Column

_FILTERS: Final = (N_("ต้องติดตาม"), N_("เกินกำหนด"), N_("เสร็จแล้ว"), N_("ทุกมติ"))


class ResolutionsPage(ListPage[ResolutionRow]):
    """The resolutions of all meetings; the pane at the right says how far each is."""

    meeting_wanted = Signal(int)

    tables = LINKED_TABLES | {"agenda_item", "meeting", "meeting_series"}
    hidden_beside = (1, 3)
    hidden_narrow = (1, 3)

    def __init__(self, context: AppContext) -> None:
        self.rows: Sequence[ResolutionRow] = ()
        self.dialog: EntryDialog | None = None
        self.linked = LinkedPapers(context, self)
        t = context.theme.tokens
        words = Words(
            "meetings/resolutions",
            _("มติที่ประชุม"),
            _("ค้นเรื่อง มติ หรือผู้รับผิดชอบ"),
            [_(name) for name in _FILTERS],
        )
        columns: list[Column[ResolutionRow]] = [
            Column(_("เรื่อง"), lambda each: each.title, stretch=True),
            Column(_("การประชุม"), _meeting_name, width=230),
            Column(_("ผู้รับผิดชอบ"), lambda each: each.owner_name, width=190),
            Column(_("ความก้าวหน้า"), lambda each: " ".join(each.progress.split()), width=200),
            Column(
                _("กำหนดเสร็จ"),
                lambda each: resolution_state(each, date.today()),
                lambda each: (each.done_on is not None, each.due_on or date.max),
                lambda each: resolution_tone(t, each, date.today()),
                width=160,
            ),
        ]
        super().__init__(context, words, columns)
        self.paper_button = button(context.theme, _("รายการติดตาม"), icon="printer", keys="Ctrl+P")
        menu = QMenu(self.paper_button)
        menu.addAction(_("พิมพ์"), partial(self.give, PRINT))
        menu.addAction("PDF", partial(self.give, PDF))
        menu.addAction("Word", partial(self.give, DOCX))
        self.paper_button.setMenu(menu)
        self.remind_button = button(context.theme, _("ร่างบันทึกติดตาม"), icon="pen-line")
        self.remind_menu = QMenu(self.remind_button)
        self.remind_button.setMenu(self.remind_menu)
        self.table.opened.connect(lambda _row: self.note_progress() if self._is_wide else None)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.remind_button, self.paper_button)

    def give(self, wanted: str) -> None:
        """Make the list that is shown as a paper, to save or print. Raises PaperNotMadeError."""
        rows, look, today = self.table.rows, look_of(self.context), date.today()
        about = ("ที่ต้องติดตาม", "ที่เกินกำหนด", "ที่ดำเนินการเสร็จแล้ว", "ทั้งหมด")[self.filters.current]
        if typed := self.search.text().strip():
            about += f" เฉพาะที่มีคำว่า “{typed}”"
        papers = paper_making.followed_paper(rows, f"มติ{about}", today, look)
        title = "รายการติดตามมติที่ประชุม"
        give_papers(self.context, self, title, wanted, lambda _p: papers, self.saved.emit)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.rows = resolutions.list_resolutions(session)
        self._offer_reminders()
        told = [_("ต้องติดตาม {count} มติ").format(count=len(self.shown(0)))]
        if late := len(self.shown(1)):
            told.append(_("เกินกำหนด {count}").format(count=late))
        self.summary = "  ·  ".join(told)

    def _offer_reminders(self) -> None:
        """Offer a memo to each group that is late with something, and one to every one of them."""
        today = date.today()
        owed = drafting.overdue_by_owner(self.rows, today)
        self.remind_menu.clear()
        for owner, rows in owed.items():
            word = _("{owner} ({count} มติ)").format(owner=owner, count=len(rows))
            begin = partial(begin_reminder, self.context, owner, rows, today)
            self.remind_menu.addAction(word.replace("&", "&&"), begin)
        if len(owed) > 1:
            self.remind_menu.addSeparator()
            word = _("ทุกกลุ่ม กลุ่มละฉบับ ({count} ฉบับ)").format(count=len(owed))
            self.remind_menu.addAction(word, self.remind_all)
        self.remind_button.setEnabled(bool(owed))
        self.remind_button.setToolTip("" if owed else _("ไม่มีมติที่เกินกำหนด"))

    @Slot()
    def remind_all(self) -> None:
        """Begin a memo to each group that is late; the last one stays open on the desk."""
        today = date.today()
        for owner, rows in drafting.overdue_by_owner(self.rows, today).items():
            begin_reminder(self.context, owner, rows, today)

    @override
    def shown(self, number: int) -> Sequence[ResolutionRow]:
        today = date.today()
        if number == 1:
            return [each for each in self.rows if each.days_late(today)]
        if number == 2:
            return [each for each in self.rows if each.done_on is not None]
        if number == 3:
            return self.rows
        return [e for e in self.rows if e.done_on is None and (e.owner_name or e.due_on)]

    @override
    def narrowed(self, rows: Sequence[ResolutionRow], typed: str) -> Sequence[ResolutionRow]:
        return narrow(rows, typed)

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        told = _("เปิดการประชุม เลือกเรื่องในระเบียบวาระ แล้วกด บันทึกมติ มติที่มีผู้รับผิดชอบจะมาอยู่ที่นี่จนกว่าจะเสร็จ")
        return {
            "start": EmptyState(theme, "circle-check", _("ยังไม่มีมติที่ประชุม"), told),
            **usual_empties(theme, self.search),
        }

    @override
    def fill_detail(self, record: ResolutionRow) -> None:
        pane, today = self.detail, date.today()
        tone = resolution_tone(self.context.theme.tokens, record, today)
        pane.begin(record.title, [(resolution_state(record, today), tone)] if tone else [])
        pane.facts(
            [
                (_("การประชุม"), _meeting_name(record)),
                (_("วันประชุม"), medium_date(record.held_on)),
                (_("ผู้รับผิดชอบ"), record.owner_name),
                (_("กำหนดเสร็จ"), medium_date(record.due_on) if record.due_on else ""),
                (_("เสร็จเมื่อ"), medium_date(record.done_on) if record.done_on else ""),
            ]
        )
        pane.section(_("มติที่ประชุม"))
        pane.line(record.resolution)
        if record.progress:
            pane.section(_("ความก้าวหน้า"))
            pane.line(record.progress)
        self.linked.show(pane, record.id, record.title)
        show = partial(self.meeting_wanted.emit, record.meeting_id)
        deeds = [Deed(_("ดูการประชุม"), "calendar", show, "icon")]
        if record.done_on is None:
            progress = Deed(_("ความก้าวหน้า…"), "pen-line", self.note_progress, keys="Ctrl+E")
            deeds += [progress, Deed(_("เสร็จแล้ว…"), "check", self.finish, "primary")]
        else:
            deeds.append(Deed(_("ยังไม่เสร็จ"), "undo-2", self.reopen))
        pane.end(deeds)

    @Slot()
    def note_progress(self) -> None:
        """Ask how far the carrying out of the chosen resolution is."""
        if (row := self.table.current) is None:
            return

        def keep(values: dict[str, Any]) -> None:
            self._do(
                _("บันทึกความก้าวหน้า “{title}”").format(title=row.title),
                lambda session: resolutions.note_progress(session, row.id, values["progress"]),
            )

        self.dialog = EntryDialog(
            self.context.theme,
            self,
            _("ความก้าวหน้า: {title}").format(title=row.title),
            [text("progress", N_("ความก้าวหน้า"))],
            keep,
            date.today(),
        )
        self.dialog.ask({"progress": row.progress})

    @Slot()
    def finish(self) -> None:
        """Ask on which day the chosen resolution was carried out; today is offered."""
        if (row := self.table.current) is None:
            return

        def keep(values: dict[str, Any]) -> None:
            done = day_of(values["done_on"])
            assert done is not None
            self._do(
                _("ดำเนินการตามมติ “{title}” เสร็จ").format(title=row.title),
                lambda session: resolutions.finish(session, row.id, done),
            )

        self.dialog = EntryDialog(
            self.context.theme,
            self,
            row.title,
            [day("done_on", N_("เสร็จเมื่อวันที่"), required=True)],
            keep,
            date.today(),
        )
        self.dialog.ask({"done_on": date.today().isoformat()})

    @Slot()
    def reopen(self) -> None:
        """Let the chosen resolution be open again."""
        if (row := self.table.current) is not None:
            self._do(
                _("ติดตามมติ “{title}” ต่อ").format(title=row.title),
                lambda session: resolutions.reopen(session, row.id),
            )

    def _do(self, action: str, deed: Callable[[Any], object]) -> None:
        with self.context.database.transaction(action) as session:
            deed(session)
        self.said.emit(action)


def _meeting_name(row: ResolutionRow) -> str:
    return _("{name} ครั้งที่ {number}").format(name=row.meeting_name, number=row.number_text)
