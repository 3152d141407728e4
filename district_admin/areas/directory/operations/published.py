"""The directory as others may read it: on the office's website and in the telephone booklet.

The directory also knows those who were served, who came for an agency or who are stakeholders
without a post. They gave name and number for their own matter: what is published has none of them
(พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562), only who holds a named post at an agency and whoever leads
one. Rejected: a tick for each person (nobody sets a thousand ticks, and what is forgotten is out).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.directory.documents.entries import AgencyEntry, PersonEntry
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.areas.directory.model.agency import KIND_NAMES, SUB_KIND_NAMES
from district_admin.areas.directory.operations.base_data import (
    list_fields,
    shown_value,
    values_of_year,
)
from district_admin.areas.directory.operations.people_listing import held_on
from district_admin.thai.telephones import without_mobiles

_PRIVATE: Final = "private"  # the agencies of which no person is published
_NO_POSTS: Final = (
    *("ผู้ปกครอง", "นักเรียน", "ศิษย์เก่า", "ประชาชน", "บุคคลทั่วไป", "ผู้รับบริการ", "ผู้มารับบริการ"),
    *("ผู้มาติดต่อ", "ผู้มีส่วนได้", "คู่สัญญา", "ผู้ขาย", "ผู้รับจ้าง", "ข้าราชการบำนาญ", "ลูกค้า"),
)
"""What stands as a position in lists of those served, and is no post."""

Data = tuple[tuple[str, str], ...]
"""The base data of an agency: what it is of, and the value with its unit."""


def agency_entries(
    session: Session,
    agencies: Sequence[Agency],
    on: date,
    *,
    with_mobiles: bool = False,
    data: Mapping[int, Data] | None = None,
) -> list[AgencyEntry]:
    """Return agencies with the people who hold posts on a day, for the booklet and the page.

    They stand under the name of their kind, the office's own first; outside ones under what they
    are. Mobile numbers are people's own, also where one stands as a telephone: they are left out
    unless wanted. `data` are base data by the ids of agencies.
    """
    kinds = list(KIND_NAMES)
    people: dict[int, list[PersonEntry]] = {}
    for posting in _posts(session, [agency.id for agency in agencies], on):
        entry = _entry(posting, with_mobiles)
        people.setdefault(posting.agency_id, []).append(entry)
    return [
        AgencyEntry(
            name=agency.name,
            address=" ".join(agency.address_lines),
            telephone=agency.telephone,
            people=tuple(people.get(agency.id, ())),
            section=SUB_KIND_NAMES.get(agency.sub_kind, KIND_NAMES.get(agency.kind, "")),
            email=agency.email,
            website=agency.website,
            data=(data or {}).get(agency.id, ()),
        )
        for agency in sorted(agencies, key=lambda agency: kinds.index(agency.kind))
    ]


def people_count(session: Session, agency_ids: Sequence[int], on: date) -> int:
    """Return how many people are published with these agencies, each counted once."""
    return len({posting.person_id for posting in _posts(session, agency_ids, on)})


def published_data(session: Session, fiscal_year: int) -> dict[int, Data]:
    """Return the base data of a year by the ids of the agencies, in the order of the fields."""
    fields = list_fields(session)
    return {
        agency_id: tuple(
            (field.name, f"{shown_value(field, values[field.id])} {field.unit}".strip())
            for field in fields
            if values.get(field.id)
        )
        for agency_id, values in values_of_year(session, fiscal_year).items()
    }


def _posts(session: Session, agency_ids: Sequence[int], on: date) -> Iterator[Posting]:
    query = (
        select(Posting)
        .join(Posting.person)
        .join(Posting.agency)
        .where(
            held_on(on),
            ~Person.in_bin,
            Agency.sub_kind != _PRIVATE,
            or_(Posting.is_head, Posting.position != ""),
        )
        .options(joinedload(Posting.person))
        .order_by(Posting.id)
    )
    wanted = set(agency_ids)
    for posting in session.scalars(query):
        if posting.agency_id in wanted and not posting.position.startswith(_NO_POSTS):
            yield posting


def _entry(posting: Posting, with_mobiles: bool) -> PersonEntry:
    person = posting.person
    numbers = ", ".join(filter(None, (person.telephone, person.mobile)))
    shown = numbers if with_mobiles else without_mobiles(person.telephone)
    return PersonEntry(person.full_name, posting.position, shown, posting.is_head)
