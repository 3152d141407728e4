"""Esc while something is typed: it closes what hangs open first, and asks before it discards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.directory.operations import agencies
from district_admin.areas.directory.view import DirectoryView
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog


@pytest.fixture
def view(context: AppContext, database: Database, qtbot: QtBot) -> Iterator[DirectoryView]:
    with database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนบ้านหนองปรือ", "school"))
    made = DirectoryView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def press_escape(window: QWidget) -> None:
    """As the window system does: shortcuts get the key before any widget."""
    handle = window.window().windowHandle()
    assert handle is not None
    window.window().activateWindow()
    QApplication.processEvents()
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    QApplication.processEvents()


def answer(question: QDialog | None, word: str) -> None:
    assert question is not None
    buttons = question.findChildren(QPushButton)
    next(each for each in buttons if each.accessibleName() == word).click()


def suggestions_of(entry: QWidget) -> QWidget:
    """Open the suggestions under a line with ↓."""
    assert isinstance(entry, QLineEdit)
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Down)
    popup = entry.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    return popup


def test_esc_in_the_pane_closes_the_suggestions_and_keeps_the_form(view: DirectoryView) -> None:
    page = view.people
    view.tabs.setCurrentWidget(page)
    page.add_button.click()
    form = page.edit.form
    assert form is not None
    popup = suggestions_of(form.entrance_of("agency"))
    press_escape(popup)
    assert not popup.isVisible()
    assert page.is_editing
    assert page.edit.form is form


def test_esc_in_a_dialog_closes_the_suggestions_and_keeps_the_dialog(view: DirectoryView) -> None:
    page = view.agencies
    page.verify()
    dialog = page.dialog
    assert dialog is not None
    popup = suggestions_of(dialog.form.entrance_of("by"))
    press_escape(popup)
    assert not popup.isVisible()
    assert dialog.isVisible()


def test_esc_on_a_changed_form_in_the_pane_asks_first(view: DirectoryView) -> None:
    page = view.agencies
    page.add_button.click()
    assert page.edit.form is not None
    name = page.edit.form.entrance_of("name")
    assert isinstance(name, QLineEdit)
    name.setFocus()
    name.setText("โรงเรียนที่พิมพ์ค้าง")
    press_escape(view)
    assert page.is_editing
    answer(page.edit.question, "พิมพ์ต่อ")
    assert page.is_editing
    assert name.text() == "โรงเรียนที่พิมพ์ค้าง"
    press_escape(view)
    answer(page.edit.question, "ออกโดยไม่บันทึก")
    assert not page.is_editing


def test_another_form_is_not_begun_over_what_is_typed(view: DirectoryView, qtbot: QtBot) -> None:
    page = view.agencies
    page.add_button.click()
    form = page.edit.form
    assert form is not None
    name = form.entrance_of("name")
    assert isinstance(name, QLineEdit)
    name.setText("โรงเรียนที่พิมพ์ค้าง")
    for begin in (page.add, page.correct):
        with qtbot.captureExceptions() as caught:
            QTimer.singleShot(0, begin)
            qtbot.waitUntil(lambda: bool(caught))
        assert "พิมพ์ค้างอยู่" in str(caught[0][1])
    assert page.edit.form is form
    assert name.text() == "โรงเรียนที่พิมพ์ค้าง"


def test_ctrl_enter_in_the_pane_keeps_the_record(view: DirectoryView) -> None:
    page = view.agencies
    page.add_button.click()
    assert page.edit.form is not None
    name = page.edit.form.entrance_of("name")
    assert isinstance(name, QLineEdit)
    name.setText("โรงเรียนที่บันทึกแล้ว")
    name.setFocus()
    QApplication.processEvents()
    handle = view.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert not page.is_editing
    assert "โรงเรียนที่บันทึกแล้ว" in [each.name for each in page.table.rows]


def test_esc_on_an_untouched_form_leaves_at_once(view: DirectoryView) -> None:
    page = view.agencies
    page.add_button.click()
    assert page.is_editing
    press_escape(view)
    assert not page.is_editing
    assert page.edit.question is None


def test_esc_on_a_changed_dialog_asks_first(view: DirectoryView) -> None:
    page = view.agencies
    page.verify()
    dialog = page.dialog
    assert dialog is not None
    by = dialog.form.entrance_of("by")
    assert isinstance(by, QLineEdit)
    by.setText("หนังสือตอบกลับ")
    press_escape(dialog)
    assert dialog.isVisible()
    answer(dialog.question, "พิมพ์ต่อ")
    assert dialog.isVisible()
    assert by.text() == "หนังสือตอบกลับ"
    press_escape(dialog)
    answer(dialog.question, "ออกโดยไม่บันทึก")
    assert not dialog.isVisible()


def test_what_only_makes_a_paper_is_cancelled_and_loses_nothing(view: DirectoryView) -> None:
    exports = view.agencies.exports
    exports.ask_booklet()
    dialog = exports.dialog
    assert isinstance(dialog, EntryDialog)
    assert dialog.leave_button.accessibleName() == "ยกเลิก"
    press_escape(dialog)
    assert not dialog.isVisible()
