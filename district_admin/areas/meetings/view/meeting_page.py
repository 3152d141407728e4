"""One meeting: its steps, agenda, people and papers under their tabs.

The tabs stand in the order of the work, and their names are short enough for all to be in sight
at 1366 px and 150 %. Rejected: longer names, and the buttons that scroll the bar.
"""

from collections.abc import Set
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import MeetingGoneError
from district_admin.areas.meetings.view.agenda_page import AgendaPage
from district_admin.areas.meetings.view.answers_page import AnswersPage
from district_admin.areas.meetings.view.corrections_page import CorrectionsPage
from district_admin.areas.meetings.view.duties_page import DutiesPage
from district_admin.areas.meetings.view.files_page import FilesPage
from district_admin.areas.meetings.view.meeting_form import AGENDA, FORM, ask_meeting
from district_admin.areas.meetings.view.opinions_page import OpinionsPage
from district_admin.areas.meetings.view.papers_page import PapersPage
from district_admin.areas.meetings.view.people_page import PeoplePage
from district_admin.texts import _
from district_admin.thai.calendar import weekday_date
from district_admin.ui.buttons import button, tool
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.tabbed_lists import TabbedLists

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.transcript_page import TranscriptPage

_FULL_HEAD: Final = 3  # buttons of a list beside which there is no room in a narrow window


class MeetingPage(TabbedLists):
    """A meeting that was opened from the list."""

    left = Signal()

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.meeting_id = meeting_id
        title = self._read(context)
        self.back_button = tool(context.theme, "chevron-left", _("กลับไปรายการประชุม"), "Alt+Left")
        self.edit_button = button(context.theme, _("แก้ไขการประชุม…"), icon="pen-line")
        super().__init__(context, title, (self.edit_button,), back=self.back_button)
        self.dialog: EntryDialog | None = None
        self.duties = DutiesPage(context, meeting_id)
        self.agenda = AgendaPage(context, meeting_id)
        self.people = PeoplePage(context, meeting_id)
        self.answers = AnswersPage(context, meeting_id)
        self.papers = PapersPage(context, meeting_id)
        self.opinions = OpinionsPage(context, meeting_id)
        self.corrections = CorrectionsPage(context, meeting_id)
        self.files = FilesPage(context, meeting_id)
        self.add(_("ขั้นตอน"), self.duties, self.duties)
        self.add(_("วาระและมติ"), self.agenda, self.agenda)
        self.add(_("คำตอบรับ"), self.answers, self.answers)
        self.add(_("ผู้เข้าประชุม"), self.people, self.people)
        self.add(_("เอกสาร"), self.papers, self.papers)
        self.transcript: TranscriptPage | None = None  # until its tab is chosen
        self._awaited = self.add_later(_("ถอดเทป"), self._make_transcript)
        self.add(_("ความเห็น"), self.opinions, self.opinions)
        self.add(_("คำขอแก้ไข"), self.corrections, self.corrections)
        self.add(_("แฟ้มและแผ่น"), self.files, self.files)
        self.duties.tab_wanted.connect(self._open_tab)
        self.duties.paper_wanted.connect(self.papers.give_pdf)
        self.answers.paper_wanted.connect(self.papers.give_pdf)
        for each in (self.papers, self.files):
            each.mend_wanted.connect(self._mend)
        self.edit_button.clicked.connect(self.edit)
        context.changes.committed.connect(self._name_anew)
        self.opinions.paragraph_wanted.connect(self._correct)
        self.back_button.clicked.connect(self.left)
        self.show_actions()

    def finish(self) -> None:
        """Keep what is being typed before the page goes; raises whatever hinders it."""
        if self.agenda.kept is not None:
            self.agenda.kept.write()
        if self.transcript is not None:
            self.transcript.finish()

    def abandon(self) -> None:
        """Let go what is being typed in a meeting that is not there any more."""
        if self.transcript is not None:
            self.transcript.abandon()

    def show_passage(self, key: int) -> None:
        """Lead to a passage of the transcript."""
        self._open_tab("transcribe")
        assert self.transcript is not None
        self.transcript.editor.go_to(key)

    def _make_transcript(self) -> "tuple[TranscriptPage, TranscriptPage]":
        from district_admin.areas.meetings.view.transcript_page import (  # noqa: PLC0415 - few need it
            TranscriptPage,
        )

        self.transcript = TranscriptPage(self.context, self.meeting_id)
        return self.transcript, self.transcript

    @Slot()
    def edit(self) -> None:
        """Correct the meeting, or move it to another day. Raises as `ask_meeting` does."""
        self.dialog = ask_meeting(self.context, self, self.meeting_id, self.say)

    @Slot(str)
    def _mend(self, place: str) -> None:
        if place == FORM:
            self.edit()
        else:
            self.tabs.setCurrentWidget(self.agenda if place == AGENDA else self.people)

    @Slot(str)
    def _open_tab(self, step: str) -> None:
        of_steps: dict[str, QWidget] = {
            "confirm_attendance": self.answers,
            "collect_opinions": self.opinions,
            "archive": self.files,
        }
        self.tabs.setCurrentWidget(of_steps.get(step) or self.transcript or self._awaited)

    def _read(self, context: AppContext) -> str:
        """Read the meeting anew, and return how its page is called. Raises MeetingGoneError."""
        with context.database.reading() as session:
            meeting = get_meeting(session, self.meeting_id)
        self._day = weekday_date(meeting.held_on)
        return _("การประชุม{name} ครั้งที่ {number}").format(
            name=meeting.body_name, number=meeting.number_text
        )

    @Slot(object)
    def _name_anew(self, tables: Set[str]) -> None:
        if "meeting" not in tables:
            return
        try:
            self._title = self._read(self.context)
        except MeetingGoneError:  # its planning was taken back while it was open
            return
        self._show_summary()

    @Slot(int)
    def _correct(self, person_id: int) -> None:
        self.tabs.setCurrentWidget(self.corrections)
        self.corrections.ask_for(person_id)

    @override
    def _show_head(self) -> None:
        super()._show_head()
        page = self.pages[self.tabs.currentIndex()]
        self.edit_button.setVisible(len(page.head_actions) < _FULL_HEAD)

    @override
    def summary_of(self, summary: str) -> str:
        return f"{self._day}  ·  {summary}" if summary else self._day
