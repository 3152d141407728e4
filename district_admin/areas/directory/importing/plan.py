"""What an import is to write, worked out row by row and written all at once.

A record is meant by its id, or below zero by its place among the new ones (-1 is the first): the
new ones have no ids yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.entries import Entry
from district_admin.areas.directory.importing.known import PERSON_COLUMNS, KnownAgency, KnownPerson
from district_admin.areas.directory.importing.plain import keys_of_person

PERSON_KEYS: Final = ("name_key", "search_text", "sort_text")


class NewPost(NamedTuple):
    """A post to be written."""

    person: int
    agency: int
    position: str
    from_on: date | None
    main: bool


class Doubt(NamedTuple):
    """A row that may be a duplicate: what was read, and what it may be the same as."""

    entry: Entry
    person: KnownPerson | None
    person_ref: int
    """The person of another row of the list that it may be; 0 for none."""
    agency: KnownAgency | None
    """The agency that the row's may be, where that is the doubt."""


class Shape(NamedTuple):
    """How the columns were matched, to be remembered."""

    fingerprint: str
    name: str
    mapping: Mapping[str, str]


@dataclass
class Plan:
    """Everything that an import writes."""

    shape: Shape
    last_action_id: int
    new_agencies: list[dict[str, Any]] = field(default_factory=list)
    parents: dict[int, int] = field(default_factory=dict)
    """The agency above an agency."""
    agency_changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    new_people: list[tuple[str, ...]] = field(default_factory=list)
    """Values in the order of `PERSON_COLUMNS`, then the keys."""
    person_changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    new_posts: list[NewPost] = field(default_factory=list)
    post_changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    used: bool = False
    """A plan is written once: an attempt that failed is tried from the dry run again."""
    doubts: dict[int, Doubt] = field(default_factory=dict)
    """By the number of the row."""

    def add_person(self, person: Mapping[str, str], key: str) -> int:
        """Add a new person under the key of the name and return how it is meant."""
        values = [person.get(name, "") for name in PERSON_COLUMNS]
        self.new_people.append((*values, key, *keys_of_person(*values[:6])[1:]))
        return -len(self.new_people)

    def add_agency(self, values: dict[str, Any]) -> int:
        """Add a new agency and return how it is meant."""
        self.new_agencies.append(values)
        return -len(self.new_agencies)
