"""The slides of a meeting, made from its records: the agenda, and what earlier meetings left."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from district_admin.areas.meetings.documents.facts import Matter, Section, Unfinished
from district_admin.areas.meetings.documents.slides import (
    Adopting,
    Behind,
    meeting_slides,
)
from district_admin.areas.meetings.model import AgendaItem, Meeting
from district_admin.areas.meetings.model.meeting import ABSENT, CORRECT, PRESENT, SUBSTITUTE
from district_admin.areas.meetings.operations.agenda import carried, list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.carried_words import is_told_by_itself, unfinished_of
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.papers import sections_of, sitting_of
from district_admin.documents.look import Look
from district_admin.progress import Progress


def make_slides(session: Session, meeting_id: int, look: Look, progress: Progress) -> bytes:
    """Return the slides of a meeting as PPTX. Raises MeetingGoneError, Cancelled."""
    from district_admin.documents import pptx  # noqa: PLC0415 - python-pptx takes long to load

    meeting = get_meeting(session, meeting_id)
    items = list_items(session, meeting_id)
    found = sections_of(meeting, items)
    behind = _behind(session, meeting, items, found)
    # what is told of the meeting before stands on the slide already
    told = {n for each, n in _numbered(meeting, items, found) if is_told_by_itself(session, each)}
    sections = [
        replace(each, matters=tuple(_untold(m, told) for m in each.matters)) for each in found
    ]
    return pptx.render(meeting_slides(sitting_of(meeting), sections, look, behind), progress)


def _behind(
    session: Session, meeting: Meeting, items: Sequence[AgendaItem], sections: Sequence[Section]
) -> Behind:
    found: dict[str, Unfinished | Adopting] = {}
    for item, number in _numbered(meeting, items, sections):
        if (back := carried(session, item)) is not None:
            found[number] = unfinished_of(session, back)
        elif item.adopts_id is not None:
            found[number] = _adopting(session, item.adopts_id)
    return found


def _untold(matter: Matter, told: Container[str]) -> Matter:
    return replace(matter, facts="", origin="") if matter.number in told else matter


def _numbered(
    meeting: Meeting, items: Sequence[AgendaItem], sections: Sequence[Section]
) -> Iterator[tuple[AgendaItem, str]]:
    """Give each item with its number, as `sections_of` has counted them."""
    last = len(meeting.sections)
    for section in sections:
        there = [each for each in items if min(each.section, last) == section.number]
        numbers = [matter.number for matter in section.matters]
        yield from zip(there, numbers, strict=True)


def _adopting(session: Session, meeting_id: int) -> Adopting:
    earlier = get_meeting(session, meeting_id)
    people = list_people(session, meeting_id)
    members = [each for each in people if each.is_member]
    return Adopting(
        sitting_of(earlier),
        sum(each.presence in (PRESENT, SUBSTITUTE) for each in members),
        sum(each.presence == ABSENT for each in members),
        tuple(each.opinion_text for each in people if each.opinion == CORRECT),
    )
