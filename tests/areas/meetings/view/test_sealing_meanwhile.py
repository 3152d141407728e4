"""The window that closes a file is open while the meeting changes in another place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from district_admin.archive.packages import Verified, verify
from district_admin.areas.meetings.operations import agenda, duties, meetings, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.sealed_state import MeetingMovedOnError
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.disc_dialog import DiscDialog
from district_admin.areas.meetings.view.sealing import SealDialog
from district_admin.progress import Progress
from district_admin.storage.database import Database
from district_admin.thai.calendar import be_year
from district_admin.ui.context import AppContext

Change = Callable[[Session], object]
DAY = date(date.today().year - 1, 6, 4)
UNDECIDED = "ยังไม่มีมติ"


@pytest.fixture
def planned(body: int, database: Database) -> int:
    with database.transaction("กำหนด") as session:
        return meetings.plan_meeting(session, body, MeetingFacts(DAY))


@pytest.fixture
def dialog(view: MeetingsView, planned: int) -> SealDialog:
    view.open_meeting(planned)
    assert view.meeting_page is not None
    view.meeting_page.tabs.setCurrentWidget(view.meeting_page.files)
    view.meeting_page.files.seal()
    assert view.meeting_page.files.seal_dialog is not None
    return view.meeting_page.files.seal_dialog


@pytest.fixture
def change(database: Database) -> Callable[[Change], None]:
    """Change something in one step, as another tab does."""

    def changed(deed: Change) -> None:
        with database.transaction("แก้ในแท็บอื่น") as session:
            deed(session)

    return changed


def _is_closed(database: Database, meeting_id: int) -> bool:
    with database.reading() as session:
        return meetings.get_meeting(session, meeting_id).closed_on is not None


@contextmanager
def _while_reading_back(
    monkeypatch: pytest.MonkeyPatch, deed: Callable[[], None]
) -> Iterator[None]:
    """Do something on the thread of the job, between the writing of a package and its closing."""

    def changed_then_verified(folder: Path, progress: Progress) -> list[Verified]:
        deed()
        return verify(folder, progress)

    with monkeypatch.context() as patched:
        patched.setattr(f"{DiscDialog.__module__}.verify", changed_then_verified)
        yield


def test_what_is_missing_follows_what_changes_and_what_is_taken_back(
    dialog: SealDialog, planned: int, change: Callable[[Change], None], context: AppContext
) -> None:
    before = dialog.pane.texts
    change(lambda session: agenda.add_item(session, planned, ItemFacts("งบประมาณ", 5)))
    assert any(UNDECIDED in text for text in dialog.pane.texts)
    assert "ข้อมูลการประชุมเพิ่งเปลี่ยน รายการนี้ตรวจใหม่แล้ว" in dialog.pane.texts
    dialog.ask()
    assert dialog.question is not None
    asked = dialog.question
    with context.database.reading() as session:
        [item] = agenda.list_items(session, planned)
    change(lambda session: resolutions.decide(session, item.id, ResolutionFacts("เห็นชอบ")))
    assert not asked.isVisible(), "its question is answered by what changed"
    assert not any(UNDECIDED in text for text in dialog.pane.texts)
    context.history.undo()
    context.history.undo()
    assert set(before) <= set(dialog.pane.texts)


def test_the_window_and_the_page_close_when_the_planning_is_taken_back(
    dialog: SealDialog, view: MeetingsView, context: AppContext
) -> None:
    context.history.undo()
    assert not dialog.isVisible()
    assert view.meeting_page is None
    assert view.stack.currentWidget() is view.lists
    context.history.redo()
    assert len(view.meetings.table.rows) == 1


def test_what_changed_while_the_package_was_written_is_not_closed(
    dialog: SealDialog,
    planned: int,
    change: Callable[[Change], None],
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    def deed() -> None:
        change(lambda session: agenda.add_item(session, planned, ItemFacts("งบประมาณ", 5)))

    with _while_reading_back(monkeypatch, deed), qtbot.captureExceptions() as raised:
        dialog.seal(tmp_path / "แฟ้ม")
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert isinstance(raised[0][1], MeetingMovedOnError)
    assert f"ครั้งที่ 1/{be_year(DAY)} เปลี่ยนระหว่างปิดแฟ้ม" in str(raised[0][1])
    assert not _is_closed(database, planned)
    assert any(UNDECIDED in text for text in dialog.pane.texts)
    dialog.seal(tmp_path / "แฟ้มใหม่")
    qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)
    assert _is_closed(database, planned)


def test_a_step_that_is_noted_meanwhile_hinders_nothing(
    dialog: SealDialog,
    planned: int,
    change: Callable[[Change], None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    def deed() -> None:
        change(lambda session: duties.add_duty(session, planned, "ส่งแผ่น", DAY))

    with _while_reading_back(monkeypatch, deed):
        dialog.seal(tmp_path / "แฟ้ม")
        qtbot.waitUntil(lambda: dialog.pane.title == "ปิดแฟ้มแล้ว", timeout=20_000)


def test_a_year_is_looked_over_again_and_not_closed_over_a_change(
    view: MeetingsView,
    planned: int,
    change: Callable[[Change], None],
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    view.year_action.trigger()
    dialog = view.year_dialog
    assert dialog is not None
    dialog.year_combo.setCurrentIndex(dialog.year_combo.findData(be_year(DAY)))
    qtbot.waitUntil(lambda: dialog.pane.title == "ก่อนปิดแฟ้ม")
    change(lambda session: agenda.add_item(session, planned, ItemFacts("งบประมาณ", 5)))
    qtbot.waitUntil(lambda: any(UNDECIDED in text for text in dialog.pane.texts))

    def deed() -> None:
        later = MeetingFacts(DAY + timedelta(days=1))
        change(lambda session: meetings.edit_meeting(session, planned, later))

    with _while_reading_back(monkeypatch, deed), qtbot.captureExceptions() as raised:
        dialog.seal(tmp_path / "ปี")
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert isinstance(raised[0][1], MeetingMovedOnError)
    assert not _is_closed(database, planned)
