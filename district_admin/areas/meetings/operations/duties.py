"""What is due for a meeting and when: the manual's steps counted from the day of the meeting.

A day that falls on a day off moves to the working day before it as long as the meeting is still to
come, and to the one after it afterwards (Civil and Commercial Code, ม. ๑๙๓/๘: a period that ends
on a holiday ends with the next working day). Rejected: counting working days (the manual says two
weeks, and an officer reads that from a calendar).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import DutyRule, Meeting, MeetingDuty
from district_admin.areas.meetings.model.duty import OFFICER
from district_admin.areas.meetings.operations.refusals import (
    MeetingFinalError,
    MeetingGoneError,
    MeetingIncompleteError,
    check_open,
    required,
)
from district_admin.assets import resource
from district_admin.office.days_off import WorkCalendar, work_calendar
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

ADOPT: Final = "adopt_minutes"
CALL: Final = "call_for_items"
INVITE: Final = "send_invitation"
CIRCULATE: Final = "circulate"
COLLECT: Final = "collect_opinions"
ARCHIVE: Final = "archive"
CIRCULATION: Final = "circulation"
MEETING: Final = "meeting"


@dataclass(frozen=True)
class ManualDuty:
    """A duty as the manual has it; `days` from the meeting, None where it gives no day."""

    key: str
    step: str
    title: str
    days: int | None = None
    counts_from: str = "meeting"
    manual: bool = False


@cache
def manual_duties() -> Sequence[ManualDuty]:
    """Return the duties of the manual in its order (`resources/meetings/duties.yaml`)."""
    text = resource("meetings/duties.yaml").read_text(encoding="utf-8")
    return tuple(ManualDuty(**each) for each in yaml.safe_load(text))


def office_offsets(session: Session) -> dict[str, int | None]:
    """Return how many days from the meeting each duty of this office is, by its key, in order."""
    rules = {rule.key: rule for rule in session.scalars(select(DutyRule))}
    return {
        each.key: rules[each.key].offset_days if each.key in rules else each.days
        for each in manual_duties()
        if each.key not in rules or not rules[each.key].is_left_out
    }


def set_rule(session: Session, key: str, days: int | None, *, left_out: bool = False) -> None:
    """Change when a duty of the manual is due for meetings to come, or leave it out.

    Raises MeetingGoneError for a key the manual does not have, MeetingIncompleteError for a day
    more than a year away.
    """
    manual = next((each for each in manual_duties() if each.key == key), None)
    if manual is None:
        raise MeetingGoneError
    _check_offset(days)
    rule = session.scalar(select(DutyRule).where(DutyRule.key == key))
    if days == manual.days and not left_out:
        if rule is not None:
            session.delete(rule)
    elif rule is None:
        session.add(DutyRule(key=key, offset_days=days, is_left_out=left_out))
    else:
        rule.offset_days, rule.is_left_out = days, left_out
    session.flush()


def add_manual_duties(session: Session, meeting: Meeting) -> None:
    """Give a new meeting the duties of the manual, with the days of this office."""
    offsets = office_offsets(session)
    calendar = work_calendar(session)
    for place, each in enumerate(manual_duties(), 1):
        if each.key not in offsets:
            continue
        duty = MeetingDuty(
            meeting_id=meeting.id,
            key=each.key,
            step=each.step,
            title=each.title,
            counts_from=each.counts_from,
            offset_days=offsets[each.key],
            holder=OFFICER,
            sort_order=place * 10,
        )
        duty.due_on = due_day(duty, meeting, calendar)
        session.add(duty)
    session.flush()


def due_day(duty: MeetingDuty, meeting: Meeting, calendar: WorkCalendar) -> date | None:
    """Return the working day on which a duty is due, or None while nobody can know it."""
    wanted = wanted_day(duty, meeting)
    if wanted is None or wanted == meeting.held_on:
        return wanted  # the meeting itself is where it is
    before, after = calendar.around(wanted)
    return before if wanted < meeting.held_on else after


def wanted_day(duty: MeetingDuty, meeting: Meeting) -> date | None:
    """Return the day a duty counts to, worked or not, or None while nobody can know it."""
    begin = meeting.circulated_on if duty.counts_from == CIRCULATION else meeting.held_on
    if begin is None or duty.offset_days is None:
        return None
    return begin + timedelta(days=duty.offset_days)


def count_anew(session: Session, meeting: Meeting) -> None:
    """Bring the days of what is still open in step with the meeting's day and circulation."""
    calendar = work_calendar(session)
    for duty in list_duties(session, meeting.id):
        if duty.is_open and not (duty.key == ADOPT and duty.due_on is not None):
            duty.due_on = due_day(duty, meeting, calendar)
    session.flush()


def answers_due(session: Session, meeting_id: int, today: date) -> date | None:
    """Return by when members answer about the resolutions: what goes round now counts from today.

    None where the office has no such duty, and before the meeting, while there are none.
    """
    found = (each for each in list_duties(session, meeting_id) if each.key == COLLECT)
    duty = next(found, None)
    if duty is None or duty.due_on or duty.offset_days is None:
        return duty.due_on if duty else None
    if session.get_one(Meeting, meeting_id).held_on > today:
        return None
    return work_calendar(session).around(today + timedelta(days=duty.offset_days))[1]


