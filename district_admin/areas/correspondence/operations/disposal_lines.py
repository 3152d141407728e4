"""The lines of a list looked at and written by statements: there may be a hundred thousand.

Each is noted by the history as if it were written alone, so undo brings all of them back. Rejected:
the lines as objects, of which a list of 95,000 took a minute and a gigabyte.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, insert, not_, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import (
    DisposalLine,
    DisposalList,
    Filing,
    Loan,
    RegisterEntry,
)
from district_admin.areas.correspondence.model.retention import EXTENDED, LIST_NAMES
from district_admin.areas.correspondence.operations.past_time import past
from district_admin.areas.correspondence.operations.statements import write
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.storage.database import in_rounds
from district_admin.texts import _

_AT_ONCE: Final = 5000
"""Lines that are written between two reports of progress."""

Check = Callable[[str, int, str, bool], None]
"""Given kind, year and state of a line's list, and whether the line was taken out; may refuse."""


class DisposalError(OfficeError):
    """A list cannot be made or gone on with in that way."""


class DisposalListNotFoundError(OfficeError):
    """A list was asked for that is not there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบบัญชีนี้ อาจถูกย้อนกลับไปแล้ว กรุณาเลือกบัญชีใหม่"))


def add_lines(
    session: Session,
    made: DisposalList,
    filing_ids: Sequence[int],
    progress: Progress | None = None,
) -> None:
    """Write the lines of a list that was just made. Raises Cancelled with the progress."""
    for start in range(0, len(filing_ids), _AT_ONCE):
        if progress is not None:
            progress.report(start, len(filing_ids), _(LIST_NAMES[made.kind]))
        part = enumerate(filing_ids[start : start + _AT_ONCE], start)
        lines = [{"list_id": made.id, "filing_id": each, "position": place} for place, each in part]
        session.execute(insert(DisposalLine), lines)


def check_lines(session: Session, line_ids: Sequence[int], check: Check) -> None:
    """Refuse lines that are not there, or that the check refuses."""
    left_out = DisposalLine.left_out_reason != ""
    of_lists = DisposalList.kind, DisposalList.be_year, DisposalList.state, left_out
    query = select(DisposalLine.id, *of_lists).join(DisposalLine.made_in)
    there = 0
    cases: set[tuple[str, int, str, bool]] = set()
    for part in in_rounds(line_ids):
        for _line_id, kind, year, state, out in session.execute(
            query.where(DisposalLine.id.in_(part))
        ):
            there += 1
            cases.add((kind, year, state, out))
    if there != len(set(line_ids)):
        raise DisposalListNotFoundError
    for case in sorted(cases):
        check(*case)


def change_lines(
    session: Session,
    line_ids: Sequence[int],
    values: Mapping[str, object],
    progress: Progress | None = None,
) -> None:
    """Write the same into lines. Raises Cancelled with the progress."""
    done, total = 0, len(line_ids)
    for part in in_rounds(line_ids):
        if progress is not None:
            progress.report(done, total)
        write(session, DisposalLine, DisposalLine.id.in_(part), values)
        done += len(part)


def first_not_past(
    session: Session, made: DisposalList, *among: ColumnElement[bool], left_out: bool = False
) -> tuple[str, str] | None:
    """Return number and outcome of the first letter that is not what its list is of any more.

    Asked of the lines `among` that are in the list, or of those that were taken out of it.
    """
    out = DisposalLine.left_out_reason != ""
    query = (
        select(RegisterEntry.number_text, Filing.outcome)
        .select_from(DisposalLine)
        .join(DisposalLine.filing)
        .join(Filing.entry)
        .where(
            DisposalLine.list_id == made.id,
            out if left_out else not_(out),
            # a year that is not there is never past: without the last step it would be unknown
            not_(and_(*past(made.kind, made.be_year))).is_not(False),
            *among,
        )
    )
    found = session.execute(query.order_by(DisposalLine.position).limit(1)).first()
    return None if found is None else (found[0], found[1])


def keep_extended(session: Session, list_id: int) -> None:
    """Let the letters of a list be kept as long as its committee extended their time."""
    until = (
        select(DisposalLine.keep_until)
        .where(DisposalLine.list_id == list_id, DisposalLine.filing_id == Filing.id)
        .scalar_subquery()
    )
    of_list = _filings(list_id, DisposalLine.decision == EXTENDED)
    write(session, Filing, of_list, {"due_year": until})


def note_outcome(
    session: Session, list_id: int, outcome: str, on: date, *among: ColumnElement[bool]
) -> None:
    """Note what became of the letters of a list. Raises DisposalError while somebody has one."""
    going = _filings(list_id, *among)
    lent = select(RegisterEntry.number_text, Loan.borrower).join(Filing.entry)
    lent = lent.join(Loan, Loan.filing_id == Filing.id).where(Loan.returned_on.is_(None), going)
    if (out := session.execute(lent.order_by(Loan.id).limit(1)).first()) is not None:
        told_out = _("หนังสือเลข {number} ยังมีผู้ยืมอยู่ ({borrower}) กรุณาบันทึกการคืนก่อน")
        raise DisposalError(told_out.format(number=out[0], borrower=out[1]))
    told = {"outcome": outcome, "outcome_on": on}
    write(session, Filing, going, told)


def _filings(list_id: int, *among: ColumnElement[bool]) -> ColumnElement[bool]:
    its = select(DisposalLine.filing_id).where(
        DisposalLine.list_id == list_id, DisposalLine.left_out_reason == "", *among
    )
    return Filing.id.in_(its)
