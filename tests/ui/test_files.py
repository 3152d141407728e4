import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from district_admin.errors import OfficeError
from district_admin.ui.desk import Desk
from district_admin.ui.files import ask_where, ask_which, save_aside, show_in_folder


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
def test_what_is_there_is_not_replaced_unasked_when_the_name_was_typed_without_its_end(
    window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "บันทึก.pdf").write_bytes(b"last year's")
    said: list[str] = []

    def name(text: str) -> Callable[[QFileDialog], None]:
        def type_in(dialog: QFileDialog) -> None:
            dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / text))
            dialog.accept()

        return type_in

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        _answer(name("อีกชื่อ"))
        next(each for each in box.buttons() if each.text() == "เลือกชื่ออื่น").click()

    def begin(dialog: QFileDialog) -> None:
        QTimer.singleShot(0, refuse)
        name("บันทึก")(dialog)

    _answer(begin)
    path = save_aside(window, desk, "ร่าง", ".pdf", "PDF", b"new")
    assert "บันทึก.pdf" in said[0]
    assert path == tmp_path / "อีกชื่อ.pdf"
    assert (tmp_path / "บันทึก.pdf").read_bytes() == b"last year's"


@pytest.mark.usefixtures("own_dialogs")
def test_what_she_agrees_to_replace_is_replaced(
    window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "บันทึก.pdf").write_bytes(b"last year's")

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == "เขียนทับ").click()

    def choose(dialog: QFileDialog) -> None:
        QTimer.singleShot(0, agree)
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "บันทึก"))
        dialog.accept()

    _answer(choose)
    assert save_aside(window, desk, "ร่าง", ".pdf", "PDF", b"new") == tmp_path / "บันทึก.pdf"
    assert (tmp_path / "บันทึก.pdf").read_bytes() == b"new"


@pytest.mark.usefixtures("own_dialogs")
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ข.docx", "ข.pdf"),
        ("ข.PDF", "ข.pdf"),
        ("ที่ ศธ 1.2", "ที่ ศธ 1.2.pdf"),
        ("20 พ.ย. 2569", "20 พ.ย. 2569.pdf"),
    ],
)
def test_a_name_gets_one_end_and_its_right_one(
    window: QWidget, desk: Desk, tmp_path: Path, typed: str, name: str
) -> None:
    def choose(dialog: QFileDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / typed))
        dialog.accept()

    _answer(choose)
    assert ask_where(window, desk, "ร่าง", ".pdf", "PDF") == tmp_path / name


@pytest.mark.usefixtures("own_dialogs")
def test_nothing_is_written_when_she_changes_her_mind(
    window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    _answer(lambda dialog: dialog.reject())

    assert ask_where(window, desk, "บันทึก", ".docx", "เอกสาร Word") is None
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.usefixtures("own_dialogs")
def test_a_file_to_read_is_asked_for_where_she_was_last(
    window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    old_memo = tmp_path / "บันทึกเดิม.docx"
    old_memo.write_bytes(b"")
    seen: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        seen.extend([dialog.directory().path(), *dialog.nameFilters()])
        dialog.findChildren(QLineEdit)[0].setText(str(old_memo))
        dialog.accept()

    _answer(choose)
    path = ask_which(window, desk, "เลือกหนังสือเดิม", "ไฟล์ Word", "*.docx")
    assert path == old_memo
    assert seen == [str(tmp_path), "ไฟล์ Word (*.docx)"]

    _answer(lambda dialog: dialog.reject())
    assert ask_which(window, desk, "เลือกหนังสือเดิม", "ไฟล์ Word", "*.docx") is None


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
