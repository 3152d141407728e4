"""The members of a committee, as they are entered in a form."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.form_committee import members_in
from district_admin.ui.form_editor import FormEditor

Line = Callable[[str], QLineEdit]


def test_a_committee_copied_from_a_worksheet_is_pasted_as_members(
    editor: FormEditor, line: Line
) -> None:
    QTest.mouseClick(editor.entrance_of("committee"), Qt.MouseButton.LeftButton)
    name = line("committee")
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


def test_members_shown_while_the_form_is_read_only_are_read_and_not_added_to(
    editor: FormEditor, line: Line, type_text: Callable[[QWidget, str], None]
) -> None:
    editor.set_read_only(True)
    editor.show_content({"committee": [{"name": "ก"}]})
    type_text(line("committee"), "ข")
    QTest.keyClick(line("committee"), Qt.Key.Key_Return)
    assert names_of(editor) == ["ก"]
    assert sum("คนที่ 2" in each.accessibleName() for each in editor.findChildren(QLineEdit)) == 0


def test_a_plain_name_is_no_list_of_members() -> None:
    assert members_in("นายก้อง  ดีงาม") == []
    assert members_in("นายก้อง  ดีงาม\nนางสาวขวัญ  ใจดี")[1]["name"] == "นางสาวขวัญ  ใจดี"


def names_of(editor: FormEditor) -> list[str]:
    members = editor.content["committee"]
    assert isinstance(members, list)
    return [member["name"] for member in members]


def click(editor: FormEditor, qtbot: QtBot, name: str) -> None:
    found = next(each for each in editor.findChildren(QWidget) if each.accessibleName() == name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
