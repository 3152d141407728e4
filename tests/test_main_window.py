import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence import operations as papers
from district_admin.areas.correspondence.operations import registers
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.areas.directory.operations import agencies, base_data, verification
from district_admin.areas.directory.view import DirectoryView
from district_admin.main_window import MainWindow
from district_admin.office import operations
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.context import AppContext
from district_admin.ui.theme import Theme
from district_admin.work_areas import WORK_AREAS

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(context: AppContext, theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_office(context)
    return window


def test_the_window_can_be_shown_before_the_data_are_open(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    assert window.nav.count() == len(WORK_AREAS)
    assert not window.nav.isEnabled()


def test_each_work_area_has_a_key_and_shows_its_name_in_the_title(window: MainWindow) -> None:
    for number, area in enumerate(WORK_AREAS):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), CONTROL)
        assert window.nav.currentRow() == number
        assert window.windowTitle().startswith(area.title)
        assert window.stack.currentWidget() is window.area_view(area.key)


def test_the_office_name_and_its_folder_are_in_sight(
    window: MainWindow, context: AppContext
) -> None:
    with context.database.transaction("แก้ข้อมูลสำนักงาน") as session:
        operations.save_profile(session, short_name="สพป.สมมติบุรี เขต ๒")
    assert window.office_name == "สพป.สมมติบุรี เขต ๒"
    assert str(context.folder.root) in window.folder_tip
    assert window.windowFilePath() == str(context.folder.root)


def test_undo_and_redo_name_the_action_and_work_by_key_anywhere(
    window: MainWindow, context: AppContext
) -> None:
    with context.database.transaction("แก้ข้อมูลสำนักงาน") as session:
        operations.save_profile(session, fax="๐ ๑")
    assert window.undo_button.toolTip() == "ย้อนกลับ: แก้ข้อมูลสำนักงาน (Ctrl+Z)"

    QTest.keyClick(window.nav, Qt.Key.Key_Z, CONTROL)
    with context.database.reading() as session:
        assert operations.get_profile(session).fax == ""
    assert window.said == "ย้อนกลับแล้ว: แก้ข้อมูลสำนักงาน"
    assert window.redo_button.toolTip() == "ทำซ้ำ: แก้ข้อมูลสำนักงาน (Ctrl+Y)"

    QTest.keyClick(window.nav, Qt.Key.Key_Y, CONTROL)
    with context.database.reading() as session:
        assert operations.get_profile(session).fax == "๐ ๑"


def test_with_nothing_to_undo_the_key_does_nothing(window: MainWindow) -> None:
    assert not window.undo_button.isEnabled()
    QTest.keyClick(window.nav, Qt.Key.Key_Z, CONTROL)
    assert window.said == ""


def test_a_narrow_window_keeps_all_areas_as_a_rail(window: MainWindow, theme: Theme) -> None:
    window.resize(911, 512)
    assert window.nav.is_rail
    assert window.nav.visualItemRect(window.nav.item(window.nav.count() - 1)).bottom() <= (
        window.nav.height()
    )
    window.resize(1366, 768)
    assert not window.nav.is_rail


def test_the_window_stands_where_it_stood(
    window: MainWindow,
    context: AppContext,
    theme: Theme,
    qtbot: QtBot,
) -> None:
    window.resize(800, 560)
    window.close()
    again = MainWindow(theme)
    qtbot.addWidget(again)
    again.show()
    again.open_office(context)
    assert (again.width(), again.height()) == (800, 560)


def write_a_memo(window: MainWindow, type_text: Callable[[QWidget, str], None]) -> ComposePage:
    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    view.write_new("memo")
    assert view.compose_page
    type_text(view.compose_page.form.entrance_of("subject"), "ยังไม่ได้บันทึก")
    return view.compose_page


def stored_subjects(context: AppContext) -> list[str]:
    with context.database.reading() as session:
        return [each.subject for each in papers.list_papers(session, papers.PaperFilter())]


def answer(window: MainWindow, word: str) -> None:
    box = next(each for each in window.findChildren(QDialog) if each.isVisible())
    QTest.mouseClick(
        next(each for each in box.findChildren(QPushButton) if each.accessibleName() == word),
        Qt.MouseButton.LeftButton,
    )


