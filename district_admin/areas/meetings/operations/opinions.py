"""The round of brief resolutions: who answered what, and what silence means after seven days.

The officer's sentence: "the resolutions went round; who has answered, who wants what corrected, and
whom do I count as agreeing because the seven days are over" (manual of internal meetings, 12.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting, MeetingPerson, MinutesCorrection
from district_admin.areas.meetings.model.meeting import AGREE, CORRECT, DISAGREE, OPINIONS
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.duties import COLLECT, list_duties
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_draft,
    required,
)
from district_admin.texts import _


@dataclass(frozen=True)
class Round:
    """How the round of a meeting stands: `until` is the last day of answers, if it has begun."""

    until: date | None
    asked: int
    agreed: int
    corrections: Sequence[MeetingPerson]
    against: Sequence[MeetingPerson]
    silent: Sequence[MeetingPerson]
    not_given: Sequence[MeetingPerson]

    def is_over(self, today: date) -> bool:
        """Say whether silence counts as agreeing by now."""
        return self.until is not None and today > self.until


def set_opinion(session: Session, person_id: int, opinion: str, on: date, text: str = "") -> None:
    """Keep what a member answered when the resolutions went round.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError
    before they went round, for a day before that, or for a correction or a no without its words.
    """
    person = session.get(MeetingPerson, person_id)
    if person is None:
        raise MeetingGoneError
    meeting = get_meeting(session, person.meeting_id)
    check_draft(meeting)
    if opinion not in OPINIONS:
        raise ValueError(opinion)
    if opinion and on < _circulated_on(meeting):
        raise MeetingIncompleteError(_("วันที่ส่งความเห็นต้องไม่ก่อนวันแจกเวียนมติ"))
    words = " ".join(text.split()) if opinion in (CORRECT, DISAGREE) else ""
    if opinion == DISAGREE or (opinion == CORRECT and not _has_corrections(session, person_id)):
        words = required(text, _("ข้อความที่ขอแก้ไขหรือเหตุผล"))
    person.opinion, person.opinion_text = opinion, words
    person.opinion_on = on if opinion else None
    if opinion and person.given_on is None:
        person.given_on = on  # who answers has it
    session.flush()


def set_given(session: Session, person_id: int, on: date | None) -> None:
    """Note when the resolutions reached a member, or that they have not.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError for a
    day before they went round.
    """
    person = session.get(MeetingPerson, person_id)
    if person is None:
        raise MeetingGoneError
    meeting = get_meeting(session, person.meeting_id)
    check_draft(meeting)
    if on is not None and on < _circulated_on(meeting):
        raise MeetingIncompleteError(_("วันที่ได้รับต้องไม่ก่อนวันแจกเวียนมติ"))
    person.given_on = on
    session.flush()


def give_rest(session: Session, meeting_id: int, on: date) -> int:
    """Note that the resolutions reached every member of whom it was not known; return how many.

    Raises as `set_given` does.
    """
    rest = round_of(session, get_meeting(session, meeting_id)).not_given
    for each in rest:
        set_given(session, each.id, on)
    return len(rest)


def _circulated_on(meeting: Meeting) -> date:
    if meeting.circulated_on is None:
        told = _("ยังไม่ได้แจกเวียนมติ กรุณากด “เสร็จแล้ว” ที่ขั้นแจกเวียนมติในแท็บ “ขั้นตอน” ก่อน")
        raise MeetingIncompleteError(told)
    return meeting.circulated_on


def _has_corrections(session: Session, person_id: int) -> bool:
    """Say whether it is noted by the paragraph what a member wants corrected."""
    asked = select(MinutesCorrection.id).where(MinutesCorrection.person_id == person_id)
    return session.scalar(asked.limit(1)) is not None


def round_of(session: Session, meeting: Meeting) -> Round:
    """Return how the round of a meeting stands, among its members."""
    members = [each for each in list_people(session, meeting.id) if each.is_member]
    duty = next((e for e in list_duties(session, meeting.id) if e.key == COLLECT), None)
    has_begun = meeting.circulated_on is not None
    return Round(
        duty.due_on if has_begun and duty is not None else None,
        len(members),
        sum(each.opinion == AGREE for each in members),
        [each for each in members if each.opinion == CORRECT],
        [each for each in members if each.opinion == DISAGREE],
        [each for each in members if not each.opinion],
        [each for each in members if each.given_on is None],
    )
