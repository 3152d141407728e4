"""Matters of an agenda are dragged to another place, and files are dropped on them."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import agenda, meetings, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.agenda_drag import MIME
from district_admin.areas.meetings.view.agenda_page import AgendaPage
from district_admin.errors import OfficeError
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

SOON = date.today() + timedelta(days=30)


@pytest.fixture
def page(view: MeetingsView, body: int, database: Database, qtbot: QtBot) -> AgendaPage:
    """The second meeting of a body: minutes to adopt, two matters to tell and one to decide."""
    with database.transaction("กำหนด", undoable=False) as session:
        meetings.plan_meeting(session, body, MeetingFacts(SOON - timedelta(days=30)))
        meeting_id = meetings.plan_meeting(session, body, MeetingFacts(SOON))
        for title, section in (("แจ้งหนึ่ง", 4), ("แจ้งสอง", 4), ("พิจารณา", 5)):
            agenda.add_item(session, meeting_id, ItemFacts(title, section))
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    made = view.meeting_page.agenda
    view.meeting_page.tabs.setCurrentWidget(made)
    qtbot.waitUntil(lambda: len(made.table.rows) == 4)
    return made


def _order(page: AgendaPage) -> list[tuple[str, str]]:
    return [(page.numbers[each.id], each.title) for each in page.rows]


def _drop(page: AgendaPage, mime: QMimeData, over: int, *, below: bool = False) -> bool:
    """Let something go over a row, near its upper or lower edge; return whether it is taken."""
    table = page.table
    top = table.rowViewportPosition(over)
    at = QPointF(60, top + (table.rowHeight(over) - 4 if below else 4))
    action, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at.toPoint(), action, mime, left, keys)
    QApplication.sendEvent(table.viewport(), entered)
    if not entered.isAccepted():
        return False
    dropped = QDropEvent(at, action, mime, left, keys, QEvent.Type.Drop)
    QApplication.sendEvent(table.viewport(), dropped)
    return dropped.isAccepted()


def _item(page: AgendaPage, row: int) -> QMimeData:
    mime = QMimeData()
    mime.setData(MIME, QByteArray(str(page.rows[row].id).encode()))
    return mime


def test_a_matter_goes_where_it_is_dropped_in_one_step(
    page: AgendaPage, context: AppContext
) -> None:
    before = _order(page)
    assert [number for number, _title in before] == ["2.1", "4.1", "4.2", "5.1"]
    assert _drop(page, _item(page, 3), over=1)
    assert _order(page)[1:] == [("4.1", "พิจารณา"), ("4.2", "แจ้งหนึ่ง"), ("4.3", "แจ้งสอง")]
    current = page.table.current
    assert current is not None
    assert current.title == "พิจารณา"
    context.history.undo()
    assert _order(page) == before
    assert _drop(page, _item(page, 1), over=2)  # where it is already: no step
    assert _drop(page, _item(page, 1), over=1, below=True)
    assert _order(page) == before
    assert context.history.redo_name() is not None
    assert _drop(page, _item(page, 3), over=2, below=True)
    assert _order(page)[1:] == [("4.1", "แจ้งหนึ่ง"), ("4.2", "แจ้งสอง"), ("4.3", "พิจารณา")]
    context.history.undo()
    assert _drop(page, _item(page, 1), over=3, below=True)
    assert _order(page)[1:] == [("4.1", "แจ้งสอง"), ("5.1", "พิจารณา"), ("5.2", "แจ้งหนึ่ง")]


def test_the_adoption_of_minutes_stays_and_nothing_goes_before_it(page: AgendaPage) -> None:
    before = _order(page)
    with pytest.raises(OfficeError, match="จึงเลื่อนไม่ได้"):
        page.place(page.rows[0].id, 4, None)
    page.choose(page.rows[0].id)
    with pytest.raises(OfficeError, match="จึงเลื่อนไม่ได้"):
        page.shift(1)
    assert _order(page) == before
    assert _drop(page, _item(page, 1), over=0)
    assert _order(page)[1] == ("2.2", "แจ้งหนึ่ง")


def test_files_are_dropped_on_a_matter_counted_opened_and_taken_off(
    page: AgendaPage, context: AppContext, tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in ("แผนงาน.docx", "ตาราง.xlsx")]
    mime = QMimeData()
    for path in paths:
        path.write_bytes(path.name.encode())
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert _drop(page, mime, over=2)
    item = page.table.current
    assert item is not None
    assert item.title == "แจ้งสอง"
    model = page.table.model()
    assert [model.index(row, 5).data() for row in range(4)] == ["", "", "2", ""]
    assert "4.2/1  แผนงาน.docx" in page.detail.texts
    copy = page.documents.copy_of(page.documents.files[item.id][1])
    assert copy.read_bytes() == "ตาราง.xlsx".encode()
    assert not copy.stat().st_mode & stat.S_IWUSR  # nothing typed there would be kept
    page.detail.press("นำ แผนงาน.docx ออก")
    assert "4.2/1  ตาราง.xlsx" in page.detail.texts
    context.history.undo()
    context.history.undo()
    assert page.documents.files == {}


def test_nothing_is_taken_where_there_is_no_matter_or_the_file_is_closed(
    page: AgendaPage, database: Database
) -> None:
    assert not _drop(page, QMimeData(), over=1)
    assert page.drag._row(QPoint(20, 3000)) is None
    with database.transaction("ปิดแฟ้ม") as session:
        meetings.close_meeting(session, page.meeting_id, SOON)
    assert not _drop(page, _item(page, 3), over=1)


def test_matters_of_final_minutes_stay_where_they_are_and_it_is_said_why(
    page: AgendaPage, database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    with database.transaction("ฉบับสมบูรณ์") as session:
        meetings.get_meeting(session, page.meeting_id).final_version = 1
    before = _order(page)
    viewport = page.table.viewport()
    at = QPoint(60, page.table.rowViewportPosition(2) + 8)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(page.saved) as told:
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at + QPoint(0, 60)),
            viewport.mapToGlobal(QPointF(at + QPoint(0, 60))),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, move)
    assert told.args is not None
    assert "ยกเลิกฉบับสมบูรณ์" in told.args[0]
    assert not _drop(page, _item(page, 2), 1)
    assert _order(page) == before
    scan = tmp_path / "แผน.pdf"
    scan.write_bytes(b"%PDF-1.4")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(scan))])
    assert _drop(page, mime, 1)  # the minutes say nothing of documents


def test_an_unfinished_matter_shows_what_was_resolved_on_it_before(
    page: AgendaPage, database: Database, qtbot: QtBot
) -> None:
    with database.transaction("มติครั้งก่อน", undoable=False) as session:
        earlier = meetings.get_meeting(session, page.meeting_id - 1)
        item_id = agenda.add_item(session, earlier.id, ItemFacts("แผนพัฒนาบุคลากร", 5))
        facts = ResolutionFacts("มอบหมาย", "จัดทำแผนให้เสร็จ", owner_name="กลุ่มบริหารงานบุคคล")
        resolutions.decide(session, item_id, facts)
        resolutions.note_progress(session, item_id, "ร่างเสร็จแล้ว")
    qtbot.waitUntil(lambda: len(page.table.rows) == 5)
    again = next(each.id for each in page.rows if each.continues_id == item_id)
    page.choose(again)
    words = ("มอบหมาย จัดทำแผนให้เสร็จ", "กลุ่มบริหารงานบุคคล", "ร่างเสร็จแล้ว")
    for told in words:
        assert sum(told in each for each in page.detail.texts) == 1
    page.correct()
    assert page.edit.form
    told_before = str(page.edit.form.values["facts"])
    entrance = page.edit.form.entrance_of("facts")
    assert isinstance(entrance, QPlainTextEdit)
    entrance.setPlainText("ขอรายงานด้วยวาจา")
    offered = next(e for e in page.edit.findChildren(QPushButton) if e.text() == "มติครั้งก่อน")
    offered.click()
    assert entrance.toPlainText() == told_before
    entrance.setPlainText("ขอรายงานด้วยวาจา")
    page.edit.save()
    qtbot.waitUntil(lambda: "ขอรายงานด้วยวาจา" in page.detail.texts)
    assert f"มติครั้งที่ {earlier.number_text}" in page.detail.texts
    for told in words:
        assert sum(told in each for each in page.detail.texts) == 1
    page.detail.press("ใส่ในวาระ")
    qtbot.waitUntil(lambda: f"{told_before}\nขอรายงานด้วยวาจา" in page.detail.texts)
    with pytest.raises(StopIteration):
        page.detail.press("ใส่ในวาระ")  # papers say it now
    for told in words:
        assert sum(told in each for each in page.detail.texts) == 1