@pytest.fixture
def unplugged(context: AppContext) -> Callable[[], Path]:
    """Takes the drive of the data away."""
    if sys.platform == "win32":
        pytest.skip("Windows keeps folders of open files in place")
    root = context.folder.root
    return lambda: root.rename(root.with_name("ถอดแล้ว"))


def test_a_window_whose_text_cannot_be_kept_stays_open_with_it(
    window: MainWindow,
    context: AppContext,
    unplugged: Callable[[], Path],
    type_text: Callable[[QWidget, str], None],
) -> None:
    page = write_a_memo(window, type_text)
    drive = unplugged()
    window.nav.setCurrentRow(1)
    assert not window.close()
    assert window.isVisible()
    assert page.isVisible()  # and she is led to it
    assert page.form.content["subject"] == "ยังไม่ได้บันทึก"
    answer(window, "คัดลอกข้อความทั้งหมด")
    assert "ยังไม่ได้บันทึก" in QApplication.clipboard().text()

    drive.rename(context.folder.root)
    answer(window, "ลองใหม่")
    assert not window.isVisible()
    assert stored_subjects(context) == ["ยังไม่ได้บันทึก"]


@pytest.mark.slow
def test_a_window_whose_data_another_program_holds_stays_open_with_the_text(
    window: MainWindow, context: AppContext, type_text: Callable[[QWidget, str], None]
) -> None:
    page = write_a_memo(window, type_text)
    with closing(sqlite3.connect(context.folder.database)) as other_program:
        other_program.execute("BEGIN EXCLUSIVE")
        assert not window.close()
    assert window.isVisible()
    assert page.form.content["subject"] == "ยังไม่ได้บันทึก"
    answer(window, "ลองใหม่")
    assert stored_subjects(context) == ["ยังไม่ได้บันทึก"]


def test_what_cannot_be_kept_is_given_up_only_when_she_says_so(
    window: MainWindow,
    unplugged: Callable[[], Path],
    type_text: Callable[[QWidget, str], None],
) -> None:
    write_a_memo(window, type_text)
    unplugged()
    assert not window.close()
    answer(window, "ปิดโดยไม่บันทึก")
    assert not window.isVisible()


def test_a_fault_in_keeping_the_text_does_not_close_the_window_either(
    window: MainWindow, context: AppContext, type_text: Callable[[QWidget, str], None]
) -> None:
    with closing(sqlite3.connect(context.folder.database)) as plain:
        plain.execute(
            "CREATE TRIGGER fault BEFORE INSERT ON paper BEGIN SELECT RAISE(ABORT, 'fault'); END"
        )
    write_a_memo(window, type_text)
    assert not window.close()
    assert window.isVisible()
    answer(window, "ปิดโดยไม่บันทึก")


def test_going_to_another_work_area_keeps_what_was_typed(
    window: MainWindow, context: AppContext, type_text: Callable[[QWidget, str], None]
) -> None:
    page = write_a_memo(window, type_text)
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(page.form.entrance_of("subject"), key, CONTROL)
        QApplication.processEvents()
        assert stored_subjects(context) == ["ยังไม่ได้บันทึก"]
    assert page.isVisible()
    assert page.form.content["subject"] == "ยังไม่ได้บันทึก"


