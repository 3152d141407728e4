"""The agenda of a meeting: matters in their sections, and what was resolved on each."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.directory.operations import agencies
from district_admin.areas.directory.operations.searching import narrow
from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations import agenda, attendance, meetings
from district_admin.areas.meetings.operations.agenda import Carried
from district_admin.areas.meetings.operations.carried_words import (
    carried_facts,
    origin_of,
)
from district_admin.areas.meetings.operations.meanwhile import facts_meanwhile
from district_admin.areas.meetings.operations.section_moves import usual_section
from district_admin.areas.meetings.view import resolution_typing
from district_admin.areas.meetings.view.agenda_drag import AgendaDrag
from district_admin.areas.meetings.view.carried_matter import (
    carried_summary,
    show_last,
    tell_in_papers,
    with_earlier,
)
from district_admin.areas.meetings.view.fields import (
    item_entries,
    item_facts,
    item_values,
)
from district_admin.areas.meetings.view.item_files import ItemFiles, late_words
from district_admin.areas.meetings.view.linked_papers import LINKED_TABLES, LinkedPapers
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.words import item_state, usual_empties
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.keys import on_keys
from district_admin.ui.list_frame import Words
from district_admin.ui.tables import Column

_FILTERS: Final = (N_("ทั้งหมด"), N_("ยังไม่มีมติ"), N_("มีผู้รับผิดชอบ"), N_("ส่งหลังกำหนด"))


class AgendaPage(OneMeetingList[AgendaItem]):
    """The matters of one meeting in the order of its agenda."""

    bin_word = N_("นำออกจากวาระ")
    tables = LINKED_TABLES | {"meeting", "agenda_item", "meeting_person", "agency", "meeting_file"}
    hidden_beside = (2, 3)
    hidden_narrow = (2, 3)

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[AgendaItem] = ()
        self.numbers: Mapping[int, str] = {}
        self.linked = LinkedPapers(context, self)
        self.kept: resolution_typing.ResolutionTyping | None = None
        self._carried: Mapping[int, Carried] = {}
        self._resolved_at: Mapping[int, str] = {}  # the meetings that matters were resolved on
        self._told: Mapping[int, str] = {}  # what is told of the meetings before
        self._groups: Sequence[str] = ()
        self._people: Sequence[str] = ()
        self._owners: Sequence[str] = ()
        self._cut_off = date.max
        self.documents = ItemFiles(self)
        theme, t = context.theme, context.theme.tokens
        self.add_button = button(theme, _("เพิ่มเรื่อง"), "primary", "plus", keys="Ctrl+N")
        words = Words(
            "meetings/agenda", _("ระเบียบวาระ"), _("ค้นเรื่องหรือมติ"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[AgendaItem]] = [
            Column(
                _("วาระ"),
                self._number,
                lambda each: (each.section, each.position),
                lambda each: t.soon._replace(icon="clock") if self._is_late(each) else None,
                width=84,
            ),
            Column(_("เรื่อง"), lambda each: each.title, stretch=True),
            Column(_("กลุ่มเจ้าของเรื่อง"), lambda each: each.group_name, width=190),
            Column(_("ผู้เสนอ"), lambda each: each.presenter, width=170),
            Column(
                _("มติ"),
                item_state,
                tone=lambda each: t.done if each.is_decided else None,
                width=190,
            ),
            self.documents.column(t),
        ]
        super().__init__(context, meeting_id, words, columns)
        self.drag = AgendaDrag(self.table, lambda: not self.is_closed, self.why_locked)
        self.drag.placed.connect(self.place)
        self.drag.refused.connect(lambda told: self.saved.emit(told, None))
        self.drag.files_dropped.connect(self.documents.take)
        self.add_button.clicked.connect(self.add)
        self.table.bin_wanted.connect(self.remove)
        self.on_enter(lambda _row: self.decide())
        on_keys(self.table, "Alt+Up", lambda: self.shift(-1))
        on_keys(self.table, "Alt+Down", lambda: self.shift(1))

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.add_button,)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            self.rows = agenda.list_items(session, self.meeting_id)
            found = {each.id: agenda.carried(session, each) for each in self.rows}
            self._resolved_at = {
                key: meetings.get_meeting(session, each.last.meeting_id).number_text
                for key, each in found.items()
                if each is not None
            }
            self._told = {each.id: carried_facts(session, each) for each in self.rows}
            inside = agencies.list_agencies(session)
            people = attendance.list_people(session, self.meeting_id)
            self._cut_off = agenda.cut_off(session, self.meeting)
            self.documents.read(session)
        self._carried = {key: each for key, each in found.items() if each is not None}
        self._groups = [each.name for each in inside if each.kind in ("group", "unit")]
        self._people = [each.name for each in people]
        self._owners = list(dict.fromkeys((*self._groups, *self._people)))
        self.numbers = agenda.item_numbers(self.meeting, self.rows)
        self.lock_heads()
        decided = sum(each.is_decided for each in self.rows)
        self.summary = _("{count} เรื่อง มีมติแล้ว {decided}").format(
            count=len(self.rows), decided=decided
        )
        self.summary += "  ·  " + late_words(self._cut_off, len(self.shown(3)))
        if self.kept is not None and self.is_editing:
            self.kept.tell_gone(self)

    @override
    def shown(self, number: int) -> Sequence[AgendaItem]:
        if number == 1:
            return [each for each in self.rows if not each.is_decided]
        if number == 2:
            return [each for each in self.rows if each.owner_name or each.due_on]
        return [each for each in self.rows if self._is_late(each)] if number == 3 else self.rows

    @override
    def narrowed(self, rows: Sequence[AgendaItem], typed: str) -> Sequence[AgendaItem]:
        return narrow(rows, typed)

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        begin = button(theme, _("เพิ่มเรื่องแรก"), "primary", "plus")
        begin.clicked.connect(lambda: self.add())
        told = _("เพิ่มเรื่องที่กลุ่มต่าง ๆ ส่งมา วาระรับรองรายงานและเรื่องสืบเนื่องจะมาเองจากการประชุมครั้งก่อน")
        return {
            "start": EmptyState(theme, "file-text", _("ยังไม่มีเรื่องในระเบียบวาระ"), told, begin),
            **usual_empties(theme, self.search),
        }

    @override
    def fill_detail(self, record: AgendaItem) -> None:
        pane, t = self.detail, self.context.theme.tokens
        chips = [(item_state(record), t.done)] if record.is_decided else []
        if self._is_late(record):
            chips.append((_("ส่งหลังกำหนด"), t.soon))
        pane.begin(record.title, chips)
        sections = self.meeting.sections
        carried = self._carried.get(record.id)
        pane.facts(
            [
                (_("ระเบียบวาระ"), _section_title(sections, record.section)),
                (_("กลุ่ม"), record.group_name),
                (_("ผู้เสนอ"), record.presenter),
                (_("ได้รับเรื่อง"), medium_date(record.received_on) if record.received_on else ""),
                (
                    _("เวลาที่ใช้"),
                    _("{count} นาที").format(count=record.minutes) if record.minutes else "",
                ),
                (_("สืบเนื่อง"), carried_summary(carried) if carried else ""),
            ]
        )
        told = self._told[record.id]
        if carried and not (told and record.facts.startswith(told)):
            is_said = self.is_locked or not told or origin_of(record)
            deeds = (
                ()
                if is_said
                else (Deed(_("ใส่ในวาระ"), "plus", partial(tell_in_papers, self, record)),)
            )
            show_last(pane, carried.last, self._resolved_at[record.id], deeds)
        for title, words in (
            (_("รายละเอียด"), record.facts),
            (_("ข้ออภิปราย"), record.discussion),
            (_("มติที่ประชุม"), record.resolution_text),
            (_("บันทึกสำหรับเลขานุการ"), record.private_note),
        ):
            if words:
                pane.section(title)
                pane.line(words)
        if record.owner_name or record.due_on:
            pane.facts(
                [
                    (_("ผู้รับผิดชอบ"), record.owner_name),
                    (_("กำหนดเสร็จ"), medium_date(record.due_on) if record.due_on else ""),
                ]
            )
        self.documents.show(pane, record)
        if record.is_decided or self.linked.told(record.id):
            self.linked.show(pane, record.id, record.title)
        self.tell_lock()
        pane.end(() if self.is_locked else self._deeds(record))

    @Slot()
    def add(self) -> None:
        """Open the pane for a new matter, in the section of the chosen one."""
        current = self.table.current
        section = current.section if current else usual_section(self.meeting.sections)
        values = {"section": str(section), "received_on": date.today().isoformat()}
        self.begin_edit(_("เพิ่มเรื่องในระเบียบวาระ"), self._item_entries(), values, self._keep_new)

    @Slot()
    def correct(self) -> None:
        """Open the pane in which the chosen matter is corrected."""
        if (item := self.table.current) is not None:
            keep = partial(self._keep, item.id, item.facts)
            entries = with_earlier(self._item_entries(), self._told[item.id])
            self.begin_edit(_("แก้ไขเรื่อง"), entries, item_values(item), keep)

    @Slot()
    def decide(self) -> None:
        """Open the pane in which what was said and resolved on the chosen matter is typed."""
        if (item := self.table.current) is None or self.is_locked:
            return
        self.kept = resolution_typing.ask_resolution(self, item, self._owners)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: resolution_typing.offer_left(self, self._owners))

    @Slot()
    def remove(self) -> None:
        """Take the chosen matter off the agenda."""
        if (item := self.table.current) is not None:
            self.do(
                _("นำ “{title}” ออกจากวาระ").format(title=item.title),
                lambda session: agenda.remove_item(session, item.id),
            )

    def shift(self, by: int) -> None:
        """Move the chosen matter up or down in its section."""
        if (item := self.table.current) is not None and not self.is_locked:
            self.do(
                _("เลื่อนลำดับ “{title}”").format(title=item.title),
                lambda session: agenda.move_item(session, item.id, by),
            )
            self.choose(item.id)

    @Slot(int, int, object)
    def place(self, item_id: int, section: int, before_id: int | None) -> None:
        """Put a matter before another of a section, or at its end."""
        title = next(each.title for each in self.rows if each.id == item_id)
        self.do(
            _("เลื่อนลำดับ “{title}”").format(title=title),
            lambda session: agenda.place_item(session, item_id, section, before_id),
        )
        self.choose(item_id)

    def _deeds(self, item: AgendaItem) -> list[Deed]:
        return [
            Deed(_("นำออกจากวาระ"), "trash-2", self.remove, "icon"),
            Deed(_("เลื่อนขึ้น (Alt+↑)"), "chevron-up", lambda: self.shift(-1), "icon"),
            Deed(_("เลื่อนลง (Alt+↓)"), "chevron-down", lambda: self.shift(1), "icon"),
            Deed(_("แก้ไข (Ctrl+E)"), "pen-line", self.correct, "icon", "Ctrl+E"),
            Deed(
                _("บันทึกมติ") if not item.is_decided else _("แก้มติ"), "check", self.decide, "primary"
            ),
        ]

    def _item_entries(self) -> list[Any]:
        return item_entries(self.meeting.sections, self._groups, self._people)

    def _keep_new(self, values: dict[str, Any]) -> None:
        facts = item_facts(values)
        action = _("เพิ่มวาระ “{title}”").format(title=facts.title.strip())
        with self.context.database.transaction(action) as session:
            item_id = agenda.add_item(session, self.meeting_id, facts)
        self.choose(item_id)
        self.said.emit(action)

    def _keep(self, item_id: int, began: str, values: dict[str, Any]) -> None:
        facts = item_facts(values)

        def keep(session: Any) -> None:
            agenda.edit_item(session, item_id, facts_meanwhile(session, item_id, began, facts))

        self.do(_("แก้ไขวาระ “{title}”").format(title=facts.title.strip()), keep)

    def _number(self, item: AgendaItem) -> str:
        return self.numbers.get(item.id, "")

    def _is_late(self, item: AgendaItem) -> bool:
        """Say whether a group handed a matter in after the day the items were asked for by."""
        return item.received_on is not None and item.received_on > self._cut_off


def _section_title(sections: Sequence[str], number: int) -> str:
    title = sections[number - 1] if number <= len(sections) else ""
    return f"{number} {title}".strip()
