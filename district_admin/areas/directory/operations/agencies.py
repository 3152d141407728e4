"""Agencies: find, add, correct, put in the bin and take back."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.model.agency import NEEDED_PARTS, OFFICE_KINDS, OUTSIDE
from district_admin.areas.directory.model.keys import tidy, tidy_number
from district_admin.areas.directory.operations.checks import (
    SCHOOL_CODE_LENGTH,
    SMIS_CODE_LENGTH,
    RecordIncompleteError,
    RecordMergedError,
    check_code,
    check_email,
    check_name,
    tidy_emails,
)
from district_admin.areas.directory.operations.searching import has_words
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.sorting import thai_sort_key

_NUMBERS: Final = frozenset({"school_code", "smis_code", "postcode", "telephone", "fax"})


class AgencyNotFoundError(OfficeError):
    """An agency is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบหน่วยงานนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


@dataclass(frozen=True)
class AgencyDetails:
    """An agency as typed in; see `Agency`."""

    name: str
    kind: str = OUTSIDE
    sub_kind: str = ""
    short_name: str = ""
    parent_agency_id: int | None = None
    school_code: str = ""
    smis_code: str = ""
    letter_code: str = ""
    addressee: str = ""
    house_no: str = ""
    village_no: str = ""
    village: str = ""
    lane: str = ""
    road: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    postcode: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    latitude: float | None = None
    longitude: float | None = None
    size: str = ""
    student_count: int | None = None
    network_group: str = ""
    in_charge_id: int | None = None
    in_charge: str = ""
    note: str = ""


@dataclass(frozen=True)
class AgencyFilter:
    """Which agencies to list; what is empty does not narrow the list.

    `stale_before` lists those that were not verified on that day or later, and those whose address
    lacks what a letter needs.
    """

    typed: str = ""
    kinds: Sequence[str] = ()
    sub_kinds: Sequence[str] = ()
    network_groups: Sequence[str] = ()
    districts: Sequence[str] = ()
    parent_agency_id: int | None = None
    stale_before: date | None = None
    in_bin: bool = False


def list_agencies(session: Session, wanted: AgencyFilter | None = None) -> list[Agency]:
    """Return the agencies of a filter in Thai order, all but the bin's without one."""
    conditions = _conditions(wanted or AgencyFilter())
    query = select(Agency).where(*conditions).order_by(Agency.sort_text, Agency.id)
    return list(session.scalars(query))


def get_agency(session: Session, agency_id: int) -> Agency:
    """Return an agency, from the bin as well. Raises AgencyNotFoundError."""
    agency = session.get(Agency, agency_id)
    if agency is None:
        raise AgencyNotFoundError
    return agency


def add_agency(session: Session, details: AgencyDetails) -> int:
    """Add an agency and return its id. Raises RecordIncompleteError."""
    agency = Agency()
    session.add(_written(session, agency, details))
    session.flush()
    return agency.id


def edit_agency(session: Session, agency_id: int, details: AgencyDetails) -> None:
    """Correct an agency. Raises AgencyNotFoundError and RecordIncompleteError."""
    _written(session, get_agency(session, agency_id), details)
    session.flush()


def check_agency(session: Session, agency_id: int, details: AgencyDetails) -> None:
    """Refuse details that could not be kept. Raises RecordIncompleteError."""
    _check(session, agency_id, _tidied_values(details))


def details_of_agency(agency: Agency) -> AgencyDetails:
    """Return what was typed in for an agency, to be corrected."""
    return AgencyDetails(**{f.name: getattr(agency, f.name) for f in fields(AgencyDetails)})


def bin_agency(session: Session, agency_id: int) -> None:
    """Put an agency in the bin; its posts and papers keep it. Raises AgencyNotFoundError."""
    get_agency(session, agency_id).in_bin = True


def restore_agency(session: Session, agency_id: int) -> None:
    """Take an agency back from the bin. Raises AgencyNotFoundError and RecordMergedError."""
    agency = get_agency(session, agency_id)
    if agency.merged_into_id is not None:
        raise RecordMergedError(get_agency(session, agency.merged_into_id).name)
    agency.in_bin = False


