"""The writing desk of a locked paper: read only, corrected with a reason, signed with its scan."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import (
    issuing,
    registers,
    signed_scans,
    versions,
)
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.errors import OfficeError
from district_admin.storage.database import Database
from district_admin.thai.calendar import medium_date
from district_admin.ui.context import AppContext

Type = Callable[[QWidget, str], None]
Write = Callable[..., int]
Stored = Callable[[int | None], dict[str, Any]]
PageOf = Callable[[], ComposePage]
Press = Callable[[QWidget, str], None]
Subjects = Callable[[], list[str]]
CONTROL = Qt.KeyboardModifier.ControlModifier
COMMITTEE = [{"name": "นายก้อง  ดีงาม", "post": "ครู", "role": "กรรมการ"}] * 2


@pytest.fixture
def number(database: Database) -> Callable[[int, str], str]:
    """Gives a paper its number."""

    def give(paper_id: int, register: str) -> str:
        with database.transaction("ออกเลข", undoable=False) as session:
            return issuing.number_paper(session, paper_id, register, datetime.now(UTC))

    return give


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scan, which is chosen in the window that asks for files."""
    path = tmp_path / "ลงนาม.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "signed")
    canvas.save()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    return path


def choose_step(page: ComposePage, word: str) -> None:
    page.status_menu.make()
    next(each for each in page.status_menu.actions() if each.text() == word).trigger()


def give_reason(dialog: QDialog | None, reason: str) -> None:
    assert dialog is not None
    entry = dialog.findChild(QLineEdit)
    assert entry is not None
    entry.setText(reason)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def scans_of(database: Database, paper_id: int) -> list[str]:
    with database.reading() as session:
        version = operations.get_paper(session, paper_id).version
        return [each.name for each in signed_scans.scans_of_version(session, paper_id, version)]


def status_of(database: Database, paper_id: int) -> str:
    with database.reading() as session:
        return operations.get_paper(session, paper_id).status


def test_a_numbered_paper_is_read_and_then_corrected_by_keys(
    view: CorrespondenceView,
    qtbot: QtBot,
    type_text: Type,
    write: Write,
    stored: Stored,
    page_of: PageOf,
    number: Callable[[int, str], str],
) -> None:
    paper_id = write("letter", subject="ขอข้อมูล")
    given = number(paper_id, "sent")
    view.open_paper(paper_id)
    page = page_of()
    entry = page.form.entrance_of("subject")
    assert isinstance(entry, QLineEdit)
    assert entry.isReadOnly()
    type_text(entry, "แก้")
    page.draft.save()
    assert stored(paper_id)["subject"] == "ขอข้อมูล"
    since = medium_date(date.today())
    assert page.lock.bar.text == f"ล็อกแล้ว: ออกเลขที่ {given}  ·  รอลงนามตั้งแต่ {since}"
    assert not page.header.number_button.isVisible()

    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(entry, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: page.lock.reason_dialog is not None)
    give_reason(page.lock.reason_dialog, "ชื่อเรื่องผิด")
    assert page.lock.bar.text == "กำลังแก้ไขเป็นฉบับที่ 2: ชื่อเรื่องผิด"
    assert not page.header.number_button.isVisible()
    assert not entry.isReadOnly()
    numbered = page.form.entrance_of("number")
    assert isinstance(numbered, QLineEdit)
    assert numbered.isReadOnly()  # the number is the register's, and the sheet shows no other
    type_text(entry, "ใหม่")
    view.activateWindow()  # without a window manager nobody does so when the box has gone
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(entry, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: page.lock.is_locked)
    assert stored(paper_id)["subject"] == "ใหม่ขอข้อมูล"
    locked = f"ล็อกแล้ว: ฉบับที่ 2  ·  ออกเลขที่ {given}  ·  รอลงนามตั้งแต่ {since}"
    assert page.lock.bar.text == locked
    type_text(entry, "อีก")
    assert page.form.content["subject"] == "ใหม่ขอข้อมูล"


