"""Finds meetings, their matters and resolutions, and what was said, by any part of what they say.

Ten years of meetings are some thousand matters: their texts are looked into one by one. Transcripts
are a hundred times that, and go by the search index (m0028).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from district_admin.areas.meetings.model import (
    AgendaItem,
    Meeting,
    MeetingSeries,
    TranscriptPassage,
)
from district_admin.areas.meetings.operations.time_marks import spoken
from district_admin.found import Finder, Found, Ref, Wanted
from district_admin.storage.finding import Source, count_records, find_records
from district_admin.texts import N_, _
from district_admin.thai.searching import Term, excerpt, read_terms

AREA: Final = "meetings"
MEETING: Final = "meeting"
ITEM: Final = "agenda_item"
PASSAGE: Final = "transcript_passage"
KINDS: Final = {
    MEETING: N_("การประชุม"),
    ITEM: N_("วาระและมติที่ประชุม"),
    PASSAGE: N_("บันทึกถอดเทป"),
}
"""What may be looked for here alone, as the screen names it."""

_DRAFT: Final = "meeting_draft."
_IN_SIGHT: Final = 60  # letters that a line of the list shows at least
_PASSAGE_CODE: Final = 4  # as m0028 has it

_LATEST: Final = (Meeting.held_on.desc(), Meeting.id.desc())


def find(session: Session, wanted: Wanted, limit: int) -> list[Found]:
    """Return the latest meetings and matters that have all that is wanted."""
    terms = read_terms(wanted.text)
    found: list[Found] = []
    if _is_asked(wanted, MEETING):
        query = select(Meeting, MeetingSeries.name).join(Meeting.series)
        query = query.where(*_conditions(Meeting.search_text, terms, wanted))
        rows = session.execute(query.order_by(*_LATEST).limit(limit))
        found += [_meeting(meeting, name) for meeting, name in rows]
    if _is_asked(wanted, ITEM) and len(found) < limit:
        query_items = (
            select(AgendaItem, Meeting, MeetingSeries.name)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .join(Meeting.series)
        )
        of_items = query_items.where(*_conditions(AgendaItem.search_text, terms, wanted))
        items = session.execute(of_items.order_by(*_LATEST).limit(limit - len(found)))
        found += [_item(item, meeting, name, terms) for item, meeting, name in items]
    if _is_asked(wanted, PASSAGE) and len(found) < limit:
        hits = find_records(session, terms, [_said(wanted)], limit - len(found))
        found += _passages(session, [hit.record_id for hit in hits], terms)
    return found


def count(session: Session, wanted: Wanted) -> int:
    """Return how many meetings and matters have all that is wanted."""
    terms = read_terms(wanted.text)
    counted = 0
    if _is_asked(wanted, MEETING):
        query = select(func.count()).select_from(Meeting)
        query = query.where(*_conditions(Meeting.search_text, terms, wanted))
        counted += session.scalar(query) or 0
    if _is_asked(wanted, ITEM):
        query = select(func.count()).select_from(AgendaItem)
        query = query.join(Meeting, Meeting.id == AgendaItem.meeting_id)
        query = query.where(*_conditions(AgendaItem.search_text, terms, wanted))
        counted += session.scalar(query) or 0
    if _is_asked(wanted, PASSAGE):
        counted += count_records(session, terms, [_said(wanted)])
    return counted


def _said(wanted: Wanted) -> Source:
    """Return where what was said is looked for: in meetings that are not in the bin."""
    there = [Meeting.id == TranscriptPassage.meeting_id, Meeting.in_bin.is_(False)]
    if wanted.be_year:
        there.append(Meeting.be_year == wanted.be_year)
    said = TranscriptPassage.search_text != ""
    conditions = (said, select(Meeting.id).where(*there).exists())
    return Source(_PASSAGE_CODE, TranscriptPassage.id.expression, conditions)


def _passages(session: Session, ids: Sequence[int], terms: tuple[Term, ...]) -> list[Found]:
    query = (
        select(TranscriptPassage, Meeting, MeetingSeries.name)
        .join(Meeting, Meeting.id == TranscriptPassage.meeting_id)
        .join(Meeting.series)
        .where(TranscriptPassage.id.in_(ids))
    )
    there = {each.id: (each, meeting, name) for each, meeting, name in session.execute(query)}
    return [_passage(*there[each], terms) for each in ids if each in there]


def _passage(
    passage: TranscriptPassage, meeting: Meeting, name: str, terms: tuple[Term, ...]
) -> Found:
    words = spoken(passage.text)
    return Found(
        area=AREA,
        kind=PASSAGE,
        kind_name=_(KINDS[PASSAGE]),
        record_id=passage.id,
        title=words,
        subtitle=_("{name} ครั้งที่ {number}").format(name=name, number=meeting.number_text),
        number=meeting.number_text,
        excerpt=excerpt(passage.search_text, terms) if len(words) > _IN_SIGHT else "",
        day=meeting.held_on,
    )


def _is_asked(wanted: Wanted, kind: str) -> bool:
    """Say whether a kind can answer: a meeting has no sender, state or urgency."""
    others = (wanted.sender, wanted.recipient, wanted.state, wanted.urgency)
    return wanted.kind in ("", kind) and not any(others)


def _conditions(
    text: InstrumentedAttribute[str], terms: tuple[Term, ...], wanted: Wanted
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Meeting.in_bin.is_(False)]
    if wanted.be_year:
        found.append(Meeting.be_year == wanted.be_year)
    found += [or_(*(func.instr(text, form) > 0 for form in term.forms)) for term in terms]
    return found


def _meeting(meeting: Meeting, name: str) -> Found:
    return Found(
        area=AREA,
        kind=MEETING,
        kind_name=_(KINDS[MEETING]),
        record_id=meeting.id,
        title=_("การประชุม{name} ครั้งที่ {number}").format(name=name, number=meeting.number_text),
        subtitle=meeting.place,
        number=meeting.number_text,
        day=meeting.held_on,
    )


def _item(item: AgendaItem, meeting: Meeting, name: str, terms: tuple[Term, ...]) -> Found:
    told = _("{name} ครั้งที่ {number}").format(name=name, number=meeting.number_text)
    return Found(
        area=AREA,
        kind=ITEM,
        kind_name=_(KINDS[ITEM]),
        record_id=item.id,
        title=item.title,
        subtitle=told,
        number=meeting.number_text,
        excerpt=excerpt(item.search_text, terms),
        day=meeting.held_on,
    )


def draft_ref(which: str, meeting_id: int) -> Ref:
    """Return what a draft for a meeting comes of: the meeting, under the name of the draft."""
    return Ref(AREA, f"{_DRAFT}{which}", meeting_id)


def tell(session: Session, kind: str, record_id: int) -> Found | None:
    """Return what a meeting, or a matter or passage of one, is by now; None of what is gone.

    What drafts come of is told as their meeting.
    """
    if kind == PASSAGE:
        return next(iter(_passages(session, [record_id], ())), None)
    item = session.get(AgendaItem, record_id) if kind == ITEM else None
    if kind == ITEM and item is None:
        return None
    query = select(Meeting, MeetingSeries.name).join(Meeting.series)
    query = query.where(Meeting.id == (item.meeting_id if item is not None else record_id))
    row = session.execute(query).first()
    if row is None:
        return None
    meeting, name = row
    found = _meeting(meeting, name) if item is None else _item(item, meeting, name, ())
    return replace(found, state=_("อยู่ในถังขยะ") if meeting.in_bin else "")


FINDER: Final = Finder(AREA, KINDS, {}, find, count, tell=tell)
