import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from district_admin.main_window import MainWindow
from district_admin.office import operations
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
    window.resize(900, 560)
    window.close()
    again = MainWindow(theme)
    qtbot.addWidget(again)
    again.show()
    again.open_office(context)
    assert (again.width(), again.height()) == (900, 560)
