from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.buttons import FilterChips, button, say_on, tool
from district_admin.ui.layouts import column, holder, row
from district_admin.ui.theme import Theme


def test_a_click_leaves_the_caret_where_she_was_typing(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    line, save = QLineEdit(), button(theme, "บันทึกเป็นไฟล์", "primary", "download")
    page = holder(column(line, save))
    show(page)
    line.setFocus()

    QTest.mouseClick(save, Qt.MouseButton.LeftButton)

    assert line.hasFocus()
    assert save.accessibleName() == "บันทึกเป็นไฟล์"


def test_a_button_is_pressed_by_its_keys(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    line, save = QLineEdit(), button(theme, "บันทึกเป็นไฟล์", keys="Ctrl+S")
    page = holder(column(line, save))
    show(page)
    line.setFocus()

    with qtbot.waitSignal(save.clicked):
        QTest.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert save.toolTip() == "บันทึกเป็นไฟล์ (Ctrl+S)"


def test_an_icon_alone_says_its_name(theme: Theme, qtbot: QtBot) -> None:
    printer = tool(theme, "printer", "พิมพ์", keys="Ctrl+P")
    qtbot.addWidget(printer)

    assert printer.accessibleName() == "พิมพ์"
    assert printer.toolTip() == "พิมพ์ (Ctrl+P)"


def test_filters_show_their_counts_and_tell_which_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    filters = FilterChips(theme, ["ทั้งหมด", "ร่าง"])
    qtbot.addWidget(filters)
    filters.show_counts([100_012, 3_003])
    drafts = filters.findChildren(type(button(theme, "")))[1]
    assert drafts.text() == "ร่าง  3,003"

    with qtbot.waitSignal(filters.chosen) as chosen:
        drafts.click()

    assert chosen.args == [1]
    assert filters.current == 1


def test_filters_leave_the_search_the_room_they_do_not_need(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    search, filters = QLineEdit(), FilterChips(theme, ["ทั้งหมด", "ร่าง"])
    page = holder(row(search, filters, gap=0))
    show(page)
    page.resize(900, 60)
    qtbot.waitUntil(lambda: search.width() == 900 - filters.sizeHint().width())
    assert len({chip.y() for chip in filters.findChildren(QPushButton)}) == 1


def test_the_keys_stay_when_the_button_says_something_else(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    line, take = QLineEdit(), button(theme, "", "primary", "check", keys="Ctrl+Return")
    page = holder(column(line, take))
    show(page)
    say_on(take, "นำเข้า 6 แถว")
    line.setFocus()
    with qtbot.waitSignal(take.clicked, timeout=2_000):
        QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (take.accessibleName(), take.toolTip()) == ("นำเข้า 6 แถว", "นำเข้า 6 แถว (Ctrl+Return)")


def test_enter_presses_an_icon_that_has_the_focus(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    line, printer = QLineEdit(), tool(theme, "printer", "พิมพ์")
    page = holder(column(line, printer))
    show(page)
    printer.setFocus()
    with qtbot.waitSignal(printer.clicked, timeout=2_000):
        QTest.keyClick(printer, Qt.Key.Key_Return)
