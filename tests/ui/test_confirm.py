from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from district_admin.ui.confirm import confirm
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.theme import Theme


def _ask(theme: Theme, qtbot: QtBot, danger: bool) -> tuple[QDialog, list[int]]:
    text = "ร่าง “ขออนุญาตใช้ห้องประชุมราชพฤกษ์” จะหายไปจากรายการ ย้อนกลับได้จากประวัติของหนังสือ"
    dialog = confirm(theme, None, "ลบร่างนี้", text, "ลบร่าง", "ไม่ลบ", danger=danger)
    qtbot.addWidget(dialog)
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    dialog.activateWindow()
    return dialog, answers


def test_escape_is_the_safe_answer(theme: Theme, qtbot: QtBot) -> None:
    dialog, answers = _ask(theme, qtbot, danger=False)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert answers == [QDialog.DialogCode.Rejected.value]


def test_enter_does_a_harmless_deed_and_leaves_a_dangerous_one(theme: Theme, qtbot: QtBot) -> None:
    harmless, answers = _ask(theme, qtbot, danger=False)
    QTest.keyClick(harmless, Qt.Key.Key_Return)
    assert answers == [QDialog.DialogCode.Accepted.value]

    dangerous, answers = _ask(theme, qtbot, danger=True)
    QTest.keyClick(dangerous, Qt.Key.Key_Return)
    assert answers == [QDialog.DialogCode.Rejected.value]


def test_the_button_does_what_its_word_says_and_no_text_is_cut(theme: Theme, qtbot: QtBot) -> None:
    dialog, answers = _ask(theme, qtbot, danger=True)
    for words in dialog.findChildren(WrappedLabel):
        assert words.height() >= words.heightForWidth(words.width())
    buttons = {button.accessibleName(): button for button in dialog.findChildren(QPushButton)}

    buttons["ลบร่าง"].click()

    assert answers == [QDialog.DialogCode.Accepted.value]


def test_enter_on_the_dangerous_button_does_what_it_says(theme: Theme, qtbot: QtBot) -> None:
    dialog, answers = _ask(theme, qtbot, danger=True)
    buttons = {button.accessibleName(): button for button in dialog.findChildren(QPushButton)}
    qtbot.waitUntil(dialog.isActiveWindow)
    buttons["ลบร่าง"].setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(buttons["ลบร่าง"], Qt.Key.Key_Return)

    assert answers == [QDialog.DialogCode.Accepted.value]
