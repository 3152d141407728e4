"""What a row stores that is new, value by value: the person, the post and the agency it brings.

It is worked out when a row is looked at. Kept for every row of a long list it would take more
memory than all that is written.
"""

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.comparing import shown_value
from district_admin.areas.directory.importing.entry import AgencyEntry, Entry
from district_admin.areas.directory.importing.fields import FIELDS, field_name
from district_admin.areas.directory.importing.known import PERSON_COLUMNS
from district_admin.areas.directory.importing.results import Change
from district_admin.areas.directory.model.person import read_position
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

PERSON: Final = 1
POST: Final = 2
AGENCY: Final = 4


class NewOfRow(NamedTuple):
    """What is new in a row."""

    agency: int
    """As the plan means it; 0 for none."""
    new: int
    """Which of a person, a post and an agency are new."""


class NewOfRows:
    """Notes of each row, in their order, what is new in it."""

    def __init__(self) -> None:
        self._agencies = array("q")
        self._new = array("b")

    def add(self, agency: int, new: int) -> None:
        """Note the next row."""
        self._agencies.append(agency)
        self._new.append(new)

    def at(self, place: int) -> NewOfRow:
        """Return what was noted of a row."""
        return NewOfRow(self._agencies[place], self._new[place])


@lru_cache(maxsize=5000)
def leads(position: str, agency: str) -> bool:
    """Say whether a position is the first of the agency of that name, be it for another."""
    return read_position(position, agency)[0]


def stored_values(
    entry: Entry, new: int, agency_name: str, parent: str, planned: Mapping[str, Any]
) -> list[Change]:
    """Return every value that a row stores of what is new in it, as the screen names it.

    `planned` is a new agency as the plan has it, and `parent` the name of the one above it.
    """
    found: list[Change] = []
    if new & PERSON and entry.person is not None:
        values = {name: entry.person.get(name, "") for name in PERSON_COLUMNS}
        found += _shown("person", values)
    if new & POST:
        found += _post(entry, agency_name)
    if new & AGENCY and entry.agency is not None:
        found += _agency(entry.agency, parent, planned)
    return found


def _post(entry: Entry, agency: str) -> Iterator[Change]:
    yield Change(_("หน่วยงาน"), "", agency)
    if entry.position:
        yield Change(field_name("posting.position"), "", entry.position)
    if entry.from_on is not None:
        yield Change(field_name("posting.from_on"), "", medium_date(entry.from_on))
    if leads(entry.position, agency):
        yield Change(_("บทบาท"), "", _("หัวหน้าหน่วยงาน"))


def _agency(entry: AgencyEntry, parent: str, planned: Mapping[str, Any]) -> Iterator[Change]:
    kinds = {name: planned.get(name, "") for name in ("kind", "sub_kind")}
    named = {key.partition(".")[2]: None for key in FIELDS if key.startswith("agency.")}
    values = {name: {**entry.values, **kinds}.get(name) for name in named}
    yield from _shown("agency", values)
    if parent:
        yield Change(field_name("agency.parent"), "", parent)


def _shown(record: str, values: Mapping[str, Any]) -> list[Change]:
    return [
        Change(field_name(f"{record}.{name}"), "", shown_value(name, value))
        for name, value in values.items()
        if value not in (None, "")
    ]
