"""Lists of agencies and people taken in from worksheets, and given out as such.

The way of a list: `read` a file or a pasted table → `propose` how a sheet is understood (the
officer corrects it `with_mapping`) → `dry_run` → the officer decides what may be a duplicate
and takes rows out (`leave_out`) → `apply` in one transaction, which one undo takes
back → `report_xlsx`.
"""

from pathlib import Path

from district_admin.areas.directory.importing.applying import DirectoryMovedOnError, apply
from district_admin.areas.directory.importing.dry_run import (
    NothingNamedError,
    dry_run,
    forget,
    keep_decisions,
    leave_out,
    stakeholder_list,
)
from district_admin.areas.directory.importing.exporting import (
    ExportedList,
    agencies_list,
    as_csv,
    as_xlsx,
    people_list,
)
from district_admin.areas.directory.importing.fields import FIELDS, KIND_NAMES, field_name
from district_admin.areas.directory.importing.matching import Proposal, propose, with_mapping
from district_admin.areas.directory.importing.reporting import report_xlsx, told
from district_admin.areas.directory.importing.results import (
    DECISION_NAMES,
    OUTCOME_NAMES,
    Change,
    DryRun,
    ImportRow,
)
from district_admin.areas.directory.importing.stakes import StakeholderList
from district_admin.areas.directory.importing.vcard import agencies_vcards, people_vcards
from district_admin.collector import without_pauses
from district_admin.progress import Progress
from district_admin.worksheets.model import WorkbookData
from district_admin.worksheets.reading import open_workbook, read_pasted

__all__ = [
    "DECISION_NAMES",
    "FIELDS",
    "KIND_NAMES",
    "OUTCOME_NAMES",
    "Change",
    "DirectoryMovedOnError",
    "DryRun",
    "ExportedList",
    "ImportRow",
    "NothingNamedError",
    "Proposal",
    "StakeholderList",
    "agencies_list",
    "agencies_vcards",
    "apply",
    "as_csv",
    "as_xlsx",
    "dry_run",
    "field_name",
    "forget",
    "keep_decisions",
    "leave_out",
    "people_list",
    "people_vcards",
    "propose",
    "read",
    "report_xlsx",
    "stakeholder_list",
    "told",
    "with_mapping",
]


def read(source: Path | str, progress: Progress) -> WorkbookData:
    """Return the sheets of a file, or of a table that was pasted as text.

    A file is read in a process of its own. Raises WorksheetRefusedError, which names the reason,
    and Cancelled when the progress does.
    """
    if not isinstance(source, Path):
        return read_pasted(source)
    with without_pauses():
        return open_workbook(source, progress)
