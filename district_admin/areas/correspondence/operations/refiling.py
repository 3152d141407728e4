"""How many letters are kept is changed in one step: their class, and the file they are in.

Written by statements, a year of letters at a time, because till when a class keeps a letter depends
on its year alone. One letter, with all that is typed of it, is changed by `filing.change_filings`.
"""

from collections.abc import Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Filing
from district_admin.areas.correspondence.model.retention import KEPT
from district_admin.areas.correspondence.operations.filing import (
    GONE,
    FilingError,
    FilingNotFoundError,
    due_year,
    refuse_moved,
)
from district_admin.areas.correspondence.operations.statements import write
from district_admin.progress import Progress
from district_admin.storage.database import in_rounds
from district_admin.texts import _


def change_several(
    session: Session,
    filing_ids: Sequence[int],
    retention: str = "",
    place: str = "",
    progress: Progress | None = None,
) -> None:
    """Change class and file of many letters; what is empty stays as it is for each.

    A new class takes the place of a year that was typed. Raises FilingNotFoundError, FilingError,
    and Cancelled with the progress.
    """
    place, done = " ".join(place.split()), 0
    for part in in_rounds(filing_ids):
        if progress is not None:
            progress.report(done, len(filing_ids))
        which = Filing.id.in_(part)
        query = select(Filing.id, Filing.letter_year, Filing.due_year, Filing.outcome).where(which)
        kept = session.execute(query).all()
        if len(kept) != len(part):
            raise FilingNotFoundError
        if any(outcome != KEPT for *_, outcome in kept):
            raise FilingError(_(GONE))
        if place:
            write(session, Filing, which, {"place": place})
        if retention:
            usual = {year: due_year(retention, year) for _id, year, *_ in kept}
            refuse_moved(session, [each for each, year, due, _o in kept if due != usual[year]])
            for year, due in usual.items():
                told = {"retention": retention, "due_year": due}
                write(session, Filing, and_(which, Filing.letter_year == year), told)
        done += len(part)
