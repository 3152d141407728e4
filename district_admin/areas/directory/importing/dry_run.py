"""The dry run: every row of a list compared with the directory, and nothing written."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.importing.entries import EntryReader
from district_admin.areas.directory.importing.fields import AGENCIES, FIELDS, SEGMENT
from district_admin.areas.directory.importing.known import Known
from district_admin.areas.directory.importing.matching import (
    Proposal,
    fingerprint,
    matched,
    places_of,
    shown_heading,
)
from district_admin.areas.directory.importing.plan import Plan, Shape
from district_admin.areas.directory.importing.results import Change, DryRun, ImportRow
from district_admin.areas.directory.importing.row_by_row import RowByRow
from district_admin.areas.directory.importing.stakes import StakeholderList, Stakes
from district_admin.areas.directory.importing.unmatched import unmatched_headings
from district_admin.areas.directory.operations.preferences import get_settings
from district_admin.collector import let_go, without_pauses
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.storage.history_model import HistoryAction
from district_admin.texts import _
from district_admin.thai.calendar import fiscal_year

_REPORT_EVERY: Final = 500


class _Source(NamedTuple):
    """What a dry run is of."""

    proposal: Proposal
    stakeholders: StakeholderList | None


class NothingNamedError(OfficeError):
    """No column of a list is matched to what would name a person or an agency."""

    def __init__(self) -> None:
        super().__init__(
            _("ไม่พบคอลัมน์ชื่อบุคคลหรือชื่อหน่วยงานในตารางนี้ กรุณาเลือกว่าคอลัมน์ใดคือชื่อ หรือเลือกแถวหัวตารางใหม่")
        )


def stakeholder_list(proposal: Proposal, today: date) -> StakeholderList | None:
    """Return whose stakeholders a list tells of by itself: this fiscal year's, with a column."""
    if SEGMENT not in proposal.mapping.values():
        return None
    return StakeholderList(fiscal_year(today))


def dry_run(
    session: Session,
    proposal: Proposal,
    progress: Progress,
    today: date,
    stakeholders: StakeholderList | None = None,
    without: Mapping[int, ImportRow] = MappingProxyType({}),
) -> DryRun:
    """Return what an import of a list would do, row by row; nothing is written.

    `today` tells who holds which post now. Everyone in it becomes a stakeholder if `stakeholders`
    says where. The rows at the places of `without` are passed over, as if they were not in the
    list, and stand in it as they are given. Raises NothingNamedError, TooManySegmentsError, and
    Cancelled when the progress does.
    """
    if proposal.table is None or proposal.kind is None:
        raise NothingNamedError
    with without_pauses():
        known = Known(session, today, with_people=proposal.kind != AGENCIES)
        plan = Plan(_shape(proposal), last_action_id(session))
        keep = get_settings(session).keep_citizen_ids
        stakes = Stakes(session, plan, stakeholders)
        run = RowByRow(known, plan, proposal.kind, stakes, today)
        again = partial(EntryReader, proposal, keep, agencies_too=stakeholders is not None)
        found = _all_rows(proposal, again(), run, progress, without)
        found.source = _Source(proposal, stakeholders)
        found.drops_citizen_ids = not keep and "person.citizen_id" in proposal.mapping.values()
        found.hidden = proposal.hidden
        found.unmatched = unmatched_headings(proposal)
        found.heads_count = run.heads_count
        found.stored = partial(_stored, proposal, again, run)
        return found


def leave_out(
    session: Session, found: DryRun, places: Collection[int], progress: Progress, today: date
) -> DryRun:
    """Return the dry run of a list again, without the rows of these places and no others.

    Rows that stay as they were are the very same. What was decided of a possible duplicate stays
    decided where it is the same question still.
    """
    proposal, stakeholders = found.source
    without = {place: found.rows[place] for place in places}
    again = dry_run(session, proposal, progress, today, stakeholders, without)
    for place, before in enumerate(found.rows):
        if again.rows[place] == before:
            again.rows[place] = before
    keep_decisions(found, again)
    return again


def keep_decisions(found: DryRun, again: DryRun) -> None:
    """Take over what was decided of possible duplicates, where it is the same question still."""
    again.decisions = {
        place: decision
        for place, decision in dict(found.decisions).items()  # she goes on deciding meanwhile
        if place not in again.left_out and _same_question(found.rows[place], again.rows[place])
    }


def forget(found: DryRun) -> None:
    """Let go of a dry run that is not needed any more, away from the screen's thread."""
    run = found.plan
    assert isinstance(run, RowByRow)
    run.forget()
    let_go(found.rows)


def _same_question(one: ImportRow, other: ImportRow) -> bool:
    return (one.outcome, one.reason) == (other.outcome, other.reason)


def _stored(
    proposal: Proposal, again: Callable[[], EntryReader], run: RowByRow, place: int
) -> list[Change]:
    """Read a row again, to tell all that it stores."""
    assert proposal.table is not None
    return run.stored(place, again().read(*proposal.table.rows[place]))


def last_action_id(session: Session) -> int:
    """Return the number of the last action, by which a change in between is noticed."""
    return session.scalar(select(func.max(HistoryAction.id))) or 0


def _all_rows(
    proposal: Proposal,
    reader: EntryReader,
    run: RowByRow,
    progress: Progress,
    without: Mapping[int, ImportRow],
) -> DryRun:
    table = proposal.table
    assert table is not None
    total = len(table.rows)
    rows: list[ImportRow] = []
    for done, (number, cells) in enumerate(table.rows):
        if done % _REPORT_EVERY == 0:
            progress.report(done, total, _("กำลังตรวจสอบข้อมูล"))
        passed = without.get(done)
        rows.append(run.row(reader.read(number, cells)) if passed is None else run.skip(passed))
    run.finish()
    progress.report(total, total, _("กำลังตรวจสอบข้อมูล"))
    return DryRun(
        rows=rows,
        kind=proposal.kind or "",
        headings=tuple(shown_heading(column) for column in table.columns),
        cells=table.rows,
        matched={heading: FIELDS[key].key for heading, key in proposal.matched.items()},
        new_agency_names=[str(values.get("name", "")) for values in run.plan.new_agencies],
        plan=run,
        fiscal_year=run.plan.fiscal_year,
        new_stakeholder_count=len(run.plan.new_stakes),
        new_segment_names=[name for name, _kind in run.plan.new_segments],
        left_out=frozenset(without),
        checked_without=frozenset(without),
        notes=table.notes,
    )


def _shape(proposal: Proposal) -> Shape:
    assert proposal.table is not None
    name = proposal.table.title[:80]
    found = matched(proposal.table).mapping
    corrected = proposal.remembered or dict(proposal.mapping) != found
    places = places_of(proposal.table, proposal.mapping)
    return Shape(fingerprint(proposal.table), name, places, corrected)
