"""All meetings: what is due next for each, and the steps of the chosen one at the right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from district_admin.areas.directory.operations.searching import narrow
from district_admin.areas.meetings.model import MeetingDuty, MeetingSeries
from district_admin.areas.meetings.operations import duties, meetings, steps
from district_admin.areas.meetings.operations import series as bodies
from district_admin.areas.meetings.operations.doubts import is_called
from district_admin.areas.meetings.operations.drafting import NO_MEETING
from district_admin.areas.meetings.operations.meetings import MeetingRow
from district_admin.areas.meetings.view.fields import (
    meeting_entries,
    meeting_facts,
    meeting_values,
    new_meeting_values,
)
from district_admin.areas.meetings.view.meeting_form import keep_meeting, with_doubts
from district_admin.areas.meetings.view.step_papers import begin_draft
from district_admin.areas.meetings.view.words import (
    due_tone,
    due_words,
    duty_state,
    duty_tone,
    usual_empties,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date, short_date, weekday_date
from district_admin.ui.buttons import button, tool
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.list_frame import Words
from district_admin.ui.list_page import ListPage
from district_admin.ui.tables import Column

_FILTERS: Final = (
    N_("ทั้งหมด"),
    N_("ที่จะมาถึง"),
    N_("มีงานเกินกำหนด"),
    N_("ยังไม่ปิดแฟ้ม"),
    N_("ปิดแฟ้มแล้ว"),
    N_("ถังขยะ"),
)
_SHOWN: Final = 8
_FAR: Final = date.max


class MeetingsPage(ListPage[MeetingRow]):
    """The meetings, those to come and the latest first; Enter opens one."""

    opened = Signal(int)
    series_wanted = Signal()

    bin_word = N_("ลงถังขยะ")
    tables = frozenset({"meeting", "meeting_series", "meeting_duty"})
    hidden_beside = (3, 4)
    hidden_narrow = (3,)

    def __init__(self, context: AppContext) -> None:
        self.rows: Sequence[MeetingRow] = ()
        self.series: Sequence[MeetingSeries] = ()
        theme, t = context.theme, context.theme.tokens
        self.add_button = button(theme, _("กำหนดการประชุม"), "primary", "plus", keys="Ctrl+N")
        self.add_menu = QMenu(self.add_button)
        self.more_button = tool(theme, "ellipsis", _("คำสั่งอื่นของการประชุม"))
        words = Words(
            "meetings/list",
            _("การประชุม"),
            _("ค้นชื่อ ครั้งที่ หรือสถานที่"),
            [_(name) for name in _FILTERS],
        )
        today = date.today
        columns: list[Column[MeetingRow]] = [
            Column(_("การประชุม"), lambda each: each.name, stretch=True),
            Column(_("ครั้งที่"), lambda each: each.number_text, _number, width=90),
            Column(_("วันประชุม"), lambda each: short_date(each.held_on), _held_on, width=110),
            Column(_("สถานที่"), lambda each: each.place, width=170),
            Column(_("งานถัดไป"), lambda each: _(each.next_duty), width=280),
            Column(
                _("กำหนด"),
                _due_words,
                lambda each: each.next_due or _FAR,
                lambda each: t.done if each.closed_on else due_tone(t, each.next_due, today()),
                width=150,
            ),
        ]
        super().__init__(context, words, columns)
        self.add_button.clicked.connect(self._add_at_once)
        self.add_menu.aboutToShow.connect(self._fill_menu)
        self.table.bin_wanted.connect(self.put_in_bin)
        self.table.opened.connect(lambda row: self.opened.emit(row.id))

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.more_button, self.add_button)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.rows = meetings.list_meetings(session)
            self.series = bodies.list_series(session)
        menu = self.add_menu if len(self.series) > 1 else None
        self.add_button.setMenu(menu)  # type: ignore[arg-type] # Qt takes none as no menu
        late = len(self.shown(2))
        told = [_("การประชุม {count} ครั้ง").format(count=len(self.shown(0)))]
        if late:
            told.append(_("มีงานเกินกำหนด {count} ครั้ง").format(count=late))
        self.summary = "  ·  ".join(told)

    @override
    def shown(self, number: int) -> Sequence[MeetingRow]:
        today = date.today()
        there = [row for row in self.rows if not row.in_bin]
        if number == 1:
            return [row for row in there if row.held_on >= today]
        if number == 2:
            return [row for row in there if row.next_due is not None and row.next_due < today]
        if number == 3:
            return [row for row in there if row.closed_on is None]
        if number == 4:
            return [row for row in there if row.closed_on is not None]
        return [row for row in self.rows if row.in_bin] if number == 5 else there

    @override
    def narrowed(self, rows: Sequence[MeetingRow], typed: str) -> Sequence[MeetingRow]:
        return narrow(rows, typed)

    @override
    def why_empty(self, number: int, typed: str) -> str:
        if typed:
            return "search"
        if self.rows:
            return "filter"
        return "start" if self.series else "series"

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        begin = button(theme, _("กำหนดการประชุม"), "primary", "plus")
        begin.clicked.connect(lambda: self.add())
        make = button(theme, _("สร้างชุดการประชุม"), "primary", "plus")
        make.clicked.connect(lambda: self.series_wanted.emit())
        told = _("กำหนดวันประชุมเพียงครั้งเดียว โปรแกรมจะบอกว่าต้องทำอะไรวันไหนตามคู่มือ")
        first = _("สร้างชุดการประชุม เช่น ผู้บริหารสถานศึกษา พร้อมรายชื่อกรรมการก่อน แล้วกำหนดวันประชุม")
        return {
            "start": EmptyState(theme, "calendar", _("ยังไม่มีการประชุม"), told, begin),
            "series": EmptyState(theme, "users", _("ยังไม่มีชุดการประชุม"), first, make),
            **usual_empties(theme, self.search),
        }

    @override
    def fill_detail(self, record: MeetingRow) -> None:
        pane, t, today = self.detail, self.context.theme.tokens, date.today()
        with self.context.database.reading() as session:
            there = duties.list_duties(session, record.id)
        closed = [(_("ปิดแฟ้มแล้ว"), t.cancelled)] if record.closed_on else []
        pane.begin(
            _("{name} ครั้งที่ {number}").format(name=record.name, number=record.number_text), closed
        )
        pane.facts(
            [
                (_("วันประชุม"), weekday_date(record.held_on)),
                (
                    _("เวลา"),
                    _("{time} น.").format(time=record.starts_at) if record.starts_at else "",
                ),
                (_("สถานที่"), record.place),
                (_("ปิดแฟ้ม"), medium_date(record.closed_on) if record.closed_on else ""),
            ]
        )
        left = [each for each in there if each.is_open]
        if record.closed_on:
            if left:
                told = _("มี {count} ขั้นตอนที่ไม่ได้บันทึกว่าเสร็จก่อนปิดแฟ้ม")
                pane.remark(told.format(count=len(left)))
            pane.end(self._deeds(record))
            return
        left.sort(key=lambda each: (each.due_on or _FAR, each.sort_order))
        pane.section(_("ที่ต้องทำ {count} งาน").format(count=len(left)))
        for each in left[:_SHOWN]:
            done = Deed(_("ทำเสร็จแล้ววันนี้"), "check", partial(self.finish, each))
            tone = duty_tone(t, each, today)
            chip = (duty_state(each, today), tone) if tone else None
            note = "" if chip else duty_state(each, today)
            pane.line(_(each.title), note, () if record.in_bin else (done,), chip)
        if len(left) > _SHOWN:
            pane.remark(_("และอีก {count} งาน").format(count=len(left) - _SHOWN))
        pane.end(self._deeds(record))

    @Slot()
    def add(self) -> None:
        """Plan a meeting: of the only body there is, or of the one she chooses."""
        if len(self.series) == 1:
            self.plan(self.series[0].id)
        elif self.series:
            self.add_button.showMenu()
        else:
            self.series_wanted.emit()

    def plan(self, series_id: int) -> None:
        """Open the pane in which a meeting of a body is planned."""
        with self.context.database.reading() as session:
            series = bodies.get_series(session, series_id)
        title = _("กำหนดการประชุม{name}").format(name=series.name)
        self.begin_edit(
            title,
            meeting_entries(is_new=True),
            new_meeting_values(series),
            partial(self._keep_new, series.id, series.name),
        )

    @Slot()
    def correct(self) -> None:
        """Open the pane in which the chosen meeting is corrected, or moved to another day."""
        if (row := self.table.current) is None:
            return
        with self.context.database.reading() as session:
            meeting = meetings.get_meeting(session, row.id)
        title = _("แก้ไข {name} ครั้งที่ {number}").format(name=row.name, number=row.number_text)
        self.begin_edit(
            title, meeting_entries(is_new=False), meeting_values(meeting), partial(self._keep, row)
        )

    def finish(self, duty: MeetingDuty) -> None:
        """Note that a duty was done today."""
        self._do(
            _("ทำเสร็จ: {title}").format(title=_(duty.title)),
            lambda session: steps.finish_step(session, duty.id, date.today()),
        )

    @Slot()
    def put_in_bin(self) -> None:
        """Put the chosen meeting in the bin; it can be taken back."""
        if (row := self.table.current) is not None and not row.in_bin:
            action = _("ลงถังขยะ {name} ครั้งที่ {number}")
            action = action.format(name=row.name, number=row.number_text)
            with self.context.database.transaction(action) as session:
                meetings.bin_meeting(session, row.id)
                is_told = is_called(session, row.id)
            called = _("หนังสือเชิญส่งไปแล้ว กรุณาแจ้งยกเลิก โดยเลือกการประชุมนี้ในถังขยะ")
            self.said.emit(f"{called}  ·  {action}" if is_told else action)

    @Slot()
    def take_from_bin(self) -> None:
        """Take the chosen meeting back from the bin."""
        if (row := self.table.current) is not None:
            self._do(
                _("นำกลับ {name} ครั้งที่ {number}").format(name=row.name, number=row.number_text),
                lambda session: meetings.restore_meeting(session, row.id),
            )

    def _deeds(self, row: MeetingRow) -> list[Deed]:
        if row.in_bin:
            tell = partial(begin_draft, self.context, row.id, NO_MEETING)
            return [
                Deed(_("ร่างหนังสือแจ้งยกเลิก"), "pen-line", tell, "secondary"),
                Deed(_("นำกลับจากถังขยะ"), "undo-2", self.take_from_bin, "primary"),
            ]
        show = partial(self.opened.emit, row.id)
        if row.closed_on:
            return [Deed(_("เปิดดู"), "arrow-right", show, "primary")]
        return [
            Deed(_("ลงถังขยะ"), "trash-2", self.put_in_bin, "icon"),
            Deed(_("แก้ไขหรือเลื่อนวัน (Ctrl+E)"), "pen-line", self.correct, "icon", "Ctrl+E"),
            Deed(_("เปิด"), "arrow-right", show, "primary"),
        ]

    @Slot()
    def _add_at_once(self) -> None:
        if self.add_button.menu() is None:  # or else its menu opened already
            self.add()

    @Slot()
    def _fill_menu(self) -> None:
        self.add_menu.clear()
        for series in self.series:
            self.add_menu.addAction(series.name, partial(self.plan, series.id))

    def _keep_new(self, series_id: int, name: str, values: dict[str, Any]) -> None:
        facts = meeting_facts(values)
        action = _("กำหนดการประชุม{name} {day}").format(name=name, day=medium_date(facts.held_on))
        with self.context.database.transaction(action) as session:
            meeting_id = meetings.plan_meeting(session, series_id, facts)
        self.choose(meeting_id)
        self.said.emit(with_doubts(self.context, meeting_id, action))

    def _keep(self, row: MeetingRow, values: dict[str, Any]) -> None:
        self.said.emit(keep_meeting(self.context, row.id, row.name, values))

    def _do(self, action: str, deed: Callable[[Any], object]) -> None:
        with self.context.database.transaction(action) as session:
            deed(session)
        self.said.emit(action)


def _number(row: MeetingRow) -> tuple[int, ...]:
    number, _slash, year = row.number_text.partition("/")
    return int(year), int(number)


def _due_words(row: MeetingRow) -> str:
    if row.closed_on:
        return _("ปิดแฟ้มแล้ว")
    return due_words(row.next_due, date.today()) if row.next_duty else ""


def _held_on(row: MeetingRow) -> date:
    return row.held_on
