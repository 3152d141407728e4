"""Meetings themselves: planned with one date, moved, kept, and put in the bin."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.meetings.model import (
    Meeting,
    MeetingDuty,
    MeetingSeries,
)
from district_admin.areas.meetings.operations import adopted, duties
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.carried_words import carried_in_step
from district_admin.areas.meetings.operations.carrying import (
    adoptions_go_on,
    order_changed,
    order_of,
)
from district_admin.areas.meetings.operations.laws import laws_when_closed
from district_admin.areas.meetings.operations.one_meeting import asked
from district_admin.areas.meetings.operations.one_meeting import get_meeting as get_meeting
from district_admin.areas.meetings.operations.refusals import (
    MeetingIncompleteError,
    check_day,
    check_draft,
    clock_time,
)
from district_admin.areas.meetings.operations.reopening import Reopened, keep_body, let_change
from district_admin.areas.meetings.operations.series import (
    get_series,
    in_order_of_role,
    list_members,
    set_search_text,
)
from district_admin.texts import _
from district_admin.thai.calendar import be_year


@dataclass(frozen=True)
class MeetingFacts:
    """What is kept of a meeting; times as typed. Without a `number` the next of the year."""

    held_on: date
    number: int | None = None
    starts_at: str = ""
    place: str = ""
    began_at: str = ""
    ended_at: str = ""
    taker_name: str = ""
    taker_position: str = ""
    checker_name: str = ""
    checker_position: str = ""
    note: str = ""


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as the list shows it: with its body, and what is due next."""

    id: int
    series_id: int
    name: str
    number_text: str
    held_on: date
    starts_at: str
    place: str
    closed_on: date | None
    next_duty: str
    next_due: date | None
    open_count: int
    in_bin: bool
    search_text: str


def plan_meeting(session: Session, series_id: int, facts: MeetingFacts) -> int:
    """Set the date of a meeting, and return its id.

    Everything else comes with it: its number of the year, the members of that day, the duties with
    their days, the agenda with the last minutes to adopt and what is unfinished. Raises
    MeetingGoneError and MeetingIncompleteError.
    """
    series = get_series(session, series_id)
    check_day(facts.held_on)
    year = be_year(facts.held_on)
    order = order_of(session, series_id)
    meeting = Meeting(series_id=series_id, be_year=year, held_on=facts.held_on)
    meeting.number = facts.number or next_number(session, series_id, year)
    _check_number(session, meeting)
    _write(meeting, facts, series)
    session.add(meeting)
    session.flush()
    members = in_order_of_role(list_members(session, series_id, facts.held_on))
    session.add_all(asked(meeting.id, member, place) for place, member in enumerate(members, 1))
    duties.add_manual_duties(session, meeting)
    order_changed(session, series_id, order)
    return meeting.id


def edit_meeting(session: Session, meeting_id: int, facts: MeetingFacts) -> int:
    """Correct a meeting. Another day moves what is still open; another year gives a new number.

    Returns on how many agendas matters came or went, since the meetings are in another order.
    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError and MeetingIncompleteError.
    """
    meeting = get_meeting(session, meeting_id)
    check_draft(meeting)
    check_day(facts.held_on)
    order, before = order_of(session, meeting.series_id), meeting.held_on
    is_moved = before != facts.held_on
    is_typed = facts.number is not None and facts.number != meeting.number
    with carried_in_step(session, list_items(session, meeting_id)):
        _move(session, meeting, facts)
        _write(meeting, facts, meeting.series)
    if is_moved:
        duties.count_anew(session, meeting)
        adopted.meeting_moved(session, meeting_id, before)
    if is_moved or is_typed:
        return order_changed(session, meeting.series_id, order)
    return 0


def _move(session: Session, meeting: Meeting, facts: MeetingFacts) -> None:
    """Give a meeting its day, and the number of that year."""
    year = be_year(facts.held_on)
    if facts.number is not None and facts.number != meeting.number:
        meeting.number = facts.number
    elif year != meeting.be_year:
        meeting.number = next_number(session, meeting.series_id, year)
    meeting.be_year = year
    with session.no_autoflush:
        _check_number(session, meeting)
    meeting.held_on = facts.held_on


def next_number(session: Session, series_id: int, year: int) -> int:
    """Return the number of a body's next meeting in a Buddhist-era year."""
    last = session.scalar(
        select(func.max(Meeting.number)).where(
            Meeting.series_id == series_id, Meeting.be_year == year, Meeting.in_bin.is_(False)
        )
    )
    return (last or 0) + 1


def list_meetings(session: Session) -> list[MeetingRow]:
    """Return all meetings, those to come and the latest first, those in the bin as well.

    Nothing is due for one whose file is closed: what was not noted as done can no longer be.
    """
    closed = select(Meeting.id).where(Meeting.closed_on.is_not(None))
    open_duty = (
        (MeetingDuty.done_on.is_(None))
        & (MeetingDuty.is_dropped.is_(False))
        & (MeetingDuty.meeting_id.not_in(closed))
    )
    counted = select(MeetingDuty.meeting_id, func.count()).where(open_duty)
    found = session.execute(counted.group_by(MeetingDuty.meeting_id))
    counts = {row[0]: row[1] for row in found}
    due: dict[int, tuple[str, date | None]] = {}
    query = (
        select(MeetingDuty.meeting_id, MeetingDuty.title, MeetingDuty.due_on)
        .where(open_duty, MeetingDuty.due_on.is_not(None))
        .order_by(MeetingDuty.due_on.desc(), MeetingDuty.sort_order.desc())
    )
    for meeting_id, title, due_on in session.execute(query):
        due[meeting_id] = (title, due_on)
    there = session.execute(
        select(Meeting, MeetingSeries.name)
        .join(MeetingSeries, MeetingSeries.id == Meeting.series_id)
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    )
    return [
        MeetingRow(
            meeting.id,
            meeting.series_id,
            name,
            meeting.number_text,
            meeting.held_on,
            meeting.starts_at,
            meeting.place,
            meeting.closed_on,
            due.get(meeting.id, ("", None))[0],
            due.get(meeting.id, ("", None))[1],
            counts.get(meeting.id, 0),
            meeting.in_bin,
            meeting.search_text,
        )
        for meeting, name in there
    ]


