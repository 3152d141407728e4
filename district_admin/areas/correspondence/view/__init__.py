"""The screens of official papers: lists under their tabs, and the desk on which one is written.

Shape: she opens last year's memo, copies it, changes three words, sees the sheet, saves DOCX and
PDF. So a paper has two pages: the list finds and copies; the desk has the form on the left, the
very sheet on the right and what is to be put right under the form, and it saves by itself. Copying
opens the copy at once, since that is why it was copied. Beside the list of papers stand those of
the registers, and of what is filed, lent and to be destroyed; a paper to many has a page of its
own, which opens from the desk.

Rejected: a tab for each open paper (she writes one at a time, and "where is it" grows with every
tab); a wizard that asks field by field (last year's paper has all the answers already); a
"save" key that must be remembered (the history takes back what she did not mean); storing an
empty draft when a paper is begun (opening the wrong kind would leave rubbish in the list).
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from typing_extensions import override

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model.register import (
    ANNOUNCEMENT,
    CERTIFICATE,
    CIRCULAR,
    MEMO,
    ORDER,
    RECEIVED,
    SENT,
)
from district_admin.areas.correspondence.operations import finding, issuing, looks
from district_admin.areas.correspondence.operations.prepared import prepare
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.areas.correspondence.view.draft import Draft
from district_admin.areas.correspondence.view.keeping import Keeping
from district_admin.areas.correspondence.view.own_template import copied_words
from district_admin.areas.correspondence.view.paper_list import PaperListPage
from district_admin.areas.correspondence.view.phrases import desk_form
from district_admin.areas.correspondence.view.register_page import RegisterPage
from district_admin.areas.correspondence.view.register_settings import ask_rule
from district_admin.areas.correspondence.view.register_words import SHORT_NAMES
from district_admin.documents.form_file import FormError, load_form
from district_admin.found import Found, Ref
from district_admin.office.links import link
from district_admin.texts import _
from district_admin.ui.buttons import tool
from district_admin.ui.closing import ask_how_to_close
from district_admin.ui.context import AppContext
from district_admin.ui.drops import FileDrop
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.requests import NewPaper
from district_admin.ui.tabbed_lists import TabbedLists
from district_admin.ui.toast import Step

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.disposal_page import DisposalPage
    from district_admin.areas.correspondence.view.filing_page import FilingPage
    from district_admin.areas.correspondence.view.loans_page import LoansPage


class CorrespondenceView(TabbedLists):
    """The papers and the registers under their tabs, or the paper being written."""

    def __init__(self, context: AppContext) -> None:
        self.settings_button = tool(context.theme, "settings", _("ตั้งค่าทะเบียน"))
        super().__init__(context, _("หนังสือราชการ"), (self.settings_button,))
        self.list_page = PaperListPage(context)
        self.received = RegisterPage(context, (RECEIVED,))
        self.sent = RegisterPage(context, (SENT, CIRCULAR))
        self.others = RegisterPage(context, (ORDER, ANNOUNCEMENT, MEMO, CERTIFICATE))
        self.compose_page: ComposePage | None = None
        FileDrop(self, self._register_dropped, lambda: self.compose_page is None)
        self.add(_("หนังสือที่เขียน"), self.list_page, self.list_page)
        self.add(_("ทะเบียนรับ"), self.received, self.received)
        self.add(_("ทะเบียนส่ง"), self.sent, self.sent)
        self.add(_("ทะเบียนอื่น"), self.others, self.others)
        self.keeping = Keeping(self)
        for page in (self.received, self.sent, self.others):
            page.reply_wanted.connect(self.write_reply)
            page.paper_wanted.connect(self.open_paper)
            page.entry_wanted.connect(self.show_entry)
        self.settings_dialog: EntryDialog | None = None
        self.settings_button.setMenu(self._settings_menu())
        self.settings_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.show_actions()
        self.list_page.new_wanted.connect(self.write_new)
        self.list_page.opened.connect(self.open_paper)
        self.list_page.copy_wanted.connect(self.copy_paper)

    @Slot(str)
    def write_new(self, kind: str) -> None:
        """Begin a paper of a kind. It is stored at its first change. Raises FormError."""
        form = desk_form(self.context, kind)
        with self.context.database.reading() as session:
            content = operations.first_content(session, form, date.today())
        self._write(Draft(self.context, form, content))

    @Slot(int)
    def write_reply(self, entry_id: int) -> None:
        """Begin a letter that answers one received. It is stored at its first change."""
        form = desk_form(self.context, "letter")
        with self.context.database.reading() as session:
            content = operations.first_content(session, form, date.today())
            reply = issuing.reply_content(session, entry_id)
        self._write(Draft(self.context, form, {**content, **reply}))

    def take_paper(self, new: NewPaper) -> None:
        """Keep a draft that another work area asks for, with where it comes of, and open it.

        Raises FormError.
        """
        form = load_form(new.kind, self.context.folder.forms)
        with self.context.database.transaction(new.action) as session:
            content = {**operations.first_content(session, form, date.today()), **new.content}
            paper_id = operations.start_paper(session, new.kind, content)
            prepare(session, paper_id, new.recipients)
            if new.origin is not None:
                link(session, Ref(finding.AREA, finding.PAPER, paper_id), new.origin)
        self.open_paper(paper_id)
        if new.note and (page := self.compose_page) is not None:
            steps = [Step(_("ดูรายชื่อผู้รับ"), "send", page.header.many_action.trigger)]
            page.notice.say(new.note, steps if new.recipients else (), stays=True)

    @Slot(int)
    def open_paper(self, paper_id: int) -> None:
        """Open a paper to go on writing, or to read a locked one, which keeps its own form.

        Raises PaperNotFoundError, and FormError for an open one.
        """
        with self.context.database.reading() as session:
            paper = operations.get_paper(session, paper_id)
            kept = looks.read_look(session, paper.look_id)
        try:
            form = desk_form(self.context, paper.kind)
        except FormError:
            if kept is None:
                raise
            form = kept.form
        self._write(Draft(self.context, form, paper.content, paper))

    def open_found(self, found: Found) -> None:
        """Open a paper that was found, or show a loan or the row of a register.

        Raises as `open_paper`.
        """
        if found.kind == "paper":
            self.open_paper(found.record_id)
        elif found.kind == "loan":
            self.keeping.show_loan(found.record_id)
        else:
            self.show_entry(found.kind.partition(".")[2], found.record_id)

    @Slot(str, int)
    def show_entry(self, register: str, entry_id: int) -> None:
        """Show a row of a register, in its year. Raises RegisterEntryNotFoundError."""
        if self.compose_page is not None:
            self.show_list()
        pages = (self.received, self.sent, self.others)
        page = next(each for each in pages if register in each.registers)
        self.tabs.setCurrentWidget(page)
        page.show_entry(entry_id)

    @property
    def filing(self) -> "FilingPage":
        """What is filed."""
        return self.keeping.filing

    @property
    def loans(self) -> "LoansPage":
        """What is lent."""
        return self.keeping.loans

    @property
    def disposal(self) -> "DisposalPage":
        """The lists of what is past its time."""
        return self.keeping.disposal

    @Slot(int)
    def copy_paper(self, paper_id: int) -> None:
        """Copy a paper "like last year" and open the copy. Raises as `open_paper` does."""
        with self.context.database.reading() as session:
            paper = operations.get_paper(session, paper_id)
            form = load_form(paper.kind, self.context.folder.forms)
            fresh = operations.content_of_copy(session, paper, form, date.today())
        action = _("คัดลอก{paper}").format(paper=operations.name_of(paper))
        with self.context.database.transaction(action) as session:
            copy_id = operations.copy_paper(session, paper_id, fresh)
        self.open_paper(copy_id)
        said = copied_words(self.context, paper.content, fresh)
        if said and self.compose_page is not None:
            self.compose_page.notice.say(said, stays=True)

    def _register_dropped(self, scans: Sequence[Path]) -> None:
        """Register the letter whose scans are dropped on the window."""
        self.tabs.setCurrentWidget(self.received)
        self.received.deeds.receive_files(scans)

    @property
    def in_sight(self) -> QWidget | None:
        """What stands over the lists, such as the paper being written, or else the list itself."""
        over = self.stack.currentWidget()
        return self.tabs.currentWidget() if over is self.lists else over

    @Slot(int)
    def send_to_many(self, paper_id: int) -> None:
        """Show whom a paper goes to, over the desk. Raises as `open_paper` does."""
        from district_admin.areas.correspondence.view.bulk_page import (  # noqa: PLC0415 - rarely used
            open_bulk,
        )

        open_bulk(self.context, self.stack, paper_id)

    @Slot()
    def show_list(self) -> None:
        """Leave the paper, which keeps itself, and go back to the list.

        Raises StorageError if it cannot be kept; then she stays with it and nothing is lost.
        """
        page = self.compose_page
        if page is not None:
            page.finish()
            self.compose_page = None
        self.stack.setCurrentWidget(self.lists)
        if page is not None:
            self.list_page.choose(page.draft.paper_id)
            self.stack.removeWidget(page)
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
                page = self.compose_page
                draft = page.draft
                ask_how_to_close(
                    self.context, self, draft.name, error, lambda: draft.text, page.abandon
                )
                return
        super().closeEvent(event)
        event.accept()

    def _settings_menu(self) -> QMenu:
        menu = QMenu(self.settings_button)
        for register, name in SHORT_NAMES.items():
            menu.addAction(_(name), partial(self.ask_rule, register))
        return menu

    def ask_rule(self, register: str) -> None:
        """Ask how a register numbers."""
        self.settings_dialog = ask_rule(self.context, self, register, self.say)

    def _write(self, draft: Draft) -> None:
        if self.compose_page is not None:
            self.show_list()
        page = ComposePage(self.context, draft, date.today())
        page.left.connect(self.show_list)
        page.copy_wanted.connect(self.copy_paper)
        page.binned.connect(self._put_in_bin)
        page.many_wanted.connect(self.send_to_many)
        self.compose_page = page
        self.notice.hide()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.begin()

    @Slot(int)
    def _put_in_bin(self, paper_id: int) -> None:
        self.show_list()
        self.list_page.put_in_bin(paper_id)