def test_the_first_window_fits_its_screen_and_fills_a_small_one(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    assert room.width() < 1366, "the test needs a small screen"
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    window.show()
    assert window.isMaximized()


def test_a_memo_that_the_directory_asks_for_is_begun_where_papers_are_written(
    window: MainWindow, context: AppContext
) -> None:
    with context.database.transaction("ช่อง", undoable=False) as session:
        details = agencies.AgencyDetails("โรงเรียนบ้านตัวอย่าง", "school")
        school = agencies.add_agency(session, details)
        field = base_data.add_field(session, base_data.FieldDetails("จำนวนครู", "number"))
        base_data.set_value(session, field, school, fiscal_year(date.today()), "12")
    directory = window.area_view("directory")
    assert isinstance(directory, DirectoryView)
    directory.tabs.setCurrentWidget(directory.base_data)
    directory.base_data.steps.press("บันทึกเสนอ")
    dialog = directory.base_data.steps.papers.dialog
    assert dialog is not None
    dialog.save_button.click()  # the draft is what is offered

    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    page = view.compose_page
    assert page is not None
    assert window.stack.currentWidget() is view
    assert "ขอความเห็นชอบข้อมูลพื้นฐาน" in page.draft.content["subject"]
    assert "จำนวนครู" in page.draft.content["text_2"]
    assert window.undo_button.toolTip().startswith("ย้อนกลับ: ร่างบันทึกเสนอข้อมูลพื้นฐาน")
    with context.database.reading() as session:
        assert [paper.kind for paper in papers.list_papers(session, papers.PaperFilter())] == [
            "memo"
        ]


def test_the_letter_of_a_round_is_begun_where_papers_are_written(
    window: MainWindow, context: AppContext
) -> None:
    with context.database.transaction("รอบ", undoable=False) as session:
        school = agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนบ้านตัวอย่าง", "school"))
        verification.start_round(session, "ยืนยันข้อมูล", [school], date.today())
    directory = window.area_view("directory")
    assert isinstance(directory, DirectoryView)
    directory.tabs.setCurrentWidget(directory.rounds)
    directory.rounds.papers.give("letter")

    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    assert view.compose_page is not None
    assert "ตรวจสอบและยืนยันข้อมูลพื้นฐาน" in view.compose_page.draft.content["subject"]
    assert view.compose_page.draft.form.name == "letter"


def test_undo_in_a_search_box_takes_back_what_was_done_in_the_office(
    window: MainWindow, context: AppContext
) -> None:
    directory = window.area_view("directory")
    assert isinstance(directory, DirectoryView)
    search = directory.agencies.search
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_A)
    with context.database.transaction("แก้ข้อมูลสำนักงาน") as session:
        operations.save_profile(session, fax="๐ ๑")
    QTest.keyClick(search, Qt.Key.Key_Z, CONTROL)
    assert window.said == "ย้อนกลับแล้ว: แก้ข้อมูลสำนักงาน"
    assert search.text() == "a"
    QTest.keyClick(search, Qt.Key.Key_Y, CONTROL)
    assert window.said == "ทำซ้ำแล้ว: แก้ข้อมูลสำนักงาน"
    with context.database.transaction("แก้อีก") as session:
        operations.save_profile(session, fax="๐ ๒")
    assert window.said == ""


def test_what_is_found_opens_in_its_area(
    window: MainWindow, context: AppContext, qtbot: QtBot
) -> None:
    with context.database.transaction("เพิ่ม") as session:
        details = agencies.AgencyDetails(name="โรงเรียนบ้านน้ำท่วม", kind="school")
        agency_id = agencies.add_agency(session, details)
        paper_id = papers.start_paper(session, "memo", {"subject": "ก", "cause": "ปั้มน้ำชำรุด"})
        now = datetime(2026, 11, 20, 7).astimezone()
        entry_id = registers.receive(session, registers.EntryDetails("แผนป้องกันอัคคีภัย"), now)
    directory = window.area_view("directory")
    assert isinstance(directory, DirectoryView)
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.find_dialog
    assert dialog is not None
    assert dialog.isVisible()

    dialog.search.setText("ปั้มน้ำ")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    assert view.compose_page is not None
    assert view.compose_page.draft.paper_id == paper_id

    window.find_button.click()
    assert dialog.isVisible()
    dialog.search.setText("บ้านน้ำ")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is directory
    assert directory.agencies.table.current is not None
    assert directory.agencies.table.current.id == agency_id

    window.find_anything()
    dialog.search.setText("อัคคี")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert view.in_sight is view.received
    assert view.received.table.current is not None
    assert view.received.table.current.id == entry_id


def test_no_part_of_a_work_area_is_a_window_of_its_own_for_a_moment(window: MainWindow) -> None:
    for area in WORK_AREAS:
        window.area_view(area.key)
        assert QApplication.activeWindow() is window  # or its keys would do nothing
