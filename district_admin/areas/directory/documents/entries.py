"""Agencies and their people as the booklet and the page show them, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from district_admin.thai.names import split_name
from district_admin.thai.sorting import thai_sort_key


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person of an agency. `telephone` may hold several numbers, parted by commas."""

    name: str
    position: str = ""
    telephone: str = ""
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """An agency with its people; `section` is the heading it stands under, if there are several.

    `data` are the base data of a year: what each is of, and the value with its unit.
    """

    name: str
    address: str = ""
    telephone: str = ""
    people: tuple[PersonEntry, ...] = ()
    section: str = ""
    email: str = ""
    website: str = ""
    data: tuple[tuple[str, str], ...] = ()


def by_section(agencies: Iterable[AgencyEntry]) -> list[tuple[str, list[AgencyEntry]]]:
    """Return the agencies under their sections, each in the order of the Thai dictionary.

    The sections stand in the order in which they first come.
    """
    sections: dict[str, list[AgencyEntry]] = {}
    for agency in agencies:
        sections.setdefault(agency.section, []).append(agency)
    return [
        (section, sorted(found, key=lambda agency: thai_sort_key(agency.name)))
        for section, found in sections.items()
    ]


def people_in_order(people: Sequence[PersonEntry]) -> list[PersonEntry]:
    """Return the people of an agency: its head first, then by first name and surname."""
    return sorted(people, key=_person_key)


def _person_key(person: PersonEntry) -> tuple[bool, object, object]:
    name = split_name(person.name)
    return (
        not person.is_head,
        thai_sort_key(name.first or person.position),
        thai_sort_key(name.last),
    )
