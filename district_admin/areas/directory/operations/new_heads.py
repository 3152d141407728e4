"""A new head of an agency, as its confirmation form tells: who, and since which day.

The new one is the person of that name whom the directory knows, or a new person; whoever led the
agency until then leaves the day before. What could be wrong is refused, with what to do instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.directory.model import Agency, Posting
from district_admin.areas.directory.model.agency import GROUP, OFFICE, SCHOOL
from district_admin.areas.directory.model.keys import name_key
from district_admin.areas.directory.operations.agencies import get_agency
from district_admin.areas.directory.operations.namesakes import Namesake, people_called
from district_admin.areas.directory.operations.people import PersonDetails, add_person
from district_admin.areas.directory.operations.people_listing import held_on
from district_admin.areas.directory.operations.postings import (
    PostingDetails,
    edit_posting,
    end_posting,
    move_person,
    who_holds,
)
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.names import PersonName
from district_admin.worksheets import days, values

# These words stand on papers and so go through no catalogue.
_POSTS: Final = {
    SCHOOL: "ผู้อำนวยการโรงเรียน",
    GROUP: "ผู้อำนวยการกลุ่ม",
    OFFICE: "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา",
}


class HeadRefusedError(OfficeError):
    """What a form says of the head of an agency cannot be kept as it stands."""


@dataclass(frozen=True)
class NewHead:
    """A new head: a person of the directory, or nobody known yet."""

    name: PersonName
    since: date
    known: Namesake | None = None
    follows: bool = True
    """Whether someone led the agency until then."""

    @property
    def told(self) -> str:
        """What keeping it does, besides the new name."""
        told = _("จะเพิ่มเป็นบุคคลใหม่")
        if self.known is not None:
            told = _("จะใช้บุคคลที่มีอยู่แล้ว ({who})").format(who=self.known.note)
        return " ".join((told, _("และให้ผู้บริหารคนเดิมพ้นตำแหน่งวันก่อนหน้า"))) if self.follows else told


def read_day(text: str) -> date:
    """Return the day that a form says. Raises HeadRefusedError."""
    reading = days.day(text)
    if reading.value is None:
        raise HeadRefusedError(reading.problem or _("กรุณาระบุวันเริ่มดำรงตำแหน่ง"))
    return reading.value


def read_head(session: Session, agency_id: int, name: str, since: str) -> NewHead:
    """Return the new head that a form tells of. Raises HeadRefusedError."""
    day = read_day(since)
    reading = values.person_name(name)
    if reading.value is None or not reading.value.last:
        raise HeadRefusedError(reading.problem or _("กรุณาระบุชื่อและนามสกุลของผู้บริหารให้ครบ"))
    called = people_called(session, reading.value.first, reading.value.last, day)
    if len(called) > 1:
        told = _("มีบุคคลชื่อนี้ {count} ราย จึงจดไว้ในหมายเหตุ กรุณาเพิ่มที่แท็บบุคคล")
        raise HeadRefusedError(told.format(count=len(called)))
    known = called[0] if called else None
    led = _led_on(session, agency_id, day)
    for post in (*led, *_main_of(session, known, day)):
        if post.from_on is not None and post.from_on >= day:
            told = _("{who} เริ่มดำรงตำแหน่งเมื่อ {day} ซึ่งไม่ก่อนวันที่แจ้ง กรุณาตรวจสอบที่แท็บบุคคล")
            who = post.person.full_name
            raise HeadRefusedError(told.format(who=who, day=medium_date(post.from_on)))
    return NewHead(reading.value, day, known, bool(led))


def keep_head(session: Session, agency_id: int, head: NewHead) -> None:
    """Give an agency its new head; who led it until then leaves the day before."""
    position = _position(session, get_agency(session, agency_id), head.since)
    last_on = head.since - timedelta(days=1)
    for post in _led_on(session, agency_id, head.since):
        end_posting(session, post.id, last_on)
    person_id = head.known.id if head.known else _add(session, head.name)
    details = PostingDetails(agency_id, position, is_head=True)
    move_person(session, person_id, details, head.since)


def check_since(session: Session, agency_id: int, since: str, on: date) -> Posting:
    """Return the post of whoever leads an agency, whose first day may be put right.

    Raises HeadRefusedError.
    """
    day, post = read_day(since), who_holds(session, agency_id, on).signs
    if post is None:
        raise HeadRefusedError(_("ยังไม่มีผู้บริหารของหน่วยงานนี้ในทำเนียบ กรุณาเพิ่มที่แท็บบุคคล"))
    if day > on or (post.to_on is not None and post.to_on < day):
        raise HeadRefusedError(_("วันเริ่มดำรงตำแหน่งอยู่หลังวันที่ดำรงตำแหน่งอยู่ กรุณาตรวจสอบวันที่"))
    return post


def keep_since(session: Session, agency_id: int, since: str, on: date) -> None:
    """Put right the first day of whoever leads an agency. Raises HeadRefusedError."""
    post = check_since(session, agency_id, since, on)
    there = {field.name: getattr(post, field.name) for field in fields(PostingDetails)}
    edit_posting(session, post.id, PostingDetails(**{**there, "from_on": read_day(since)}))


def is_kept(session: Session, agency_id: int, name: str, since: str) -> bool:
    """Say whether a new head is in the directory with this very day; it may lie ahead."""
    day, found = days.day(since).value, values.person_name(name).value
    if day is None or found is None:
        return False
    key = name_key(found.first, found.last)
    there = (p for p in _led_on(session, agency_id, day) if p.from_on == day)
    return any(post.person.name_key == key for post in there)


def _led_on(session: Session, agency_id: int, day: date) -> Sequence[Posting]:
    query = select(Posting).where(Posting.agency_id == agency_id, Posting.is_head)
    query = query.where((Posting.to_on.is_(None)) | (Posting.to_on >= day))
    return session.scalars(query.options(joinedload(Posting.person))).all()


def _main_of(session: Session, known: Namesake | None, day: date) -> Sequence[Posting]:
    if known is None:
        return ()
    query = select(Posting).where(Posting.person_id == known.id, Posting.main, held_on(day))
    return session.scalars(query.options(joinedload(Posting.person))).all()


def _position(session: Session, agency: Agency, day: date) -> str:
    """Return what the post is called: as until now, unless that was someone acting."""
    head = who_holds(session, agency.id, day).head
    return (head.position if head else "") or _POSTS.get(agency.kind, "")


def _add(session: Session, name: PersonName) -> int:
    return add_person(session, PersonDetails(name.first, name.last, name.title))
