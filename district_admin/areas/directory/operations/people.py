"""People: find, add, correct, put in the bin and take back."""

from dataclasses import dataclass, fields

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from district_admin.areas.directory.model import Person, Posting
from district_admin.areas.directory.model.citizen_id import is_citizen_id
from district_admin.areas.directory.model.keys import (
    digits_of,
    tidy,
    tidy_number,
)
from district_admin.areas.directory.operations.checks import (
    RecordIncompleteError,
    RecordMergedError,
    check_email,
    check_name,
    tidy_emails,
)
from district_admin.areas.directory.operations.preferences import get_settings
from district_admin.errors import OfficeError
from district_admin.texts import _


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
    address: str = ""
    citizen_id: str = ""
    note: str = ""


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
    """Take a person back from the bin. Raises PersonNotFoundError and RecordMergedError."""
    person = get_person(session, person_id)
    if person.merged_into_id is not None:
        raise RecordMergedError(get_person(session, person.merged_into_id).full_name)
    person.in_bin = False


def people_count(session: Session) -> int:
    """Return how many people there are outside the bin."""
    return session.scalar(select(func.count()).where(~Person.in_bin)) or 0


def may_be_many(session: Session, count: int) -> bool:
    """Say whether there may be more people than that, in the bin or out of it.

    By the last number given out: to count 100,000 of them would be felt.
    """
    return (session.scalar(select(func.max(Person.id))) or 0) > count


def _written(session: Session, person: Person, details: PersonDetails) -> Person:
    check_name(tidy(details.first_name), _("ชื่อ"))
    check_email(tidy(details.email))
    for field in fields(details):
        value = getattr(details, field.name)
        numbers = field.name in ("telephone", "mobile")
        setattr(person, field.name, tidy_number(value) if numbers else tidy(value))
    person.email = tidy_emails(details.email)
    person.address = "\n".join(filter(None, map(tidy, details.address.splitlines())))
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
