"""The date of a paper as it is typed in its form."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.form_editor import FormEditor

Type = Callable[[QWidget, str], None]
Line = Callable[[str], QLineEdit]


def test_a_date_that_is_not_in_the_calendar_stays_as_typed_and_says_why(
    editor: FormEditor, qtbot: QtBot, type_text: Type, line: Line
) -> None:
    entry = line("date")
    entry.clear()
    type_text(entry, "31 พ.ย. 2569")
    with qtbot.waitSignal(editor.changed):
        QTest.keyClick(entry, Qt.Key.Key_Return)

    assert entry.text() == "31 พ.ย. 2569"
    assert editor.content["date"] == "31 พ.ย. 2569"
    assert "ไม่มีในปฏิทิน" in editor.mistakes["date"]

    editor.show_content({})
    assert not editor.mistakes
    editor.show_content({"date": "31 พ.ย. 2569"})
    assert entry.text() == "31 พ.ย. 2569"
    assert "date" in editor.mistakes


def test_a_date_is_taken_in_the_buddhist_era(
    editor: FormEditor, type_text: Type, line: Line
) -> None:
    entry = line("date")
    entry.clear()
    type_text(entry, "๑๙/๑๑/๖๙")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert editor.content["date"] == "2026-11-19"
    assert not editor.mistakes
