"""Who was asked to a meeting, what they answered, and who was there."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.meetings.model import Meeting, MeetingPerson, MinutesCorrection
from district_admin.areas.meetings.model.meeting import (
    ABSENT,
    DECLINES,
    PRESENCES,
    PRESENT,
    REPLIES,
    SUBSTITUTE,
)
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.one_meeting import asked
from district_admin.areas.meetings.operations.presiding import is_there, step_down
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_draft,
    clock_time,
    required,
)
from district_admin.areas.meetings.operations.series import in_order_of_role, list_members
from district_admin.texts import _
from district_admin.thai.normalise import search_key


@dataclass(frozen=True)
class PresenceFacts:
    """What became of an invitation: `presence` of PRESENCES, and what goes with it."""

    presence: str
    substitute_name: str = ""
    substitute_position: str = ""
    reason: str = ""
    came_at: str = ""
    left_at: str = ""


@dataclass(frozen=True)
class Quorum:
    """How many members are there, themselves or by a substitute, and how many it takes."""

    members: int
    there: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether the meeting can resolve anything."""
        return self.there >= self.needed


def list_people(session: Session, meeting_id: int) -> list[MeetingPerson]:
    """Return everyone of a meeting in the order of the minutes, members first."""
    query = select(MeetingPerson).where(MeetingPerson.meeting_id == meeting_id)
    query = query.order_by(
        MeetingPerson.is_member.desc(), MeetingPerson.sort_order, MeetingPerson.id
    )
    return list(session.scalars(query))


