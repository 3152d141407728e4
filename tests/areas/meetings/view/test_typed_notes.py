"""Notes of a meeting that were being typed when the program broke off are there again."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from district_admin.areas.meetings.operations import agenda, meetings, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.transcript_carrying import carry
from district_admin.areas.meetings.operations.transcripts import Passage, save_passages
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.agenda_page import AgendaPage
from district_admin.ui.context import AppContext
from tests.areas.meetings.view.conftest import Fill

Items = tuple[int, int, int]
Opened = Callable[[int], AgendaPage]
TypeNotes = Callable[[AgendaPage, int, dict[str, str]], None]
SAID = "ประธานแจ้งว่าผู้ตรวจราชการจะมาในวันที่ 25"


@pytest.fixture
def items(context: AppContext, body: int) -> Items:
    with context.database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        meeting_id = meetings.plan_meeting(session, body, MeetingFacts(date(2026, 9, 16)))
        first = agenda.add_item(session, meeting_id, ItemFacts("การรับการตรวจราชการ", 5))
        return meeting_id, first, agenda.add_item(session, meeting_id, ItemFacts("วันครู", 5))


@pytest.fixture
def type_notes(fill: Fill) -> TypeNotes:
    """Opens the pane of a matter's resolution and types into it, without keeping it."""

    def typed(page: AgendaPage, item_id: int, values: dict[str, str]) -> None:
        page.choose(item_id)
        page.decide()
        assert page.edit.form is not None
        fill(page.edit.form, values)

    return typed


@pytest.fixture
def opened(context: AppContext, qtbot: QtBot) -> Iterator[Callable[[int], AgendaPage]]:
    """Opens the agenda of a meeting in a window of its own, as after another start."""
    views: list[MeetingsView] = []

    def shown(meeting_id: int) -> AgendaPage:
        view = MeetingsView(context)
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1170, 768)
        view.show()
        view.meetings.opened.emit(meeting_id)
        assert view.meeting_page is not None
        view.meeting_page.tabs.setCurrentWidget(view.meeting_page.agenda)
        return view.meeting_page.agenda

    yield shown
    for view in views:
        view.close()


def test_notes_come_back_after_the_program_broke_off(
    context: AppContext, items: Items, opened: Opened, type_notes: TypeNotes, qtbot: QtBot
) -> None:
    meeting_id, first, second = items
    page = opened(meeting_id)
    type_notes(page, first, {"discussion": SAID, "verb": "รับทราบ"})
    qtbot.waitUntil(lambda: any(context.folder.typed.glob("*.json")))

    again = opened(meeting_id)
    again.choose(second)
    again.decide()
    assert again.edit.form is not None
    assert (again.edit.form.values["discussion"], again.edit.note) == ("", "")
    again.edit.leave()
    again.choose(first)
    again.decide()
    assert again.edit.form is not None
    assert again.edit.form.values["discussion"] == SAID
    assert "พิมพ์ค้างไว้" in again.edit.note
    assert again.edit.has_changes  # so that she is asked before they go
    again.edit.save()
    with context.database.reading() as session:
        item = agenda.get_item(session, first)
        assert (item.discussion, item.verb) == (SAID, "รับทราบ")
    assert list(context.folder.typed.iterdir()) == []


def test_notes_thrown_away_on_purpose_stay_away(
    items: Items, opened: Opened, type_notes: TypeNotes
) -> None:
    meeting_id, first, _second = items
    page = opened(meeting_id)
    type_notes(page, first, {"discussion": SAID})
    assert page.kept is not None
    page.kept.write()
    page.edit.leave_button.click()
    page.decide()
    assert page.edit.form is not None
    assert (page.edit.form.values["discussion"], page.edit.note) == ("", "")


def test_notes_of_another_matter_and_damaged_ones_are_not_shown(
    context: AppContext, items: Items, opened: Opened
) -> None:
    meeting_id, first, second = items
    typed = context.folder.typed
    typed.mkdir(parents=True)
    (typed / f"resolution-{first}.json").write_text(
        '{"about": "เรื่องอื่น", "values": {"discussion": "ก"}}', encoding="utf-8"
    )
    (typed / f"resolution-{second}.json").write_bytes(b"\xff{")
    page = opened(meeting_id)
    for each in (first, second):
        page.choose(each)
        page.decide()
        assert page.edit.form is not None
        assert page.edit.form.values["discussion"] == ""
        page.edit.leave()


def test_notes_that_come_back_take_nothing_away_that_was_carried_in_meanwhile(
    context: AppContext, items: Items, opened: Opened, type_notes: TypeNotes
) -> None:
    meeting_id, first, _second = items
    page = opened(meeting_id)
    type_notes(page, first, {"discussion": SAID})
    assert page.kept is not None
    page.kept.write()
    again = opened(meeting_id)
    with context.database.transaction("นำเข้า") as session:
        save_passages(session, meeting_id, [Passage(1, "จากเทป", first)])
        carry(session, meeting_id, [1])
    again.choose(first)
    again.decide()
    again.edit.save()
    with context.database.reading() as session:
        assert agenda.get_item(session, first).discussion == f"{SAID}\nจากเทป"


def test_a_resolution_changed_in_two_places_is_told_and_nothing_is_lost(
    context: AppContext, items: Items, opened: Opened, type_notes: TypeNotes
) -> None:
    meeting_id, first, _second = items
    page = opened(meeting_id)
    type_notes(page, first, {"verb": "รับทราบ"})
    with context.database.transaction("อีกที่หนึ่ง") as session:
        resolutions.decide(session, first, ResolutionFacts("เห็นชอบ"))
    page.edit.save()
    assert "เห็นชอบ" in page.edit.reason
    assert page.edit.form is not None
    assert page.edit.form.values["verb"] == "รับทราบ"


