"""One meeting: its steps, agenda, people and papers under their tabs.

The tabs stand in the order of the work, and their names are short enough for all to be in sight
at 1366 px and 150 %. Rejected: longer names, and the buttons that scroll the bar.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.view.agenda_page import AgendaPage
from district_admin.areas.meetings.view.answers_page import AnswersPage
from district_admin.areas.meetings.view.corrections_page import CorrectionsPage
from district_admin.areas.meetings.view.duties_page import DutiesPage
from district_admin.areas.meetings.view.files_page import FilesPage
from district_admin.areas.meetings.view.opinions_page import OpinionsPage
from district_admin.areas.meetings.view.papers_page import PapersPage
from district_admin.areas.meetings.view.people_page import PeoplePage
from district_admin.texts import _
from district_admin.thai.calendar import weekday_date
from district_admin.ui.buttons import tool
from district_admin.ui.context import AppContext
from district_admin.ui.tabbed_lists import TabbedLists

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.transcript_page import TranscriptPage


class MeetingPage(TabbedLists):
    """A meeting that was opened from the list."""

    left = Signal()

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.meeting_id = meeting_id
        with context.database.reading() as session:
            meeting = get_meeting(session, meeting_id)
        self.back_button = tool(context.theme, "chevron-left", _("กลับไปรายการประชุม"), "Alt+Left")
        title = _("การประชุม{name} ครั้งที่ {number}").format(
            name=meeting.body_name, number=meeting.number_text
        )
        self._day = weekday_date(meeting.held_on)
        super().__init__(context, title, back=self.back_button)
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
        awaited = self.add_later(_("ถอดเทป"), self._make_transcript)
        self.add(_("ความเห็น"), self.opinions, self.opinions)
        self.add(_("คำขอแก้ไข"), self.corrections, self.corrections)
        self.add(_("แฟ้มและแผ่น"), self.files, self.files)
        self.duties.transcript_wanted.connect(
            lambda: self.tabs.setCurrentWidget(self.transcript or awaited)
        )
        self.duties.paper_wanted.connect(self.papers.give_pdf)
        self.answers.paper_wanted.connect(self.papers.give_pdf)
        self.duties.files_wanted.connect(lambda: self.tabs.setCurrentWidget(self.files))
        self.opinions.paragraph_wanted.connect(self._correct)
        self.back_button.clicked.connect(self.left)
        self.show_actions()

    def finish(self) -> None:
        """Keep what is being typed before the page goes; raises whatever hinders it."""
        if self.transcript is not None:
            self.transcript.finish()

    def _make_transcript(self) -> "tuple[TranscriptPage, TranscriptPage]":
        from district_admin.areas.meetings.view.transcript_page import (  # noqa: PLC0415 - few need it
            TranscriptPage,
        )

        self.transcript = TranscriptPage(self.context, self.meeting_id)
        return self.transcript, self.transcript

    @Slot(int)
    def _correct(self, person_id: int) -> None:
        self.tabs.setCurrentWidget(self.corrections)
        self.corrections.ask_for(person_id)

    @override
    def summary_of(self, summary: str) -> str:
        return f"{self._day}  ·  {summary}" if summary else self._day
