from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QPushButton, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from district_admin.ui.thai_calendar import ThaiCalendar
from district_admin.ui.theme import Theme


@pytest.fixture
def calendar(theme: Theme, qtbot: QtBot) -> ThaiCalendar:
    calendar = ThaiCalendar(theme, date(2026, 11, 20))
    qtbot.addWidget(calendar)
    calendar.show()
    return calendar


def _head(calendar: ThaiCalendar) -> tuple[str, int]:
    month = calendar.findChildren(QComboBox)[0]
    return month.currentText(), calendar.findChildren(QSpinBox)[0].value()


def test_the_head_names_the_month_and_the_buddhist_year(calendar: ThaiCalendar) -> None:
    assert _head(calendar) == ("พฤศจิกายน", 2569)


def test_turning_past_december_comes_to_the_next_year(calendar: ThaiCalendar) -> None:
    _before, after = calendar.findChildren(QToolButton)[:2]

    after.click()
    after.click()

    assert _head(calendar) == ("มกราคม", 2570)


def test_a_typed_buddhist_year_turns_the_page(calendar: ThaiCalendar) -> None:
    calendar.findChildren(QSpinBox)[0].setValue(2567)

    assert calendar.findChildren(QCalendarWidget)[0].yearShown() == 2024


def test_a_day_is_picked_with_the_keyboard_alone(calendar: ThaiCalendar, qtbot: QtBot) -> None:
    calendar.show_day(date(2024, 2, 28))
    calendar.focus_days()
    days = calendar.findChildren(QCalendarWidget)[0]
    picked: list[date] = []
    calendar.picked.connect(picked.append)

    QTest.keyClick(days.focusProxy() or days, Qt.Key.Key_Right)
    QTest.keyClick(days.focusProxy() or days, Qt.Key.Key_Return)

    assert picked[-1] == date(2024, 2, 29)


def test_today_is_one_press_away(calendar: ThaiCalendar) -> None:
    calendar.show_day(date(2024, 2, 28))
    picked: list[date] = []
    calendar.picked.connect(picked.append)

    next(b for b in calendar.findChildren(QPushButton) if b.accessibleName() == "วันนี้").click()

    assert picked == [date(2026, 11, 20)]
