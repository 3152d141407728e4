"""Many papers are noted as signed in one step: a folder of a thousand comes back at once.

They are written by statements. Only one that was being corrected is signed by itself, since its
row follows it (`versions.sign`). Rejected: each of them so, which asked the form and letterhead
anew for every paper and held the window for half a minute.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, RegisterEntry
from district_admin.areas.correspondence.model.paper import FINAL, SIGNED
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.operations import versions
from district_admin.areas.correspondence.operations.filing import file_signed
from district_admin.areas.correspondence.operations.looks import keep_look
from district_admin.areas.correspondence.operations.papers import PaperNotFoundError
from district_admin.areas.correspondence.operations.statements import write
from district_admin.progress import Progress
from district_admin.storage.database import in_rounds


def sign_many(
    session: Session, paper_ids: Sequence[int], on: date, progress: Progress | None = None
) -> None:
    """Note that papers were signed on a day; those that are signed already stay as they are.

    Raises what `versions.sign` raises, and Cancelled with the progress.
    """
    done = 0
    for part in in_rounds(paper_ids):
        if progress is not None:
            progress.report(done, len(paper_ids))
        rows = session.execute(
            select(Paper.id, Paper.kind, Paper.status, Paper.correcting).where(Paper.id.in_(part))
        ).all()
        if len(rows) != len(part):
            raise PaperNotFoundError
        unsigned = [row for row in rows if row.status not in FINAL]
        for row in unsigned:
            if row.correcting:
                versions.sign(session, row.id, on)
        _sign(session, {row.id: row.kind for row in unsigned if not row.correcting}, on)
        done += len(part)


def unsigned(session: Session, entry_ids: Iterable[int]) -> dict[int, int]:
    """Return the papers of rows that are not noted as signed, by the id of the row."""
    query = (
        select(RegisterEntry.id, RegisterEntry.paper_id)
        .join(RegisterEntry.paper)
        .where(RegisterEntry.state == ISSUED, Paper.status.not_in(FINAL))
    )
    found: dict[int, int] = {}
    for part in in_rounds(entry_ids):
        rows = session.execute(query.where(RegisterEntry.id.in_(part)))
        found |= {row.id: row.paper_id for row in rows}
    return found


def _sign(session: Session, kinds: dict[int, str], on: date) -> None:
    """Sign papers that are not being corrected; one without a number is locked by that."""
    numbered = exists().where(RegisterEntry.paper_id == Paper.id, RegisterEntry.state == ISSUED)
    these = Paper.id.in_(list(kinds))
    open_kinds = session.scalars(select(Paper.kind).where(these, ~numbered).distinct())
    for kind in list(open_kinds):
        which = and_(these, Paper.kind == kind, ~numbered)
        write(session, Paper, which, {"look_id": keep_look(session, kind)})
    write(session, Paper, these, {"status": SIGNED, "status_on": on, "waiting_with": ""})
    file_signed(session, kinds, on)
