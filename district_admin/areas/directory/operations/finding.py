"""Finds people and agencies for the search over the whole office.

Names are few and short, so their texts are looked into one by one; an index would have to be
written for each of the hundred thousand names of an import.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from district_admin.areas.directory.model import Agency, Person
from district_admin.areas.directory.model.agency import KIND_NAMES
from district_admin.areas.directory.model.keys import searched_words
from district_admin.areas.directory.operations.people_listing import MainPost, main_posts
from district_admin.found import Finder, Found, Wanted
from district_admin.texts import N_, _
from district_admin.thai.searching import Term, read_terms
from district_admin.thai.telephones import shown_telephones

AREA: Final = "directory"
PERSON: Final = "person"
AGENCY: Final = "agency"
KINDS: Final = {PERSON: N_("บุคคล"), AGENCY: N_("หน่วยงาน")}
"""What may be looked for here alone, as the screen names it."""


def find(session: Session, wanted: Wanted, limit: int) -> list[Found]:
    """Return the first people and agencies that have all that is wanted, each in Thai order."""
    people = _first(session, Person, wanted, PERSON, limit)
    agencies = _first(session, Agency, wanted, AGENCY, limit)
    people = people[: limit - min(len(agencies), limit // 2)]
    posts = main_posts(session, date.today(), [each.id for each in people])
    return [
        *(_person(each, posts.get(each.id)) for each in people),
        *(_agency(each) for each in agencies[: limit - len(people)]),
    ]


def count(session: Session, wanted: Wanted) -> int:
    """Return how many people and agencies have all that is wanted."""
    counts = (
        session.scalar(select(func.count()).where(*_conditions(records, wanted, kind)))
        for records, kind in ((Person, PERSON), (Agency, AGENCY))
    )
    return sum(each or 0 for each in counts)


def _first(session: Session, records: Any, wanted: Wanted, kind: str, limit: int) -> list[Any]:
    query = select(records).where(*_conditions(records, wanted, kind))
    return list(session.scalars(query.order_by(records.sort_text, records.id).limit(limit)))


def _conditions(records: Any, wanted: Wanted, kind: str) -> list[ColumnElement[bool]]:
    """Return which names are wanted: none where more is asked than a name can answer."""
    terms = read_terms(wanted.text)
    if wanted.kind not in ("", kind) or wanted.is_narrowed or not (terms or wanted.kind):
        return [records.id < 0]
    text: InstrumentedAttribute[str] = records.search_text
    as_numbers = [func.instr(text, word) > 0 for word in searched_words(wanted.text)]
    in_text = [_has(text, term) for term in terms]
    return [records.in_bin.is_(False), or_(and_(*in_text), and_(*as_numbers)) if terms else True]


def _has(text: InstrumentedAttribute[str], term: Term) -> ColumnElement[bool]:
    return or_(*(func.instr(text, form) > 0 for form in term.forms))


def _person(person: Person, post: MainPost | None) -> Found:
    numbers: Sequence[str] = (person.telephone, person.mobile)
    return Found(
        area=AREA,
        kind=PERSON,
        kind_name=_(KINDS[PERSON]),
        record_id=person.id,
        title=person.full_name,
        subtitle=f"{post.position} {post.agency}".strip() if post else "",
        number=shown_telephones(next((number for number in numbers if number), "")),
    )


def _agency(agency: Agency) -> Found:
    return Found(
        area=AREA,
        kind=AGENCY,
        kind_name=_(KINDS[AGENCY]),
        record_id=agency.id,
        title=agency.name,
        subtitle=_(KIND_NAMES[agency.kind]),
        number=shown_telephones(agency.telephone),
    )


_NAMES_FIRST: Final = 6

FINDER: Final = Finder(AREA, KINDS, {}, find, count, share=_NAMES_FIRST)