def list_duties(session: Session, meeting_id: int) -> list[MeetingDuty]:
    """Return the duties of a meeting in the manual's order."""
    query = select(MeetingDuty).where(MeetingDuty.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(MeetingDuty.sort_order, MeetingDuty.id)))


def get_duty(session: Session, duty_id: int) -> MeetingDuty:
    """Return a duty. Raises MeetingGoneError."""
    duty = session.get(MeetingDuty, duty_id)
    if duty is None:
        raise MeetingGoneError
    return duty


def finish_duty(session: Session, duty_id: int, on: date) -> None:
    """Note that a duty was done.

    The day on which resolutions went round starts the seven days of answers; that on which minutes
    were adopted is kept with the meeting. Raises MeetingGoneError, MeetingClosedError,
    MeetingFinalError for the day that final minutes were adopted on, and MeetingIncompleteError for
    a day before the meeting on which neither can be.
    """
    duty = open_duty(session, duty_id)
    held_on = session.get_one(Meeting, duty.meeting_id).held_on
    if on < held_on and duty.key in (CIRCULATE, ADOPT):
        told = _("“{title}” ทำได้ตั้งแต่วันประชุม ({day}) กรุณาตรวจสอบวันที่")
        raise MeetingIncompleteError(told.format(title=_(duty.title), day=medium_date(held_on)))
    note_done(session, duty, on)


def note_done(session: Session, duty: MeetingDuty, on: date) -> None:
    """Note that a duty was done, of a meeting whose file is closed too."""
    duty.done_on, duty.is_dropped = on, False
    meeting = session.get_one(Meeting, duty.meeting_id)
    if duty.key == CIRCULATE:
        meeting.circulated_on = on
        count_anew(session, meeting)
    if duty.key == ADOPT:
        meeting.adopted_on = on
    session.flush()


def reopen_duty(session: Session, duty_id: int) -> None:
    """Let a duty be open again.

    Raises MeetingGoneError, MeetingClosedError, and MeetingFinalError for minutes' adoption.
    """
    note_open(session, open_duty(session, duty_id))


def note_open(session: Session, duty: MeetingDuty) -> None:
    """Let a duty be open again, of a meeting whose file is closed too."""
    duty.done_on, duty.is_dropped = None, False
    meeting = session.get_one(Meeting, duty.meeting_id)
    if duty.key == CIRCULATE:
        meeting.circulated_on = None
    if duty.key == ADOPT:
        meeting.adopted_on = None
    count_anew(session, meeting)


def drop_duty(session: Session, duty_id: int) -> None:
    """Note that this meeting does without a duty. Raises as `reopen_duty` does."""
    duty = open_duty(session, duty_id)
    duty.done_on, duty.is_dropped = None, True
    session.flush()


def add_duty(session: Session, meeting_id: int, title: str, due_on: date) -> int:
    """Add a duty of her own to a meeting and return its id.

    Raises MeetingGoneError, MeetingClosedError and MeetingIncompleteError.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise MeetingGoneError
    check_open(meeting)
    last = max((each.sort_order for each in list_duties(session, meeting_id)), default=0)
    duty = MeetingDuty(
        meeting_id=meeting_id,
        title=required(title, _("สิ่งที่ต้องทำ")),
        offset_days=(due_on - meeting.held_on).days,
        due_on=due_on,
        sort_order=last + 10,
    )
    session.add(duty)
    session.flush()
    return duty.id


def set_due(session: Session, duty_id: int, due_on: date) -> None:
    """Change the day a duty is due; it moves with the meeting from there.

    What counts from a circulation that is not begun counts from the meeting then, and stays where
    she put it. Raises MeetingGoneError, MeetingClosedError and MeetingIncompleteError.
    """
    duty = open_duty(session, duty_id)
    meeting = session.get_one(Meeting, duty.meeting_id)
    begin = meeting.circulated_on if duty.counts_from == CIRCULATION else meeting.held_on
    if begin is None:
        begin, duty.counts_from = meeting.held_on, MEETING
    days = (due_on - begin).days
    _check_offset(days)
    duty.offset_days, duty.due_on = days, due_on
    session.flush()


def open_duty(session: Session, duty_id: int) -> MeetingDuty:
    """Return a duty that may change: its meeting is not closed, what it dates is not final."""
    duty = get_duty(session, duty_id)
    meeting = session.get_one(Meeting, duty.meeting_id)
    check_open(meeting)
    if duty.key == ADOPT and meeting.final_version:
        raise MeetingFinalError(meeting.final_version)
    return duty


def _check_offset(days: int | None) -> None:
    if days is not None and abs(days) > 366:
        raise MeetingIncompleteError(_("กำหนดเวลาต้องอยู่ภายใน 366 วันก่อนหรือหลังวันประชุม"))
