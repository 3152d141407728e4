"""People: find, add, correct, put in the bin and take back."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, selectinload

from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.areas.directory.model.citizen_id import is_citizen_id
from district_admin.areas.directory.model.keys import (
    digits_of,
    searched_text,
    tidy,
    tidy_number,
)
from district_admin.areas.directory.operations.checks import (
    RecordIncompleteError,
    check_email,
    check_name,
)
from district_admin.areas.directory.operations.preferences import get_settings
from district_admin.errors import OfficeError
from district_admin.texts import _
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


class PersonNotFoundError(OfficeError):
    """A person is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบบุคคลนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


@dataclass(frozen=True)
class PersonDetails:
    """A person as typed in; see `Person`. The citizen number is kept only if it is switched on."""

    first_name: str
    last_name: str = ""
    title: str = ""
    telephone: str = ""
    mobile: str = ""
    email: str = ""
    salutation: str = ""
    citizen_id: str = ""
    note: str = ""


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


class PersonRow(NamedTuple):
    """A person as lists show one: with the main post of the day. Narrow the list by `narrow`."""

    id: int
    name: str
    position: str
    agency: str
    agency_id: int | None
    telephone: str
    email: str
    verified_on: date | None
    search_text: str


class MainPost(NamedTuple):
    """The post that a list shows for a person."""

    position: str
    agency_id: int
    agency: str
    kind: str
    network_group: str
    acting: bool


def list_people(session: Session, on: date, wanted: PersonFilter | None = None) -> list[PersonRow]:
    """Return the people of a filter in Thai order, with the main posts that they hold on a day.

    Their searched text takes in the post and the agency.
    """
    wanted = wanted or PersonFilter()
    posts = main_posts(session, on)
    searched = cache(searched_text)
    rows = []
    for person_id, title, first, last, phone, mobile, email, verified, text in session.execute(
        _LISTED.where(*_conditions(wanted)).order_by(Person.sort_text, Person.id)
    ):
        post = posts.get(person_id)
        if not _is_wanted(post, wanted):
            continue
        if post:
            text = f"{text} {searched(post.position)} {searched(post.agency)}"
        name = PersonName(title, first, last).full
        telephone = mobile or phone
        position, agency = (post.position, post.agency) if post else ("", "")
        agency_id = post.agency_id if post else None
        rows.append(
            PersonRow(
                person_id, name, position, agency, agency_id, telephone, email, verified, text
            )
        )
    return rows


def main_posts(session: Session, on: date) -> dict[int, MainPost]:
    """Return the post that lists show for each person who holds one on that day.

    It is the one marked main, else a post of the person's own rather than one held for another.
    """
    query = (
        select(
            Posting.person_id,
            Posting.position,
            Agency.id,
            Agency.name,
            Agency.kind,
            Agency.network_group,
            Posting.acting,
        )
        .join(Agency, Agency.id == Posting.agency_id)
        .where(held_on(on))
        # The last one of a person stays in the dict.
        .order_by(Posting.main, Posting.acting.desc(), Posting.id.desc())
    )
    return {row[0]: MainPost(*row[1:]) for row in session.execute(query)}


def held_on(day: date) -> ColumnElement[bool]:
    """Return the condition that a posting is held on that day."""
    begun = or_(Posting.from_on.is_(None), Posting.from_on <= day)
    return begun & or_(Posting.to_on.is_(None), Posting.to_on >= day)


def get_person(session: Session, person_id: int) -> Person:
    """Return a person, from the bin as well. Raises PersonNotFoundError."""
    person = session.get(Person, person_id)
    if person is None:
        raise PersonNotFoundError
    return person


def read_person(session: Session, person_id: int) -> Person:
    """Return a person with all postings and their agencies. Raises PersonNotFoundError."""
    whole = selectinload(Person.postings).joinedload(Posting.agency)
    query = select(Person).where(Person.id == person_id).options(whole)
    person = session.scalar(query.execution_options(populate_existing=True))
    if person is None:
        raise PersonNotFoundError
    return person


def add_person(session: Session, details: PersonDetails) -> int:
    """Add a person and return the id. Raises RecordIncompleteError."""
    person = Person()
    session.add(_written(session, person, details))
    session.flush()
    return person.id


def edit_person(session: Session, person_id: int, details: PersonDetails) -> None:
    """Correct a person. Raises PersonNotFoundError and RecordIncompleteError."""
    _written(session, get_person(session, person_id), details)
    session.flush()


def details_of_person(person: Person) -> PersonDetails:
    """Return what was typed in for a person, to be corrected."""
    return PersonDetails(**{f.name: getattr(person, f.name) for f in fields(PersonDetails)})


def bin_person(session: Session, person_id: int) -> None:
    """Put a person in the bin; the posts stay in the history. Raises PersonNotFoundError."""
    get_person(session, person_id).in_bin = True


def restore_person(session: Session, person_id: int) -> None:
    """Take a person back from the bin. Raises PersonNotFoundError."""
    get_person(session, person_id).in_bin = False


def people_count(session: Session) -> int:
    """Return how many people there are outside the bin."""
    return session.scalar(select(func.count()).where(~Person.in_bin)) or 0


def _conditions(wanted: PersonFilter) -> list[ColumnElement[bool]]:
    conditions = [Person.in_bin == wanted.in_bin, Person.merged_into_id.is_(None)]
    if wanted.stale_before is not None:
        never = Person.verified_on.is_(None)
        conditions.append(or_(never, Person.verified_on < wanted.stale_before))
    return conditions


def _is_wanted(post: MainPost | None, wanted: PersonFilter) -> bool:
    if post is None:
        return not (wanted.kinds or wanted.network_groups or wanted.agency_ids)
    return (
        (not wanted.kinds or post.kind in wanted.kinds)
        and (not wanted.network_groups or post.network_group in wanted.network_groups)
        and (not wanted.agency_ids or post.agency_id in wanted.agency_ids)
    )


def _written(session: Session, person: Person, details: PersonDetails) -> Person:
    check_name(tidy(details.first_name), _("ชื่อ"))
    check_email(tidy(details.email))
    for field in fields(details):
        value = getattr(details, field.name)
        numbers = field.name in ("telephone", "mobile")
        setattr(person, field.name, tidy_number(value) if numbers else tidy(value))
    person.note = details.note.strip()
    person.citizen_id = _citizen_id(session, details.citizen_id)
    person.set_keys()
    return person


def _citizen_id(session: Session, typed: str) -> str:
    if not typed.strip() or not get_settings(session).keep_citizen_ids:
        return ""
    if not is_citizen_id(typed):
        raise RecordIncompleteError(_("เลขประจำตัวประชาชนไม่ถูกต้อง กรุณาตรวจสอบตัวเลขทั้ง 13 หลัก"))
    return digits_of(typed)
