"""A paper is saved as a certified copy, and as the copy that the office keeps."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.ui.context import AppContext

Write = Callable[..., int]
PageOf = Callable[[], ComposePage]
Press = Callable[[QWidget, str], None]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that were offered for the files; each is taken."""
    names: list[str] = []

    def choose(*arguments: Any) -> tuple[str, str]:
        names.append(Path(arguments[2]).name)
        return str(tmp_path / names[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return names


def choose_in_menu(page: ComposePage, word: str) -> None:
    next(each for each in page.header.save_menu.actions() if word in each.text()).trigger()


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf.read_bytes()) as document:
        said: str = document[len(document) - 1].get_textpage().get_text_range()
    return said


def without_emblem(page: ComposePage, press: Press) -> None:
    press([each for each in page.findChildren(QDialog) if each.isVisible()][-1], "บันทึกโดยไม่มีตรา")


def test_a_certified_copy_names_who_certified_it_and_offers_her_again(
    view: CorrespondenceView,
    context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    asked: list[str],
    write: Write,
    page_of: PageOf,
    press: Press,
) -> None:
    view.open_paper(write("memo", subject="ขอใช้ห้องประชุม"))
    page = page_of()
    choose_in_menu(page, "สำเนาถูกต้อง")
    dialog = page.copies.dialog
    assert dialog is not None
    press(dialog, "บันทึกเป็นไฟล์")
    assert "ชื่อผู้รับรองสำเนา" in dialog.reason
    dialog.form.show_values(
        {
            "certifier_name": "นางสาวลองดู  อีกครั้ง",
            "certifier_post": "นักจัดการงานทั่วไปชำนาญการ",
            "day": "2026-11-20",
        }
    )
    press(dialog, "บันทึกเป็นไฟล์")
    without_emblem(page, press)
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=20_000)

    assert asked == ["บันทึกข้อความ ขอใช้ห้องประชุม 3 มี.ค. 2568 สำเนาถูกต้อง.pdf"]
    said = text_of(tmp_path / asked[0])
    for words in ("สำเนาถูกต้อง", "(นางสาวลองดู", "นักจัดการงานทั่วไปชำนาญการ", "๒๐"):
        assert words in said
    with zipfile.ZipFile((tmp_path / asked[0]).with_suffix(".docx")) as docx:
        assert "สำเนาถูกต้อง" in docx.read("word/document.xml").decode()

    choose_in_menu(page, "สำเนาถูกต้อง")
    again = page.copies.dialog
    assert again is not None
    post = again.form.entrance_of("certifier_post")
    assert isinstance(post, QPlainTextEdit)
    assert post.toPlainText() == "นักจัดการงานทั่วไปชำนาญการ"
    again.reject()


def test_the_file_copy_has_lines_for_those_who_drafted_typed_and_checked(
    view: CorrespondenceView,
    qtbot: QtBot,
    tmp_path: Path,
    asked: list[str],
    write: Write,
    page_of: PageOf,
    press: Press,
) -> None:
    view.open_paper(write("letter", subject="ขอข้อมูล"))
    page = page_of()
    choose_in_menu(page, "สำเนาคู่ฉบับ")
    without_emblem(page, press)
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=20_000)

    assert asked == ["หนังสือภายนอก ขอข้อมูล 3 มี.ค. 2568 สำเนาคู่ฉบับ.pdf"]
    said = text_of(tmp_path / asked[0])
    for words in ("สำเนาคู่ฉบับ", "ร่าง", "พิมพ์", "ตรวจ"):
        assert words in said


def test_a_seals_place_is_on_the_screen_and_not_in_the_file(
    view: CorrespondenceView,
    qtbot: QtBot,
    tmp_path: Path,
    asked: list[str],
    write: Write,
    page_of: PageOf,
    press: Press,
) -> None:
    view.open_paper(write("stamped", subject="ส่งเอกสาร", cause="พร้อมหนังสือนี้ ได้ส่งเอกสาร"))
    page = page_of()
    page.header.save_menu.actions()[0].trigger()
    without_emblem(page, press)
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=20_000)

    with zipfile.ZipFile((tmp_path / asked[0]).with_suffix(".docx")) as docx:
        assert b"ellipse" not in docx.read("word/document.xml")
