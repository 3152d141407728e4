"""What the papers of a meeting tell, read from its records as they are now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.meetings.documents.facts import (
    NOBODY,
    Attendee,
    Matter,
    Section,
    Signer,
    Sitting,
)
from district_admin.areas.meetings.documents.minutes import Minutes
from district_admin.areas.meetings.model import (
    AgendaItem,
    Meeting,
    MeetingFile,
    MeetingPerson,
)
from district_admin.areas.meetings.model.meeting import ABSENT, SUBSTITUTE
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.attendance import list_people, quorum
from district_admin.areas.meetings.operations.carried_words import origin_of
from district_admin.areas.meetings.operations.item_files import names_on_paper
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.presiding import is_there, presider_first


def sitting_of(meeting: Meeting) -> Sitting:
    """Return a meeting as its papers name it."""
    return Sitting(
        body=meeting.body_name,
        number=meeting.number,
        be_year=meeting.be_year,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        place=meeting.place,
    )


def sections_of(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    files: Mapping[int, Sequence[MeetingFile]] | None = None,
    cut_off: date | None = None,
) -> tuple[Section, ...]:
    """Return the agenda by its sections; one without a matter says that there is nothing.

    With `files` each matter names its documents; with `cut_off` it says what came after that day.
    """
    sections, last = [], len(meeting.sections)
    for number, title in enumerate(meeting.sections, 1):
        # a body may have fewer sections now than when the matter came
        there = [each for each in items if min(each.section, last) == number]
        matters = [_matter(each, f"{number}.{place}") for place, each in enumerate(there, 1)]
        if files or cut_off:
            told = zip(matters, there, strict=True)
            matters = [_told_more(*each, files or {}, cut_off) for each in told]
        sections.append(Section(number, str(title), tuple(matters), has_nothing=not matters))
    return tuple(sections)


def minutes_of(session: Session, meeting_id: int) -> Minutes:
    """Return what the minutes of a meeting tell. Raises MeetingGoneError."""
    meeting = get_meeting(session, meeting_id)
    items = list_items(session, meeting_id)
    people = list_people(session, meeting_id)
    members = [each for each in people if each.is_member]
    return Minutes(
        sitting=sitting_of(meeting),
        present=tuple(_who_came(e) for e in presider_first(members) if is_there(e)),
        sections=sections_of(meeting, items),
        absent=tuple(_who(each, each.reason) for each in members if each.presence == ABSENT),
        others=tuple(_who(e) for e in people if not e.is_member and e.presence != ABSENT),
        members=tuple(_who(each) for each in members),
        begun_at=meeting.began_at,
        ended_at=meeting.ended_at,
        taker=Signer(meeting.taker_name, meeting.taker_position),
        checker=checker_of(meeting),
        earlier=_adopted(session, items),
        is_draft=meeting.adopted_on is None,
        quorum=quorum(session, meeting).needed,
    )


def checker_of(meeting: Meeting) -> Signer | None:
    """Return who reads the minutes over, or None where the office has nobody do it."""
    if not meeting.checker_name:
        return None
    return Signer(meeting.checker_name, meeting.checker_position)


def taker_of(meeting: Meeting) -> Signer:
    """Return who writes the minutes; nobody while it is not known."""
    if not meeting.taker_name:
        return NOBODY
    return Signer(meeting.taker_name, meeting.taker_position)


def _matter(item: AgendaItem, number: str) -> Matter:
    return Matter(
        number=number,
        title=item.title,
        presenter=item.presenter or item.group_name,
        facts=item.facts,
        discussion=item.discussion,
        resolution=item.resolution_text,
        responsible=item.owner_name,
        due_on=item.due_on,
        planned_minutes=item.minutes,
        private_note=item.private_note,
        corrections=item.facts if item.adopts_id is not None else "",
        origin=origin_of(item),
    )


def _told_more(
    matter: Matter,
    item: AgendaItem,
    files: Mapping[int, Sequence[MeetingFile]],
    cut_off: date | None,
) -> Matter:
    late = cut_off is not None and item.received_on is not None and item.received_on > cut_off
    return replace(
        matter,
        enclosures=names_on_paper(matter.number, files.get(item.id, ())),
        late_on=item.received_on if late else None,
    )


def _who(person: MeetingPerson, reason: str = "") -> Attendee:
    return Attendee(
        person.name,
        person.position,
        person.role if person.is_member else "",
        reason=reason,
        key=person.id if person.is_member else None,
    )


def _who_came(person: MeetingPerson) -> Attendee:
    if person.presence != SUBSTITUTE:
        return replace(_who(person), note=_hours(person))
    return Attendee(
        person.substitute_name,
        person.substitute_position,
        person.role,
        substitute_for=person.position or person.name,
        key=person.id,
        note=_hours(person),
    )


def _hours(person: MeetingPerson) -> str:
    """Return when somebody came who was late, or left before the end, as minutes note it."""
    came = f"เข้าประชุมเวลา {person.came_at} น." if person.came_at else ""
    left = f"ออกจากที่ประชุมเวลา {person.left_at} น." if person.left_at else ""
    hours = " ".join(filter(None, (came, left)))
    return f"({hours})" if hours else ""


def _adopted(session: Session, items: Sequence[AgendaItem]) -> Sitting | None:
    """Return the meeting whose minutes this one adopts."""
    wanted = next((each.adopts_id for each in items if each.adopts_id is not None), None)
    if wanted is None:
        return None
    query = select(Meeting).where(Meeting.id == wanted).options(joinedload(Meeting.series))
    earlier = session.scalar(query)
    return sitting_of(earlier) if earlier is not None else None
