"""The directory as an import compares with it: read once, found by code, name and telephone.

Plain tuples of the columns that lists can have. Rejected: the records themselves (100,000 of them
take three seconds and 300 MB to load).
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any, Final, Generic, NamedTuple, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.importing.agency_words import abbreviated
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.areas.directory.model.agency import SCHOOL
from district_admin.areas.directory.model.keys import name_key
from district_admin.areas.directory.model.person import read_position
from district_admin.collector import let_go
from district_admin.office.operations import get_profile

PERSON_COLUMNS: Final = (
    *("title", "first_name", "last_name", "telephone", "mobile", "email", "salutation"),
    *("address", "citizen_id", "note"),
)
"""Columns of a person that lists can have."""

AGENCY_COLUMNS: Final = (
    *("kind", "sub_kind", "name", "short_name", "school_code", "smis_code", "letter_code"),
    *("addressee", "house_no", "village_no", "village", "lane", "road", "subdistrict", "district"),
    *("province", "postcode", "telephone", "fax", "email", "website", "latitude", "longitude"),
    *("size", "student_count", "network_group", "in_charge", "note"),
)
"""Columns of an agency that lists can have."""

_SCHOOL_WORD: Final = "โรงเรียน"


Found = TypeVar("Found")


class KnownPost(NamedTuple):
    """A post that a person holds now."""

    id: int
    agency_id: int
    position: str
    from_on: date | None
    main: bool
    to_on: date | None = None


class KnownPerson(NamedTuple):
    """A person of the directory: the columns in the order of `PERSON_COLUMNS`."""

    id: int
    values: tuple[str, ...]
    posts: tuple[KnownPost, ...]


class ByText(Generic[Found]):
    """What is found by a text; nearly always one, and 100,000 lists of one are 9 MB."""

    def __init__(self) -> None:
        self._first: dict[str, Found] = {}
        self._further: dict[str, list[Found]] = {}

    def add(self, text: str, found: Found) -> None:
        """Add one more for a text."""
        if self._first.setdefault(text, found) is not found:
            self._further.setdefault(text, []).append(found)

    def let_go(self) -> None:
        """Forget everything, little by little."""
        let_go(self._first, self._further)

    def get(self, text: str) -> Sequence[Found]:
        """Return all that were added for a text, in that order."""
        first = self._first.get(text)
        if first is None:
            return ()
        further = self._further.get(text)
        return (first, *further) if further else (first,)


class KnownAgency(NamedTuple):
    """An agency of the directory: its columns by name, and the one above it."""

    id: int
    values: dict[str, Any]
    parent_id: int | None


class Known:
    """What the directory holds outside the bin, and who holds which post on a day."""

    def __init__(self, session: Session, today: date, with_people: bool) -> None:
        self.agencies = _agencies(session)
        self.by_code: dict[str, KnownAgency] = {}
        self.by_name: dict[str, list[KnownAgency]] = {}
        self.by_short: dict[str, list[KnownAgency]] = {}
        profile = get_profile(session)
        own_names = (profile.name, abbreviated(profile.name), profile.short_name)
        self.own_names = {name_key(name) for name in own_names if name}
        """What the office itself is called, by the key of its names."""
        for agency in self.agencies.values():
            self._add_agency(agency)
        self._add_former_names(session)
        self.people: dict[int, KnownPerson] = {}
        self.by_key = ByText[KnownPerson]()
        self.by_citizen_id: dict[str, KnownPerson] = {}
        self.by_mobile = ByText[KnownPerson]()
        self._heads: dict[int, tuple[KnownPerson, KnownPost]] | None = None
        self.ended: dict[int, tuple[KnownPost, ...]] = {}
        """The posts that people held before, by person."""
        if with_people:
            self._add_people(session, today)

    def let_go(self) -> None:
        """Forget the people, little by little."""
        self.by_key.let_go()
        self.by_mobile.let_go()
        let_go(self.by_citizen_id, self._heads or {}, self.ended, self.people)

    def head_of(self, agency_id: int) -> tuple[KnownPerson, KnownPost] | None:
        """Return who leads a school now, not for another; there is one such post at a school."""
        if self._heads is None:
            self._heads = {
                post.agency_id: (person, post)
                for person in self.people.values()
                for post in person.posts
                if leads_school(post.position) and self._is_school(post.agency_id)
            }
        return self._heads.get(agency_id)

    def _is_school(self, agency_id: int) -> bool:
        agency = self.agencies.get(agency_id)
        return agency is not None and agency.values["kind"] == SCHOOL

    def _add_agency(self, agency: KnownAgency) -> None:
        values = agency.values
        for code in (values["school_code"], values["smis_code"]):
            if code:
                self.by_code.setdefault(code, agency)
        self.by_name.setdefault(name_key(values["name"]), []).append(agency)
        if values["kind"] == SCHOOL and not values["name"].startswith(_SCHOOL_WORD):
            self.by_name.setdefault(name_key(_SCHOOL_WORD, values["name"]), []).append(agency)
        name = values["name"]
        others = {name_key(each) for each in (values["short_name"], abbreviated(name)) if each}
        if name_key(name) in self.own_names or others & self.own_names:
            others |= self.own_names
        for key in sorted(others):
            self.by_short.setdefault(key, []).append(agency)

    def _add_former_names(self, session: Session) -> None:
        """Let an agency be found by the names of those that were merged into it."""
        query = select(Agency.id, Agency.name, func.coalesce(Agency.merged_into_id, 0))
        rows = session.execute(query.where(Agency.merged_into_id > 0))
        merged = {row[0]: (row[1], row[2]) for row in rows}
        for name, into in merged.values():
            while into in merged:
                into = merged[into][1]
            agency = self.agencies.get(into)
            named = self.by_short.setdefault(name_key(name), [])
            if agency is not None and agency not in named:
                named.append(agency)

    def _add_people(self, session: Session, today: date) -> None:
        posts, self.ended = _posts(session, today)
        columns = [getattr(Person, name) for name in PERSON_COLUMNS[1:]]
        query = select(Person.id, Person.name_key, Person.title, *columns).where(*_there(Person))
        citizen_id, mobile = map(PERSON_COLUMNS.index, ("citizen_id", "mobile"))
        for person_id, key, title, *rest in session.execute(query.execution_options(yield_per=500)):
            values = (intern(title), *rest)
            person = KnownPerson(person_id, values, posts.pop(person_id, ()))
            self.people[person_id] = person
            self.by_key.add(key, person)
            if values[citizen_id]:
                self.by_citizen_id.setdefault(values[citizen_id], person)
            for number in values[mobile].split(", ") if values[mobile] else ():
                self.by_mobile.add(number, person)


@lru_cache(maxsize=5000)
def leads_school(position: str) -> bool:
    """Say whether a position is that of the one who leads a school, and not for another."""
    is_head, acting = read_position(position)
    return is_head and not acting


Posts = dict[int, tuple[KnownPost, ...]]


def _posts(session: Session, today: date) -> tuple[Posts, Posts]:
    """Return the posts held on a day, and those that ended before, by the people that hold them."""
    columns = ("person_id", "id", "agency_id", "position", "from_on", "main", "to_on")
    query = select(*(getattr(Posting, name) for name in columns)).order_by(Posting.id)
    posts: Posts = {}
    ended: Posts = {}
    for holder, post_id, agency_id, position, from_on, main, to_on in session.execute(
        query.execution_options(yield_per=500)
    ):
        post = KnownPost(post_id, agency_id, intern(position), from_on, main, to_on)
        held = ended if to_on is not None and to_on < today else posts
        held[holder] = (*held.get(holder, ()), post)
    return posts, ended


def _agencies(session: Session) -> dict[int, KnownAgency]:
    columns = [getattr(Agency, name) for name in AGENCY_COLUMNS]
    query = select(Agency.id, Agency.parent_agency_id, *columns).where(*_there(Agency))
    return {
        row[0]: KnownAgency(row[0], dict(zip(AGENCY_COLUMNS, row[2:], strict=True)), row[1])
        for row in session.execute(query.order_by(Agency.id))
    }


def _there(records: Any) -> tuple[Any, ...]:
    return (~records.in_bin, records.merged_into_id.is_(None))
