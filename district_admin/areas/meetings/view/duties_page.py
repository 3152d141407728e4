"""The steps of a meeting by the manual: when each is due, whether it is done, who has it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.meetings.model import DutyMove, MeetingDuty
from district_admin.areas.meetings.model.duty import HOLDERS, OUTCOMES
from district_admin.areas.meetings.operations import duties, duty_moves, steps
from district_admin.areas.meetings.operations.duties import manual_duties
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.view.approval_line import offer_line
from district_admin.areas.meetings.view.laws import LAW_STEP, LawLines
from district_admin.areas.meetings.view.linked_papers import LINKED_TABLES
from district_admin.areas.meetings.view.money import ask_pay_sheet, ask_refreshments
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.step_drafts import show_step_papers
from district_admin.areas.meetings.view.step_papers import TABS_OF_STEPS
from district_admin.areas.meetings.view.words import (
    duty_state,
    duty_tone,
    holder_name,
    nothing_found,
    nothing_here,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date, short_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import day, day_of, line
from district_admin.ui.tables import Column

_FILTERS: Final = (N_("ทั้งหมด"), N_("ยังไม่เสร็จ"), N_("เกินกำหนด"), N_("เสร็จแล้ว"))


class DutiesPage(OneMeetingList[MeetingDuty]):
    """The duties of one meeting in the manual's order."""

    paper_wanted = Signal(str)  # the key of a paper that is made from the meeting
    tab_wanted = Signal(str)  # the key of a step that has a tab of its own

    tables = frozenset({"meeting", "meeting_duty", "duty_move", "meeting_law"}) | LINKED_TABLES
    hidden_beside = (4,)
    hidden_narrow = (4,)

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[MeetingDuty] = ()
        self._moves: Mapping[int, Sequence[DutyMove]] = {}
        self.dialog: EntryDialog | None = None
        self.laws = LawLines(self)
        theme, t = context.theme, context.theme.tokens
        self.add_button = button(theme, _("เพิ่มงาน"), "secondary", "plus", keys="Ctrl+N")
        words = Words(
            "meetings/duties", _("ขั้นตอน"), _("ค้นสิ่งที่ต้องทำ"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[MeetingDuty]] = [
            Column(_("ขั้นที่"), lambda each: each.step, lambda each: each.sort_order, width=70),
            Column(_("สิ่งที่ต้องทำ"), lambda each: _(each.title), stretch=True),
            Column(
                _("กำหนด"),
                lambda each: short_date(each.due_on) if each.due_on else "",
                lambda each: each.due_on or date.max,
                width=110,
            ),
            Column(
                _("สถานะ"),
                lambda each: duty_state(each, date.today()),
                lambda each: each.due_on or date.max,
                lambda each: duty_tone(t, each, date.today()),
                width=160,
            ),
            Column(_("อยู่ที่"), lambda each: holder_name(each.holder), width=150),
        ]
        super().__init__(context, meeting_id, words, columns)
        self.add_button.clicked.connect(self.add)
        self.on_enter(self._toggle)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.add_button,)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            self.rows = duties.list_duties(session, self.meeting_id)
            self._moves = duty_moves.list_moves(session, self.meeting_id)
        self.add_button.setEnabled(not self.is_closed)
        done = sum(not each.is_open for each in self.rows)
        self.summary = _("เสร็จแล้ว {done} จาก {count} งาน").format(done=done, count=len(self.rows))
        late = len(self.shown(2))
        if late:
            self.summary += "  ·  " + _("เกินกำหนด {count}").format(count=late)

    @override
    def shown(self, number: int) -> Sequence[MeetingDuty]:
        today = date.today()
        if number == 1:
            return [each for each in self.rows if each.is_open]
        if number == 2:
            return [e for e in self.rows if e.is_open and e.due_on is not None and e.due_on < today]
        return [each for each in self.rows if not each.is_open] if number == 3 else self.rows

    @override
    def searched(self, row: MeetingDuty) -> str:
        return _(row.title)

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        return {"start": nothing_here(theme), "search": nothing_found(theme, self.search)}

    @override
    def fill_detail(self, record: MeetingDuty) -> None:
        pane, t, today = self.detail, self.context.theme.tokens, date.today()
        tone = duty_tone(t, record, today)
        pane.begin(_(record.title), [(duty_state(record, today), tone)] if tone else [])
        manual = next((each for each in manual_duties() if each.key == record.key), None)
        pane.facts(
            [
                (_("ขั้นตอนที่"), record.step),
                (_("กำหนด"), medium_date(record.due_on) if record.due_on else _("ยังไม่มีกำหนด")),
                (_("นับจาก"), _offset_words(record)),
                (_("ที่มา"), _origin(manual.manual if manual else None)),
                (_("เสร็จเมื่อ"), medium_date(record.done_on) if record.done_on else ""),
                (_("อยู่ที่"), holder_name(record.holder)),
            ]
        )
        moves = self._moves.get(record.id, ())
        if moves:
            pane.section(_("การเสนอตามลำดับ"))
        for move in moves:
            told = f"{_(OUTCOMES[move.outcome])}  {_(HOLDERS[move.to_holder])}"
            pane.line(told, "  ·  ".join(filter(None, (medium_date(move.moved_on), move.note))))
        if record.key == LAW_STEP:
            self.laws.fill(self.meeting.series_id, self.meeting_id, closed=self.is_closed)
        make, others = self.paper_wanted.emit, self._special_deeds(record.key)
        show_step_papers(self.context, pane, self.meeting_id, record.key, make, others)
        if self.is_closed:
            self.tell_lock()
            pane.end(())
            return
        offer_line(self, record)
        pane.end(self._deeds(record))

    @Slot()
    def add(self) -> None:
        """Ask for something of her own that is to be done for the meeting."""
        entries = [
            line("title", N_("สิ่งที่ต้องทำ"), required=True),
            day("due_on", N_("กำหนด"), required=True),
        ]

        def keep(values: dict[str, Any]) -> None:
            due = day_of(values["due_on"])
            assert due is not None
            action = _("เพิ่มงาน {title}").format(title=str(values["title"]).strip())
            self.do(
                action,
                lambda session: duties.add_duty(session, self.meeting_id, values["title"], due),
            )

        self.dialog = EntryDialog(
            self.context.theme, self, _("เพิ่มงานของการประชุมนี้"), entries, keep, date.today()
        )
        self.dialog.ask()

    def set_due(self, duty: MeetingDuty) -> None:
        """Ask for another day on which a duty is due."""

        def keep(values: dict[str, Any]) -> None:
            due = day_of(values["due_on"])
            assert due is not None
            action = _("เปลี่ยนกำหนด {title}").format(title=_(duty.title))
            self.do(action, lambda session: duties.set_due(session, duty.id, due))

        self.dialog = EntryDialog(
            self.context.theme,
            self,
            _("เปลี่ยนกำหนด"),
            [day("due_on", N_("กำหนด"), required=True)],
            keep,
            date.today(),
        )
        self.dialog.ask({"due_on": duty.due_on.isoformat() if duty.due_on else ""})

    def finish(self, duty: MeetingDuty) -> None:
        """Ask for the day on which a duty was done; today is offered."""

        def keep(values: dict[str, Any]) -> None:
            done = day_of(values["done_on"])
            assert done is not None
            if done > date.today():
                raise MeetingIncompleteError(_("วันที่ทำเสร็จยังมาไม่ถึง กรุณาตรวจสอบวันที่"))
            action = _("ทำเสร็จ: {title}").format(title=_(duty.title))
            self.do(action, lambda session: steps.finish_step(session, duty.id, done))

        self.dialog = EntryDialog(
            self.context.theme,
            self,
            _(duty.title),
            [day("done_on", N_("เสร็จเมื่อวันที่"), required=True)],
            keep,
            date.today(),
        )
        self.dialog.ask({"done_on": date.today().isoformat()})

    def _special_deeds(self, key: str) -> list[Deed]:
        if key in TABS_OF_STEPS:
            word, icon = TABS_OF_STEPS[key]
            return [Deed(_(word), icon, partial(self.tab_wanted.emit, key))]
        if key == "prepare_money":
            return [Deed(_("หลักฐานการจ่ายเงิน…"), "file-text", self.ask_pay_sheet)]
        if key == "prepare_food":
            return [Deed(_("ร่างบันทึกขออนุมัติค่าอาหาร…"), "pen-line", self.ask_refreshments)]
        return []

    def ask_pay_sheet(self) -> None:
        """Ask for rates, and make the proof of payment."""
        self.dialog = ask_pay_sheet(self.context, self, self.meeting_id, self.saved.emit)

    def ask_refreshments(self) -> None:
        """Ask for rates, and begin the memo for refreshments."""
        self.dialog = ask_refreshments(self.context, self, self.meeting_id)

    def _deeds(self, duty: MeetingDuty) -> list[Deed]:
        if not duty.is_open:
            reopen = partial(
                self.do,
                _("ทำต่อ: {title}").format(title=_(duty.title)),
                lambda session: steps.reopen_step(session, duty.id),
            )
            return [Deed(_("ยังไม่เสร็จ"), "undo-2", reopen)]
        drop = partial(
            self.do,
            _("ไม่ต้องทำ: {title}").format(title=_(duty.title)),
            lambda session: duties.drop_duty(session, duty.id),
        )
        return [
            Deed(_("การประชุมนี้ไม่ต้องทำ"), "ban", drop, "icon"),
            Deed(_("เปลี่ยนกำหนด"), "calendar", partial(self.set_due, duty), "icon"),
            Deed(_("เสร็จแล้ว…"), "check", partial(self.finish, duty), "primary"),
        ]

    @Slot(object)
    def _toggle(self, duty: MeetingDuty) -> None:
        if duty.is_open and not self.is_closed:
            self.finish(duty)


def _offset_words(duty: MeetingDuty) -> str:
    if duty.offset_days is None:
        return ""
    begin = _("วันแจกเวียนมติ") if duty.counts_from == "circulation" else _("วันประชุม")
    if duty.offset_days == 0:
        return begin
    if duty.offset_days < 0:
        return _("ก่อน{begin} {count} วัน").format(begin=begin, count=-duty.offset_days)
    return _("หลัง{begin} {count} วัน").format(begin=begin, count=duty.offset_days)


def _origin(by_manual: bool | None) -> str:
    if by_manual is None:
        return _("สำนักงานเพิ่มเอง")
    return _("กำหนดเวลาตามคู่มือ") if by_manual else _("ขั้นตอนตามคู่มือ กำหนดเวลาโดยสำนักงาน")
