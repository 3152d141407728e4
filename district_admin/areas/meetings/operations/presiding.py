"""Who presides over a meeting whose chair is away (ประธานในที่ประชุม).

The members choose one of those who came; the minutes of that day name them first, as what they
were. It is kept as the role of that day, which the list of a meeting has of its own. Rejected: a
deputy who presides by himself (who comes of several deputies is not the program's to choose).
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting, MeetingPerson, SeriesMember
from district_admin.areas.meetings.model.meeting import PRESENT, SUBSTITUTE
from district_admin.areas.meetings.model.series import CHAIR, PRESIDING
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_draft,
)
from district_admin.texts import _


def is_there(person: MeetingPerson) -> bool:
    """Say whether somebody came, or somebody in their place."""
    return person.presence in (PRESENT, SUBSTITUTE)


def presides(person: MeetingPerson) -> bool:
    """Say whether somebody was chosen to preside."""
    return person.role == PRESIDING


def may_preside(people: Iterable[MeetingPerson], person: MeetingPerson) -> bool:
    """Say whether somebody could preside: a member who came, while no chair did."""
    members = [each for each in people if each.is_member]
    is_led = any(is_chair(each) and is_there(each) for each in members)
    return person.is_member and is_there(person) and not presides(person) and not is_led


def is_chair(person: MeetingPerson) -> bool:
    """Say whether somebody is appointed as the chair."""
    return person.role.startswith(CHAIR) and not presides(person)


def presider_first(people: Iterable[MeetingPerson]) -> list[MeetingPerson]:
    """Return people in their order, but for who presided, as minutes list them."""
    return sorted(people, key=lambda each: not presides(each))


def let_preside(session: Session, person_id: int) -> None:
    """Note that a member presided, and nobody else did.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError for
    somebody who cannot: not a member, not there, or beside a chair who is.
    """
    person = _person(session, person_id)
    of_meeting = select(MeetingPerson).where(MeetingPerson.meeting_id == person.meeting_id)
    people = session.scalars(of_meeting).all()
    if not presides(person) and not may_preside(people, person):
        told = _("{name} ทำหน้าที่ประธานในที่ประชุมไม่ได้ กรุณาเลือกกรรมการที่มาประชุม เมื่อประธานไม่มา")
        raise MeetingIncompleteError(told.format(name=person.name))
    for each in people:
        step_down(session, each)
    person.role = PRESIDING
    session.flush()


def let_not_preside(session: Session, person_id: int) -> None:
    """Take back that somebody presided: the role is that among the members again.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError.
    """
    step_down(session, _person(session, person_id))
    session.flush()


def step_down(session: Session, person: MeetingPerson) -> None:
    """Give somebody who presided the role among the members again."""
    if presides(person):
        member = session.get(SeriesMember, person.member_id) if person.member_id else None
        person.role = member.role if member is not None else ""


def _person(session: Session, person_id: int) -> MeetingPerson:
    person = session.get(MeetingPerson, person_id)
    if person is None:
        raise MeetingGoneError
    meeting = session.get_one(Meeting, person.meeting_id)
    check_draft(meeting)
    return person