def bin_meeting(session: Session, meeting_id: int) -> None:
    """Put a meeting in the bin; its number is free again.

    What it adopted is adopted no longer. Raises MeetingClosedError, MeetingFinalError, and
    MeetingIncompleteError if those minutes are final.
    """
    meeting = get_meeting(session, meeting_id)
    check_draft(meeting)
    order = order_of(session, meeting.series_id)
    adopted.meeting_leaves(session, meeting_id)
    meeting.in_bin = True
    session.flush()
    order_changed(session, meeting.series_id, order)
    adoptions_go_on(session, meeting_id)


def restore_meeting(session: Session, meeting_id: int) -> None:
    """Take a meeting back from the bin. Raises MeetingIncompleteError.

    Its number may be taken by now, or its body be in the bin itself.
    """
    meeting = get_meeting(session, meeting_id)
    if meeting.series.in_bin:
        told = _("ชุดการประชุม “{name}” อยู่ในถังขยะ กรุณานำกลับมาก่อน แล้วนำการประชุมนี้กลับ")
        raise MeetingIncompleteError(told.format(name=meeting.series.name))
    if _is_taken(session, meeting):
        told = _("มีการประชุมครั้งที่ {number} ของชุดนี้อยู่แล้ว จึงนำกลับไม่ได้ กรุณาแก้ครั้งที่ของการประชุมนั้นก่อน")
        raise MeetingIncompleteError(told.format(number=meeting.number_text))
    order = order_of(session, meeting.series_id)
    meeting.in_bin = False
    session.flush()
    adopted.meeting_returns(session, meeting_id)
    order_changed(session, meeting.series_id, order)
    adoptions_go_on(session, meeting_id)


def close_meeting(session: Session, meeting_id: int, on: date) -> None:
    """Close the file of a meeting: nothing of it changes from now on, its steps neither.

    The last of them, to file everything, is done by that. Raises MeetingGoneError.
    """
    meeting = get_meeting(session, meeting_id)
    laws = laws_when_closed(session, meeting)
    before, meeting.closed_on = meeting.closed_on, on
    keep_body(session, meeting)
    meeting.closed_as = {**(meeting.closed_as or {}), "laws": laws}
    for duty in duties.list_duties(session, meeting_id):
        by_closing = before is not None and duty.done_on == before
        if duty.key == duties.ARCHIVE and (duty.is_open or by_closing):
            duty.done_on = on
    session.flush()


def open_again(session: Session, meeting_id: int) -> Reopened:
    """Open the file of a meeting again; final minutes stay final. Raises MeetingGoneError.

    Its agenda is brought in step with the thread of meetings, or it is told why it differs.
    """
    meeting = get_meeting(session, meeting_id)
    for duty in duties.list_duties(session, meeting_id):
        if duty.key == duties.ARCHIVE and duty.done_on == meeting.closed_on:
            duty.done_on = None
    meeting.closed_on = None
    kept = dict(meeting.closed_as or {})
    kept.pop("laws", None)
    meeting.closed_as = kept
    session.flush()
    return Reopened() if meeting.final_version else let_change(session, meeting)


def _check_number(session: Session, meeting: Meeting) -> None:
    if meeting.number < 1:
        raise MeetingIncompleteError(_("ครั้งที่ต้องเป็นเลขตั้งแต่ 1 ขึ้นไป"))
    if _is_taken(session, meeting):
        told = _("มีการประชุมครั้งที่ {number} ของชุดนี้อยู่แล้ว กรุณาใช้เลขอื่น")
        raise MeetingIncompleteError(told.format(number=meeting.number_text))


def _is_taken(session: Session, meeting: Meeting) -> bool:
    same = select(Meeting.id).where(
        Meeting.series_id == meeting.series_id,
        Meeting.be_year == meeting.be_year,
        Meeting.number == meeting.number,
        Meeting.in_bin.is_(False),
        Meeting.id != (meeting.id or 0),
    )
    return session.scalar(same) is not None


def _write(meeting: Meeting, facts: MeetingFacts, series: MeetingSeries) -> None:
    began, ended = clock_time(facts.began_at), clock_time(facts.ended_at)
    if began and ended and ended <= began:
        raise MeetingIncompleteError(_("เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม"))
    meeting.starts_at = clock_time(facts.starts_at)
    meeting.began_at, meeting.ended_at = began, ended
    for each in ("place", "taker_name", "taker_position", "checker_name", "checker_position"):
        setattr(meeting, each, tidy(getattr(facts, each)))
    meeting.note = facts.note.strip()
    set_search_text(meeting, series)
