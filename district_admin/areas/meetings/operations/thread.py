"""The meetings of a body by their days: which is after which, and when its minutes are adopted.

Below whatever asks for it, so that the steps, the adoption and the agendas know one order.
Rejected: a number of its own in each meeting (it would have to be kept in step with the days).
"""

from datetime import date
from typing import Final

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting

_PLACE: Final = (Meeting.held_on, Meeting.number, Meeting.id)


def in_order(session: Session, series_id: int) -> list[Meeting]:
    """Return the meetings of a body by their days."""
    query = select(Meeting).where(Meeting.series_id == series_id, Meeting.in_bin.is_(False))
    return list(session.scalars(query.order_by(*_PLACE)))


def following_meeting(session: Session, meeting: Meeting) -> Meeting | None:
    """Return the meeting of the body after this one."""
    query = select(Meeting).where(Meeting.series_id == meeting.series_id, Meeting.in_bin.is_(False))
    query = query.where(tuple_(*_PLACE) > _place(meeting))
    return session.scalar(query.order_by(*_PLACE).limit(1))


def meeting_before(session: Session, meeting: Meeting) -> Meeting | None:
    """Return the meeting of the body before this one."""
    query = select(Meeting).where(Meeting.series_id == meeting.series_id, Meeting.in_bin.is_(False))
    query = query.where(tuple_(*_PLACE) < _place(meeting))
    return session.scalar(query.order_by(*(each.desc() for each in _PLACE)).limit(1))


def is_before(meeting: Meeting, other: Meeting) -> bool:
    """Say whether a meeting is before another one of its body."""
    return _place(meeting) < _place(other)


def adopted_by(session: Session, meeting: Meeting) -> date | None:
    """Return the day on which minutes are due to be adopted: that of the meeting after them."""
    following = following_meeting(session, meeting)
    return following.held_on if following is not None else None


def _place(meeting: Meeting) -> tuple[date, int, int]:
    return meeting.held_on, meeting.number, meeting.id
