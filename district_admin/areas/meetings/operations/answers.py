"""What was answered to the invitation, counted: who comes, who to telephone, for how many to cook.

The manual's step 8 asks each by telephone a day or two before the meeting; step 9.6 needs the
number of portions. They are counted from the answers each time, and only what no answer tells is
kept: the office's own people and the portions to spare. Rejected: a number she types (it would stay
as it was when the next one declines).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Person
from district_admin.areas.directory.operations.postings import holders
from district_admin.areas.meetings.model import MeetingPerson
from district_admin.areas.meetings.model.meeting import DECLINES, REPLIES, SUBSTITUTE
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.inviting import Place, places
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import check_open
from district_admin.thai.telephones import shown_telephones

COMES = "yes"


@dataclass(frozen=True)
class HeadCount:
    """How many answered what, and for how many the caterer is asked."""

    coming: int = 0
    substitutes: int = 0
    declined: int = 0
    silent: int = 0
    staff: int = 0
    reserve: int = 0

    @property
    def asked(self) -> int:
        """How many were invited."""
        return self.coming + self.substitutes + self.declined + self.silent

    @property
    def fed(self) -> int:
        """For how many is cooked: who comes, themselves or by another, the staff, the reserve."""
        return self.coming + self.substitutes + self.staff + self.reserve

    @property
    def text(self) -> str:
        """The answers as a paper counts them, in Thai."""
        return (
            f"เชิญ {self.asked} คน จะเข้าร่วม {self.coming} คน มอบผู้แทน {self.substitutes} คน "
            f"ไม่เข้าร่วม {self.declined} คน ยังไม่ตอบ {self.silent} คน"
        )


@dataclass(frozen=True)
class Answer:
    """One who was invited, where they are, and by which telephone they are asked."""

    person: MeetingPerson
    agency: str = ""
    telephone: str = ""

    @property
    def post(self) -> str:
        """The post with the agency that it does not name."""
        post = self.person.position
        if not self.agency or self.agency in f"{post} {self.person.name}":
            return post
        return f"{post} {self.agency}".strip()

    @property
    def said(self) -> str:
        """The answer as a paper has it, in Thai; empty for none."""
        return REPLIES[self.person.reply] if self.person.reply else ""

    @property
    def id(self) -> int:
        """The id in the list of the meeting's people."""
        return self.person.id


def head_count(session: Session, meeting_id: int) -> HeadCount:
    """Return the answers to a meeting's invitation, counted. Raises MeetingGoneError."""
    meeting = get_meeting(session, meeting_id)
    replies = [each.reply for each in list_people(session, meeting_id)]
    return HeadCount(
        coming=replies.count(COMES),
        substitutes=replies.count(SUBSTITUTE),
        declined=replies.count(DECLINES),
        silent=replies.count(""),
        staff=meeting.fed_staff,
        reserve=meeting.fed_reserve,
    )


def set_extra(session: Session, meeting_id: int, staff: int, reserve: int) -> None:
    """Keep how many of the office's own people are fed, and how many portions are to spare.

    Raises MeetingGoneError and MeetingClosedError.
    """
    meeting = get_meeting(session, meeting_id)
    check_open(meeting)
    meeting.fed_staff, meeting.fed_reserve = staff, reserve
    session.flush()


def list_answers(session: Session, meeting_id: int, on: date) -> list[Answer]:
    """Return everyone who was invited, in the order of the list, with a telephone of the day."""
    found = places(session, list_people(session, meeting_id), on)
    numbers = _own_numbers(session, found, on)
    answers = []
    for each in found:
        agency = each.agency
        ways = [*numbers.get(each.person.id, ()), agency.telephone if agency else ""]
        known = dict.fromkeys(shown_telephones(way) for way in ways if way)
        answers.append(Answer(each.person, agency.name if agency else "", ", ".join(known)))
    return answers


def _own_numbers(session: Session, found: Sequence[Place], on: date) -> dict[int, tuple[str, ...]]:
    """Return the own telephones of people of the directory, and of heads by their name."""
    ids = [each.person_id for each in found if each.person_id is not None]
    people = {each.id: each for each in session.scalars(select(Person).where(Person.id.in_(ids)))}
    heads = holders(session, [each.agency.id for each in found if each.agency], on)
    numbers: dict[int, tuple[str, ...]] = {}
    for each in found:
        known = people.get(each.person_id or 0)
        head = heads.get(each.agency.id) if each.agency else None
        posting = head.signs if head else None
        if known is None and posting and posting.person.full_name == each.person.name:
            known = posting.person
        if known is not None:
            numbers[each.person.id] = (known.mobile, known.telephone)
    return numbers
