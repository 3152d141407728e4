"""The file of a meeting in the window: what is asked before, and the package found again after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from district_admin.archive.packages import Verified
from district_admin.areas.correspondence.operations import issuing, papers
from district_admin.areas.correspondence.operations.finding import FINDER
from district_admin.areas.meetings.operations import agenda, meetings
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.finding import AREA, ITEM
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.view import MeetingsView, disc_dialog
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.areas.meetings.view.sealing import SealDialog
from district_admin.data_folder import DataFolder
from district_admin.found import Ref
from district_admin.office.links import link
from district_admin.progress import Cancelled
from district_admin.storage.database import Database
from district_admin.thai.calendar import long_date
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.context import AppContext


@pytest.fixture
def page(view: MeetingsView, body: int, database: Database) -> MeetingPage:
    with database.transaction("กำหนด", undoable=False) as session:
        day = date.today() - timedelta(days=40)
        meeting_id = meetings.plan_meeting(session, body, MeetingFacts(day))
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    view.meeting_page.tabs.setCurrentWidget(view.meeting_page.files)
    return view.meeting_page


def _dialog(page: MeetingPage) -> SealDialog:
    page.files.seal()
    assert page.files.seal_dialog is not None
    return page.files.seal_dialog


def _choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def chosen(*_given: Any) -> str:
        return str(folder)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)


def _seal(page: MeetingPage, qtbot: QtBot, target: Path) -> None:
    dialog = _dialog(page)
    dialog.seal(target)
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    dialog.accept()


def test_the_package_sealed_before_is_offered_again_and_covers_are_made_of_it(
    page: MeetingPage,
    context: AppContext,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
    save_as: Callable[[str], Path],
) -> None:
    _seal(page, qtbot, tmp_path / "แฟ้ม")
    dialog = _dialog(page)
    assert dialog.pane.title == "ปิดแฟ้มไว้แล้ว"
    assert str(tmp_path / "แฟ้ม") in dialog.pane.texts
    dialog.pane.press("ใช้แฟ้มที่ปิดไว้")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    path = save_as("ปก.pdf")
    dialog.pane.press("ปกแผ่นและปกกล่อง (PDF)")
    qtbot.waitUntil(path.exists, timeout=20_000)
    context.jobs.wait()
    pdf = pypdfium2.PdfDocument(path)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    assert long_date(date.today()) in to_arabic_digits(text)
    dialog.pane.press("สร้างไฟล์ภาพแผ่น (ISO)")
    qtbot.waitUntil((tmp_path / "แฟ้ม.iso").exists, timeout=20_000)
    context.jobs.wait()
    dialog.accept()


def test_a_package_whose_reading_back_is_cancelled_does_not_stay(
    page: MeetingPage,
    context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else it lay there unsaid, with the meeting's file open, in the way of the next."""
    target = tmp_path / "ที่เก็บ/แฟ้ม"
    target.parent.mkdir()
    written: list[bool] = []

    def cancelled(*_given: Any) -> list[Verified]:
        written.append(target.is_dir())
        raise Cancelled

    monkeypatch.setattr(disc_dialog, "verify", cancelled)
    dialog = _dialog(page)
    dialog.seal(target)
    qtbot.waitUntil(lambda: not context.jobs.is_busy, timeout=20_000)
    assert written == [True]
    assert not list(target.parent.iterdir())
    assert not page.files.is_closed
    dialog.accept()


