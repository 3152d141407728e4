"""Who was asked to a meeting and who came: one key a person, and the quorum always in sight."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.meetings.model import MeetingPerson
from district_admin.areas.meetings.model.meeting import ABSENT, PRESENT, REPLIES, SUBSTITUTE
from district_admin.areas.meetings.operations import attendance
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.doubts import former_and_missing
from district_admin.areas.meetings.view.answer_words import rest_words
from district_admin.areas.meetings.view.fields import (
    presence_entries,
    presence_facts,
    presence_values,
)
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.presiding import presiding_deeds
from district_admin.areas.meetings.view.words import (
    presence_name,
    presence_tone,
    usual_empties,
)
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.keys import on_keys
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import line
from district_admin.ui.tables import Column

_FILTERS: Final = (
    N_("ทั้งหมด"),
    N_("ยังไม่ตอบ"),
    N_("ยังไม่ได้บันทึก"),
    N_("มาประชุม"),
    N_("ไม่มาประชุม"),
    N_("ผู้เข้าร่วม"),
)


class PeoplePage(OneMeetingList[MeetingPerson]):
    """Everyone of one meeting in the order of the minutes."""

    bin_word = N_("นำออกจากรายชื่อ")
    tables = frozenset({"meeting", "meeting_person"})
    hidden_beside = (2, 4)
    hidden_narrow = (2, 4)

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[MeetingPerson] = ()
        self.dialog: EntryDialog | None = None
        theme, t = context.theme, context.theme.tokens
        self.rest_button = button(theme, _("ที่เหลือมาประชุม"), icon="check")
        self.members_button = button(theme, _("เพิ่มกรรมการที่ตั้งใหม่"), icon="users")
        self.add_button = button(theme, _("เพิ่มผู้เข้าร่วม"), "primary", "user-plus", keys="Ctrl+N")
        words = Words(
            "meetings/people", _("ผู้เข้าประชุม"), _("ค้นชื่อหรือตำแหน่ง"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[MeetingPerson]] = [
            Column(_("ชื่อ"), lambda each: each.name, lambda each: each.sort_order, width=230),
            Column(_("ตำแหน่ง"), lambda each: each.position, stretch=True),
            Column(_("ในที่ประชุม"), _role, width=170),
            Column(_("ตอบรับ"), lambda each: _(REPLIES[each.reply]), width=120),
            Column(_("ผู้แทน/เหตุ"), _substitute, width=190),
            Column(
                _("การมาประชุม"), presence_name, tone=lambda each: presence_tone(t, each), width=170
            ),
        ]
        super().__init__(context, meeting_id, words, columns)
        self.add_button.clicked.connect(self.add)
        self.rest_button.clicked.connect(self.mark_rest)
        self.members_button.clicked.connect(self.take_members)
        self.table.bin_wanted.connect(self.remove)
        self.on_enter(lambda _row: self.ask_presence())
        for key, presence in (("Space", PRESENT), ("-", ABSENT), ("0", "")):
            on_keys(self.table, key, partial(self.mark, presence))
        on_keys(self.table, "+", self.ask_substitute)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.members_button, self.rest_button, self.add_button)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()  # the keys that mark who is there are the table's

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            self.rows = attendance.list_people(session, self.meeting_id)
            quorum = attendance.quorum(session, self.meeting)
            former, missing = former_and_missing(session, self.meeting)
        self.lock_heads()
        word = _("ครบองค์ประชุม") if quorum.is_met else _("ยังไม่ครบองค์ประชุม")
        self.summary = _("กรรมการ {members} คน มาแล้ว {there} ต้องมี {needed}  ·  {word}").format(
            members=quorum.members, there=quorum.there, needed=quorum.needed, word=word
        )
        if former and not self.is_locked:
            self.summary += "  ·  " + _("พ้นจากกรรมการแล้ว {count}").format(count=former)
        if missing and not self.is_locked:
            self.summary += "  ·  " + _("ตั้งใหม่ {count}").format(count=missing)

    @override
    def shown(self, number: int) -> Sequence[MeetingPerson]:
        tests: Sequence[Callable[[MeetingPerson], bool]] = (
            lambda each: True,
            lambda each: each.is_member and not each.reply,
            lambda each: not each.presence,
            lambda each: each.presence in (PRESENT, SUBSTITUTE),
            lambda each: each.presence == ABSENT,
            lambda each: not each.is_member,
        )
        return [each for each in self.rows if tests[number](each)]

    @override
    def searched(self, row: MeetingPerson) -> str:
        return f"{row.name} {row.position} {row.substitute_name}"

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        begin = button(theme, _("เพิ่มกรรมการที่ตั้งใหม่"), "primary", "users")
        begin.clicked.connect(lambda: self.take_members())
        told = _("ชุดการประชุมนี้ยังไม่มีกรรมการ กรุณาเพิ่มกรรมการในชุดการประชุม แล้วกดปุ่มนี้")
        return {
            "start": EmptyState(theme, "users", _("ยังไม่มีรายชื่อ"), told, begin),
            **usual_empties(theme, self.search),
        }

    @override
    def fill_detail(self, record: MeetingPerson) -> None:
        pane = self.detail
        tone = presence_tone(self.context.theme.tokens, record)
        pane.begin(record.name, [(presence_name(record), tone)] if tone else [])
        pane.facts(
            [
                (_("ตำแหน่ง"), record.position),
                (_("ในที่ประชุม"), _role(record)),
                (_("ตอบรับ"), _(REPLIES[record.reply])),
                (
                    _("ผู้แทน"),
                    " ".join(filter(None, (record.substitute_name, record.substitute_position))),
                ),
                (_("เหตุที่ไม่มา"), record.reason),
                (_("มาเวลา"), record.came_at),
                (_("ออกเวลา"), record.left_at),
            ]
        )
        if self.is_locked:
            self.tell_lock()
            pane.end(())
            return
        if record.is_member:
            pane.section(_("การตอบรับ"))
            answers = [(key, word) for key, word in REPLIES.items() if key != record.reply]
            pane.offer(
                [
                    Deed(_(word), "mail", partial(self.set_reply, record, key))
                    for key, word in answers
                ]
            )
        pane.section(_("ในวันประชุม"))
        pane.remark(_("Space มา  ·  - ไม่มา  ·  + มีผู้แทน  ·  0 ยังไม่ได้บันทึก"))
        pane.offer(presiding_deeds(self.rows, record, self.do))
        pane.end(
            [
                Deed(_("นำออกจากรายชื่อ"), "user-minus", self.remove, "icon"),
                Deed(_("บันทึกการมา…"), "pen-line", self.ask_presence, "primary", "Ctrl+E"),
            ]
        )

    def mark(self, presence: str) -> None:
        """Mark the chosen person with one key, and go on to the next."""
        if (person := self.table.current) is None or self.is_locked:
            return
        following = self._after(person)
        word = {PRESENT: _("มาประชุม"), ABSENT: _("ไม่มาประชุม"), "": _("ยังไม่ได้บันทึก")}[presence]
        self.do(
            _("บันทึก {name} “{word}”").format(name=person.name, word=word),
            lambda session: attendance.set_presence(session, person.id, PresenceFacts(presence)),
        )
        self.table.choose(following)

    @Slot()
    def mark_rest(self) -> None:
        """Mark everyone who is not marked yet as there, but for those who declined."""
        if unmarked := self.shown(2):
            self.do(
                rest_words(unmarked),
                lambda session: attendance.mark_rest(session, self.meeting_id, PRESENT),
            )

    @Slot()
    def take_members(self) -> None:
        """Add the members who were named since the meeting was planned."""
        with self.context.database.transaction(_("เพิ่มกรรมการที่ตั้งใหม่")) as session:
            count = attendance.take_members_anew(session, self.meeting_id)
        if count:
            self.said.emit(_("เพิ่มกรรมการที่ตั้งใหม่ {count} คน").format(count=count))
        else:
            self.saved.emit(_("กรรมการทุกคนของวันนั้นอยู่ในรายชื่อแล้ว"), None)

    @Slot()
    def add(self) -> None:
        """Ask for somebody who attends without belonging to the body."""
        entries = [line("name", N_("ชื่อ"), required=True), line("position", N_("ตำแหน่ง"))]

        def keep(values: dict[str, Any]) -> None:
            self.do(
                _("เพิ่มผู้เข้าร่วมประชุม {name}").format(name=str(values["name"]).strip()),
                lambda session: attendance.add_participant(
                    session, self.meeting_id, values["name"], values["position"]
                ),
            )

        self._ask(_("เพิ่มผู้เข้าร่วมประชุม"), entries, keep, {})

    @Slot()
    def ask_presence(self) -> None:
        """Ask how the chosen person came."""
        if (person := self.table.current) is not None and not self.is_locked:
            values = presence_values(person)
            self._ask_presence(person, {**values, "presence": person.presence or PRESENT})

    @Slot()
    def ask_substitute(self) -> None:
        """Ask who came in the place of the chosen person, and go on to the next."""
        if (person := self.table.current) is not None and not self.is_locked:
            values = {**presence_values(person), "presence": SUBSTITUTE}
            self._ask_presence(person, values, self._after(person))

    def set_reply(self, person: MeetingPerson, reply: str) -> None:
        """Keep what somebody answered to the invitation; of a substitute the name is asked."""

        def keep(typed: Mapping[str, Any]) -> None:
            self.do(
                _("{name}: {reply}").format(name=person.name, reply=_(REPLIES[reply])),
                lambda session: attendance.set_reply(session, person.id, reply, typed["name"]),
            )

        if reply == SUBSTITUTE:
            entries = [line("name", N_("ชื่อผู้แทน (ว่างไว้ก่อนได้)"))]
            self._ask(person.name, entries, keep, {"name": person.substitute_name})
        else:
            keep({"name": ""})

    @Slot()
    def remove(self) -> None:
        """Take the chosen person off the list of this meeting."""
        if (person := self.table.current) is not None:
            self.do(
                _("นำ {name} ออกจากรายชื่อ").format(name=person.name),
                lambda session: attendance.remove_person(session, person.id),
            )

    def _ask_presence(
        self, person: MeetingPerson, values: Mapping[str, object], following: int = 0
    ) -> None:
        def keep(typed: dict[str, Any]) -> None:
            facts = presence_facts(typed)
            self.do(
                _("บันทึกการมาประชุมของ {name}").format(name=person.name),
                lambda session: attendance.set_presence(session, person.id, facts),
            )
            if following:
                self.table.choose(following)

        self._ask(person.name, presence_entries(), keep, values)
        if following and self.dialog is not None:
            self.dialog.form.entrance_of("substitute_name").setFocus()

    def _ask(
        self,
        title: str,
        entries: Sequence[Any],
        keep: Callable[[dict[str, Any]], object],
        values: Mapping[str, object],
    ) -> None:
        self.dialog = EntryDialog(self.context.theme, self, title, entries, keep, date.today())
        self.dialog.ask(values)

    def _after(self, person: MeetingPerson) -> int:
        rows = list(self.table.rows)
        place = next((n for n, each in enumerate(rows) if each.id == person.id), 0)
        return int(rows[min(place + 1, len(rows) - 1)].id)


def _role(person: MeetingPerson) -> str:
    return person.role if person.is_member else _("ผู้เข้าร่วมประชุม")


def _substitute(person: MeetingPerson) -> str:
    return " ".join(filter(None, (person.substitute_name, person.reason)))
