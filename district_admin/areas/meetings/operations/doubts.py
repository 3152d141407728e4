"""What an officer would ask herself about the day of a meeting, told when she has set it.

None of it is refused: an office meets on a Saturday, and enters what was held last month. Rejected:
a question before each (she would learn to press past it).
"""

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.duties import INVITE, list_duties
from district_admin.areas.meetings.operations.one_meeting import get_meeting
from district_admin.areas.meetings.operations.series import list_members
from district_admin.office.days_off import work_calendar
from district_admin.texts import _


def doubts(session: Session, meeting_id: int, today: date) -> list[str]:
    """Return what is odd about the day of a meeting, the weightiest first."""
    meeting = get_meeting(session, meeting_id)
    told = [_("หนังสือเชิญส่งไปแล้ว")] if is_called(session, meeting_id) else []
    if meeting.held_on < today:
        told.append(_("วันประชุมผ่านมาแล้ว"))
    if closed := work_calendar(session).closed_for(meeting.held_on):
        told.append(_("ตรงกับวันหยุด ({name})").format(name=closed))
    if (other := _on_same_day(session, meeting)) is not None:
        told.append(_("ตรงกับการประชุมครั้งที่ {number}").format(number=other.number_text))
    if _is_out_of_order(session, meeting):
        words = _("ครั้งที่ {number} ไม่เรียงตามวันประชุม")
        told.append(words.format(number=meeting.number_text))
    if any(former_and_missing(session, meeting)):
        told.append(_("รายชื่อต่างจากกรรมการ ณ วันประชุม"))
    return told


def is_called(session: Session, meeting_id: int) -> bool:
    """Say whether the invitations went out: another day, or none, is to be told to who got one."""
    there = list_duties(session, meeting_id)
    return any(each.key == INVITE and each.done_on is not None for each in there)


def former_and_missing(session: Session, meeting: Meeting) -> tuple[int, int]:
    """Return how many are in the list who are no members on that day, and how many are not."""
    asked = {each.member_id for each in list_people(session, meeting.id)} - {None}
    there = {each.id for each in list_members(session, meeting.series_id, meeting.held_on)}
    return len(asked - there), len(there - asked)


def _on_same_day(session: Session, meeting: Meeting) -> Meeting | None:
    """Return another meeting that the body has on that day."""
    query = select(Meeting).where(
        Meeting.series_id == meeting.series_id,
        Meeting.held_on == meeting.held_on,
        Meeting.id != meeting.id,
        Meeting.in_bin.is_(False),
    )
    return session.scalar(query.order_by(Meeting.id).limit(1))


def _is_out_of_order(session: Session, meeting: Meeting) -> bool:
    """Say whether the numbers of its year are in another order than the days."""
    day, number = meeting.held_on, meeting.number
    query = select(Meeting.id).where(
        Meeting.series_id == meeting.series_id,
        Meeting.be_year == meeting.be_year,
        Meeting.in_bin.is_(False),
        or_(
            and_(Meeting.number < number, Meeting.held_on > day),
            and_(Meeting.number > number, Meeting.held_on < day),
        ),
    )
    return session.scalar(query.limit(1)) is not None
