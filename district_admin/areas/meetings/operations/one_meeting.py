"""A meeting with its body, and who is asked to it: below the agenda and what fills it."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.meetings.model import Meeting, MeetingPerson, SeriesMember
from district_admin.areas.meetings.operations.refusals import MeetingGoneError


def get_meeting(session: Session, meeting_id: int) -> Meeting:
    """Return a meeting with its body, from the bin as well. Raises MeetingGoneError."""
    query = select(Meeting).where(Meeting.id == meeting_id).options(joinedload(Meeting.series))
    meeting = session.scalar(query)
    if meeting is None:
        raise MeetingGoneError
    return meeting


def asked(meeting_id: int, member: SeriesMember, place: int = 0) -> MeetingPerson:
    """Return a member of the body as one who is asked to a meeting, named as on that day."""
    return MeetingPerson(
        meeting_id=meeting_id,
        member_id=member.id,
        person_id=member.person_id,
        agency_id=member.agency_id,
        name=member.name,
        position=member.position,
        role=member.role,
        sort_order=place,
    )
