"""Two records of one person or agency made into one, with the histories of both kept.

What pointed at the absorbed record points at the one that is kept; the absorbed one stays in the
bin and says into which it went, so that its own history can still be read and undo is whole.
Rejected: removing it (its changes would be nobody's).
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from district_admin.areas.directory.model import (
    Agency,
    Confirmation,
    ContactGroupMember,
    DataValue,
    Person,
    Posting,
    Stakeholder,
)
from district_admin.areas.directory.operations.agencies import comes_back, get_agency
from district_admin.areas.directory.operations.people import get_person
from district_admin.errors import OfficeError
from district_admin.texts import _

_PERSON_TEXTS = ("title", "telephone", "mobile", "email", "salutation", "address", "citizen_id")
_AGENCY_VALUES = (
    *("sub_kind", "short_name", "parent_agency_id", "school_code", "smis_code", "letter_code"),
    *("addressee", "house_no", "village_no", "village", "lane", "road", "subdistrict"),
    *("district", "province", "postcode", "telephone", "fax", "email", "website", "latitude"),
    *("longitude", "size", "student_count", "network_group", "in_charge_id", "in_charge"),
)

# A row of the absorbed record and one of the kept record that agree in these say the same.
_SAME: Final[dict[type[Any], tuple[str, ...]]] = {
    Posting: ("person_id", "agency_id", "position", "from_on", "to_on", "acting"),
    Stakeholder: ("fiscal_year", "segment_id", "person_id", "agency_id"),
    ContactGroupMember: ("group_id", "person_id", "agency_id", "left_out"),
}
_JOINED_TEXTS: Final = {"note": "\n", "served": "; "}  # and what stands between two of them
_EITHER: Final = ("is_head", "main")


class MergeRefusedError(OfficeError):
    """Two records cannot be made into one."""

    def __init__(self) -> None:
        super().__init__(_("รวมรายการนี้ไม่ได้ กรุณาเลือกสองรายการที่ต่างกันและยังไม่ถูกรวมไปแล้ว"))


@dataclass(frozen=True)
class SamePeople:
    """People who may be one and the same: the same name."""

    name: str
    person_ids: tuple[int, ...]


def merge_people(session: Session, kept_id: int, absorbed_id: int) -> None:
    """Make two records one person: posts, groups and stakeholder years go to the kept record.

    Its own entries stay; those it lacks are taken from the absorbed one. Raises
    PersonNotFoundError and MergeRefusedError.
    """
    kept, absorbed = get_person(session, kept_id), get_person(session, absorbed_id)
    _check(kept, absorbed)
    for table in (Posting, Stakeholder, ContactGroupMember):
        _move_together(session, table, "person_id", kept_id, absorbed_id)
    _move(session, Agency.in_charge_id, kept_id, absorbed_id)
    _fill(kept, absorbed, _PERSON_TEXTS)
    _put_away(session, kept, absorbed)
    _leave_one_main(session, kept_id)
    session.flush()


def merge_agencies(session: Session, kept_id: int, absorbed_id: int) -> None:
    """Make two records one agency: its people, groups, base data and answers go along.

    Its own entries stay; those it lacks are taken from the absorbed one. Raises
    AgencyNotFoundError and MergeRefusedError.
    """
    kept, absorbed = get_agency(session, kept_id), get_agency(session, absorbed_id)
    _check(kept, absorbed)
    for table in (Posting, Stakeholder, ContactGroupMember):
        _move_together(session, table, "agency_id", kept_id, absorbed_id)
    _move_where_free(session, DataValue, ("field_id", "fiscal_year"), kept_id, absorbed_id)
    _move_where_free(session, Confirmation, ("round_id",), kept_id, absorbed_id)
    _move(session, Agency.parent_agency_id, kept_id, absorbed_id)
    _fill(kept, absorbed, _AGENCY_VALUES)
    if comes_back(session, kept_id, kept.parent_agency_id):
        kept.parent_agency_id = None
    _put_away(session, kept, absorbed)
    session.flush()


def absorbed_people(session: Session, person_id: int) -> list[int]:
    """Return the ids of the records that were merged into a person, directly or by others."""
    return _absorbed(session, Person, person_id)


def absorbed_agencies(session: Session, agency_id: int) -> list[int]:
    """Return the ids of the records that were merged into an agency, directly or by others."""
    return _absorbed(session, Agency, agency_id)


def same_people(session: Session) -> list[SamePeople]:
    """Return the people outside the bin who share a name, to be looked at one by one."""
    there = (~Person.in_bin, Person.name_key != "")
    twice = select(Person.name_key).where(*there).group_by(Person.name_key)
    query = (
        select(Person)
        .where(*there, Person.name_key.in_(twice.having(func.count() > 1)))
        .order_by(Person.sort_text, Person.id)
    )
    by_key: dict[str, list[Person]] = {}
    for person in session.scalars(query):
        by_key.setdefault(person.name_key, []).append(person)
    return [
        SamePeople(people[0].full_name, tuple(person.id for person in people))
        for people in by_key.values()
    ]


def _check(kept: Person | Agency, absorbed: Person | Agency) -> None:
    if kept.id == absorbed.id or kept.merged_into_id or absorbed.merged_into_id:
        raise MergeRefusedError


def _move(
    session: Session, column: InstrumentedAttribute[Any], kept_id: int, absorbed_id: int
) -> None:
    session.execute(
        update(column.class_).where(column == absorbed_id).values({column.key: kept_id})
    )


def _move_together(
    session: Session, table: type[Any], name: str, kept_id: int, absorbed_id: int
) -> None:
    """Move the rows of the absorbed record; one that the kept record has too is joined to it.

    Only these rows are looked at: other records have doubles of their own, with notes that count.
    """
    column, same = getattr(table, name), _SAME[table]
    own = {_values(row, same): row for row in reversed(_rows(session, column, kept_id))}
    for row in _rows(session, column, absorbed_id):
        setattr(row, name, kept_id)
        twin = own.get(_values(row, same))
        if twin is not None:
            _join(twin, row)
            session.delete(row)
    session.flush()


def _join(kept: Any, other: Any) -> None:
    """Bring into a row what only the other one says."""
    for name, between in _JOINED_TEXTS.items():
        if hasattr(kept, name):
            texts = (getattr(kept, name), getattr(other, name))
            setattr(kept, name, between.join(dict.fromkeys(filter(None, texts))))
    for name in _EITHER:
        if hasattr(kept, name):
            setattr(kept, name, getattr(kept, name) or getattr(other, name))


def _move_where_free(
    session: Session, table: type[Any], same: tuple[str, ...], kept_id: int, absorbed_id: int
) -> None:
    """Move the rows of which the kept agency has none that is the `same`."""
    taken = {_values(row, same) for row in _rows(session, table.agency_id, kept_id)}
    for row in _rows(session, table.agency_id, absorbed_id):
        if _values(row, same) not in taken:
            row.agency_id = kept_id


def _fill(kept: Any, absorbed: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if getattr(kept, name) in ("", None):
            setattr(kept, name, getattr(absorbed, name))


def _put_away(session: Session, kept: Any, absorbed: Any) -> None:
    """Put the absorbed record in the bin, and note the later of the two days of verification."""
    if absorbed.verified_on and (not kept.verified_on or kept.verified_on < absorbed.verified_on):
        kept.verified_on, kept.verified_by = absorbed.verified_on, absorbed.verified_by
    kept.note = "\n".join(dict.fromkeys(note for note in (kept.note, absorbed.note) if note))
    absorbed.in_bin, absorbed.merged_into_id = True, kept.id
    kept.in_bin = False
    kept.set_keys()
    session.flush()


def _leave_one_main(session: Session, person_id: int) -> None:
    postings = _rows(session, Posting.person_id, person_id)
    current = [posting for posting in postings if posting.main and posting.to_on is None]
    for posting in current[1:]:
        posting.main = False


def _absorbed(session: Session, table: type[Any], record_id: int) -> list[int]:
    found: list[int] = []
    wave = [record_id]
    while wave:
        wave = list(session.scalars(select(table.id).where(table.merged_into_id.in_(wave))))
        found += wave
    return found


def _rows(session: Session, column: InstrumentedAttribute[Any], value: int) -> list[Any]:
    query = select(column.class_).where(column == value).order_by(column.class_.id)
    return list(session.scalars(query))


def _values(row: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
