"""What papers tell of the earlier meetings on a matter that goes on, and who may change it."""

import io
from collections.abc import Callable
from datetime import date

import pptx
import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations import (
    agenda,
    corrections,
    meetings,
    paper_kinds,
    paper_making,
    resolutions,
    series,
    slide_making,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.corrections import Asked
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.documents import rendering
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.storage.history import History
from tests.documents.official.conftest import Docx

Plan = Callable[[date], int]
FIRST, SECOND, THIRD = date(2026, 9, 16), date(2026, 10, 14), date(2026, 11, 18)
DUE = date(2026, 10, 1)
OWED = ResolutionFacts("มอบหมาย", "ให้จัดทำแผน", owner_name="กลุ่มแผน", due_on=DUE)
PUT_OFF = ResolutionFacts("ให้นำกลับไปทบทวน")
RESOLVED = "สืบเนื่องจากการประชุมครั้งที่ 1/2569 เมื่อวันที่ 16 กันยายน 2569 ที่ประชุมมีมติมอบหมายให้จัดทำแผน"
WHO_AND_WHEN = " โดยมีกลุ่มแผนเป็นผู้รับผิดชอบ กำหนดแล้วเสร็จภายในวันที่ 1 ตุลาคม 2569"


@pytest.fixture
def first_id(session: Session, plan: Plan) -> int:
    """A matter of the first meeting that somebody is to do."""
    item = agenda.add_item(session, plan(FIRST), ItemFacts("แผนพัฒนา", 5))
    resolutions.decide(session, item, OWED)
    return item


def _next(session: Session, meeting_id: int, item_id: int) -> AgendaItem:
    [item] = [e for e in agenda.list_items(session, meeting_id) if e.continues_id == item_id]
    return item


def _text(session: Session, meeting_id: int, key: str) -> str:
    look = Look(read_letterhead(session))
    papers = paper_making.make_papers(session, meeting_id, key, look, FIRST)
    file = Docx(rendering.docx(papers, Silent()))
    return "".join(file.document.itertext()).replace("\u00a0", " ")


def _slides(session: Session, meeting_id: int) -> str:
    data = slide_making.make_slides(session, meeting_id, Look(read_letterhead(session)), Silent())
    slides = pptx.Presentation(io.BytesIO(data)).slides
    shapes = [each for slide in slides for each in slide.shapes if each.has_text_frame]
    return "".join(each.text_frame.text for each in shapes)


def test_a_matter_that_goes_on_comes_with_what_was_resolved(
    session: Session, plan: Plan, first_id: int
) -> None:
    item = _next(session, plan(SECOND), first_id)
    assert item.facts == RESOLVED + WHO_AND_WHEN
    assert "กลุ่มแผน" in item.search_text


def test_who_and_when_are_not_told_a_second_time(
    session: Session, plan: Plan, first_id: int
) -> None:
    words = "ให้กลุ่มแผนจัดทำแผน\nภายในวันที่ ๑ ตุลาคม ๒๕๖๙"
    facts = ResolutionFacts("มติที่ประชุม มอบหมาย", words, owner_name="กลุ่มแผน", due_on=DUE)
    resolutions.decide(session, first_id, facts)
    told = _next(session, plan(SECOND), first_id).facts
    assert told.endswith("ที่ประชุมมีมติมอบหมาย ให้กลุ่มแผนจัดทำแผน ภายในวันที่ ๑ ตุลาคม ๒๕๖๙")


def test_it_follows_what_it_tells_until_she_changes_it(
    session: Session, plan: Plan, first_id: int
) -> None:
    second = plan(SECOND)
    item = _next(session, second, first_id)
    resolutions.note_progress(session, first_id, "ร่างแผนแล้ว\nรอตรวจ")
    assert item.facts == f"{RESOLVED}{WHO_AND_WHEN}\nผลการดำเนินการ ร่างแผนแล้ว รอตรวจ"
    resolutions.note_progress(session, first_id, "")
    first = agenda.get_item(session, first_id).meeting_id
    meetings.edit_meeting(session, first, MeetingFacts(date(2026, 9, 17), 4))
    assert item.facts.startswith("สืบเนื่องจากการประชุมครั้งที่ 4/2569 เมื่อวันที่ 17 กันยายน 2569")
    agenda.edit_item(session, item.id, ItemFacts(item.title, item.section, "ตามมติครั้งก่อน"))
    resolutions.note_progress(session, first_id, "เสร็จครึ่งหนึ่ง")
    assert item.facts == "ตามมติครั้งก่อน"


def test_a_correction_of_the_earlier_resolution_is_told(
    session: Session, plan: Plan, first_id: int
) -> None:
    item = _next(session, plan(SECOND), first_id)
    old = agenda.get_item(session, first_id)
    [person, *_rest] = list_people(session, old.meeting_id)
    asked = Asked(first_id, "resolution", 0, "จัดทำแผน", "จัดทำโครงการ")
    corrections.accept(session, corrections.ask(session, person.id, asked, SECOND), SECOND)
    assert "มอบหมายให้จัดทำโครงการ" in item.facts


def test_it_goes_with_the_matter_when_that_was_done_after_all(
    session: Session, plan: Plan, first_id: int
) -> None:
    second = plan(SECOND)
    resolutions.finish(session, first_id, DUE)
    assert [e for e in agenda.list_items(session, second) if e.continues_id] == []


def test_the_minutes_keep_what_was_told_when_the_meeting_resolved_on_it(
    session: Session, plan: Plan, first_id: int
) -> None:
    item = _next(session, plan(SECOND), first_id)
    resolutions.decide(session, item.id, ResolutionFacts("รับทราบ"))
    resolutions.note_progress(session, first_id, "ทำเสร็จหลังการประชุม")
    assert item.facts == RESOLVED + WHO_AND_WHEN


def test_what_was_put_off_names_both_meetings(session: Session, plan: Plan, first_id: int) -> None:
    item = _next(session, plan(SECOND), first_id)
    resolutions.decide(session, item.id, PUT_OFF)
    third = plan(THIRD)
    told = _next(session, third, item.id).facts
    later = " ต่อมา ในการประชุมครั้งที่ 2/2569 เมื่อวันที่ 14 ตุลาคม 2569 ที่ประชุมมีมติให้นำกลับไปทบทวน"
    assert told == RESOLVED + WHO_AND_WHEN + later
    resolutions.decide(session, first_id, PUT_OFF)  # nobody is told to do anything then
    both = "การประชุมครั้งที่ 1/2569 เมื่อวันที่ 16 กันยายน 2569 และการประชุมครั้งที่ 2/2569"
    assert _next(session, third, item.id).facts.startswith(f"สืบเนื่องตั้งแต่{both}")


def test_agenda_and_minutes_say_it_once_and_the_run_book_says_who_is_late(
    session: Session, plan: Plan, first_id: int
) -> None:
    second = plan(SECOND)
    item = _next(session, second, first_id)
    resolutions.note_progress(session, first_id, "ร่างแผนแล้ว")
    for key, has_progress in ((paper_kinds.AGENDA, False), (paper_kinds.MINUTES, True)):
        text = _text(session, second, key)
        assert text.count("สืบเนื่องจากการประชุมครั้งที่ ๑/๒๕๖๙") == 1, key
        assert ("ร่างแผนแล้ว" in text) is has_progress, key
    agenda.edit_item(session, item.id, ItemFacts(item.title, item.section, "ขอรายงานผลด้วยวาจา"))
    assert "ด้วยวาจา" not in _text(session, second, paper_kinds.AGENDA)
    resolutions.decide(session, item.id, PUT_OFF)
    text = _text(session, plan(THIRD), paper_kinds.RUN_BOOK)
    for words in (
        "สืบเนื่องตั้งแต่ ๑๖ ก.ย. ๒๕๖๙",
        "เลื่อนมาแล้ว ๑ ครั้ง",
        "ผู้รับผิดชอบ กลุ่มแผน",
        "เกินกำหนด ๔๘ วัน",
    ):
        assert words in text


def test_slides_show_it_once(session: Session, plan: Plan, first_id: int) -> None:
    second = plan(SECOND)
    assert _slides(session, second).count("ให้จัดทำแผน") == 1
    item = _next(session, second, first_id)
    facts = ItemFacts(item.title, item.section, f"{RESOLVED} แล้ว")
    agenda.edit_item(session, item.id, facts)
    assert _slides(session, second).count("ให้จัดทำแผน") == 1


def test_what_followed_a_change_is_undone_with_it(database: Database) -> None:
    with database.transaction("ตั้งต้น", undoable=False) as session:
        body = series.add_series(session, SeriesFacts("คณะกรรมการ"))
        first, second = (
            meetings.plan_meeting(session, body, MeetingFacts(day)) for day in (FIRST, SECOND)
        )
        item = agenda.add_item(session, first, ItemFacts("แผนพัฒนา", 5))
        resolutions.decide(session, item, OWED)
    with database.transaction("ความก้าวหน้า") as session:
        resolutions.note_progress(session, item, "ร่างแผนแล้ว")
    with database.reading() as session:
        assert _next(session, second, item).facts.endswith("ผลการดำเนินการ ร่างแผนแล้ว")
    History(database).undo()
    with database.reading() as session:
        assert _next(session, second, item).facts == RESOLVED + WHO_AND_WHEN
