"""The rows of a register as its list shows them: by the ten thousand, without what it does not."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Filing, NumberSeries, RegisterEntry
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.operations.numbering import next_number
from district_admin.storage.database import plain_rows
from district_admin.thai.calendar import BUDDHIST_ERA
from district_admin.thai.normalise import search_key

_COLUMNS: Final = (
    *("id", "register", "number_text", "number", "sub_number", "state", "registered_on"),
    *("reference", "dated_on", "sender", "recipient", "subject", "owner_name", "due_on"),
    *("done_on", "urgency", "paper_id", "search_text"),
)


_REGISTERED, _DATED, _DUE = (
    _COLUMNS.index(name) for name in ("registered_on", "dated_on", "due_on")
)


class EntryRow(NamedTuple):
    """A row of a register in a list; see `RegisterEntry`."""

    id: int
    register: str
    number_text: str
    number: int
    sub_number: int
    state: str
    registered_on: date
    reference: str
    dated_on: date | None
    sender: str
    recipient: str
    subject: str
    owner_name: str
    due_on: date | None
    done_on: date | None
    urgency: str
    paper_id: int | None
    search_text: str
    filing_id: int | None

    def is_open(self) -> bool:
        """Say whether it is to be done by a day, and is not done."""
        return self.due_on is not None and self.done_on is None

    def is_to_file(self) -> bool:
        """Say whether nothing more is to be done about its letter but to file it."""
        return self.state == ISSUED and not self.is_open() and self.filing_id is None


def list_rows(session: Session, registers: Sequence[str], be_year: int) -> list[EntryRow]:
    """Return the rows of some registers of a calendar year (พ.ศ.), the latest first."""
    first = date(be_year - BUDDHIST_ERA, 1, 1)
    query = (
        select(*(getattr(RegisterEntry, name) for name in _COLUMNS), Filing.id)
        .outerjoin(Filing, Filing.entry_id == RegisterEntry.id)
        .where(
            RegisterEntry.register.in_(registers),
            RegisterEntry.registered_on >= first,
            RegisterEntry.registered_on < first.replace(year=first.year + 1),
        )
        .order_by(
            RegisterEntry.registered_on.desc(),
            RegisterEntry.number.desc(),
            RegisterEntry.sub_number.desc(),
            RegisterEntry.id.desc(),
        )
    )
    return [
        EntryRow._make(
            (
                *row[:_REGISTERED],
                _day(row[_REGISTERED]),
                row[_REGISTERED + 1],
                _day(row[_DATED]),
                *row[_DATED + 1 : _DUE],
                _day(row[_DUE]),
                _day(row[_DUE + 1]),
                *row[_DUE + 2 :],
            )
        )
        for row in plain_rows(session, query)
    ]


def years_of(session: Session, registers: Sequence[str]) -> list[int]:
    """Return the calendar years (พ.ศ.) in which these registers have numbers."""
    # a look at one row of each series, instead of a walk through all of them
    has_rows = (
        select(RegisterEntry.id)
        .where(RegisterEntry.series_id == NumberSeries.id, RegisterEntry.register.in_(registers))
        .exists()
    )
    return list(session.scalars(select(NumberSeries.be_year).where(has_rows).distinct()))


def next_numbers(session: Session, registers: Sequence[str], on: date) -> dict[str, str]:
    """Return the number that the next paper of each register would bear on a day."""
    return {each: next_number(session, each, on) for each in registers}


def narrow(rows: Sequence[EntryRow], typed: str) -> list[EntryRow]:
    """Return the rows that have every typed word in them, in their order."""
    found = list(rows)
    for word in search_key(typed).split():
        found = [row for row in found if word in row.search_text]
    return found


@lru_cache(maxsize=20_000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
