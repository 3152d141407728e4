"""Many papers go into the bin, or come back, in one step: all or none.

They are looked at and written by statements; the first that may not go is told as
`papers.put_in_bin` tells it. Rejected: each by itself, which asked for its number, its standing and
its versions by four queries a paper.
"""

from collections.abc import Sequence

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, PaperVersion, RegisterEntry
from district_admin.areas.correspondence.model.paper import FINAL
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.operations import papers
from district_admin.areas.correspondence.operations.statements import write
from district_admin.progress import Progress, Silent
from district_admin.storage.database import in_rounds


def put_many_in_bin(
    session: Session, paper_ids: Sequence[int], progress: Progress | None = None
) -> None:
    """Put drafts in the bin. Raises what `papers.put_in_bin` raises, and Cancelled."""
    numbered = and_(RegisterEntry.paper_id == Paper.id, RegisterEntry.state == ISSUED)
    signed_before = and_(PaperVersion.paper_id == Paper.id, PaperVersion.status.in_(FINAL))
    kept = or_(exists().where(numbered), Paper.status.in_(FINAL), exists().where(signed_before))
    refused = select(Paper.id).where(kept).order_by(Paper.id).limit(1)
    for part in in_rounds(paper_ids):
        refused_id = session.scalar(refused.where(Paper.id.in_(part)))
        if refused_id is not None:
            papers.put_in_bin(session, refused_id)
    _move(session, paper_ids, progress, in_bin=True)


def take_many_from_bin(
    session: Session, paper_ids: Sequence[int], progress: Progress | None = None
) -> None:
    """Take drafts back from the bin. Raises PaperNotFoundError, and Cancelled."""
    _move(session, paper_ids, progress, in_bin=False)


def _move(
    session: Session, paper_ids: Sequence[int], progress: Progress | None, *, in_bin: bool
) -> None:
    done = 0
    for part in in_rounds(paper_ids):
        (progress or Silent()).report(done, len(paper_ids))
        which = Paper.id.in_(part)
        if len(session.scalars(select(Paper.id).where(which)).all()) != len(part):
            raise papers.PaperNotFoundError
        write(session, Paper, which, {"in_bin": in_bin})
        done += len(part)
