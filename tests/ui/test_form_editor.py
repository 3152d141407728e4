"""A form's fields on the screen: what is typed is what the content says, and nothing is lost."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.form_editor import FormEditor
from district_admin.ui.form_signatory import SignatoryChoice

Type = Callable[[QWidget, str], None]
Line = Callable[[str], QLineEdit]
TextBox = Callable[[str], QPlainTextEdit]
Combo = Callable[[str], QComboBox]


def test_what_is_typed_is_what_the_content_says(
    editor: FormEditor, type_text: Type, line: Line, text_box: TextBox
) -> None:
    type_text(line("subject"), "ขออนุญาตใช้ห้องประชุม")
    type_text(text_box("cause"), "ด้วยกลุ่มอำนวยการ")
    type_text(text_box("enclosures"), "กำหนดการ  จำนวน 1 ชุด")

    content = editor.content
    assert content["subject"] == "ขออนุญาตใช้ห้องประชุม"
    assert content["cause"] == "ด้วยกลุ่มอำนวยการ"
    assert content["enclosures"] == ["กำหนดการ  จำนวน 1 ชุด"]
    assert content["date"] == "2026-11-20"
    assert content["circular"] is False


def test_content_shown_comes_back_equal(editor: FormEditor, director: SignatoryChoice) -> None:
    content = {
        "subject": "ขออนุมัติโครงการ",
        "date": "2026-11-21",
        "style": "b",
        "cause": "เดิมเขียนไว้",
        "facts": "ย่อหน้าหนึ่ง\nย่อหน้าสอง",
        "closing": "จึงเรียนมาเพื่อโปรดทราบ",
        "salutation": "เรียน",
        "enclosures": ["หนึ่ง", "สอง"],
        "committee": [{"name": "นายก้อง  ดีงาม", "post": "ครู", "role": "กรรมการ"}],
        "circular": True,
        "signatory": director.to_keep(),
        "numerals_of_another_program": "ไม่มีช่องให้กรอก",
    }
    editor.show_content(content)
    assert editor.content == content


def test_showing_content_is_not_a_change(
    editor: FormEditor, qtbot: QtBot, deputy: SignatoryChoice
) -> None:
    with qtbot.assertNotEmitted(editor.changed):
        editor.show_content({"subject": "ใหม่", "cause": "ด้วย", "signatory": deputy.to_keep()})


def test_a_field_of_another_style_is_hidden_and_keeps_what_it_says(
    editor: FormEditor, type_text: Type, text_box: TextBox, combo: Combo
) -> None:
    type_text(text_box("cause"), "ด้วย")
    combo("style").setCurrentIndex(1)

    assert not text_box("cause").isVisible()
    assert text_box("facts").isVisible()
    assert editor.content["cause"] == "ด้วย"
    assert not editor.go_to("cause")


def test_tab_goes_through_the_fields_in_the_order_of_the_form(
    editor: FormEditor, qtbot: QtBot
) -> None:
    editor.entrance_of("subject").setFocus()
    seen: list[QWidget | None] = []
    while editor.focusWidget() not in seen:
        seen.append(editor.focusWidget())
        editor.focusNextChild()
    order = [seen.index(editor.entrance_of(name)) for name in ("subject", "date", "style", "cause")]
    assert order == sorted(order)
    assert seen.index(editor.entrance_of("signatory")) > order[-1]


def test_the_first_empty_field_that_must_be_filled_in_takes_the_caret(
    editor: FormEditor, qtbot: QtBot
) -> None:
    editor.show_content({"subject": "มีแล้ว", "date": "2026-11-20", "style": "a"})
    editor.activateWindow()
    editor.go_to_first_empty()
    assert editor.focusWidget() is editor.entrance_of("signatory")
