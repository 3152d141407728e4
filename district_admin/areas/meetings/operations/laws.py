"""The laws, regulations and documents of a meeting (manual of internal meetings, step 9.3).

What holds for every meeting of a body is kept once and counts for all of them that are open; when
the file of a meeting is closed its list is kept as it is then. Rejected: copying the body's list
into each meeting that is planned (a law she adds today would be missing from next month's, which is
planned already).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.meetings.model import AgendaItem, Meeting
from district_admin.areas.meetings.model.law import LAW, LAW_KINDS, MeetingLaw
from district_admin.areas.meetings.operations.agenda import item_numbers, list_items
from district_admin.areas.meetings.operations.one_meeting import get_meeting
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_open,
    required,
)
from district_admin.office.phrases import list_phrases
from district_admin.texts import _

_LONGEST = 500
_SUGGESTED = 200
_PHRASES = "text_3"  # ข้อกฎหมาย of a memo, in the phrase book


@dataclass(frozen=True)
class LawFacts:
    """What is kept of a law; without a meeting it holds for every one of the body."""

    title: str
    kind: str = LAW
    part: str = ""
    meeting_id: int | None = None
    item_id: int | None = None


@dataclass(frozen=True)
class LawRow:
    """A law in a list; `number` is the matter it belongs to (4.1). The id is 0 once closed."""

    id: int
    kind: str
    title: str
    part: str
    is_standing: bool
    number: str = ""


def list_laws(session: Session, meeting_id: int) -> list[LawRow]:
    """Return the laws of a meeting by their kinds, the standing ones of its body first.

    Raises MeetingGoneError.
    """
    meeting = get_meeting(session, meeting_id)
    if meeting.closed_on is not None and meeting.closed_as is not None:
        return [LawRow(0, *each) for each in meeting.closed_as.get("laws", ())]
    found = session.scalars(
        select(MeetingLaw).where(
            MeetingLaw.series_id == meeting.series_id,
            or_(MeetingLaw.meeting_id.is_(None), MeetingLaw.meeting_id == meeting_id),
        )
    )
    return _in_order(found.all(), item_numbers(meeting, list_items(session, meeting_id)))


def list_standing(session: Session, series_id: int) -> list[LawRow]:
    """Return the laws that hold for every meeting of a body."""
    query = select(MeetingLaw).where(
        MeetingLaw.series_id == series_id, MeetingLaw.meeting_id.is_(None)
    )
    return _in_order(session.scalars(query).all(), {})


def laws_when_closed(session: Session, meeting: Meeting) -> list[list[Any]]:
    """Return the list of a meeting as it is kept when its file is closed."""
    rows = list_laws(session, meeting.id)
    return [[each.kind, each.title, each.part, each.is_standing, each.number] for each in rows]


def get_law(session: Session, law_id: int) -> MeetingLaw:
    """Return a law of a list. Raises MeetingGoneError."""
    law = session.get(MeetingLaw, law_id)
    if law is None:
        raise MeetingGoneError
    return law


def add_law(session: Session, series_id: int, facts: LawFacts) -> int:
    """List a law, and return its id. Raises MeetingClosedError, MeetingIncompleteError."""
    law = MeetingLaw(series_id=series_id)
    _write(session, law, facts)
    session.add(law)
    session.flush()
    return law.id


def edit_law(session: Session, law_id: int, facts: LawFacts) -> None:
    """Correct a law. Raises MeetingGoneError, MeetingClosedError, MeetingIncompleteError."""
    law = get_law(session, law_id)
    _check_open(session, law.meeting_id)
    _write(session, law, facts)
    session.flush()


def remove_law(session: Session, law_id: int) -> None:
    """Take a law off its list. Raises MeetingGoneError, MeetingClosedError."""
    law = get_law(session, law_id)
    _check_open(session, law.meeting_id)
    session.delete(law)
    session.flush()


def suggestions(session: Session) -> list[str]:
    """Return titles to choose from: those listed before, then those of the phrase book."""
    titles = dict.fromkeys(session.scalars(select(MeetingLaw.title).order_by(MeetingLaw.id.desc())))
    for phrase in list_phrases(session, _PHRASES):
        titles |= dict.fromkeys(tidy(each) for each in phrase.text.splitlines() if each.strip())
    return [each for each in titles if len(each) <= _LONGEST][:_SUGGESTED]


def _in_order(laws: Sequence[MeetingLaw], numbers: dict[int, str]) -> list[LawRow]:
    kinds = list(LAW_KINDS)
    places = list(numbers)

    def place(law: MeetingLaw) -> tuple[int, bool, int, int]:
        item = places.index(law.item_id) if law.item_id in numbers else -1
        return kinds.index(law.kind), law.meeting_id is not None, item, law.id

    return [
        LawRow(
            each.id,
            each.kind,
            each.title,
            each.part,
            each.meeting_id is None,
            numbers.get(each.item_id or 0, ""),
        )
        for each in sorted(laws, key=place)
    ]


def _write(session: Session, law: MeetingLaw, facts: LawFacts) -> None:
    title = required(facts.title, _("ชื่อกฎหมาย ระเบียบ หรือเอกสาร"))
    if max(len(title), len(facts.part)) > _LONGEST:
        told = _("ข้อความยาวเกิน {count} อักขระ กรุณาพิมพ์เฉพาะชื่อและข้อที่อ้าง")
        raise MeetingIncompleteError(told.format(count=_LONGEST))
    _check_open(session, facts.meeting_id)
    if facts.item_id is not None:
        item = session.get(AgendaItem, facts.item_id)
        if item is None or item.meeting_id != facts.meeting_id:
            raise MeetingIncompleteError(_("ไม่พบวาระที่เลือก อาจถูกนำออกไปแล้ว กรุณาเลือกใหม่"))
    part = tidy(facts.part)
    with session.no_autoflush:
        _check_new(session, law, facts, title, part)
    law.kind, law.title, law.part = facts.kind, title, part
    law.meeting_id, law.item_id = facts.meeting_id, facts.item_id


def _check_new(session: Session, law: MeetingLaw, facts: LawFacts, title: str, part: str) -> None:
    same = select(MeetingLaw.id).where(
        MeetingLaw.series_id == law.series_id,
        or_(MeetingLaw.meeting_id.is_(None), MeetingLaw.meeting_id == facts.meeting_id),
        MeetingLaw.item_id.is_not_distinct_from(facts.item_id),
        MeetingLaw.title == title,
        MeetingLaw.part == part,
        MeetingLaw.id != (law.id or 0),
    )
    if session.scalar(same.limit(1)) is not None:
        raise MeetingIncompleteError(_("มี “{title}” อยู่ในรายการแล้ว").format(title=title))


def _check_open(session: Session, meeting_id: int | None) -> None:
    if meeting_id is not None:
        check_open(get_meeting(session, meeting_id))