@pytest.fixture
def carried(context: AppContext, body: int) -> Items:
    """A meeting that goes on with a matter of the one before; that matter, and this one."""
    with context.database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        first, second = (
            meetings.plan_meeting(session, body, MeetingFacts(date(2026, month, 16)))
            for month in (9, 10)
        )
        old = agenda.add_item(session, first, ItemFacts("ซ่อมหลังคา", 5))
        owed = ResolutionFacts("มอบหมาย", "ให้ดำเนินการ", owner_name="กลุ่มอำนวยการ")
        resolutions.decide(session, old, owed)
        [item] = [e.id for e in agenda.list_items(session, second) if e.continues_id == old]
    return second, old, item


def _finish(context: AppContext, item: int) -> None:
    with context.database.transaction("เสร็จแล้ว") as session:
        resolutions.finish(session, item, date(2026, 10, 1))


def test_a_matter_that_goes_while_its_resolution_is_typed_comes_back_with_it(
    context: AppContext, carried: Items, opened: Opened, type_notes: TypeNotes
) -> None:
    meeting_id, old, item = carried
    page = opened(meeting_id)
    type_notes(page, item, {"discussion": SAID, "verb": "รับทราบ"})
    _finish(context, old)
    assert item not in [each.id for each in page.rows]
    assert "ถูกนำออกจากวาระระหว่างที่พิมพ์" in page.edit.note
    page.edit.save()
    assert page.edit.reason == ""
    [back] = [each for each in page.rows if each.continues_id == old]
    assert (back.discussion, back.verb, back.title) == (SAID, "รับทราบ", "ซ่อมหลังคา")
    assert page.numbers[back.id] == "3.1"
    context.history.undo()
    assert [each.continues_id for each in page.rows] == [None]


def test_what_was_typed_and_left_is_offered_when_its_matter_is_gone(
    context: AppContext, carried: Items, opened: Opened, type_notes: TypeNotes, qtbot: QtBot
) -> None:
    meeting_id, old, item = carried
    page = opened(meeting_id)
    type_notes(page, item, {"discussion": SAID, "verb": "รับทราบ"})
    view = page.window()
    assert isinstance(view, MeetingsView)
    view.close_meeting()  # at once, before the typing rests for a second
    _finish(context, old)
    view.open_meeting(meeting_id)
    assert view.meeting_page is not None
    view.meeting_page.tabs.setCurrentWidget(view.meeting_page.agenda)
    page = view.meeting_page.agenda
    notice = view.meeting_page.notice
    qtbot.waitUntil(lambda: "มีมติที่พิมพ์ค้างไว้ของ “ซ่อมหลังคา”" in notice.text)
    next(e for e in notice.findChildren(QPushButton) if "เปิดที่พิมพ์ไว้" in e.text()).click()
    assert page.edit.form is not None
    assert page.edit.form.values["discussion"] == SAID
    page.edit.save()
    assert [each.discussion for each in page.rows if each.continues_id == old] == [SAID]
    assert list(context.folder.typed.iterdir()) == []


def test_what_was_typed_on_an_adoption_stays_when_its_meeting_gets_another_number(
    context: AppContext, carried: Items, opened: Opened, type_notes: TypeNotes
) -> None:
    meeting_id, old, _item = carried
    page = opened(meeting_id)
    adoption = next(each for each in page.rows if each.adopts_id is not None)
    type_notes(page, adoption.id, {"discussion": SAID})
    assert page.kept is not None
    page.kept.write()
    with context.database.transaction("แก้ครั้งที่") as session:
        first = agenda.get_item(session, old).meeting_id
        meetings.edit_meeting(session, first, MeetingFacts(date(2026, 9, 16), number=7))
    again = opened(meeting_id)
    again.choose(adoption.id)
    again.decide()
    assert again.edit.form is not None
    assert again.edit.form.values["discussion"] == SAID


def test_what_was_typed_goes_to_the_matter_that_came_instead(
    context: AppContext, carried: Items, opened: Opened, type_notes: TypeNotes
) -> None:
    meeting_id, old, item = carried
    page = opened(meeting_id)
    type_notes(page, item, {"discussion": SAID})
    _finish(context, old)
    with context.database.transaction("ทำต่อ") as session:
        resolutions.reopen(session, old)
    page.edit.save()
    assert [each.discussion for each in page.rows if each.continues_id == old] == [SAID]


def test_a_matter_that_has_nothing_left_to_adopt_goes_with_its_resolution_and_that_is_told(
    context: AppContext, carried: Items, opened: Opened, type_notes: TypeNotes
) -> None:
    meeting_id, old, _item = carried
    page = opened(meeting_id)
    adoption = next(each for each in page.rows if each.adopts_id is not None)
    with context.database.transaction("รับรองแล้วลบครั้งก่อน") as session:
        resolutions.decide(session, adoption.id, ResolutionFacts("รับรองรายงานการประชุม"))
        meetings.bin_meeting(session, agenda.get_item(session, old).meeting_id)
    type_notes(page, adoption.id, {"verb": ""})
    page.edit.save()
    assert (page.edit.reason, page.rows) == ("", [])
    view = page.window()
    assert isinstance(view, MeetingsView)
    assert view.meeting_page is not None
    assert "นำวาระที่ไม่มีรายงานให้รับรองออก" in view.meeting_page.notice.text
