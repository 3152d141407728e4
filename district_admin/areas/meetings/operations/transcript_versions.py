"""Earlier versions of a transcript: kept by the program, and restorable.

One is kept with a change that comes five minutes or more after the last one, when the pad is
closed, and before another is restored; never two alike. The latest hundred stay. Packed they are a
tenth of the text, so a hundred of a long meeting are some megabytes. Rejected: versions out of the
history, which is let go of after a time and is the whole office's, not the transcript's.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import TranscriptVersion
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import MeetingGoneError, check_open
from district_admin.areas.meetings.operations.transcripts import (
    Passage,
    list_passages,
    save_passages,
)

KEEP_EVERY: Final = timedelta(minutes=5)
KEPT_COUNT: Final = 100


@dataclass(frozen=True)
class VersionRow:
    """A version as the list shows it, with how it differs from the one before."""

    id: int
    made_at: datetime
    passage_count: int
    added_count: int
    removed_count: int
    changed_count: int


@dataclass(frozen=True)
class Difference:
    """The keys of the passages that one version of a transcript has otherwise than another."""

    added: frozenset[int]
    removed: frozenset[int]
    changed: frozenset[int]


def difference(before: Sequence[Passage], after: Sequence[Passage]) -> Difference:
    """Return in which passages a later version differs from an earlier one; blank ones in none."""
    old = {each.key: (each.text, each.item_id) for each in before if each.text.strip()}
    new = {each.key: (each.text, each.item_id) for each in after if each.text.strip()}
    changed = {key for key in old.keys() & new.keys() if old[key] != new[key]}
    return Difference(
        frozenset(new.keys() - old.keys()), frozenset(old.keys() - new.keys()), frozenset(changed)
    )


def keep_version(
    session: Session, meeting_id: int, now: datetime, every: timedelta = timedelta()
) -> bool:
    """Keep the transcript as it is, if it is not as it was kept last; say whether it was.

    Nothing is kept within `every` after the last one.
    """
    newest = next(iter(list_versions(session, meeting_id)), None)
    if newest is not None and timedelta() <= now - newest.made_at < every:
        return False
    passages = list_passages(session, meeting_id)
    before = open_version(session, newest.id) if newest is not None else []
    if _told(passages) == _told(before):
        return False
    found = difference(before, passages)
    made = TranscriptVersion(
        meeting_id=meeting_id,
        made_at=now,
        passage_count=sum(bool(each.text.strip()) for each in passages),
        added_count=len(found.added),
        removed_count=len(found.removed),
        changed_count=len(found.changed),
        content=zlib.compress(json.dumps([astuple(each) for each in passages]).encode()),
    )
    session.add(made)
    session.flush()
    _let_go(session, meeting_id)
    return True


def list_versions(session: Session, meeting_id: int) -> list[VersionRow]:
    """Return the versions of a transcript, the latest first."""
    query = select(
        TranscriptVersion.id,
        TranscriptVersion.made_at,
        TranscriptVersion.passage_count,
        TranscriptVersion.added_count,
        TranscriptVersion.removed_count,
        TranscriptVersion.changed_count,
    ).where(TranscriptVersion.meeting_id == meeting_id)
    rows = session.execute(query.order_by(TranscriptVersion.id.desc()))
    return [VersionRow(*row) for row in rows]


def open_version(session: Session, version_id: int) -> list[Passage]:
    """Return the passages of a version. Raises MeetingGoneError."""
    return _unpacked(_get(session, version_id).content)


def restore_version(session: Session, version_id: int, now: datetime) -> None:
    """Let the transcript be as a version has it; what it is now is kept as a version first.

    Items and recordings that are gone since are left out. What was carried into the minutes stays
    there, and stays marked. Raises MeetingGoneError and MeetingClosedError.
    """
    version = _get(session, version_id)
    meeting_id = version.meeting_id
    check_open(get_meeting(session, meeting_id))
    passages = _unpacked(version.content)
    keep_version(session, meeting_id, now)
    save_passages(session, meeting_id, passages)


def _get(session: Session, version_id: int) -> TranscriptVersion:
    version = session.get(TranscriptVersion, version_id)
    if version is None:
        raise MeetingGoneError
    return version


def _let_go(session: Session, meeting_id: int) -> None:
    """Remove the versions before the latest hundred."""
    here = TranscriptVersion.meeting_id == meeting_id
    latest = select(TranscriptVersion.id).where(here).order_by(TranscriptVersion.id.desc())
    oldest = session.scalar(latest.offset(KEPT_COUNT - 1).limit(1))
    if oldest is not None:
        session.execute(delete(TranscriptVersion).where(here, TranscriptVersion.id < oldest))


def _told(passages: Sequence[Passage]) -> list[tuple[object, ...]]:
    return [(each.key, each.text, each.item_id, each.recording_id) for each in passages]


def _unpacked(content: bytes) -> list[Passage]:
    return [Passage(*each) for each in json.loads(zlib.decompress(content))]
