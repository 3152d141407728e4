"""A paper is saved as files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage

Write = Callable[..., int]
PageOf = Callable[[], ComposePage]
Press = Callable[[QWidget, str], None]
SaidOf = Callable[[QWidget], str]


def test_both_files_are_written_where_she_says(
    view: CorrespondenceView,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Write,
    page_of: PageOf,
    press: Press,
    said_of: SaidOf,
) -> None:
    view.open_paper(write("memo", subject="ขอใช้ห้องประชุม"))
    page = page_of()
    asked: list[str] = []

    def choose(*arguments: Any) -> tuple[str, str]:
        asked.append(Path(arguments[2]).name)
        return str(tmp_path / ("ห้องประชุม 20 พ.ย. 2569.pdf" if len(asked) == 1 else "ใหม่")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.form.go_to("subject")
    QTest.keyClick(
        page.form.entrance_of("subject"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    question = page.findChild(QDialog)
    assert question is not None
    assert "ตราครุฑ" in question.windowTitle()
    press(question, "บันทึกโดยไม่มีตรา")
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=20_000)

    assert asked == ["บันทึกข้อความ ขอใช้ห้องประชุม 3 มี.ค. 2568.pdf"]
    pdf, docx = (tmp_path / f"ห้องประชุม 20 พ.ย. 2569{end}" for end in (".pdf", ".docx"))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert docx.read_bytes().startswith(b"PK")

    docx.write_bytes(b"changed in Word")
    page.header.save_menu.actions()[0].trigger()
    press([each for each in page.findChildren(QDialog) if each.isVisible()][-1], "บันทึกโดยไม่มีตรา")
    overwrite = [each for each in page.findChildren(QDialog) if each.isVisible()][-1]
    assert docx.name in said_of(overwrite)
    press(overwrite, "เลือกชื่ออื่น")
    qtbot.waitUntil(lambda: "ใหม่.pdf" in page.notice.text, timeout=20_000)
    assert docx.read_bytes() == b"changed in Word"
    assert len(asked) == 2
    assert (tmp_path / "ใหม่.docx").read_bytes().startswith(b"PK")


def test_a_file_beside_the_one_she_named_is_not_replaced_unasked(
    view: CorrespondenceView,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Write,
    page_of: PageOf,
    press: Press,
) -> None:
    older = tmp_path / "บันทึก.docx"
    older.write_bytes(b"last year's")
    answers = [str(tmp_path / "บันทึก.pdf"), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(each for each in box.buttons() if each.text() == "เลือกชื่ออื่น").click()

    view.open_paper(write("memo", subject="ขอใช้ห้องประชุม"))
    QTimer.singleShot(0, answer)
    page_of().exporter.save((".docx", ".pdf"))
    press(page_of(), "บันทึกโดยไม่มีตรา")
    assert "บันทึก.docx" in asked[0]
    assert answers == []
    assert older.read_bytes() == b"last year's"


def test_after_a_place_that_takes_no_file_she_is_asked_for_another(
    view: CorrespondenceView,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Write,
    page_of: PageOf,
    press: Press,
) -> None:
    places = [tmp_path / "ถอดแล้ว" / "ก.pdf", tmp_path / "ข.pdf"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(places.pop(0)), ""))
    view.open_paper(write("memo", subject="ขอใช้ห้องประชุม"))
    with qtbot.captureExceptions() as raised:
        page_of().exporter.save((".pdf",))
        press(page_of(), "บันทึกโดยไม่มีตรา")
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert "กรุณาเลือกโฟลเดอร์อื่น" in str(raised[0][1])

    page_of().exporter.save((".pdf",))
    press(
        [each for each in page_of().findChildren(QDialog) if each.isVisible()][-1], "บันทึกโดยไม่มีตรา"
    )
    qtbot.waitUntil((tmp_path / "ข.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: bool(page_of().notice.text), timeout=20_000)
