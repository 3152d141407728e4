"""The desk on which one paper is written: the form, the live sheet, what is to be put right."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.correspondence import documents, operations
from district_admin.areas.correspondence.documents.own_templates import form_to_check, with_template
from district_admin.areas.correspondence.view.compose_header import ComposeHeader
from district_admin.areas.correspondence.view.copies import Copies
from district_admin.areas.correspondence.view.draft import Draft
from district_admin.areas.correspondence.view.export import Exporter
from district_admin.areas.correspondence.view.form_and_sheet import FormAndSheet
from district_admin.areas.correspondence.view.numbering import ask_number
from district_admin.areas.correspondence.view.own_template import TemplateBar
from district_admin.areas.correspondence.view.paper_history import history_text, numerals_field
from district_admin.areas.correspondence.view.paper_lock import TABLES, PaperLock
from district_admin.areas.correspondence.view.paper_status import StatusMenu
from district_admin.areas.correspondence.view.phrases import desk_form, keep_phrase
from district_admin.areas.correspondence.view.problems import ui_problems
from district_admin.documents.addressing import readdressed
from district_admin.documents.checks import check
from district_admin.office.letterhead import signature
from district_admin.office.operations import signatories_on
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.form_editor import FormEditor
from district_admin.ui.form_signatory import SignatoryChoice
from district_admin.ui.history_dialog import HistoryDialog
from district_admin.ui.labels import rule
from district_admin.ui.layouts import fill
from district_admin.ui.problems import ProblemList
from district_admin.ui.sheet import LiveSheet
from district_admin.ui.toast import Step, Toast

CHECK_AFTER_MS: Final = 250
_OFFICE_TABLES: Final = frozenset({"office_profile", "office_word", "signatory", "stored_file"})


class ComposePage(QWidget):
    """One paper while it is written. It keeps itself; leaving it loses nothing."""

    left = Signal()
    copy_wanted = Signal(int)  # the paper's id
    binned = Signal(int)
    many_wanted = Signal(int)

    def __init__(self, context: AppContext, draft: Draft, today: date) -> None:
        super().__init__()
        self._context = context
        self._today = today
        self._finished = False
        self.number_dialog: EntryDialog | None = None
        self.question: QDialog | None = None
        self.draft = draft
        self.setObjectName("page")
        theme = context.theme
        fields = (*draft.form.fields, numerals_field())
        self.form = FormEditor(theme, fields, self._signatories, today, keeps_phrases=True)
        self.sheet = LiveSheet(theme)
        self.problems = ProblemList(theme, self)
        self.notice = Toast(theme)
        self.header = ComposeHeader(theme, self)
        self.status_menu = StatusMenu(context, self, self._stored_id, self.notice.say)
        self.header.add_status(self.status_menu)
        self.lock = PaperLock(context, draft, self, self.notice)
        self.template_bar = TemplateBar(context, draft, self.sheet)
        self.exporter = Exporter(context, draft, self, self.notice)
        self.copies = Copies(context, draft, self, self.notice)
        self._panes = FormAndSheet(context, self.form, self.sheet, self.problems)
        self._use_look()
        self._checking = QTimer(self)
        self._checking.setSingleShot(True)
        self._checking.setInterval(CHECK_AFTER_MS)
        self._checking.timeout.connect(self._check)
        self.header.many_action.setVisible(draft.form.name in operations.KINDS_TO_MANY)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show the paper and lead the officer to the first thing to fill in."""
        self.form.show_content(self.draft.content)
        self._show_lock()
        self._show_all()
        # with nothing empty she begins at the subject, never at a button of the header
        if not self.form.go_to("subject"):
            self.form.go_to(self.draft.form.fields[0].name)
        if not self.lock.is_locked:
            self.form.go_to_first_empty()

    def finish(self) -> None:
        """Keep what is typed and stop drawing, before the page goes."""
        if self._finished:
            return
        self._checking.stop()
        self.draft.stop()
        self._finished = True
        self.template_bar.stop()
        self.sheet.close_preview()
        self._context.changes.committed.disconnect(self._committed)

    def abandon(self) -> None:
        """Go without what could not be kept, because the officer said so."""
        self.draft.let_go()
        self.finish()

    @Slot()
    def _typed(self) -> None:
        if self.lock.is_locked:
            self.form.show_content(self.draft.content)
            return
        content = self.form.content
        changes = readdressed(self.draft.form, self.draft.content, content)
        if changes:
            content |= changes
            self.form.show_content(content)
            if "salutation" in changes:
                words = _("ใช้คำขึ้นต้น “{salutation}” ตามผู้รับ")
                self.notice.say(words.format(salutation=changes["salutation"]))
        if self.draft.take(content):
            self._request_sheet()
            self._show_header()
        self._checking.start()

    def _show_all(self) -> None:
        self.template_bar.show_content(self.draft.content)
        self._show_header()
        self._request_sheet(at_once=True)
        self._check()

    def _stored_id(self) -> int | None:
        self.draft.save()
        return self.draft.paper_id

    @Slot()
    def _show_header(self) -> None:
        draft = self.draft
        number = str(draft.content.get("number") or "")
        subject = " ".join(str(draft.content.get("subject") or "").split())
        kind = operations.kind_name(draft.form.name)
        self.header.show_paper(kind, number, subject, self.lock.is_locked)
        self.header.offer_by_standing(self.lock.is_numbered, self.lock.has_versions)
        self.header.show_kept(draft.is_kept, draft.saved_at, self._today, draft.is_failing)
        self.header.offer_record_actions(draft.paper_id is not None)

    def _show_lock(self) -> None:
        """Let a locked paper be read only, and say why; the others are written as ever."""
        self.lock.read()
        if self.lock.look != self._look:
            self._use_look()
            self._request_sheet()
            self._check()
        self.form.set_read_only(self.lock.is_locked)
        if self.lock.is_numbered:
            self.form.keep_field("number")  # it is the register's
        self.template_bar.choice.setEnabled(not self.lock.is_locked)
        self._panes.show_problems(not self.lock.is_locked)
        self._show_header()

    def _request_sheet(self, at_once: bool = False) -> None:
        look, content = self._look, dict(self.draft.content)
        self.sheet.request(
            lambda: documents.pdf(documents.on_screen(look.form, content, look.letterhead)),
            at_once,
        )

    @Slot()
    def _check(self) -> None:
        form = form_to_check(self.draft.form, self.draft.content)
        found = [
            *check(form, self.draft.content, self._look.letterhead),
            *self.lock.number_problems(),
        ]
        self.problems.show_problems(ui_problems(self.draft.form, found, self.form.mistakes))
        self._panes.make_room()

    @Slot(str)
    def _go_to(self, name: str) -> None:
        self._panes.show_form()
        self.form.go_to(name)

    def _signatories(self, day: date) -> list[SignatoryChoice]:
        with self._context.database.reading() as session:
            kept = [signature(each) for each in signatories_on(session, day)]
        return [SignatoryChoice.kept(each) for each in kept]

    def _use_look(self) -> None:
        self._look = self.exporter.look = self.template_bar.look = self.lock.look
        self.copies.use_look(self._look)

    @Slot(object)
    def _committed(self, tables: object) -> None:
        if isinstance(tables, frozenset) and tables & _OFFICE_TABLES:
            self.lock.read_office()
            self._show_lock()
            self.form.offer_signatories_again()
            self._show_all()
        if isinstance(tables, frozenset) and tables & TABLES:
            self._show_lock()
        if isinstance(tables, frozenset) and "phrase" in tables:
            self.draft.form = desk_form(self._context, self.draft.form.name)
            self.lock.read_office()
            self._show_lock()
            self.form.offer_phrases(self.draft.form.fields)
            self._check()

    @Slot(str, str)
    def _keep_phrase(self, field: str, text: str) -> None:
        self.notice.say(keep_phrase(self._context, field, text))

    @Slot()
    def _changed_elsewhere(self) -> None:
        self.form.show_content(self.draft.content)
        self._show_all()

    @Slot(str)
    def _refused(self, typed: str) -> None:
        """Show what is stored, and offer what was typed while the paper was being locked."""
        self._changed_elsewhere()
        clipboard = QApplication.clipboard()
        copy = Step(_("คัดลอกข้อความที่พิมพ์"), "copy", lambda: clipboard.setText(typed))
        self.notice.say(_("หนังสือล็อกแล้ว ข้อความที่เพิ่งพิมพ์ไม่ได้บันทึก"), [copy], stays=True)

    @Slot(object)
    def _choose_template(self, template_id: int | None) -> None:
        self.draft.take(with_template(self.form.content, template_id))
        self.form.show_content(self.draft.content)
        self._show_all()

    @Slot()
    def _number(self) -> None:
        """Ask which number the paper is to have, and give it."""
        self.draft.save()
        self._check()
        if self.draft.paper_id is None:
            return
        missing = [each.text for each in self.problems.problems if each.level == "must"]
        if not missing:
            self._ask_number()
            return
        answers = (
            Answer(_("กลับไปแก้ไข"), lambda: self.form.go_to_first_empty(), "primary"),
            Answer(_("ออกเลขทั้งอย่างนี้"), self._ask_number),
        )
        title = _("หนังสือยังไม่ครบ เลขที่ออกแล้วนำคืนไม่ได้")
        text = "\n".join(missing)
        self.question = choice_box(self._context.theme, self, title, text, answers)
        self.question.open()

    def _ask_number(self) -> None:
        if self.draft.paper_id is not None:
            self.number_dialog = ask_number(
                self._context,
                self,
                self.draft.paper_id,
                self.draft.name,
                self.notice.say,
                self._ask_number,
            )

    @Slot()
    def _show_history(self) -> None:
        if (paper_id := self._stored_id()) is not None:
            changes = self._context.history.of_record("paper", paper_id)
            story = history_text(self.draft.form, changes)
            HistoryDialog(self._context.theme, self, _("ประวัติของฉบับนี้"), story).open()

    def _hand_on(self, wanted: SignalInstance) -> None:
        if (paper_id := self._stored_id()) is not None:
            wanted.emit(paper_id)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        bars = (self.lock.origin, self.lock.bar, self.template_bar)
        parts = (self.header, rule(), *bars, self._panes, self.notice)
        fill(layout, parts, 0, (0, 0, 0, 0))
        layout.setStretch(5, 1)

    def _connect(self) -> None:
        self.form.changed.connect(self._typed)
        self.form.phrase_kept.connect(self._keep_phrase)
        self.template_bar.chosen.connect(self._choose_template)
        self.problems.jump.connect(self._go_to)
        self.draft.saved.connect(self._show_header)
        self.draft.not_saved.connect(self._show_header)
        self.draft.changed_elsewhere.connect(self._changed_elsewhere)
        self.draft.gone.connect(self.left)
        self.draft.refused.connect(self._refused)
        self._context.changes.committed.connect(self._committed)
        header = self.header
        header.back_wanted.connect(self.left)
        header.print_wanted.connect(self.exporter.print_paper)
        header.copy_wanted.connect(lambda: self._hand_on(self.copy_wanted))
        header.number_wanted.connect(self._number)
        header.versions_wanted.connect(self.lock.show_versions)
        header.history_wanted.connect(self._show_history)
        header.bin_wanted.connect(lambda: self._hand_on(self.binned))
        header.many_wanted.connect(lambda: self._hand_on(self.many_wanted))
        header.files_wanted.connect(self.exporter.save)
        header.mark_wanted.connect(self.copies.save)
        for keys in ("Esc", "Alt+Left"):
            back = QShortcut(QKeySequence(keys), self)
            back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            back.activated.connect(self.left)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when she goes to another work area, where she might take it back."""
        super().hideEvent(event)
        if not self._finished and not event.spontaneous():
            self.draft.keep_at_once()
