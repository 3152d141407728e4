"""Corrections and the final version in the window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import agenda, attendance, meetings, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.ui.context import AppContext
from tests.areas.meetings.view.conftest import Fill

HELD_ON = date(2026, 9, 16)


@pytest.fixture
def page(view: MeetingsView, body: int, context: AppContext) -> MeetingPage:
    """A meeting that was held, opened."""
    with context.database.transaction("ตั้งต้น", undoable=False) as session:
        facts = MeetingFacts(
            HELD_ON,
            place="ห้องประชุมใหญ่",
            began_at="09.30",
            ended_at="12.00",
            taker_name="นางสาวจด ใจดี",
            taker_position="นักจัดการงานทั่วไป",
        )
        meeting_id = meetings.plan_meeting(session, body, facts)
        item = agenda.add_item(session, meeting_id, ItemFacts("แผนพัฒนาบุคลากร", 5))
        decided = ResolutionFacts("เห็นชอบ", "ตามที่เสนอ", "มีผู้เข้าอบรม 30 คน")
        resolutions.decide(session, item, decided)
        attendance.mark_rest(session, meeting_id, "present")
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    return view.meeting_page


def _finalise(page: MeetingPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.papers)
    papers = page.papers
    papers.choose(next(row.id for row in papers.rows if row.kind.key == "minutes"))
    papers.detail.press("ทำเป็นฉบับสมบูรณ์…")
    assert papers.finals.dialog is not None
    with qtbot.waitSignal(papers.said, timeout=30_000):
        papers.finals.dialog.save_button.click()


def test_a_correction_is_noted_at_its_paragraph_carried_in_and_taken_back(
    page: MeetingPage, context: AppContext, fill: Fill
) -> None:
    page.tabs.setCurrentWidget(page.opinions)
    member = page.opinions.rows[1]
    page.opinions.paragraph_wanted.emit(member.id)
    assert page.tabs.currentWidget() is page.corrections
    shown = page.corrections
    shown.choose(shown.rows[0].id)
    shown.add()
    assert shown.dialog is not None
    fill(shown.dialog.form, {"old": "30 คน", "new": "40 คน"})
    shown.dialog.save_button.click()
    assert shown.dialog.reason == ""
    [(kept, name)] = shown.rows[0].corrections
    assert (name, kept.old_text, kept.new_text) == (member.name, "30 คน", "40 คน")
    shown.detail.press("แก้ไขตามที่ขอ")
    assert shown.rows[0].text == "มีผู้เข้าอบรม 40 คน"
    assert "แก้ไขตามที่ขอ" in shown.detail.texts or shown.rows[0].corrections[0][0].carried_text
    assert context.history.undo_name() == f"แก้ไขรายงานการประชุมตามที่ {member.name} ขอ"
    context.history.undo()
    assert shown.rows[0].text == "มีผู้เข้าอบรม 30 คน"
    assert shown.rows[0].pending == 1


def test_who_was_not_there_is_not_offered_first_as_asking_for_a_correction(
    page: MeetingPage, context: AppContext
) -> None:
    shown = page.corrections
    with context.database.transaction("ประธานไม่มา", undoable=False) as session:
        chair, second, *_rest = attendance.list_people(session, shown.meeting_id)
        attendance.set_presence(session, chair.id, PresenceFacts("absent"))
        wanted = second.id
    page.tabs.setCurrentWidget(shown)
    shown.choose(shown.rows[0].id)
    shown.add()
    assert shown.dialog is not None
    assert shown.dialog.form.values["person"] == str(wanted)
    shown.dialog.reject()


def test_final_minutes_are_read_only_everywhere_and_come_out_as_they_were_kept(
    page: MeetingPage, qtbot: QtBot, save_as: Callable[[str], Path]
) -> None:
    _finalise(page, qtbot)
    papers = page.papers
    assert "ฉบับสมบูรณ์ที่ 1" in papers.detail.texts
    for each in (page.agenda, page.people):
        page.tabs.setCurrentWidget(each)
        each.choose(each.rows[0].id)
        assert not any(made.isEnabled() for made in each.head_actions)
        assert any("ยกเลิกฉบับสมบูรณ์" in text for text in each.detail.texts)
        assert all("ยกเลิกฉบับสมบูรณ์" in made.toolTip() for made in each.head_actions)
    page.tabs.setCurrentWidget(page.answers)
    page.answers.choose(page.answers.rows[0].id)
    page.answers.mark("yes")
    assert page.answers.rows[0].person.reply == ""
    assert any("ยกเลิกฉบับสมบูรณ์" in text for text in page.answers.detail.texts)
    page.tabs.setCurrentWidget(page.papers)
    path = save_as("รายงาน.pdf")
    with qtbot.waitSignal(papers.saved):
        papers.give_pdf("minutes")
    text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    assert "รายงานการประชุมผู้บริหารสถานศึกษา" in text
    assert "(ร่าง)" not in text
    assert papers.finals.in_force is not None


def test_a_final_version_is_taken_back_with_a_reason_and_stays_to_be_opened(
    page: MeetingPage, qtbot: QtBot, fill: Fill, context: AppContext
) -> None:
    _finalise(page, qtbot)
    papers = page.papers
    papers.detail.press("ยกเลิกฉบับสมบูรณ์…")
    assert papers.finals.dialog is not None
    papers.finals.dialog.save_button.click()
    assert "กรุณากรอกเหตุผล" in papers.finals.dialog.reason
    fill(papers.finals.dialog.form, {"reason": "ชื่อผู้มาประชุมผิด"})
    papers.finals.dialog.save_button.click()
    assert papers.finals.in_force is None
    assert any("เพราะ ชื่อผู้มาประชุมผิด" in text for text in papers.detail.texts)
    page.tabs.setCurrentWidget(page.agenda)
    assert page.agenda.add_button.isEnabled()
    context.history.undo()
    assert not page.agenda.add_button.isEnabled()
    context.history.undo()  # that it was made final
    assert page.agenda.add_button.isEnabled()


def test_what_is_not_right_yet_is_told_before_it_is_made_final(
    page: MeetingPage, context: AppContext, body: int
) -> None:
    with context.database.transaction("แก้", undoable=False) as session:
        meetings.edit_meeting(session, page.meeting_id, MeetingFacts(HELD_ON))
    page.papers.refresh()
    page.papers.finals.ask()
    assert page.papers.finals.question is not None
    assert page.papers.finals.dialog is None


def test_a_matter_without_a_resolution_is_told_first_of_all(
    page: MeetingPage, context: AppContext
) -> None:
    with context.database.transaction("แก้", undoable=False) as session:
        agenda.add_item(session, page.meeting_id, ItemFacts("งบประมาณ", 5))
        meetings.edit_meeting(session, page.meeting_id, MeetingFacts(HELD_ON))
    page.papers.refresh()
    page.papers.finals.ask()
    question = page.papers.finals.question
    assert question is not None
    assert question.windowTitle() == "ยังมีเรื่องที่ยังไม่มีมติ"
    told = [each.text() for each in question.findChildren(QLabel) if "5.2" in each.text()]
    assert told
    assert told[0].startswith("ยังไม่มีมติที่ประชุมของเรื่อง 5.2")


@pytest.mark.parametrize("hers", ["", "เลขานุการขอเสนอ"])
def test_minutes_adopted_by_circulation_leave_the_next_agenda_or_she_is_told(
    page: MeetingPage, qtbot: QtBot, fill: Fill, context: AppContext, body: int, hers: str
) -> None:
    with context.database.transaction("ครั้งต่อไป") as session:
        following = meetings.plan_meeting(session, body, MeetingFacts(date(2026, 10, 14)))
        [item] = agenda.list_items(session, following)
        agenda.edit_item(session, item.id, ItemFacts(item.title, item.section, facts=hers))
    page.tabs.setCurrentWidget(page.papers)
    papers = page.papers
    papers.choose(next(row.id for row in papers.rows if row.kind.key == "minutes"))
    papers.detail.press("ทำเป็นฉบับสมบูรณ์…")
    dialog = papers.finals.dialog
    assert dialog is not None
    fill(dialog.form, {"way": "circulation", "on": "30 ก.ย. 2569"})
    with qtbot.waitSignal(papers.said, timeout=30_000) as told:
        dialog.save_button.click()
    assert told.args is not None
    assert ("ครั้งที่ 2/2569 มีข้อความที่กรอกไว้ จึงยังอยู่" in told.args[0]) == bool(hers)
    with context.database.reading() as session:
        assert len(agenda.list_items(session, following)) == bool(hers)
    context.history.undo()
    with context.database.reading() as session:
        assert len(agenda.list_items(session, following)) == 1
