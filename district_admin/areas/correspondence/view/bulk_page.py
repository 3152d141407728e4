"""One paper to many: chosen on the left, seen on the right, made below, gone on with after a stop.

A paper that was sent already shows its recipients with the numbers they were given; its files can
be made again, printed from any letter on, or finished where they stopped. Numbers are given by
the one button, and told on it.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSpinBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.documents import bulk_letters as letters
from district_admin.areas.correspondence.documents.letter_worker import LetterJob, LetterWriter
from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.documents.own_templates import with_template
from district_admin.areas.correspondence.model import BulkJob, BulkLetter
from district_admin.areas.correspondence.model.bulk_letters import DONE, ONE_NUMBER
from district_admin.areas.correspondence.operations import (
    bulk_letters,
    bulk_start,
    bulk_templates,
    bulk_writing,
    looks,
    numbering,
    typed_numbers,
)
from district_admin.areas.correspondence.operations.prepared import prepared
from district_admin.areas.correspondence.view.bulk_options import BulkOptions
from district_admin.areas.correspondence.view.bulk_preview import BulkPreview
from district_admin.areas.correspondence.view.bulk_recipients import RecipientPane
from district_admin.areas.correspondence.view.bulk_sheets import LetterSheets
from district_admin.areas.correspondence.view.bulk_words import (
    circular_words,
    job_lines,
    make_word,
    outcome_words,
    state_words,
)
from district_admin.areas.correspondence.view.bulk_work import BulkWork
from district_admin.areas.correspondence.view.own_template import read_chosen
from district_admin.documents.form_file import load_form
from district_admin.texts import _
from district_admin.ui.buttons import button, say_on, tool
from district_admin.ui.context import AppContext
from district_admin.ui.files import open_outside
from district_admin.ui.header import PageHeader
from district_admin.ui.labels import WrappedLabel, label, padded, rule
from district_admin.ui.layouts import NO_MARGINS, column, fill, holder, row, scrolling
from district_admin.ui.toast import Step, Toast

_LEFT: Final = 430  # px


def open_bulk(context: AppContext, stack: QStackedWidget, paper_id: int) -> "BulkPage":
    """Show the page of a paper to many over what a stack shows; leaving it shows that again.

    Raises PaperNotFoundError, FormError, TemplateKeptError, and OfficeError for a kind that goes
    to nobody else.
    """
    page = BulkPage(context, paper_id, date.today())
    before = stack.currentWidget()

    def leave() -> None:
        page.finish()
        if before is not None:
            stack.setCurrentWidget(before)
        stack.removeWidget(page)
        page.deleteLater()

    page.left.connect(leave)
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    page.people.source.setFocus()
    return page


class BulkPage(QWidget):
    """A paper, whom it goes to, and what is made of it."""

    left = Signal()

    def __init__(self, context: AppContext, paper_id: int, today: date) -> None:
        super().__init__()
        self._context = context
        self._paper_id = paper_id
        self._today = today
        self._job: BulkJob | None = None
        self._letters: Sequence[BulkLetter] = ()
        self._finished = False
        self._circular = bulk_start.OneNumber("")
        self.setObjectName("page")
        self._read_paper()
        theme = context.theme
        self.people = RecipientPane(context, today)
        self.options = BulkOptions(context)
        self.preview = BulkPreview(theme)
        self._sheets = LetterSheets(self.preview)
        self.notice = Toast(theme)
        self.work = BulkWork(context, self)
        self.make_button = button(theme, "", "primary", "check", keys="Ctrl+Return")
        self.print_button = button(theme, _("พิมพ์"), "secondary", "printer", keys="Ctrl+P")
        self.again_button = button(theme, _("ส่งถึงผู้รับอื่นอีก"), "quiet", "plus")
        self.first = QSpinBox()
        self.first.setAccessibleName(_("เริ่มพิมพ์จากฉบับที่"))
        padded(self.first)
        self._state = WrappedLabel()
        self._lay_out()
        self._connect()
        self._begin()

    def finish(self) -> None:
        """Stop drawing, before the page goes."""
        if not self._finished:
            self._finished = True
            self._sheets.close()
            self._context.changes.committed.disconnect(self._committed)

    @property
    def state(self) -> str:
        """What is said of the job: how far it came, or what is missing."""
        return self._state.accessibleName()

    @Slot()
    def make(self) -> None:
        """Give the numbers if they are not given yet, and make the files."""
        job, options, people = self._job, self.options, self.people
        if job is None:
            order = bulk_start.BulkOrder(
                self._paper_id,
                tuple(people.recipients),
                options.numbering,
                options.outputs,
                people.audience,
                in_official_form=not options.shape.is_own,
            )
            self.work.start(order, self._kind, self._content, self._pairs, options.folder)
        elif job.state == DONE or self.options.differ_from(job) or not Path(job.folder).is_dir():
            self.work.again(job, options.outputs, options.folder)
        else:
            self.work.go_on(job.id)

    @Slot()
    def print_letters(self) -> None:
        """Print the letters from the one she says to the last."""
        if self._job is not None:
            self.work.print_from(self._job, self.first.value() - 1)

    @Slot(object)
    def _say_made(self, outcome: bulk_writing.Outcome) -> None:
        self._begin()
        self.people.table.setFocus()  # what had it may be hidden now, and the keys with it
        folder = outcome.folder
        steps = [Step(_("เปิดโฟลเดอร์"), "folder-open", lambda: open_outside(folder))]
        self.notice.say(outcome_words(outcome), steps)

    def _read_paper(self) -> None:
        """Read the paper and what its letters are drawn with."""
        with self._context.database.reading() as session:
            paper = operations.get_paper(session, self._paper_id)
        if paper.kind not in operations.KINDS_TO_MANY:
            raise bulk_letters.BulkLettersError(bulk_start.other_kinds())
        self._kind, self._content = paper.kind, dict(paper.content)
        self._pairs = letters.salutation_pairs(self._context.folder.forms)
        self._form = load_form(paper.kind, self._context.folder.forms)

    def _begin(self) -> None:
        """Show the paper's last job, or let recipients be chosen."""
        with self._context.database.reading() as session:
            self._job = bulk_letters.last_job(session, self._paper_id)
            self._letters = bulk_letters.letters_of(session, self._job.id) if self._job else ()
        if self._job is None:
            self._choose_new()
        else:
            self._show_job(self._job)

    @Slot()
    def _use_shape(self) -> None:
        """Let new letters be in the shape that she chose."""
        if self._job is None:
            self._write_new(self._writer.job.look)
            self._show_actions()
            if (line := self.people.table.current) is not None:
                self._show_letter(line.position)

    def _write_new(self, look: Look) -> None:
        is_own = self.options.shape.is_own
        content = self._content if is_own else with_template(self._content, None)
        template = read_chosen(self._context, content)
        self._writer = LetterWriter(LetterJob(content, look, Path(), (), template))

    @Slot()
    def _choose_new(self) -> None:
        is_first = self._job is None
        self._job, self._letters = None, ()
        with self._context.database.reading() as session:
            paper = operations.get_paper(session, self._paper_id)
            look = looks.look_of_paper(session, paper, self._form)
            self._circular = bulk_start.number_for_all(session, paper, self._today)
            own = bulk_start.register_of_own(self._kind)
            on = typed_numbers.registered_day(paper, self._today)
            first = numbering.next_number(session, own, on) if own else ""
            ready = prepared(session, self._paper_id, self._today)
        self.options.offer_shape(self._content)
        self._write_new(look)
        self.options.offer_numbers(circular_words(self._circular), first)
        self.people.allow_choosing(True)
        self.people.offer_sources(ready, begin=is_first)
        self._show_actions()

    def _show_job(self, job: BulkJob) -> None:
        with self._context.database.reading() as session:
            look = looks.look_kept(session, job.look_id, self._form)
            template = bulk_templates.template_of(session, job)
        self._writer = LetterWriter(LetterJob(job.content, look, Path(), (), template))
        made = len(self._letters) if job.state == DONE else job.made_count
        lines = job_lines(self._letters, made, self._context.theme.tokens.done)
        self.people.allow_choosing(False)
        self.options.show_shape(job.content)
        self.options.show_outputs(bulk_letters.outputs_of(job), Path(job.folder).parent)
        first, last = self._letters[0].number_text, self._letters[-1].number_text
        numbers = first if first == last else _("{first} ถึง {last}").format(first=first, last=last)
        self.options.show_given(_("ออกเลขแล้ว {numbers}").format(numbers=numbers))
        self.people.show_lines(lines, _("{count} ราย").format(count=f"{len(lines):,}"))
        self._show_actions()

    @Slot()
    def _show_actions(self) -> None:
        job = self._job
        count = len(self._letters) if job else len(self.people.recipients)
        for each in (self.again_button, self.print_button, self.first, self._first_label):
            each.setVisible(job is not None)
        self.first.setRange(1, max(count, 1))
        otherwise = job is not None and self.options.differ_from(job)
        say_on(self.make_button, make_word(job, count, otherwise))
        outputs = self.options.outputs
        wanted = outputs.whole or bool(outputs.suffixes)
        self.make_button.setEnabled(count > 0 and wanted)
        lacks = self._writer.lacks(self._addressed(0)) if count and not job else []
        one = self._circular if self.options.numbering == ONE_NUMBER else None
        self.print_button.setEnabled(self.options.can_make_pdf)
        self._state.show_text(state_words(job, count, lacks, self._writer.job, one))

    @Slot(int)
    def _show_letter(self, position: int) -> None:
        count = len(self._letters) if self._job else len(self.people.recipients)
        if not 0 <= position < count:
            self.preview.show_nobody()
            return
        to = self._addressed(position)
        self._sheets.show(position, count, self._writer, to, self.options.can_make_pdf)
        self.first.setValue(position + 1)

    def _addressed(self, position: int) -> letters.Addressed:
        if self._job:
            return bulk_writing.addressed(self._letters[position])
        someone = self.people.recipients[position]
        return bulk_letters.addressed_to(self._content, someone, self._pairs)

    @Slot(int)
    def _step(self, by: int) -> None:
        line = self.people.table.current
        if line is not None:
            wanted = line.position + by
            self.people.table.choose(lambda each: each.position == wanted)

    @Slot(object)
    def _committed(self, tables: object) -> None:
        # a job that was stopped by an error has come further than the page shows
        if isinstance(tables, frozenset) and "bulk_job" in tables:
            self._begin()

    def _lay_out(self) -> None:
        theme = self._context.theme
        t = theme.tokens
        name = operations.name_of_content(self._kind, self._content)
        head = PageHeader(theme, _("ส่งถึงหลายแห่ง"), name, [self.again_button])
        back = tool(theme, "chevron-left", _("กลับไปหนังสือ (Esc)"))
        back.clicked.connect(self.left)
        inner = head.layout().itemAt(0).layout()  # type: ignore[union-attr]  # a box layout
        inner.insertWidget(0, back)  # type: ignore[union-attr]
        self._first_label = label(_("เริ่มพิมพ์จากฉบับที่"))
        margins = (t.space_5, t.space_3, t.space_4, t.space_3)
        left = column(self.people, rule(), self.options, gap=t.space_3, margins=margins)
        left.setStretch(0, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(scrolling(holder(left)))
        split.addWidget(self.preview)
        split.setChildrenCollapsible(False)
        split.setSizes([_LEFT, 2 * _LEFT])
        split.setStretchFactor(1, 1)
        foot = row(self._state, self._first_label, self.first, self.print_button, self.make_button)
        foot.setStretch(0, 1)
        foot.setContentsMargins(t.space_5, t.space_3, t.space_5, t.space_3)
        layout = QVBoxLayout(self)
        fill(layout, (head, rule(), split, rule(), foot, self.notice), 0, NO_MARGINS)
        layout.setStretch(2, 1)

    def _connect(self) -> None:
        self.people.changed.connect(self._show_actions)
        self.people.shown.connect(self._show_letter)
        self.options.changed.connect(self._show_actions)
        self.options.shape.changed.connect(self._use_shape)
        self.preview.stepped.connect(self._step)
        self.work.made.connect(self._say_made)
        self.make_button.clicked.connect(self.make)
        self.print_button.clicked.connect(self.print_letters)
        self.again_button.clicked.connect(self._choose_new)
        self._context.changes.committed.connect(self._committed)
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)
