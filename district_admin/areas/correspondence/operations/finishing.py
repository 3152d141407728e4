"""Rows of registers are noted as done, one or many in one step.

The day is written by a statement. What was done is found by its words as well, so with it each row
has a key of its own: five hundred at a time are written together. Rejected: each by itself, two
statements a row.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.operations.numbering import RegisterEntryNotFoundError
from district_admin.areas.correspondence.operations.statements import write
from district_admin.progress import Progress, Silent
from district_admin.storage.database import in_rounds


def finish_many(
    session: Session,
    entry_ids: Sequence[int],
    on: date,
    what: str,
    progress: Progress | None = None,
) -> None:
    """Note that what rows ask for was done, on a day, and what was done if that is told.

    Raises RegisterEntryNotFoundError, and Cancelled with the progress.
    """
    told, done = " ".join(what.split()), 0
    for part in in_rounds(entry_ids):
        (progress or Silent()).report(done, len(entry_ids))
        which = RegisterEntry.id.in_(part)
        if len(session.scalars(select(RegisterEntry.id).where(which)).all()) != len(part):
            raise RegisterEntryNotFoundError
        write(session, RegisterEntry, which, {"done_on": on})
        if told:
            _tell(session, part, told)
        done += len(part)


def _tell(session: Session, entry_ids: Sequence[int], told: str) -> None:
    entries = session.scalars(select(RegisterEntry).where(RegisterEntry.id.in_(entry_ids))).all()
    for entry in entries:
        entry.action_taken = told
        entry.set_key()
    session.flush()
    for entry in entries:  # or a hundred thousand would be kept until the end
        session.expunge(entry)
