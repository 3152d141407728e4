"""Files are added to a meeting, and its file is closed for the disc, in the window."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from district_admin.archive import drives
from district_admin.archive.packages import verify
from district_admin.areas.meetings.operations import agenda, archiving, meetings
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.packing import SealedDisc
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.errors import OfficeError
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.thai.calendar import medium_date
from district_admin.ui.context import AppContext


@pytest.fixture
def page(view: MeetingsView, body: int, database: Database) -> MeetingPage:
    with database.transaction("กำหนด") as session:
        meeting_id = meetings.plan_meeting(
            session, body, MeetingFacts(date.today() - timedelta(days=40))
        )
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    view.meeting_page.tabs.setCurrentWidget(view.meeting_page.files)
    return view.meeting_page


def test_a_recording_is_known_by_its_name_and_stays_on_the_disk(
    page: MeetingPage, tmp_path: Path
) -> None:
    sound = tmp_path / "เทปการประชุม.mp3"
    sound.write_bytes(b"sound")
    paper = tmp_path / "เอกสารประกอบ.pdf"
    paper.write_bytes(b"%PDF-1.4")
    page.files.take([sound, paper], "related")
    assert [(row.kind, bool(row.path)) for row in page.files.rows] == [
        ("recording", True),
        ("related", False),
    ]
    page.files.choose(page.files.rows[0].id)
    page.files.remove()
    assert [row.title for row in page.files.rows] == ["เอกสารประกอบ.pdf"]
    assert sound.exists()


def test_where_the_file_is_closed_nothing_offers_to_add_to_it(
    page: MeetingPage,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
    drop_files: Callable[..., bool],
) -> None:
    files, matters = page.files, page.agenda
    body = files.frame.bodies
    assert body.currentWidget() is files.empties["start"]
    with database.transaction("วาระ", undoable=False) as session:
        matter = agenda.add_item(session, page.meeting_id, ItemFacts("แผนพัฒนาบุคลากร", 5))
    page.tabs.setCurrentWidget(matters)
    matters.choose(matter)
    assert "เอกสารประกอบ" in matters.detail.texts
    with database.transaction("ปิดแฟ้ม", undoable=False) as session:
        meetings.close_meeting(session, page.meeting_id, date.today())
    qtbot.waitUntil(lambda: "เอกสารประกอบ" not in matters.detail.texts)
    page.tabs.setCurrentWidget(files)
    qtbot.waitUntil(lambda: body.currentWidget() is files.empties["closed"])
    assert not files.empties["closed"].findChildren(QPushButton)
    paper = tmp_path / "เอกสาร.pdf"
    paper.write_bytes(b"%PDF-1.4")
    assert not drop_files(files, paper)
    with database.transaction("เปิดแฟ้ม", undoable=False) as session:
        meetings.open_again(session, page.meeting_id)
    qtbot.waitUntil(lambda: not files.is_closed)
    assert drop_files(files, paper)
    assert [row.title for row in files.rows] == ["เอกสาร.pdf"]


def test_what_is_missing_stands_before_the_file_is_closed_and_the_package_is_read_back(
    page: MeetingPage, view: MeetingsView, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page.files.seal()
    dialog = page.files.seal_dialog
    assert dialog is not None
    assert "ยังไม่มีใบเซ็นชื่อที่สแกนไว้" in dialog.pane.texts
    target = tmp_path / "แฟ้ม"
    dialog.seal(target)
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    assert "ตรวจผ่านทุกไฟล์" in dialog.pane.texts
    assert verify(target, Silent())[0].verdict.is_whole
    assert page.files.is_closed
    dialog.make_image(dialog.discs[0])
    image = tmp_path / "แฟ้ม.iso"
    qtbot.waitUntil(image.exists, timeout=20_000)
    context.jobs.wait()
    assert verify(image, Silent())[0].verdict.is_whole
    dialog.accept()
    with pytest.raises(OfficeError, match="ปิดแฟ้มการประชุมนี้แล้ว"):
        page.files.take([image], "related")
    page.files.open_button.click()
    assert not page.files.is_closed
    context.history.undo()
    assert page.files.is_closed


def test_a_package_that_does_not_read_back_leaves_the_meeting_open(
    page: MeetingPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "แฟ้ม"
    write = archiving.seal

    def onto_a_bad_disk(*given: Any, **named: Any) -> list[SealedDisc]:
        made = write(*given, **named)
        next((target / "data").rglob("*.pdf")).write_bytes(b"lost")
        return made

    monkeypatch.setattr(archiving, "seal", onto_a_bad_disk)
    page.files.seal()
    dialog = page.files.seal_dialog
    assert dialog is not None
    dialog.seal(target)
    qtbot.waitUntil(lambda: dialog.pane.title == "ยังไม่ได้ปิดแฟ้ม", timeout=20_000)
    assert "ตรวจไม่ผ่าน" in dialog.pane.texts
    assert not page.files.is_closed
    dialog.accept()


def test_the_disc_that_was_burnt_is_checked_and_the_result_stays_with_the_meeting(
    page: MeetingPage,
    context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.files.seal()
    dialog = page.files.seal_dialog
    assert dialog is not None
    drive = tmp_path / "ไดรฟ์"
    dialog.seal(drive)  # what lies there stands for the disc that the burner wrote
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n/dev/sr0 {drive} udf ro 0 0\n", encoding="utf-8")
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    dialog.pane.press("ตรวจแผ่นที่เขียนแล้ว")
    check = dialog.verify_dialog
    assert check is not None
    buttons = check.findChildren(QPushButton)
    [offered] = [each for each in buttons if each.accessibleName() == "ตรวจแผ่นใน ไดรฟ์"]
    offered.click()
    qtbot.waitUntil(lambda: check.pane.title == "ครบถ้วน ไม่มีไฟล์ใดเสียหาย", timeout=20_000)
    today = medium_date(date.today())
    assert page.files.summary.endswith(f"แผ่นตรวจแล้วเมื่อ {today} ครบถ้วน")
    context.history.undo()
    assert "แผ่นตรวจแล้ว" not in page.files.summary
    next((drive / "data").rglob("*.pdf")).write_bytes(b"lost")
    check.start(drive)
    qtbot.waitUntil(lambda: check.pane.title == "พบข้อบกพร่อง", timeout=20_000)
    assert page.files.summary.endswith(f"แผ่นตรวจแล้วเมื่อ {today} พบข้อบกพร่อง")
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "none")
    check.offer_drives()
    assert check.drives == []
    check.accept()
    assert not check._looking.isActive()  # nobody waits for a disc any more
    dialog.accept()


def test_an_image_that_does_not_read_back_is_told_and_not_offered_for_burning(
    page: MeetingPage,
    context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    page.files.seal()
    dialog = page.files.seal_dialog
    assert dialog is not None
    dialog.seal(tmp_path / "แฟ้ม")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    next((tmp_path / "แฟ้ม/data").rglob("*.pdf")).write_bytes(b"lost")  # before it is read
    with qtbot.captureExceptions() as raised:
        dialog.pane.press("สร้างไฟล์ภาพแผ่น (ISO)")
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert "อ่านกลับมาไม่ตรงกับแฟ้ม" in str(raised[0][1])
    assert not (tmp_path / "แฟ้ม.iso").exists()
    assert (tmp_path / "แฟ้ม/index.html").exists()
    dialog.pane.press("สร้างไฟล์ภาพแผ่น (ISO)")  # still what is offered
    with qtbot.captureExceptions():
        context.jobs.wait()
        qtbot.waitUntil(lambda: not context.jobs.is_busy)
    dialog.accept()


def test_opening_the_file_again_tells_that_the_agenda_follows_the_meetings_of_now(
    page: MeetingPage, body: int, database: Database, context: AppContext
) -> None:
    day = date.today() - timedelta(days=50)
    with database.transaction("ปิดแฟ้ม") as session:
        meetings.close_meeting(session, page.meeting_id, date.today())
    with database.transaction("กำหนด") as session:
        earlier = meetings.plan_meeting(session, body, MeetingFacts(day))
    page.files.open_button.click()
    assert "ปรับวาระตามลำดับการประชุมปัจจุบัน" in page.notice.text
    page.tabs.setCurrentWidget(page.agenda)
    assert [each.adopts_id for each in page.agenda.rows] == [earlier]
    context.history.undo()
    assert page.agenda.rows == []
    assert page.agenda.is_closed


def test_what_differs_from_the_signed_paper_is_told_until_it_is_read(
    page: MeetingPage, body: int, database: Database, tmp_path: Path
) -> None:
    scan = tmp_path / "รายงาน.pdf"
    scan.write_bytes(b"%PDF-1.4")
    page.files.take([scan], "signed")
    with database.transaction("ปิดแฟ้ม") as session:
        meetings.close_meeting(session, page.meeting_id, date.today())
    with database.transaction("กำหนด") as session:
        meetings.plan_meeting(session, body, MeetingFacts(date.today() - timedelta(days=50)))
    page.files.open_button.click()
    assert page.files.question is not None
    assert page.files.question.windowTitle() == "วาระคงไว้ตามฉบับลงนาม"
    answers = page.files.question.findChildren(QPushButton)
    next(each for each in answers if each.text() == "ไปที่วาระและมติ").click()
    assert page.tabs.currentWidget() is page.agenda
    assert page.agenda.rows == []
