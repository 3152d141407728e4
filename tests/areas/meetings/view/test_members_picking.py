"""Members of a body picked from the directory: people first, and those counted who were new."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from district_admin.areas.directory.dialogs.picking import PickDialog
from district_admin.areas.directory.operations import agencies, people, postings
from district_admin.areas.meetings.operations import series
from district_admin.areas.meetings.operations.series import MemberFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from tests.areas.meetings.view.conftest import Fill


@pytest.fixture
def dialog(view: MeetingsView, body: int, database: Database) -> Iterator[PickDialog]:
    """A directory of three people, one of whom heads a school."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        school = agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนบ้านดอน", "school"))
        for first in ("กิตติ", "ขวัญใจ", "คมสัน"):
            person = people.add_person(session, people.PersonDetails(first, "ใจงาม"))
        head = postings.PostingDetails(school, "ผู้อำนวยการ", date(2020, 10, 1), is_head=True)
        postings.add_posting(session, person, head)
    view.tabs.setCurrentWidget(view.series)
    view.series.choose(body)
    view.series.members.pick()
    made = view.series.members.dialog
    assert isinstance(made, PickDialog)
    yield made
    made.accept()


def test_people_are_offered_first_and_only_new_members_are_counted(
    dialog: PickDialog, view: MeetingsView, context: AppContext
) -> None:
    dialog.table.selectAll()
    dialog.pick_button.click()
    assert "3 คน" in (context.history.undo_name() or "")
    before = context.history.undo_name()
    dialog.filters.choose(1)  # the agencies: the school's head is a member by now
    dialog.table.selectAll()
    dialog.pick_button.click()
    assert context.history.undo_name() == before
    assert view.notice.accessibleName() == "ทุกรายที่เลือกเป็นกรรมการอยู่แล้ว"


def test_ctrl_a_in_the_empty_box_chooses_the_whole_list(dialog: PickDialog) -> None:
    QTest.keyClick(dialog.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.table.selected) == 3
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.picked_count == 3
    dialog.search.setText("คม")
    QTest.keyClick(dialog.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.search.selectedText() == "คม"


def test_an_empty_directory_says_where_names_come_from(view: MeetingsView, body: int) -> None:
    view.tabs.setCurrentWidget(view.series)
    view.series.choose(body)
    view.series.members.pick()
    dialog = view.series.members.dialog
    assert isinstance(dialog, PickDialog)
    shown = [e.text() for e in dialog.findChildren(QLabel) if e.isVisible()]
    assert any("ทำเนียบ" in each and "Excel" in each for each in shown)
    dialog.accept()


def test_the_list_of_a_meeting_says_who_is_no_member_any_more_and_who_is_new(
    view: MeetingsView, database: Database, body: int, meeting_id: int
) -> None:
    with database.transaction("เปลี่ยนกรรมการ", undoable=False) as session:
        [first, *_rest] = series.list_members(session, body)
        series.end_member(session, first.id, date.today() - timedelta(days=10))
        series.add_member(session, body, MemberFacts("นายมาใหม่ ใจงาม", role="กรรมการ"))
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    people = view.meeting_page.people
    people.refresh()
    assert "พ้นจากกรรมการแล้ว 1  ·  ตั้งใหม่ 1" in people.summary
    people.take_members()
    people.refresh()
    assert "ตั้งใหม่" not in people.summary


def test_a_member_is_put_at_a_place_at_once(
    view: MeetingsView, body: int, database: Database, context: AppContext, fill: Fill
) -> None:
    names = [f"นายคนที่{number} ใจงาม" for number in range(1, 61)]
    with database.transaction("กรรมการ", undoable=False) as session:
        for name in names:
            series.add_member(session, body, MemberFacts(name, "", "กรรมการ"))
        last = series.list_members(session, body)[-1]
    view.tabs.setCurrentWidget(view.series)
    view.series.choose(body)

    def placed() -> int:
        with database.reading() as session:
            return series.place_of(session, series.get_member(session, last.id), date.today())

    before = placed()
    members = view.series.members
    members.edit(last.id)
    assert isinstance(members.dialog, EntryDialog)
    fill(members.dialog.form, {"place": "๓"})
    members.dialog.save_button.click()
    assert placed() == 3
    context.history.undo()
    assert placed() == before
