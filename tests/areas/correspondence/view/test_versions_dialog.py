"""The versions of a paper: what went out is seen as it was, beside what it became."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import issuing, versions
from district_admin.areas.correspondence.operations.registers import Attachment
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.version_changes import MarkedText, changed_words
from district_admin.areas.correspondence.view.versions_dialog import VersionsDialog
from district_admin.storage.database import Database

Write = Callable[..., int]
Press = Callable[[QWidget, str], None]
SHEET, CHANGES, SCANS = range(3)


def pdf_saying(text: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(100, 700, text)
    canvas.save()
    return made.getvalue()


@pytest.fixture
def dialog(
    view: CorrespondenceView, qtbot: QtBot, database: Database, write: Write
) -> Iterator[VersionsDialog]:
    """The versions of a letter that was signed, and corrected once."""
    paper_id = write("letter", subject="เชิญประชุม", cause="ด้วยวันศุกร์", numerals="thai")
    with database.transaction("ออกเลข", undoable=False) as session:
        issuing.number_paper(session, paper_id, "sent", datetime.now(UTC))
        scan = Attachment(pdf_saying("signed"), "application/pdf", "ลงนาม.pdf")
        versions.sign(session, paper_id, date.today(), [scan])
        versions.correct(session, paper_id, "วันประชุมผิด", datetime.now(UTC))
        content = operations.get_paper(session, paper_id).content
        operations.save_paper(session, paper_id, {**content, "cause": "ด้วยวันจันทร์"})
    view.open_paper(paper_id)
    assert view.compose_page is not None
    view.compose_page.lock.show_versions()
    made = view.compose_page.lock.versions_dialog
    assert made is not None
    qtbot.waitExposed(made)
    yield made
    made.close()


def sheet_after(qtbot: QtBot, dialog: VersionsDialog, key: Qt.Key) -> str:
    with qtbot.waitSignal(dialog.sheet.preview.ready, timeout=20_000) as sheet:
        QTest.keyClick(dialog.list, key)
    assert sheet.args
    pages = pypdf.PdfReader(io.BytesIO(sheet.args[0])).pages
    return "\n".join(each.extract_text() for each in pages)


def test_each_version_is_seen_as_the_sheet_it_was(dialog: VersionsDialog, qtbot: QtBot) -> None:
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert shown[0].startswith("ฉบับที่ 2  ·  ใช้อยู่\nแก้จากฉบับที่ 1 เมื่อ ")
    assert shown[0].endswith("\nวันประชุมผิด")
    assert shown[1:] == ["ฉบับที่ 1  ·  ลงนามแล้ว"]
    assert "แก้เป็นฉบับที่ 2" in dialog.said
    assert dialog.list.currentRow() == 1  # the one that went out
    assert "วันจันทร์" in sheet_after(qtbot, dialog, Qt.Key.Key_Up)
    assert "วันศุกร์" in sheet_after(qtbot, dialog, Qt.Key.Key_Down)


def test_what_changed_stands_side_by_side_with_its_words_marked(dialog: VersionsDialog) -> None:
    dialog.parts.choose(CHANGES)
    assert dialog.changes.isVisible()
    shown = [(each.toPlainText(), each.marked) for each in dialog.findChildren(MarkedText)]
    # the one field that is otherwise, and no other one
    assert shown == [("ด้วยวันศุกร์", ["ศุกร์"]), ("ด้วยวันจันทร์", ["จันทร์"])]


def test_words_that_changed_are_found_whole() -> None:
    old, new = "กำหนดจัดประชุมในวันศุกร์ที่ 20", "กำหนดจัดประชุมในวันจันทร์ที่ 23 นี้"
    gone, come = changed_words(old, new)
    assert [old[begin:end] for begin, end in gone] == ["ศุกร์", "20"]
    assert "จันทร์" in [new[begin:end] for begin, end in come]
    assert new[come[-1][0] : come[-1][1]].endswith("นี้")
    assert changed_words("", "ใหม่") == ([], [(0, 4)])
    assert changed_words(old, old) == ([], [])


def test_the_signed_scan_belongs_to_the_version_that_was_signed(
    dialog: VersionsDialog, qtbot: QtBot
) -> None:
    dialog.parts.choose(SCANS)
    qtbot.waitUntil(lambda: dialog.scans.sheet.page_count == 1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.scans.said == "ฉบับนี้ยังไม่มีสแกน"


def test_a_version_is_saved_as_a_file_that_names_it(
    dialog: VersionsDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    press: Press,
) -> None:
    offered: list[Path] = []

    def choose(*arguments: Any) -> tuple[str, str]:
        offered.append(tmp_path / Path(arguments[2]).name)
        return str(offered[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    QTest.keyClick(dialog.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    press(dialog, "บันทึกโดยไม่มีตรา")
    qtbot.waitUntil(lambda: "บันทึกไฟล์แล้ว" in dialog.notice.text, timeout=20_000)
    (path,) = offered
    assert path.name == "หนังสือภายนอก เชิญประชุม 3 มี.ค. 2568 ฉบับที่ 1.pdf"
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        assert "วันศุกร์" in document[0].get_textpage().get_text_range()
