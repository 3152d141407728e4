"""When the minutes of an earlier meeting count as adopted: as long as a later meeting resolved so.

The day goes with the resolution: when that is taken back, or leaves with its matter or its whole
meeting, the minutes are no longer adopted. Rejected: a day that stays once it is noted (minutes
would be adopted by a meeting that lies in the bin).
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting, MeetingDuty
from district_admin.areas.meetings.operations import duties
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.thread import adopted_by
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

_ADOPTED: Final = "รับรอง"


def is_adopting(item: AgendaItem) -> bool:
    """Say whether a meeting resolved on a matter to adopt the minutes that it is about."""
    return item.adopts_id is not None and item.verb.startswith(_ADOPTED)


def note_adoption(session: Session, item: AgendaItem) -> None:
    """Let the minutes of the meeting before be adopted by a matter's resolution, or no longer.

    That is noted of a meeting whose file is closed as well: it changes nothing of what lies in the
    file. Minutes that are final were adopted, and stay so. Raises as `take_back` does, and
    MeetingIncompleteError for the minutes of a later meeting, or of one in the bin.
    """
    if item.adopts_id is None:
        return
    if not is_adopting(item):
        take_back(session, item)
        return
    earlier, held_on = _meetings(session, item)
    if earlier.final_version:
        return
    if earlier.in_bin or held_on < earlier.held_on:
        told = _(
            "การประชุมครั้งที่ {number} จัดหลังการประชุมนี้หรืออยู่ในถังขยะ จึงรับรองรายงานของครั้งนั้นไม่ได้ "
            "กรุณานำวาระนี้ออก"
        )
        raise MeetingIncompleteError(told.format(number=earlier.number_text))
    _adopt(session, item)


def take_back(session: Session, item: AgendaItem) -> None:
    """Let minutes that a matter adopted be adopted no longer; those adopted otherwise stay so.

    Raises MeetingIncompleteError for minutes that are final.
    """
    if item.adopts_id is None:
        return
    earlier, held_on = _meetings(session, item)
    if earlier.adopted_on != held_on:
        return
    if earlier.final_version:
        told = _(
            "วาระนี้รับรองรายงานการประชุมครั้งที่ {number} ซึ่งเป็นฉบับสมบูรณ์แล้ว กรุณายกเลิกฉบับสมบูรณ์ของครั้งนั้นก่อน"
        )
        raise MeetingIncompleteError(told.format(number=earlier.number_text))
    earlier.adopted_on, earlier.adoption_note = None, ""
    if (duty := _duty(session, earlier)) is not None:
        duties.note_open(session, duty)
        duty.due_on = adopted_by(session, earlier)
    session.flush()


def meeting_leaves(session: Session, meeting_id: int) -> None:
    """Take back what a meeting adopted that goes to the bin. Raises as `take_back` does."""
    for item in _adopting(session, meeting_id):
        take_back(session, item)


def resolutions_to_adopt(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """Return the matters on which meetings resolved to adopt the minutes of this one, by days."""
    query = _resolved().join(Meeting, Meeting.id == AgendaItem.meeting_id)
    query = query.where(AgendaItem.adopts_id == meeting_id, Meeting.in_bin.is_(False))
    return session.scalars(query.order_by(Meeting.held_on)).all()


def meeting_returns(session: Session, meeting_id: int) -> None:
    """Let a meeting that is back from the bin have adopted what nothing else did since.

    And let its own minutes be adopted, if a meeting resolved so that is not in the bin.
    """
    for item in (*_adopting(session, meeting_id), *resolutions_to_adopt(session, meeting_id)):
        earlier, held_on = _meetings(session, item)
        if earlier.adopted_on is None and not earlier.in_bin and earlier.held_on <= held_on:
            note_adoption(session, item)


def meeting_moved(session: Session, meeting_id: int, before: date) -> None:
    """Let minutes be adopted on the day that a meeting is held on now, and not the one before.

    Raises MeetingIncompleteError where minutes would be adopted, or go round, before their meeting.
    """
    meeting = session.get_one(Meeting, meeting_id)
    _check_order(session, meeting, before)
    for item in _adopting(session, meeting_id):
        earlier, _held_on = _meetings(session, item)
        if earlier.adopted_on == before and not earlier.final_version:
            _adopt(session, item)  # of one in the bin too: it may come back


def _adopt(session: Session, item: AgendaItem) -> None:
    earlier, held_on = _meetings(session, item)
    earlier.adopted_on, earlier.adoption_note = held_on, item.resolution
    if (duty := _duty(session, earlier)) is not None:
        duties.note_done(session, duty, held_on)
        duty.due_on = adopted_by(session, earlier)
    session.flush()


def _check_order(session: Session, meeting: Meeting, before: date) -> None:
    """Refuse a day by which what was adopted or sent round would not have been held yet."""
    told = ""
    for item in _adopting(session, meeting.id):
        earlier = session.get_one(Meeting, item.adopts_id)
        if earlier.adopted_on == before and meeting.held_on < earlier.held_on:
            told = _(
                "การประชุมนี้รับรองรายงานการประชุมครั้งที่ {number} ({day}) แล้ว จึงเลื่อนไปก่อนวันนั้นไม่ได้ "
                "กรุณาตรวจสอบวันที่ หรือแก้มติรับรองก่อน"
            ).format(number=earlier.number_text, day=medium_date(earlier.held_on))
    if (day := meeting.adopted_on) is not None and day < meeting.held_on:
        told = _(
            "รายงานการประชุมนี้รับรองแล้วเมื่อ {day} จึงเลื่อนวันประชุมไปหลังวันนั้นไม่ได้ "
            "กรุณาตรวจสอบวันที่ หรือแก้การรับรองก่อน"
        ).format(day=medium_date(day))
    elif (day := meeting.circulated_on) is not None and day < meeting.held_on:
        told = _(
            "แจกเวียนมติของการประชุมนี้แล้วเมื่อ {day} จึงเลื่อนวันประชุมไปหลังวันนั้นไม่ได้ "
            "กรุณาตรวจสอบวันที่ หรือแก้ขั้นตอนแจกเวียนมติก่อน"
        ).format(day=medium_date(day))
    if told:
        raise MeetingIncompleteError(told)


def _adopting(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    return session.scalars(_resolved().where(AgendaItem.meeting_id == meeting_id)).all()


def _resolved() -> Select[AgendaItem]:
    query = select(AgendaItem).where(AgendaItem.adopts_id.is_not(None))
    return query.where(AgendaItem.verb.startswith(_ADOPTED))


def _meetings(session: Session, item: AgendaItem) -> tuple[Meeting, date]:
    held_on = session.get_one(Meeting, item.meeting_id).held_on
    return session.get_one(Meeting, item.adopts_id), held_on


def _duty(session: Session, meeting: Meeting) -> MeetingDuty | None:
    there = duties.list_duties(session, meeting.id)
    return next((each for each in there if each.key == duties.ADOPT), None)
