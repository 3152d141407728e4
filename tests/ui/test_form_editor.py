"""A form's fields on the screen: what is typed is what the content says, and nothing is lost."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.documents.form_model import Choice, Condition, Field
from district_admin.ui.form_committee import members_in
from district_admin.ui.form_editor import FormEditor
from district_admin.ui.form_signatory import SignatoryChoice
from district_admin.ui.theme import Theme

TODAY = date(2026, 11, 20)
DIRECTOR = SignatoryChoice(("(นายก้องเกียรติ  ใจงาม)", "ผู้อำนวยการสำนักงาน"))
DEPUTY = SignatoryChoice(("(นางสาวญาดา  ฐิติพงศ์)", "รองผู้อำนวยการสำนักงาน"), "ว่าที่ร้อยตรีหญิง")
FIELDS = (
    Field("subject", "เรื่อง", "line", required=True),
    Field("date", "วันที่", "date", required=True),
    Field("style", "รูปแบบ", "choice", True, choices=(Choice("a", "สามตอน"), Choice("b", "หัวข้อ"))),
    Field("cause", "ภาคเหตุ", "text", when=(Condition("style", ("a",)),)),
    Field("facts", "ข้อเท็จจริง", "text", when=(Condition("style", ("b",)),)),
    Field("closing", "ภาคสรุป", "text", suggestions=("จึงเรียนมาเพื่อโปรดทราบ",)),
    Field("salutation", "คำขึ้นต้น", "line", suggestions=("เรียน", "กราบเรียน", "นมัสการ")),
    Field("enclosures", "สิ่งที่ส่งมาด้วย", "lines"),
    Field("committee", "คณะกรรมการ", "committee"),
    Field("circular", "เป็นหนังสือเวียน", "switch"),
    Field("signatory", "ผู้ลงนาม", "signatory", required=True),
)
Type = Callable[[QWidget, str], None]


def in_office(day: date) -> Sequence[SignatoryChoice]:
    """The deputy came in 2027."""
    return (DIRECTOR,) if day.year < 2027 else (DIRECTOR, DEPUTY)


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> FormEditor:
    made = FormEditor(theme, FIELDS, in_office, TODAY)
    qtbot.addWidget(made)
    made.resize(480, 600)
    made.show_content({"date": "2026-11-20", "style": "a"})
    made.show()
    qtbot.waitExposed(made)
    return made


def line(editor: FormEditor, name: str) -> QLineEdit:
    found = editor.entrance_of(name)
    assert isinstance(found, QLineEdit)
    return found


def text_box(editor: FormEditor, name: str) -> QPlainTextEdit:
    found = editor.entrance_of(name)
    assert isinstance(found, QPlainTextEdit)
    return found


def combo(editor: FormEditor, name: str) -> QComboBox:
    found = editor.entrance_of(name)
    assert isinstance(found, QComboBox)
    return found


def test_what_is_typed_is_what_the_content_says(editor: FormEditor, type_text: Type) -> None:
    type_text(line(editor, "subject"), "ขออนุญาตใช้ห้องประชุม")
    type_text(text_box(editor, "cause"), "ด้วยกลุ่มอำนวยการ")
    type_text(text_box(editor, "enclosures"), "กำหนดการ  จำนวน 1 ชุด")

    content = editor.content
    assert content["subject"] == "ขออนุญาตใช้ห้องประชุม"
    assert content["cause"] == "ด้วยกลุ่มอำนวยการ"
    assert content["enclosures"] == ["กำหนดการ  จำนวน 1 ชุด"]
    assert content["date"] == "2026-11-20"
    assert content["circular"] is False


def test_content_shown_comes_back_equal(editor: FormEditor) -> None:
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
        "signatory": DIRECTOR.to_keep(),
        "numerals_of_another_program": "ไม่มีช่องให้กรอก",
    }
    editor.show_content(content)
    assert editor.content == content


def test_showing_content_is_not_a_change(editor: FormEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.changed):
        editor.show_content({"subject": "ใหม่", "cause": "ด้วย", "signatory": DEPUTY.to_keep()})


def test_a_field_of_another_style_is_hidden_and_keeps_what_it_says(
    editor: FormEditor, type_text: Type
) -> None:
    type_text(text_box(editor, "cause"), "ด้วย")
    combo(editor, "style").setCurrentIndex(1)

    assert not text_box(editor, "cause").isVisible()
    assert text_box(editor, "facts").isVisible()
    assert editor.content["cause"] == "ด้วย"
    assert not editor.go_to("cause")


def test_a_date_that_is_not_in_the_calendar_stays_as_typed_and_says_why(
    editor: FormEditor, qtbot: QtBot, type_text: Type
) -> None:
    entry = line(editor, "date")
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
    editor: FormEditor, qtbot: QtBot, type_text: Type
) -> None:
    entry = line(editor, "date")
    entry.clear()
    type_text(entry, "๑๙/๑๑/๖๙")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert editor.content["date"] == "2026-11-19"
    assert not editor.mistakes


def test_a_text_box_grows_with_its_text_and_tab_leaves_it(
    editor: FormEditor, qtbot: QtBot, type_text: Type
) -> None:
    box = text_box(editor, "cause")
    before = box.height()
    box.insertPlainText("\n".join(["ย่อหน้า"] * 12))
    assert box.height() > before + 8 * box.fontMetrics().lineSpacing()

    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.toPlainText().count("\t") == 0


def test_the_wheel_scrolls_past_a_choice_and_does_not_change_it(editor: FormEditor) -> None:
    from PySide6.QtCore import QPoint, QPointF  # noqa: PLC0415 - this test alone
    from PySide6.QtGui import QWheelEvent  # noqa: PLC0415 - this test alone

    style = combo(editor, "style")
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(style.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(style, turned)
    assert editor.content["style"] == "a"


def test_usual_sentences_are_put_on_a_line_of_their_own(editor: FormEditor, qtbot: QtBot) -> None:
    box = text_box(editor, "closing")
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


def test_down_offers_every_usual_word_whatever_is_typed(editor: FormEditor, qtbot: QtBot) -> None:
    entry = line(editor, "salutation")
    entry.setText("เรียน")
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Down)
    completer = entry.completer()
    assert completer.completionCount() == 3
    completer.popup().hide()  # type: ignore[union-attr]  # just opened


def test_signatories_are_those_in_office_on_the_papers_day(
    editor: FormEditor, qtbot: QtBot, type_text: Type
) -> None:
    offered = combo(editor, "signatory")
    assert [offered.itemText(row) for row in range(offered.count())] == [
        "เลือกผู้ลงนาม",
        "นายก้องเกียรติ  ใจงาม  ·  ผู้อำนวยการสำนักงาน",
        "พิมพ์ชื่ออื่น",
    ]
    offered.setCurrentIndex(1)
    entry = line(editor, "date")
    entry.clear()
    type_text(entry, "1/2/2570")
    QTest.keyClick(entry, Qt.Key.Key_Return)

    assert offered.count() == 4
    assert editor.content["signatory"] == DIRECTOR.to_keep()


def test_who_signed_last_year_is_kept_though_no_longer_in_office(editor: FormEditor) -> None:
    past = {"lines": ["(นายเก่า  กาลก่อน)", "ผู้อำนวยการสำนักงาน"], "rank": ""}
    editor.show_content({"date": "2026-11-20", "signatory": past})

    assert combo(editor, "signatory").currentText() == "พิมพ์ชื่ออื่น"
    kept = editor.content["signatory"]
    assert kept == {"lines": ["นายเก่า  กาลก่อน", "ผู้อำนวยการสำนักงาน"], "rank": ""}


def test_another_name_can_be_typed_and_is_not_lost_when_the_day_changes(
    editor: FormEditor, type_text: Type
) -> None:
    offered = combo(editor, "signatory")
    offered.setCurrentIndex(offered.count() - 1)
    names = [each for each in editor.findChildren(QLineEdit) if each.isVisible()]
    name = next(each for each in names if each.accessibleName() == "ชื่อผู้ลงนาม")
    line(editor, "date").clear()
    type_text(line(editor, "date"), "1/2/2570")
    assert offered.count() == 4
    assert offered.currentText() == "พิมพ์ชื่ออื่น"
    type_text(name, "นางฐาปนี  กุฎีทอง")
    assert editor.content["signatory"] == {"lines": ["นางฐาปนี  กุฎีทอง"], "rank": ""}


def test_a_committee_copied_from_a_worksheet_is_pasted_as_members(
    editor: FormEditor, qtbot: QtBot
) -> None:
    QTest.mouseClick(editor.entrance_of("committee"), Qt.MouseButton.LeftButton)
    name = line(editor, "committee")
    QGuiApplication.clipboard().setText(
        "นายก้อง  ดีงาม\tครู\tประธานกรรมการ\nนางสาวขวัญ  ใจดี\tครูชำนาญการ\tกรรมการ\n"
    )
    QTest.keySequence(name, QKeySequence(QKeySequence.StandardKey.Paste))

    assert editor.content["committee"] == [
        {"name": "นายก้อง  ดีงาม", "post": "ครู", "role": "ประธานกรรมการ"},
        {"name": "นางสาวขวัญ  ใจดี", "post": "ครูชำนาญการ", "role": "กรรมการ"},
    ]


def test_members_are_moved_and_taken_out(editor: FormEditor, qtbot: QtBot) -> None:
    editor.show_content({"committee": [{"name": "ก"}, {"name": "ข"}, {"name": "ค"}]})
    click(editor, qtbot, "เลื่อนคนที่ 3 ขึ้น")
    assert names_of(editor) == ["ก", "ค", "ข"]
    click(editor, qtbot, "นำคนที่ 1 ออก")
    assert names_of(editor) == ["ค", "ข"]


def test_a_plain_name_is_no_list_of_members() -> None:
    assert members_in("นายก้อง  ดีงาม") == []
    assert members_in("นายก้อง  ดีงาม\nนางสาวขวัญ  ใจดี")[1]["name"] == "นางสาวขวัญ  ใจดี"


def test_every_input_says_its_name_to_a_screen_reader(editor: FormEditor) -> None:
    assert editor.entrance_of("subject").accessibleName() == "เรื่อง (ต้องกรอก)"
    assert editor.entrance_of("enclosures").accessibleName() == "สิ่งที่ส่งมาด้วย"
    assert editor.entrance_of("signatory").accessibleName() == "ผู้ลงนาม (ต้องกรอก)"


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


def names_of(editor: FormEditor) -> list[str]:
    members = editor.content["committee"]
    assert isinstance(members, list)
    return [member["name"] for member in members]


def click(editor: FormEditor, qtbot: QtBot, name: str) -> None:
    found = next(each for each in editor.findChildren(QWidget) if each.accessibleName() == name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
