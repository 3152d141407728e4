"""The grid of base data, typed in and pasted into as a worksheet is."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies, base_data
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.directory.view.base_data import BaseDataPage
from district_admin.errors import OfficeError
from district_admin.main_window import MainWindow
from district_admin.storage.database import Database
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext

TypeText = Callable[[QWidget, str], None]
YEAR = fiscal_year(date.today())
CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ("โรงเรียนบ้านกลาง", "โรงเรียนบ้านขาม", "โรงเรียนบ้านคำ")


@pytest.fixture
def schools(database: Database) -> list[int]:
    """Three schools, asked for two numbers and a choice."""
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        ids = [agencies.add_agency(session, agencies.AgencyDetails(n, "school")) for n in NAMES]
        for name in ("จำนวนครู", "จำนวนนักเรียน"):
            base_data.add_field(session, base_data.FieldDetails(name, "number", "คน"))
        choices = ("มี", "ไม่มี")
        base_data.add_field(session, base_data.FieldDetails("อินเทอร์เน็ต", "choice", choices=choices))
    return ids


@pytest.fixture
def page(context: AppContext, schools: list[int], qtbot: QtBot) -> Iterator[BaseDataPage]:
    """The base data in the real window, where the focus can be lost to the rest of it."""
    window = MainWindow(context.theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_office(context)
    view = window.area_view("directory")
    assert isinstance(view, DirectoryView)
    view.tabs.setCurrentWidget(view.base_data)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield view.base_data
    window.close()


def click(page: BaseDataPage, row: int, column: int) -> None:
    grid = page.grid
    QApplication.processEvents()  # the page has its place by now
    place = grid.visualRect(grid.grid.index(row, column)).center()
    QTest.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place)
    )


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_cell(type_text: TypeText, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    type_text(focus(), text[0])  # opens the cell
    type_text(focus(), text[1:])
    QTest.keyClick(focus(), key)


def kept(context: AppContext, schools: list[int]) -> list[list[str]]:
    with context.database.reading() as session:
        values = base_data.values_of_year(session, YEAR)
    return [[values.get(school, {}).get(field, "") for field in (1, 2, 3)] for school in schools]


def where(page: BaseDataPage) -> tuple[int, int]:
    current = page.grid.currentIndex()
    return current.row(), current.column()


def test_values_are_typed_one_under_the_other_and_a_refused_one_waits_to_be_put_right(
    page: BaseDataPage, context: AppContext, schools: list[int], type_text: TypeText
) -> None:
    click(page, 0, 1)
    type_cell(type_text, "12")
    type_cell(type_text, "๑๕")
    assert page.grid.hasFocus()
    type_cell(type_text, "สามคน")

    assert [row[0] for row in kept(context, schools)] == ["12", "15", ""]
    assert "สามคน" in page.reason
    assert where(page) == (2, 1)
    editor = focus()
    assert isinstance(editor, QLineEdit)
    assert page.grid.isAncestorOf(editor)
    assert editor.selectedText() == "สามคน"
    type_text(editor, "3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [row[0] for row in kept(context, schools)] == ["12", "15", "3"]
    assert page.reason == ""
    assert page.grid.hasFocus()


def test_tab_goes_right_and_on_to_the_next_row(
    page: BaseDataPage, context: AppContext, schools: list[int], type_text: TypeText
) -> None:
    click(page, 0, 1)
    type_cell(type_text, "1", Qt.Key.Key_Tab)
    type_cell(type_text, "2", Qt.Key.Key_Tab)
    assert where(page) == (0, 3)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert where(page) == (1, 1)
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert where(page) == (0, 3)
    assert kept(context, schools)[0] == ["1", "2", ""]


def test_a_choice_is_kept_with_the_focus_in_the_grid(
    page: BaseDataPage, context: AppContext, schools: list[int]
) -> None:
    click(page, 1, 3)
    QTest.keyClick(focus(), Qt.Key.Key_F2)
    combo = focus()
    assert isinstance(combo, QComboBox)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert kept(context, schools)[1] == ["", "", "มี"]
    assert page.grid.hasFocus()
    assert where(page) == (2, 3)


def test_a_block_of_a_worksheet_is_pasted_in_one_step(
    page: BaseDataPage, context: AppContext, schools: list[int]
) -> None:
    click(page, 1, 1)
    QGuiApplication.clipboard().setText("๑๒\t1,300\tมี\r\n15\t\tไม่มี\r\n")
    QTest.keyClick(focus(), Qt.Key.Key_V, CONTROL)
    assert kept(context, schools) == [["", "", ""], ["12", "1300", "มี"], ["15", "", "ไม่มี"]]
    assert page.grid.hasFocus()
    assert context.history.undo_name() == "กรอก 5 ช่อง"
    click(page, 1, 1)
    QGuiApplication.clipboard().setText("13\t\n16\t5")
    QTest.keyClick(focus(), Qt.Key.Key_V, CONTROL)
    assert context.history.undo_name() == "กรอก 4 ช่อง แทนค่าเดิม 2 ช่อง"
    context.history.undo()
    context.history.undo()
    assert kept(context, schools) == [["", "", ""]] * 3


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("1\n2\nมาก", "แถวที่ 3 โรงเรียนบ้านคำ: “มาก” ไม่ใช่ตัวเลข"),
        ("1\n2\n3\n4", "ใหญ่กว่าตาราง"),
        ("1\t2\t3\t4", "ใหญ่กว่าตาราง"),
        ("1\t2\tอาจมี", "แถวที่ 1 โรงเรียนบ้านกลาง"),
    ],
)
def test_nothing_is_pasted_of_a_block_that_does_not_fit(
    page: BaseDataPage, context: AppContext, schools: list[int], block: str, reason: str
) -> None:
    click(page, 0, 1)
    QGuiApplication.clipboard().setText(block)
    QTest.keyClick(focus(), Qt.Key.Key_V, CONTROL)
    assert reason in page.reason
    assert kept(context, schools) == [["", "", ""]] * 3
    assert context.history.undo_name() is None
    assert page.grid.hasFocus()


def test_chosen_cells_are_copied_with_their_names_pasted_back_and_emptied(
    page: BaseDataPage, context: AppContext, schools: list[int]
) -> None:
    click(page, 0, 1)
    QGuiApplication.clipboard().setText("1\t2000\n3\t4")
    QTest.keyClick(focus(), Qt.Key.Key_V, CONTROL)
    model = page.grid.grid
    page.grid.selectionModel().select(
        QItemSelection(model.index(0, 0), model.index(1, 2)),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )
    QTest.keyClick(focus(), Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == f"{NAMES[0]}\t1\t2,000\n{NAMES[1]}\t3\t4\n"
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert kept(context, schools) == [["", "", ""]] * 3
    assert context.history.undo_name() == "ล้าง 4 ช่อง"
    click(page, 0, 0)
    QTest.keyClick(focus(), Qt.Key.Key_V, CONTROL)
    assert kept(context, schools)[:2] == [["1", "2000", ""], ["3", "4", ""]]


def test_without_a_field_nothing_is_complete_and_nothing_put_forward(
    context: AppContext, database: Database, qtbot: QtBot
) -> None:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        agencies.add_agency(session, agencies.AgencyDetails(NAMES[0], "school"))
    view = DirectoryView(context)
    qtbot.addWidget(view)
    view.show()
    view.tabs.setCurrentWidget(view.base_data)
    assert "ยังไม่ได้กำหนดช่องข้อมูล" in view.base_data.summary
    with pytest.raises(OfficeError, match="กรุณาเพิ่มช่องข้อมูล"):
        view.base_data.steps._submit()


def test_a_heading_says_what_is_counted(page: BaseDataPage) -> None:
    across = Qt.Orientation.Horizontal
    heads = [page.grid.grid.headerData(number, across) for number in range(4)]
    assert heads == ["หน่วยงาน", "จำนวนครู (คน)", "จำนวนนักเรียน (คน)", "อินเทอร์เน็ต"]