def test_the_image_of_an_earlier_package_is_not_offered_to_the_burner(
    page: MeetingPage, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    image = tmp_path / "แฟ้ม.iso"
    dialog = _dialog(page)
    dialog.seal(tmp_path / "แฟ้ม")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    dialog.pane.press("สร้างไฟล์ภาพแผ่น (ISO)")
    qtbot.waitUntil(lambda: "เผยแพร่ลงแผ่น" in _offered(dialog), timeout=20_000)
    dialog.accept()
    assert "เผยแพร่ลงแผ่น" in _offered(_taken_again(page, qtbot))  # it is of this very package
    (tmp_path / "แฟ้ม").rename(tmp_path / "ครั้งก่อน")
    with context.database.transaction("เปิด", undoable=False) as session:
        meetings.open_again(session, page.meeting_id)
        agenda.add_item(session, page.meeting_id, ItemFacts("เรื่องที่ลืม", 5))
    dialog = _dialog(page)
    dialog.seal(tmp_path / "แฟ้ม")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    for shown in (dialog, _taken_again(page, qtbot)):
        assert "เผยแพร่ลงแผ่น" not in _offered(shown)
        assert any(text.startswith("ไฟล์ แฟ้ม.iso ที่อยู่ข้างแฟ้มไม่ใช่ของแฟ้มนี้") for text in shown.pane.texts)
        shown.accept()
    assert image.exists()


def _taken_again(page: MeetingPage, qtbot: QtBot) -> SealDialog:
    dialog = _dialog(page)
    dialog.pane.press("ใช้แฟ้มที่ปิดไว้")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    return dialog


def test_what_another_office_sealed_is_not_offered(
    page: MeetingPage, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    """The sample office on the same computer has a meeting of the same number too."""
    _seal(page, qtbot, tmp_path / "แฟ้ม")
    assert "ใช้แฟ้มที่ปิดไว้" in _offered(_dialog(page))
    other = replace(context, folder=DataFolder(tmp_path / "สำนักงานอื่น"))
    assert "ใช้แฟ้มที่ปิดไว้" not in _offered(SealDialog(other, page, page.meeting_id))


def _offered(dialog: SealDialog) -> list[str]:
    return [each.accessibleName() for each in dialog.pane.findChildren(QPushButton)]


def test_only_a_whole_package_of_this_meeting_is_taken(
    page: MeetingPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _seal(page, qtbot, tmp_path / "แฟ้ม")
    dialog = _dialog(page)
    facts = tmp_path / "แฟ้ม/bag-info.txt"
    kept = facts.read_bytes()
    next((tmp_path / "แฟ้ม/data").rglob("*.pdf")).write_bytes(b"lost")
    _choose(monkeypatch, tmp_path / "แฟ้ม")
    with qtbot.captureExceptions() as raised:
        dialog.pane.press("เลือกแฟ้มที่ปิดไว้…")
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert "ไม่ครบถ้วน" in str(raised[0][1])
    assert facts.read_bytes() == kept
    assert dialog.pane.title == "ปิดแฟ้มไว้แล้ว"
    assert dialog.seal_button.isEnabled()  # to seal it anew
    dialog.accept()


def test_a_package_of_another_meeting_is_not_taken(
    page: MeetingPage,
    view: MeetingsView,
    body: int,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    _seal(page, qtbot, tmp_path / "แฟ้ม")
    with database.transaction("กำหนด", undoable=False) as session:
        day = date.today() - timedelta(days=10)
        other = meetings.plan_meeting(session, body, MeetingFacts(day))
        meetings.close_meeting(session, other, date.today())
    view.open_meeting(other)
    assert view.meeting_page is not None
    dialog = _dialog(view.meeting_page)
    assert "ใช้แฟ้มที่ปิดไว้" not in _offered(dialog)
    with qtbot.captureExceptions() as raised:
        dialog.go_on(tmp_path / "แฟ้ม")
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert "ไม่ใช่แฟ้มของการประชุมครั้งนี้" in str(raised[0][1])
    dialog.accept()


def test_a_folder_that_could_not_be_written_is_not_remembered(
    page: MeetingPage,
    context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = _dialog(page)
    taken = tmp_path / "เต็ม"
    (taken / dialog.names.folder).mkdir(parents=True)
    (taken / dialog.names.folder / "อื่น.txt").write_text("ของเดิม", encoding="utf-8")
    _choose(monkeypatch, taken)
    with qtbot.captureExceptions() as raised:
        dialog.seal_button.click()
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert context.desk.folder(tmp_path) == tmp_path
    good = tmp_path / "ว่าง"
    good.mkdir()
    _choose(monkeypatch, good)
    dialog.seal_button.click()
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    assert context.desk.folder(tmp_path) == good
    dialog.accept()


def test_a_matter_without_a_resolution_is_told_before_the_file_is_closed(
    page: MeetingPage,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with database.transaction("เพิ่ม", undoable=False) as session:
        agenda.add_item(session, page.meeting_id, ItemFacts("แผนพัฒนา", 5))
    _choose(monkeypatch, tmp_path)
    dialog = _dialog(page)
    dialog.seal_button.click()
    question = dialog.question
    assert question is not None
    assert not page.files.is_closed
    answers = {each.text(): each for each in question.findChildren(QPushButton)}
    assert answers["กลับไปบันทึกมติ"].isDefault()
    answers["ปิดแฟ้มทั้งที่ยังไม่ครบ"].click()
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    assert page.files.is_closed
    dialog.accept()


def test_what_was_never_finished_is_cleared_when_the_window_is_opened_again(
    page: MeetingPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever she closes the file the next time: the half of the last would lie there for ever."""
    target, half = tmp_path / "แฟ้ม", tmp_path / ".แฟ้ม.part"
    half.with_name(".อื่น.part").mkdir()  # of another program

    def killed(*_given: Any) -> None:
        (half / "data").mkdir(parents=True)
        raise MeetingIncompleteError("the computer went out")

    dialog = _dialog(page)
    monkeypatch.setattr(dialog, "write", killed)
    with qtbot.captureExceptions() as raised:
        dialog.seal(target)
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    dialog.accept()
    assert half.exists()
    again = _dialog(page)
    qtbot.waitUntil(lambda: not half.exists(), timeout=20_000)
    assert half.with_name(".อื่น.part").exists()
    again.accept()


def test_the_orders_of_a_meeting_are_asked_of_the_area_that_writes_them(
    page: MeetingPage, context: AppContext, database: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    context.requests.finders = lambda: (FINDER,)
    with database.transaction("คำสั่ง", undoable=False) as session:
        item = agenda.add_item(session, page.meeting_id, ItemFacts("แต่งตั้งคณะทำงาน", 5))
        content = {"subject": "แต่งตั้งคณะทำงาน", "date": "2026-09-20", "reason": "ตามมติ"}
        order = papers.start_paper(session, "order", content)
        link(session, Ref("correspondence", "paper", order), Ref(AREA, ITEM, item))
        issuing.number_paper(session, order, "order", datetime.now(UTC))
    dialog = _dialog(page)
    assert any("ยังไม่ได้บันทึกว่าลงนามแล้ว" in each for each in dialog.pane.texts)
    dialog.accept()
    _seal(page, qtbot, tmp_path / "แฟ้ม")
    assert len(list((tmp_path / "แฟ้ม" / "data").rglob("คำสั่งที่ 1-*"))) == 2
