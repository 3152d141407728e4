"""What is past its time: which filings a list of a year takes, and which of a list still are that.

One rule makes a list and is asked again before a list goes on, so that what was destroyed, handed
over or given a longer time since is not destroyed by an older list. Rejected: trusting the lines
as they were made (they stand for months, and one that was taken out can be put back).
"""

from typing import Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import DisposalLine, DisposalList, Filing
from district_admin.areas.correspondence.model.retention import (
    BY_LAW,
    DESTROY,
    DONE,
    KEEP_OWN,
    KEPT,
)

AGE: Final = 20
"""Years after which letters go to the National Archives."""


def past(kind: str, year: int) -> list[ColumnElement[bool]]:
    """Return what makes a filing one of a list of a year."""
    if kind == DESTROY:
        return [Filing.outcome == KEPT, Filing.due_year <= year]
    return [
        Filing.outcome == KEPT,
        Filing.letter_year + AGE <= year,
        Filing.retention.not_in(BY_LAW),
    ]


def elsewhere(year: int) -> Select[int]:
    """Return the filings that a list of a year does not take: another has them.

    Those that the office keeps itself are taken again by the lists of later years: that they are
    still needed is asked every calendar year.
    """
    return (
        select(DisposalLine.filing_id)
        .join(DisposalLine.made_in)
        .where(
            DisposalLine.left_out_reason == "",
            or_(
                DisposalList.state != DONE,
                and_(DisposalList.kind == KEEP_OWN, DisposalList.be_year >= year),
            ),
        )
    )


def is_listed(session: Session, *filing_ids: int) -> bool:
    """Say whether a list that is not done holds one of these filings."""
    query = (
        select(DisposalLine.id)
        .join(DisposalLine.made_in)
        .where(
            DisposalLine.filing_id.in_(filing_ids),
            DisposalLine.left_out_reason == "",
            DisposalList.state != DONE,
        )
    )
    return session.scalar(query.limit(1)) is not None


def kept_own() -> Select[int, int]:
    """Return the filings that the office keeps itself, with the last year of which it said so."""
    return (
        select(DisposalLine.filing_id, func.max(DisposalList.be_year))
        .join(DisposalLine.made_in)
        .where(
            DisposalLine.left_out_reason == "",
            DisposalList.state == DONE,
            DisposalList.kind == KEEP_OWN,
        )
        .group_by(DisposalLine.filing_id)
    )
