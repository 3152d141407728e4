"""The dry run: every row of a list compared with the directory, and nothing written."""

from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.directory.importing.entries import EntryReader
from district_admin.areas.directory.importing.fields import AGENCIES, FIELDS
from district_admin.areas.directory.importing.known import Known
from district_admin.areas.directory.importing.matching import (
    Proposal,
    fingerprint,
    matched,
    places_of,
    shown_heading,
)
from district_admin.areas.directory.importing.plan import Plan, Shape
from district_admin.areas.directory.importing.results import DryRun, ImportRow
from district_admin.areas.directory.importing.row_by_row import RowByRow
from district_admin.areas.directory.operations.preferences import get_settings
from district_admin.collector import without_pauses
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.storage.history_model import HistoryAction
from district_admin.texts import _

_REPORT_EVERY: Final = 500


class NothingNamedError(OfficeError):
    """No column of a list is matched to what would name a person or an agency."""

    def __init__(self) -> None:
        super().__init__(
            _("ไม่พบคอลัมน์ชื่อบุคคลหรือชื่อหน่วยงานในตารางนี้ กรุณาเลือกว่าคอลัมน์ใดคือชื่อ หรือเลือกแถวหัวตารางใหม่")
        )


def dry_run(session: Session, proposal: Proposal, progress: Progress, today: date) -> DryRun:
    """Return what an import of a list would do, row by row; nothing is written.

    `today` tells who holds which post now. Raises NothingNamedError, and Cancelled when the
    progress does.
    """
    if proposal.table is None or proposal.kind is None:
        raise NothingNamedError
    with without_pauses():
        known = Known(session, today, with_people=proposal.kind != AGENCIES)
        plan = Plan(_shape(proposal), last_action_id(session))
        keep = get_settings(session).keep_citizen_ids
        run = RowByRow(known, plan, proposal.kind, today)
        found = _all_rows(proposal, EntryReader(proposal, keep), run, progress)
        found.drops_citizen_ids = not keep and "person.citizen_id" in proposal.mapping.values()
        return found


def last_action_id(session: Session) -> int:
    """Return the number of the last action, by which a change in between is noticed."""
    return session.scalar(select(func.max(HistoryAction.id))) or 0


def _all_rows(proposal: Proposal, reader: EntryReader, run: RowByRow, progress: Progress) -> DryRun:
    table = proposal.table
    assert table is not None
    total = len(table.rows)
    rows: list[ImportRow] = []
    for done, (number, cells) in enumerate(table.rows):
        if done % _REPORT_EVERY == 0:
            progress.report(done, total, _("กำลังตรวจสอบข้อมูล"))
        rows.append(run.row(reader.read(number, cells)))
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
    )


def _shape(proposal: Proposal) -> Shape:
    assert proposal.table is not None
    name = proposal.table.title[:80]
    found = matched(proposal.table)
    corrected = proposal.remembered or dict(proposal.mapping) != found
    places = places_of(proposal.table, proposal.mapping)
    return Shape(fingerprint(proposal.table), name, places, corrected)
