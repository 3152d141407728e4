"""The area as a whole: meetings, resolutions and bodies under their tabs, or one meeting."""

from collections.abc import Set

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMenu, QToolButton
from typing_extensions import override

from district_admin.areas.meetings.operations.agenda import get_item
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import MeetingGoneError
from district_admin.areas.meetings.operations.transcripts import place_of
from district_admin.areas.meetings.view.meeting_list import MeetingsPage
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.areas.meetings.view.resolutions_page import ResolutionsPage
from district_admin.areas.meetings.view.series_page import SeriesPage
from district_admin.areas.meetings.view.settings import ask_settings
from district_admin.areas.meetings.view.verifying import VerifyDialog
from district_admin.areas.meetings.view.year_sealing import YearSealDialog
from district_admin.found import Found
from district_admin.texts import _
from district_admin.ui.buttons import button, tool
from district_admin.ui.closing import ask_how_to_close
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.tabbed_lists import TabbedLists


class MeetingsView(TabbedLists):
    """The lists of meetings under their tabs, or the meeting that was opened."""

    def __init__(self, context: AppContext) -> None:
        self.verify_button = button(context.theme, _("ตรวจแผ่น"), icon="shield-check")
        self.settings_button = tool(context.theme, "settings", _("กำหนดเวลาตามขั้นตอน"))
        super().__init__(context, _("การประชุม"), (self.settings_button, self.verify_button))
        self.meetings = MeetingsPage(context)
        self.resolutions = ResolutionsPage(context)
        self.series = SeriesPage(context)
        self.meeting_page: MeetingPage | None = None
        self.verify_dialog: VerifyDialog | None = None
        self.settings_dialog: EntryDialog | None = None
        self.year_dialog: YearSealDialog | None = None
        more = QMenu(self.meetings.more_button)
        self.year_action = more.addAction(_("ปิดแฟ้มทั้งปี…"), self.seal_year)
        self.meetings.more_button.setMenu(more)
        self.meetings.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add(_("การประชุม"), self.meetings, self.meetings)
        self.add(_("มติที่ติดตาม"), self.resolutions, self.resolutions)
        self.add(_("ชุดการประชุม"), self.series, self.series)
        self.meetings.opened.connect(self.open_meeting)
        self.meetings.series_wanted.connect(self._make_series)
        self.resolutions.meeting_wanted.connect(self.open_meeting)
        self.series.meeting_wanted.connect(self._plan)
        self.verify_button.clicked.connect(self.verify)
        self.settings_button.clicked.connect(self._set_up)
        self.show_actions()
        context.changes.committed.connect(self._leave_what_is_gone)

    @Slot(object)
    def _leave_what_is_gone(self, tables: Set[str]) -> None:
        """Go back to the lists when the planning of the open meeting was taken back."""
        page = self.meeting_page
        if page is None or "meeting" not in tables:
            return
        try:
            with self.context.database.reading() as session:
                get_meeting(session, page.meeting_id)
        except MeetingGoneError:
            page.abandon()
            self._put_away(page)

    @Slot(int)
    def open_meeting(self, meeting_id: int) -> None:
        """Open a meeting in place of the lists. Raises MeetingGoneError."""
        self.close_meeting()
        self.notice.hide()
        self.meeting_page = MeetingPage(self.context, meeting_id)
        self.meeting_page.left.connect(self.close_meeting)
        self.stack.addWidget(self.meeting_page)
        self.stack.setCurrentWidget(self.meeting_page)
        self.meeting_page.setFocus()

    def open_found(self, found: Found) -> None:
        """Open a meeting that was found, at the matter if one was. Raises MeetingGoneError.

        One that is open already stays where she left it: a paper of a step leads back to the step.
        """
        if found.kind == "meeting":
            there = self.meeting_page
            if there is None or there.meeting_id != found.record_id:
                self.open_meeting(found.record_id)
            return
        if found.kind == "transcript_passage":
            self._open_passage(found.record_id)
            return
        with self.context.database.reading() as session:
            item = get_item(session, found.record_id)
        self.open_meeting(item.meeting_id)
        assert self.meeting_page
        self.meeting_page.tabs.setCurrentWidget(self.meeting_page.agenda)
        self.meeting_page.agenda.choose(item.id)

    def _open_passage(self, passage_id: int) -> None:
        with self.context.database.reading() as session:
            meeting_id, key = place_of(session, passage_id)
        self.open_meeting(meeting_id)
        assert self.meeting_page
        self.meeting_page.show_passage(key)

    @Slot()
    def close_meeting(self) -> None:
        """Go back from a meeting to the lists.

        Raises StorageError if what is typed there cannot be kept; then she stays with it.
        """
        page = self.meeting_page
        if page is None:
            return
        page.finish()
        self._put_away(page)
        self.meetings.choose(page.meeting_id)

    def _put_away(self, page: MeetingPage) -> None:
        self.meeting_page = None
        self.stack.setCurrentWidget(self.lists)
        self.stack.removeWidget(page)
        page.deleteLater()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed before the window goes; stay if it cannot be kept, and ask."""
        event.ignore()
        if self.meeting_page is not None:
            try:
                self.meeting_page.finish()
            except Exception as error:  # of any kind: her text must not go with the window
                pad = self.meeting_page.transcript
                assert pad is not None
                name = _("บันทึกถอดเทป")
                text = pad.editor.toPlainText
                ask_how_to_close(self.context, self, name, error, text, pad.abandon)
                return
        super().closeEvent(event)
        event.accept()

    @Slot()
    def verify(self) -> None:
        """Open the window in which a package, disc or image is verified."""
        self.verify_dialog = VerifyDialog(self.context, self)
        self.verify_dialog.said.connect(self.say)
        self.verify_dialog.open()

    @Slot()
    def seal_year(self) -> None:
        """Open the window in which the file of a whole year is closed and written for discs."""
        self.year_dialog = YearSealDialog(self.context, self)
        self.year_dialog.said.connect(self.say)
        self.year_dialog.open()

    @Slot()
    def _set_up(self) -> None:
        self.settings_dialog = ask_settings(self.context, self, self.say)

    @Slot()
    def _make_series(self) -> None:
        self.tabs.setCurrentWidget(self.series)
        self.series.add()

    @Slot(int)
    def _plan(self, series_id: int) -> None:
        self.tabs.setCurrentWidget(self.meetings)
        self.meetings.plan(series_id)
