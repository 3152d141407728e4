"""Whom a paper goes to: what a rule finds on a day, and each one's name, salutation and address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency, Person, Posting, Stakeholder
from district_admin.areas.directory.model.addresses import lines_of_address
from district_admin.areas.directory.model.heads import salutation_to
from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.directory.operations.people_listing import MainPost, held_on, main_posts
from district_admin.areas.directory.operations.postings import holders
from district_admin.storage.database import in_rounds
from district_admin.thai.calendar import fiscal_year
from district_admin.thai.post_names import SHORT_WORDS, post_in_full

SALUTATION = "เรียน"
"""The word before whom a letter is addressed to, where a person prefers no other."""

Pair = tuple[int | None, int | None]
"""A person's id and an agency's; either may be missing, not both."""


@dataclass(frozen=True)
class GroupRule:
    """Whom a group finds by itself; what is empty does not narrow it, and all must hold.

    With `position` it finds people who hold a post with these words, else agencies. With
    `segment_id` it finds the year's stakeholders of that segment.
    """

    kinds: Sequence[str] = ()
    sub_kinds: Sequence[str] = ()
    network_groups: Sequence[str] = ()
    districts: Sequence[str] = ()
    position: str = ""
    segment_id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, and so finds nobody."""
        return not any(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True)
class Recipient:
    """Someone a paper goes to: a person at an agency, or an agency with its head in office.

    Someone at an agency gets letters there, someone without one at the own address.

    A letter begins with `salutation` and `addressee`; an envelope bears both names and the
    `address_lines` under them.
    """

    person_id: int | None
    agency_id: int | None
    name: str
    position: str
    agency: str
    salutation: str
    addressee: str
    address_lines: tuple[str, ...]
    telephone: str
    email: str


def recipients_by_rule(session: Session, rule: GroupRule, on: date) -> list[Recipient]:
    """Return whom a rule finds on a day, to be looked at before it is kept."""
    return recipients_of(session, found_by_rule(session, rule, on), on)


def count_found(session: Session, rule: GroupRule, on: date) -> tuple[int, int]:
    """Return how many people and how many agencies a rule finds on a day, each counted once."""
    pairs = found_by_rule(session, rule, on)
    people = {person_id for person_id, _agency in pairs if person_id is not None}
    return len(people), len({agency for person_id, agency in pairs if person_id is None})


def recipients_of(session: Session, pairs: Sequence[Pair], on: date) -> list[Recipient]:
    """Return the recipients of (person id, agency id) pairs, in their order.

    Either id may be None: a person goes with the agency of the main post, an agency with the head
    in office. Records in the bin are left out.
    """
    posts = main_posts(session, on)
    whole = [_with_agency(pair, posts) for pair in pairs]
    people = _by_id(session, Person, (person for person, _agency in whole))
    agencies = _by_id(session, Agency, (agency for _person, agency in whole))
    heads = holders(session, list(agencies), on)
    found = []
    for person_id, agency_id in whole:
        agency = agencies.get(agency_id or 0)
        if person_id is None and agency:
            head = heads[agency.id].signs if agency.id in heads else None
            found.append(_agency_recipient(agency, head))
        elif person := people.get(person_id or 0):
            post = posts.get(person.id)
            there = post.position if post and agency and post.agency_id == agency.id else ""
            found.append(_person_recipient(person, agency, there))
    return found


def found_by_rule(session: Session, rule: GroupRule, on: date) -> list[Pair]:
    """Return the pairs that a rule finds on a day, in Thai order."""
    if rule.is_empty:
        return []
    if rule.position:
        pairs = _people_found(session, rule, on)
    elif rule.segment_id is None:
        return _agencies_found(session, rule)
    else:
        pairs = _stakeholders_found(session, rule, on)
    if rule.segment_id is not None and rule.position:
        people = {person_id for person_id, _agency in _stakeholders_found(session, rule, on)}
        pairs = [pair for pair in pairs if pair[0] in people]
    return pairs


