"""The paragraphs of the minutes, each with the corrections that members ask for beside it.

She chooses the paragraph, types what is to be instead, and says for whom; later one click carries
it into the minutes. Rejected: a list of corrections with the paragraph beside them (two that touch
the same line would not be seen together).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.meetings.model import MeetingPerson, MinutesCorrection
from district_admin.areas.meetings.model.final import CARRIED, DECLINED, PARTS, PENDING, STATES
from district_admin.areas.meetings.model.meeting import ABSENT, CORRECT
from district_admin.areas.meetings.operations import corrections
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.corrections import Asked, Paragraph
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.words import usual_empties
from district_admin.documents.form_model import Choice, Field
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import day, day_of, line, text
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens, Tone

_FILTERS: Final = (N_("ทุกย่อหน้า"), N_("มีคำขอแก้ไข"), N_("รอพิจารณา"))


class CorrectionsPage(OneMeetingList[Paragraph]):
    """The paragraphs of one meeting's minutes in their order."""

    tables = frozenset({"meeting", "agenda_item", "meeting_person", "minutes_correction"})
    hidden_beside = (1,)
    hidden_narrow = (1, 2)

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[Paragraph] = ()
        self.members: Sequence[MeetingPerson] = ()
        self.dialog: EntryDialog | None = None
        self._asking: int | None = None  # who was chosen among the opinions
        theme, t = context.theme, context.theme.tokens
        self.add_button = button(theme, _("บันทึกคำขอแก้ไข…"), icon="pen-line", keys="Ctrl+N")
        words = Words(
            "meetings/corrections",
            _("คำขอแก้ไข"),
            _("ค้นข้อความหรือเรื่อง"),
            [_(name) for name in _FILTERS],
        )
        columns: list[Column[Paragraph]] = [
            Column(_("วาระ"), lambda each: each.number, lambda each: each.id, width=70),
            Column(_("เรื่อง"), lambda each: each.title, width=220),
            Column(_("ส่วน"), lambda each: _(PARTS[each.part]), width=120),
            Column(_("ข้อความ"), lambda each: each.text, stretch=True),
            Column(
                _("คำขอแก้ไข"),
                _state,
                lambda each: -each.pending,
                lambda each: _tone(t, each),
                width=170,
            ),
        ]
        super().__init__(context, meeting_id, words, columns)
        self.add_button.clicked.connect(self.add)
        self.on_enter(lambda _row: self.add())

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.add_button,)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            self.rows = corrections.list_paragraphs(session, self.meeting_id)
            people = list_people(session, self.meeting_id)
        self.members = [each for each in people if each.is_member]
        self.lock_heads()
        count = sum(len(each.corrections) for each in self.rows)
        self.summary = _("คำขอแก้ไข {count} รายการ").format(count=count) if count else ""
        if pending := sum(each.pending for each in self.rows):
            self.summary += "  ·  " + _("รอพิจารณา {count}").format(count=pending)

    @override
    def shown(self, number: int) -> Sequence[Paragraph]:
        if number == 1:
            return [each for each in self.rows if each.corrections]
        return [each for each in self.rows if each.pending] if number == 2 else self.rows

    @override
    def searched(self, row: Paragraph) -> str:
        names = " ".join(name for _each, name in row.corrections)
        return f"{row.title} {row.text} {names}"

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        told = _("บันทึกข้ออภิปรายและมติในแท็บ วาระและมติ ก่อน แล้วบันทึกคำขอแก้ไขของแต่ละย่อหน้าที่นี่")
        return {
            "start": EmptyState(theme, "file-text", _("ยังไม่มีข้อความในรายงานการประชุม"), told),
            **usual_empties(theme, self.search),
        }

    @override
    def fill_detail(self, record: Paragraph) -> None:
        pane = self.detail
        tone = _tone(self.context.theme.tokens, record)
        title = _("วาระที่ {number} {title}").format(number=record.number, title=record.title)
        pane.begin(title, [(_state(record), tone)] if tone else [])
        pane.section(_(PARTS[record.part]))
        pane.line(record.text or _("(ว่าง)"))
        for correction, name in record.corrections:
            self._show(correction, name)
        if not record.corrections:
            pane.remark(_("ยังไม่มีผู้ขอแก้ไขย่อหน้านี้"))
        self.tell_lock()
        ask = Deed(_("บันทึกคำขอแก้ไข…"), "pen-line", self.add, "primary")
        pane.end(() if self.is_locked else [ask])

    def ask_for(self, person_id: int) -> None:
        """Offer this person first when the next correction is noted."""
        self._asking = person_id
        self.table.setFocus()

    @Slot()
    def add(self) -> None:
        """Ask what somebody wants in place of the chosen paragraph, or of a part of it."""
        if (row := self.table.current) is None or self.is_locked:
            return
        members = tuple(Choice(str(each.id), each.name) for each in self.members)
        entries = [
            Entry(Field("person", N_("ผู้ขอแก้ไข"), "choice", True, choices=members)),
            text("old", N_("ข้อความเดิม (ตัดให้เหลือเฉพาะที่จะแก้ ลบทั้งหมด = เพิ่มย่อหน้าใหม่ต่อท้าย)")),
            text("new", N_("ข้อความที่ขอแก้ไข (ว่าง = ตัดข้อความเดิมออก)")),
            day("on", N_("วันที่ได้รับ"), required=True),
        ]

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["on"])
            assert on is not None
            old, new = values["old"] or "", values["new"] or ""
            asked = Asked(row.item_id, row.part, row.place, old, new)
            name = next(each.name for each in self.members if str(each.id) == values["person"])
            self.do(
                _("{name} ขอแก้ไขรายงานการประชุม").format(name=name),
                lambda session: corrections.ask(session, int(values["person"]), asked, on),
            )
            self._asking = int(values["person"])

        first = self._asking or _likely(self.members)
        values = {"person": str(first), "old": row.text, "new": row.text}
        title = _("คำขอแก้ไข วาระที่ {number}").format(number=row.number)
        self._ask(title, entries, keep, {**values, "on": date.today().isoformat()})

    def accept(self, correction: MinutesCorrection, name: str) -> None:
        """Carry a correction into the minutes as it was asked for."""
        self.do(
            _("แก้ไขรายงานการประชุมตามที่ {name} ขอ").format(name=name),
            lambda session: corrections.accept(session, correction.id, date.today()),
        )

    def reword(self, correction: MinutesCorrection, name: str) -> None:
        """Ask for the words that the minutes are to have instead."""

        def keep(values: dict[str, Any]) -> None:
            words = values["words"] or ""
            self.do(
                _("ปรับถ้อยคำในรายงานการประชุมตามที่ {name} ขอ").format(name=name),
                lambda session: corrections.accept(session, correction.id, date.today(), words),
            )

        entries = [text("words", N_("ข้อความที่ใช้"))]
        title = _("แก้ไขโดยปรับถ้อยคำ")
        self._ask(title, entries, keep, {"words": correction.new_text or correction.old_text})

    def decline(self, correction: MinutesCorrection, name: str) -> None:
        """Ask why the minutes stay as they are."""

        def keep(values: dict[str, Any]) -> None:
            self.do(
                _("ไม่แก้ไขตามที่ {name} ขอ").format(name=name),
                lambda session: corrections.decline(
                    session, correction.id, values["reason"], date.today()
                ),
            )

        self._ask(_("ไม่แก้ไข"), [line("reason", N_("เหตุผล"), required=True)], keep, {})

    def reconsider(self, correction: MinutesCorrection, name: str) -> None:
        """Let a correction wait again; what was carried in is put back."""
        self.do(
            _("พิจารณาคำขอของ {name} ใหม่").format(name=name),
            lambda session: corrections.reconsider(session, correction.id),
        )

    def withdraw(self, correction: MinutesCorrection, name: str) -> None:
        """Take off a correction that was noted by mistake."""
        self.do(
            _("นำคำขอแก้ไขของ {name} ออก").format(name=name),
            lambda session: corrections.withdraw(session, correction.id),
        )

    def _show(self, correction: MinutesCorrection, name: str) -> None:
        pane, t = self.detail, self.context.theme.tokens
        tone = _tones(t)[correction.state]
        taking = Deed(_("นำคำขอออก"), "trash-2", partial(self.withdraw, correction, name))
        may_take = correction.state == PENDING and not self.is_locked
        pane.section(name)
        told = _("ขอเมื่อ {day}").format(day=medium_date(correction.asked_on))
        if correction.decided_on is not None:
            decided = _("พิจารณาเมื่อ {day}").format(day=medium_date(correction.decided_on))
            told = f"{told}  ·  {decided}"
        pane.line(
            told,
            correction.reason,
            [taking] if may_take else [],
            (_(STATES[correction.state]), tone),
        )
        used = correction.carried_text if correction.state in CARRIED else correction.new_text
        pane.facts(
            [
                (_("ข้อความเดิม"), correction.old_text or _("(เพิ่มย่อหน้าใหม่)")),
                (_("ขอแก้ไขเป็น"), correction.new_text or _("(ตัดออก)")),
                (_("ใช้ว่า"), used if used != correction.new_text else ""),
            ]
        )
        if self.is_locked:
            return
        if correction.state != PENDING:
            again = partial(self.reconsider, correction, name)
            pane.offer([Deed(_("พิจารณาใหม่"), "undo-2", again)])
            return
        pane.offer(
            [
                Deed(_("แก้ไขตามที่ขอ"), "check", partial(self.accept, correction, name)),
                Deed(_("แก้ไขโดยปรับถ้อยคำ…"), "pen-line", partial(self.reword, correction, name)),
                Deed(_("ไม่แก้ไข…"), "ban", partial(self.decline, correction, name)),
            ]
        )

    def _ask(
        self,
        title: str,
        entries: Sequence[Entry],
        keep: Callable[[dict[str, Any]], object],
        values: Mapping[str, object],
    ) -> None:
        self.dialog = EntryDialog(self.context.theme, self, title, entries, keep, date.today())
        self.dialog.ask(values)


def _likely(members: Sequence[MeetingPerson]) -> int | str:
    """Return who is offered first: who wants a correction, or else the first who was there."""
    asks = [each.id for each in members if each.opinion == CORRECT]
    there = [each.id for each in members if each.presence != ABSENT]
    return next(iter((*asks, *there, *(each.id for each in members))), "")


def _state(row: Paragraph) -> str:
    if not row.corrections:
        return ""
    if row.pending:
        return _("รอพิจารณา {count}").format(count=row.pending)
    return _("พิจารณาแล้ว {count}").format(count=len(row.corrections))


def _tone(t: Tokens, row: Paragraph) -> Tone | None:
    if not row.corrections:
        return None
    return t.soon if row.pending else t.done


def _tones(t: Tokens) -> dict[str, Tone]:
    return {PENDING: t.soon, **dict.fromkeys(CARRIED, t.done), DECLINED: t.cancelled}
