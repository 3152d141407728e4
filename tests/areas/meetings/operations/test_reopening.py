"""A file that was closed is opened again after the thread of meetings went on without it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    agenda,
    files,
    finals,
    meetings,
    resolutions,
    series,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts

Plan = Callable[[date], int]
FIRST, BETWEEN, SECOND = date(2026, 9, 16), date(2026, 9, 30), date(2026, 10, 14)
THIRD = date(2026, 11, 18)
OWED = ResolutionFacts("มอบหมาย", "ให้ดำเนินการ", owner_name="กลุ่มอำนวยการ")


def _comes_of(session: Session, meeting_id: int) -> list[int]:
    """Return which minutes an agenda adopts, and then which matters it goes on with."""
    there = agenda.list_items(session, meeting_id)
    adopted = [each.adopts_id for each in there if each.adopts_id is not None]
    return adopted + [each.continues_id for each in there if each.continues_id is not None]


def _owe(session: Session, meeting_id: int, title: str) -> int:
    item = agenda.add_item(session, meeting_id, ItemFacts(title, 5))
    resolutions.decide(session, item, OWED)
    return item


def test_an_agenda_follows_a_meeting_that_was_planned_before_it_meanwhile(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    owed = _owe(session, first, "ซ่อมหลังคา")
    meetings.close_meeting(session, second, THIRD)
    between = plan(BETWEEN)
    assert _comes_of(session, second) == [first, owed], (
        "what is closed stays as it lies on the disc"
    )
    assert meetings.open_again(session, second).is_changed
    assert _comes_of(session, second) == [between]
    meetings.close_meeting(session, second, THIRD)
    meetings.bin_meeting(session, between)
    meetings.open_again(session, second)
    assert _comes_of(session, second) == [first, owed]


def test_what_was_done_owed_and_renamed_meanwhile_is_followed(session: Session, plan: Plan) -> None:
    first, second = plan(FIRST), plan(SECOND)
    owed = _owe(session, first, "ซ่อมหลังคา")
    meetings.close_meeting(session, second, THIRD)
    resolutions.finish(session, owed, BETWEEN)
    other = _owe(session, first, "แผนพัฒนา")
    meetings.edit_meeting(session, first, MeetingFacts(FIRST, number=7))
    meetings.open_again(session, second)
    assert _comes_of(session, second) == [first, other]
    [adoption] = [e for e in agenda.list_items(session, second) if e.adopts_id is not None]
    assert "ครั้งที่ 7/2569" in adoption.title


def test_what_is_told_of_the_meeting_before_is_told_anew(session: Session, plan: Plan) -> None:
    first, second = plan(FIRST), plan(SECOND)
    owed = _owe(session, first, "ซ่อมหลังคา")
    meetings.close_meeting(session, second, THIRD)
    resolutions.note_progress(session, owed, "ได้ผู้รับจ้างแล้ว")
    assert meetings.open_again(session, second).is_changed
    [told] = [e.facts for e in agenda.list_items(session, second) if e.continues_id == owed]
    assert told.endswith("ผลการดำเนินการ ได้ผู้รับจ้างแล้ว")


def test_what_she_took_off_and_what_a_meeting_resolved_stay(session: Session, plan: Plan) -> None:
    first, second = plan(FIRST), plan(SECOND)
    owed, _other = _owe(session, first, "ซ่อมหลังคา"), _owe(session, first, "แผนพัฒนา")
    adoption, roof, plans = (each.id for each in agenda.list_items(session, second))
    agenda.remove_item(session, roof)
    meetings.close_meeting(session, second, THIRD)
    assert not meetings.open_again(session, second).is_changed
    assert [each.id for each in agenda.list_items(session, second)] == [adoption, plans]
    resolutions.decide(session, plans, ResolutionFacts("รับทราบ"))
    meetings.close_meeting(session, second, THIRD)
    plan(BETWEEN)
    meetings.open_again(session, second)
    assert plans in [each.id for each in agenda.list_items(session, second)]
    assert owed not in _comes_of(session, second)


def test_what_is_signed_stays_and_what_differs_is_told(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    scan = tmp_path / "รายงาน.pdf"
    scan.write_bytes(b"%PDF-1.4")
    files.add_file(session, second, scan, "signed")
    meetings.close_meeting(session, second, THIRD)
    assert meetings.open_again(session, second).differs == ""
    meetings.close_meeting(session, second, THIRD)
    plan(BETWEEN)
    found = meetings.open_again(session, second)
    assert _comes_of(session, second) == [first]
    assert "ก่อนหน้าขณะนี้คือครั้งที่ 3/2569 (30 ก.ย. 2569)" in found.differs
    assert not found.is_changed


@pytest.mark.parametrize("way", ["closed", "final"])
def test_matters_stay_under_their_titles_when_the_sections_changed_meanwhile(
    session: Session,
    held_id: int,
    body_id: int,
    finalise: Callable[[int], int],
    way: str,
) -> None:
    meeting = meetings.get_meeting(session, held_id)
    [item] = agenda.list_items(session, held_id)
    title = meeting.sections[item.section - 1]
    if way == "closed":
        meetings.close_meeting(session, held_id, THIRD)
    else:
        finalise(held_id)
    body = series.get_series(session, body_id)
    fewer = tuple(each for each in body.sections if "รับรอง" not in each)
    facts = SeriesFacts(body.name, sections=fewer, place=body.place, starts_at=body.starts_at)
    series.edit_series(session, body_id, facts, THIRD)
    assert meeting.sections[item.section - 1] == title
    if way == "closed":
        meetings.open_again(session, held_id)
    else:
        finals.unfinalise(session, held_id, "พบคำผิด", THIRD)
    assert len(meeting.sections) == len(fewer)
    assert meeting.sections[item.section - 1] == title


def test_a_file_that_an_older_program_closed_adopts_the_meeting_before_it(
    session: Session, plan: Plan
) -> None:
    plan(FIRST)
    second = plan(SECOND)
    meetings.close_meeting(session, second, THIRD)
    between = plan(BETWEEN)
    meeting = meetings.get_meeting(session, second)
    assert meeting.closed_as is not None
    meeting.closed_as = {key: meeting.closed_as[key] for key in ("name", "sections", "quorum")}
    meetings.open_again(session, second)
    assert _comes_of(session, second) == [between]


def test_final_minutes_follow_the_thread_only_when_they_are_taken_back(
    session: Session, plan: Plan, finalise: Callable[[int], int]
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    meetings.edit_meeting(session, second, MeetingFacts(SECOND))
    finalise(second)
    meetings.close_meeting(session, second, THIRD)
    between = plan(BETWEEN)
    meetings.open_again(session, second)
    assert _comes_of(session, second) == [first]
    finals.unfinalise(session, second, "พบคำผิด", THIRD)
    assert _comes_of(session, second) == [between]
