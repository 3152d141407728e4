"""The answers to an invitation, marked by one key a person while the officer telephones."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import meetings
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from tests.areas.meetings.view.conftest import Fill


@pytest.fixture
def page(view: MeetingsView, body: int, database: Database) -> MeetingPage:
    with database.transaction("กำหนด", undoable=False) as session:
        facts = MeetingFacts(date.today() + timedelta(days=9))
        meeting_id = meetings.plan_meeting(session, body, facts)
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    view.meeting_page.tabs.setCurrentWidget(view.meeting_page.answers)
    return view.meeting_page


def test_one_key_an_answer_and_the_counts_follow(
    page: MeetingPage, context: AppContext, fill: Fill, qtbot: QtBot
) -> None:
    answers = page.answers
    qtbot.waitUntil(answers.table.hasFocus)
    answers.choose(answers.rows[0].id)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Minus, Qt.Key.Key_Plus):
        QTest.keyClick(answers.table, key)
    assert answers.dialog is not None
    fill(answers.dialog.form, {"name": "นางแทน มาดี"})
    answers.dialog.save_button.click()
    assert [each.person.reply for each in answers.rows] == ["yes", "no", "substitute", ""]
    assert answers.rows[2].person.substitute_name == "นางแทน มาดี"
    assert answers.counts() == [4, 1, 1, 1, 1]
    assert answers.table.current == answers.rows[3]
    assert answers.summary.startswith("ตอบแล้ว 3 จาก 4 คน  ·  อาหาร 2 คน")
    answers.filters.choose(1)
    assert [each.id for each in answers.table.rows] == [answers.rows[3].id]
    context.history.undo()
    assert answers.rows[2].person.reply == ""


def test_staff_and_reserve_are_fed_as_well(page: MeetingPage, fill: Fill) -> None:
    answers = page.answers
    answers.mark("yes")
    answers.food_button.click()
    assert answers.dialog is not None
    fill(answers.dialog.form, {"staff": "สาม"})
    answers.dialog.save_button.click()
    assert "จำนวนเจ้าหน้าที่ต้องเป็นตัวเลข" in answers.dialog.reason
    fill(answers.dialog.form, {"staff": "๓", "reserve": "2"})
    answers.dialog.save_button.click()
    assert "อาหาร 6 คน (ตอบรับ 1 เจ้าหน้าที่ 3 สำรอง 2)" in answers.summary
