"""Texts typed in a form: boxes that grow, words that are used often."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from district_admin.ui.form_editor import FormEditor

Line = Callable[[str], QLineEdit]
TextBox = Callable[[str], QPlainTextEdit]


def test_a_text_box_grows_with_its_text_and_tab_leaves_it(text_box: TextBox) -> None:
    box = text_box("cause")
    before = box.height()
    box.insertPlainText("\n".join(["ย่อหน้า"] * 12))
    assert box.height() > before + 8 * box.fontMetrics().lineSpacing()

    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.toPlainText().count("\t") == 0


def test_usual_sentences_are_put_on_a_line_of_their_own(
    editor: FormEditor, text_box: TextBox
) -> None:
    box = text_box("closing")
    box.setPlainText("ข้อความเดิม")
    box.moveCursor(box.textCursor().MoveOperation.End)
    button = next(
        each
        for each in editor.findChildren(QWidget)
        if each.accessibleName() == "ข้อความที่ใช้บ่อย" and each.isVisible()
    )
    menu = button.menu()  # type: ignore[attr-defined]  # a push button with a menu
    menu.actions()[0].trigger()
    assert editor.content["closing"] == "ข้อความเดิม\nจึงเรียนมาเพื่อโปรดทราบ"


def test_the_words_offered_go_when_she_is_led_to_another_field(
    editor: FormEditor, line: Line
) -> None:
    entry = line("salutation")
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Down)
    offered = entry.completer().popup()
    assert offered.isVisible()  # type: ignore[union-attr]  # just opened
    assert editor.go_to("closing")
    assert not offered.isVisible()  # type: ignore[union-attr]  # as above


def test_down_offers_every_usual_word_whatever_is_typed(line: Line) -> None:
    entry = line("salutation")
    entry.setText("เรียน")
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Down)
    completer = entry.completer()
    assert completer.completionCount() == 3
    completer.popup().hide()  # type: ignore[union-attr]  # just opened


def test_a_click_beside_the_words_offered_goes_on_where_she_clicked(
    line: Line, text_box: TextBox
) -> None:
    entry, box = line("salutation"), text_box("closing")
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Down)
    popup = entry.completer().popup()
    assert popup is not None
    there = box.viewport().mapToGlobal(box.viewport().rect().center())
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=popup.mapFromGlobal(there))
    assert not popup.isVisible()
    assert box.hasFocus()


def test_a_click_on_a_button_beside_the_words_offered_presses_it(
    editor: FormEditor, line: Line
) -> None:
    entry = line("salutation")
    button = QPushButton("บันทึก", editor)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.move(editor.width() - button.sizeHint().width(), 0)
    button.show()
    button.raise_()
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Down)
    popup = entry.completer().popup()
    assert popup is not None
    there = button.mapToGlobal(button.rect().center())
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=popup.mapFromGlobal(there))
    QTest.qWait(0)
    assert len(pressed) == 1
