"""Matters stay under the title they were put under when the sections of a body's agenda change.

An agenda keeps the number of a section alone; with a section less, what was for consideration would
be under other matters. Rejected: the title in each matter (renaming a section would have to find
them all).
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, Meeting

_CONTINUING: Final = "สืบเนื่อง"
_DECIDING: Final = "พิจารณา"
_KINDS: Final = ("แจ้งให้ที่ประชุมทราบ", "รับรอง", _CONTINUING, _DECIDING, "อื่น", "ทราบ")
"""The words by which sections of two lists are the same one, the plainest last."""

_INFORMING: Final = 3  # where matters that go on are without a section of their own


def usual_section(sections: Sequence[str]) -> int:
    """Return the section that a new matter is for, unless she says another: for consideration."""
    kinds = [_kind(title) for title in sections]
    return kinds.index(_DECIDING) + 1 if _DECIDING in kinds else len(sections)


def keep_under_titles(
    session: Session, series_id: int, before: Sequence[str], after: Sequence[str]
) -> None:
    """Move the matters of meetings that are neither final nor closed to the sections of now."""
    query = select(Meeting.id).where(Meeting.series_id == series_id, Meeting.closed_as.is_(None))
    for meeting_id in session.scalars(query).all():
        bring_under_titles(session, meeting_id, before, after)


def bring_under_titles(
    session: Session, meeting_id: int, before: Sequence[str], after: Sequence[str]
) -> None:
    """Move the matters of one meeting from the sections of before to those of now."""
    if before == after:
        return
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    there = session.scalars(query.order_by(AgendaItem.section, AgendaItem.position, AgendaItem.id))
    last: dict[int, int] = {}
    for item in there.all():
        item.section = _place_now(item, before, after)
        item.position = last[item.section] = last.get(item.section, 0) + 1
    session.flush()


def _place_now(item: AgendaItem, before: Sequence[str], after: Sequence[str]) -> int:
    kinds = [_kind(title) for title in after]
    if item.continues_id is not None and item.adopts_id is None and _CONTINUING in kinds:
        return kinds.index(_CONTINUING) + 1
    title = before[min(item.section, len(before)) - 1]
    if title in after:
        return after.index(title) + 1
    if _kind(title) in kinds:
        return kinds.index(_kind(title)) + 1
    wanted = _INFORMING if _kind(title) == _CONTINUING else item.section
    return min(wanted, len(after))


def _kind(title: str) -> str:
    return next((word for word in _KINDS if word in title), title)
