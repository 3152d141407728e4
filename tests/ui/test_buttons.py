from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.buttons import FilterChips, button, tool
from district_admin.ui.layouts import column, holder
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
    filters.show_counts([12, 3])
    drafts = filters.findChildren(type(button(theme, "")))[1]
    assert drafts.text() == "ร่าง  3"

    with qtbot.waitSignal(filters.chosen) as chosen:
        drafts.click()

    assert chosen.args == [1]
    assert filters.current == 1
