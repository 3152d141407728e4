"""The transcript of a meeting: kept passage by passage while it is typed.

The window gives all passages as they stand there; what differs from the table is written. Rejected:
telling each key that was pressed (what the window and the table hold would drift apart with the
first mistake, unseen).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, MeetingFile, TranscriptPassage
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import MeetingGoneError, check_open
from district_admin.areas.meetings.operations.time_marks import spoken
from district_admin.thai.normalise import search_key

_STEP: Final = 1024
_ROUND: Final = 500  # keys that one statement names
_COLUMNS: Final = (
    TranscriptPassage.key,
    TranscriptPassage.text,
    TranscriptPassage.item_id,
    TranscriptPassage.recording_id,
    TranscriptPassage.carried_text,
    TranscriptPassage.carried_to_id,
)


@dataclass(frozen=True)
class Passage:
    """A passage as the window has it; `carried_text` and `carried_to_id` as in the table."""

    key: int
    text: str
    item_id: int | None = None
    recording_id: int | None = None
    carried_text: str = ""
    carried_to_id: int | None = None


def list_passages(session: Session, meeting_id: int) -> list[Passage]:
    """Return the passages of a meeting in their order."""
    query = select(*_COLUMNS).where(TranscriptPassage.meeting_id == meeting_id)
    rows = session.execute(query.order_by(TranscriptPassage.position, TranscriptPassage.id))
    return [Passage(*row) for row in rows]


def place_of(session: Session, passage_id: int) -> tuple[int, int]:
    """Return the meeting in which a passage was said, and its key. Raises MeetingGoneError."""
    passage = session.get(TranscriptPassage, passage_id)
    if passage is None:
        raise MeetingGoneError
    return passage.meeting_id, passage.key


def save_passages(session: Session, meeting_id: int, wanted: Sequence[Passage]) -> None:
    """Let a meeting have these passages, and write what differs.

    What was carried of a passage is only taken for one that is not in the table: of the others the
    table knows better. Items and recordings that are gone since are left out: another tab may have
    taken them off while the window still names them.

    Raises MeetingGoneError and MeetingClosedError.
    """
    check_open(get_meeting(session, meeting_id))
    here = TranscriptPassage.meeting_id == meeting_id
    query = select(
        TranscriptPassage.key,
        TranscriptPassage.position,
        TranscriptPassage.text,
        TranscriptPassage.item_id,
        TranscriptPassage.recording_id,
    )
    rows = session.execute(query.where(here)).all()
    there = {row[0]: tuple(row[1:]) for row in rows}
    places = {row[0]: row[1] for row in rows}
    gone = sorted(there.keys() - {each.key for each in wanted})
    for start in range(0, len(gone), _ROUND):
        keys = gone[start : start + _ROUND]
        session.execute(delete(TranscriptPassage).where(here, TranscriptPassage.key.in_(keys)))
    known = [places.get(each.key) for each in wanted]
    of_items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    items = set(session.scalars(of_items))
    of_files = select(MeetingFile.id).where(MeetingFile.meeting_id == meeting_id)
    files = set(session.scalars(of_files))
    for passage, position in zip(wanted, _positions(known), strict=True):
        values = {
            "position": position,
            "text": passage.text,
            "item_id": passage.item_id if passage.item_id in items else None,
            "recording_id": passage.recording_id if passage.recording_id in files else None,
        }
        if passage.key not in there:
            values |= {
                "meeting_id": meeting_id,
                "key": passage.key,
                "search_text": search_key(spoken(passage.text)),
                "carried_text": passage.carried_text,
                "carried_to_id": passage.carried_to_id if passage.carried_to_id in items else None,
            }
            session.execute(insert(TranscriptPassage).values(**values))
        elif there[passage.key] != tuple(values.values()):
            at = (here, TranscriptPassage.key == passage.key)
            values["search_text"] = search_key(spoken(passage.text))
            session.execute(update(TranscriptPassage).where(*at).values(**values))


def _positions(known: Sequence[int | None]) -> list[int]:
    """Return a place for each passage: its own if it has one, else one between its neighbours."""
    there = [place for place in known if place is not None]
    if any(after <= before for before, after in pairwise(there)):
        return _counted(len(known))  # passages were moved
    places: list[int] = []
    waiting = 0
    for place in (*known, None):
        at_end = len(places) + waiting == len(known)
        if place is None and not at_end:
            waiting += 1
            continue
        low = places[-1] if places else None
        filled = _between(low, place, waiting)
        if filled is None:
            return _counted(len(known))
        places += filled
        waiting = 0
        if place is not None:
            places.append(place)
    return places


def _between(low: int | None, high: int | None, count: int) -> list[int] | None:
    """Return so many places between two, or None if there is no room."""
    if low is None:
        low = 0 if high is None else high - _STEP * (count + 1)
    step = _STEP if high is None else (high - low) // (count + 1)
    return [low + step * number for number in range(1, count + 1)] if step or not count else None


def _counted(count: int) -> list[int]:
    return [_STEP * number for number in range(1, count + 1)]
