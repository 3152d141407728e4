"""In a narrow window a row that is opened shows what it is before anything is asked."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import agenda, meetings
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.storage.database import Database

NARROW, WIDE = 800, 1170
SMALLEST = 828  # px that a window of 900 leaves to a work area


def test_the_button_that_corrects_a_meeting_takes_no_room_from_a_full_head(
    view: MeetingsView, meeting_id: int
) -> None:
    view.open_meeting(meeting_id)
    page = view.meeting_page
    assert page is not None
    assert page.edit_button.isVisibleTo(page)
    page.tabs.setCurrentWidget(page.people)
    assert not page.edit_button.isVisibleTo(page)
    page.tabs.setCurrentWidget(page.papers)
    assert page.edit_button.isVisibleTo(page)


@pytest.mark.parametrize(("width", "is_asked"), [(NARROW, False), (WIDE, True)])
def test_a_step_is_seen_before_it_is_done(
    view: MeetingsView, database: Database, body: int, qtbot: QtBot, width: int, *, is_asked: bool
) -> None:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        meeting_id = meetings.plan_meeting(session, body, MeetingFacts(date(2026, 9, 16)))
    view.resize(width, 500)
    view.meetings.opened.emit(meeting_id)
    assert view.meeting_page is not None
    duties = view.meeting_page.duties
    qtbot.waitUntil(duties.isVisible)
    duties.table.opened.emit(duties.rows[0])
    assert duties.detail.isVisibleTo(duties)
    assert (duties.dialog is not None) is is_asked


@pytest.mark.parametrize(("width", "is_asked"), [(NARROW, False), (WIDE, True)])
def test_who_answered_and_a_paragraph_are_seen_before_anything_is_asked(
    view: MeetingsView, database: Database, meeting_id: int, width: int, *, is_asked: bool
) -> None:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        agenda.add_item(session, meeting_id, ItemFacts("งบประมาณ", 5, "จัดสรรแล้ว"))
    view.resize(width, 500)
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    for page in (view.meeting_page.answers, view.meeting_page.corrections):
        view.meeting_page.tabs.setCurrentWidget(page)
        page.resize(width, 400)
        page.table.opened.emit(page.table.current)
        assert page.detail.isVisibleTo(page)
        assert (page.dialog is not None) is is_asked


def test_all_tabs_of_a_meeting_are_in_sight_in_the_smallest_window(
    view: MeetingsView, meeting_id: int
) -> None:
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    bar = view.meeting_page.tabs.tabBar()
    assert bar.sizeHint().width() <= SMALLEST - bar.x()
