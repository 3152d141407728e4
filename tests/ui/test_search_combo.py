"""A combo box of many choices: narrowed by typing, walked and taken by the keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.search_combo import Choice, Choices, SearchCombo
from district_admin.ui.theme import Theme

Type = Callable[[QWidget, str], None]

CHOICES = (
    Choice("", "ไม่นำเข้า"),
    Choice("mobile", "โทรศัพท์มือถือ", "บุคคล", ("เบอร์มือถือ",)),
    Choice("name", "ชื่อ", "บุคคล", ("ผอ.", "รายชื่อ")),
    Choice("telephone", "โทรศัพท์", "หน่วยงาน"),
    Choice("fax", "โทรสาร", "หน่วยงาน"),
)


@pytest.fixture
def combo(theme: Theme, qtbot: QtBot) -> Iterator[SearchCombo]:
    page = QWidget()
    qtbot.addWidget(page)
    made = SearchCombo(theme, Choices(CHOICES), "ค้น")
    QVBoxLayout(page).addWidget(made)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    made.setFocus()
    yield made
    made.hidePopup()


def shown(combo: SearchCombo) -> list[str]:
    rows = combo.popup.rows
    return [rows.item(number).text() for number in range(rows.count())]


def press(combo: SearchCombo, key: Qt.Key) -> None:
    QTest.keyClick(combo.popup.line, key)


def test_the_choices_stand_under_their_groups_and_the_present_one_is_chosen(
    combo: SearchCombo,
) -> None:
    combo.setCurrentIndex(3)
    combo.showPopup()
    assert shown(combo) == [
        *("ไม่นำเข้า", "บุคคล", "โทรศัพท์มือถือ", "ชื่อ"),
        *("หน่วยงาน", "โทรศัพท์", "โทรสาร"),
    ]
    assert combo.popup.rows.currentItem().text() == "โทรศัพท์"


def test_a_letter_in_the_closed_box_begins_the_search(combo: SearchCombo, type_text: Type) -> None:
    type_text(combo, "ส")
    assert combo.popup.isVisible()
    assert shown(combo) == ["หน่วยงาน", "โทรสาร"]


def test_another_word_finds_a_choice_and_is_told(combo: SearchCombo, type_text: Type) -> None:
    combo.showPopup()
    type_text(combo.popup.line, "ผอ")
    assert shown(combo) == ["บุคคล", "ชื่อ   (ผอ.)"]


def test_the_name_of_a_group_finds_all_of_it(combo: SearchCombo, type_text: Type) -> None:
    combo.showPopup()
    type_text(combo.popup.line, "หน่วยงาน")
    assert shown(combo) == ["หน่วยงาน", "โทรศัพท์", "โทรสาร"]


def test_enter_takes_the_best_and_arrows_pass_over_the_names_of_groups(
    combo: SearchCombo, type_text: Type, qtbot: QtBot
) -> None:
    combo.showPopup()
    type_text(combo.popup.line, "โทรศัพท์")
    assert combo.popup.rows.currentItem().text() == "โทรศัพท์"  # the whole name, not a part
    press(combo, Qt.Key.Key_Up)
    with qtbot.waitSignal(combo.activated):
        press(combo, Qt.Key.Key_Return)
    assert combo.currentData() == "mobile"
    assert not combo.popup.isVisible()


def test_esc_keeps_the_choice(combo: SearchCombo, type_text: Type) -> None:
    combo.setCurrentIndex(2)
    told: list[int] = []
    combo.activated.connect(told.append)
    combo.showPopup()
    type_text(combo.popup.line, "โทรสาร")
    press(combo, Qt.Key.Key_Escape)
    assert not combo.popup.isVisible()
    assert combo.currentData() == "name"
    assert told == []


def test_what_nothing_fits_is_told_and_takes_nothing(combo: SearchCombo, type_text: Type) -> None:
    combo.showPopup()
    type_text(combo.popup.line, "กขค")
    assert shown(combo) == ["ไม่พบ “กขค”"]
    press(combo, Qt.Key.Key_Return)
    assert combo.popup.isVisible()
    assert combo.currentData() == ""


def test_the_next_opening_begins_with_all(combo: SearchCombo, type_text: Type) -> None:
    combo.showPopup()
    type_text(combo.popup.line, "โทรสาร")
    press(combo, Qt.Key.Key_Return)
    combo.showPopup()
    assert combo.popup.line.text() == ""
    assert combo.popup.rows.currentItem().text() == "โทรสาร"
    assert len(shown(combo)) > len(CHOICES)
