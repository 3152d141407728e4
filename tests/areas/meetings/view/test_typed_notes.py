"""Notes of a meeting that were being typed when the program broke off are there again."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
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
SAID = "ประธานแจ้งว่าผู้ตรวจราชการจะมาในวันที่ 25"


@pytest.fixture
def items(context: AppContext, body: int) -> Items:
    with context.database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        meeting_id = meetings.plan_meeting(session, body, MeetingFacts(date(2026, 9, 16)))
        first = agenda.add_item(session, meeting_id, ItemFacts("การรับการตรวจราชการ", 5))
        return meeting_id, first, agenda.add_item(session, meeting_id, ItemFacts("วันครู", 5))


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
    context: AppContext, items: Items, opened: Opened, fill: Fill, qtbot: QtBot
) -> None:
    meeting_id, first, second = items
    page = opened(meeting_id)
    page.choose(first)
    page.decide()
    fill(page.edit.form, {"discussion": SAID, "verb": "รับทราบ"})
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


def test_notes_thrown_away_on_purpose_stay_away(items: Items, opened: Opened, fill: Fill) -> None:
    meeting_id, first, _second = items
    page = opened(meeting_id)
    page.choose(first)
    page.decide()
    fill(page.edit.form, {"discussion": SAID})
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
    context: AppContext, items: Items, opened: Opened, fill: Fill
) -> None:
    meeting_id, first, _second = items
    page = opened(meeting_id)
    page.choose(first)
    page.decide()
    fill(page.edit.form, {"discussion": SAID})
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
    context: AppContext, items: Items, opened: Opened, fill: Fill
) -> None:
    meeting_id, first, _second = items
    page = opened(meeting_id)
    page.choose(first)
    page.decide()
    fill(page.edit.form, {"verb": "รับทราบ"})
    with context.database.transaction("อีกที่หนึ่ง") as session:
        resolutions.decide(session, first, ResolutionFacts("เห็นชอบ"))
    page.edit.save()
    assert "เห็นชอบ" in page.edit.reason
    assert page.edit.form is not None
    assert page.edit.form.values["verb"] == "รับทราบ"
