"""The lists of stakeholders that the ITA asks for (manual, ITA, step 5.1).

IIT: the staff of the office who have worked there for a year or more, read from their posts, so
that the list is right on the day it is made. EIT: those whom the office served, from the year's
stakeholders. Rejected: an IIT list kept by hand beside the posts (two truths about who works here).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.directory.model import Agency, Person, Posting, Stakeholder
from district_admin.areas.directory.model.agency import OFFICE_KINDS
from district_admin.areas.directory.model.stakeholder import EXTERNAL, SERVICE_USER
from district_admin.areas.directory.operations.people_listing import held_on, main_posts
from district_admin.areas.directory.operations.stakeholders import (
    list_stakeholders,
)


@dataclass(frozen=True)
class ItaEntry:
    """A line of an ITA list; `since_on` is the first day at the office, if it is known."""

    name: str
    position: str
    agency: str
    telephone: str
    email: str
    segment: str = ""
    served: str = ""
    person_id: int | None = None
    agency_id: int | None = None
    since_on: date | None = None


@dataclass(frozen=True)
class IitList:
    """The staff of at least one year, those of less, and those of whom the beginning is unknown."""

    entries: list[ItaEntry]
    too_short: list[ItaEntry]
    unknown: list[ItaEntry]


def iit_list(session: Session, on: date) -> IitList:
    """Return who answers the IIT on a day: staff who have been at the office for a year or more.

    A year runs to the day before its date comes round again. Someone who moved from one group to
    another without a day between has been at the office since the first of the posts. Side posts
    and posts held for another count too.
    """
    found = IitList([], [], [])
    posts = main_posts(session, on)
    for person, postings in _staff(session, on):
        since = _at_office_since(postings, on)
        here = next(p for p in postings if p.held_on(on) and not p.agency.in_bin)
        main = posts[person.id]
        inside = main.kind in OFFICE_KINDS
        entry = ItaEntry(
            name=person.full_name,
            position=main.position if inside else here.position,
            agency=main.agency if inside else here.agency.name,
            telephone=person.mobile or person.telephone,
            email=person.email,
            person_id=person.id,
            agency_id=main.agency_id if inside else here.agency_id,
            since_on=since,
        )
        if since is None:
            found.unknown.append(entry)
        elif _a_year_after(since) <= on + timedelta(days=1):
            found.entries.append(entry)
        else:
            found.too_short.append(entry)
    return found


def eit_list(session: Session, fiscal_year: int, on: date) -> list[ItaEntry]:
    """Return those whom the office served in a fiscal year, each person or agency once.

    They are its external stakeholders and service users, with the posts they hold on a day.
    """
    posts = main_posts(session, on)
    entries: dict[tuple[int | None, int | None], ItaEntry] = {}
    for each in list_stakeholders(session, fiscal_year, (EXTERNAL, SERVICE_USER)):
        someone = (each.person_id, None if each.person_id else each.agency_id)
        if someone not in entries:
            post = posts.get(each.person_id) if each.person_id else None
            entries[someone] = _served(each, post.position if post else "", post and post.agency)
    return list(entries.values())


def _served(each: Stakeholder, position: str, agency: str | None) -> ItaEntry:
    person, own = each.person, each.agency
    contact = person or own
    assert contact is not None  # the table's own rule
    return ItaEntry(
        name=person.full_name if person else own.name if own else "",
        position=position,
        agency=own.name if own else agency or "",
        telephone=(person.mobile if person else "") or contact.telephone,
        email=contact.email,
        segment=each.segment.name,
        served=each.served,
        person_id=each.person_id,
        agency_id=each.agency_id,
    )


def _staff(session: Session, on: date) -> Iterator[tuple[Person, list[Posting]]]:
    """Give each person of the office on a day, in Thai order, with all posts held at it.

    A post in a group that is in the bin makes nobody staff today; it counts for how long they have
    been here.
    """
    here = select(Posting.person_id).join(Posting.agency)
    here = here.where(Agency.kind.in_(OFFICE_KINDS), ~Agency.in_bin, held_on(on))
    query = (
        select(Posting)
        .join(Posting.person)
        .join(Posting.agency)
        .where(Agency.kind.in_(OFFICE_KINDS), ~Person.in_bin, Posting.person_id.in_(here))
        .options(joinedload(Posting.person), joinedload(Posting.agency))
        .order_by(Person.sort_text, Person.id, Posting.acting, Posting.main.desc(), Posting.id)
    )
    by_person: dict[int, list[Posting]] = {}
    for posting in session.scalars(query):
        by_person.setdefault(posting.person_id, []).append(posting)
    for postings in by_person.values():
        yield postings[0].person, postings


def _at_office_since(postings: Iterable[Posting], on: date) -> date | None:
    """Return the first day of the unbroken time at the office that reaches a day.

    A post of which the beginning is not known is taken to follow the one before it.
    """
    since, unknown = on + timedelta(days=1), False
    latest_first = sorted(
        postings, key=lambda p: (p.to_on or date.max, p.from_on is None), reverse=True
    )
    for posting in latest_first:
        ended = posting.to_on
        if not unknown and ended is not None and ended + timedelta(days=1) < since:
            break
        unknown = posting.from_on is None
        since = min(since, posting.from_on or since)
    return None if unknown else since


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)
