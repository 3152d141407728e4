"""An order born of a resolution: begun there, numbered here, each leading to the other."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence import operations as papers
from district_admin.areas.correspondence.operations import issuing, numbering, registers
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.meetings.operations import agenda, meetings, resolutions, series
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.agenda_page import AgendaPage
from district_admin.found import Wanted
from district_admin.main_window import MainWindow
from district_admin.ui.context import AppContext

NOW = datetime(2026, 10, 1, 9, 30).astimezone()


@pytest.fixture
def item_id(context: AppContext) -> int:
    with context.database.transaction("ตั้งต้น", undoable=False) as session:
        body = series.add_series(session, SeriesFacts("คณะกรรมการบริหาร"))
        meeting = meetings.plan_meeting(session, body, MeetingFacts(date(2026, 9, 16)))
        item = agenda.add_item(session, meeting, ItemFacts("แต่งตั้งคณะทำงาน", 5))
        resolutions.decide(session, item, ResolutionFacts("เห็นชอบ", "ตามที่เสนอ"))
    return item


def _agenda(window: MainWindow, session: Session, item_id: int) -> AgendaPage:
    """Open the meeting of an item at the item."""
    view = window.area_view("meetings")
    assert isinstance(view, MeetingsView)
    found = window._context.requests.finder_of("meetings")  # type: ignore[union-attr] # it is open
    assert found is not None
    assert found.tell is not None
    told = found.tell(session, "agenda_item", item_id)
    assert told is not None
    view.open_found(told)
    assert view.meeting_page is not None
    return view.meeting_page.agenda


def _orders(context: AppContext) -> list[papers.PaperRow]:
    with context.database.reading() as session:
        return papers.list_papers(session, papers.PaperFilter(kind="order"))


def test_an_order_begun_at_a_resolution_shows_its_number_there_and_leads_back(
    window: MainWindow, context: AppContext, item_id: int
) -> None:
    with context.database.reading() as session:
        page = _agenda(window, session, item_id)
    page.detail.press("ร่างคำสั่งตามมติ")
    desk = window.area_view("correspondence")
    assert isinstance(desk, CorrespondenceView)
    assert desk.compose_page is not None
    bar = desk.compose_page.lock.origin
    assert [(e.title, e.subtitle) for e in bar.told] == [
        ("แต่งตั้งคณะทำงาน", "คณะกรรมการบริหาร ครั้งที่ 1/2569")
    ]
    [order] = _orders(context)
    with context.database.transaction("ออกเลข", undoable=False) as session:
        issuing.number_paper(session, order.id, "order", NOW)
    context.requests.found_wanted.emit(bar.told[0])
    assert window.stack.currentWidget() is window.area_view("meetings")
    with context.database.reading() as session:
        page = _agenda(window, session, item_id)
    told = [text for text in page.detail.texts if text.startswith("คำสั่งที่ 1/2569 ลงวันที่")]
    assert len(told) == 1
    page.detail.press("เปิดหนังสือ")
    assert desk.compose_page.draft.paper_id == order.id


def test_one_undo_takes_the_draft_and_its_link_back(
    window: MainWindow, context: AppContext, item_id: int
) -> None:
    with context.database.reading() as session:
        page = _agenda(window, session, item_id)
    page.detail.press("ร่างประกาศตามมติ")
    assert len(page.linked.told(item_id)) == 1
    context.history.undo()
    assert page.linked.told(item_id) == []


def test_an_order_of_the_paper_book_is_linked_by_hand_and_let_go(
    window: MainWindow, context: AppContext, item_id: int
) -> None:
    with context.database.transaction("ลงทะเบียน", undoable=False) as session:
        details = EntryDetails(subject="แต่งตั้งคณะทำงานฝ่ายสถานที่")
        registers.issue(session, "order", details, NOW)
    with context.database.reading() as session:
        page = _agenda(window, session, item_id)
    page.detail.press("เชื่อมหนังสือที่มีอยู่…")
    dialog = page.linked.find_dialog
    assert dialog is not None
    dialog.search.setText("ฝ่ายสถานที่")
    dialog.look()
    dialog.open_current()
    [(_ref, found)] = page.linked.told(item_id)
    assert (found.kind_name, found.number) == ("คำสั่ง", "1/2569")
    context.requests.found_wanted.emit(found)
    desk = window.area_view("correspondence")
    assert isinstance(desk, CorrespondenceView)
    assert "คณะกรรมการบริหาร ครั้งที่ 1/2569" in desk.others.detail.texts
    with (
        pytest.raises(MeetingIncompleteError, match="ยกเลิกการเชื่อมก่อน"),
        context.database.transaction("นำออก") as session,
    ):
        agenda.remove_item(session, item_id)
    page.detail.press("ยกเลิกการเชื่อม")
    assert page.linked.told(item_id) == []


def test_the_row_of_a_paper_written_here_stands_for_the_paper(
    window: MainWindow, context: AppContext, item_id: int
) -> None:
    with context.database.transaction("ร่าง", undoable=False) as session:
        content = {"subject": "แต่งตั้งคณะทำงาน", "date": "2026-10-01"}
        paper_id = papers.start_paper(session, "order", content)
        issuing.number_paper(session, paper_id, "order", NOW)
    finder = context.requests.finder_of("correspondence")
    assert finder is not None
    with context.database.reading() as session:
        page = _agenda(window, session, item_id)
        [row] = finder.find(session, Wanted(kind="register.order"), 5)
    page.linked.link(row, item_id, "แต่งตั้งคณะทำงาน")
    [(ref, found)] = page.linked.told(item_id)
    assert (ref.kind, ref.record_id, found.number) == ("paper", paper_id, "1/2569")


def test_a_paper_linked_beside_the_number_reserved_for_it_is_shown_and_let_go_once(
    window: MainWindow, context: AppContext, item_id: int
) -> None:
    finder = context.requests.finder_of("correspondence")
    assert finder is not None
    with context.database.transaction("จอง", undoable=False) as session:
        (row,) = numbering.reserve(session, "order", 1, "คำสั่งตามมติ", "อำนวยการ", NOW)
    with context.database.reading() as session:
        page = _agenda(window, session, item_id)
        [found] = finder.find(session, Wanted(kind="register.order"), 5)
    page.linked.link(found, item_id, "แต่งตั้งคณะทำงาน")
    page.detail.press("ร่างคำสั่งตามมติ")
    [order] = _orders(context)
    with context.database.transaction("ออกเลข", undoable=False) as session:
        registers.use_reserved(session, row, EntryDetails(subject="แต่งตั้ง"), NOW, order.id)
    [(ref, found)] = page.linked.told(item_id)
    page.linked.unlink(ref, found, item_id, "แต่งตั้งคณะทำงาน")
    assert page.linked.told(item_id) == []
