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
    laws,
    meetings,
    resolutions,
    transcript_carrying,
    transcripts,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.corrections import Asked
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
