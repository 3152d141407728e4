"""The check of a list before it is written, row by row."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies, people, postings
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.import_page import ImportPage
from district_admin.areas.directory.view.import_rows import outcome_word, to_do
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.labels import Elided, WrappedLabel
from district_admin.ui.selectable_text import SelectableText
from tests.areas.directory.view.importing.conftest import PASTED, ROWS, check, settled

INCOMPLETE_FILTER, OUT_FILTER = 7, 8


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


def test_the_pane_says_which_school_a_change_beside_its_head_is_of(
    go: Callable[[str], ImportPage], qtbot: QtBot
) -> None:
    page = go("ชื่อโรงเรียน\tผู้อำนวยการ\tโทรศัพท์โรงเรียน\nบ้านหนองปรือ\tนายกิตติ ปั้นงาม\t044991111\n")
    check(page, qtbot)
    assert page.check.table.rows[0].name == "นายกิตติ ปั้นงาม"
    assert "แถวที่ 2 ในไฟล์  ·  โรงเรียนบ้านหนองปรือ" in page.check.detail.texts
