"""The import, from the file to the undo, as the officer sees it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies, people, postings
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


def test_the_heading_and_the_columns_are_found_by_themselves(
    go: Callable[[Path], ImportPage], file: Path
) -> None:
    columns = go(file).columns
    assert columns.heading.text() == "3"
    assert columns.mapping[1] == "agency.name"
    assert columns.mapping[2] == "person.name"
    assert 0 not in columns.mapping
    assert columns.check_button.isEnabled()


def test_a_field_is_taken_from_the_column_that_had_it(
    go: Callable[[Path], ImportPage], file: Path
) -> None:
    columns = go(file).columns
    combo = columns.combos[3]
    combo.setCurrentIndex(combo.findData("agency.name"))
    combo.activated.emit(combo.currentIndex())
    assert columns.mapping[3] == "agency.name"
    assert 1 not in columns.mapping


def test_without_a_column_of_names_there_is_nothing_to_check(
    go: Callable[[Path], ImportPage], file: Path
) -> None:
    columns = go(file).columns
    for index in (1, 2):
        columns.combos[index].setCurrentIndex(0)
        columns.combos[index].activated.emit(0)
    assert not columns.check_button.isEnabled()


def test_the_dry_run_shows_each_row_and_writes_nothing(
    go: Callable[[Path], ImportPage], file: Path, context: AppContext, qtbot: QtBot
) -> None:
    page = go(file)
    check(page, qtbot)
    assert page.check.table.model().rowCount() == len(ROWS)
    assert page.check.import_button.accessibleName() == "นำเข้า 3 แถว"
    with context.database.reading() as session:
        assert len(agencies.list_agencies(session)) == 1
    assert context.history.undo_name() is None


def test_old_and_new_stand_side_by_side(
    go: Callable[[Path], ImportPage], file: Path, qtbot: QtBot
) -> None:
    page = go(file)
    check(page, qtbot)
    assert page.check.table.choose(0)  # its place in the list
    told = "\n".join(page.check.detail.texts)
    assert "0 4400 0000 → " in told


def test_the_import_is_one_step_that_one_undo_takes_back(
    go: Callable[[Path], ImportPage],
    file: Path,
    view: DirectoryView,
    context: AppContext,
    qtbot: QtBot,
) -> None:
    view.agencies.search.setText("ที่ไม่มี")
    page = go(file)
    check(page, qtbot)
    page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    assert view.notice.text == "นำเข้า 3 แถวจาก ทำเนียบ.xlsx แล้ว"
    assert view.agencies.search.text() == ""
    assert len(view.agencies.table.rows) == 3
    with context.database.reading() as session:
        assert people.people_count(session) == 3
    assert context.history.undo() == "นำเข้า 3 แถวจาก ทำเนียบ.xlsx"
    assert len(view.agencies.table.rows) == 1


def test_a_copied_table_is_pasted(
    go: Callable[[str], ImportPage], view: DirectoryView, qtbot: QtBot
) -> None:
    view.start_import()
    page = view.import_page
    assert page is not None
    lines = ["\t".join(str(cell) for cell in row) for row in (HEAD, *ROWS)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    page.source.paste_button.click()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=30_000)
    assert page.columns.mapping[1] == "agency.name"


def test_a_dropped_file_begins_its_import(view: DirectoryView, file: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)
    page = view.import_page
    assert page is not None
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=30_000)


def test_esc_goes_a_step_back_and_then_leaves(
    go: Callable[[Path], ImportPage], file: Path, view: DirectoryView
) -> None:
    page = go(file)
    page.go_back()
    assert page.steps.currentWidget() is page.source
    page.go_back()
    assert view.import_page is None
    assert view.tabs.isVisible()


def test_a_possible_duplicate_waits_for_her_decision(
    go: Callable[[Path], ImportPage],
    file: Path,
    context: AppContext,
    qtbot: QtBot,
) -> None:
    with context.database.transaction("เพิ่มคน", undoable=False) as session:
        school = agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนอื่น", "school"))
        person = people.add_person(session, people.PersonDetails("ญาดา", "ใจงาม", "นาง"))
        postings.add_posting(session, person, postings.PostingDetails(school, "ครู"))
    page = go(file)
    check(page, qtbot)
    row = next(each for each in page.check.table.rows if each.outcome == "duplicate")
    page.check.table.choose(row.place)
    before = page.check.import_button.accessibleName()
    page.check.detail.press("เพิ่มเป็นรายใหม่")
    assert page.run is not None
    assert page.run.decisions == {row.place: "add"}
    assert page.check.import_button.accessibleName() != before


def test_in_a_narrow_window_a_row_is_opened_over_the_list(
    go: Callable[[Path], ImportPage], file: Path, view: DirectoryView, qtbot: QtBot
) -> None:
    view.resize(839, 512)
    page = go(file)
    check(page, qtbot)
    assert not page.check.detail.isVisible()
    page.check.table.setFocus()
    QTest.keyClick(page.check.table, Qt.Key.Key_Return)
    assert page.check.detail.isVisible()
    page.check.detail.closed.emit()
    assert page.check.table.isVisible()


def test_the_notice_of_an_import_is_gone_when_the_next_one_begins(
    go: Callable[[Path], ImportPage], file: Path, view: DirectoryView, qtbot: QtBot
) -> None:
    page = go(file)
    check(page, qtbot)
    page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    assert view.notice.text
    view.start_import()
    assert view.notice.text == ""


def test_nothing_moves_under_the_mouse_when_the_notice_comes_and_goes(
    view: DirectoryView, qtbot: QtBot
) -> None:
    view.resize(1300, 740)
    view.notice.hide()
    QApplication.processEvents()
    before = view.agencies.geometry()
    view.notice.say("บันทึกแล้ว")
    QApplication.processEvents()
    assert view.agencies.geometry() == before
