"""The report of an import: the rows as they came, and what became of each."""

from collections.abc import Iterator, Sequence
from typing import Final

from district_admin.areas.directory.importing.results import (
    DECISION_NAMES,
    DUPLICATE,
    OUTCOME_NAMES,
    DryRun,
    ImportRow,
)
from district_admin.areas.directory.model.citizen_id import masked_digits, without_citizen_ids
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.worksheets.model import Cell
from district_admin.worksheets.values import written
from district_admin.worksheets.writing import write_xlsx

# These stand in the file, whatever the language of the screens, so that the next import of the
# corrected report knows them as its own columns.
_OUTCOME = "ผลการนำเข้า"
_REASON = "สาเหตุ"
_ROW = "แถวในไฟล์เดิม"
_TITLE = "รายงานการนำเข้า"
_CITIZEN_ID: Final = "person.citizen_id"
_LEAST_OF_ID: Final = 10**12


def report_xlsx(
    dry_run: DryRun, progress: Progress | None = None, *, with_citizen_ids: bool = False
) -> bytes:
    """Return the rows of the list as XLSX, with columns saying what became of each and why.

    It can be corrected and imported again; its own columns are then left out. Citizen numbers are
    masked wherever they stand, unless the office keeps them: the file goes from hand to hand.
    """
    headings = (_ROW, *dry_run.headings, _OUTCOME, _REASON)
    counts = {_(OUTCOME_NAMES[outcome]): count for outcome, count in dry_run.counts.items()}
    counts[_("เว้นบางค่า")] = dry_run.partial_count
    counts[_("ที่อยู่ไม่ครบ")] = dry_run.incomplete_count
    counts[_("ไม่นำเข้าตามที่เลือก")] = len(dry_run.left_out)
    notes = [f"{name}: {count:,}" for name, count in counts.items()]
    notes += filter(None, (dry_run.hidden, *dry_run.notes))
    rows = list(_rows(dry_run) if with_citizen_ids else _masked(dry_run))
    return write_xlsx(_TITLE, headings, rows, notes=notes, progress=progress)


def told(row: ImportRow) -> str:
    """Return why a row is what it is, or what is changed in it: โทรศัพท์มือถือ: 081… → 089…."""
    changes = [
        f"{change.field}: {change.old or '-'} → {change.new or '-'}" for change in row.changes
    ]
    return " ".join(filter(None, (row.reason, "; ".join(changes))))


def _rows(dry_run: DryRun) -> Iterator[Sequence[Cell]]:
    for row, (number, cells) in zip(dry_run.rows, dry_run.cells, strict=True):
        outcome = _(OUTCOME_NAMES[row.outcome])
        decision = dry_run.decisions.get(row.place, "leave")
        if row.outcome == DUPLICATE:
            outcome = f"{outcome} ({_(DECISION_NAMES[decision])})"
        elif row.place in dry_run.left_out:
            outcome = f"{outcome} ({_(DECISION_NAMES['leave'])})"
        yield (number, *cells, outcome, told(row))


def _masked(dry_run: DryRun) -> Iterator[Sequence[Cell]]:
    matched = dry_run.matched
    places = {
        place
        for place, heading in enumerate(dry_run.headings, start=1)
        if matched.get(heading) == _CITIZEN_ID
    }
    for row in _rows(dry_run):
        yield [_without_ids(cell, place in places) for place, cell in enumerate(row)]


def _without_ids(cell: Cell, of_ids: bool) -> Cell:
    if cell is None or isinstance(cell, bool):
        return cell
    if of_ids:
        return masked_digits(written(cell))
    if isinstance(cell, int | float):
        masked = without_citizen_ids(written(cell)) if cell >= _LEAST_OF_ID else ""
        return masked if masked.startswith("x") else cell
    return without_citizen_ids(cell) if isinstance(cell, str) else cell
