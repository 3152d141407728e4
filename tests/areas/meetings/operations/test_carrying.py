"""What stands on agendas by itself follows the order of meetings, and how minutes were adopted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model.series import BY_CIRCULATION
from district_admin.areas.meetings.operations import (
    agenda,
    duties,
    finals,
    meetings,
    resolutions,
    series,
    steps,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.doubts import doubts
from district_admin.areas.meetings.operations.finals import Adoption
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent

Plan = Callable[[date], int]
FIRST, BETWEEN, SECOND = date(2026, 9, 16), date(2026, 9, 30), date(2026, 10, 14)
THIRD = date(2026, 11, 18)
OWED = ResolutionFacts("มอบหมาย", "ให้ดำเนินการ", owner_name="กลุ่มอำนวยการ")
PUT_OFF = ResolutionFacts("ให้นำกลับไปทบทวน")
ADOPTS = ResolutionFacts("รับรองรายงานการประชุม")


def _adopted(session: Session, meeting_id: int) -> list[int]:
    there = agenda.list_items(session, meeting_id)
    return [each.adopts_id for each in there if each.adopts_id is not None]


def _continued(session: Session, meeting_id: int) -> list[int]:
    there = agenda.list_items(session, meeting_id)
    return [each.continues_id for each in there if each.continues_id is not None]


def _owe(session: Session, meeting_id: int, title: str = "ซ่อมหลังคา") -> int:
    item = agenda.add_item(session, meeting_id, ItemFacts(title, 5))
    resolutions.decide(session, item, OWED)
    return item


def _adoption(session: Session, meeting_id: int) -> int:
    [item] = [e for e in agenda.list_items(session, meeting_id) if e.adopts_id is not None]
    return item.id


def _step(session: Session, meeting_id: int) -> int:
    return next(e.id for e in duties.list_duties(session, meeting_id) if e.key == duties.ADOPT)


def _finalise(session: Session, meeting_id: int, way: str, on: date) -> None:
    drawn = finals.draw(session, meeting_id, Look(read_letterhead(session)), Silent())
    finals.finalise(session, meeting_id, drawn, Adoption(way, on), on)


@pytest.mark.parametrize("on", [BETWEEN, THIRD])
def test_minutes_adopted_by_circulation_leave_the_next_agenda(
    session: Session, plan: Plan, on: date
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    assert _adopted(session, second) == [first]
    _finalise(session, first, BY_CIRCULATION, on)
    assert _adopted(session, second) == []


def test_the_matter_stays_where_she_wrote_on_it_and_where_the_meeting_adopts_it(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    item = agenda.get_item(session, _adoption(session, second))
    agenda.edit_item(session, item.id, ItemFacts(item.title, item.section, presenter="เลขานุการ"))
    _finalise(session, first, BY_CIRCULATION, BETWEEN)
    assert _adopted(session, second) == [first]
    _finalise(session, second, "next", THIRD)
    assert _adopted(session, third) == [second]


def test_an_adoption_noted_as_a_step_leaves_the_agenda_and_comes_back_with_it(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    steps.finish_step(session, _step(session, first), SECOND)
    assert _adopted(session, second) == [first], "the meeting of that day adopts them"
    steps.finish_step(session, _step(session, first), BETWEEN)
    assert _adopted(session, second) == []
    steps.reopen_step(session, _step(session, first))
    assert _adopted(session, second) == [first]


def test_the_first_meeting_adopts_none_when_the_one_before_goes_to_the_bin(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    owed = _owe(session, first)
    meetings.bin_meeting(session, first)
    assert (_adopted(session, second), _continued(session, second)) == ([], [])
    assert _adopted(session, third) == [second]
    meetings.restore_meeting(session, first)
    assert (_adopted(session, second), _continued(session, second)) == ([first], [owed])


def test_what_she_took_off_stays_off_until_another_meeting_is_before(
    session: Session, plan: Plan
) -> None:
    plan(FIRST)
    second = plan(SECOND)
    agenda.remove_item(session, _adoption(session, second))
    plan(THIRD)
    meetings.edit_meeting(session, second, MeetingFacts(date(2026, 10, 15)))
    assert _adopted(session, second) == []
    between = plan(BETWEEN)
    assert _adopted(session, second) == [between]


def test_a_meeting_in_between_takes_over_what_is_unfinished_and_hands_it_on_once(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    owed, worked = _owe(session, first), _owe(session, first, "แผนพัฒนา")
    assert _continued(session, second) == [owed, worked]
    hers = next(e for e in agenda.list_items(session, second) if e.continues_id == worked)
    agenda.edit_item(session, hers.id, ItemFacts(hers.title, hers.section, facts="ทำแล้วครึ่งหนึ่ง"))
    between = plan(BETWEEN)
    assert _continued(session, between) == [owed, worked]
    assert _continued(session, second) == [worked], "what she wrote on stays"
    for each in agenda.list_items(session, between):
        if each.continues_id is not None:
            resolutions.decide(session, each.id, PUT_OFF)
    titles = [each.title for each in agenda.list_items(session, second)]
    assert titles.count("แผนพัฒนา") == titles.count("ซ่อมหลังคา") == 1
    meetings.bin_meeting(session, between)
    assert _continued(session, second) == [worked, owed]


def test_an_adoption_that_was_put_off_is_adopted_by_the_meeting_after(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    resolutions.decide(session, _adoption(session, second), PUT_OFF)
    assert sorted(_adopted(session, third)) == [first, second]
    again = next(e for e in agenda.list_items(session, third) if e.adopts_id == first)
    assert again.section == 2
    resolutions.decide(session, again.id, ADOPTS)
    assert meetings.get_meeting(session, first).adopted_on == THIRD
    assert meetings.get_meeting(session, second).adopted_on is None


def test_an_adoption_that_was_resolved_is_taken_back_by_its_resolution_alone(
    session: Session, plan: Plan
) -> None:
    first, second = plan(FIRST), plan(SECOND)
    item = _adoption(session, second)
    resolutions.decide(session, item, ADOPTS)
    with pytest.raises(MeetingIncompleteError, match="ครั้งที่ 2/2569 มีมติรับรองรายงานนี้แล้ว"):
        steps.reopen_step(session, _step(session, first))
    resolutions.decide(session, item, ResolutionFacts())
    assert meetings.get_meeting(session, first).adopted_on is None


def test_minutes_of_a_later_meeting_are_adopted_by_none(session: Session, plan: Plan) -> None:
    first, second = plan(FIRST), plan(SECOND)
    item = _adoption(session, second)
    resolutions.decide(session, item, ResolutionFacts("รับทราบ"))
    meetings.edit_meeting(session, first, MeetingFacts(THIRD))
    with pytest.raises(MeetingIncompleteError, match="จึงรับรองรายงานของครั้งนั้นไม่ได้"):
        resolutions.decide(session, item, ADOPTS)


def test_no_meeting_is_moved_past_what_was_done_with_its_minutes(
    session: Session, plan: Plan
) -> None:
    first = plan(FIRST)
    sent = next(e for e in duties.list_duties(session, first) if e.key == duties.CIRCULATE)
    steps.finish_step(session, sent.id, BETWEEN)
    with pytest.raises(MeetingIncompleteError, match="แจกเวียนมติของการประชุมนี้แล้ว"):
        meetings.edit_meeting(session, first, MeetingFacts(SECOND))


def test_another_way_of_adopting_changes_the_agendas_to_come(
    session: Session, plan: Plan, body_id: int
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    facts = SeriesFacts("คณะกรรมการบริหารสำนักงาน", adoption=BY_CIRCULATION)
    series.edit_series(session, body_id, facts, THIRD)
    assert [_adopted(session, each) for each in (second, third)] == [[first], []]
    series.edit_series(session, body_id, replace(facts, adoption="next"), FIRST)
    assert [_adopted(session, each) for each in (second, third)] == [[first], [second]]


def test_what_a_matter_goes_on_with_is_told_with_its_days_and_how_often_it_was_put_off(
    session: Session, plan: Plan
) -> None:
    first, second, third = plan(FIRST), plan(SECOND), plan(THIRD)
    item = agenda.add_item(session, first, ItemFacts("ซ่อมหลังคา", 5))
    resolutions.decide(session, item, replace(OWED, due_on=BETWEEN))
    [again] = [e for e in agenda.list_items(session, second) if e.continues_id == item]
    found = agenda.carried(session, again)
    assert found is not None
    assert (found.times, found.since, found.last.owner_name) == (0, FIRST, "กลุ่มอำนวยการ")
    assert found.days_late(SECOND) == 14
    resolutions.decide(session, again.id, PUT_OFF)
    [last] = [e for e in agenda.list_items(session, third) if e.continues_id == again.id]
    found = agenda.carried(session, last)
    assert found is not None
    assert (found.times, found.since) == (1, FIRST)
    assert found.days_late(THIRD) == (THIRD - BETWEEN).days  # to put it off did not do it


def test_the_day_of_a_meeting_is_doubted_where_an_officer_would_doubt_it(
    session: Session, plan: Plan, body_id: int
) -> None:
    first = plan(FIRST)
    assert doubts(session, first, FIRST) == []
    assert doubts(session, first, SECOND) == ["วันประชุมผ่านมาแล้ว"]
    sent = next(e for e in duties.list_duties(session, first) if e.key == duties.INVITE)
    steps.finish_step(session, sent.id, FIRST)
    plan(SECOND)
    [member, *_rest] = series.list_members(session, body_id)
    series.end_member(session, member.id, THIRD)
    meetings.edit_meeting(session, first, MeetingFacts(date(2026, 12, 5)))
    assert doubts(session, first, FIRST) == [
        "หนังสือเชิญส่งไปแล้ว",
        "ตรงกับวันหยุด (วันเสาร์)",
        "ครั้งที่ 1/2569 ไม่เรียงตามวันประชุม",
        "รายชื่อต่างจากกรรมการ ณ วันประชุม",
    ]


def test_a_second_meeting_of_the_body_on_the_same_day_is_doubted(
    session: Session, plan: Plan
) -> None:
    first, again = plan(FIRST), plan(FIRST)
    assert doubts(session, again, FIRST) == ["ตรงกับการประชุมครั้งที่ 1/2569"]
    meetings.bin_meeting(session, first)
    assert doubts(session, again, FIRST) == []
