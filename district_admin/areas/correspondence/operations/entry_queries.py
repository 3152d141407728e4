"""The rows of a register asked for by year, month, state and text."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import RECEIVED
from district_admin.thai.calendar import BUDDHIST_ERA
from district_admin.thai.normalise import search_key


@dataclass(frozen=True)
class EntryFilter:
    """Which rows of a register a list shows. An empty part does not narrow it."""

    register: str = RECEIVED
    be_year: int = 0
    month: int = 0
    text: str = ""
    state: str = ""
    open_only: bool = False
    """Those with a due day that are not done."""


def list_entries(session: Session, wanted: EntryFilter) -> list[RegisterEntry]:
    """Return the rows asked for, the latest first."""
    query = _filtered(select(RegisterEntry), wanted).order_by(
        RegisterEntry.registered_on.desc(),
        RegisterEntry.number.desc(),
        RegisterEntry.sub_number.desc(),
        RegisterEntry.id.desc(),
    )
    return list(session.scalars(query))


def entries_to_print(session: Session, wanted: EntryFilter) -> list[RegisterEntry]:
    """Return the rows asked for in the order of the register: by number."""
    query = _filtered(select(RegisterEntry), wanted).order_by(
        RegisterEntry.series_id, RegisterEntry.number, RegisterEntry.sub_number
    )
    return list(session.scalars(query))


def _filtered(
    query: Select[tuple[RegisterEntry]], wanted: EntryFilter
) -> Select[tuple[RegisterEntry]]:
    return query.where(*_conditions(wanted))


def _conditions(wanted: EntryFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [RegisterEntry.register == wanted.register]
    if wanted.be_year:
        first = date(wanted.be_year - BUDDHIST_ERA, wanted.month or 1, 1)
        month = wanted.month or 12
        year = wanted.be_year - BUDDHIST_ERA
        last = date(year + (month == 12), month % 12 + 1, 1)
        found += [RegisterEntry.registered_on >= first, RegisterEntry.registered_on < last]
    if wanted.state:
        found.append(RegisterEntry.state == wanted.state)
    if wanted.open_only:
        found += [RegisterEntry.due_on.is_not(None), RegisterEntry.done_on.is_(None)]
    if key := search_key(wanted.text):
        found.append(RegisterEntry.search_text.contains(key, autoescape=True))
    return found
