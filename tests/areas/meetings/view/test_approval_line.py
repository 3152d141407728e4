"""A paper goes up the line in the window, on the day that she gives."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from district_admin.areas.meetings.operations import duties
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.duties_page import DutiesPage
from district_admin.storage.database import Database
from district_admin.thai.calendar import medium_date
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from tests.areas.meetings.view.conftest import Fill

TODAY = date.today()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def page(view: MeetingsView, meeting_id: int, database: Database) -> DutiesPage:
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    page = view.meeting_page.duties
    with database.reading() as session:
        there = duties.list_duties(session, meeting_id)
    page.choose(next(each.id for each in there if each.key == "write_minutes"))
    return page


def _press(page: DutiesPage, name: str) -> EntryDialog:
    found = page.detail.findChildren(QPushButton)
    next(e for e in found if e.accessibleName() == name and e.isVisibleTo(page)).click()
    assert page.dialog is not None
    return page.dialog


def _holder(page: DutiesPage) -> str:
    assert page.table.current is not None
    return page.table.current.holder


def test_a_paper_goes_up_the_line_and_back_on_the_days_she_gives(
    page: DutiesPage, fill: Fill, context: AppContext
) -> None:
    dialog = _press(page, "เสนอ ผอ.กลุ่มอำนวยการ…")
    fill(dialog.form, {"on": medium_date(YESTERDAY)})
    dialog.save_button.click()
    assert _holder(page) == "admin_head"
    assert any(medium_date(YESTERDAY) in text for text in page.detail.texts)
    dialog = _press(page, "คืนแก้ไข…")
    fill(dialog.form, {"note": "แก้วาระที่ 4"})
    dialog.save_button.click()
    assert _holder(page) == "officer"
    assert f"{medium_date(TODAY)}  ·  แก้วาระที่ 4" in page.detail.texts
    context.history.undo()
    assert _holder(page) == "admin_head"
    context.history.undo()
    assert _holder(page) == "officer"
    assert not any(medium_date(YESTERDAY) in text for text in page.detail.texts)


def test_a_day_to_come_and_one_before_the_last_move_are_refused(
    page: DutiesPage, fill: Fill
) -> None:
    dialog = _press(page, "เสนอ ผอ.กลุ่มอำนวยการ…")
    fill(dialog.form, {"on": medium_date(TODAY + timedelta(days=1))})
    dialog.save_button.click()
    assert "ยังมาไม่ถึง" in dialog.reason
    fill(dialog.form, {"on": medium_date(TODAY)})
    dialog.save_button.click()
    dialog = _press(page, "เสนอ รอง ผอ.สพท.…")
    fill(dialog.form, {"on": medium_date(YESTERDAY)})
    dialog.save_button.click()
    assert f"ไม่ก่อนการเสนอครั้งก่อน ({medium_date(TODAY)})" in dialog.reason
    assert _holder(page) == "admin_head"
