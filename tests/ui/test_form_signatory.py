"""Who signs, as it is chosen in a form."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.form_editor import FormEditor
from district_admin.ui.form_signatory import SignatoryChoice, SignatoryCombo, SignatoryInput
from district_admin.ui.layouts import column, holder

Type = Callable[[QWidget, str], None]
Line = Callable[[str], QLineEdit]
Combo = Callable[[str], QComboBox]
Show = Callable[[QWidget], None]


def test_signatories_are_those_in_office_on_the_papers_day(
    editor: FormEditor, type_text: Type, line: Line, combo: Combo, director: SignatoryChoice
) -> None:
    offered = combo("signatory")
    assert [offered.itemText(row) for row in range(offered.count())] == [
        "เลือกผู้ลงนาม",
        "นายก้องเกียรติ  ใจงาม  ·  ผู้อำนวยการสำนักงาน",
        "พิมพ์ชื่ออื่น",
    ]
    offered.setCurrentIndex(1)
    entry = line("date")
    entry.clear()
    type_text(entry, "1/2/2570")
    QTest.keyClick(entry, Qt.Key.Key_Return)

    assert offered.count() == 4
    assert editor.content["signatory"] == director.to_keep()


def test_who_signed_last_year_is_kept_though_no_longer_in_office(
    editor: FormEditor, combo: Combo
) -> None:
    past = {"lines": ["(นายเก่า  กาลก่อน)", "ผู้อำนวยการสำนักงาน"], "rank": ""}
    editor.show_content({"date": "2026-11-20", "signatory": past})

    assert combo("signatory").currentText() == "พิมพ์ชื่ออื่น"
    kept = editor.content["signatory"]
    assert kept == {"lines": ["นายเก่า  กาลก่อน", "ผู้อำนวยการสำนักงาน"], "rank": ""}


def test_another_name_can_be_typed_and_is_not_lost_when_the_day_changes(
    editor: FormEditor, type_text: Type, line: Line, combo: Combo
) -> None:
    offered = combo("signatory")
    offered.setCurrentIndex(offered.count() - 1)
    names = [each for each in editor.findChildren(QLineEdit) if each.isVisible()]
    name = next(each for each in names if each.accessibleName() == "ชื่อผู้ลงนาม")
    line("date").clear()
    type_text(line("date"), "1/2/2570")
    assert offered.count() == 4
    assert offered.currentText() == "พิมพ์ชื่ออื่น"
    type_text(name, "นางฐาปนี  กุฎีทอง")
    assert editor.content["signatory"] == {"lines": ["นางฐาปนี  กุฎีทอง"], "rank": ""}


def test_a_post_too_long_for_the_box_is_read_in_full_under_it(qtbot: QtBot, show: Show) -> None:
    post = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒"
    long = SignatoryChoice(("(นายก้องเกียรติ  ตัวอย่างดี)", post))
    entry = SignatoryInput()
    entry.offer([long])
    entry.show_value(long.to_keep())
    window = holder(column(entry, 1))
    window.resize(360, 200)
    show(window)

    box = entry.entrance
    assert isinstance(box, SignatoryCombo)
    assert box.shown_text.endswith("…")
    under = next(each for each in entry.findChildren(QLabel) if each.isVisible())
    assert under.accessibleName() == f"นายก้องเกียรติ  ตัวอย่างดี  ·  {post}"
    assert under.height() >= under.heightForWidth(under.width())

    window.resize(900, 200)
    qtbot.waitUntil(under.isHidden)
    assert box.shown_text == box.currentText()
    assert box.toolTip() == ""

    window.resize(360, 200)
    qtbot.waitUntil(under.isVisible)
    box.setCurrentIndex(0)
    assert under.isHidden()


def test_the_open_list_shows_every_signatory_whole(show: Show) -> None:
    post = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒"
    entry = SignatoryInput()
    entry.offer([SignatoryChoice(("(นายก้องเกียรติ  ตัวอย่างดี)", post))])
    entry.resize(300, 60)
    show(entry)
    entry.entrance.showPopup()
    list_view = entry.entrance.view()

    assert list_view.viewport().width() >= list_view.sizeHintForColumn(0)
    entry.entrance.hidePopup()
