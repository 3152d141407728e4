"""Posts: who holds what, since when, and who acts for whom."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.directory.model import Person, Posting
from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.directory.operations.agencies import get_agency
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.areas.directory.operations.people import get_person
from district_admin.areas.directory.operations.people_listing import held_on
from district_admin.errors import OfficeError
from district_admin.storage.database import plain_rows
from district_admin.texts import _
from district_admin.thai.names import PersonName

_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])


class PostingNotFoundError(OfficeError):
    """A posting is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบการดำรงตำแหน่งนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


@dataclass(frozen=True)
class PostingDetails:
    """A posting as typed in; see `Posting`."""

    agency_id: int
    position: str = ""
    from_on: date | None = None
    to_on: date | None = None
    acting: bool = False
    is_head: bool = False
    main: bool = True
    note: str = ""


@dataclass(frozen=True)
class Holders:
    """Who leads an agency on a day: the holder of the post, and who acts for the holder."""

    head: Posting | None
    acting: Posting | None

    @property
    def signs(self) -> Posting | None:
        """Who is in charge on that day: whoever acts, else the holder."""
        return self.acting or self.head


def add_posting(session: Session, person_id: int, details: PostingDetails) -> int:
    """Give a person a post and return its id; a new main one makes the others side posts.

    Raises PersonNotFoundError, AgencyNotFoundError and RecordIncompleteError.
    """
    get_person(session, person_id)
    posting = Posting(person_id=person_id)
    _write(session, posting, details)
    session.add(posting)
    session.flush()
    _keep_one_main(session, posting)
    return posting.id


def edit_posting(session: Session, posting_id: int, details: PostingDetails) -> None:
    """Correct a posting. Raises PostingNotFoundError and RecordIncompleteError."""
    posting = _get(session, posting_id)
    _write(session, posting, details)
    session.flush()
    _keep_one_main(session, posting)


def end_posting(session: Session, posting_id: int, last_on: date) -> None:
    """Note the last day of a posting. Raises PostingNotFoundError and RecordIncompleteError."""
    posting = _get(session, posting_id)
    _check_days(posting.from_on, last_on)
    posting.to_on = last_on


def move_person(session: Session, person_id: int, details: PostingDetails, from_on: date) -> int:
    """Move a person to another post: the main ones end the day before. Return the new one's id.

    Raises PersonNotFoundError, AgencyNotFoundError and RecordIncompleteError.
    """
    current = select(Posting).where(Posting.person_id == person_id, Posting.main, held_on(from_on))
    for posting in session.scalars(current):
        _check_days(posting.from_on, from_on - timedelta(days=1))
        posting.to_on = from_on - timedelta(days=1)
    values = {field.name: getattr(details, field.name) for field in fields(details)}
    return add_posting(
        session, person_id, PostingDetails(**{**values, "from_on": from_on, "main": True})
    )


def remove_posting(session: Session, posting_id: int) -> None:
    """Remove a posting that was entered by mistake. Raises PostingNotFoundError."""
    session.delete(_get(session, posting_id))
    session.flush()


def postings_of_agency(session: Session, agency_id: int, on: date | None = None) -> list[Posting]:
    """Return the postings at an agency with their people: heads first, then in Thai order.

    With a day, those held on it.
    """
    query = (
        select(Posting)
        .join(Posting.person)
        .where(Posting.agency_id == agency_id, ~Person.in_bin)
        .options(joinedload(Posting.person))
        .order_by(Posting.is_head.desc(), Posting.acting, Person.sort_text, Posting.id)
    )
    return list(session.scalars(query if on is None else query.where(held_on(on))))


def who_holds(session: Session, agency_id: int, day: date) -> Holders:
    """Return who leads an agency on a day, with their people; the latest to begin, if several."""
    return holders(session, [agency_id], day).get(agency_id, Holders(None, None))


def holders(session: Session, agency_ids: Sequence[int], day: date) -> dict[int, Holders]:
    """Return who leads each of these agencies on a day; those without anyone are left out."""
    query = _of_heads(select(Posting), day).options(joinedload(Posting.person))
    wanted = set(agency_ids)
    if len(wanted) == 1:  # more may pass the number of values that one statement takes
        query = query.where(Posting.agency_id.in_(wanted))
    found: dict[int, Holders] = {}
    for posting in session.scalars(query):
        if posting.agency_id in wanted:
            now = found.get(posting.agency_id, Holders(None, None))
            found[posting.agency_id] = (
                Holders(now.head, posting) if posting.acting else Holders(posting, now.acting)
            )
    return found


def head_names(session: Session, day: date) -> dict[int, str]:
    """Return the names of those in charge on a day, by agency; for lists of all agencies."""
    columns = Posting.agency_id, Posting.acting, Person.title, Person.first_name, Person.last_name
    found: dict[bool, dict[int, Sequence[str]]] = {False: {}, True: {}}
    for agency_id, acting, *name in plain_rows(session, _of_heads(select(*columns), day)):
        found[bool(acting)][agency_id] = name
    in_charge = found[False] | found[True]
    return {agency_id: PersonName(*name).full for agency_id, name in in_charge.items()}


def _of_heads(query: _Query, day: date) -> _Query:
    """Narrow a query of posts to those that lead an agency on a day, the latest last."""
    narrowed = query.join(Posting.person).where(Posting.is_head, held_on(day), ~Person.in_bin)
    return narrowed.order_by(Posting.from_on, Posting.id)  # unknown beginnings first


def _get(session: Session, posting_id: int) -> Posting:
    posting = session.get(Posting, posting_id)
    if posting is None:
        raise PostingNotFoundError
    return posting


def _write(session: Session, posting: Posting, details: PostingDetails) -> None:
    get_agency(session, details.agency_id)
    _check_days(details.from_on, details.to_on)
    for field in fields(details):
        setattr(posting, field.name, getattr(details, field.name))
    posting.position = tidy(details.position)
    posting.note = details.note.strip()


def _check_days(from_on: date | None, to_on: date | None) -> None:
    if from_on is not None and to_on is not None and to_on < from_on:
        raise RecordIncompleteError(_("วันสิ้นสุดอยู่ก่อนวันเริ่มต้น กรุณาแก้ไขวันที่ของการดำรงตำแหน่ง"))


def _keep_one_main(session: Session, posting: Posting) -> None:
    """Make the other posts side posts that are held at the same time as a main one."""
    if not posting.main:
        return
    others = select(Posting).where(
        Posting.person_id == posting.person_id, Posting.id != posting.id, Posting.main
    )
    for other in session.scalars(others):
        if _overlap(posting, other):
            other.main = False
    session.flush()


def _overlap(one: Posting, other: Posting) -> bool:
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Posting, other: Posting) -> bool:
    return one.from_on is None or other.to_on is None or one.from_on <= other.to_on
