"""The import, from the file to the undo, as the officer sees it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.importing.fields import FIELDS, group_name
from district_admin.areas.directory.operations import agencies, people, postings
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.import_columns import ColumnsStep
from district_admin.areas.directory.view.import_page import ImportPage
from district_admin.areas.directory.view.import_rows import outcome_word, to_do
from district_admin.storage.database import Database
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.labels import Elided, WrappedLabel
from district_admin.ui.selectable_text import SelectableText

INCOMPLETE_FILTER, OUT_FILTER = 7, 8
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


def test_the_row_of_the_heading_counts_when_its_box_is_left(
    go: Callable[[Path], ImportPage], file: Path, view: DirectoryView, qtbot: QtBot
) -> None:
    columns = go(file).columns

    def headed() -> bool:
        return any(each.text().endswith("   ชื่อสถานศึกษา") for each in columns.findChildren(Elided))

    assert headed()
    with qtbot.waitActive(view):
        view.activateWindow()
    columns.heading.setFocus()
    columns.heading.selectAll()
    QTest.keyClicks(columns.heading, "4")  # a school
    QTest.keyClick(columns.heading, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not headed())


def test_where_no_table_is_found_no_other_sheet_is_offered_if_there_is_none(
    go: Callable[[str], ImportPage],
) -> None:
    columns = go("นายกิตติ").columns
    [told] = [
        each
        for each in columns.findChildren(WrappedLabel)
        if each.accessibleName().startswith("ไม่พบตาราง") and each.isVisible()
    ]
    assert "แผ่นงานอื่น" not in told.accessibleName()
    assert told.x() >= 12


def test_a_field_is_taken_from_the_column_that_had_it(
    go: Callable[[Path], ImportPage], file: Path
) -> None:
    columns = go(file).columns
    combo = columns.combos[3]
    combo.setCurrentIndex(combo.findData("agency.name"))
    combo.activated.emit(combo.currentIndex())
    assert columns.mapping[3] == "agency.name"
    assert 1 not in columns.mapping


def test_a_field_is_found_by_a_heading_that_lists_come_with(
    go: Callable[[Path], ImportPage], file: Path, type_text: Callable[[QWidget, str], None]
) -> None:
    columns = go(file).columns
    combo = columns.combos[0]
    combo.showPopup()
    type_text(combo.popup.line, "เลขที่หนังสือ")
    QTest.keyClick(combo.popup.line, Qt.Key.Key_Return)
    assert columns.mapping[0] == "agency.letter_code"


def test_every_field_stands_with_what_it_belongs_to() -> None:
    groups = [group_name(key) for key in FIELDS]
    assert len([*groupby(groups)]) == len(set(groups))


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


def test_a_row_with_a_value_that_is_left_out_is_shown_and_found_by_the_filter(
    go: Callable[[Path | str], ImportPage], qtbot: QtBot
) -> None:
    page = go("ชื่อโรงเรียน\tอีเมลโรงเรียน\nบ้านใหม่\tไม่มี@\nบ้านเก่า\told@example.go.th")
    check(page, qtbot)
    page.check.filters.choose(6)
    (row,) = page.check.table.rows
    assert (row.name, row.outcome) == ("โรงเรียนบ้านใหม่", "new")
    assert any("ไม่นำค่าในคอลัมน์ “อีเมลโรงเรียน” เข้า" in text for text in page.check.detail.texts)
    assert page.check.import_button.accessibleName() == "นำเข้า 2 แถว"


def test_a_new_row_shows_all_that_will_be_stored(
    go: Callable[[Path | str], ImportPage], file: Path, qtbot: QtBot
) -> None:
    page = go(file)
    check(page, qtbot)
    page.check.table.choose(1)
    texts = page.check.detail.texts
    assert "จะบันทึกใหม่" in texts
    assert "นามสกุล ใจงาม" in texts
    assert "บทบาท หัวหน้าหน่วยงาน" in texts
    assert "โทรศัพท์หน่วยงาน 044992222" in texts


def test_days_among_the_samples_are_of_the_buddhist_era(
    go: Callable[[Path | str], ImportPage], file: Path
) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    sheet["F3"] = "วันที่ดำรงตำแหน่ง"
    sheet["F4"] = datetime(2026, 11, 20)
    sheet["F4"].number_format = "dd/mm/yyyy"
    book.save(file)
    page = go(file)
    shown = [each.text() for each in page.columns.findChildren(Elided)]
    assert "20 พ.ย. 2569" in shown


def test_citizen_numbers_among_the_samples_are_masked(
    go: Callable[[Path | str], ImportPage],
) -> None:
    page = go(
        "ชื่อ-สกุล\tเลขประจำตัวประชาชน\tอื่น ๆ\n"
        "นายก้อง ใจดี\t1-1019-00000-01-3\t1101900000013\n"
        "นางมาลี ใจดี\t1-1019-00000-01-7\t\n"
    )
    shown = " ".join(each.text() for each in page.columns.findChildren(Elided))
    assert "x-xxxx-xxxx0-01-3" in shown
    assert "x-xxxx-xxxx0-01-7" in shown  # a wrong last digit is one of hers all the same
    assert "1019" not in shown


def test_hidden_columns_that_are_taken_are_named(
    go: Callable[[Path | str], ImportPage], file: Path, qtbot: QtBot
) -> None:
    book = openpyxl.load_workbook(file)
    book.worksheets[0].column_dimensions["A"].hidden = True  # a running number, which is not taken
    book.worksheets[0].column_dimensions["E"].hidden = True
    book.save(file)
    page = go(file)
    told = "คอลัมน์ที่ซ่อนไว้ในไฟล์ถูกนำมาด้วย: โทรศัพท์โรงเรียน"
    assert told in page.columns.notes
    check(page, qtbot)
    assert page.run is not None
    assert page.run.hidden == told
    page.go_back()
    combo = page.columns.combos[4]
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert told not in page.columns.notes
    check(page, qtbot)
    assert page.run.hidden == ""


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
    assert view.notice.text == "นำเข้า 3 แถวจากไฟล์ “ทำเนียบ.xlsx” แล้ว"
    assert view.agencies.search.text() == ""
    assert len(view.agencies.table.rows) == 3
    with context.database.reading() as session:
        assert people.people_count(session) == 3
    assert view.notice.leaves_in_ms == -1  # the report is offered nowhere else
    view.tabs.setCurrentWidget(view.people)
    view.tabs.setCurrentWidget(view.agencies)
    with context.database.transaction("เพิ่มคน") as session:
        people.add_person(session, people.PersonDetails("สมศรี", "มาภายหลัง"))
    assert view.notice.text
    buttons = view.notice.findChildren(QPushButton)
    back = next(each for each in buttons if each.accessibleName() == "ย้อนกลับ")
    with qtbot.captureExceptions() as caught:
        back.click()  # not to undo what was done before the import
    assert "หลังการนำเข้ามีการทำรายการอื่นแล้ว" in str(caught[0][1])
    context.history.undo()
    assert context.history.undo() == "นำเข้า 3 แถวจากไฟล์ “ทำเนียบ.xlsx”"
    assert len(view.agencies.table.rows) == 1


def test_of_an_import_that_is_undone_nothing_is_offered_any_more(
    go: Callable[[Path], ImportPage],
    file: Path,
    view: DirectoryView,
    context: AppContext,
    qtbot: QtBot,
) -> None:
    check(page := go(file), qtbot)
    page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    assert view.notice.text
    context.history.undo()
    assert view.notice.text == ""


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


def test_the_counts_of_the_check_have_whole_names(
    go: Callable[[Path], ImportPage], file: Path, view: DirectoryView, qtbot: QtBot
) -> None:
    view.resize(1084, 700)  # 1920 x 1080 at 150 %
    page = go(file)
    check(page, qtbot)
    for number in page.check.numbers.values():
        number.setText("1,113")
    QApplication.processEvents()
    cards = [card for card in page.check.findChildren(Card) if card.height() < 100]
    names = [name for card in cards for name in card.findChildren(Elided)]
    assert len(names) == 6
    for name in names:
        assert name.width() >= name.fontMetrics().horizontalAdvance(name.text())


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
    page.check.detail.press("เพิ่มรายใหม่")
    assert page.run is not None
    assert page.run.decisions == {row.place: "add"}
    table = page.check.table
    said = to_do(page.run, row)
    assert said == "เพิ่มรายใหม่"  # as on the button
    assert table.columnWidth(4) >= table.fontMetrics().horizontalAdvance(said) + 20
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


def test_chosen_rows_are_left_out_and_taken_back_in(
    go: Callable[[Path | str], ImportPage], context: AppContext, qtbot: QtBot
) -> None:
    page = go(PASTED)
    check(page, qtbot)
    table = page.check.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    assert [each.place for each in table.selected] == [3]
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settled(page, qtbot)
    assert page.check.import_button.accessibleName() == "นำเข้า 2 แถว"
    assert [to_do(page.run, each) for each in table.rows] == ["ไม่นำเข้าแถวนี้"] * 2 + ["เพิ่ม"] * 2
    assert [each.place for each in table.selected] == [0, 1]
    assert page.window().focusWidget() is table
    assert page.check.numbers["new"].text() == "2"
    page.check.filters.choose(4)
    assert [each.place for each in table.rows] == [2, 3]
    page.check.filters.choose(OUT_FILTER)
    assert [each.place for each in table.rows] == [0, 1]
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Space)
    settled(page, qtbot)
    assert not table.rows
    page.check.filters.choose(0)
    assert page.check.import_button.accessibleName() == "นำเข้า 4 แถว"
    table.choose(2)
    page.check.detail.press("ไม่นำเข้าแถวนี้")
    settled(page, qtbot)
    page.check.import_button.click()
    qtbot.waitUntil(
        lambda: context.history.undo_name() == "นำเข้า 3 แถวจากตารางที่วาง", timeout=30_000
    )
    with context.database.reading() as session:
        names = {each.name for each in agencies.list_agencies(session)}
    assert "โรงเรียนบ้านที่สาม" not in names
    assert "โรงเรียนบ้านที่สี่" in names


def test_esc_closes_the_row_over_the_list_before_it_goes_a_step_back(
    go: Callable[[Path | str], ImportPage], view: DirectoryView, qtbot: QtBot
) -> None:
    view.resize(839, 512)
    page = go(PASTED)
    check(page, qtbot)
    with qtbot.waitActive(view):
        view.activateWindow()
    page.check.table.setFocus()
    hints = [each.accessibleName() for each in page.check.findChildren(WrappedLabel)]
    assert any("Enter" in hint for hint in hints)
    QTest.keyClick(page.check.table, Qt.Key.Key_Return)
    assert page.check.detail.isVisible()
    assert QApplication.focusWidget() is page.check.detail
    QTest.keyClick(page.check.detail, Qt.Key.Key_Escape)
    assert page.steps.currentWidget() is page.check
    assert page.check.table.isVisible()
    QTest.keyClick(page.check.table, Qt.Key.Key_Escape)
    assert page.steps.currentWidget() is page.columns


def test_a_long_value_is_not_cut_off_at_the_edge_of_the_pane(
    go: Callable[[Path | str], ImportPage], qtbot: QtBot
) -> None:
    long = "information.of.the.long.school@district-example.go.th"
    page = go(f"ชื่อโรงเรียน\tอีเมลโรงเรียน\nบ้านที่ยาว\t{long}")
    check(page, qtbot)
    pane = page.check.detail
    qtbot.waitUntil(lambda: len(pane.findChildren(QScrollArea)) == 1)  # the one before is gone
    area = pane.findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()
    (value,) = (each for each in pane.findChildren(SelectableText) if each.accessibleName() == long)
    value.setSelection(0, len(value.text()))
    value.copy()
    assert QGuiApplication.clipboard().text() == long


def test_a_row_that_only_lacks_a_value_is_among_what_needs_her(
    go: Callable[[Path | str], ImportPage], qtbot: QtBot
) -> None:
    page = go("ชื่อโรงเรียน\tอีเมลโรงเรียน\nบ้านหนองปรือ\tไม่มี@\nบ้านใหม่\tnew@example.go.th")
    check(page, qtbot)
    assert [(outcome_word(each), each.outcome) for each in page.check.table.rows] == [
        ("เว้นบางค่า", "same"),
        ("เพิ่มใหม่", "new"),
    ]
    assert page.check.partial_number.text() == "1"


def test_columns_with_something_in_them_that_go_nowhere_are_marked(
    go: Callable[[Path | str], ImportPage], qtbot: QtBot
) -> None:
    page = go("ที่\tชื่อโรงเรียน\tประเภท\tเพศ\n1\tบ้านใหม่\tขยายโอกาส\t\n2\tบ้านเก่า\tขยายโอกาส\t")
    chips = page.columns.unmatched
    assert {index for index, chip in chips.items() if chip.isVisible()} == {2}
    combo = page.columns.combos[2]
    combo.setCurrentIndex(combo.findData("agency.note"))
    combo.activated.emit(combo.currentIndex())
    assert not chips[2].isVisible()
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    check(page, qtbot)
    told = [each.accessibleName() for each in page.check.findChildren(WrappedLabel)]
    assert any("คอลัมน์ที่ไม่ได้นำเข้า: ประเภท" in text for text in told)


def test_an_import_is_listed_until_it_is_taken_back(
    go: Callable[[Path], ImportPage],
    file: Path,
    view: DirectoryView,
    context: AppContext,
    qtbot: QtBot,
) -> None:
    page = go(file)
    assert not page.source.past.isVisibleTo(page.source)
    check(page, qtbot)
    with qtbot.waitSignal(page.imported, timeout=30_000):
        page.check.import_button.click()
    qtbot.waitUntil(lambda: view.import_page is None, timeout=30_000)
    view.start_import()
    again = view.import_page
    assert again is not None
    model = again.source.past.model()
    told = [str(model.index(0, column).data()) for column in range(1, model.columnCount())]
    assert told == ["ทำเนียบ.xlsx", "3", "", "", "", "", ""]
    context.history.undo()
    again.source.hide()
    again.source.show()
    assert not again.source.past.isVisibleTo(again.source)


def test_rows_of_incomplete_addresses_are_counted_and_filtered(
    go: Callable[[str], ImportPage], qtbot: QtBot
) -> None:
    page = go(
        "ชื่อโรงเรียน\tอำเภอ\tจังหวัด\tรหัสไปรษณีย์\n"
        "บ้านหนึ่ง\tเมือง\tสมมติบุรี\t30000\nบ้านสอง\tเมือง\tสมมติบุรี\t\nบ้านสาม\tเมือง\t\t\n"
    )
    check(page, qtbot)
    page.check.filters.choose(INCOMPLETE_FILTER)
    assert [each.name for each in page.check.table.rows] == ["โรงเรียนบ้านสอง", "โรงเรียนบ้านสาม"]
    chips = page.check.filters.findChildren(QPushButton)
    assert "".join(chips[INCOMPLETE_FILTER].text().split()) == "ที่อยู่ไม่ครบ2"
    table = page.check.table
    assert "รหัสไปรษณีย์" in table.model().index(0, 3).data()
    table.choose(0)
    page.check.toggle()
    assert [each.name for each in table.rows] == ["โรงเรียนบ้านสาม"]


def test_an_e_mail_is_turned_round_by_a_button(
    go: Callable[[str], ImportPage], context: AppContext, qtbot: QtBot, database: Database
) -> None:
    page = go(
        "ชื่อโรงเรียน\tโทรศัพท์\tผู้อำนวยการ\tอีเมล\nบ้านหนึ่ง\t043111111\tนายก้อง ใจดี\tkong@example.com\n"
    )
    columns = page.columns
    assert columns.mapping[3] == "person.email"
    assert "“อีเมล” ถือเป็นของบุคคล เพราะอยู่ถัดจากคอลัมน์ “ผู้อำนวยการ”" in columns.notes
    assert not columns.turns[0].isVisible()
    turn = columns.turns[3]
    assert turn.accessibleName() == "ให้เป็นของหน่วยงาน"
    turn.click()
    assert columns.mapping[3] == "agency.email"
    assert turn.accessibleName() == "ให้เป็นของบุคคล"
    assert "อีเมล" not in columns.notes
    check(page, qtbot)
    page.check.import_button.click()
    context.jobs.wait()
    with database.reading() as session:
        (school,) = agencies.list_agencies(session, agencies.AgencyFilter(typed="บ้านหนึ่ง"))
    assert school.email == "kong@example.com"


def _is_headed(columns: ColumnsStep, row: str) -> bool:
    return columns.heading.text() == row


def test_another_table_of_the_sheet_can_be_chosen_and_the_first_one_again(
    go: Callable[[Path], ImportPage], tmp_path: Path, qtbot: QtBot
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        *(["โรงเรียน", "อำเภอ", "โทรศัพท์"], ["บ้านหนึ่ง", "เมือง", "044222001"], []),
        *(["ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน"], ["นายหนึ่ง สมมติ", "กรรมการ", "เทศบาลหนึ่ง"]),
    ):
        sheet.append(row)
    path = tmp_path / "สองตาราง.xlsx"
    book.save(path)
    columns = go(path).columns
    for number, heading in ((1, "4"), (0, "1")):
        columns.table.setCurrentIndex(number)
        columns.table.activated.emit(number)
        qtbot.waitUntil(partial(_is_headed, columns, heading))
        assert columns.table.isVisible()
        assert columns.table.count() == 2
        assert columns.table.currentIndex() == number


def test_the_pane_says_which_school_a_change_beside_its_head_is_of(
    go: Callable[[str], ImportPage], qtbot: QtBot
) -> None:
    page = go("ชื่อโรงเรียน\tผู้อำนวยการ\tโทรศัพท์โรงเรียน\nบ้านหนองปรือ\tนายกิตติ ปั้นงาม\t044991111\n")
    check(page, qtbot)
    assert page.check.table.rows[0].name == "นายกิตติ ปั้นงาม"
    assert "แถวที่ 2 ในไฟล์  ·  โรงเรียนบ้านหนองปรือ" in page.check.detail.texts
