"""What a package of meetings is made of, to see whether it is still that when the file is closed.

A package takes minutes to write and to read back, and its list of what is missing may be open for
longer; passages are kept each second meanwhile. All records that lie in it are compared as they
are. Rejected: the time of the last change (a step that was noted would refuse a good package), and
holding the database until it is written (nothing that she types could be kept).
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import (
    AgendaItem,
    Meeting,
    MeetingFile,
    MeetingLaw,
    MeetingPerson,
    MeetingSeries,
    MeetingVersion,
    MinutesCorrection,
    TranscriptPassage,
)
from district_admin.areas.meetings.operations.carried_out import Finders, carried_out
from district_admin.areas.meetings.operations.one_meeting import get_meeting
from district_admin.errors import OfficeError
from district_admin.texts import _

State = list[Any]
_TABLES: Final = (
    *(AgendaItem, MeetingPerson, MeetingFile, MeetingLaw, MeetingVersion),
    *(MinutesCorrection, TranscriptPassage),
)


class MeetingMovedOnError(OfficeError):
    """A meeting is no longer as it was when its package was begun."""


def state_of(session: Session, meeting_id: int, finders: Finders) -> State:
    """Return all that a meeting's package is made of. Raises MeetingGoneError."""
    meeting = get_meeting(session, meeting_id)
    queries = [select(each).where(each.meeting_id == meeting_id) for each in _TABLES]
    queries.append(select(Meeting).where(Meeting.id == meeting_id))
    queries.append(select(MeetingSeries).where(MeetingSeries.id == meeting.series_id))
    shared = MeetingLaw.meeting_id.is_(None) & (MeetingLaw.series_id == meeting.series_id)
    queries.append(select(MeetingLaw).where(shared))
    papers = carried_out(session, meeting_id, finders)
    told = [(each.kind, each.name, each.lacks, tuple(each.scans)) for each in papers]
    return [*(session.execute(_columns(each)).all() for each in queries), told]


def check_unchanged(session: Session, before: Mapping[int, State], finders: Finders) -> None:
    """Refuse to close the files of meetings whose package tells something else by now.

    Raises MeetingMovedOnError.
    """
    for meeting_id, state in before.items():
        if state_of(session, meeting_id, finders) != state:
            told = _(
                "การประชุมครั้งที่ {number} เปลี่ยนระหว่างปิดแฟ้ม แฟ้มที่เขียนไว้จึงไม่ตรงกับข้อมูล และยังไม่ได้ปิดแฟ้ม "
                "กรุณาลบแฟ้มที่เขียนไว้ แล้วปิดแฟ้มอีกครั้ง"
            )
            number = get_meeting(session, meeting_id).number_text
            raise MeetingMovedOnError(told.format(number=number))


def _columns(query: Any) -> Any:
    """Return a query for plain values, which stay as they were read."""
    [table] = query.get_final_froms()
    return query.with_only_columns(*table.columns).order_by(table.c.id)
