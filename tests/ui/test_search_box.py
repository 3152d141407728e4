from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.layouts import column, holder
from district_admin.ui.search_box import SearchBox
from district_admin.ui.theme import Theme


def test_typing_searches_once_after_a_pause(
    theme: Theme, qtbot: QtBot, type_text: Callable[[QWidget, str], None]
) -> None:
    box = SearchBox(theme, "ค้นเรื่อง")
    qtbot.addWidget(box)
    box.show()
    searched: list[str] = []
    box.searched.connect(searched.append)

    type_text(box, " ประชุม ")
    qtbot.waitUntil(lambda: bool(searched))

    assert searched == ["ประชุม"]


def test_escape_empties_the_box_and_shows_everything_at_once(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "ค้นเรื่อง")
    qtbot.addWidget(box)
    box.show()
    box.setText("ประชุม")
    searched: list[str] = []
    box.searched.connect(searched.append)

    QTest.keyClick(box, Qt.Key.Key_Escape)

    assert searched == [""]


def test_control_f_comes_to_the_box(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    box, other = SearchBox(theme, "ค้นเรื่อง"), QLineEdit()
    page = holder(column(box, other))
    show(page)
    other.setFocus()

    QTest.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert box.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_keys_of_the_list_lead_into_it_once_what_was_typed_is_searched(
    theme: Theme, show: Callable[[QWidget], None], key: Qt.Key
) -> None:
    box, listed = SearchBox(theme, "ค้นเรื่อง"), QLineEdit()
    box.leaves_to = listed
    page = holder(column(box, listed))
    show(page)
    box.setFocus()
    searched: list[str] = []
    box.searched.connect(searched.append)
    box.setText("ประชุม")

    listed.hide()  # nothing is found
    QTest.keyClick(box, key)
    assert (searched, box.hasFocus()) == (["ประชุม"], True)

    listed.show()
    QTest.keyClick(box, key)
    assert (searched, listed.hasFocus()) == (["ประชุม"], True)
