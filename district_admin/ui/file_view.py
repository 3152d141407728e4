"""Shows one file inside the window: the pages of a PDF, or a picture as a page.

What cannot be shown is said in its place; a copy can be saved all the same.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.desk import Desk
from district_admin.ui.files import save_aside
from district_admin.ui.labels import Elided, WrappedLabel
from district_admin.ui.layouts import NO_MARGINS, fill, holder, row
from district_admin.ui.preview import Preview
from district_admin.ui.printing import print_paper
from district_admin.ui.sheet import SheetPane
from district_admin.ui.theme import Theme

_KINDS: Final = {
    ".pdf": N_("เอกสาร PDF"),
    ".jpg": N_("รูปภาพ"),
    ".jpeg": N_("รูปภาพ"),
    ".png": N_("รูปภาพ"),
}
_SUFFIXES: Final = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


class FileView(QFrame):
    """A file with its name, its pages, and what can be done with it.

    Pictures are made pages beside the screen. Call `close_view` before the window goes.
    """

    saved = Signal(object)  # Path, where a copy was put
    settled = Signal()  # the file is on view now, or why it cannot be is said

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        t = theme.tokens
        self.setObjectName("card")
        self._desk = desk
        self._data = b""
        self._suffix = ""
        self._pdf = b""
        self._name = Elided("", "strong")
        self.print_button = button(theme, _("พิมพ์"), icon="printer", keys="Ctrl+P")
        self.print_button.clicked.connect(self.print_file)
        self.save_button = button(theme, _("บันทึกสำเนา"), icon="download", keys="Ctrl+Shift+S")
        self.save_button.clicked.connect(self.save_copy)
        self.sheet = SheetPane(theme)
        self._said = WrappedLabel()
        self._said.setProperty("kind", "muted")
        self._said.setMaximumWidth(420)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sheet)
        self._pages.addWidget(holder(self._middle()))
        bar = row(
            self._name, self.print_button, self.save_button, margins=(t.space_4, 8, t.space_3, 8)
        )
        fill(QVBoxLayout(self), (bar, self._pages), gap=0, margins=NO_MARGINS)
        self._preview = Preview(self)
        self._preview.ready.connect(self._show_pdf)
        self._preview.failed.connect(self._refuse)
        self.show_nothing()

    @property
    def said(self) -> str:
        """What stands there instead of pages; empty while pages are on view."""
        return self._said.accessibleName() if self._pages.currentIndex() else ""

    def show_file(self, data: bytes, media_type: str, name: str) -> None:
        """Show this file, from its first page."""
        from district_admin.documents.scans import Scan, pdf_of  # noqa: PLC0415 - loads pdfium

        self._begin(name)
        self._data = data
        self._suffix = _SUFFIXES.get(media_type) or Path(name).suffix
        self.save_button.setEnabled(True)
        self._say(_("กำลังเปิดไฟล์ {name}").format(name=name))
        self._preview.request(lambda: pdf_of(Scan(data, name)), at_once=True)

    def show_nothing(self, text: str = "") -> None:
        """Show no file, and say what belongs here."""
        self._begin("")
        self._say(text)

    def close_view(self) -> None:
        """Let go of the file, before the window goes."""
        self._preview.close()
        self.sheet.show_nothing()

    @Slot()
    def print_file(self) -> None:
        """Print the pages. Raises OfficeError when the computer has no printer."""
        if self._pdf:
            print_paper(self, self._name.text(), self._pdf)

    @Slot()
    def save_copy(self) -> None:
        """Save the file as it came where she wants it. Raises FileNotWrittenError."""
        kind = _(_KINDS.get(self._suffix.lower(), N_("ไฟล์")))
        title = Path(self._name.text()).stem
        path = save_aside(self, self._desk, title, self._suffix, kind, self._data)
        if path is not None:
            self.saved.emit(path)

    def _begin(self, name: str) -> None:
        self._data = self._pdf = b""
        self._name.setText(name)
        self.sheet.show_nothing()
        self.print_button.setEnabled(False)
        self.save_button.setEnabled(False)

    @Slot(object)
    def _show_pdf(self, pdf: bytes) -> None:
        if not self._data:
            return  # she has gone on to something else meanwhile
        try:
            self.sheet.show_pdf(pdf)
        except OfficeError as error:
            self._refuse(str(error))
            return
        self._pdf = pdf
        self.print_button.setEnabled(True)
        self._pages.setCurrentIndex(0)
        self.settled.emit()

    @Slot(str)
    def _refuse(self, reason: str) -> None:
        if self._data:
            self._say(reason)
            self.settled.emit()

    def _say(self, text: str) -> None:
        self._said.show_text(text)
        self._pages.setCurrentIndex(1)

    def _middle(self) -> QVBoxLayout:
        line = row(margins=(24, 24, 24, 24))
        line.addStretch(1)
        line.addWidget(self._said, 100)
        line.addStretch(1)
        layout = QVBoxLayout()
        fill(layout, (1, line, 2), gap=0, margins=NO_MARGINS)
        return layout