def network_groups(session: Session) -> list[str]:
    """Return the names of the networks of schools that agencies are in, in Thai order."""
    return _texts_in_use(session, Agency.network_group)


def districts(session: Session) -> list[str]:
    """Return the districts (อำเภอ) that agencies lie in, in Thai order."""
    return _texts_in_use(session, Agency.district)


def agency_counts(session: Session) -> dict[str, int]:
    """Return how many agencies of each kind there are outside the bin."""
    query = select(Agency.kind, func.count()).where(~Agency.in_bin).group_by(Agency.kind)
    return {row[0]: row[1] for row in session.execute(query)}


def comes_back(session: Session, agency_id: int | None, parent_id: int | None) -> bool:
    """Say whether an agency would be above itself under a parent, or the way up has no end.

    Data of older versions may hold such a round already. Raises AgencyNotFoundError.
    """
    met = {agency_id}
    above = parent_id
    while above is not None and above not in met:
        met.add(above)
        above = get_agency(session, above).parent_agency_id
    return above is not None


def _conditions(wanted: AgencyFilter) -> list[ColumnElement[bool]]:
    conditions = [Agency.in_bin == wanted.in_bin, Agency.merged_into_id.is_(None)]
    for column, values in (
        (Agency.kind, wanted.kinds),
        (Agency.sub_kind, wanted.sub_kinds),
        (Agency.network_group, wanted.network_groups),
        (Agency.district, wanted.districts),
    ):
        if values:
            conditions.append(column.in_(values))
    if wanted.parent_agency_id is not None:
        conditions.append(Agency.parent_agency_id == wanted.parent_agency_id)
    if wanted.stale_before is not None:
        never = Agency.verified_on.is_(None)
        old = Agency.verified_on < wanted.stale_before
        conditions.append(or_(never, old, _lacking()))
    return [*conditions, *has_words(Agency.search_text, wanted.typed)]


def _lacking() -> ColumnElement[bool]:
    """Return the condition that `Agency.lacking` says something."""
    parts = (getattr(Agency, name) == "" for name in NEEDED_PARTS)
    return and_(Agency.kind.not_in(OFFICE_KINDS), or_(*parts))


def _written(session: Session, agency: Agency, details: AgencyDetails) -> Agency:
    tidied = _tidied_values(details)
    _check(session, agency.id, tidied)
    for name, value in tidied.items():
        setattr(agency, name, value)
    agency.set_keys()
    return agency


def _tidied_values(details: AgencyDetails) -> dict[str, Any]:
    return {f.name: _tidied(f.name, getattr(details, f.name)) for f in fields(details)}


def _tidied(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name == "note":
        return value.strip()
    if name == "email":
        return tidy_emails(value)
    return tidy_number(value) if name in _NUMBERS else tidy(value)


def _check(session: Session, agency_id: int | None, values: dict[str, Any]) -> None:
    check_name(values["name"], _("ชื่อหน่วยงาน"))
    check_code(values["school_code"], SCHOOL_CODE_LENGTH, _("รหัสสถานศึกษา"))
    check_code(values["smis_code"], SMIS_CODE_LENGTH, _("รหัส SMIS"))
    check_code(values["postcode"], 5, _("รหัสไปรษณีย์"))
    check_email(values["email"])
    for name, most in (("latitude", 90), ("longitude", 180)):
        if values[name] is not None and abs(values[name]) > most:
            raise RecordIncompleteError(_("พิกัดที่ตั้งไม่ถูกต้อง กรุณาตรวจสอบละติจูดและลองจิจูด"))
    if comes_back(session, agency_id, values["parent_agency_id"]):
        raise RecordIncompleteError(_("หน่วยงานต้นสังกัดวนกลับมาที่หน่วยงานนี้เอง กรุณาเลือกต้นสังกัดใหม่"))


def _texts_in_use(session: Session, column: Any) -> list[str]:
    query = select(column).where(column != "", ~Agency.in_bin).distinct()
    return sorted(session.scalars(query), key=thai_sort_key)
