"""The report of an import: the rows as they came, and what became of each."""

from collections.abc import Iterator, Sequence

from district_admin.areas.directory.importing.results import (
    DECISION_NAMES,
    DUPLICATE,
    OUTCOME_NAMES,
    DryRun,
    ImportRow,
)
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.worksheets.model import Cell
from district_admin.worksheets.writing import write_xlsx

# These stand in the file, whatever the language of the screens, so that the next import of the
# corrected report knows them as its own columns.
_OUTCOME = "ผลการนำเข้า"
_REASON = "สาเหตุ"
_ROW = "แถวในไฟล์เดิม"
_TITLE = "รายงานการนำเข้า"


def report_xlsx(dry_run: DryRun, progress: Progress | None = None) -> bytes:
    """Return the rows of the list as XLSX, with columns saying what became of each and why.

    It can be corrected and imported again; its own columns are then left out.
    """
    headings = (_ROW, *dry_run.headings, _OUTCOME, _REASON)
    counts = [
        f"{_(OUTCOME_NAMES[outcome])}: {count:,}" for outcome, count in dry_run.counts.items()
    ]
    return write_xlsx(_TITLE, headings, list(_rows(dry_run)), notes=counts, progress=progress)


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
        yield (number, *cells, outcome, told(row))
