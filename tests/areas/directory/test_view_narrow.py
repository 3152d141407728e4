"""The lists in a narrow window, where the record takes the list's place, by keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import people
from district_admin.areas.directory.view import DirectoryView
from district_admin.overriding import override
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext


@pytest.fixture
def view(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[DirectoryView]:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        for given in ("กิตติ", "มานี"):
            people.add_person(session, people.PersonDetails(given, "ปั้นงาม", "นาง"))
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(840, 480)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.tabs.setCurrentWidget(made.people)
    made.people.table.setFocus()
    yield made
    made.close()


def press(view: DirectoryView, key: Qt.Key) -> None:
    """As the window system does: into the window, which gives it to what has the focus."""
    view.activateWindow()
    QApplication.processEvents()
    handle = view.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)
    QApplication.processEvents()


def in_focus(view: DirectoryView) -> QWidget:
    found = view.focusWidget()
    assert found is not None
    return found


def test_enter_goes_into_the_record_and_escape_back_to_the_list(view: DirectoryView) -> None:
    page = view.people
    press(view, Qt.Key.Key_Return)
    assert not page.table.isVisible()
    assert view.focusWidget() is page.detail

    press(view, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert view.focusWidget() is page.table


def test_the_focus_stays_in_the_record_when_it_is_shown_anew(view: DirectoryView) -> None:
    page = view.people
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Tab)
    assert page.detail.isAncestorOf(in_focus(view))
    page.refresh()
    assert view.focusWidget() is page.detail
    press(view, Qt.Key.Key_Escape)
    assert view.focusWidget() is page.table


def test_leaving_what_is_typed_goes_back_to_the_record(view: DirectoryView) -> None:
    page = view.people
    press(view, Qt.Key.Key_Return)
    page.detail.press("แก้ไข")
    press(view, Qt.Key.Key_Escape)
    assert view.focusWidget() is page.detail


def test_showing_a_record_opens_no_window_of_its_own(view: DirectoryView) -> None:
    opened: list[QObject] = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shows = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
            if shows and watched.isWindow() and watched is not view:  # type: ignore[attr-defined] # a widget
                opened.append(watched)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr] # there is one
    for page in (view.people, view.agencies):
        view.tabs.setCurrentWidget(page)
        page.refresh()
    view.people.fill_detail(view.people.table.rows[0])
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr] # as above
    assert opened == []
