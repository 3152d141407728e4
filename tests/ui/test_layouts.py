from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.layouts import column, holder, row, scrolling


def test_a_row_stands_side_by_side_with_a_stretch_between(qtbot: QtBot) -> None:
    left, right = QPushButton("1"), QPushButton("2")
    whole = holder(row(left, 1, right, gap=4, margins=(10, 0, 10, 0)))
    qtbot.addWidget(whole)
    whole.resize(400, 50)
    whole.show()

    assert left.x() == 10
    assert right.geometry().right() == 400 - 10 - 1


def test_a_scrolling_pane_is_no_stop_on_the_way_of_the_tab_key(qtbot: QtBot) -> None:
    inner = holder(column(*(QPushButton(str(number)) for number in range(40))))
    area = scrolling(inner)
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()

    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert area.verticalScrollBar().maximum() > 0
    assert isinstance(area.widget(), QWidget)
