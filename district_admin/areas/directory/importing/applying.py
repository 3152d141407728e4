"""Writes what a dry run found, all of it or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.importing.dry_run import last_action_id
from district_admin.areas.directory.importing.known import AGENCY_COLUMNS, PERSON_COLUMNS
from district_admin.areas.directory.importing.plain import keys_of_person
from district_admin.areas.directory.importing.plan import PERSON_KEYS, Plan, written_id
from district_admin.areas.directory.importing.results import DryRun, Outcome
from district_admin.areas.directory.importing.row_by_row import RowByRow
from district_admin.areas.directory.importing.stake_writing import write_stakes
from district_admin.areas.directory.model import Agency, ImportRun, Person, Posting
from district_admin.areas.directory.model.agency import agency_keys
from district_admin.areas.directory.model.person import read_position
from district_admin.areas.directory.operations.bulk import (
    bulk_add_agencies,
    bulk_add_people,
    bulk_add_postings,
    bulk_change,
)
from district_admin.areas.directory.operations.preferences import remember_shape
from district_admin.collector import let_go
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.storage.database import plain_rows
from district_admin.texts import _

_NUMBERS: Final = ("latitude", "longitude", "student_count")
_STEPS: Final = 4
_AT_ONCE: Final = 500


class DirectoryMovedOnError(OfficeError):
    """The directory was changed after the dry run, or what it found was already written."""

    def __init__(self) -> None:
        super().__init__(_("ข้อมูลในทำเนียบเปลี่ยนไปหลังจากตรวจสอบ กรุณาตรวจสอบข้อมูลที่จะนำเข้าอีกครั้ง"))


def apply(
    session: Session, dry_run: DryRun, progress: Progress, today: date, verified_by: str = ""
) -> dict[Outcome, int]:
    """Write what the dry run found, and what was decided of possible duplicates.

    The caller opens the transaction and names it; whatever raises leaves nothing behind. New and
    changed records count as verified `today`, by `verified_by` (the file), if that is given, and
    then the import itself is noted as well. How the columns were matched is remembered. Returns
    the counts of the dry run. Raises DirectoryMovedOnError, Cancelled when the progress does, and
    ValueError where rows were taken out of the list that was checked.
    """
    run = dry_run.plan
    assert isinstance(run, RowByRow)
    plan = run.plan
    if not dry_run.is_current:
        raise ValueError("rows were taken out since the list was checked")
    if plan.used or last_action_id(session) != plan.last_action_id:
        raise DirectoryMovedOnError
    plan.used = True
    for place, decision in sorted(dry_run.decisions.items()):
        if decision != "leave" and place in plan.doubts:
            run.settle(plan.doubts.pop(place), same=decision == "update")
    run.settled()
    run.let_go()
    verified = {"verified_on": today, "verified_by": verified_by} if verified_by else {}
    _write(session, plan, progress, verified)
    shape = plan.shape
    if verified_by:
        noted = ImportRun(imported_at=datetime.now(UTC), source=verified_by, **dry_run.counts)
        noted.left_out = len(dry_run.left_out)
        session.add(noted)
    if shape.corrected:
        remember_shape(session, shape.fingerprint, shape.name, shape.mapping, today)
    return dry_run.counts


def _write(session: Session, plan: Plan, progress: Progress, verified: dict[str, Any]) -> None:
    what = _("กำลังบันทึกข้อมูล")
    progress.report(0, _STEPS, what)
    agency_ids = _write_agencies(session, plan, verified)
    progress.report(1, _STEPS, what)
    person_ids = bulk_add_people(session, _people(plan, verified))
    let_go(plan.new_people)
    progress.report(2, _STEPS, what)
    _change_people(session, plan, verified)
    names = dict(plain_rows(session, select(Agency.id, Agency.name)))
    bulk_add_postings(session, _posts(plan, person_ids, agency_ids, names))
    progress.report(3, _STEPS, what)
    ended = sorted(plan.post_changes.items(), key=lambda item: tuple(item[1]))
    at = _agencies_of_posts(session, [key for key, values in ended if "position" in values])
    changes = ({"id": key, **_post(values, names.get(at.get(key, 0), ""))} for key, values in ended)
    bulk_change(session, Posting, changes)
    write_stakes(session, plan, person_ids, agency_ids)
    progress.report(_STEPS, _STEPS, what)


def _agency(values: dict[str, Any], verified: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {
        name: values.get(name, None if name in _NUMBERS else "") for name in AGENCY_COLUMNS
    }
    return {**row, **_agency_keys(row), **verified}


def _agency_keys(values: dict[str, Any]) -> dict[str, str]:
    searched = (
        *("short_name", "school_code", "smis_code", "letter_code", "telephone", "fax", "email"),
        *("subdistrict", "district", "network_group"),
    )
    keys = agency_keys(values["name"], *(values[name] for name in searched))
    return dict(zip(PERSON_KEYS, keys, strict=True))


def _write_agencies(session: Session, plan: Plan, verified: dict[str, Any]) -> Sequence[int]:
    """Write the agencies that written rows tell of; return the ids of the new ones.

    One that only rows tell of which she left out is not written: its id is 0.
    """
    written, parents = plan.agencies_to_write()
    new = sorted((ref for ref in written if ref < 0), reverse=True)
    ids = [0] * len(plan.new_agencies)
    added = bulk_add_agencies(session, [_agency(written[ref], verified) for ref in new])
    for ref, agency_id in zip(new, added, strict=True):
        ids[-ref - 1] = agency_id
    changed = {ref: values for ref, values in written.items() if ref > 0 and values}
    _change_agencies(session, changed, verified)
    above = [
        {"id": written_id(ref, ids), "parent_agency_id": written_id(parent, ids)}
        for ref, parent in parents.items()
        if written_id(parent, ids)
    ]
    bulk_change(session, Agency, above)
    return ids


def _change_agencies(
    session: Session, changed: dict[int, dict[str, Any]], verified: dict[str, Any]
) -> None:
    rows = []
    for agency_id, changes in changed.items():
        agency = session.get_one(Agency, agency_id)
        values = {name: getattr(agency, name) for name in AGENCY_COLUMNS} | changes
        rows.append({"id": agency_id, **changes, **_agency_keys(values), **verified})
    rows.sort(key=lambda row: (tuple(row), row["id"]))
    bulk_change(session, Agency, rows)


def _change_people(session: Session, plan: Plan, verified: dict[str, Any]) -> None:
    """Write the changes of people; those of the same columns together."""
    ids = sorted(plan.person_changes, key=lambda each: (tuple(plan.person_changes[each]), each))
    columns = [getattr(Person, name) for name in ("id", *PERSON_COLUMNS)]
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        held = {
            row[0]: row[1:] for row in session.execute(select(*columns).where(Person.id.in_(some)))
        }
        rows = [{"id": each, **_person(held[each], plan.person_changes[each])} for each in some]
        bulk_change(session, Person, ({**row, **verified} for row in rows))


def _person(held: Sequence[str], changes: dict[str, Any]) -> dict[str, Any]:
    """Return the changes of a person with the keys that change with them."""
    values = dict(zip(PERSON_COLUMNS, held, strict=True)) | changes
    made = keys_of_person(*(values[name] for name in PERSON_COLUMNS[:6]))
    keys = dict(zip(PERSON_KEYS, made, strict=True))
    if not changes.keys() & {"first_name", "last_name"}:
        # SQLite would put the same key into its index anew
        return {**changes, "search_text": keys["search_text"]}
    return {**changes, **keys}


@lru_cache(maxsize=5000)
def _read_position(position: str, agency: str) -> tuple[bool, bool]:
    return read_position(position, agency)


def _agencies_of_posts(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Return the agency of each of these posts."""
    found: dict[int, int] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = Posting.id.in_(ids[start : start + _AT_ONCE])
        found.update(plain_rows(session, select(Posting.id, Posting.agency_id).where(some)))
    return found


def _post(values: dict[str, Any], agency: str) -> dict[str, Any]:
    """Return changes of a post at the agency of that name, with what a new position says of it."""
    if "position" not in values:
        return values
    is_head, acting = _read_position(values["position"], agency)
    return {**values, "is_head": is_head, "acting": acting}


def _people(plan: Plan, verified: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the new people as rows to write, one by one: all at once are 100 MB."""
    names = (*PERSON_COLUMNS, *PERSON_KEYS)
    for values in plan.new_people:
        yield {**dict(zip(names, values, strict=True)), **verified}


def _posts(
    plan: Plan, person_ids: Sequence[int], agency_ids: Sequence[int], names: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    """Give the new posts as rows to write, with the ids that people and agencies have by now.

    `names` are those of all agencies.
    """
    for post in plan.new_posts:
        agency_id = written_id(post.agency, agency_ids)
        is_head, acting = _read_position(post.position, names.get(agency_id, ""))
        yield {
            "person_id": written_id(post.person, person_ids),
            "agency_id": agency_id,
            "position": post.position,
            "from_on": post.from_on,
            "acting": acting,
            "is_head": is_head,
            "to_on": post.to_on,
            "main": post.main,
        }
