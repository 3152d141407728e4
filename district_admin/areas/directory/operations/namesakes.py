"""Records that may be one and the same: those of a name that is typed, and all doubles."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency, KnownApart, Person
from district_admin.areas.directory.model.agency import KIND_NAMES
from district_admin.areas.directory.model.keys import digits_of, name_key
from district_admin.areas.directory.model.known_apart import AGENCY, PERSON
from district_admin.areas.directory.operations.merging import same_people
from district_admin.areas.directory.operations.people_listing import main_posts
from district_admin.texts import _
from district_admin.thai.telephones import shown_telephones

_SCHOOL: Final = "โรงเรียน"
_SCHOOL_SHORT: Final = "รร"  # รร. without its full stop, as a key has it


class Namesake(NamedTuple):
    """A record with what tells it from another of the same name."""

    id: int
    name: str
    note: str  # post and agency, or kind and district, and the telephone


Pair = tuple[Namesake, Namesake]


def people_called(session: Session, first_name: str, last_name: str, on: date) -> list[Namesake]:
    """Return the people outside the bin of this name, whatever the title and the spaces."""
    key = name_key(first_name, last_name)
    query = select(Person).where(~Person.in_bin, Person.name_key == key, Person.name_key != "")
    return _people(session, session.scalars(query.order_by(Person.id)), on)


def agencies_called(session: Session, name: str) -> list[Namesake]:
    """Return the agencies outside the bin of this name; รร. is taken for โรงเรียน."""
    key = _agency_key(name)
    return [
        _agency(each) for each in _all_agencies(session) if key and _agency_key(each.name) == key
    ]


def double_people(session: Session, on: date) -> list[Pair]:
    """Return the people who share a name, two by two, in Thai order, but for those known apart."""
    groups = [same.person_ids for same in same_people(session)]
    ids = [person_id for group in groups for person_id in group]
    query = select(Person).where(Person.id.in_(ids))
    known = {each.id: each for each in _people(session, session.scalars(query), on)}
    pairs = _not_apart(session, PERSON, groups)
    return [(known[one], known[other]) for one, other in pairs if one in known and other in known]


def double_agencies(session: Session) -> list[Pair]:
    """Return the agencies that share a name or a school code, two by two, in Thai order.

    Those that are known to be different ones are left out.
    """
    groups: dict[str, list[int]] = {}
    known = {each.id: each for each in _all_agencies(session)}
    for each in known.values():
        for key in filter(None, (_agency_key(each.name), digits_of(each.school_code))):
            groups.setdefault(key, []).append(each.id)
    pairs = _not_apart(session, AGENCY, groups.values())
    return [(_agency(known[one]), _agency(known[other])) for one, other in pairs]


def mark_apart(session: Session, kind: str, one_id: int, other_id: int) -> None:
    """Note that two people, or two agencies, of one name are not the same (คนละรายการ)."""
    one_id, other_id = sorted((one_id, other_id))
    session.add(KnownApart(kind=kind, one_id=one_id, other_id=other_id))
    session.flush()


def _not_apart(
    session: Session, kind: str, groups: Iterable[Sequence[int]]
) -> list[tuple[int, int]]:
    """Return each record of a group with the first one before it that it may be the same as."""
    query = select(KnownApart.one_id, KnownApart.other_id).where(KnownApart.kind == kind)
    apart = {(one, other) for one, other in session.execute(query)}
    pairs: dict[tuple[int, int], None] = {}
    for group in groups:
        for place, record in enumerate(group):
            before = (
                other
                for other in group[:place]
                if other != record and (min(other, record), max(other, record)) not in apart
            )
            if (first := next(before, None)) is not None:
                pairs[(first, record)] = None
    return list(pairs)


def _all_agencies(session: Session) -> Sequence[Agency]:
    query = select(Agency).where(~Agency.in_bin)
    return session.scalars(query.order_by(Agency.sort_text, Agency.id)).all()


def _agency_key(name: str) -> str:
    key = name_key(name)
    return _SCHOOL + key.removeprefix(_SCHOOL_SHORT) if key.startswith(_SCHOOL_SHORT) else key


def _agency(agency: Agency) -> Namesake:
    district = _("อำเภอ{names}").format(names=agency.district) if agency.district else ""
    code = agency.school_code and _("รหัส {code}").format(code=agency.school_code)
    return Namesake(
        agency.id,
        agency.name,
        _joined(_(KIND_NAMES[agency.kind]), district, code, shown_telephones(agency.telephone)),
    )


def _people(session: Session, people: Iterable[Person], on: date) -> list[Namesake]:
    found = list(people)
    posts = main_posts(session, on, [each.id for each in found]) if found else {}
    return [
        Namesake(
            each.id,
            each.full_name,
            _joined(
                posts[each.id].position if each.id in posts else _("ไม่มีตำแหน่ง"),
                posts[each.id].agency if each.id in posts else "",
                shown_telephones(each.mobile or each.telephone),
            ),
        )
        for each in found
    ]


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)
