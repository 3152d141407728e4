from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from district_admin.thai.calendar import parse_date
from district_admin.ui.thai_calendar import ThaiCalendar
from district_admin.ui.thai_date_edit import ThaiDateEdit
from district_admin.ui.theme import Theme

TODAY = date(2026, 11, 20)


@pytest.fixture
def field(theme: Theme, show: Callable[[QWidget], None]) -> ThaiDateEdit:
    field = ThaiDateEdit(theme, "วันที่", TODAY)
    field.resize(320, 80)
    show(field)
    field.setFocus()
    return field


@pytest.mark.parametrize(
    "typed",
    ["20/11/2569", "๒๐/๑๑/๒๕๖๙", "20 พ.ย. 69", "20 พฤศจิกายน พ.ศ. 2569", "20/11/2026"],
)
def test_a_date_is_read_however_it_is_typed_and_written_out_in_full(
    field: ThaiDateEdit, typed: str, type_text: Callable[[QWidget, str], None]
) -> None:
    type_text(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.day == date(2026, 11, 20)
    assert field.line.text() == "20 พฤศจิกายน 2569"


def test_a_leap_day_of_the_buddhist_year_is_a_day(
    field: ThaiDateEdit, type_text: Callable[[QWidget, str], None]
) -> None:
    type_text(field.line, "29/02/2567")
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.day == date(2024, 2, 29)


def test_a_day_that_is_not_in_the_calendar_stays_as_typed_with_the_reason(
    field: ThaiDateEdit, type_text: Callable[[QWidget, str], None]
) -> None:
    field.set_day(TODAY)
    field.line.selectAll()
    type_text(field.line, "31 พ.ย. 2569")
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.line.text() == "31 พ.ย. 2569"
    assert field.day is None
    assert "31 พ.ย. 2569" in field.reason
    assert field.line.property("state") == "error"
    assert field.line.accessibleDescription() == field.reason

    field.line.selectAll()
    type_text(field.line, "30 พ.ย. 2569")
    assert field.reason == ""
    assert field.line.property("state") == ""


def test_a_text_put_there_by_a_program_counts_when_the_field_is_left(field: ThaiDateEdit) -> None:
    field.set_day(TODAY)
    field.line.setText("พรุ่งนี้เช้า")
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.day is None
    assert field.reason != ""


def test_a_change_is_told_as_soon_as_the_text_is_a_date(
    field: ThaiDateEdit, type_text: Callable[[QWidget, str], None]
) -> None:
    told: list[date | None] = []
    field.day_changed.connect(told.append)

    type_text(field.line, "1/2/2569")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    field.line.clear()
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert told[-2:] == [date(2026, 2, 1), None]
    assert field.reason == ""


def test_alt_and_down_open_the_calendar_at_the_date(field: ThaiDateEdit) -> None:
    field.set_day(date(2024, 2, 29))

    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = popup.findChildren(ThaiCalendar)[0]
    calendar.picked.emit(date(2024, 3, 5))
    assert field.line.text() == "5 มีนาคม 2567"
    assert not popup.isVisible()


def test_the_calendar_is_made_once_and_closed_by_escape(field: ThaiDateEdit) -> None:
    field.open_calendar()
    first = QApplication.activePopupWidget()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()

    field.open_calendar()
    assert QApplication.activePopupWidget() is first
    first.hide()


def test_a_screen_reader_hears_the_name_of_the_field(field: ThaiDateEdit) -> None:
    assert field.line.accessibleName() == "วันที่"
    assert field.focusProxy() is field.line


def test_the_example_in_the_empty_field_is_a_date_that_can_be_typed(field: ThaiDateEdit) -> None:
    shown = field.line.placeholderText().removeprefix("เช่น ")
    assert parse_date(shown) == date(2026, 10, 1)


def test_a_date_that_is_only_read_opens_no_calendar(field: ThaiDateEdit) -> None:
    field.set_day(TODAY)
    field.line.setReadOnly(True)
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activePopupWidget() is None
    field.line.setReadOnly(False)
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.hide()


def test_a_date_is_seen_whole_where_its_month_in_full_does_not_fit(field: ThaiDateEdit) -> None:
    field.set_day(date(2026, 11, 28))
    assert field.line.text() == "28 พฤศจิกายน 2569"
    field.resize(165, 80)
    assert field.line.text() == "28 พ.ย. 2569"
    field.line.setText("28 พฤศจิกายน 25")  # half typed
    field.resize(320, 80)
    assert field.line.text() == "28 พฤศจิกายน 25"
    field.set_day(date(2026, 11, 28))
    assert field.line.text() == "28 พฤศจิกายน 2569"
