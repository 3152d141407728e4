"""Stakeholders of a fiscal year, by the segments of the office, and the two lists for ITA."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.directory.model import Agency, Person, Segment, Stakeholder
from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.directory.model.stakeholder import (
    EXTERNAL,
    INTERNAL,
    SEGMENT_KIND_NAMES,
    SERVICE_USER,
)
from district_admin.areas.directory.operations.agencies import get_agency
from district_admin.areas.directory.operations.checks import RecordIncompleteError, check_name
from district_admin.areas.directory.operations.people import get_person
from district_admin.areas.directory.operations.recipients import Pair
from district_admin.errors import OfficeError
from district_admin.texts import _

USUAL_SEGMENTS: Final = {
    INTERNAL: ("ผู้บริหาร", "ผู้อำนวยการกลุ่ม/หน่วย", "ข้าราชการ", "ลูกจ้างและพนักงานราชการ"),
    EXTERNAL: ("ผู้บริหารสถานศึกษา", "ครูในสังกัด", "บุคลากรทางการศึกษาในสังกัด", "นักเรียน"),
    SERVICE_USER: ("หน่วยงานของรัฐ", "ภาคเอกชน", "ประชาชน"),
}
"""The segments by kind, from the definitions of the manuals (ITA; service quality)."""


class SegmentNotFoundError(OfficeError):
    """A segment of stakeholders is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบกลุ่มผู้มีส่วนได้ส่วนเสียนี้ กรุณาเลือกจากรายการอีกครั้ง"))


class StakeholderNotFoundError(OfficeError):
    """A stakeholder is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบผู้มีส่วนได้ส่วนเสียรายนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


@dataclass(frozen=True)
class StakeholderDetails:
    """A stakeholder as typed in: a person or an agency, or a person who came for an agency."""

    segment_id: int
    person_id: int | None = None
    agency_id: int | None = None
    served: str = ""
    note: str = ""


def list_segments(session: Session) -> list[Segment]:
    """Return the segments outside the bin, in the office's own order."""
    query = select(Segment).where(~Segment.in_bin)
    return list(session.scalars(query.order_by(Segment.sort_order, Segment.id)))


def segment_names(session: Session) -> list[str]:
    """Return what segments can be chosen by: the office's own, or those of the manuals."""
    own = [segment.name for segment in list_segments(session)]
    return own or [name for names in USUAL_SEGMENTS.values() for name in names]


def add_segment(session: Session, name: str, kind: str, note: str = "") -> int:
    """Add a segment at the end of the list and return its id. Raises RecordIncompleteError."""
    last = session.scalar(select(func.max(Segment.sort_order))) or 0
    segment = Segment(sort_order=last + 1)
    _write_segment(session, segment, name, kind, note)
    session.add(segment)
    session.flush()
    return segment.id


def add_usual_segments(session: Session) -> int:
    """Add the segments that the manuals name and the office lacks; return how many (ITA, 2.2)."""
    there = set(session.scalars(select(Segment.name)))
    new = [(name, kind) for kind, names in USUAL_SEGMENTS.items() for name in names]
    new = [(name, kind) for name, kind in new if name not in there]
    for name, kind in new:
        add_segment(session, name, kind)
    return len(new)


def edit_segment(session: Session, segment_id: int, name: str, kind: str, note: str = "") -> None:
    """Correct a segment. Raises SegmentNotFoundError and RecordIncompleteError."""
    _write_segment(session, _segment(session, segment_id), name, kind, note)
    session.flush()


def bin_segment(session: Session, segment_id: int) -> None:
    """Put a segment in the bin; the lists of past years keep it. Raises SegmentNotFoundError."""
    _segment(session, segment_id).in_bin = True


def list_stakeholders(
    session: Session, fiscal_year: int, kinds: Sequence[str] = (), segment_id: int | None = None
) -> list[Stakeholder]:
    """Return the stakeholders of a fiscal year by segment, then in Thai order.

    Their person, agency and segment are loaded; people and agencies in the bin are left out.
    """
    query = (
        select(Stakeholder)
        .join(Stakeholder.segment)
        .outerjoin(Stakeholder.person)
        .outerjoin(Stakeholder.agency)
        .where(
            Stakeholder.fiscal_year == fiscal_year,
            func.coalesce(Person.in_bin, False).is_(False),
            Stakeholder.person_id.is_not(None) | Agency.in_bin.is_(False),
        )
        .options(
            joinedload(Stakeholder.segment),
            joinedload(Stakeholder.person),
            joinedload(Stakeholder.agency),
        )
        .order_by(
            Segment.sort_order,
            Segment.id,
            func.coalesce(Person.sort_text, Agency.sort_text),
            Stakeholder.id,
        )
    )
    if kinds:
        query = query.where(Segment.kind.in_(kinds))
    if segment_id is not None:
        query = query.where(Stakeholder.segment_id == segment_id)
    return list(session.scalars(query))


