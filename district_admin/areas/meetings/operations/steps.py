"""Steps of meetings, with what they bring about on other agendas, and what days off bring to them.

Minutes that were adopted otherwise need no adoption by the next meeting, and need it again when
that is taken back. Rejected: `duties` knowing the agendas (they stand on it).
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting, MeetingDuty
from district_admin.areas.meetings.operations import duties
from district_admin.areas.meetings.operations.adopted import resolutions_to_adopt
from district_admin.areas.meetings.operations.carrying import minutes_adopted
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.thread import adopted_by
from district_admin.office.days_off import work_calendar
from district_admin.texts import _


def finish_step(session: Session, duty_id: int, on: date) -> None:
    """Note that a duty was done. Raises as `duties.finish_duty` does."""
    duties.finish_duty(session, duty_id, on)
    _tell_agenda(session, duty_id)


def reopen_step(session: Session, duty_id: int) -> None:
    """Let a duty be open again.

    Raises as `duties.reopen_duty` does, and MeetingIncompleteError for minutes that a later meeting
    resolved to adopt.
    """
    duty = duties.get_duty(session, duty_id)
    adopts_it = resolutions_to_adopt(session, duty.meeting_id) if duty.key == duties.ADOPT else ()
    if adopts_it:
        number = session.get_one(Meeting, adopts_it[0].meeting_id).number_text
        told = _("การประชุมครั้งที่ {number} มีมติรับรองรายงานนี้แล้ว กรุณาแก้มติในการประชุมครั้งนั้นแทน")
        raise MeetingIncompleteError(told.format(number=number))
    duties.reopen_duty(session, duty_id)
    _tell_agenda(session, duty_id)


def day_changed(session: Session, day: date) -> None:
    """Bring what is due about a day in step with it, which is off or worked by now.

    What she set to a day off herself stays there, unless it is that day.
    """
    calendar = work_calendar(session)
    query = select(MeetingDuty, Meeting).join(MeetingDuty.meeting)
    query = query.where(MeetingDuty.done_on.is_(None), MeetingDuty.is_dropped.is_(False))
    query = query.where(Meeting.closed_on.is_(None), MeetingDuty.offset_days.is_not(None))
    for duty, meeting in session.execute(query.where(MeetingDuty.due_on.is_not(None))):
        wanted = duties.wanted_day(duty, meeting)
        if wanted is None or duty.due_on is None or duty.key == duties.ADOPT:
            continue
        if min(wanted, duty.due_on) <= day <= max(wanted, duty.due_on):
            duty.due_on = duties.due_day(duty, meeting, calendar)
    session.flush()


def _tell_agenda(session: Session, duty_id: int) -> None:
    duty = duties.get_duty(session, duty_id)
    if duty.key != duties.ADOPT:
        return
    if duty.is_open:
        duty.due_on = adopted_by(session, session.get_one(Meeting, duty.meeting_id))
    minutes_adopted(session, duty.meeting_id)
