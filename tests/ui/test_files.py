import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.errors import OfficeError
from district_admin.ui.desk import Desk
from district_admin.ui.files import ask_where, save_aside, show_in_folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "desk.ini")
    desk.remember_folder(tmp_path)
    return desk


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def own_dialogs(qapp: QApplication) -> Iterator[None]:
    """Qt's own file window, which a test can type into."""
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    qapp.setAttribute(native, True)
    yield
    qapp.setAttribute(native, False)


def _answer(answer: Callable[[QFileDialog], None]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        answer(dialog)

    QTimer.singleShot(0, act)


@pytest.mark.usefixtures("own_dialogs")
def test_a_paper_is_saved_where_she_says_and_the_folder_remembered(
    window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "หนังสือออก"
    folder.mkdir()
    offered: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        offered.extend(dialog.selectedFiles())
        dialog.findChildren(QLineEdit)[0].setText(str(folder / "บันทึก ที่ 12"))
        dialog.accept()

    _answer(choose)
    path = save_aside(window, desk, "ขอเชิญประชุม 1/2569", ".pdf", "เอกสาร PDF", b"%PDF")

    assert [Path(name).name for name in offered] == ["ขอเชิญประชุม 1-2569.pdf"]
    assert path == folder / "บันทึก ที่ 12.pdf"
    assert path.read_bytes() == b"%PDF"
    assert desk.folder(tmp_path) == folder


@pytest.mark.usefixtures("own_dialogs")
def test_nothing_is_written_when_she_changes_her_mind(
    window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    _answer(lambda dialog: dialog.reject())

    assert ask_where(window, desk, "บันทึก", ".docx", "เอกสาร Word") is None
    assert list(tmp_path.glob("*.docx")) == []


class Opener(QObject):
    """Stands for the computer's own file window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows chooses the file in Explorer")
def test_the_folder_of_a_paper_is_opened(qapp: QApplication, tmp_path: Path) -> None:
    opener = Opener()
    # the stub wants bytes, which PySide6 refuses
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    paper = tmp_path / "บันทึก.pdf"
    paper.write_bytes(b"")
    try:
        show_in_folder(paper)
    finally:
        QDesktopServices.unsetUrlHandler("file")

    assert opener.opened == [str(tmp_path)]


def test_a_folder_that_is_gone_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="ไม่พบโฟลเดอร์"):
        show_in_folder(tmp_path / "ลบแล้ว" / "บันทึก.pdf")
