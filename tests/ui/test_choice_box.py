import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.theme import Theme


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def box(theme: Theme, qtbot: QtBot, done: list[str]) -> QDialog:
    answers = [
        Answer("ลองใหม่", lambda: done.append("again"), "primary"),
        Answer("คัดลอก", lambda: done.append("copy"), stays=True),
        Answer("ปิด", lambda: done.append("close"), "danger"),
    ]
    box = choice_box(theme, None, "บันทึกไม่ได้", "กรุณาเลือก", answers)
    qtbot.addWidget(box)
    box.open()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    return box


def press(box: QDialog, word: str) -> None:
    buttons = {each.accessibleName(): each for each in box.findChildren(QPushButton)}
    QTest.mouseClick(buttons[word], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("word", "deed", "stays"), [("ลองใหม่", "again", False), ("คัดลอก", "copy", True)]
)
def test_an_answer_is_carried_out_and_closes_the_box_unless_it_stays(
    box: QDialog, done: list[str], word: str, deed: str, stays: bool
) -> None:
    press(box, word)
    assert done == [deed]
    assert box.isVisible() == stays


def test_enter_takes_the_first_answer(box: QDialog, done: list[str]) -> None:
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert done == ["again"]


def test_escape_does_nothing(box: QDialog, done: list[str]) -> None:
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert done == []


def test_enter_presses_the_answer_that_has_the_focus(box: QDialog, done: list[str]) -> None:
    def focus() -> QWidget:
        focused = box.focusWidget()
        assert focused is not None
        return focused

    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus().accessibleName() == "คัดลอก"
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert done == ["copy"]
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Enter)
    assert done == ["copy", "close"]
    assert not box.isVisible()


def test_a_long_text_is_scrolled_in_a_box_that_fits_its_window(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(911, 480)
    qtbot.addWidget(window)
    window.show()
    names = [f"ผู้อำนวยการโรงเรียนบ้านตัวอย่าง {number}" for number in range(40)]
    box = choice_box(theme, window, "ที่อยู่", "\n".join(names), [Answer("ปิด", lambda: None)])
    box.open()
    assert box.height() < window.height()
    (area,) = box.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    (close,) = box.findChildren(QPushButton)
    assert close.geometry().bottom() < box.height()


def test_a_short_text_is_not_scrolled(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(911, 480)
    qtbot.addWidget(window)
    window.show()
    box = choice_box(theme, window, "ที่อยู่", "ไม่มีที่อยู่\nสองราย", [Answer("ปิด", lambda: None)])
    box.open()
    (area,) = box.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_question_of_several_lines_is_shown_whole(theme: Theme, qtbot: QtBot, times: int) -> None:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    title = "ลงนามแล้ว: คำสั่ง “การแต่งตั้งคณะกรรมการขับเคลื่อนโรงเรียนคุณภาพ”" * times
    text = "แนบสแกนของฉบับที่ลงนามแล้ว เพื่อให้เปิดดูได้ภายหลัง หนังสือจะล็อกไม่ให้แก้ข้อความ"
    box = choice_box(theme, window, title, text, [Answer("ภายหลัง", lambda: None)], calm=True)
    box.open()
    qtbot.waitUntil(box.isVisible)
    for each in box.findChildren(QLabel):
        assert each.height() >= each.heightForWidth(each.width())