@pytest.mark.parametrize("kind", ["order", "letter", "memo"])
def test_nothing_of_a_locked_form_is_changed_by_keys_or_buttons(
    view: CorrespondenceView,
    qtbot: QtBot,
    type_text: Type,
    write: Write,
    page_of: PageOf,
    kind: str,
) -> None:
    signer = {"lines": ["(นายพิมพ์เอง)", "ครู"], "rank": ""}
    view.open_paper(write(kind, subject="เดิม", committee=COMMITTEE, signatory=signer))
    page = page_of()
    last = page.form.entrance_of("committee" if kind == "order" else "signatory")
    qtbot.waitUntil(last.isVisible)
    QApplication.clipboard().setText("ก\tข\tค\nง\tจ\tฉ")
    before = page.form.content

    def try_everything() -> None:
        for each in page.form.findChildren(QWidget):
            if isinstance(each, QLineEdit | QPlainTextEdit) and each.isVisible():
                type_text(each, "x")
                QTest.keyClick(each, Qt.Key.Key_V, CONTROL)
                QTest.keyClick(each, Qt.Key.Key_Return)
            elif (
                isinstance(each, QPushButton | QToolButton) and each.isVisible() and not each.menu()
            ):
                each.click()

    page.form.set_read_only(True)
    try_everything()
    assert page.form.content == before
    page.form.set_read_only(False)
    type_text(page.form.entrance_of("subject"), "x")
    assert page.form.content["subject"] == "xเดิม"


def test_a_corrected_paper_that_is_sent_takes_its_row_along_and_undo_takes_both_back(
    view: CorrespondenceView,
    database: Database,
    context: AppContext,
    type_text: Type,
    write: Write,
    page_of: PageOf,
    number: Callable[[int, str], str],
) -> None:
    paper_id = write("letter", subject="ขอข้อมูล")
    number(paper_id, "sent")
    view.open_paper(paper_id)
    page = page_of()
    page.lock.correct()
    give_reason(page.lock.reason_dialog, "เรื่องผิด")
    type_text(page.form.entrance_of("subject"), "ด่วน ")
    page.draft.save()

    def row() -> str:
        with database.reading() as session:
            entry = registers.entry_of_paper(session, paper_id)
            assert entry is not None
            return entry.subject

    assert row() == "ขอข้อมูล"
    choose_step(page, "ส่งแล้ว")
    assert (row(), page.lock.is_locked) == ("ด่วน ขอข้อมูล", True)
    context.history.undo()
    assert (row(), page.lock.is_locked) == ("ขอข้อมูล", False)


def test_a_signed_paper_is_signed_at_once_and_its_scan_comes_later(
    view: CorrespondenceView,
    qtbot: QtBot,
    database: Database,
    context: AppContext,
    write: Write,
    page_of: PageOf,
    press: Press,
    subjects: Subjects,
    scan: Path,
) -> None:
    paper_id = write("memo", subject="ขออนุมัติ")
    write("memo", subject="อีกฉบับ")
    view.open_paper(paper_id)
    page = page_of()
    choose_step(page, "ลงนามแล้ว…")
    assert status_of(database, paper_id) == "draft"  # she may still think otherwise
    assert page.status_menu.steps.question is not None
    press(page.status_menu.steps.question, "ภายหลัง")
    assert status_of(database, paper_id) == "signed"
    assert page.lock.bar.text.endswith("ยังไม่มีสแกน")

    view.show_list()
    view.list_page.filters.choose(2)
    assert subjects() == ["ขออนุมัติ"]
    assert "ลงนามแล้ว ไม่มีสแกน" in view.list_page.table.model().index(0, 5).data()

    view.open_paper(paper_id)
    choose_step(page_of(), "ส่งแล้ว")
    with database.transaction("ส่งเมื่อวาน", undoable=False) as session:
        operations.set_status(session, paper_id, "sent", date(2026, 11, 27))
    choose_step(page_of(), "ส่งแล้ว")  # which it is already, since then
    press(page_of(), "แนบสแกน…")
    qtbot.waitUntil(lambda: scans_of(database, paper_id) == [scan.name])
    qtbot.waitUntil(lambda: page_of().lock.bar.text == "ล็อกแล้ว: ส่งแล้วเมื่อ 27 พ.ย. 2569")
    view.show_list()
    assert subjects() == []
    context.history.undo()
    assert subjects() == ["ขออนุมัติ"]


