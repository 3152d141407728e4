"""What is made of a paper to many: whose numbers, which files, in which folder."""

from pathlib import Path

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from district_admin.areas.correspondence.documents.own_templates import Content
from district_admin.areas.correspondence.model import BulkJob
from district_admin.areas.correspondence.model.bulk_letters import ONE_NUMBER, OWN_NUMBERS
from district_admin.areas.correspondence.operations.bulk_letters import Outputs, outputs_of
from district_admin.areas.correspondence.view.bulk_shape import BulkShape
from district_admin.documents.word_pdf import has_word_processor
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.file_window import dress_next_file_window
from district_admin.ui.labels import Elided, WrappedLabel, label
from district_admin.ui.layouts import NO_MARGINS, column, fill, row


class BulkOptions(QWidget):
    """Numbers, files and folder; `changed` when one of them was."""

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.folder = context.desk.folder(Path(QDir.homePath()))
        self.can_make_pdf = True
        self._wanted_before: Outputs | None = None  # while no PDF can be made
        self.shape = BulkShape(context)
        self.one = QRadioButton()
        self.each = QRadioButton()
        self.one.setChecked(True)
        self.whole = QCheckBox(_("PDF รวมทุกฉบับ สำหรับพิมพ์"))
        self.pdf = QCheckBox(_("PDF แยกแต่ละฉบับ"))
        self.docx = QCheckBox(_("DOCX แยกแต่ละฉบับ"))
        self.whole.setChecked(True)
        self._no_pdf = WrappedLabel()
        self._no_pdf.setProperty("kind", "small")
        self._no_pdf.hide()
        self._given = label("", "strong")
        self._where = Elided("")
        self._choose = button(theme, _("เลือกโฟลเดอร์"), "secondary", "folder-open")
        self._choose.clicked.connect(self.ask_folder)
        files = (self.whole, self.pdf, self.docx)
        for box in (self.one, self.each, *files):
            box.toggled.connect(self.changed)
        self.shape.changed.connect(self._use_shape)
        t = theme.tokens
        numbers = column(label(_("เลขหนังสือ"), "field"), self._given, self.one, self.each, gap=0)
        layout = QVBoxLayout(self)
        parts = (
            numbers,
            self.shape,
            column(label(_("ไฟล์ที่ต้องการ"), "field"), *files, self._no_pdf, gap=0),
            column(
                label(_("เก็บในโฟลเดอร์ใหม่ภายใต้"), "field"), row(self._where, self._choose), gap=2
            ),
        )
        fill(layout, parts, t.space_3, NO_MARGINS)
        # never lower than its texts: in a low window the pane around it scrolls
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show_folder()

    @property
    def numbering(self) -> str:
        """Whether all letters bear one number, or each its own."""
        return ONE_NUMBER if self.one.isChecked() else OWN_NUMBERS

    @property
    def outputs(self) -> Outputs:
        """Which files are wanted."""
        return Outputs(self.whole.isChecked(), self.pdf.isChecked(), self.docx.isChecked())

    def differ_from(self, job: BulkJob) -> bool:
        """Say whether she wants a job's files elsewhere or of other kinds than it was begun."""
        return self.folder != Path(job.folder).parent or self.outputs != outputs_of(job)

    @property
    def why_no_pdf(self) -> str:
        """Why PDFs cannot be chosen; empty where they can."""
        return self._no_pdf.accessibleName()

    def offer_shape(self, content: Content) -> None:
        """Let the shape of new letters be chosen, where the paper has a template of the office."""
        self.shape.offer(content)
        self._see_what_can_be_made()

    def show_shape(self, content: Content) -> None:
        """Show in which shape the letters of a job are."""
        self.shape.show_fixed(content)
        self._see_what_can_be_made()

    def show_outputs(self, outputs: Outputs, folder: Path) -> None:
        """Show which files a job has, and under which folder."""
        self.folder = folder
        self._show_folder()
        self._tick(outputs)

    def offer_numbers(self, circular: str, own: str) -> None:
        """Let the kind of numbers be chosen, as `circular` says it, or from `own` on.

        `own` is empty for a paper whose letters can have one number only.
        """
        self.one.setText(circular)
        self.each.setText(_("แต่ละฉบับมีเลขของตน (เริ่มที่ {number})").format(number=own))
        self._show_numbers("")
        self.each.setVisible(bool(own))

    def show_given(self, numbers: str) -> None:
        """Tell of the numbers that were given, which stay."""
        self._show_numbers(numbers)

    @Slot()
    def ask_folder(self) -> None:
        """Ask for the folder under which that of the letters is made."""
        dress_next_file_window()
        chosen = QFileDialog.getExistingDirectory(
            self, _("เลือกโฟลเดอร์สำหรับเก็บหนังสือ"), str(self.folder)
        )
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> None:
        """Make this the folder, here and the next time."""
        self.folder = folder
        self._context.desk.remember_folder(folder)
        self._show_folder()
        self.changed.emit()

    @Slot()
    def _use_shape(self) -> None:
        self._see_what_can_be_made()
        self.changed.emit()

    def _see_what_can_be_made(self) -> None:
        """Offer PDFs of a template only where there is what makes them, and say why not."""
        self.can_make_pdf = not self.shape.is_own or has_word_processor()
        words = _("เครื่องนี้ไม่มี Word หรือ LibreOffice จึงทำตามแบบได้เฉพาะ DOCX")
        self._no_pdf.show_text("" if self.can_make_pdf else words)
        self._no_pdf.setVisible(not self.can_make_pdf)
        for box in (self.whole, self.pdf):
            box.setEnabled(self.can_make_pdf)
        if not self.can_make_pdf:
            self._wanted_before = self._wanted_before or self.outputs
            self._tick(Outputs(whole=False, docx=True))
        elif self._wanted_before is not None:
            self._tick(self._wanted_before)
            self._wanted_before = None

    def _tick(self, outputs: Outputs) -> None:
        """Show which files are wanted; who calls tells of it."""
        for box, wanted in (
            (self.whole, outputs.whole),
            (self.pdf, outputs.pdf),
            (self.docx, outputs.docx),
        ):
            box.blockSignals(True)
            box.setChecked(wanted and (box is self.docx or self.can_make_pdf))
            box.blockSignals(False)

    def _show_folder(self) -> None:
        self._where.setText(str(self.folder))

    def _show_numbers(self, given: str) -> None:
        self._given.setText(given)
        self._given.setVisible(bool(given))
        self.one.setVisible(not given)
        self.each.setVisible(not given)
