"""A meeting in the window: planned, its steps done, its agenda decided, its people marked."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pptx
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import duties, meetings, series, steps
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.errors import OfficeError
from district_admin.thai.calendar import medium_date
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.context import AppContext
from district_admin.ui.requests import NewPaper
from tests.areas.meetings.view.conftest import Fill


def _plan(view: MeetingsView, fill: Fill, day: date) -> None:
    view.meetings.add()
    fill(view.meetings.edit.form, {"held_on": medium_date(day)})
    view.meetings.edit.save()
    assert view.meetings.edit.reason == ""


@pytest.fixture
def day() -> date:
    """A Wednesday at least three weeks away, so that nothing is due yet."""
    soon = date.today() + timedelta(days=25)
    return soon + timedelta(days=(2 - soon.weekday()) % 7)


@pytest.fixture
def page(view: MeetingsView, body: int, fill: Fill, day: date) -> MeetingPage:
    view.meetings.refresh()
    _plan(view, fill, day)
    row = view.meetings.table.current
    assert row is not None
    view.meetings.opened.emit(row.id)
    assert view.meeting_page is not None
    return view.meeting_page


def test_an_empty_office_is_led_to_a_body_first(view: MeetingsView, fill: Fill) -> None:
    view.meetings.add()
    assert view.tabs.currentWidget() is view.series
    fill(view.series.edit.form, {"name": "คณะกรรมการจัดซื้อ", "quorum": "๓"})
    view.series.edit.save()
    chosen = view.series.table.current
    assert chosen is not None
    assert (chosen.name, chosen.quorum) == ("คณะกรรมการจัดซื้อ", 3)
    assert view.meetings.series == []
    view.tabs.setCurrentWidget(view.meetings)
    assert [each.name for each in view.meetings.series] == ["คณะกรรมการจัดซื้อ"]


def test_a_date_is_all_that_is_asked_for(
    view: MeetingsView, body: int, fill: Fill, day: date
) -> None:
    view.meetings.refresh()
    _plan(view, fill, day)
    [row] = view.meetings.table.rows
    assert (row.name, row.starts_at, row.place) == ("ผู้บริหารสถานศึกษา", "09.30", "ห้องประชุมใหญ่")
    assert row.next_duty == "ประสานกลุ่มต่าง ๆ ให้ส่งวาระการประชุม"
    assert "ที่ต้องทำ 24 งาน" in view.meetings.detail.texts


def test_what_cannot_be_is_said_where_she_types(
    view: MeetingsView, body: int, fill: Fill, day: date
) -> None:
    view.meetings.refresh()
    view.meetings.add()
    fill(view.meetings.edit.form, {"held_on": medium_date(day), "starts_at": "เช้า"})
    view.meetings.edit.save()
    assert "กรุณาพิมพ์เช่น 09.30" in view.meetings.edit.reason
    assert view.meetings.is_editing


def test_moving_the_day_moves_what_is_open(
    view: MeetingsView, body: int, fill: Fill, day: date
) -> None:
    view.meetings.refresh()
    _plan(view, fill, day)
    [row] = view.meetings.table.rows
    assert row.next_due is not None
    view.meetings.correct()
    later = day + timedelta(days=7)
    fill(view.meetings.edit.form, {"held_on": medium_date(later)})
    view.meetings.edit.save()
    [moved] = view.meetings.table.rows
    assert moved.held_on == later
    assert moved.next_due is not None
    assert moved.next_due > row.next_due


def test_a_step_is_done_and_taken_back(
    page: MeetingPage, view: MeetingsView, context: AppContext, fill: Fill
) -> None:
    duties = page.duties
    first = duties.rows[0]
    duties.table.opened.emit(first)
    assert duties.dialog is not None
    duties.dialog.save_button.click()
    assert duties.rows[0].done_on == date.today()
    assert duties.summary.startswith("เสร็จแล้ว 1 จาก 24 งาน")
    assert context.history.undo_name() == f"ทำเสร็จ: {first.title}"
    context.history.undo()
    assert duties.rows[0].done_on is None


def test_a_matter_is_added_decided_and_followed_until_it_is_done(
    page: MeetingPage,
    view: MeetingsView,
    fill: Fill,
    day: date,
    qtbot: QtBot,
    save_as: Callable[[str], Path],
) -> None:
    page.tabs.setCurrentWidget(page.agenda)
    page.agenda.add()
    fill(page.agenda.edit.form, {"title": "แผนปฏิบัติการประจำปี", "section": "5"})
    page.agenda.edit.save()
    item = page.agenda.table.current
    assert item is not None
    assert page.agenda.numbers[item.id] == "5.1"
    page.agenda.decide()
    due = medium_date(day + timedelta(days=10))
    fill(
        page.agenda.edit.form,
        {"verb": "เห็นชอบ", "resolution": "ตามเสนอ", "owner_name": "กลุ่มนโยบายและแผน", "due_on": due},
    )
    page.agenda.edit.save()
    assert page.agenda.edit.reason == ""
    assert "เห็นชอบตามเสนอ" in page.agenda.detail.texts
    page.left.emit()
    view.tabs.setCurrentWidget(view.resolutions)
    [row] = view.resolutions.table.rows
    assert (row.resolution, row.owner_name) == ("เห็นชอบตามเสนอ", "กลุ่มนโยบายและแผน")
    path = save_as("มติ.docx")
    with qtbot.waitSignal(view.resolutions.saved):
        view.resolutions.give("docx")
    [table] = docx.Document(str(path)).tables
    cells = [each.text for each in table.rows[1].cells]
    assert cells[1:3] == [row.resolution, row.owner_name]
    assert to_arabic_digits(cells[3]).split() == medium_date(day + timedelta(days=10)).split()
    view.resolutions.finish()
    assert view.resolutions.dialog is not None
    view.resolutions.dialog.save_button.click()
    assert list(view.resolutions.table.rows) == []
    with pytest.raises(OfficeError, match="ไม่มีมติที่แสดงอยู่"):
        view.resolutions.give("pdf")
    assert view.resolutions.counts()[2] == 1


def test_one_key_marks_a_person_and_goes_on(page: MeetingPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.people)
    people = page.people
    qtbot.waitUntil(people.table.hasFocus)
    people.choose(people.rows[0].id)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Minus, Qt.Key.Key_Space):
        QTest.keyClick(people.table, key)
    assert [each.presence for each in people.rows] == ["present", "absent", "present", ""]
    assert "มาแล้ว 2 ต้องมี 2" in people.summary
    assert "ครบองค์ประชุม" in people.summary
    people.rest_button.click()
    assert [each.presence for each in people.rows][-1] == "present"
    people.choose(people.rows[1].id)
    QTest.keyClick(people.table, Qt.Key.Key_Plus)
    assert people.dialog is not None
    name = people.dialog.form.entrance_of("substitute_name")
    qtbot.waitUntil(name.hasFocus)
    people.dialog.reject()


def test_who_presides_while_the_chair_is_away_is_chosen_beside_the_name(
    page: MeetingPage, context: AppContext
) -> None:
    page.tabs.setCurrentWidget(page.people)
    people = page.people
    people.choose(people.rows[1].id)
    people.mark("present")
    people.choose(people.rows[1].id)
    assert "เป็นประธานในที่ประชุม" in _buttons(people.detail)  # the chair has not come
    people.choose(people.rows[0].id)
    people.mark("present")
    people.choose(people.rows[1].id)
    assert "เป็นประธานในที่ประชุม" not in _buttons(people.detail)
    people.choose(people.rows[0].id)
    people.mark("absent")
    people.choose(people.rows[1].id)
    _buttons(people.detail)["เป็นประธานในที่ประชุม"].click()
    assert people.rows[1].role == "ประธานในที่ประชุม"
    assert "ในที่ประชุม ประธานในที่ประชุม" in people.detail.texts
    context.history.undo()
    assert people.rows[1].role == "กรรมการ"


def test_an_empty_list_says_whether_there_is_nothing_or_only_nothing_let_through(
    page: MeetingPage, qtbot: QtBot, type_text: Callable[[QWidget, str], None]
) -> None:
    page.tabs.setCurrentWidget(page.people)
    page.people.filters.choose(len(page.people.counts()) - 1)
    assert page.people.table.rows == []
    assert page.people.frame.bodies.currentWidget() is page.people.empties["filter"]
    with qtbot.waitSignal(page.people.search.searched):
        type_text(page.people.search, "ไม่มีใครชื่อนี้")
    assert page.people.frame.bodies.currentWidget() is page.people.empties["search"]
    page.tabs.setCurrentWidget(page.files)
    assert page.files.frame.bodies.currentWidget() is page.files.empties["start"]


def test_a_substitute_is_asked_for_by_name(page: MeetingPage, qtbot: QtBot, fill: Fill) -> None:
    page.tabs.setCurrentWidget(page.people)
    people = page.people
    people.choose(people.rows[2].id)
    people.ask_substitute()
    assert people.dialog is not None
    people.dialog.save_button.click()
    assert "ชื่อผู้มาประชุมแทน" in people.dialog.reason
    fill(people.dialog.form, {"substitute_name": "นางแทน มาดี", "reason": "ติดราชการ"})
    people.dialog.save_button.click()
    assert people.table.current is not None
    assert people.table.current.id == people.rows[3].id  # as with the other keys
    assert (people.rows[2].presence, people.rows[2].substitute_name) == (
        "substitute",
        "นางแทน มาดี",
    )


def test_who_will_come_instead_is_asked_with_the_answer(page: MeetingPage, fill: Fill) -> None:
    people = page.people
    page.tabs.setCurrentWidget(people)
    people.set_reply(people.rows[2], "substitute")
    assert people.dialog is not None
    fill(people.dialog.form, {"name": "นางแทน มาดี"})
    people.dialog.save_button.click()
    assert (people.rows[2].reply, people.rows[2].substitute_name) == ("substitute", "นางแทน มาดี")
    people.rest_button.click()
    assert [each.presence for each in people.rows] == [
        "present",
        "present",
        "substitute",
        "present",
    ]


def test_a_body_with_meetings_says_why_it_stays(page: MeetingPage, view: MeetingsView) -> None:
    page.left.emit()
    view.tabs.setCurrentWidget(view.series)
    with pytest.raises(OfficeError, match="ยังมีการประชุมอยู่ 1 ครั้ง"):
        view.series.put_in_bin()


def _buttons(pane: QWidget) -> dict[str, QPushButton]:
    return {e.accessibleName(): e for e in pane.findChildren(QPushButton) if e.isVisible()}


def test_the_papers_of_a_step_are_one_click_away(
    page: MeetingPage, context: AppContext, qtbot: QtBot
) -> None:
    duties = page.duties
    wanted: list[NewPaper] = []
    context.requests.paper_wanted.connect(wanted.append)
    duties.choose(duties.rows[0].id)
    _buttons(duties.detail)["ร่างบันทึกขอให้ส่งวาระ"].click()
    [new] = wanted
    assert new.kind == "memo"
    assert "ครั้งที่ 1/" in str(new.content["subject"])
    agenda_step = next(each for each in duties.rows if each.key == "collect_agenda")
    duties.choose(agenda_step.id)
    with qtbot.waitSignal(duties.paper_wanted) as made:
        duties.paper_wanted.disconnect(page.papers.give_pdf)  # it would ask where to save it
        _buttons(duties.detail)["ระเบียบวาระการประชุม"].click()
    assert made.args == ["agenda"]
    archive = next(each for each in duties.rows if each.key == "archive")
    duties.choose(archive.id)
    _buttons(duties.detail)["แฟ้มและแผ่น"].click()
    assert page.tabs.currentWidget() is page.files


def test_the_slides_are_saved_from_their_step(
    page: MeetingPage, qtbot: QtBot, save_as: Callable[[str], Path]
) -> None:
    duties = page.duties
    duties.choose(next(each.id for each in duties.rows if each.key == "prepare_slides"))
    path = save_as("สไลด์")
    with qtbot.waitSignal(page.papers.saved, timeout=20_000) as said:
        _buttons(duties.detail)["สไลด์ประกอบการประชุม"].click()
    assert "สไลด์.pptx" in said.args[0]
    slides = pptx.Presentation(str(path.with_suffix(".pptx"))).slides
    assert slides[0].shapes.title.text == "การประชุมผู้บริหารสถานศึกษา"


def test_the_proof_of_payment_is_had_from_its_step_as_a_list_or_on_paper(
    page: MeetingPage, qtbot: QtBot, save_as: Callable[[str], Path], fill: Fill
) -> None:
    duties = page.duties
    duties.choose(next(each.id for each in duties.rows if each.key == "prepare_money"))
    found = {}
    for kind in ("xlsx", "pdf"):
        path = save_as(f"เป็น {kind}.{kind}")  # no name twice: a box would ask and wait
        _buttons(duties.detail)["หลักฐานการจ่ายเงิน…"].click()
        assert duties.dialog is not None
        fill(duties.dialog.form, {"chair": "1,000", "member": "800", "format": kind})
        with qtbot.waitSignal(duties.saved, timeout=20_000) as said:
            duties.dialog.save_button.click()
        assert path.name in said.args[0]
        found[kind] = path.read_bytes()
    sheet = openpyxl.load_workbook(io.BytesIO(found["xlsx"])).active
    assert sheet is not None
    sums = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert sums.count(1000) >= 1
    assert sums.count(800) >= 3
    assert "๑,๐๐๐" in pypdf.PdfReader(io.BytesIO(found["pdf"])).pages[0].extract_text()


def test_laws_are_listed_at_their_step_for_this_meeting_or_for_all(
    page: MeetingPage, view: MeetingsView, context: AppContext, fill: Fill
) -> None:
    duties = page.duties
    duties.choose(next(each.id for each in duties.rows if each.key == "prepare_laws"))
    assert any("ยังไม่มีรายการ" in text for text in duties.detail.texts)
    for title, reach in (("ระเบียบการประชุม", "standing"), ("หนังสือ ว 100", "meeting")):
        _buttons(duties.detail)["เพิ่ม"].click()
        assert duties.laws.dialog is not None
        fill(duties.laws.dialog.form, {"title": title, "part": "ข้อ 5", "reach": reach})
        duties.laws.dialog.save_button.click()
        assert duties.laws.dialog.reason == ""
    assert "กฎหมาย  ·  ข้อ 5  ·  ใช้ทุกครั้ง" in duties.detail.texts
    assert context.history.undo_name() == "เพิ่ม หนังสือ ว 100"
    page.tabs.setCurrentWidget(page.papers)
    papers = page.papers
    papers.choose(next(each.id for each in papers.rows if each.kind.key == "laws"))
    assert {"ระเบียบการประชุม", "หนังสือ ว 100"} <= set(papers.detail.texts)
    context.history.undo()
    assert "หนังสือ ว 100" not in papers.detail.texts
    page.left.emit()
    view.tabs.setCurrentWidget(view.series)
    view.series.choose(view.series.table.rows[0].id)
    assert "ระเบียบการประชุม" in view.series.detail.texts


def test_opinions_are_noted_and_what_is_too_early_is_said(page: MeetingPage, fill: Fill) -> None:
    with page.context.database.transaction("เลื่อน") as session:
        meetings.edit_meeting(session, page.meeting_id, MeetingFacts(date.today()))
    page.tabs.setCurrentWidget(page.opinions)
    opinions = page.opinions
    assert opinions.summary == "ยังไม่ได้แจกเวียนมติ"
    opinions.choose(opinions.rows[0].id)
    with pytest.raises(OfficeError, match="ยังไม่ได้แจกเวียนมติ"):
        opinions._set(opinions.rows[0], "agree")
    circulate = next(each for each in page.duties.rows if each.key == "circulate")
    page.duties.finish(circulate)
    assert page.duties.dialog is not None
    page.duties.dialog.save_button.click()
    opinions.refresh()
    opinions.ask()
    assert opinions.dialog is not None
    fill(opinions.dialog.form, {"opinion": "correct"})
    opinions.dialog.save_button.click()
    assert "กรุณากรอกข้อความที่ขอแก้ไขหรือเหตุผล" in opinions.dialog.reason
    fill(opinions.dialog.form, {"text": "วาระ 4.1 แก้เป็น 40 คน"})
    opinions.dialog.save_button.click()
    assert opinions.rows[0].opinion_text == "วาระ 4.1 แก้เป็น 40 คน"
    assert opinions.summary.startswith("ได้รับมติแล้ว 1  ·  ส่งความเห็นแล้ว 1 จาก 4 คน")
    opinions.give_button.click()
    fill(opinions.dialog.form, {"on": medium_date(date.today() + timedelta(days=1))})
    opinions.dialog.save_button.click()
    assert "ยังมาไม่ถึง" in opinions.dialog.reason
    fill(opinions.dialog.form, {"on": medium_date(date.today())})
    opinions.dialog.save_button.click()
    assert opinions.summary.startswith("ได้รับมติแล้ว 4")
    assert not opinions.give_button.isEnabled()


def test_a_meeting_to_which_people_were_called_is_not_binned_without_a_word(
    view: MeetingsView, body: int, context: AppContext
) -> None:
    with context.database.transaction("กำหนด", undoable=False) as session:
        made = meetings.plan_meeting(session, body, MeetingFacts(date.today()))
        sent = next(e for e in duties.list_duties(session, made) if e.key == duties.INVITE)
        steps.finish_step(session, sent.id, date.today())
    view.meetings.choose(made)
    view.meetings.put_in_bin()
    assert view.notice.text.startswith("หนังสือเชิญส่งไปแล้ว กรุณาแจ้งยกเลิก")
    wanted: list[NewPaper] = []
    context.requests.paper_wanted.connect(wanted.append)
    view.meetings.filters.choose(len(view.meetings.counts()) - 1)
    view.meetings.choose(made)
    _buttons(view.meetings.detail)["ร่างหนังสือแจ้งยกเลิก"].click()
    assert "ยกเลิกการประชุมผู้บริหารสถานศึกษา ครั้งที่" in str(wanted[0].content["subject"])


def test_where_there_is_one_series_the_button_plans_its_meeting_at_once(
    view: MeetingsView, body: int, context: AppContext
) -> None:
    view.meetings.refresh()
    view.meetings.add_button.click()
    assert view.meetings.is_editing
    with context.database.transaction("อีกชุด", undoable=False) as session:
        series.add_series(session, SeriesFacts("คณะกรรมการชุดใหม่"))
    view.meetings.refresh()
    assert view.meetings.add_button.menu() is view.meetings.add_menu


def test_where_there_is_no_series_the_button_leads_to_making_one(view: MeetingsView) -> None:
    view.meetings.refresh()
    view.meetings.add_button.click()
    assert view.tabs.currentWidget() is view.series
    assert view.series.is_editing
