"""The directory given out as lists: XLSX and CSV whose headings an import knows as its own.

A person has a row for each post held on the day. Importing such a list again changes nothing.
Citizen numbers are left out unless they are asked for (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session, aliased

from district_admin.areas.directory.importing.fields import FIELDS
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.areas.directory.model.agency import KIND_NAMES, SUB_KIND_NAMES
from district_admin.areas.directory.operations.people_listing import held_on
from district_admin.progress import Progress
from district_admin.worksheets.model import Cell
from district_admin.worksheets.writing import write_csv, write_xlsx

_PERSON: Final = (
    *("person.title", "person.first_name", "person.last_name", "posting.position"),
    *("posting.from_on", "person.mobile", "person.telephone", "person.email", "agency.name"),
    *("agency.school_code", "agency.smis_code", "person.salutation", "person.address"),
    "person.note",
)
_AGENCY: Final = (
    *("agency.name", "agency.short_name", "agency.kind", "agency.sub_kind", "agency.parent"),
    *("agency.school_code", "agency.smis_code", "agency.letter_code", "agency.addressee"),
    *("agency.house_no", "agency.village_no", "agency.village", "agency.lane", "agency.road"),
    *("agency.subdistrict", "agency.district", "agency.province", "agency.postcode"),
    *("agency.telephone", "agency.fax", "agency.email", "agency.website", "agency.latitude"),
    *("agency.longitude", "agency.size", "agency.student_count", "agency.network_group"),
    *("agency.in_charge", "agency.note"),
)
_CITIZEN_ID: Final = "person.citizen_id"
_TABLES: Final[dict[str, Any]] = {"person": Person, "posting": Posting, "agency": Agency}


@dataclass(frozen=True)
class ExportedList:
    """A list of the directory, ready to be written."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


def people_list(
    session: Session,
    on: date,
    person_ids: Collection[int] | None = None,
    *,
    with_citizen_ids: bool = False,
) -> ExportedList:
    """Return people with the posts they hold on a day, in Thai order; all without ids given."""
    keys = (*_PERSON, _CITIZEN_ID) if with_citizen_ids else _PERSON
    columns = [getattr(_TABLES[FIELDS[key].record], FIELDS[key].name) for key in keys]
    query = (
        select(Person.id, *columns)
        .outerjoin(Posting, and_(Posting.person_id == Person.id, held_on(on)))
        .outerjoin(Agency, Agency.id == Posting.agency_id)
        .where(~Person.in_bin, Person.merged_into_id.is_(None))
        .order_by(Person.sort_text, Person.id, Posting.main.desc(), Posting.id)
    )
    found = [tuple(row[1:]) for row in session.execute(query) if _wanted(row[0], person_ids)]
    return ExportedList("ทำเนียบบุคคล", _headings(keys), found)


def agencies_list(session: Session, agency_ids: Collection[int] | None = None) -> ExportedList:
    """Return agencies in Thai order; all without ids given."""
    above = aliased(Agency)
    columns = [
        above.name if key == "agency.parent" else getattr(Agency, FIELDS[key].name)
        for key in _AGENCY
    ]
    query = (
        select(Agency.id, *columns)
        .outerjoin(above, above.id == Agency.parent_agency_id)
        .where(~Agency.in_bin, Agency.merged_into_id.is_(None))
        .order_by(Agency.sort_text, Agency.id)
    )
    found = [_agency_row(row) for row in session.execute(query) if _wanted(row[0], agency_ids)]
    return ExportedList("ทำเนียบหน่วยงาน", _headings(_AGENCY), found)


def as_xlsx(exported: ExportedList, progress: Progress | None = None) -> bytes:
    """Return a list as XLSX; no text in it can become a formula."""
    return write_xlsx(exported.title, exported.headings, exported.rows, progress=progress)


def as_csv(exported: ExportedList) -> bytes:
    """Return a list as CSV in UTF-8 with the mark by which Excel knows it."""
    return write_csv(exported.headings, exported.rows)


def _headings(keys: Sequence[str]) -> tuple[str, ...]:
    # In Thai whatever the language of the screens: the list goes to Thai offices and comes back.
    return tuple(FIELDS[key].label for key in keys)


def _agency_row(row: Row[Any]) -> tuple[Cell, ...]:
    values: dict[str, Any] = dict(zip(_AGENCY, row[1:], strict=True))
    values["agency.kind"] = KIND_NAMES[values["agency.kind"]]
    values["agency.sub_kind"] = SUB_KIND_NAMES.get(values["agency.sub_kind"], "")
    return tuple(values.values())


def _wanted(record_id: int, ids: Collection[int] | None) -> bool:
    return ids is None or record_id in ids