def add_stakeholder(session: Session, fiscal_year: int, details: StakeholderDetails) -> int:
    """Add a stakeholder of a fiscal year and return the id; one who is there already stays one.

    Raises SegmentNotFoundError, PersonNotFoundError, AgencyNotFoundError, RecordIncompleteError.
    """
    _check(session, details)
    there = session.scalar(
        select(Stakeholder).where(
            Stakeholder.fiscal_year == fiscal_year,
            Stakeholder.segment_id == details.segment_id,
            Stakeholder.person_id.is_not_distinct_from(details.person_id),
            Stakeholder.agency_id.is_not_distinct_from(details.agency_id),
        )
    )
    stakeholder = there or Stakeholder(
        fiscal_year=fiscal_year,
        segment_id=details.segment_id,
        person_id=details.person_id,
        agency_id=details.agency_id,
    )
    stakeholder.served, stakeholder.note = tidy(details.served), details.note.strip()
    session.add(stakeholder)
    session.flush()
    return stakeholder.id


def add_stakeholders(
    session: Session, fiscal_year: int, segment_id: int, pairs: Iterable[Pair]
) -> int:
    """Add (person id, agency id) pairs to a segment of a year and return how many are new.

    Raises SegmentNotFoundError.
    """
    _segment(session, segment_id)
    there = {_key(each) for each in list_stakeholders(session, fiscal_year, (), segment_id)}
    new = [pair for pair in dict.fromkeys(pairs) if (segment_id, *pair) not in there]
    session.add_all(
        Stakeholder(
            fiscal_year=fiscal_year,
            segment_id=segment_id,
            person_id=person_id,
            agency_id=agency_id,
        )
        for person_id, agency_id in new
    )
    session.flush()
    return len(new)


def edit_stakeholder(session: Session, stakeholder_id: int, details: StakeholderDetails) -> None:
    """Correct a stakeholder. Raises StakeholderNotFoundError and those of `add_stakeholder`."""
    _check(session, details)
    stakeholder = _stakeholder(session, stakeholder_id)
    stakeholder.segment_id = details.segment_id
    stakeholder.person_id, stakeholder.agency_id = details.person_id, details.agency_id
    stakeholder.served, stakeholder.note = tidy(details.served), details.note.strip()
    session.flush()


def remove_stakeholder(session: Session, stakeholder_id: int) -> None:
    """Take a stakeholder off the year's list; the person stays. Raises StakeholderNotFoundError."""
    session.delete(_stakeholder(session, stakeholder_id))
    session.flush()


def copy_stakeholders(session: Session, from_fiscal_year: int, to_fiscal_year: int) -> int:
    """Bring last year's list into a year and return how many are new ("like last year").

    People and agencies in the bin, and segments in it, do not come along.
    """
    keys = {_key(each) for each in list_stakeholders(session, to_fiscal_year)}
    new = [
        Stakeholder(
            fiscal_year=to_fiscal_year,
            segment_id=each.segment_id,
            person_id=each.person_id,
            agency_id=each.agency_id,
            served=each.served,
            note=each.note,
        )
        for each in list_stakeholders(session, from_fiscal_year)
        if not each.segment.in_bin and _key(each) not in keys
    ]
    session.add_all(new)
    session.flush()
    return len(new)


def fiscal_years(session: Session) -> list[int]:
    """Return the fiscal years that have stakeholders, the latest first."""
    query = select(Stakeholder.fiscal_year).distinct()
    return list(session.scalars(query.order_by(Stakeholder.fiscal_year.desc())))


def _key(stakeholder: Stakeholder) -> tuple[int, int | None, int | None]:
    return stakeholder.segment_id, stakeholder.person_id, stakeholder.agency_id


def _segment(session: Session, segment_id: int) -> Segment:
    segment = session.get(Segment, segment_id)
    if segment is None:
        raise SegmentNotFoundError
    return segment


def _stakeholder(session: Session, stakeholder_id: int) -> Stakeholder:
    stakeholder = session.get(Stakeholder, stakeholder_id)
    if stakeholder is None:
        raise StakeholderNotFoundError
    return stakeholder


def _check(session: Session, details: StakeholderDetails) -> None:
    _segment(session, details.segment_id)
    if details.person_id is None and details.agency_id is None:
        raise RecordIncompleteError(_("กรุณาเลือกบุคคลหรือหน่วยงาน"))
    if details.person_id is not None:
        get_person(session, details.person_id)
    if details.agency_id is not None:
        get_agency(session, details.agency_id)


def _write_segment(session: Session, segment: Segment, name: str, kind: str, note: str) -> None:
    if kind not in SEGMENT_KIND_NAMES:
        raise ValueError(f"not a kind of segment: {kind}")
    name = tidy(name)
    check_name(name, _("ชื่อกลุ่มผู้มีส่วนได้ส่วนเสีย"))
    same = select(Segment.id).where(Segment.name == name, Segment.id != (segment.id or 0))
    if session.scalar(same) is not None:
        raise RecordIncompleteError(_("มีกลุ่มชื่อ “{name}” อยู่แล้ว กรุณาใช้ชื่ออื่น").format(name=name))
    segment.name, segment.kind, segment.note = name, kind, note.strip()
