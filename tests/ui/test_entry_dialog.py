"""The window that asks for one record: as high as its fields, and what it says under them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.questions import line
from district_admin.ui.theme import Theme

HINT = "เว้นว่างเพื่อใช้ตามประเภท"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with room for any dialog."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    return made


def asked(theme: Theme, window: QWidget, hint: str) -> EntryDialog:
    entries = [line("year", "เก็บถึง พ.ศ.", hint=hint), line("place", "รหัสแฟ้ม", hint=hint)]
    return EntryDialog(theme, window, "จัดเก็บ", entries, lambda _values: None, date.today()).ask()


def test_hints_beside_their_labels_take_no_height(theme: Theme, window: QWidget) -> None:
    assert asked(theme, window, HINT).height() == asked(theme, window, "").height()


def test_reasons_one_after_another_need_the_room_of_one(theme: Theme, window: QWidget) -> None:
    dialog = asked(theme, window, HINT)
    dialog.refuse("กรุณากรอกปี")
    high = dialog.height()
    for _time in range(3):
        dialog.form.changed.emit()
        dialog.refuse("กรุณากรอกปี")
    assert dialog.height() == high


def test_ctrl_enter_keeps_the_record(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = asked(theme, window, HINT)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_tab_after_the_last_field_leads_to_keeping_the_record(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    kept: list[object] = []
    dialog = EntryDialog(
        theme, window, "บุคคล", [line("name", "ชื่อ")], kept.append, date(2026, 11, 28)
    ).ask()
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), QLineEdit))
    field = dialog.focusWidget()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert kept == [{"name": "abc"}]


def test_a_reason_takes_no_room_from_the_fields(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    dialog = asked(theme, window, HINT)
    room = dialog.form.height()
    dialog.refuse("กรุณาแก้ปี เพราะต้องเก็บถึงสิ้นปีที่ระเบียบกำหนดไว้เป็นอย่างน้อย " * 3)
    qtbot.waitUntil(lambda: bool(dialog.reason))
    qtbot.waitUntil(lambda: dialog.form.height() >= room)


def test_a_reason_goes_with_what_it_was_about(theme: Theme, window: QWidget) -> None:
    dialog = asked(theme, window, HINT)
    dialog.refuse("กรุณาแก้ปี")
    assert dialog.reason == "กรุณาแก้ปี"
    entry = dialog.form.entrance_of("year")
    assert isinstance(entry, QLineEdit)
    entry.insert("2")
    assert dialog.reason == ""


def test_a_long_title_takes_no_room_from_the_fields(theme: Theme, window: QWidget) -> None:
    entries = [line("number", "เลขที่")]
    heights = []
    for title in ("ออกเลข", "ออกเลขหนังสือภายนอก รายงานผลการสำรวจข้อมูลครุภัณฑ์คอมพิวเตอร์ " * 3):
        dialog = EntryDialog(
            theme, window, title, entries, lambda _values: None, date.today()
        ).ask()
        heights.append(dialog.form.height())
    assert heights[1] >= heights[0]
