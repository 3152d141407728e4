"""A meeting with its body, for all that deal with one: below the agenda and what fills it."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.operations.refusals import MeetingGoneError


def get_meeting(session: Session, meeting_id: int) -> Meeting:
    """Return a meeting with its body, from the bin as well. Raises MeetingGoneError."""
    query = select(Meeting).where(Meeting.id == meeting_id).options(joinedload(Meeting.series))
    meeting = session.scalar(query)
    if meeting is None:
        raise MeetingGoneError
    return meeting
