"""What became of the checking of discs, kept with the meetings that lie on them.

A disc says in its bag-info.txt which meetings it holds, so a meeting is known again whoever burnt
the disc and whatever its folder is called. Rejected: the id of the meeting on the disc (it means
nothing to another office's data, and something else to it).
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.archive.packages import Verified
from district_admin.areas.meetings.model import DiscCheck, Meeting
from district_admin.areas.meetings.operations.archiving import MEETING_FACTS, meeting_line


def keep_checks(session: Session, found: Sequence[Verified], on: date) -> int:
    """Keep the result of checking discs with each meeting that is on them; return how many are."""
    by_line: dict[str, list[int]] = {}
    query = select(Meeting).options(joinedload(Meeting.series)).where(Meeting.in_bin.is_(False))
    for meeting in session.scalars(query):
        by_line.setdefault(meeting_line(meeting), []).append(meeting.id)
    kept: set[int] = set()
    for each in found:
        facts = each.verdict.facts
        named = dict(facts)
        there = [value for label, value in facts if label in MEETING_FACTS]
        for meeting_id in sorted({i for line in there for i in by_line.get(line, ())}):
            session.add(
                DiscCheck(
                    meeting_id=meeting_id,
                    checked_on=on,
                    label=named.get("External-Identifier", ""),
                    disc=named.get("Bag-Count", ""),
                    fault_count=len(each.verdict.findings),
                )
            )
            kept.add(meeting_id)
    session.flush()
    return len(kept)


def latest_checks(session: Session, meeting_id: int) -> list[DiscCheck]:
    """Return the latest check of each disc on which a meeting lies, the newest first."""
    query = select(DiscCheck).where(DiscCheck.meeting_id == meeting_id).order_by(DiscCheck.id)
    latest = {(each.label, each.disc): each for each in session.scalars(query)}
    return sorted(latest.values(), key=lambda each: each.id, reverse=True)
