"""What one meeting's matters have to do with another's: nothing that was worked on is lost."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations import (
    adopting,
    agenda,
    attendance,
    corrections,
    finals,
    laws,
    meetings,
    resolutions,
    transcript_carrying,
    transcripts,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.corrections import Asked
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.transcripts import Passage
from district_admin.found import Ref
from district_admin.office.links import link

FIRST, SECOND, THIRD = date(2026, 9, 16), date(2026, 10, 14), date(2026, 11, 11)
Plan = Callable[[date], int]


def _owed(session: Session, plan: Plan) -> tuple[int, AgendaItem]:
    """Return a matter that is to be done, and the one of the next meeting that goes on with it."""
    first, second = plan(FIRST), plan(SECOND)
    item = agenda.add_item(session, first, ItemFacts("แผนพัฒนาบุคลากร", 5))
    facts = ResolutionFacts("มอบหมาย", "จัดทำแผน", owner_name="กลุ่มนโยบายและแผน")
    resolutions.decide(session, item, facts)
    [following] = [e for e in agenda.list_items(session, second) if e.continues_id == item]
    return item, following


def _carry(session: Session, item: AgendaItem) -> None:
    transcripts.save_passages(session, item.meeting_id, [Passage(1, "ประธานสอบถาม", item.id)])
    transcript_carrying.carry(session, item.meeting_id, [1])


def _list_law(session: Session, item: AgendaItem) -> None:
    series_id = meetings.get_meeting(session, item.meeting_id).series_id
    of_item = laws.LawFacts("พ.ร.บ. งบประมาณ", meeting_id=item.meeting_id, item_id=item.id)
    laws.add_law(session, series_id, of_item)


def _ask_and_empty(session: Session, item: AgendaItem) -> None:
    resolutions.decide(session, item.id, ResolutionFacts(discussion="มี 30 คน"))
    member = attendance.list_people(session, item.meeting_id)[0]
    asked = Asked(item.id, "discussion", 0, "30", "40")
    corrections.ask(session, member.id, asked, SECOND)
    resolutions.decide(session, item.id, ResolutionFacts())


def _link(session: Session, item: AgendaItem) -> None:
    link(session, Ref("correspondence", "paper", 1), Ref("meetings", "agenda_item", item.id))


@pytest.mark.parametrize("work", [_carry, _list_law, _ask_and_empty, _link])
def test_what_was_worked_on_stays_when_the_earlier_matter_is_done(
    session: Session, plan: Plan, work: Callable[[Session, AgendaItem], None]
) -> None:
    item, following = _owed(session, plan)
    work(session, following)
    resolutions.finish(session, item, SECOND)
    assert following in agenda.list_items(session, following.meeting_id)


def test_what_a_third_meeting_goes_on_with_stays(session: Session, plan: Plan) -> None:
    item, following = _owed(session, plan)
    third = plan(THIRD)
    more = ResolutionFacts("มอบหมาย", "ทำต่อ", owner_name="กลุ่มนโยบายและแผน")
    resolutions.decide(session, following.id, more)
    [last] = [e for e in agenda.list_items(session, third) if e.continues_id == following.id]
    agenda.edit_item(session, last.id, ItemFacts(last.title, last.section, facts="ทำแล้วครึ่งหนึ่ง"))
    resolutions.decide(session, following.id, ResolutionFacts())
    resolutions.finish(session, item, SECOND)
    assert following in agenda.list_items(session, following.meeting_id)


def test_the_corrections_told_are_those_of_the_minutes_that_are_adopted(
    session: Session, plan: Plan
) -> None:
    first = plan(FIRST)
    item = agenda.add_item(session, first, ItemFacts("แผนพัฒนาบุคลากร", 5))
    resolutions.decide(session, item, ResolutionFacts("เห็นชอบ", "", "มี 30 คน"))
    plan(THIRD)
    member = attendance.list_people(session, first)[0]
    asked = Asked(item, "discussion", 0, "30", "40")
    corrections.accept(session, corrections.ask(session, member.id, asked, FIRST), FIRST)
    adoption = adopting.adopting_item(session, first)
    assert adoption is not None
    assert "40" in adoption.facts
    between = plan(SECOND)
    assert (adoption.adopts_id, adoption.facts) == (between, "")
    meetings.bin_meeting(session, between)
    assert adoption.adopts_id == first
    assert "40" in adoption.facts


ADOPTS = ResolutionFacts("รับรองรายงานการประชุม")


def _adopted(session: Session, plan: Plan) -> tuple[int, int, AgendaItem]:
    """Return a meeting, the one after it, and the matter there that adopted its minutes."""
    first, second = plan(FIRST), plan(SECOND)
    item = adopting.adopting_item(session, first)
    assert item is not None
    resolutions.decide(session, item.id, ADOPTS)
    return first, second, item


def _adopted_on(session: Session, meeting_id: int) -> date | None:
    return meetings.get_meeting(session, meeting_id).adopted_on


def test_a_meeting_in_the_bin_adopts_no_minutes_and_does_again_when_it_is_back(
    session: Session, plan: Plan
) -> None:
    first, second, _item = _adopted(session, plan)
    assert _adopted_on(session, first) == SECOND
    meetings.bin_meeting(session, second)
    assert _adopted_on(session, first) is None
    meetings.restore_meeting(session, second)
    assert _adopted_on(session, first) == SECOND


def test_what_another_meeting_adopted_meanwhile_stays_so(
    session: Session, plan: Plan, body_id: int
) -> None:
    first, second, _item = _adopted(session, plan)
    meetings.bin_meeting(session, second)
    meetings.plan_meeting(session, body_id, MeetingFacts(THIRD, number=3))
    item = adopting.adopting_item(session, first)
    assert item is not None
    resolutions.decide(session, item.id, ADOPTS)
    meetings.restore_meeting(session, second)
    assert _adopted_on(session, first) == THIRD


def test_minutes_are_adopted_on_the_day_of_the_next_meeting_wherever_that_moves(
    session: Session, plan: Plan
) -> None:
    first, second, item = _adopted(session, plan)
    meetings.edit_meeting(session, second, MeetingFacts(THIRD))
    assert _adopted_on(session, first) == THIRD
    agenda.remove_item(session, item.id)
    assert _adopted_on(session, first) is None


def test_the_meeting_that_adopted_final_minutes_stays(
    session: Session, plan: Plan, finalise: Callable[[int], int]
) -> None:
    first, second, item = _adopted(session, plan)
    finalise(first)
    with pytest.raises(MeetingIncompleteError, match="ครั้งที่ 1/2569"):
        meetings.bin_meeting(session, second)
    with pytest.raises(MeetingIncompleteError, match="ครั้งที่ 1/2569"):
        agenda.remove_item(session, item.id)
    finals.unfinalise(session, first, "พบคำผิด", THIRD)
    meetings.bin_meeting(session, second)
    assert _adopted_on(session, first) is None


def test_a_corrected_resolution_does_what_a_typed_one_does(session: Session, plan: Plan) -> None:
    first, second, adoption = _adopted(session, plan)
    item = agenda.add_item(session, first, ItemFacts("แผนพัฒนาบุคลากร", 5))
    resolutions.decide(session, item, ResolutionFacts("เห็นชอบ"))

    def correct(meeting_id: int, item_id: int, old: str, new: str) -> int:
        member = attendance.list_people(session, meeting_id)[0]
        asked = Asked(item_id, "resolution", 0, old, new)
        correction = corrections.ask(session, member.id, asked, SECOND)
        corrections.accept(session, correction, SECOND)
        return correction

    def goes_on() -> bool:
        return any(e.continues_id == item for e in agenda.list_items(session, second))

    correction = correct(first, item, "เห็นชอบ", "ให้นำกลับไปทบทวน")
    assert goes_on()
    corrections.reconsider(session, correction)
    assert not goes_on()
    correct(second, adoption.id, "รับรองรายงานการประชุม", "ให้นำกลับไปทบทวน")
    assert _adopted_on(session, first) is None


def test_a_matter_that_a_meeting_was_only_told_of_goes_on_until_it_is_done(
    session: Session, plan: Plan
) -> None:
    item, following = _owed(session, plan)
    third = plan(THIRD)

    def goes_on(meeting_id: int) -> bool:
        return any(e.continues_id == following.id for e in agenda.list_items(session, meeting_id))

    assert not goes_on(third)  # nobody knows yet what the second will resolve
    resolutions.decide(session, following.id, ResolutionFacts("รับทราบ"))
    assert goes_on(third)
    [told] = [e for e in agenda.list_items(session, third) if e.continues_id == following.id]
    carried = agenda.carried(session, told)
    assert carried is not None
    assert (carried.times, carried.last.id) == (0, item)  # who was told of it has nothing to do
    meetings.close_meeting(session, following.meeting_id, SECOND)
    resolutions.finish(session, item, SECOND)
    assert not goes_on(third)
    resolutions.reopen(session, item)
    assert goes_on(third)
    meetings.bin_meeting(session, third)
    assert goes_on(plan(THIRD))
