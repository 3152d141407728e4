"""What Qt's own file window says of the files in it."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from district_admin.ui.desk import Desk
from district_admin.ui.file_window import cell_text, dress
from district_admin.ui.files import ask_where


@pytest.fixture
def own_file_window(qapp: QApplication) -> Iterator[None]:
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    qapp.setAttribute(native, True)
    yield
    qapp.setAttribute(native, False)


def told(path: Path) -> list[str]:
    return [cell_text(QFileInfo(str(path)), column) for column in (1, 2, 3)]


@pytest.mark.parametrize(
    ("name", "size", "size_text", "kind"),
    [
        ("หนังสือ.pdf", 7, "7 ไบต์", "เอกสาร PDF"),
        ("หนังสือ.DOCX", 2048, "2.0 กิโลไบต์", "เอกสาร Word"),
        ("รายชื่อ.xlsx", 3 << 20, "3.0 เมกะไบต์", "ตาราง Excel"),
        ("แผน.odg", 0, "0 ไบต์", "ไฟล์ ODG"),
        ("ไม่มีนามสกุล", 0, "0 ไบต์", "ไฟล์"),
    ],
)
def test_kind_size_and_day_of_a_file_are_thai(
    tmp_path: Path, name: str, size: int, size_text: str, kind: str
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(size)
    changed = datetime(2026, 11, 20, 9, 5).timestamp()
    os.utime(path, (changed, changed))
    assert told(path) == [size_text, kind, "20 พ.ย. 2569  09:05"]


def test_a_folder_has_no_size(tmp_path: Path) -> None:
    assert told(tmp_path)[:2] == ["", "โฟลเดอร์"]


def test_the_cells_of_the_window_say_it(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "หนังสือ.pdf").write_bytes(b"%PDF")
    window = QFileDialog(None, "เปิด", str(tmp_path))
    qtbot.addWidget(window)
    window.setOption(QFileDialog.Option.DontUseNativeDialog)
    window.setViewMode(QFileDialog.ViewMode.Detail)
    window.show()
    dress(window)
    view = window.findChildren(QTreeView)[0]
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 1)
    index = view.model().index(0, 2, view.rootIndex())
    delegate = view.itemDelegateForIndex(index)
    assert isinstance(delegate, QStyledItemDelegate)
    option = QStyleOptionViewItem()
    delegate.initStyleOption(option, index)
    assert option.text == "เอกสาร PDF"


@pytest.mark.usefixtures("own_file_window")
def test_the_window_that_asks_where_to_save_is_dressed(tmp_path: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dressed: list[bool] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QFileDialog)
        views = shown.findChildren(QTreeView)
        dressed.extend(view.itemDelegateForColumn(1) is not None for view in views)
        shown.reject()

    # this comes after what was asked for when the window was opened
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))
    desk = Desk(tmp_path / "desk.ini")
    desk.remember_folder(tmp_path)
    assert ask_where(parent, desk, "บันทึก", ".pdf", "เอกสาร PDF") is None
    assert dressed
    assert all(dressed)


def shown_dialog(tmp_path: Path, qtbot: QtBot, mode: QFileDialog.ViewMode) -> QFileDialog:
    (tmp_path / "รายชื่อผู้บริหารสถานศึกษา.xlsx").write_bytes(b"x")
    window = QFileDialog(None, "เปิด", str(tmp_path))
    qtbot.addWidget(window)
    window.setOption(QFileDialog.Option.DontUseNativeDialog)
    window.setViewMode(mode)
    window.show()
    dress(window)
    view = window.findChildren(QTreeView)[0]
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 1)
    return window


@pytest.mark.parametrize("mode", list(QFileDialog.ViewMode))
@pytest.mark.parametrize("width", [300, 900, 1200])
def test_names_of_files_have_the_room_that_is_left(
    tmp_path: Path, qtbot: QtBot, mode: QFileDialog.ViewMode, width: int
) -> None:
    window = shown_dialog(tmp_path, qtbot, mode)
    window.resize(width, 420)
    window.setViewMode(QFileDialog.ViewMode.Detail)
    view = window.findChildren(QTreeView)[0]
    others = sum(view.columnWidth(number) for number in (1, 2, 3))
    qtbot.waitUntil(lambda: view.columnWidth(0) == view.viewport().width() - others, timeout=1000)
    assert view.isVisible()
    assert view.columnWidth(0) >= 260


def test_the_window_opens_wide_enough_to_read_the_names(tmp_path: Path, qtbot: QtBot) -> None:
    window = shown_dialog(tmp_path, qtbot, QFileDialog.ViewMode.Detail)
    free = window.screen().availableSize()
    assert window.width() >= min(900, free.width() - 60)
    assert window.height() <= free.height()
