"""The screens of official papers: the list, and the desk on which one paper is written.

Shape: she opens last year's memo, copies it, changes three words, sees the sheet, saves DOCX and
PDF. So there are two pages and no more. The list finds and copies; the desk has the form on the
left, the very sheet on the right and what is to be put right under the form, and it saves by
itself. Copying opens the copy at once, since that is why it was copied.

Rejected: a tab for each open paper (she writes one at a time, and "where is it" grows with every
tab); a wizard that asks field by field (last year's paper has all the answers already); a
"save" key that must be remembered (the history takes back what she did not mean); storing an
empty draft when a paper is begun (opening the wrong kind would leave rubbish in the list).
"""

import logging
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget
from typing_extensions import override

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.areas.correspondence.view.draft import Draft
from district_admin.areas.correspondence.view.paper_list import PaperListPage
from district_admin.documents.form_file import load_form
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.context import AppContext
from district_admin.ui.requests import NewPaper

log = logging.getLogger(__name__)


class CorrespondenceView(QStackedWidget):
    """The list of papers, or the paper being written."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("page")
        self.list_page = PaperListPage(context)
        self.compose_page: ComposePage | None = None
        self.addWidget(self.list_page)
        self.list_page.new_wanted.connect(self.write_new)
        self.list_page.opened.connect(self.open_paper)
        self.list_page.copy_wanted.connect(self.copy_paper)

    @Slot(str)
    def write_new(self, kind: str) -> None:
        """Begin a paper of a kind. It is stored at its first change. Raises FormError."""
        form = load_form(kind, self._context.folder.forms)
        with self._context.database.reading() as session:
            content = operations.first_content(session, form, date.today())
        self._write(Draft(self._context, form, content))

    def take_paper(self, new: NewPaper) -> None:
        """Keep a draft that another work area asks for, and open it. Raises FormError."""
        form = load_form(new.kind, self._context.folder.forms)
        with self._context.database.transaction(new.action) as session:
            content = {**operations.first_content(session, form, date.today()), **new.content}
            paper_id = operations.start_paper(session, new.kind, content)
        self.open_paper(paper_id)

    @Slot(int)
    def open_paper(self, paper_id: int) -> None:
        """Open a paper to go on writing. Raises PaperNotFoundError and FormError."""
        with self._context.database.reading() as session:
            paper = operations.get_paper(session, paper_id)
        form = load_form(paper.kind, self._context.folder.forms)
        self._write(Draft(self._context, form, paper.content, paper))

    @Slot(int)
    def copy_paper(self, paper_id: int) -> None:
        """Copy a paper "like last year" and open the copy. Raises as `open_paper` does."""
        with self._context.database.reading() as session:
            paper = operations.get_paper(session, paper_id)
            form = load_form(paper.kind, self._context.folder.forms)
            fresh = operations.content_of_copy(session, paper, form, date.today())
        action = _("คัดลอก{paper}").format(paper=operations.name_of(paper))
        with self._context.database.transaction(action) as session:
            copy_id = operations.copy_paper(session, paper_id, fresh)
        self.open_paper(copy_id)

    @Slot()
    def show_list(self) -> None:
        """Leave the paper, which keeps itself, and go back to the list.

        Raises StorageError if it cannot be kept; then she stays with it and nothing is lost.
        """
        page = self.compose_page
        if page is not None:
            page.finish()
            self.compose_page = None
        self.setCurrentWidget(self.list_page)
        if page is not None:
            self.list_page.choose(page.draft.paper_id)
            self.removeWidget(page)
            page.deleteLater()
        self.list_page.table.setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed before the window goes; stay if it cannot be kept, and ask."""
        event.ignore()
        if self.compose_page is not None:
            try:
                self.compose_page.finish()
            except Exception as error:  # of any kind: her text must not go with the window
                self._ask_how_to_close(self.compose_page, error)
                return
        super().closeEvent(event)
        event.accept()

    def _ask_how_to_close(self, page: ComposePage, error: Exception) -> None:
        reason = str(error)
        if not isinstance(error, OfficeError):
            log.critical("the paper could not be stored", exc_info=error)
            reason = _("โปรแกรมขัดข้อง รายละเอียดอยู่ในไฟล์ {file}").format(file=self._context.folder.log)
        window = self.window()

        def close_without() -> None:
            page.abandon()
            window.close()

        answers = (
            Answer(_("ลองใหม่"), window.close, "primary"),
            Answer(
                _("คัดลอกข้อความทั้งหมด"),
                lambda: QApplication.clipboard().setText(page.draft.text),
                stays=True,
            ),
            Answer(_("ปิดโดยไม่บันทึก"), close_without, "danger"),
        )
        text = _("{paper} มีข้อความที่ยังไม่ได้บันทึก\n\n{reason}").format(
            paper=page.draft.name, reason=reason
        )
        title = _("บันทึกไม่ได้ จึงยังไม่ปิดโปรแกรม")
        choice_box(self._context.theme, self, title, text, answers).open()

    def _write(self, draft: Draft) -> None:
        if self.compose_page is not None:
            self.show_list()
        page = ComposePage(self._context, draft, date.today())
        page.left.connect(self.show_list)
        page.copy_wanted.connect(self.copy_paper)
        page.binned.connect(self._put_in_bin)
        self.compose_page = page
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.begin()

    @Slot(int)
    def _put_in_bin(self, paper_id: int) -> None:
        self.show_list()
        self.list_page.put_in_bin(paper_id)
