"""The file window of Qt itself, shown where the computer has none of its own: its cells in Thai.

What it says of a file (kind, size, day) comes from Qt's own tables, not from texts that could be
translated, and its headings are too low for Thai.
"""

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QFileInfo,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QTimer,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from district_admin.overriding import override
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date

_NAME, _SIZE, _KIND, _CHANGED = 0, 1, 2, 3
_WIDTHS: Final = {_SIZE: 110, _KIND: 130, _CHANGED: 170}
_NAME_AT_LEAST: Final = 260
_WINDOW: Final = QSize(900, 560)
_AROUND: Final = 60  # px of the screen that the window leaves free
# Qt puts these headings at the top of their row, where Thai marks are cut off
_HEAD: Final = "QHeaderView::section { padding: 7px 8px 3px 11px; min-height: 24px; }"
_SIDEBAR: Final = 150
_SCROLL_BAR: Final = 20
_SIZES: Final = (
    (1 << 30, N_("{count} กิกะไบต์")),
    (1 << 20, N_("{count} เมกะไบต์")),
    (1 << 10, N_("{count} กิโลไบต์")),
)
_KINDS: Final = {
    ".pdf": N_("เอกสาร PDF"),
    ".docx": N_("เอกสาร Word"),
    ".doc": N_("เอกสาร Word"),
    ".xlsx": N_("ตาราง Excel"),
    ".xls": N_("ตาราง Excel"),
    ".csv": N_("ตาราง CSV"),
    ".html": N_("หน้าเว็บ"),
    ".png": N_("รูปภาพ"),
    ".jpg": N_("รูปภาพ"),
    ".jpeg": N_("รูปภาพ"),
}

AnyIndex = QModelIndex | QPersistentModelIndex


def dress_next_file_window() -> None:
    """Dress the file window that is about to be shown, if it is Qt's own."""
    QTimer.singleShot(0, _dress_shown)


def dress(window: QFileDialog) -> None:
    """Let a file window of Qt's own say kind, size and day of a file as Thai offices write them.

    Nothing of ours may listen to events here: Qt makes the window and its parts, and what Python
    knows of them ends while they are still shown.
    """
    before = window.geometry()
    free = window.screen().availableSize() - QSize(_AROUND, _AROUND)
    narrow = free.width() < _WINDOW.width() - _WIDTHS[_KIND]
    for view in window.findChildren(QTreeView):
        _dress_view(view, narrow)
    room = window.size().expandedTo(_WINDOW.boundedTo(free))
    window.resize(room)
    grown = window.size() - before.size()
    if window.isVisible():
        window.move(window.pos() - QPoint(grown.width() // 2, grown.height() // 2))
    for splitter in window.findChildren(QSplitter):
        splitter.setSizes([_SIDEBAR, max(_SIDEBAR, splitter.width() - _SIDEBAR)])


def _dress_view(view: QTreeView, narrow: bool) -> None:
    """Give the names of the files the room that the other columns leave, and never too little."""
    cells = _Cells(view)
    others = 0
    for number, width in _WIDTHS.items():
        view.setItemDelegateForColumn(number, cells)
        view.setColumnWidth(number, width)
        view.setColumnHidden(number, narrow and number == _KIND)
        others += view.columnWidth(number)
    head = view.header()
    head.setStyleSheet(_HEAD)
    head.setStretchLastSection(False)
    head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
    view.setMinimumWidth(_NAME_AT_LEAST + others + _SCROLL_BAR)


def _dress_shown() -> None:
    shown = QApplication.activeModalWidget()
    if isinstance(shown, QFileDialog):
        dress(shown)


class _Cells(QStyledItemDelegate):
    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        path = index.sibling(index.row(), 0).data(QFileSystemModel.Roles.FilePathRole)
        if path:
            option.text = cell_text(QFileInfo(str(path)), index.column())


def cell_text(file: QFileInfo, column: int) -> str:
    """Return what a file window says of a file or folder in one of its columns."""
    if column == _SIZE:
        return "" if file.isDir() else _size_text(file.size())
    if column == _KIND:
        return _kind_text(file)
    changed = file.lastModified()
    day = changed.date()
    time = QLocale.c().toString(changed.time(), "HH:mm")
    return f"{medium_date(date(day.year(), day.month(), day.day()))}  {time}"


def _size_text(size: int) -> str:
    for unit, words in _SIZES:
        if size >= unit:
            return _(words).format(count=f"{size / unit:,.1f}")
    return _("{count} ไบต์").format(count=size)


def _kind_text(file: QFileInfo) -> str:
    if file.isDir():
        return _("โฟลเดอร์")
    suffix = Path(file.fileName()).suffix.lower()
    if suffix in _KINDS:
        return _(_KINDS[suffix])
    return _("ไฟล์ {suffix}").format(suffix=suffix.removeprefix(".").upper()).strip()
