"""What the members answered to the brief resolutions, and who is silent after the seven days."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.meetings.model import MeetingPerson, MinutesCorrection
from district_admin.areas.meetings.model.final import STATES
from district_admin.areas.meetings.model.meeting import AGREE, CORRECT, DISAGREE, OPINIONS
from district_admin.areas.meetings.operations import drafting, opinions
from district_admin.areas.meetings.operations.adopting import list_corrections
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.opinions import Round
from district_admin.areas.meetings.operations.refusals import check_not_ahead
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.step_papers import begin_draft
from district_admin.areas.meetings.view.words import usual_empties
from district_admin.documents.form_model import Choice, Condition, Field
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date, short_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import day, day_of
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens, Tone

_FILTERS: Final = (N_("ทั้งหมด"), *OPINIONS.values(), N_("ยังไม่ได้รับมติ"))
_NOT_GIVEN: Final = len(_FILTERS) - 1


class OpinionsPage(OneMeetingList[MeetingPerson]):
    """The members of one meeting with what they answered."""

    paragraph_wanted = Signal(int)  # the person who wants something corrected

    tables = frozenset({"meeting", "meeting_person", "meeting_duty", "minutes_correction"})
    hidden_narrow = (2, 4)
    hidden_beside = (2, 4)

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[MeetingPerson] = ()
        self.round: Round | None = None
        self._corrections: Sequence[tuple[MinutesCorrection, str]] = ()
        self.dialog: EntryDialog | None = None
        theme, t = context.theme, context.theme.tokens
        self.summary_button = button(theme, _("ร่างบันทึกสรุปความเห็น"), icon="pen-line")
        self.give_button = button(theme, _("ได้รับแล้วทุกคน…"), icon="check")
        words = Words(
            "meetings/opinions", _("ความเห็น"), _("ค้นชื่อหรือตำแหน่ง"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[MeetingPerson]] = [
            Column(_("ชื่อ"), lambda each: each.name, lambda each: each.sort_order, width=230),
            Column(_("ตำแหน่ง"), lambda each: each.position, stretch=True),
            Column(_("ได้รับเมื่อ"), _given_on, lambda each: each.given_on or date.max, width=110),
            Column(_("ความเห็น"), self._opinion, tone=partial(self._tone, t), width=190),
            Column(_("ขอแก้ไขว่า"), lambda each: each.opinion_text, width=260),
            Column(_("ส่งเมื่อ"), _sent_on, lambda each: each.opinion_on or date.min, width=110),
        ]
        super().__init__(context, meeting_id, words, columns)
        self.summary_button.clicked.connect(
            lambda: begin_draft(context, meeting_id, drafting.SUMMARY)
        )
        self.give_button.clicked.connect(self.give_rest)
        self.on_enter(lambda _row: self.ask())

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.give_button, self.summary_button)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            people = list_people(session, self.meeting_id)
            self.round = opinions.round_of(session, self.meeting)
            self._corrections = list_corrections(session, self.meeting_id)
        self.rows = [each for each in people if each.is_member]
        found = self.round
        self.give_button.setEnabled(bool(found.not_given) and not self.is_locked)
        if found.until is None:
            self.summary = _("ยังไม่ได้แจกเวียนมติ")
            return
        answered = found.asked - len(found.silent)
        given = found.asked - len(found.not_given)
        parts = [
            _("ได้รับมติแล้ว {count}").format(count=given),
            _("ส่งความเห็นแล้ว {count} จาก {asked} คน").format(count=answered, asked=found.asked),
            _("ภายใน {day}").format(day=medium_date(found.until)),
        ]
        if found.is_over(date.today()) and found.silent:
            parts.append(_("พ้นกำหนด ถือว่าเห็นชอบ {count} คน").format(count=len(found.silent)))
        self.summary = "  ·  ".join(parts)

    @override
    def shown(self, number: int) -> Sequence[MeetingPerson]:
        if not number:
            return self.rows
        if number == _NOT_GIVEN:
            return [each for each in self.rows if each.given_on is None]
        wanted = list(OPINIONS)[number - 1]
        return [each for each in self.rows if each.opinion == wanted]

    @override
    def searched(self, row: MeetingPerson) -> str:
        return f"{row.name} {row.position}"

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        told = _("เพิ่มรายชื่อผู้เข้าประชุมก่อน แล้วบันทึกความเห็นของแต่ละคนเมื่อแจกเวียนมติแล้ว")
        return {
            "start": EmptyState(theme, "users", _("ยังไม่มีรายชื่อ"), told),
            **usual_empties(theme, self.search),
        }

    @override
    def fill_detail(self, record: MeetingPerson) -> None:
        pane = self.detail
        tone = self._tone(self.context.theme.tokens, record)
        pane.begin(record.name, [(self._opinion(record), tone)] if tone else [])
        pane.facts(
            [
                (_("ตำแหน่ง"), record.position),
                (_("ได้รับมติเมื่อ"), medium_date(record.given_on) if record.given_on else ""),
                (_("ความเห็น"), self._opinion(record)),
                (_("ส่งเมื่อ"), medium_date(record.opinion_on) if record.opinion_on else ""),
            ]
        )
        if record.opinion_text:
            pane.section(_("ข้อความที่ขอแก้ไขหรือเหตุผล"))
            pane.line(record.opinion_text)
        asked = [each for each, _name in self._corrections if each.person_id == record.id]
        if asked:
            pane.section(_("คำขอแก้ไข"))
        for each in asked:
            pane.line(each.new_text or _("(ตัดออก)"), _(STATES[each.state]))
        if self.is_locked:
            self.tell_lock()
            pane.end(())
            return
        wanted = partial(self.paragraph_wanted.emit, record.id)
        given = record.given_on is not None
        word = _("ยังไม่ได้รับมติ") if given else _("ได้รับมติแล้ววันนี้")
        give = partial(self.set_given, record, None if given else date.today())
        pane.offer(
            [
                Deed(word, "undo-2" if given else "check", give),
                Deed(_("ระบุย่อหน้าที่ขอแก้ไข"), "arrow-right", wanted),
            ]
        )
        agree = partial(self._set, record, AGREE)
        deeds = [Deed(_("บันทึกความเห็น…"), "pen-line", self.ask, "primary", "Ctrl+E")]
        if record.opinion != AGREE:
            deeds.insert(0, Deed(_("รับรอง"), "check", agree))
        pane.end(deeds)

    @Slot()
    def ask(self) -> None:
        """Ask what the chosen member answered, and on which day."""
        if (person := self.table.current) is None or self.is_locked:
            return
        choices = tuple(Choice(value, _(word)) for value, word in OPINIONS.items() if value)
        with_words = (Condition("opinion", (CORRECT, DISAGREE)),)
        words = N_("ข้อความที่ขอแก้ไขหรือเหตุผล")
        entries = [
            Entry(Field("opinion", N_("ความเห็น"), "choice", True, choices=choices)),
            Entry(Field("text", words, "text", when=with_words)),
            day("on", N_("ส่งเมื่อวันที่"), required=True),
        ]

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["on"])
            assert on is not None
            self._set(person, values["opinion"], on, values.get("text") or "")

        self.dialog = EntryDialog(
            self.context.theme, self, person.name, entries, keep, date.today()
        )
        self.dialog.ask(
            {
                "opinion": person.opinion or AGREE,
                "text": person.opinion_text,
                "on": (person.opinion_on or date.today()).isoformat(),
            }
        )

    def set_given(self, person: MeetingPerson, on: date | None) -> None:
        """Note that the resolutions reached somebody on a day, or have not."""
        word = _("ได้รับมติแล้ว") if on else _("ยังไม่ได้รับมติ")
        self.do(f"{person.name} {word}", lambda session: opinions.set_given(session, person.id, on))

    @Slot()
    def give_rest(self) -> None:
        """Ask on which day the resolutions reached all of whom it is not known, and note it."""
        count, today = len(self.shown(_NOT_GIVEN)), date.today()

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["on"])
            assert on is not None
            check_not_ahead(on, today)
            self.do(
                _("บันทึกว่าได้รับมติแล้ว {count} คน").format(count=count),
                lambda session: opinions.give_rest(session, self.meeting_id, on),
            )

        asked = [day("on", N_("ได้รับมติเมื่อวันที่"), required=True)]
        title = _("ได้รับแล้วทุกคน")
        self.dialog = EntryDialog(self.context.theme, self, title, asked, keep, today)
        self.dialog.ask({"on": today.isoformat()})

    def _set(
        self, person: MeetingPerson, opinion: str, on: date | None = None, text: str = ""
    ) -> None:
        self.do(
            _("ความเห็นของ {name}: {opinion}").format(
                name=person.name, opinion=_(OPINIONS[opinion])
            ),
            lambda session: opinions.set_opinion(
                session, person.id, opinion, on or date.today(), text
            ),
        )

    def _opinion(self, person: MeetingPerson) -> str:
        if not person.opinion and self.round is not None and self.round.is_over(date.today()):
            return _("ถือว่าเห็นชอบ")
        return _(OPINIONS[person.opinion])

    def _tone(self, t: Tokens, person: MeetingPerson) -> Tone | None:
        return {AGREE: t.done, CORRECT: t.soon, DISAGREE: t.overdue}.get(person.opinion)


def _sent_on(person: MeetingPerson) -> str:
    return short_date(person.opinion_on) if person.opinion_on else ""


def _given_on(person: MeetingPerson) -> str:
    return short_date(person.given_on) if person.given_on else ""