def quorum(session: Session, meeting: Meeting) -> Quorum:
    """Return whether a meeting has its quorum; one half or more where the body has no number.

    A substitute counts as the member (the committee's own rule may say otherwise: then its number
    is to be set higher).
    """
    members = [each for each in list_people(session, meeting.id) if each.is_member]
    there = sum(each.presence in (PRESENT, SUBSTITUTE) for each in members)
    return Quorum(len(members), there, meeting.set_quorum or (len(members) + 1) // 2)


def set_reply(session: Session, person_id: int, reply: str, substitute: str = "") -> None:
    """Keep what somebody answered to the invitation. Raises MeetingGoneError."""
    person = _person(session, person_id)
    if reply not in REPLIES:
        raise ValueError(reply)
    person.reply = reply
    name = tidy(substitute)
    if reply == SUBSTITUTE and (name or person.presence != SUBSTITUTE):  # who came has a name
        person.substitute_name = name
    session.flush()


def set_presence(session: Session, person_id: int, facts: PresenceFacts) -> None:
    """Keep who was there.

    Raises MeetingGoneError, MeetingClosedError, and MeetingIncompleteError for a substitute without
    a name or who is in the list already, and for times that cannot be.
    """
    person = _person(session, person_id)
    if facts.presence not in PRESENCES:
        raise ValueError(facts.presence)
    came, left = clock_time(facts.came_at), clock_time(facts.left_at)
    if came and left and left <= came:
        raise MeetingIncompleteError(_("เวลาออกต้องหลังเวลามา"))
    is_substitute = facts.presence == SUBSTITUTE
    name = required(facts.substitute_name, _("ชื่อผู้มาประชุมแทน")) if is_substitute else ""
    if is_substitute:
        _check_substitute(session, person, name)
    person.presence = facts.presence
    if not is_there(person):
        step_down(session, person)
    person.substitute_name = name
    person.substitute_position = tidy(facts.substitute_position) if is_substitute else ""
    person.reason = tidy(facts.reason) if facts.presence in (ABSENT, SUBSTITUTE) else ""
    person.came_at, person.left_at = ("", "") if facts.presence == ABSENT else (came, left)
    session.flush()


def mark_rest(session: Session, meeting_id: int, presence: str) -> int:
    """Mark everyone not marked yet as there, or as not there; return how many they were.

    Who answered that somebody else would come is there by that substitute, and who declined is not
    there: the rest who came are those who did not say that they would stay away.

    Raises MeetingGoneError and MeetingClosedError.
    """
    check_draft(get_meeting(session, meeting_id))
    unmarked = [each for each in list_people(session, meeting_id) if not each.presence]
    for each in unmarked:
        sends = presence == PRESENT and each.reply == SUBSTITUTE and bool(each.substitute_name)
        each.presence = SUBSTITUTE if sends else ABSENT if each.reply == DECLINES else presence
    session.flush()
    return len(unmarked)


def add_participant(session: Session, meeting_id: int, name: str, position: str = "") -> int:
    """Add somebody who attends without belonging to the body, and return the id.

    Raises MeetingClosedError, and MeetingIncompleteError for one who is in the list already.
    """
    check_draft(get_meeting(session, meeting_id))
    name = required(name, _("ชื่อผู้เข้าร่วมประชุม"))
    there = list_people(session, meeting_id)
    if any(name in (each.name, each.substitute_name) for each in there):
        raise MeetingIncompleteError(_("{name} อยู่ในรายชื่อแล้ว").format(name=name))
    last = session.scalar(
        select(func.max(MeetingPerson.sort_order)).where(MeetingPerson.meeting_id == meeting_id)
    )
    person = MeetingPerson(
        meeting_id=meeting_id,
        name=name,
        position=tidy(position),
        is_member=False,
        presence=PRESENT,
        sort_order=(last or 0) + 1,
    )
    session.add(person)
    session.flush()
    return person.id


def remove_person(session: Session, person_id: int) -> None:
    """Take somebody off the list of a meeting.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError for
    one who wants something corrected.
    """
    person = _person(session, person_id)
    asked = select(MinutesCorrection.id).where(MinutesCorrection.person_id == person_id)
    if session.scalar(asked.limit(1)):
        told = _("{name} ขอแก้ไขรายงานการประชุมไว้ จึงนำออกจากรายชื่อไม่ได้")
        raise MeetingIncompleteError(told.format(name=person.name))
    session.delete(person)
    session.flush()


def take_members_anew(session: Session, meeting_id: int) -> int:
    """Add members of that day who are not in the list yet; return how many.

    Nobody is taken off: who was asked was asked. Raises MeetingGoneError, MeetingClosedError.
    """
    meeting = get_meeting(session, meeting_id)
    check_draft(meeting)
    there = {each.member_id for each in list_people(session, meeting_id)}
    missing = [
        each
        for each in list_members(session, meeting.series_id, meeting.held_on)
        if each.id not in there
    ]
    session.add_all(asked(meeting_id, member) for member in missing)
    session.flush()
    _put_in_order(session, meeting.series_id, meeting_id, meeting.held_on)
    return len(missing)


def _put_in_order(session: Session, series_id: int, meeting_id: int, on: date) -> None:
    order = {
        member.id: place
        for place, member in enumerate(in_order_of_role(list_members(session, series_id, on)), 1)
    }
    after = len(order) + 1
    for place, each in enumerate(list_people(session, meeting_id)):
        each.sort_order = order.get(each.member_id or 0, after + place)
    session.flush()


def _check_substitute(session: Session, person: MeetingPerson, name: str) -> None:
    """Refuse one who is there already: who stands for two would be counted twice."""
    key = search_key(name)
    for each in list_people(session, person.meeting_id):
        others = (each.substitute_name,) if each.presence == SUBSTITUTE else (each.name,)
        if each.id == person.id:
            others = (each.name,)
        if key in map(search_key, others):
            told = _("{name} อยู่ในรายชื่อแล้ว จึงมาประชุมแทนผู้อื่นไม่ได้ กรุณาระบุผู้อื่น")
            raise MeetingIncompleteError(told.format(name=name))


def _person(session: Session, person_id: int) -> MeetingPerson:
    person = session.get(MeetingPerson, person_id)
    if person is None:
        raise MeetingGoneError
    check_draft(get_meeting(session, person.meeting_id))
    return person