def _agency_recipient(agency: Agency, head: Posting | None) -> Recipient:
    return Recipient(
        person_id=None,
        agency_id=agency.id,
        name=head.person.full_name if head else "",
        position=head.position if head else "",
        agency=agency.name,
        salutation=(head.person.salutation if head else "") or salutation_to(agency.addressed_to),
        addressee=agency.addressed_to,
        address_lines=tuple(agency.address_lines),
        telephone=agency.telephone,
        email=agency.email,
    )


def _person_recipient(person: Person, agency: Agency | None, position: str) -> Recipient:
    lines = agency.address_lines if agency else []
    return Recipient(
        person_id=person.id,
        agency_id=agency.id if agency else None,
        name=person.full_name,
        position=position,
        agency=agency.name if agency else "",
        salutation=person.salutation or SALUTATION,
        addressee=person.full_name,
        address_lines=tuple(lines or lines_of_address(person.address)),
        telephone=person.mobile or person.telephone or (agency.telephone if agency else ""),
        email=person.email or (agency.email if agency else ""),
    )


def _with_agency(pair: Pair, posts: Mapping[int, MainPost]) -> Pair:
    """Return a pair with the agency of the person's main post, where it names none."""
    person_id, agency_id = pair
    if person_id is None or agency_id is not None or person_id not in posts:
        return pair
    return person_id, posts[person_id].agency_id


def _agencies_found(session: Session, rule: GroupRule) -> list[Pair]:
    query = select(Agency.id).where(*_agency_conditions(rule))
    query = query.order_by(Agency.sort_text, Agency.id)
    return [(None, agency_id) for agency_id in session.scalars(query)]


def _people_found(session: Session, rule: GroupRule, on: date) -> list[Pair]:
    """Return who holds a post with the words of the rule, by agency in Thai order."""
    query = (
        select(Posting.person_id, Posting.agency_id)
        .join(Posting.person)
        .join(Posting.agency)
        .where(
            held_on(on),
            ~Person.in_bin,
            _in_full(Posting.position).contains(post_in_full(tidy(rule.position)), autoescape=True),
            *_agency_conditions(rule),
        )
        .order_by(Agency.sort_text, Agency.id, Person.sort_text, Posting.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def _in_full(position: Any) -> Any:
    """Return a column of posts with the short words in full, as `post_in_full` writes them."""
    for short, whole in SHORT_WORDS:
        position = func.replace(position, short, whole)
    return position


def _stakeholders_found(session: Session, rule: GroupRule, on: date) -> list[Pair]:
    """Return the fiscal year's stakeholders of the rule's segment, at agencies that fit it."""
    query = (
        select(Stakeholder.person_id, Stakeholder.agency_id)
        .outerjoin(Stakeholder.person)
        .outerjoin(Stakeholder.agency)
        .where(
            Stakeholder.fiscal_year == fiscal_year(on),
            Stakeholder.segment_id == rule.segment_id,
        )
        .order_by(func.coalesce(Person.sort_text, Agency.sort_text), Stakeholder.id)
    )
    pairs: list[Pair] = [(row[0], row[1]) for row in session.execute(query)]
    if not (rule.kinds or rule.sub_kinds or rule.network_groups or rule.districts):
        return pairs
    posts = main_posts(session, on)
    fitting = {agency_id for _person, agency_id in _agencies_found(session, rule)}
    return [pair for pair in pairs if _with_agency(pair, posts)[1] in fitting]


def _agency_conditions(rule: GroupRule) -> list[ColumnElement[bool]]:
    columns = (
        (Agency.kind, rule.kinds),
        (Agency.sub_kind, rule.sub_kinds),
        (Agency.network_group, rule.network_groups),
        (Agency.district, rule.districts),
    )
    return [~Agency.in_bin, *(column.in_(values) for column, values in columns if values)]


def _by_id(session: Session, table: type[Any], ids: Iterable[int | None]) -> dict[int, Any]:
    """Return the records outside the bin under their ids, asked for in rounds."""
    found = {}
    for part in in_rounds(record_id for record_id in ids if record_id is not None):
        query = select(table).where(table.id.in_(part), ~table.in_bin)
        found.update({record.id: record for record in session.scalars(query)})
    return found
