"""The columns of a list: found by themselves, and turned round by the officer."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.importing.fields import FIELDS, group_name
from district_admin.areas.directory.operations import agencies
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.import_columns import ColumnsStep
from district_admin.areas.directory.view.import_page import ImportPage
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.labels import Elided, WrappedLabel
from tests.areas.directory.view.importing.conftest import check


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
