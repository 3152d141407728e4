"""The letters that are filed as their list shows them: by the ten thousand, in one query."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.correspondence.model import (
    DisposalLine,
    DisposalList,
    Filing,
    Loan,
    RegisterEntry,
)
from district_admin.areas.correspondence.model.retention import BY_LAW, DONE, KEPT
from district_admin.areas.correspondence.operations.past_time import AGE, kept_own
from district_admin.storage.database import plain_rows
from district_admin.thai.normalise import search_key

_Row = TypeVar("_Row", "FilingRow", "LineRow")


class FilingRow(NamedTuple):
    """A letter that is filed, in a list; see `Filing` and `RegisterEntry`.

    `listed_in` is the kind of the list that it stands in and that is not done, and of which year;
    `kept_own` is the last year of which the office said that it keeps it itself, by a list that is
    done; 0 for none. `is_out` says that somebody has borrowed it.
    """

    id: int
    entry_id: int
    register: str
    number_text: str
    reference: str
    subject: str
    retention: str
    filed_on: date
    letter_year: int
    due_year: int | None
    place: str
    outcome: str
    outcome_on: date | None
    listed_in: tuple[str, int] | None
    kept_own: int
    search_text: str
    is_out: bool = False

    def is_due(self, year: int) -> bool:
        """Say whether its time is over at the end of a year (พ.ศ.)."""
        over = self.due_year is not None and self.due_year <= year
        return over and self.outcome == KEPT and self.kept_own < year

    def is_of_age(self, year: int) -> bool:
        """Say whether it is 20 years old in a year, and goes to the National Archives."""
        old = self.letter_year + AGE <= year
        goes = self.retention not in BY_LAW and self.kept_own < year
        return old and goes and self.outcome == KEPT

    def is_kept_own(self, year: int) -> bool:
        """Say whether the office keeps it itself while a year lasts: by the list made in it."""
        return self.outcome == KEPT and self.kept_own >= year - 1


def count_filed(session: Session) -> int:
    """Return how many letters are filed."""
    return session.scalar(select(func.count()).select_from(Filing)) or 0


def list_rows(session: Session, most: int | None = None) -> list[FilingRow]:
    """Return the letters that are filed, the latest first; not more than `most` of them."""
    latest = Filing.filed_on.desc(), Filing.id.desc()
    query = (
        select(
            Filing.id,
            Filing.entry_id,
            RegisterEntry.register,
            RegisterEntry.number_text,
            RegisterEntry.reference,
            RegisterEntry.subject,
            Filing.retention,
            Filing.filed_on,
            Filing.letter_year,
            Filing.due_year,
            Filing.place,
            Filing.outcome,
            Filing.outcome_on,
            RegisterEntry.search_text,
        )
        .join(Filing.entry)
        .order_by(*latest)
    )
    ids = None
    if most is not None:  # before their rows are looked up, which have what the letters say
        ids = list(session.scalars(select(Filing.id).order_by(*latest).limit(most)))
        query = query.where(Filing.id.in_(ids))
    listed, own = _listed(session, ids), dict(plain_rows(session, kept_own()))
    out = set(session.scalars(select(Loan.filing_id).where(Loan.returned_on.is_(None))))
    return [
        FilingRow._make(
            (
                *row[:7],
                _day(row[7]),
                *row[8:12],
                _day(row[12]),
                listed.get(row[0]),
                own.get(row[0], 0),
                f"{row[13]} {_key(row[10])}",
                row[0] in out,
            )
        )
        for row in plain_rows(session, query)
    ]


class LineRow(NamedTuple):
    """A line of a list, in a list; see `DisposalLine`, `Filing` and `RegisterEntry`."""

    id: int
    entry_id: int
    register: str
    number: int
    number_text: str
    reference: str
    subject: str
    retention: str
    letter_year: int
    due_year: int | None
    place: str
    decision: str
    keep_until: int | None
    left_out_reason: str
    outcome: str
    search_text: str


def count_lines(session: Session, list_id: int) -> int:
    """Return how many lines a list has, those that were taken out as well."""
    query = select(func.count()).where(DisposalLine.list_id == list_id)
    return session.scalar(query) or 0


def list_lines(session: Session, list_id: int, most: int | None = None) -> list[LineRow]:
    """Return the lines of a list in their order, those that were taken out as well.

    Not more than `most` of them.
    """
    query = (
        select(
            DisposalLine.id,
            Filing.entry_id,
            RegisterEntry.register,
            DisposalLine.position + 1,
            RegisterEntry.number_text,
            RegisterEntry.reference,
            RegisterEntry.subject,
            Filing.retention,
            Filing.letter_year,
            Filing.due_year,
            Filing.place,
            DisposalLine.decision,
            DisposalLine.keep_until,
            DisposalLine.left_out_reason,
            Filing.outcome,
            RegisterEntry.search_text,
        )
        .join(DisposalLine.filing)
        .join(Filing.entry)
        .where(DisposalLine.list_id == list_id)
        .order_by(DisposalLine.position)
    )
    if most is not None:
        query = query.where(DisposalLine.position < most)
    return list(map(LineRow._make, plain_rows(session, query)))


def filings_to_print(session: Session, ids: Sequence[int]) -> list[Filing]:
    """Return filings with their rows, in the order of the day they were filed."""
    wanted = set(ids)
    query = select(Filing).options(joinedload(Filing.entry)).order_by(Filing.filed_on, Filing.id)
    # all are read: there may be more ids than a statement takes
    return [each for each in session.scalars(query) if each.id in wanted]


def narrow(rows: Sequence[_Row], typed: str) -> list[_Row]:
    """Return the rows that have every typed word in them, in their order."""
    found = list(rows)
    for word in search_key(typed).split():
        found = [row for row in found if word in row.search_text]
    return found


def _listed(session: Session, among: Sequence[int] | None) -> dict[int, tuple[str, int]]:
    query = (
        select(DisposalLine.filing_id, DisposalList.kind, DisposalList.be_year)
        .join(DisposalLine.made_in)
        .where(DisposalLine.left_out_reason == "", DisposalList.state != DONE)
    )
    if among is not None:
        query = query.where(DisposalLine.filing_id.in_(among))
    return {filing_id: (kind, year) for filing_id, kind, year in plain_rows(session, query)}


@lru_cache(maxsize=20_000)
def _key(text: str) -> str:
    return search_key(text)


@lru_cache(maxsize=20_000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
