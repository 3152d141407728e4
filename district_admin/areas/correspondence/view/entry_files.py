"""The files of one row of a register: the list at the left, the chosen one at the right.

She adds a scan, sees it, stamps it and prints the stamped one without leaving this window. Files
that can be used are added even if another one of the same choice cannot; that one is told of.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from district_admin.areas.correspondence.model.register import (
    CANCELLED,
    RECEIVED,
    SCAN,
    SIGNED,
    STAMPED,
)
from district_admin.areas.correspondence.operations import numbering, registers, scans
from district_admin.progress import Progress
from district_admin.storage.files import StoredFile
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.drops import FileDrop
from district_admin.ui.file_view import FileView
from district_admin.ui.files import ask_several, show_in_folder
from district_admin.ui.labels import Elided, WrappedLabel, label
from district_admin.ui.layouts import NO_MARGINS, column, fill, row
from district_admin.ui.sizes import fit
from district_admin.ui.toast import Step, Toast

if TYPE_CHECKING:
    from district_admin.areas.correspondence.documents.receive_stamp import EndorsementPlace

_ROLES: Final = {
    SCAN: N_("สแกน"),
    SIGNED: N_("ฉบับลงนาม"),
    STAMPED: N_("ประทับตรารับแล้ว"),
}
_SUFFIXES: Final = "*.pdf *.jpg *.jpeg *.png"
_FILE_ID: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (1080, 760)
_LIST_WIDTH: Final = 300
_ROW_HEIGHT: Final = 32


def open_entry_files(context: AppContext, parent: QWidget, entry_id: int) -> "EntryFilesDialog":
    """Open the files of a row of a register in a window of their own, and return it.

    Raises RegisterEntryNotFoundError.
    """
    dialog = EntryFilesDialog(context, parent, entry_id)
    dialog.open()
    return dialog


class EntryFilesDialog(QDialog):
    """The files of one row, with what can be done with them."""

    def __init__(self, context: AppContext, parent: QWidget, entry_id: int) -> None:
        super().__init__(parent)
        self._context = context
        self._entry_id = entry_id
        self._asking = False
        with context.database.reading() as session:
            self._entry = numbering.get_entry(session, entry_id)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        FileDrop(self, self.add_files)
        number = self._entry.number_text
        self._title = (
            _("ไฟล์ของเลขรับ {number}")
            if self._entry.register == RECEIVED
            else _("ไฟล์ของเลขที่ {number}")
        ).format(number=number)
        self.setWindowTitle(self._title)
        self.list = QListWidget()
        self.list.setAccessibleName(_("ไฟล์"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = FileView(context.theme, context.desk)
        self.notice = Toast(context.theme)
        self._refused = WrappedLabel()
        self._refused.setProperty("kind", "error")
        self._refused.hide()
        self._make_buttons()
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_chosen)
        self.view.saved.connect(self._say_saved)
        context.changes.committed.connect(self._refresh)
        self.finished.connect(self.view.close_view)
        fit(self, parent, *_SIZE)
        self._load()

    @property
    def refused(self) -> str:
        """What is said of files that could not be used, as it stands in the window."""
        return self._refused.accessibleName() if self._refused.isVisibleTo(self) else ""

    def ask_files(self, role: str = "") -> None:
        """Ask for files, any number at once, and add them; a second press while asking is none."""
        if self._asking:
            return
        self._asking = True
        try:
            kind = _("ไฟล์ PDF และรูปภาพ")
            paths = ask_several(self, self._context.desk, _("เพิ่มไฟล์"), kind, _SUFFIXES)
        finally:
            self._asking = False
        if paths:
            self._context.desk.remember_folder(paths[0].parent)
            self.add_files(paths, role)

    def add_files(self, paths: Sequence[Path], role: str = "") -> None:
        """Keep files with the row: as a scan of what came in, or the signed copy of another."""
        as_role = role or self._usual_role
        action = _("เพิ่มไฟล์ของเลข {number}").format(number=self._entry.number_text)

        def work(progress: Progress) -> tuple[int, list[str]]:
            taken, refused = scans.read_attachments(paths, progress)
            if taken:
                with self._context.database.transaction(action) as session:
                    registers.add_files(session, self._entry_id, taken, as_role)
            return len(taken), refused

        def done(outcome: tuple[int, list[str]]) -> None:
            count, refused = outcome
            self._tell_refused(refused)
            if count:
                self._load(as_role)
                self.notice.say(_("เพิ่มไฟล์แล้ว {count} ไฟล์").format(count=count))

        self._context.jobs.run(self, _("กำลังเพิ่มไฟล์"), work, done)

    def stamp(self, endorsement: "EndorsementPlace" = "") -> None:
        """Put the receive stamp on the scan, and show what was made."""
        number = self._entry.number_text
        action = _("ประทับตรารับเลข {number}").format(number=number)

        def work(progress: Progress) -> int:
            progress.report(0, 0, _("กำลังประทับตรารับ"))
            with self._context.database.reading() as session:
                made = scans.stamped(session, self._entry_id, endorsement)
            with self._context.database.transaction(action) as session:
                return scans.keep_stamped(session, self._entry_id, made)

        def done(_file_id: int) -> None:
            self._tell_refused(())
            self._load(STAMPED)
            self.notice.say(_("ประทับตรารับเลข {number} แล้ว").format(number=number))

        self._context.jobs.run(self, _("กำลังประทับตรารับ"), work, done)

    def _ask_as(self, role: str, _checked: bool = False) -> None:
        self.ask_files(role)

    @property
    def _usual_role(self) -> str:
        return SCAN if self._entry.register == RECEIVED else SIGNED

    def _make_buttons(self) -> None:
        theme = self._context.theme
        self.add_button = button(theme, _("เพิ่มไฟล์"), icon="plus")
        self.stamp_button = button(theme, _("ประทับตรารับ"), "primary", "shield-check")
        if self._entry.register == RECEIVED:
            self.add_button.clicked.connect(lambda: self.ask_files())
        else:
            menu = QMenu(self.add_button)
            for role in (SIGNED, SCAN):
                menu.addAction(_(_ROLES[role])).triggered.connect(partial(self._ask_as, role))
            self.add_button.setMenu(menu)
        if self._entry.endorsement:
            menu = QMenu(self.stamp_button)
            menu.addAction(_("ประทับตราอย่างเดียว")).triggered.connect(lambda: self.stamp())
            menu.addAction(_("พิมพ์เกษียนใต้ตรา")).triggered.connect(lambda: self.stamp("under"))
            menu.addAction(_("พิมพ์เกษียนท้ายหน้า")).triggered.connect(lambda: self.stamp("foot"))
            self.stamp_button.setMenu(menu)
        else:
            self.stamp_button.clicked.connect(lambda: self.stamp())
        self.stamp_button.setVisible(self._entry.register == RECEIVED)

    def _lay_out(self) -> None:
        t = self._context.theme.tokens
        head = row(
            label(self._title, "section"),
            Elided(self._entry.subject, "muted"),
            self.add_button,
            self.stamp_button,
            gap=t.space_3,
            margins=(t.space_5, t.space_4, t.space_5, t.space_2),
        )
        hint = label(_("ลากไฟล์ PDF หรือรูปภาพมาวางในหน้าต่างนี้เพื่อเพิ่ม"), "small", wrap=True)
        left = Card(self._context.theme, _("ไฟล์"))
        left.body.addLayout(column(self.list, hint, self._refused, gap=t.space_2))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(left)
        parts.addWidget(self.view)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        parts.setChildrenCollapsible(False)
        middle = row(margins=(t.space_5, 0, t.space_5, t.space_4))
        middle.addWidget(parts)
        layout = QVBoxLayout(self)
        fill(layout, (head, middle, self.notice), gap=0, margins=NO_MARGINS)
        layout.setStretch(1, 1)

    def _load(self, chosen_role: str = "") -> None:
        """Show the files there are; choose the last one of a role, or the one chosen before."""
        with self._context.database.reading() as session:
            found = registers.files_of(session, self._entry_id)
        kept = self._chosen_id
        self.list.blockSignals(True)
        self.list.clear()
        chosen: QListWidgetItem | None = None
        for role, name in _ROLES.items():
            files = [stored for each, stored in found if each.role == role]
            if files:
                self._add_heading(_(name), len(files))
            for stored in files:
                older = role == STAMPED and stored is not files[-1]
                item = self._add_file(stored, older)
                if role == chosen_role or (not chosen_role and stored.id == kept):
                    chosen = item
        self.list.blockSignals(False)
        can_stamp = any(each.role == SCAN for each, _stored in found)
        self.stamp_button.setEnabled(can_stamp and self._entry.state != CANCELLED)
        if chosen is None and self.list.count():
            chosen = self.list.item(self.list.count() - 1)  # the stamped one, if there is one
        if chosen is None:
            self.view.show_nothing(_("ยังไม่มีไฟล์ กรุณากด เพิ่มไฟล์ หรือลากไฟล์มาวางในหน้าต่างนี้"))
        else:
            self.list.setCurrentItem(chosen)

    def _add_heading(self, name: str, count: int) -> None:
        t = self._context.theme.tokens
        item = QListWidgetItem(f"{name} ({count})", self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._context.theme.font(t.font_small))
        item.setForeground(QColor(t.text_soft))
        item.setSizeHint(QSize(0, _ROW_HEIGHT))

    def _add_file(self, stored: StoredFile, older: bool) -> QListWidgetItem:
        name = _("{name} (ฉบับก่อน)").format(name=stored.name) if older else stored.name
        item = QListWidgetItem(name, self.list)
        item.setData(_FILE_ID, stored.id)
        item.setToolTip(name)
        item.setSizeHint(QSize(0, _ROW_HEIGHT))
        return item

    @property
    def _chosen_id(self) -> int | None:
        item = self.list.currentItem()
        return None if item is None else int(item.data(_FILE_ID))

    @Slot()
    def _show_chosen(self) -> None:
        file_id = self._chosen_id
        if file_id is None:
            return
        with self._context.database.reading() as session:
            file = scans.open_file(session, file_id)
        self.view.show_file(file.data, file.media_type, file.name)

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "register_file" in tables and not self._context.jobs.is_busy:
            self._load()

    @Slot(object)
    def _say_saved(self, path: Path) -> None:
        step = Step(_("เปิดโฟลเดอร์"), "folder-open", partial(show_in_folder, path))
        self.notice.say(_("บันทึกสำเนาแล้ว: {name}").format(name=path.name), [step])

    def _tell_refused(self, reasons: Sequence[str]) -> None:
        self._refused.show_text("\n".join(reasons))
        self._refused.setVisible(bool(reasons))
