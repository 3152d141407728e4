"""What those invited answered: one key a person while she telephones, everything counted."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.meetings.model.meeting import DECLINES, REPLIES, SUBSTITUTE
from district_admin.areas.meetings.operations import answers, attendance, paper_kinds
from district_admin.areas.meetings.operations.answers import COMES, Answer, HeadCount
from district_admin.areas.meetings.view.answer_words import counted_words, reply_tone
from district_admin.areas.meetings.view.fields import whole_number
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.words import usual_empties
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import HALF
from district_admin.ui.keys import on_keys
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import line
from district_admin.ui.tables import Column

_FILTERS: Final = (N_("ทั้งหมด"), *REPLIES.values())
_KEYS: Final = (("Space", COMES), ("-", DECLINES), ("0", ""))


class AnswersPage(OneMeetingList[Answer]):
    """Everyone who was invited to one meeting, with a telephone and the answer."""

    tables = frozenset({"meeting", "meeting_person", "person", "agency", "posting"})
    hidden_beside = (4,)
    hidden_narrow = (4,)
    paper_wanted = Signal(str)  # the key of a paper that is made from the meeting

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[Answer] = ()
        self.count = HeadCount()
        self.dialog: EntryDialog | None = None
        theme, t = context.theme, context.theme.tokens
        self.calls_button = button(theme, _("รายชื่อโทรยืนยัน"), icon="printer")
        self.food_button = button(theme, _("จำนวนอาหาร…"), icon="users")
        words = Words(
            "meetings/answers",
            _("คำตอบรับ"),
            _("ค้นชื่อ สังกัด หรือโทรศัพท์"),
            [_(name) for name in _FILTERS],
        )
        columns: list[Column[Answer]] = [
            Column(_("ชื่อ"), lambda each: each.person.name, _place, width=220),
            Column(_("ตำแหน่ง/สังกัด"), lambda each: each.post, stretch=True),
            Column(_("โทรศัพท์"), lambda each: each.telephone, width=150),
            Column(_("ตอบรับ"), _reply, tone=lambda each: reply_tone(t, each.person), width=140),
            Column(_("ผู้แทน"), lambda each: each.person.substitute_name, width=180),
        ]
        super().__init__(context, meeting_id, words, columns)
        self.calls_button.clicked.connect(lambda: self.paper_wanted.emit(paper_kinds.CALLS))
        self.food_button.clicked.connect(self.ask_food)
        self.on_enter(lambda _row: self.ask_substitute())
        for key, reply in _KEYS:
            on_keys(self.table, key, partial(self.mark, reply))
        on_keys(self.table, "+", self.ask_substitute)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.calls_button, self.food_button)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()  # the keys that mark the answers are the table's

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            self.rows = answers.list_answers(session, self.meeting_id, date.today())
            self.count = answers.head_count(session, self.meeting_id)
        self.summary = counted_words(self.count)
        self.food_button.setEnabled(not self.is_closed)

    @override
    def shown(self, number: int) -> Sequence[Answer]:
        if not number:
            return self.rows
        wanted = list(REPLIES)[number - 1]
        return [each for each in self.rows if each.person.reply == wanted]

    @override
    def searched(self, row: Answer) -> str:
        return f"{row.person.name} {row.post} {row.telephone} {row.person.substitute_name}"

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        told = _("เพิ่มรายชื่อผู้เข้าประชุมก่อน แล้วบันทึกคำตอบของแต่ละคนด้วยปุ่มเดียว")
        return {
            "start": EmptyState(theme, "users", _("ยังไม่มีรายชื่อ"), told),
            **usual_empties(theme, self.search),
        }

    @override
    def fill_detail(self, record: Answer) -> None:
        pane, person = self.detail, record.person
        tone = reply_tone(self.context.theme.tokens, person)
        pane.begin(person.name, [(_reply(record), tone)] if tone else [])
        pane.facts(
            [
                (_("ตำแหน่ง"), person.position),
                (_("สังกัด"), record.agency),
                (_("โทรศัพท์"), record.telephone or _("ไม่พบในทำเนียบ")),
                (_("ตอบรับ"), _reply(record)),
                (_("ผู้แทน"), person.substitute_name),
            ]
        )
        if self.is_locked:
            self.tell_lock()
            pane.end(())
            return
        pane.section(_("บันทึกคำตอบ"))
        pane.remark(_("Space จะเข้าร่วม  ·  - ไม่เข้าร่วม  ·  + มอบผู้แทน  ·  0 ยังไม่ตอบ"))
        pane.end(
            [
                Deed(_("ไม่เข้าร่วม"), "", partial(self.mark, DECLINES)),
                Deed(_("มอบผู้แทน…"), "", self.ask_substitute),
                Deed(_("จะเข้าร่วม"), "", partial(self.mark, COMES), "primary"),
            ]
        )

    def mark(self, reply: str) -> None:
        """Keep the answer of the chosen person, and go on to the next."""
        if (answer := self.table.current) is not None and not self.is_locked:
            self._keep(answer, reply)

    @Slot()
    def ask_substitute(self) -> None:
        """Ask whom the chosen person sends; the name may come later."""
        if (answer := self.table.current) is None or self.is_locked:
            return

        def keep(typed: dict[str, Any]) -> None:
            self._keep(answer, SUBSTITUTE, typed["name"])

        entries = [line("name", N_("ชื่อผู้แทน (ว่างไว้ก่อนได้)"))]
        self._ask(answer.person.name, entries, keep, {"name": answer.person.substitute_name})

    @Slot()
    def ask_food(self) -> None:
        """Ask how many of the staff are fed, and how many portions are to spare."""
        entries = [
            line("staff", N_("เจ้าหน้าที่ (คน)"), HALF),
            line("reserve", N_("สำรอง (คน)"), HALF),
        ]

        def keep(typed: dict[str, Any]) -> None:
            staff = whole_number(typed["staff"], _("จำนวนเจ้าหน้าที่")) or 0
            reserve = whole_number(typed["reserve"], _("จำนวนสำรอง")) or 0
            self.do(
                _("จำนวนอาหารของการประชุม"),
                lambda session: answers.set_extra(session, self.meeting_id, staff, reserve),
            )

        values = {"staff": str(self.count.staff or ""), "reserve": str(self.count.reserve or "")}
        self._ask(_("จำนวนอาหารและเครื่องดื่ม"), entries, keep, values)

    def _keep(self, answer: Answer, reply: str, substitute: str = "") -> None:
        following = self._after(answer)
        self.do(
            _("บันทึกคำตอบ “{reply}” ของ {name}").format(
                name=answer.person.name, reply=_(REPLIES[reply])
            ),
            lambda session: attendance.set_reply(session, answer.id, reply, substitute),
        )
        self.table.choose(following)

    def _after(self, answer: Answer) -> int:
        rows = list(self.table.rows)
        place = next((n for n, each in enumerate(rows) if each.id == answer.id), 0)
        return int(rows[min(place + 1, len(rows) - 1)].id)

    def _ask(
        self, title: str, entries: Sequence[Any], keep: Any, values: Mapping[str, object]
    ) -> None:
        self.dialog = EntryDialog(self.context.theme, self, title, entries, keep, date.today())
        self.dialog.ask(values)


def _reply(answer: Answer) -> str:
    return _(REPLIES[answer.person.reply])


def _place(answer: Answer) -> int:
    return answer.person.sort_order
