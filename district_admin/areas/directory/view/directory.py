"""The area as a whole: its tabs, the import, and what was just done with the way back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.directory.dialogs.entry_dialog import EntryDialog
from district_admin.areas.directory.dialogs.merge import MergeDialog
from district_admin.areas.directory.view.agencies import AgenciesPage
from district_admin.areas.directory.view.base_data import BaseDataPage
from district_admin.areas.directory.view.groups import GroupsPage
from district_admin.areas.directory.view.list_page import ListPage
from district_admin.areas.directory.view.merging import merge_agencies, merge_people
from district_admin.areas.directory.view.people import PeoplePage
from district_admin.areas.directory.view.rounds import RoundsPage
from district_admin.areas.directory.view.settings import ask_settings
from district_admin.areas.directory.view.stakeholders import StakeholdersPage
from district_admin.texts import _
from district_admin.ui.buttons import button, tool
from district_admin.ui.context import AppContext
from district_admin.ui.header import PageHeader
from district_admin.ui.layouts import NO_MARGINS, column, fill, holder
from district_admin.ui.toast import Step, Toast
from district_admin.ui.undoing import undo

if TYPE_CHECKING:
    from district_admin.areas.directory.importing import DryRun
    from district_admin.areas.directory.view.import_page import ImportPage

Page = ListPage[Any] | BaseDataPage
_TALL: Final = 700  # px; a lower window gives the notice its room only while it says something


class DirectoryView(QWidget):
    """The lists of the directory under their tabs, or the import of a list.

    A file that is dropped anywhere on it is imported.
    """

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._context = context
        self.notice = Toast(context.theme)
        self.agencies = AgenciesPage(context)
        self.people = PeoplePage(context)
        self.groups = GroupsPage(context)
        self.stakeholders = StakeholdersPage(context)
        self.rounds = RoundsPage(context)
        self.base_data = BaseDataPage(context)
        self.import_page: ImportPage | None = None
        self.merge_dialog: MergeDialog | None = None
        self.settings_dialog: EntryDialog | None = None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("ทำเนียบ"))
        self.settings_button = tool(context.theme, "settings", _("ตั้งค่าทำเนียบ"))
        self.import_button = button(context.theme, _("นำเข้า"), icon="upload", keys="Ctrl+I")
        self._actions = QHBoxLayout()
        fill(self._actions, (self.settings_button, self.import_button), 8, NO_MARGINS)
        self._header = PageHeader(context.theme, _("ทำเนียบ"), "", [holder(self._actions)])
        self._stack = QStackedWidget()
        self._lay_out()
        self._pages: Sequence[tuple[str, Page]] = (
            (_("หน่วยงาน"), self.agencies),
            (_("บุคคล"), self.people),
            (_("กลุ่มรายชื่อ"), self.groups),
            (_("ผู้มีส่วนได้ส่วนเสีย"), self.stakeholders),
            (_("ยืนยันข้อมูล"), self.rounds),
            (_("ข้อมูลพื้นฐาน"), self.base_data),
        )
        for title, page in self._pages:
            self._add(title, page)
        self._connect()
        self._show_actions()

    @Slot()
    def start_import(self, source: Path | None = None) -> None:
        """Open the import, and read a file at once if one is given."""
        from district_admin.areas.directory.view.import_page import (  # noqa: PLC0415 - the lists open without it
            ImportPage,
        )

        self.notice.hide()
        if self.import_page is None:
            self.import_page = ImportPage(self._context)
            self.import_page.left.connect(self.leave_import)
            self.import_page.imported.connect(self._imported)
            self.import_page.saved.connect(self._say_saved)
            self._stack.addWidget(self.import_page)
        self._stack.setCurrentWidget(self.import_page)
        self.import_page.start()
        if source is not None:
            self.import_page.take(source)

    @Slot()
    def leave_import(self) -> None:
        """Leave the import, which has written nothing, and go back to the lists."""
        page, self.import_page = self.import_page, None
        self._stack.setCurrentWidget(self._lists)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _lay_out(self) -> None:
        whole = column(self._header, self.tabs, gap=0)
        whole.setStretch(1, 1)
        self._lists = holder(whole)
        self._stack.addWidget(self._lists)
        layout = QVBoxLayout(self)
        fill(layout, (self._stack, self.notice), gap=0, margins=NO_MARGINS)
        layout.setStretch(0, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the notice where there is some, so that nothing moves under the mouse."""
        super().resizeEvent(event)
        policy = self.notice.sizePolicy()
        policy.setRetainSizeWhenHidden(self.height() >= _TALL)
        self.notice.setSizePolicy(policy)

    def _add(self, title: str, page: Page) -> None:
        self.tabs.addTab(page, title)
        for made in page.head_actions:
            self._actions.addWidget(made)
        page.said.connect(self._say)
        page.saved.connect(self._say_saved)
        if isinstance(page, ListPage):
            page.typing_left.connect(lambda: self._offer_typing(page))
        page.summary_changed.connect(self._show_summary)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_actions)
        self.settings_button.clicked.connect(self._set_up)
        self.import_button.clicked.connect(lambda: self.start_import())
        self.agencies.person_wanted.connect(self._go_to_person)
        self.agencies.new_person_wanted.connect(self._add_person_at)
        self.agencies.merge_wanted.connect(self._merge_agencies)
        self.agencies.import_wanted.connect(self.start_import)
        self.people.agency_wanted.connect(self._go_to_agency)
        self.people.merge_wanted.connect(self._merge_people)
        self.people.import_wanted.connect(self.start_import)
        self._context.changes.committed.connect(self._committed)

    @Slot()
    def _set_up(self) -> None:
        self.settings_dialog = ask_settings(self._context, self, self._say)

    @Slot(str, object)
    def _imported(self, action: str, run: "DryRun") -> None:
        from district_admin.areas.directory.view.import_page import (  # noqa: PLC0415 - it is there
            save_report,
        )

        self.leave_import()
        current = self.tabs.currentWidget()
        if isinstance(current, ListPage):
            current.show_all()
        report = Step(
            _("บันทึกรายงาน"),
            "download",
            lambda: save_report(self._context, self, run, self._say_saved),
        )
        self.notice.say(_("{done} แล้ว").format(done=action), [report, self._undo()])

    @Slot(int)
    def _go_to_person(self, person_id: int) -> None:
        self.tabs.setCurrentWidget(self.people)
        self.people.choose(person_id)

    @Slot(int)
    def _go_to_agency(self, agency_id: int) -> None:
        self.tabs.setCurrentWidget(self.agencies)
        self.agencies.choose(agency_id)

    @Slot(int)
    def _add_person_at(self, agency_id: int) -> None:
        self.tabs.setCurrentWidget(self.people)
        self.people.add(agency_id)

    @Slot(int, int)
    def _merge_people(self, one_id: int, other_id: int) -> None:
        self.merge_dialog = merge_people(self._context, self, one_id, other_id, self._say)

    @Slot(int, int)
    def _merge_agencies(self, one_id: int, other_id: int) -> None:
        self.merge_dialog = merge_agencies(self._context, self, one_id, other_id, self._say)

    @Slot()
    def _show_actions(self) -> None:
        self.notice.hide()
        current = self.tabs.currentWidget()
        for _title, page in self._pages:
            for made in page.head_actions:
                made.setVisible(page is current)
        self.import_button.setVisible(current in (self.agencies, self.people))
        self._show_summary()

    @Slot()
    def _show_summary(self) -> None:
        current = self.tabs.currentWidget()
        if isinstance(current, ListPage | BaseDataPage):
            self._header.show_texts(_("ทำเนียบ"), current.summary)

    @Slot(object)
    def _committed(self, _tables: object) -> None:
        self.notice.hide()  # what it offers to take back is no longer the last thing done

    @Slot(str)
    def _say(self, done: str) -> None:
        self.notice.say(_("{done} แล้ว").format(done=done), [self._undo()])

    def _undo(self) -> Step:
        return Step(_("ย้อนกลับ"), "undo-2", lambda: undo(self._context, self), "Ctrl+Z")

    @Slot(str, object)
    def _say_saved(self, done: str, open_file: Callable[[], object] | None) -> None:
        steps = [Step(_("เปิดไฟล์"), "folder-open", open_file)] if open_file else []
        self.notice.say(done, steps)

    def _offer_typing(self, page: ListPage[Any]) -> None:
        self.notice.say(_("ไม่ได้บันทึกสิ่งที่พิมพ์"), [Step(_("พิมพ์ต่อ"), "undo-2", page.resume)])

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.start_import(files[0])
