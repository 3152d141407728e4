"""Who is invited to a meeting by a memo and who by a letter, each agency once, and who gets none.

The manual's step 5 invites school heads and heads of groups. Whoever belongs to the office gets
the memo, all others the letter; both say one text. A letter goes to an agency's head however many
of its people are asked, and all their names stand on its slip. Where a member has no record of the
directory, the post is compared with the names of its agencies; a post that fits none, or several,
gets a letter by the typed name. Rejected: asking her for each of them inside or outside (the
directory knows it already, and the list is looked through before it is sent).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.addressees import SentTo
from district_admin.areas.directory.model import Agency, Person
from district_admin.areas.directory.model.agency import OFFICE, OFFICE_KINDS
from district_admin.areas.directory.model.keys import name_key
from district_admin.areas.directory.operations.people_listing import main_posts
from district_admin.areas.meetings.model import MeetingPerson
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.office.operations import get_profile, signatories_on
from district_admin.texts import _
from district_admin.thai.post_names import post_in_full

_INSIDE: Final = (
    *("ผู้อำนวยการกลุ่ม", "ผู้อำนวยการหน่วย", "ผู้อำนวยการสำนักงานเขต"),
    "รองผู้อำนวยการสำนักงานเขต",
)
_NAMED: Final = 2


@dataclass(frozen=True)
class Place:
    """Where one of a meeting's people belongs: an agency, a person, or what was typed."""

    person: MeetingPerson
    agency: Agency | None
    person_id: int | None
    is_inside: bool


@dataclass(frozen=True)
class Invited:
    """Whom a memo and whom a letter goes to; who signs gets none, `unknown` are typed names."""

    inside: tuple[SentTo, ...] = ()
    outside: tuple[SentTo, ...] = ()
    left_out: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def note(self, sent: Sequence[SentTo]) -> str:
        """Return what is told her of a draft that goes to these."""
        told = [
            _("เตรียมผู้รับไว้ {count} ราย").format(count=len(sent))
            if sent
            else _("ยังไม่มีผู้รับ ไม่มีผู้เข้าประชุมที่ต้องใช้หนังสือแบบนี้")
        ]
        if self.left_out:
            told.append(_("ไม่เชิญผู้ลงนามเอง: {names}").format(names=_few(self.left_out)))
        here = {each.name for each in sent}
        typed = [name for name in self.unknown if name in here]
        if typed:
            told.append(_("ไม่พบในทำเนียบ ใช้ชื่อตามที่พิมพ์: {names}").format(names=_few(typed)))
        return "  ·  ".join(told)


def invited(session: Session, meeting_id: int, on: date) -> Invited:
    """Return whom the papers of invitation go to, in the order of the meeting's list."""
    signers = {name_key(each.name) for each in signatories_on(session, on)[:1]}
    people = list_people(session, meeting_id)
    asked = [each for each in people if name_key(each.name) not in signers]
    found = places(session, asked, on)
    return Invited(
        inside=_each_once(each for each in found if each.is_inside),
        outside=_each_once(each for each in found if not each.is_inside),
        left_out=tuple(each.name for each in people if name_key(each.name) in signers),
        unknown=tuple(e.person.name for e in found if e.agency is None and e.person_id is None),
    )


def places(session: Session, people: Sequence[MeetingPerson], on: date) -> list[Place]:
    """Return where each of a meeting's people belongs, by the directory of a day."""
    wanted = [each.person_id for each in people if each.person_id is not None]
    query = select(Person.id).where(Person.id.in_(wanted), ~Person.in_bin)
    known = set(session.scalars(query)) if wanted else set()
    posts = main_posts(session, on, wanted) if wanted else {}
    ids: dict[int, int | None] = {}
    by_name: Sequence[tuple[str, int]] | None = None
    for each in people:
        person_id = each.person_id if each.person_id in known else None
        post = posts.get(person_id or 0)
        ids[each.id] = each.agency_id or (post.agency_id if post else None)
        if ids[each.id] is None and person_id is None:
            by_name = _by_name(session) if by_name is None else by_name
            ids[each.id] = _agency_of_post(each.position or each.name, by_name)
    there = select(Agency).where(Agency.id.in_(set(filter(None, ids.values()))), ~Agency.in_bin)
    agencies = {each.id: each for each in session.scalars(there)}
    own = _own_words(session)
    found = []
    for each in people:
        agency = agencies.get(ids[each.id] or 0)
        person_id = each.person_id if each.person_id in known else None
        is_inside = agency.kind in OFFICE_KINDS if agency else _is_of_office(each.position, own)
        found.append(Place(each, agency, person_id, is_inside))
    return found


def _each_once(found: Iterable[Place]) -> tuple[SentTo, ...]:
    """Return a letter for each agency, and for each person who belongs to none."""
    sent: dict[object, SentTo] = {}
    for each in found:
        key, one = _sent_to(each)
        before = sent.get(key)
        if before is None:
            sent[key] = one
        elif one.name not in before.name.split(", "):
            sent[key] = replace(before, name=f"{before.name}, {one.name}")
    return tuple(sent.values())


def _sent_to(place: Place) -> tuple[object, SentTo]:
    """Return what a letter is told apart by, and whom it goes to."""
    person, agency = place.person, place.agency
    name = "" if person.name == person.position else person.name
    if agency is not None and agency.kind != OFFICE:
        if person.name == agency.addressed_to:  # a post that nobody is known to hold
            return agency.id, SentTo(agency_id=agency.id, post=person.name)
        return agency.id, SentTo(agency_id=agency.id, name=name, post=person.position)
    # the office itself is no address for its deputies: each is written to by the post
    to = SentTo(
        place.person_id,
        name=name,
        post=person.position,
        addressee=(person.position if place.is_inside else "") or person.name,
    )
    return name_key(to.name or to.addressee), to


def _by_name(session: Session) -> list[tuple[str, int]]:
    """Return agencies by the letters of their names, the longest first; namesakes are left out."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for agency_id, key in session.execute(
        select(Agency.id, Agency.name_key).where(~Agency.in_bin, Agency.name_key != "")
    ):
        if key in found:
            twice.add(key)
        found[key] = agency_id
    pairs = [(key, agency_id) for key, agency_id in found.items() if key not in twice]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _agency_of_post(post: str, by_name: Sequence[tuple[str, int]]) -> int | None:
    """Return the agency with whose name a post ends: ผู้อำนวยการโรงเรียนบ้านดอน."""
    key = name_key(post_in_full(post))
    return next((agency_id for name, agency_id in by_name if key.endswith(name)), None)


def _own_words(session: Session) -> tuple[str, ...]:
    profile = get_profile(session)
    return tuple(name_key(each) for each in (profile.name, profile.short_name) if each)


def _is_of_office(post: str, own: Sequence[str]) -> bool:
    key = name_key(post_in_full(post))
    return post.startswith(_INSIDE) or any(word in key for word in own)


def _few(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    rest = _(" และอีก {count} ราย").format(count=more) if more > 0 else ""
    return ", ".join(names[:_NAMED]) + rest
