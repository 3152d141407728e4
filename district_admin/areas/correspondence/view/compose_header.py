"""The head of the writing desk: what is being written, whether it is kept, and what can be done."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from district_admin.areas.correspondence.view.columns import moment
from district_admin.texts import N_, _
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.buttons import button, tool
from district_admin.ui.header import PageHeader
from district_admin.ui.labels import label
from district_admin.ui.layouts import fill
from district_admin.ui.theme import Theme

CERTIFIED: Final = "certified"
FILE_COPY: Final = "file_copy"
BOTH: Final = (".docx", ".pdf")
FILES: Final = (
    (N_("DOCX และ PDF"), BOTH, "Ctrl+S"),
    (N_("DOCX อย่างเดียว"), (".docx",), ""),
    (N_("PDF อย่างเดียว"), (".pdf",), "Ctrl+Shift+S"),
)
"""The files that a paper is saved as: how each choice is called, its suffixes and its keys."""


class ComposeHeader(QWidget):
    """Actions on the paper; `files_wanted` gives the suffixes of the files to write."""

    back_wanted = Signal()
    print_wanted = Signal()
    number_wanted = Signal()
    copy_wanted = Signal()
    history_wanted = Signal()
    bin_wanted = Signal()
    versions_wanted = Signal()
    many_wanted = Signal()
    files_wanted = Signal(object)  # Sequence[str]
    mark_wanted = Signal(str)  # CERTIFIED or FILE_COPY

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._kept = label("", "small")
        printing = tool(theme, "printer", _("พิมพ์"), "Ctrl+P")
        printing.clicked.connect(self.print_wanted)
        self.more_menu = QMenu(self)
        self.save_menu = QMenu(self)
        self._record_actions = self._fill_more(page)
        self._fill_save(page)
        files = button(theme, _("บันทึกเป็นไฟล์"), "primary", "download", _("บันทึกเป็นไฟล์ (Ctrl+S)"))
        files.setMenu(self.save_menu)
        self.number_button = button(theme, _("ออกเลข"), icon="pen-line", keys="Ctrl+G")
        self.number_button.clicked.connect(self.number_wanted)
        actions = [self._kept, printing, self._more(), self.number_button, files]
        back = tool(theme, "chevron-left", _("กลับไปรายการหนังสือ (Esc)"))
        back.clicked.connect(self.back_wanted)
        self._head = PageHeader(theme, "", "", actions, back)
        fill(QVBoxLayout(self), (self._head,), 0, (0, 0, 0, 0))

    def show_paper(self, kind: str, number: str, subject: str, locked: bool = False) -> None:
        """Say what is being written, or read."""
        shown = to_arabic_digits(number)
        said = [_("ที่ {number}").format(number=shown)] if shown else []
        title = kind if locked else _("เขียน{kind}").format(kind=kind)
        self._head.show_texts(title, "  ·  ".join([*said, subject or _("ฉบับร่าง")]))

    def offer_by_standing(self, numbered: bool, has_versions: bool) -> None:
        """Offer a number to what has none, and the versions before this one if there are any."""
        self.number_button.setVisible(not numbered)
        self.versions_action.setEnabled(has_versions)

    def add_status(self, menu: QMenu) -> None:
        """Put the steps of the paper into the menu, before what was and the bin."""
        self.more_menu.insertMenu(self.versions_action, menu)

    def show_kept(
        self, kept: bool, at: datetime | None, today: date, failing: bool = False
    ) -> None:
        """Say whether all that was typed is stored, and since when, or that it cannot be now."""
        if failing:
            self._kept.setText(_("ยังบันทึกไม่ได้ จะลองใหม่เอง"))
        elif not kept:
            self._kept.setText(_("กำลังพิมพ์…"))
        elif at is None:
            self._kept.setText("")
        else:
            self._kept.setText(_("บันทึกแล้ว {time}").format(time=moment(at, today)))

    @property
    def kept_text(self) -> str:
        """What it says of when the paper was stored."""
        return self._kept.text()

    def offer_record_actions(self, stored: bool) -> None:
        """Let the officer copy the paper, see its history and bin it, once it is stored."""
        for action in self._record_actions:
            action.setEnabled(stored)

    def _more(self) -> QToolButton:
        made = tool(self._theme, "ellipsis", _("คำสั่งอื่นของฉบับนี้"))
        made.setMenu(self.more_menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _fill_more(self, page: QWidget) -> Sequence[QAction]:
        icon = self._theme.icon
        self.many_action = self.more_menu.addAction(icon("send"), _("ส่งถึงหลายแห่ง…"))
        self.many_action.triggered.connect(self.many_wanted)
        copy = self.more_menu.addAction(icon("copy"), _("คัดลอกเป็นฉบับใหม่"))
        self.versions_action = self.more_menu.addAction(icon("file-text"), _("ฉบับก่อนหน้า…"))
        past = self.more_menu.addAction(icon("history"), _("ประวัติของฉบับนี้"))
        self.more_menu.addSeparator()
        drop = self.more_menu.addAction(icon("x"), _("ลงถังขยะ"))
        copy.triggered.connect(self.copy_wanted)
        past.triggered.connect(self.history_wanted)
        drop.triggered.connect(self.bin_wanted)
        self.versions_action.triggered.connect(self.versions_wanted)
        for action, keys in ((copy, "Ctrl+D"), (past, "Ctrl+H"), (drop, "Ctrl+Shift+Del")):
            _give_keys(page, action, keys)
        return (self.many_action, copy, past, drop)

    def _fill_save(self, page: QWidget) -> None:
        for name, suffixes, keys in FILES:
            action = self.save_menu.addAction(_(name))
            action.triggered.connect(
                lambda _checked=False, wanted=suffixes: self.files_wanted.emit(wanted)
            )
            if keys:
                _give_keys(page, action, keys)
        self.save_menu.addSeparator()
        for name, mark in ((_("สำเนาถูกต้อง…"), CERTIFIED), (_("สำเนาคู่ฉบับ"), FILE_COPY)):
            action = self.save_menu.addAction(name)
            action.triggered.connect(
                lambda _checked=False, wanted=mark: self.mark_wanted.emit(wanted)
            )


def _give_keys(page: QWidget, action: QAction, keys: str) -> None:
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    page.addAction(action)  # keys of a menu that was never opened work only from its page
