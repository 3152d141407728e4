"""How the paper of a step goes up the line for approval, and back for correction.

Each move bears the day she gives it, since what went up in the afternoon is entered the next
morning; the days go forward as the paper does. Rejected: the moment of entering (the tracking form
would date a move by when she sat down).
"""

from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import DutyMove, MeetingDuty
from district_admin.areas.meetings.model.duty import APPROVED, FORWARDED, HOLDERS, OFFICER, RETURNED
from district_admin.areas.meetings.operations.duties import open_duty
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError, required
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

_LINE: Final = tuple(HOLDERS)


def forward_duty(session: Session, duty_id: int, on: date, note: str = "") -> str:
    """Put a duty's paper before the next in the line, and return who has it now.

    From the director it comes back approved. Raises MeetingGoneError, MeetingClosedError, and
    MeetingIncompleteError for a day before the last move.
    """
    duty = open_duty(session, duty_id)
    place = _LINE.index(duty.holder)
    is_last = place == len(_LINE) - 1
    to = OFFICER if is_last else _LINE[place + 1]
    _move(session, duty, on, APPROVED if is_last else FORWARDED, to, note)
    return to


def return_duty(session: Session, duty_id: int, on: date, note: str) -> None:
    """Give a duty's paper back to the officer for correction, saying what is to be corrected.

    Raises MeetingGoneError, MeetingClosedError and MeetingIncompleteError.
    """
    duty = open_duty(session, duty_id)
    if duty.holder == OFFICER:
        raise MeetingIncompleteError(_("เรื่องนี้อยู่ที่เจ้าหน้าที่แล้ว"))
    _move(session, duty, on, RETURNED, OFFICER, required(note, _("สิ่งที่ให้แก้ไข")))


def list_moves(session: Session, meeting_id: int) -> dict[int, list[DutyMove]]:
    """Return how the papers of a meeting went up and down the line, by duty, oldest first."""
    query = (
        select(DutyMove)
        .join(MeetingDuty, MeetingDuty.id == DutyMove.duty_id)
        .where(MeetingDuty.meeting_id == meeting_id)
        .order_by(DutyMove.id)
    )
    moves: dict[int, list[DutyMove]] = {}
    for move in session.scalars(query):
        moves.setdefault(move.duty_id, []).append(move)
    return moves


def told_moves(session: Session, meeting_id: int) -> dict[int, list[str]]:
    """Return how the tracking form tells each move, by duty: to whom, on which day, with what."""
    return {
        duty_id: [_told(each) for each in there]
        for duty_id, there in list_moves(session, meeting_id).items()
    }


def _told(move: DutyMove) -> str:
    deed = {
        FORWARDED: f"เสนอ {HOLDERS[move.to_holder]}",
        APPROVED: f"{HOLDERS[move.from_holder]} เห็นชอบ",
        RETURNED: f"{HOLDERS[move.from_holder]} คืนแก้ไข",
    }[move.outcome]
    told = f"{deed} {medium_date(move.moved_on)}"
    return f"{told} ({move.note})" if move.note else told


def _move(session: Session, duty: MeetingDuty, on: date, outcome: str, to: str, note: str) -> None:
    query = select(func.max(DutyMove.moved_on)).where(DutyMove.duty_id == duty.id)
    last = session.scalar(query)
    if last is not None and on < last:
        told = _("วันที่ต้องไม่ก่อนการเสนอครั้งก่อน ({day}) กรุณาตรวจสอบวันที่")
        raise MeetingIncompleteError(told.format(day=medium_date(last)))
    session.add(
        DutyMove(
            duty_id=duty.id,
            moved_on=on,
            outcome=outcome,
            from_holder=duty.holder,
            to_holder=to,
            note=" ".join(note.split()),
        )
    )
    duty.holder = to
    session.flush()
