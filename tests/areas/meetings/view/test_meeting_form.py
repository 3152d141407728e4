"""A meeting is corrected from its own page, and what is missing leads to where it is put right."""

from datetime import date, timedelta

import pytest

from district_admin.areas.meetings.operations import meetings
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.errors import OfficeError
from district_admin.found import Found
from district_admin.thai.calendar import medium_date, weekday_date
from district_admin.ui.context import AppContext
from district_admin.ui.labels import Elided
from tests.areas.meetings.view.conftest import Fill


@pytest.fixture
def page(view: MeetingsView, meeting_id: int) -> MeetingPage:
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    return view.meeting_page


def test_a_missing_time_leads_from_the_minutes_to_the_form_of_the_meeting(
    page: MeetingPage, fill: Fill
) -> None:
    page.tabs.setCurrentWidget(page.papers)
    papers = page.papers
    papers.choose(next(row.id for row in papers.rows if row.kind.key == "minutes"))
    told = "ยังไม่มีเวลาเริ่มประชุม"
    assert any(text.startswith(told) for text in papers.detail.texts)
    papers.detail.press("แก้ไขการประชุม…")
    assert page.dialog is not None
    fill(page.dialog.form, {"began_at": "9.30"})
    page.dialog.save_button.click()
    assert page.dialog.reason == ""
    assert not any(text.startswith(told) for text in papers.detail.texts)
    papers.detail.press("ผู้เข้าประชุม")
    assert page.tabs.currentWidget() is page.people


def test_what_is_missing_before_closing_leads_there_as_well(page: MeetingPage) -> None:
    page.files.seal()
    dialog = page.files.seal_dialog
    assert dialog is not None
    dialog.pane.press("ระเบียบวาระและมติ")
    assert not dialog.isVisible()
    assert page.tabs.currentWidget() is page.agenda


def test_the_page_is_named_anew_when_its_meeting_is_moved(
    page: MeetingPage, context: AppContext, fill: Fill
) -> None:
    day = date.today() + timedelta(days=1)
    page.edit_button.click()
    assert page.dialog is not None
    fill(page.dialog.form, {"held_on": medium_date(day), "number": "7"})
    page.dialog.save_button.click()
    heads = [each.text() for each in page.findChildren(Elided)]
    assert any(f"ครั้งที่ 7/{day.year + 543}" in text for text in heads)
    assert any(weekday_date(day) in text for text in heads)
    assert (context.history.undo_name() or "").startswith("เลื่อนการประชุม")
    context.history.undo()
    heads = [each.text() for each in page.findChildren(Elided)]
    assert not any(weekday_date(day) in text for text in heads)


def test_moving_it_before_another_tells_that_agendas_changed_and_that_the_day_is_gone_by(
    page: MeetingPage, view: MeetingsView, context: AppContext, body: int, fill: Fill
) -> None:
    with context.database.transaction("กำหนด", undoable=False) as session:
        day = date.today() + timedelta(days=30)
        second = meetings.plan_meeting(session, body, MeetingFacts(day))
    view.open_meeting(second)
    page = view.meeting_page or page
    page.tabs.setCurrentWidget(page.agenda)
    assert [each.adopts_id is None for each in page.agenda.rows] == [False]
    page.edit()
    assert page.dialog is not None
    fill(page.dialog.form, {"held_on": medium_date(date.today() - timedelta(days=60))})
    page.dialog.save_button.click()
    assert page.agenda.rows == []
    told = page.notice.accessibleName()
    assert told.startswith("กรุณาตรวจสอบ: วันประชุมผ่านมาแล้ว")
    assert "ครั้งที่ 2/" in told
    assert "ปรับวาระ 2 ครั้งตามลำดับการประชุมใหม่" in told
    context.history.undo()
    assert len(page.agenda.rows) == 1


def test_a_closed_meeting_says_why_it_cannot_be_corrected(
    page: MeetingPage, context: AppContext
) -> None:
    with context.database.transaction("ปิด") as session:
        meetings.close_meeting(session, page.meeting_id, date.today())
    with pytest.raises(OfficeError, match="ปิดแฟ้มการประชุมนี้แล้ว"):
        page.edit()
    assert page.dialog is None


@pytest.mark.parametrize(
    ("step", "tab"),
    [
        ("confirm_attendance", "คำตอบรับ"),
        ("transcribe", "ถอดเทป"),
        ("collect_opinions", "ความเห็น"),
        ("archive", "แฟ้มและแผ่น"),
    ],
)
def test_a_step_that_is_done_under_a_tab_leads_there(
    page: MeetingPage, step: str, tab: str
) -> None:
    duties = page.duties
    duties.choose(next(row.id for row in duties.rows if row.key == step))
    duties.detail.press(tab)
    assert page.tabs.tabText(page.tabs.currentIndex()) == tab


def test_nothing_is_due_any_more_for_a_meeting_whose_file_is_closed(
    page: MeetingPage, view: MeetingsView, context: AppContext
) -> None:
    there = view.meetings
    there.refresh()
    assert len(there.shown(2)) == 1
    with context.database.transaction("ปิด") as session:
        meetings.close_meeting(session, page.meeting_id, date.today())
    there.refresh()
    assert there.shown(2) == []
    there.choose(page.meeting_id)
    assert "มี 23 ขั้นตอนที่ไม่ได้บันทึกว่าเสร็จก่อนปิดแฟ้ม" in there.detail.texts
    assert not any("เลยกำหนด" in each for each in there.detail.texts)


def test_who_comes_back_from_a_paper_finds_the_step_again(
    page: MeetingPage, view: MeetingsView
) -> None:
    page.duties.choose(next(row.id for row in page.duties.rows if row.key == "prepare_food"))
    view.open_found(Found("meetings", "meeting", "การประชุม", page.meeting_id, ""))
    assert view.meeting_page is page
    assert page.duties.table.current is not None
    assert page.duties.table.current.key == "prepare_food"


def test_a_day_that_is_over_is_told_as_one(page: MeetingPage, fill: Fill) -> None:
    for days, is_over in ((-2, True), (30, False)):
        page.edit()
        assert page.dialog is not None
        day = medium_date(date.today() + timedelta(days=days))
        fill(page.dialog.form, {"held_on": day})
        page.dialog.save_button.click()
        told = page.notice.accessibleName()
        assert day in told
        assert ("วันประชุมผ่านมาแล้ว" in told) is is_over


@pytest.mark.parametrize(
    ("step", "asked"), [("9.4", "หลักฐานการจ่ายเงิน"), ("9.6", "ขออนุมัติเบิกค่าอาหาร")]
)
def test_papers_that_are_asked_about_first_stand_among_the_others(
    page: MeetingPage, step: str, asked: str
) -> None:
    page.tabs.setCurrentWidget(page.papers)
    papers = page.papers
    steps = [[int(part) for part in row.kind.step.split(".")] for row in papers.rows]
    assert steps == sorted(steps)
    papers.choose(next(row.id for row in papers.rows if row.kind.step == step))
    papers.detail.press("กรอกและทำเอกสาร…")
    assert papers.dialog is not None
    assert papers.dialog.windowTitle().startswith(asked)
    papers.dialog.reject()
