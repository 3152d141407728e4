"""What the tests of importing share: sheets written down as rows, and the whole way in one step."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from district_admin.areas.directory import importing
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell, SheetData
from district_admin.worksheets.model import Row as SheetRow

TODAY = date(2026, 11, 20)
Rows = Sequence[Sequence[Cell]]


def sheet_of(rows: Rows, name: str = "แผ่นงาน") -> SheetData:
    numbered = [SheetRow(n, tuple(row), False) for n, row in enumerate(rows, 1) if row]
    return SheetData(name, rows=numbered)


@pytest.fixture
def sheet() -> Callable[..., SheetData]:
    """Make a sheet of rows; an empty row is left out, as the readers do."""
    return sheet_of


@pytest.fixture
def tried(database: Database) -> Callable[[Rows], importing.DryRun]:
    """Give the dry run of a list of rows; the first is its heading."""

    def trial(rows: Rows) -> importing.DryRun:
        return try_sheet(database, sheet_of(rows))

    return trial


@pytest.fixture
def tried_sheet(database: Database) -> Callable[[SheetData], importing.DryRun]:
    """Give the dry run of a sheet."""
    return lambda sheet: try_sheet(database, sheet)


@pytest.fixture
def applied(database: Database) -> Callable[[importing.DryRun], None]:
    """Write what a dry run found."""

    def write(found: importing.DryRun) -> None:
        with database.transaction(f"นำเข้า {found.applied_count} แถวจาก รายชื่อ.xlsx") as session:
            importing.apply(session, found, Silent(), TODAY, "รายชื่อ.xlsx")

    return write


@pytest.fixture
def imported(
    tried: Callable[[Rows], importing.DryRun], applied: Callable[[importing.DryRun], None]
) -> Callable[[Rows], importing.DryRun]:
    """Import a list of rows, and give the dry run that it was."""

    def whole(rows: Rows) -> importing.DryRun:
        found = tried(rows)
        applied(found)
        return found

    return whole


@pytest.fixture
def tried_file(database: Database) -> Callable[[Path], importing.DryRun]:
    """Give the dry run of a file."""

    def trial(path: Path) -> importing.DryRun:
        sheet = importing.read(path, Silent()).preselected
        assert sheet is not None
        return try_sheet(database, sheet)

    return trial


def try_sheet(database: Database, sheet: SheetData) -> importing.DryRun:
    with database.reading() as session:
        proposal = importing.propose(session, sheet)
        return importing.dry_run(session, proposal, Silent(), TODAY)
