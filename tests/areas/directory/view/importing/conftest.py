"""An office with one school, a list as schools send it, and how far a test goes with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.import_page import ImportPage
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

HEAD = ("ที่", "ชื่อสถานศึกษา", "ผู้อำนวยการโรงเรียน", "อำเภอ", "โทรศัพท์โรงเรียน")
ROWS = (
    (1, "โรงเรียนบ้านหนองปรือ", "นายกิตติ ปั้นงาม", "โนนสูง", "0 4499 1111"),
    (2, "โรงเรียนวัดป่าสมมติ", "นางสาวญาดา ใจงาม", "โนนสูง", "0 4499 2222"),
    (3, "โรงเรียนบ้านใหม่", "นายก้อง ตัวอย่าง", "ปากช่อง", "0 4499 3333"),
)


@pytest.fixture
def view(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[DirectoryView]:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        details = agencies.AgencyDetails(
            "โรงเรียนบ้านหนองปรือ", "school", district="โนนสูง", telephone="0 4400 0000"
        )
        agencies.add_agency(session, details)
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    yield made
    context.jobs.wait()
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list as schools send it: two lines above the heading."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ทำเนียบผู้บริหารสถานศึกษา"])
    sheet.append([])
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(row)
    path = tmp_path / "ทำเนียบ.xlsx"
    book.save(path)
    return path


@pytest.fixture
def go(qtbot: QtBot, view: DirectoryView) -> Callable[[Path | str], ImportPage]:
    """Go with a source as far as the columns."""

    def to_columns(source: Path | str) -> ImportPage:
        view.start_import()
        page = view.import_page
        assert page is not None
        page.take(source)
        qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=30_000)
        return page

    return to_columns


def check(page: ImportPage, qtbot: QtBot) -> None:
    page.columns.check_button.click()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.check, timeout=30_000)


PASTED = "\n".join(
    "\t".join(row)
    for row in (
        ("ชื่อโรงเรียน", "อีเมลโรงเรียน"),
        *((f"บ้านที่{word}", "office@example.go.th") for word in ("หนึ่ง", "สอง", "สาม", "สี่")),
    )
)


def settled(page: ImportPage, qtbot: QtBot) -> None:
    """Wait until the rows are checked as they are marked."""
    qtbot.waitUntil(lambda: page.run is not None and page.run.is_current, timeout=30_000)
