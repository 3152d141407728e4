"""What an import is to write, worked out row by row and written all at once.

A record is meant by its id, or below zero by its place among the new ones (-1 is the first): the
new ones have no ids yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from district_admin.areas.directory.importing.entry import AgencyEntry, Entry
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
    to_on: date | None = None


class NewStake(NamedTuple):
    """A stakeholder to be written: the person, or without one the agency, in a segment."""

    segment: int
    person: int
    agency: int
    served: str


class AgencyEffect(NamedTuple):
    """What an agency as rows name it does to one: written if one of these rows is.

    `ref` is the agency; `values` are what the rows have otherwise than the directory, or all they
    have of a new one. What earlier rows say counts first, unless this one `overrides` it.
    """

    entry: AgencyEntry
    ref: int
    values: Mapping[str, Any]
    parent: int | None = None
    overrides: bool = False


class Doubt(NamedTuple):
    """A row that may be a duplicate: what was read, and what it may be the same as."""

    entry: Entry
    person: KnownPerson | None
    person_ref: int
    """The person of another row of the list that it may be; 0 for none."""
    agency: KnownAgency | None
    """The agency that the row's may be, where that is the doubt."""
    agency_ref: int = 0
    """The agency of another row of the list that it may be; 0 for none."""


class Shape(NamedTuple):
    """How the columns were matched, to be remembered."""

    fingerprint: str
    name: str
    mapping: Mapping[str, str]
    corrected: bool = True
    """Whether the officer matched them otherwise than they are matched by themselves."""


@dataclass
class Plan:
    """Everything that an import writes."""

    shape: Shape
    last_action_id: int
    new_agencies: list[dict[str, Any]] = field(default_factory=list)
    """As all rows tell of them; of which rows are written, `agency_effects` say."""
    agency_changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    """As all rows tell of them, likewise."""
    agency_effects: list[AgencyEffect] = field(default_factory=list)
    new_people: list[tuple[str, ...]] = field(default_factory=list)
    """Values in the order of `PERSON_COLUMNS`, then the keys."""
    person_changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    new_posts: list[NewPost] = field(default_factory=list)
    post_changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    fiscal_year: int = 0
    """Of whose list of stakeholders the rows are; 0 for none."""
    new_segments: list[tuple[str, str]] = field(default_factory=list)
    """Name and kind; one that stakeholders of written rows are in is written."""
    new_stakes: list[NewStake] = field(default_factory=list)
    stake_changes: dict[int, str] = field(default_factory=dict)
    """What stakeholders came for, by their ids."""
    used_entries: set[AgencyEntry] = field(default_factory=set)
    """The agencies, as rows name them, of the rows that are written."""
    used: bool = False
    """A plan is written once: an attempt that failed is tried from the dry run again."""
    doubts: dict[int, Doubt] = field(default_factory=dict)
    """By the place of the row."""

    def agencies_to_write(self) -> tuple[dict[int, dict[str, Any]], dict[int, int]]:
        """Return the values of each agency that is written, and which one is above which."""
        values: dict[int, dict[str, Any]] = {}
        parents: dict[int, int] = {}
        for effect in self.agency_effects:
            if effect.entry not in self.used_entries:
                continue
            of_one = values.setdefault(effect.ref, {})
            first = dict(effect.values) if effect.overrides else {**effect.values, **of_one}
            of_one.update(first)
            if effect.parent is not None:
                parents[effect.ref] = effect.parent
        return values, parents

    def correct_person(self, ref: int, person: Mapping[str, str]) -> None:
        """Take what another row says of a new person over what the first one said."""
        place = -ref - 1
        old = self.new_people[place]
        values = dict(zip(PERSON_COLUMNS, old, strict=False)) | dict(person)
        columns = tuple(values.get(name, "") for name in PERSON_COLUMNS)
        self.new_people[place] = (*columns, *keys_of_person(*columns[:6]))

    def add_person(self, person: Mapping[str, str], key: str) -> int:
        """Add a new person under the key of the name and return how it is meant."""
        values = [person.get(name, "") for name in PERSON_COLUMNS]
        self.new_people.append((*values, key, *keys_of_person(*values[:6])[1:]))
        return -len(self.new_people)

    def add_agency(self, values: dict[str, Any]) -> int:
        """Add a new agency and return how it is meant."""
        self.new_agencies.append(values)
        return -len(self.new_agencies)


def written_id(ref: int, ids: Sequence[int]) -> int:
    """Return the id of a record by how it is meant; `ids` are those of the new ones."""
    return ref if ref > 0 else ids[-ref - 1]
