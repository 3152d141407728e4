"""Named groups: found, kept, and the members named in them.

Whom a group's rule finds on a day is in `recipients`.
"""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.directory.model import (
    Agency,
    ContactGroup,
    ContactGroupMember,
    Person,
)
from district_admin.areas.directory.model.keys import searched_text, sort_text, tidy
from district_admin.areas.directory.operations.agencies import get_agency
from district_admin.areas.directory.operations.checks import RecordIncompleteError, check_name
from district_admin.areas.directory.operations.people import get_person
from district_admin.areas.directory.operations.recipients import (
    GroupRule,
    Pair,
    Recipient,
    found_by_rule,
    recipients_of,
)
from district_admin.areas.directory.operations.searching import has_words
from district_admin.errors import OfficeError
from district_admin.texts import _


class GroupNotFoundError(OfficeError):
    """A group, or a member of it, is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบกลุ่มรายชื่อนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


def list_groups(session: Session, typed: str = "", *, in_bin: bool = False) -> list[ContactGroup]:
    """Return the groups with these words in their names, in Thai order."""
    query = select(ContactGroup).where(
        ContactGroup.in_bin == in_bin, *has_words(ContactGroup.search_text, typed)
    )
    return list(session.scalars(query.order_by(ContactGroup.sort_text, ContactGroup.id)))


def get_group(session: Session, group_id: int) -> ContactGroup:
    """Return a group, from the bin as well. Raises GroupNotFoundError."""
    group = session.get(ContactGroup, group_id)
    if group is None:
        raise GroupNotFoundError
    return group


def add_group(session: Session, name: str, rule: GroupRule | None = None, note: str = "") -> int:
    """Add a group and return its id. Raises RecordIncompleteError."""
    group = ContactGroup()
    _write(session, group, name, rule, note)
    session.add(group)
    session.flush()
    return group.id


def edit_group(
    session: Session, group_id: int, name: str, rule: GroupRule | None = None, note: str = ""
) -> None:
    """Correct a group's name and rule. Raises GroupNotFoundError and RecordIncompleteError."""
    _write(session, get_group(session, group_id), name, rule, note)
    session.flush()


def bin_group(session: Session, group_id: int) -> None:
    """Put a group in the bin. Raises GroupNotFoundError."""
    get_group(session, group_id).in_bin = True


def restore_group(session: Session, group_id: int) -> None:
    """Take a group back from the bin. Raises GroupNotFoundError."""
    get_group(session, group_id).in_bin = False


def rule_of(group: ContactGroup) -> GroupRule:
    """Return a group's rule."""
    known = {field.name for field in fields(GroupRule)}
    return GroupRule(**{name: value for name, value in group.rule.items() if name in known})


def list_members(session: Session, group_id: int) -> list[ContactGroupMember]:
    """Return the members named in a group, those left out as well, with person and agency."""
    query = (
        select(ContactGroupMember)
        .where(ContactGroupMember.group_id == group_id)
        .options(joinedload(ContactGroupMember.person), joinedload(ContactGroupMember.agency))
        .order_by(ContactGroupMember.sort_order, ContactGroupMember.id)
    )
    return list(session.scalars(query))


def add_member(
    session: Session,
    group_id: int,
    *,
    person_id: int | None = None,
    agency_id: int | None = None,
    left_out: bool = False,
) -> int:
    """Name a person or an agency in a group, or leave one out of its rule; return the id.

    Who is named already is changed. Raises GroupNotFoundError, PersonNotFoundError,
    AgencyNotFoundError and RecordIncompleteError.
    """
    get_group(session, group_id)
    if person_id is None and agency_id is None:
        raise RecordIncompleteError(_("กรุณาเลือกบุคคลหรือหน่วยงาน"))
    if person_id is not None:
        get_person(session, person_id)
    if agency_id is not None:
        get_agency(session, agency_id)
    of_group = ContactGroupMember.group_id == group_id
    member = session.scalar(
        select(ContactGroupMember).where(
            of_group,
            ContactGroupMember.person_id.is_not_distinct_from(person_id),
            ContactGroupMember.agency_id.is_not_distinct_from(agency_id),
        )
    )
    if member is None:
        last = session.scalar(select(func.max(ContactGroupMember.sort_order)).where(of_group))
        member = ContactGroupMember(
            group_id=group_id,
            person_id=person_id,
            agency_id=agency_id,
            sort_order=(last or 0) + 1,
        )
        session.add(member)
    member.left_out = left_out
    session.flush()
    return member.id


def remove_member(session: Session, member_id: int) -> None:
    """Take a name out of a group's members. Raises GroupNotFoundError."""
    member = session.get(ContactGroupMember, member_id)
    if member is None:
        raise GroupNotFoundError
    session.delete(member)
    session.flush()


def recipients(session: Session, group_id: int, on: date) -> list[Recipient]:
    """Return whom a paper of that day to a group goes to: the members named, then the rule's.

    Each person or agency is in it once; those in the bin are not. Raises GroupNotFoundError.
    """
    return recipients_of(session, _wanted(session, get_group(session, group_id), on), on)


def count_recipients(session: Session, groups: Iterable[ContactGroup], on: date) -> dict[int, int]:
    """Return how many `recipients` each group has on a day, by its id, without reading them."""
    people = set(session.scalars(select(Person.id).where(Person.in_bin)))
    agencies = set(session.scalars(select(Agency.id).where(Agency.in_bin)))
    gone = {(each, None) for each in people} | {(None, each) for each in agencies}
    return {
        group.id: sum(_someone(*pair) not in gone for pair in _wanted(session, group, on))
        for group in groups
    }


def _wanted(session: Session, group: ContactGroup, on: date) -> list[Pair]:
    """Return the pairs of a group, each person or agency once, those in the bin as well."""
    of_group = ContactGroupMember.group_id == group.id
    query = select(ContactGroupMember).where(of_group)
    query = query.order_by(ContactGroupMember.sort_order, ContactGroupMember.id)
    members = list(session.scalars(query))
    left_out = {_someone(m.person_id, m.agency_id) for m in members if m.left_out}
    named = [(m.person_id, m.agency_id) for m in members if not m.left_out]
    wanted: dict[Pair, Pair] = {}
    for pair in (*named, *found_by_rule(session, rule_of(group), on)):
        wanted.setdefault(_someone(*pair), pair)
    return [pair for someone, pair in wanted.items() if someone not in left_out]


def _someone(person_id: int | None, agency_id: int | None) -> Pair:
    return (person_id, None) if person_id is not None else (None, agency_id)


def _write(
    session: Session, group: ContactGroup, name: str, rule: GroupRule | None, note: str
) -> None:
    name = tidy(name)
    check_name(name, _("ชื่อกลุ่มรายชื่อ"))
    same = select(ContactGroup.id).where(
        ContactGroup.name == name, ContactGroup.id != (group.id or 0)
    )
    if session.scalar(same) is not None:
        raise RecordIncompleteError(_("มีกลุ่มชื่อ “{name}” อยู่แล้ว กรุณาใช้ชื่ออื่น").format(name=name))
    group.name, group.note = name, note.strip()
    group.rule = {name: value for name, value in asdict(rule or GroupRule()).items() if value}
    group.search_text, group.sort_text = searched_text(name), sort_text(name)
