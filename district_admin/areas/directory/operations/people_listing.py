"""People as lists show them: each a row, with the main post of the day.

A list of 100,000 people is read as plain rows of SQLite: the session's work on each row takes five
times as long, and its objects make Python's collector hold the window for a third of a second.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.areas.directory.model.keys import searched_text
from district_admin.storage.database import plain_rows
from district_admin.thai.names import PersonName

_LISTED: Final = select(
    Person.id,
    Person.title,
    Person.first_name,
    Person.last_name,
    Person.telephone,
    Person.mobile,
    Person.email,
    Person.verified_on,
    Person.search_text,
)
_AT_ONCE: Final = 2000
_day: Final = lru_cache(maxsize=2000)(date.fromisoformat)
_searched: Final = lru_cache(maxsize=20_000)(searched_text)


@dataclass(frozen=True)
class PersonFilter:
    """Which people to list; what is empty does not narrow the list.

    `kinds`, `network_groups` and `agency_ids` are those of the agency of the main post.
    `stale_before` lists those that were not verified on that day or later.
    """

    kinds: Sequence[str] = ()
    network_groups: Sequence[str] = ()
    agency_ids: Sequence[int] = ()
    stale_before: date | None = None
    in_bin: bool = False


class MainPost(NamedTuple):
    """The post that a list shows for a person."""

    position: str
    agency_id: int
    agency: str
    kind: str
    network_group: str
    acting: bool


class PersonRow(NamedTuple):
    """A person as lists show one: with the main post of the day. Narrow the list by `narrow`."""

    id: int
    title: str
    first_name: str
    last_name: str
    post: MainPost | None
    telephone: str
    email: str
    verified_on: date | None
    search_text: str

    @property
    def name(self) -> str:
        """The name with its title."""
        return PersonName(self.title, self.first_name, self.last_name).full

    @property
    def position(self) -> str:
        """The position of the main post, or nothing."""
        return self.post.position if self.post else ""

    @property
    def agency(self) -> str:
        """The name of the agency of the main post, or nothing."""
        return self.post.agency if self.post else ""

    @property
    def agency_id(self) -> int | None:
        """The id of the agency of the main post, if there is one."""
        return self.post.agency_id if self.post else None


def list_people(session: Session, on: date, wanted: PersonFilter | None = None) -> list[PersonRow]:
    """Return the people of a filter in Thai order, with the main posts that they hold on a day.

    Their searched text takes in the post and the agency.
    """
    wanted = wanted or PersonFilter()
    found = plain_rows(session, _in_order(wanted)).fetchall()
    if not found:
        return []
    rows = _with_posts(found, main_posts(session, on))
    narrowed = wanted.kinds or wanted.network_groups or wanted.agency_ids
    return [row for row in rows if _is_wanted(row, wanted)] if narrowed else list(rows)


def first_people(session: Session, on: date, limit: int) -> list[PersonRow]:
    """Return the first people in Thai order: what a list shows until everybody was read."""
    found = plain_rows(session, _in_order(PersonFilter()).limit(limit)).fetchall()
    return list(_with_posts(found, main_posts(session, on, [row[0] for row in found])))


def main_posts(
    session: Session, on: date, person_ids: Sequence[int] | None = None
) -> dict[int, MainPost]:
    """Return the post that lists show for each person who holds one on that day.

    It is the one marked main, else a post of the person's own rather than one held for another.
    With `person_ids` only the posts of these people are read.
    """
    agencies: dict[int, tuple[int, str, str, str]] = {
        row[0]: row
        for row in plain_rows(
            session, select(Agency.id, Agency.name, Agency.kind, Agency.network_group)
        )
    }
    query = (
        select(Posting.person_id, Posting.position, Posting.agency_id, Posting.acting)
        .where(held_on(on))
        # The last one of a person stays in the dict.
        .order_by(Posting.main, Posting.acting.desc(), Posting.id.desc())
    )
    if person_ids is not None:
        query = query.where(Posting.person_id.in_(person_ids))
    shared: dict[tuple[str, int, int], MainPost] = {}
    posts: dict[int, MainPost] = {}
    for person_id, *what in plain_rows(session, query).fetchall():
        key = (what[0], what[1], what[2])
        post = shared.get(key)
        if post is None:
            position, agency_id, acting = key
            post = MainPost(position, *agencies[agency_id], bool(acting))
            shared[key] = post
        posts[person_id] = post
    return posts


def held_on(day: date) -> ColumnElement[bool]:
    """Return the condition that a posting is held on that day."""
    begun = or_(Posting.from_on.is_(None), Posting.from_on <= day)
    return begun & or_(Posting.to_on.is_(None), Posting.to_on >= day)


def _in_order(wanted: PersonFilter) -> Select[*tuple[Any, ...]]:
    query = _LISTED.where(Person.in_bin == wanted.in_bin, Person.merged_into_id.is_(None))
    if wanted.stale_before is not None:
        never = Person.verified_on.is_(None)
        query = query.where(or_(never, Person.verified_on < wanted.stale_before))
    return query.order_by(Person.sort_text, Person.id)


def _with_posts(found: list[tuple[Any, ...]], posts: dict[int, MainPost]) -> Iterator[PersonRow]:
    """Give the rows of what was found, which is empty afterwards: little by little, not at once."""
    while found:
        some = found[:_AT_ONCE]
        del found[:_AT_ONCE]
        for person_id, title, first, last, phone, mobile, email, verified, text in some:
            post = posts.get(person_id)
            if post is not None:
                text = f"{text} {_searched(post.position)} {_searched(post.agency)}"
            day = _day(verified) if verified else None
            yield PersonRow(person_id, title, first, last, post, mobile or phone, email, day, text)


def _is_wanted(row: PersonRow, wanted: PersonFilter) -> bool:
    if row.post is None:
        return False
    return (
        (not wanted.kinds or row.post.kind in wanted.kinds)
        and (not wanted.network_groups or row.post.network_group in wanted.network_groups)
        and (not wanted.agency_ids or row.post.agency_id in wanted.agency_ids)
    )