def test_status_and_scan_are_one_step_or_none(
    view: CorrespondenceView,
    qtbot: QtBot,
    database: Database,
    context: AppContext,
    write: Write,
    page_of: PageOf,
    press: Press,
    scan: Path,
) -> None:
    paper_id = write("memo", subject="ขออนุมัติ")
    view.open_paper(paper_id)
    whole = scan.read_bytes()
    scan.write_bytes(b"no scan at all")
    with qtbot.captureExceptions() as raised:
        choose_step(page_of(), "ลงนามแล้ว…")
        press(page_of().status_menu.steps.question or page_of(), "เลือกไฟล์สแกน…")
        qtbot.waitUntil(lambda: bool(raised))
    assert isinstance(raised[0][1], OfficeError)
    assert "ยังไม่ได้บันทึก" in str(raised[0][1])
    assert status_of(database, paper_id) == "draft"

    scan.write_bytes(whole)
    choose_step(page_of(), "ลงนามแล้ว…")
    press(page_of().status_menu.steps.question or page_of(), "เลือกไฟล์สแกน…")
    qtbot.waitUntil(lambda: page_of().notice.text.startswith("ลงนามแล้วและแนบสแกน"))
    assert scans_of(database, paper_id) == [scan.name]
    context.history.undo()
    assert status_of(database, paper_id) == "draft"
    assert scans_of(database, paper_id) == []
    assert page_of().lock.bar.text == ""


@pytest.mark.parametrize("word", ["ร่าง", "เสนอลงนาม…"])
def test_a_signed_paper_goes_back_by_a_correction_alone(
    view: CorrespondenceView, database: Database, write: Write, page_of: PageOf, word: str
) -> None:
    paper_id = write("memo", subject="ขออนุมัติ")
    with database.transaction("ลงนาม", undoable=False) as session:
        versions.sign(session, paper_id, date.today())
    view.open_paper(paper_id)
    page = page_of()
    choose_step(page, word)
    assert status_of(database, paper_id) == "signed"
    give_reason(page.status_menu.steps.dialog, "ผู้อำนวยการให้แก้")
    assert status_of(database, paper_id) == "draft"
    with database.reading() as session:
        (old,) = versions.earlier_versions(session, paper_id)
    assert (old.status, old.reason) == ("signed", "ผู้อำนวยการให้แก้")


def test_what_is_typed_while_undo_locks_the_paper_can_be_copied(
    view: CorrespondenceView,
    context: AppContext,
    qtbot: QtBot,
    type_text: Type,
    write: Write,
    stored: Stored,
    page_of: PageOf,
    press: Press,
    number: Callable[[int, str], str],
) -> None:
    paper_id = write("letter", subject="ขอข้อมูล", cause="ด้วย")
    number(paper_id, "sent")
    view.open_paper(paper_id)
    page = page_of()
    page.lock.correct()
    give_reason(page.lock.reason_dialog, "คำผิด")
    type_text(page.form.entrance_of("cause"), "เพิ่งพิมพ์")
    context.history.undo()
    with qtbot.waitSignal(page.draft.refused):
        page.draft.keep()
    assert "ไม่ได้บันทึก" in page.notice.text
    offered = page.notice.findChildren(QPushButton)[-2]
    qtbot.waitUntil(offered.isVisible)
    press(page.notice, "คัดลอกข้อความที่พิมพ์")
    assert "เพิ่งพิมพ์" in QApplication.clipboard().text()
    assert page.form.content["cause"] == stored(paper_id)["cause"] == "ด้วย"
    view.show_list()
    assert view.in_sight is view.list_page


def test_the_bin_stands_last_among_what_can_be_done(
    view: CorrespondenceView, write: Write, page_of: PageOf
) -> None:
    view.open_paper(write("memo", subject="ขออนุมัติ"))
    words = [each.text() for each in page_of().header.more_menu.actions() if each.text()]
    assert words.index("สถานะ") < words.index("ฉบับก่อนหน้า…")
    assert words[-1] == "ลงถังขยะ"
