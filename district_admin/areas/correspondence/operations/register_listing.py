"""The rows of a register as its list shows them: by the ten thousand, without what it does not.

A row is what SQLite gives, as it gives it, so that a year of 13,000 is there before the tab is;
a day becomes a date when somebody looks at it. Rejected: the first page now and the rest a moment
later (the list would move under the mouse, and its counts would be of a part).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Filing, Paper, RegisterEntry
from district_admin.areas.correspondence.model.paper import FINAL
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.operations.numbering import next_number
from district_admin.storage.database import plain_rows
from district_admin.thai.calendar import BUDDHIST_ERA, be_year
from district_admin.thai.normalise import search_key

_COLUMNS: Final = (
    *("id", "register", "number_text", "number", "sub_number", "state", "registered_on"),
    *("reference", "dated_on", "sender", "recipient", "subject", "owner_name", "due_on"),
    *("done_on", "urgency", "paper_id"),
)


class EntryRow(NamedTuple):
    """A row of a register in a list; see `RegisterEntry`. Its days are as stored, 2026-11-20."""

    id: int
    register: str
    number_text: str
    number: int
    sub_number: int
    state: str
    registered: str
    reference: str
    dated: str | None
    sender: str
    recipient: str
    subject: str
    owner_name: str
    due: str | None
    done: str | None
    urgency: str
    paper_id: int | None
    filing_id: int | None
    paper_status: str | None = None
    paper_since: str | None = None

    @property
    def registered_on(self) -> date:
        """The day on which it was registered."""
        return date.fromisoformat(self.registered)

    @property
    def dated_on(self) -> date | None:
        """The day that the letter bears."""
        return _day(self.dated)

    @property
    def due_on(self) -> date | None:
        """The day by which it is to be done."""
        return _day(self.due)

    @property
    def done_on(self) -> date | None:
        """The day on which it was done."""
        return _day(self.done)

    def is_open(self) -> bool:
        """Say whether it is to be done by a day, and is not done."""
        return self.due is not None and self.done is None

    @property
    def paper_since_on(self) -> date | None:
        """The day since which the paper that was written here is so far."""
        return _day(self.paper_since)

    def is_unsigned(self) -> bool:
        """Say whether its paper was written here and is not noted as signed."""
        there = self.state == ISSUED and self.paper_status is not None
        return there and self.paper_status not in FINAL

    def is_to_file(self) -> bool:
        """Say whether nothing more is to be done about its letter but to file it."""
        return self.state == ISSUED and not self.is_open() and self.filing_id is None


def list_rows(session: Session, registers: Sequence[str], year: int) -> list[EntryRow]:
    """Return the rows of some registers of a calendar year (พ.ศ.), the latest first."""
    its_paper = Paper.status, Paper.status_on
    query = (
        select(*(getattr(RegisterEntry, name) for name in _COLUMNS), Filing.id, *its_paper)
        .outerjoin(Filing, Filing.entry_id == RegisterEntry.id)
        .outerjoin(RegisterEntry.paper)
        .where(*_of_year(registers, year))
        .order_by(
            RegisterEntry.registered_on.desc(),
            RegisterEntry.number.desc(),
            RegisterEntry.sub_number.desc(),
            RegisterEntry.id.desc(),
        )
    )
    return list(map(EntryRow._make, plain_rows(session, query)))


def years_of(session: Session, registers: Sequence[str]) -> list[int]:
    """Return the calendar years (พ.ศ.) in which these registers have rows, the latest first."""
    years: set[int] = set()
    for register in registers:
        # from year to year by the index, instead of a walk through all rows
        query = select(func.max(RegisterEntry.registered_on)).where(
            RegisterEntry.register == register
        )
        last = session.scalar(query)
        while last is not None:
            years.add(be_year(last))
            first = date(last.year, 1, 1)
            last = session.scalar(query.where(RegisterEntry.registered_on < first))
    return sorted(years, reverse=True)


def next_numbers(session: Session, registers: Sequence[str], on: date) -> dict[str, str]:
    """Return the number that the next paper of each register would bear on a day."""
    return {each: next_number(session, each, on) for each in registers}


def keys_of(session: Session, registers: Sequence[str], year: int) -> dict[int, str]:
    """Return what the rows of `list_rows` are found by; read when something is typed at last."""
    query = select(RegisterEntry.id, RegisterEntry.search_text)
    return dict(plain_rows(session, query.where(*_of_year(registers, year))))


def narrow(rows: Sequence[EntryRow], typed: str, keys: Mapping[int, str]) -> list[EntryRow]:
    """Return the rows that have every typed word in them, in their order."""
    found = list(rows)
    for word in search_key(typed).split():
        found = [row for row in found if word in keys.get(row.id, "")]
    return found


def _of_year(registers: Sequence[str], year: int) -> list[ColumnElement[bool]]:
    first = date(year - BUDDHIST_ERA, 1, 1)
    return [
        RegisterEntry.register.in_(registers),
        RegisterEntry.registered_on >= first,
        RegisterEntry.registered_on < first.replace(year=first.year + 1),
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
