from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from district_admin.ui.lists import NavEntry, NavList
from district_admin.ui.theme import Theme

ENTRIES = [
    NavEntry("mail", "หนังสือราชการ", "หนังสือ"),
    NavEntry("settings", "ตั้งค่า", "ตั้งค่า"),
]


def test_arrow_keys_walk_the_work_areas(theme: Theme, qtbot: QtBot) -> None:
    nav = NavList(theme, ENTRIES)
    qtbot.addWidget(nav)
    nav.show()

    QTest.keyClick(nav, Qt.Key.Key_Down)

    assert nav.currentRow() == 1


def test_entries_say_their_name_and_their_key(theme: Theme, qtbot: QtBot) -> None:
    nav = NavList(theme, ENTRIES)
    qtbot.addWidget(nav)

    assert nav.item(0).text() == "หนังสือราชการ"
    assert nav.item(0).toolTip() == "หนังสือราชการ (Ctrl+1)"


def test_a_narrow_list_becomes_a_rail_with_captions(theme: Theme, qtbot: QtBot) -> None:
    nav = NavList(theme, ENTRIES)
    qtbot.addWidget(nav)
    nav.resize(theme.tokens.nav_wide, 600)
    nav.show()
    wide = nav.grab().toImage()
    assert not nav.is_rail
    assert nav.entry_height() == 40

    nav.resize(theme.tokens.nav_rail, 600)

    assert nav.is_rail
    assert nav.entry_height() == 52
    assert nav.grab().toImage() != wide


def test_eleven_areas_fit_the_lowest_window(theme: Theme, qtbot: QtBot) -> None:
    nav = NavList(theme, ENTRIES * 5 + ENTRIES[:1])
    qtbot.addWidget(nav)
    nav.resize(theme.tokens.nav_rail, 433)
    nav.show()

    assert nav.entry_height() * nav.count() <= 433


def test_the_entry_under_the_mouse_is_seen_and_forgotten_when_it_leaves(
    theme: Theme, qtbot: QtBot
) -> None:
    nav = NavList(theme, ENTRIES)
    qtbot.addWidget(nav)
    nav.show()
    still = nav.grab().toImage()
    place = nav.visualItemRect(nav.item(1)).center()

    def is_pointed_at() -> bool:
        QTest.mouseMove(nav.viewport(), QPoint(0, 0))  # an earlier test may have left it there
        QTest.mouseMove(nav.viewport(), place)
        return nav.pointed_at == 1

    qtbot.waitUntil(is_pointed_at)
    assert nav.grab().toImage() != still

    QCoreApplication.sendEvent(nav, QEvent(QEvent.Type.Leave))
    assert nav.pointed_at == -1
