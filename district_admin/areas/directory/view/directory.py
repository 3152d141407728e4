"""The area as a whole: its tabs, the import, and what was just done with the way back."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from typing_extensions import override

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
from district_admin.errors import OfficeError
from district_admin.found import Found
from district_admin.texts import _
from district_admin.ui.buttons import button, tool
from district_admin.ui.context import AppContext
from district_admin.ui.drops import FileDrop
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.tabbed_lists import TabbedLists, said_done
from district_admin.ui.toast import Step
from district_admin.ui.turns import Turns
from district_admin.ui.undoing import undo

if TYPE_CHECKING:
    from district_admin.areas.directory.importing import DryRun
    from district_admin.areas.directory.view.import_page import ImportPage


class DirectoryView(TabbedLists):
    """The lists of the directory under their tabs, or the import of a list.

    A file that is dropped anywhere on it is imported.
    """

    def __init__(self, context: AppContext) -> None:
        self.settings_button = tool(context.theme, "settings", _("ตั้งค่าทำเนียบ"))
        self.import_button = button(context.theme, _("นำเข้า"), icon="upload", keys="Ctrl+I")
        super().__init__(context, _("ทำเนียบ"), (self.settings_button, self.import_button))
        FileDrop(self, lambda files: self.start_import(files[0]))
        self.agencies = AgenciesPage(context)
        self.people = PeoplePage(context)
        self.groups = GroupsPage(context)
        self.stakeholders = StakeholdersPage(context)
        self.rounds = RoundsPage(context)
        self.base_data = BaseDataPage(context)
        self.import_page: ImportPage | None = None
        self.merge_dialog: MergeDialog | None = None
        self.settings_dialog: EntryDialog | None = None
        self._import_said = ""  # the import of which the notice offers the report
        self._turns = Turns(self)
        pages: Sequence[tuple[str, ListPage[Any] | BaseDataPage]] = (
            (_("หน่วยงาน"), self.agencies),
            (_("บุคคล"), self.people),
            (_("กลุ่มรายชื่อ"), self.groups),
            (_("ผู้มีส่วนได้ส่วนเสีย"), self.stakeholders),
            (_("ยืนยันข้อมูล"), self.rounds),
            (_("ข้อมูลพื้นฐาน"), self.base_data),
        )
        for title, page in pages:
            self.add(title, page, page)
            if isinstance(page, ListPage):
                page.typing_left.connect(partial(self._offer_typing, page))
        self._connect()
        self.show_actions()

    @Slot()
    def start_import(self, source: Path | None = None) -> None:
        """Open the import, and read a file at once if one is given."""
        from district_admin.areas.directory.view.import_page import (  # noqa: PLC0415 - the lists open without it
            ImportPage,
        )

        self._turns.finish()  # she may be on her way back from the one before
        self.notice.hide()
        if self.import_page is None:
            self.import_page = ImportPage(self.context)
            self.import_page.left.connect(self.leave_import)
            self.import_page.imported.connect(self._imported)
            self.import_page.saved.connect(self.say_saved)
            self.stack.addWidget(self.import_page)
        self.stack.setCurrentWidget(self.import_page)
        on_stakeholders = self.tabs.currentWidget() is self.stakeholders
        self.import_page.start(self.stakeholders.year.fiscal_year if on_stakeholders else None)
        if source is not None:
            self.import_page.take(source)

    @Slot()
    def leave_import(self) -> None:
        """Leave the import, which has written nothing, and go back to the lists."""
        page, self.import_page = self.import_page, None
        self.stack.setCurrentWidget(self.lists)
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    def open_found(self, found: Found) -> None:
        """Show a person or an agency that was found; an import, which has written nothing, goes."""
        if self.import_page is not None:
            self.leave_import()
        if found.kind == "person":
            self._go_to_person(found.record_id)
        else:
            self._go_to_agency(found.record_id)

    def _connect(self) -> None:
        self.settings_button.clicked.connect(self._set_up)
        self.import_button.clicked.connect(lambda: self.start_import())
        self.agencies.person_wanted.connect(self._go_to_person)
        self.agencies.new_person_wanted.connect(self._add_person_at)
        self.agencies.merge_wanted.connect(self._merge_agencies)
        self.agencies.import_wanted.connect(self.start_import)
        self.people.agency_wanted.connect(self._go_to_agency)
        self.people.merge_wanted.connect(self._merge_people)
        self.people.import_wanted.connect(self.start_import)
        self.stakeholders.import_wanted.connect(self.start_import)

    @Slot()
    def _set_up(self) -> None:
        self.settings_dialog = ask_settings(self.context, self, self.say)

    @Slot(str, object)
    def _imported(self, action: str, run: "DryRun") -> None:
        self.stack.setCurrentWidget(self.lists)
        self._turns.start(self._coming_back(action, run))

    def _coming_back(self, action: str, run: "DryRun") -> Iterator[None]:
        """Say in the lists, a part in each turn, that an import was written."""
        from district_admin.areas.directory.view.import_page import (  # noqa: PLC0415 - it is there
            save_report,
        )

        current = self.tabs.currentWidget()
        if isinstance(current, ListPage):
            current.show_all()
        yield
        report = Step(
            _("บันทึกรายงาน"),
            "download",
            lambda: save_report(self.context, self, run, self.say_saved),
        )
        back = Step(_("ย้อนกลับ"), "undo-2", lambda: self._take_back(action), "Ctrl+Z")
        self.notice.say(said_done(action), [report, back], stays=True)
        self._import_said = action
        yield
        self.leave_import()

    def _take_back(self, action: str) -> None:
        """Undo an import. Raises OfficeError when it is no longer what was done last."""
        if self.context.history.undo_name() != action:
            raise OfficeError(
                _("หลังการนำเข้ามีการทำรายการอื่นแล้ว กรุณากด Ctrl+Z ย้อนกลับทีละรายการจนถึงการนำเข้า")
            )
        undo(self.context, self)

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
        self.merge_dialog = merge_people(self.context, self, one_id, other_id, self.say)

    @Slot(int, int)
    def _merge_agencies(self, one_id: int, other_id: int) -> None:
        self.merge_dialog = merge_agencies(self.context, self, one_id, other_id, self.say)

    @Slot()
    @override
    def show_actions(self) -> None:
        super().show_actions()
        with_import = (self.agencies, self.people, self.stakeholders)
        self.import_button.setVisible(self.tabs.currentWidget() in with_import)

    def _offer_typing(self, page: ListPage[Any]) -> None:
        self.notice.say(_("ไม่ได้บันทึกสิ่งที่พิมพ์"), [Step(_("พิมพ์ต่อ"), "undo-2", page.resume)])

    @override
    def hide_notice(self, tables: object) -> None:
        """Leave with what was said last; of an import that is undone nothing is left to offer."""
        if self._import_said and self.context.history.redo_name() == self._import_said:
            self._import_said = ""
            self.notice.hide()
        super().hide_notice(tables)
