"""One file on view: pages, a picture as a page, and a sentence for what cannot be shown."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.desk import Desk
from district_admin.ui.file_view import FileView
from district_admin.ui.sheet_desk import SheetDesk
from district_admin.ui.theme import Theme


def _pdf(pages: int = 3, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    for _each in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (600, 849), (192, 0, 0)).save(file, kind)
    return file.getvalue()


@pytest.fixture
def view(theme: Theme, tmp_path: Path, show: Callable[[QWidget], None]) -> Iterator[FileView]:
    """The view on the screen, with nothing in it."""
    made = FileView(theme, Desk(tmp_path / "desk.ini"))
    made.resize(700, 500)
    show(made)
    yield made
    made.close_view()


def _open(view: FileView, qtbot: QtBot, data: bytes, kind: str, name: str) -> None:
    with qtbot.waitSignal(view.settled):
        view.show_file(data, kind, name)


def test_a_pdf_is_shown_page_by_page(view: FileView, qtbot: QtBot) -> None:
    _open(view, qtbot, _pdf(), "application/pdf", "หนังสือ.pdf")
    assert (view.sheet.page_count, view.said) == (3, "")

    view.sheet.setFocus()
    QTest.keyClick(view.sheet.findChildren(SheetDesk)[0], Qt.Key.Key_PageDown)

    assert view.sheet.page == 1
    assert view.print_button.isEnabled()
    assert view.save_button.isEnabled()


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_a_picture_is_shown_as_a_page(
    view: FileView, qtbot: QtBot, kind: str, media_type: str
) -> None:
    _open(view, qtbot, _picture(kind), media_type, "ภาพ")

    assert view.sheet.page_count == 1
    seen = view.sheet.grab().toImage()
    middle = seen.pixelColor(seen.rect().center())
    assert (middle.red() > 180, middle.green() < 20) == (True, True)


def test_a_page_of_any_width_leaves_nothing_to_move_sideways(view: FileView, qtbot: QtBot) -> None:
    for width in range(590, 600):
        writer = pypdf.PdfWriter()
        writer.add_blank_page(width + 0.44, 842)
        file = io.BytesIO()
        writer.write(file)
        _open(view, qtbot, file.getvalue(), "application/pdf", "สแกน.pdf")
        assert view.sheet.findChildren(SheetDesk)[0].horizontalScrollBar().maximum() == 0


def test_another_file_begins_at_its_first_page(view: FileView, qtbot: QtBot) -> None:
    _open(view, qtbot, _pdf(), "application/pdf", "1.pdf")
    view.sheet.go_to(2)
    view.sheet.set_zoom(3.0)

    _open(view, qtbot, _pdf(5), "application/pdf", "2.pdf")

    assert (view.sheet.page, view.sheet.page_count) == (0, 5)
    assert view.sheet.zoom < 2.0  # as wide as the pane again


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_pdf(password="ลับ"), "ตั้งรหัสผ่านไว้"),
        (b"%PDF-1.4 nothing", "ชำรุด"),
        (b"\x89PNG\r\n\x1a\n torn", "ชำรุด"),
        (b"PK\x03\x04 docx", "โปรแกรมรับเฉพาะ PDF"),
    ],
)
def test_what_cannot_be_shown_is_said_and_a_copy_can_still_be_saved(
    view: FileView,
    qtbot: QtBot,
    data: bytes,
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _open(view, qtbot, _pdf(), "application/pdf", "ก่อน.pdf")

    _open(view, qtbot, data, "application/pdf", "เสีย.pdf")

    assert why in view.said
    assert view.sheet.page_count == 0
    assert not view.print_button.isEnabled()
    target = tmp_path / "สำเนา.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with qtbot.waitSignal(view.saved):
        view.save_button.click()
    assert target.read_bytes() == data


def test_the_file_asked_for_last_is_the_one_shown(view: FileView, qtbot: QtBot) -> None:
    view.show_file(_picture("PNG"), "image/png", "ช้า.png")
    _open(view, qtbot, _pdf(4), "application/pdf", "หลัง.pdf")

    assert view.sheet.page_count == 4


def test_nothing_is_shown_in_the_place_of_a_file_that_was_left(
    view: FileView, qtbot: QtBot
) -> None:
    _open(view, qtbot, _pdf(), "application/pdf", "1.pdf")

    view.show_nothing("ยังไม่มีไฟล์")

    assert (view.said, view.sheet.page_count) == ("ยังไม่มีไฟล์", 0)
    assert not view.save_button.isEnabled()
