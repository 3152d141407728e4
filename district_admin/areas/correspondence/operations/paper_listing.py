"""Papers as their list shows them: by the thousand, plain rows of one query.

Rejected: the papers themselves, of which each has objects of SQLAlchemy beside it. Five thousand
of them, read anew after each action, woke Python's collector, which held the window.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.model.paper import FINAL, WAITING
from district_admin.storage.database import plain_rows
from district_admin.thai.normalise import search_key

UNSCANNED: Final = "unscanned"
"""How those that are signed without a scan are counted."""

BIN: Final = "bin"
"""How those in the bin are counted."""


class PaperRow(NamedTuple):
    """A paper in a list, without what it says; see `Paper`."""

    id: int
    kind: str
    subject: str
    addressee: str
    number_text: str
    status: str
    waiting_with: str
    version: int
    correcting: bool
    in_bin: bool
    has_scan: bool
    updated_at: datetime
    dated_on: date | None
    status_on: date | None


_DAYS_FROM: Final = PaperRow._fields.index("updated_at")


@dataclass(frozen=True)
class PaperFilter:
    """Which papers a list shows. An empty part does not narrow it."""

    text: str = ""  # any part of subject, addressee or number
    kind: str = ""
    in_bin: bool = False
    waiting: bool = False
    """Those that wait for a signature, the longest first."""
    unscanned: bool = False
    """Those that are signed, without a scan of what was signed."""


def list_papers(session: Session, wanted: PaperFilter) -> list[PaperRow]:
    """Return the papers asked for, last changed first, without what they say."""
    query = (
        select(*(getattr(Paper, name) for name in PaperRow._fields))
        .where(Paper.in_bin == wanted.in_bin)
        .order_by(Paper.updated_at.desc(), Paper.id.desc())
    )
    if wanted.waiting:
        query = query.where(Paper.status == WAITING).order_by(None)
        query = query.order_by(Paper.status_on, Paper.id)
    if wanted.unscanned:
        query = query.where(Paper.status.in_(FINAL), Paper.has_scan.is_(False))
    if wanted.kind:
        query = query.where(Paper.kind == wanted.kind)
    if key := search_key(wanted.text):
        query = query.where(Paper.search_text.contains(key, autoescape=True))
    return [
        PaperRow._make((*row[:_DAYS_FROM], datetime.fromisoformat(changed), *map(_day, days)))
        for row in plain_rows(session, query)
        for changed, *days in (row[_DAYS_FROM:],)
    ]


def count_papers(session: Session) -> dict[str, int]:
    """Return how many papers there are of each kind, under "bin" those in it, "waiting" those too.

    Those that wait for a signature are counted with their kind as well, and so are those signed
    without a scan, under "unscanned".
    """
    counts: Counter[str] = Counter({BIN: 0, WAITING: 0, UNSCANNED: 0})
    seen = (Paper.kind, Paper.in_bin, Paper.status, Paper.has_scan)
    for kind, in_bin, status, has_scan, count in session.execute(
        select(*seen, func.count()).group_by(*seen)
    ):
        counts[BIN if in_bin else kind] += count
        counts[WAITING] += count * (status == WAITING and not in_bin)
        counts[UNSCANNED] += count * (status in FINAL and not has_scan and not in_bin)
    return counts


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
