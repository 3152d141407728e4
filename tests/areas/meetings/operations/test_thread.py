"""The thread of a body's meetings: minutes are adopted once, by a meeting that is there."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingDuty
from district_admin.areas.meetings.operations import agenda, duties, meetings, resolutions, series
from district_admin.areas.meetings.operations import steps as meeting_steps
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.operations.thread import adopted_by, in_order, is_before
from district_admin.storage.database import Database
from tests.areas.meetings.operations.conftest import Deed, TakeBack

Plan = Callable[[date], int]
FIRST, BETWEEN, SECOND = date(2026, 9, 16), date(2026, 9, 30), date(2026, 10, 14)
THIRD, FOURTH = date(2026, 11, 18), date(2026, 12, 16)
ADOPTS, NOTHING = ResolutionFacts("รับรองรายงานการประชุม"), ResolutionFacts()
PUT_OFF = ResolutionFacts("ให้นำกลับไปทบทวน")
OWED = ResolutionFacts("มอบหมาย", "ให้ดำเนินการ", owner_name="กลุ่มอำนวยการ")


def _adopting(session: Session, meeting_id: int, of: int) -> AgendaItem | None:
    there = agenda.list_items(session, meeting_id)
    return next((each for each in there if each.adopts_id == of), None)


def _resolve(session: Session, meeting_id: int, of: int, facts: ResolutionFacts) -> bool:
    item = _adopting(session, meeting_id, of)
    assert item is not None
    return resolutions.decide(session, item.id, facts)


def _adoption_step(session: Session, meeting_id: int) -> MeetingDuty:
    there = duties.list_duties(session, meeting_id)
    return next(each for each in there if each.key == duties.ADOPT)


def test_an_adoption_that_was_put_off_goes_on_until_a_meeting_adopts(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    _resolve(session, second, first, PUT_OFF)
    _resolve(session, third, first, ADOPTS)
    fourth = plan(FOURTH)
    assert _adopting(session, fourth, first) is None
    _resolve(session, third, first, PUT_OFF)
    assert _adopting(session, fourth, first) is not None
    _resolve(session, third, first, ADOPTS)
    assert _adopting(session, fourth, first) is None


def test_an_adoption_comes_once_onto_an_agenda_though_two_meetings_put_it_off(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    _resolve(session, second, first, PUT_OFF)
    between = plan(BETWEEN)
    _resolve(session, between, first, PUT_OFF)
    third = plan(THIRD)
    adopted = [e.adopts_id for e in agenda.list_items(session, third) if e.adopts_id is not None]
    assert sorted(adopted) == sorted((first, second))
    there = [e.adopts_id for e in agenda.list_items(session, second) if e.adopts_id is not None]
    assert there.count(first) == 1


def test_what_is_owed_of_an_adoption_goes_on_as_a_matter_and_adopts_nothing(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    corrected = ResolutionFacts("รับรองรายงานการประชุม", "โดยให้แก้ไข", owner_name="ฝ่ายเลขานุการ")
    _resolve(session, second, first, corrected)
    owed = _adopting(session, second, first)
    assert owed is not None
    [again] = [e for e in agenda.list_items(session, third) if e.continues_id == owed.id]
    assert (again.adopts_id, again.section) == (None, 3)


def test_minutes_that_were_adopted_otherwise_are_adopted_by_no_later_meeting(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    _resolve(session, second, first, PUT_OFF)
    step = _adoption_step(session, first)
    meeting_steps.finish_step(session, step.id, date(2026, 11, 2))
    assert _adopting(session, third, first) is None
    meeting_steps.reopen_step(session, step.id)
    assert _adopting(session, third, first) is not None


def test_minutes_that_any_meeting_resolved_to_adopt_are_adopted_whatever_another_put_off(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    _resolve(session, second, first, PUT_OFF)
    _resolve(session, third, first, PUT_OFF)
    _resolve(session, second, first, ResolutionFacts("รับรองรายงานการประชุม"))
    with pytest.raises(MeetingIncompleteError, match="ครั้งที่ 2/2569 มีมติรับรองรายงานนี้แล้ว"):
        meeting_steps.reopen_step(session, _adoption_step(session, first).id)


def test_an_adoption_that_was_put_off_leaves_and_returns_with_its_earlier_meeting(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    _resolve(session, second, first, PUT_OFF)
    meetings.bin_meeting(session, first)
    assert _adopting(session, third, first) is None
    meetings.restore_meeting(session, first)
    assert _adopting(session, third, first) is not None


def test_a_matter_whose_resolution_is_emptied_goes_with_the_meeting_it_adopted(
    session: Session, plan: Plan
) -> None:
    first, between, second = plan(FIRST), plan(BETWEEN), plan(SECOND)
    _resolve(session, second, between, ADOPTS)
    meetings.bin_meeting(session, between)
    assert _adopting(session, second, between) is not None, "what a meeting resolved stays"
    assert _resolve(session, second, between, NOTHING)
    assert _adopting(session, second, between) is None
    assert _adopting(session, second, first) is not None, "those of the meeting before instead"


def test_what_she_wrote_keeps_a_matter_that_has_nothing_to_adopt(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    _resolve(session, second, first, ADOPTS)
    meetings.bin_meeting(session, first)
    assert not _resolve(session, second, first, ResolutionFacts(discussion="ประธานสอบถาม"))
    assert _adopting(session, second, first) is not None


@pytest.mark.parametrize("turned", [False, True])
def test_minutes_are_adopted_again_when_both_meetings_come_back(
    session: Session, plan: Plan, turned: bool
) -> None:
    both = [plan(FIRST), plan(SECOND)]
    _resolve(session, both[1], both[0], ADOPTS)
    for each in both:
        meetings.bin_meeting(session, each)
    for each in reversed(both) if turned else both:
        meetings.restore_meeting(session, each)
    assert meetings.get_meeting(session, both[0]).adopted_on == SECOND
    assert _adoption_step(session, both[0]).done_on == SECOND


def test_a_meeting_that_adopted_is_moved_though_the_earlier_one_is_in_the_bin(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    _resolve(session, second, first, ADOPTS)
    meetings.bin_meeting(session, first)
    meetings.edit_meeting(session, second, MeetingFacts(THIRD))
    meetings.restore_meeting(session, first)
    assert meetings.get_meeting(session, first).adopted_on == THIRD
    step = _adoption_step(session, first)
    assert (step.done_on, step.due_on) == (THIRD, THIRD), "done on its day, not late"


def test_an_adoption_that_is_open_again_is_due_on_the_day_of_the_meeting_after(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    step = _adoption_step(session, first)
    meeting_steps.finish_step(session, step.id, BETWEEN)
    meetings.edit_meeting(session, second, MeetingFacts(THIRD))
    meeting_steps.reopen_step(session, step.id)
    assert step.due_on == THIRD
    between = plan(BETWEEN)
    _resolve(session, second, between, PUT_OFF)
    item = _adopting(session, between, first)
    assert item is not None
    resolutions.decide(session, item.id, ADOPTS)
    agenda.remove_item(session, item.id)
    assert step.due_on == BETWEEN


TABLES = ("meeting", "agenda_item", "meeting_duty", "meeting_person")


def _mistakes(session: Session, body: int) -> list[str]:
    """Say which matters are there twice, or come of a meeting that is not before theirs."""
    found = []
    for meeting in in_order(session, body):
        step = _adoption_step(session, meeting.id)
        if step.is_open and step.due_on != adopted_by(session, meeting):
            found.append(f"รับรอง {meeting.number_text} กำหนด {step.due_on}")
        seen: set[int] = set()
        for item in agenda.list_items(session, meeting.id):
            first = item
            while first.continues_id is not None:
                first = agenda.get_item(session, first.continues_id)
            earlier = session.get_one(Meeting, item.adopts_id or first.meeting_id)
            is_there = earlier == meeting or (not earlier.in_bin and is_before(earlier, meeting))
            if not is_there and not item.is_decided:  # what a meeting resolved stays
                found.append(f"{meeting.number_text}: {item.title}")
            if {first.id, -(item.adopts_id or first.id)} & seen:
                found.append(f"{meeting.number_text}: {item.title} ซ้ำ")
            seen |= {first.id, -(item.adopts_id or first.id)}
    return found


def test_planning_moving_binning_and_taking_back_are_undone_one_by_one(
    database: Database, take_back: TakeBack
) -> None:
    with database.transaction("ตั้งต้น") as session:
        body = series.add_series(session, SeriesFacts("ผู้บริหารสถานศึกษา"))
        first, second, third = (
            meetings.plan_meeting(session, body, MeetingFacts(day))
            for day in (FIRST, SECOND, THIRD)
        )
        owed = agenda.add_item(session, first, ItemFacts("ซ่อมหลังคา", 5))
        resolutions.decide(session, owed, OWED)
    planned: list[int] = []
    deeds: list[Deed] = [
        lambda session: planned.append(meetings.plan_meeting(session, body, MeetingFacts(BETWEEN))),
        lambda session: _resolve(session, planned[0], first, PUT_OFF),
        lambda session: meetings.edit_meeting(session, second, MeetingFacts(FOURTH)),
        lambda session: meetings.bin_meeting(session, planned[0]),
        lambda session: meetings.bin_meeting(session, third),
        lambda session: meetings.restore_meeting(session, planned[0]),
        lambda session: meetings.edit_meeting(session, first, MeetingFacts(SECOND)),
        lambda session: meetings.restore_meeting(session, third),
        lambda session: meetings.edit_meeting(session, first, MeetingFacts(FIRST)),
        lambda session: meetings.bin_meeting(session, first),
    ]

    def whole(deed: Deed) -> Deed:
        def done(session: Session) -> None:
            deed(session)
            assert _mistakes(session, body) == []

        return done

    take_back([whole(each) for each in deeds], TABLES)
