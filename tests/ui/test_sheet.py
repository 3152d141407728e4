from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPdfWriter, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.errors import OfficeError
from district_admin.ui.sheet import LiveSheet, SheetPane
from district_admin.ui.sheet_desk import SheetDesk
from district_admin.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(
    theme: Theme, plain_pages: Callable[[bytes], Any], show: Callable[[QWidget], None]
) -> SheetPane:
    """Three pages on a pane narrower than they are at 100 %."""
    sheet = SheetPane(theme, plain_pages)
    sheet.resize(500, 400)
    show(sheet)
    sheet.show_pdf(b"3")
    return sheet


def _texts(sheet: QWidget) -> list[str]:
    return [text.text() for text in sheet.findChildren(QLabel) if text.isVisible()]


def _desk(sheet: QWidget) -> SheetDesk:
    return sheet.findChildren(SheetDesk)[0]


def test_a_page_fills_the_width_of_the_pane(sheet: SheetPane, qtbot: QtBot) -> None:
    assert 595 * sheet.zoom == pytest.approx(_desk(sheet).viewport().width() - 32)
    assert _desk(sheet).horizontalScrollBar().maximum() == 0

    narrow = sheet.zoom
    sheet.resize(700, 400)
    qtbot.waitUntil(lambda: sheet.zoom > narrow)


def test_the_page_is_drawn_with_the_pixels_of_the_screen(sheet: SheetPane) -> None:
    _page, scale = sheet._pages.drawn[-1]  # type: ignore[union-attr]

    assert scale == pytest.approx(sheet.zoom * sheet.devicePixelRatioF())


def test_page_keys_turn_pages_while_the_sheet_has_the_focus(sheet: SheetPane) -> None:
    desk = _desk(sheet)
    desk.setFocus()
    assert "หน้า 1/3" in _texts(sheet)

    QTest.keyClick(desk, Qt.Key.Key_PageDown)
    QTest.keyClick(desk, Qt.Key.Key_PageDown)
    QTest.keyClick(desk, Qt.Key.Key_PageDown)
    assert (sheet.page, "หน้า 3/3" in _texts(sheet)) == (2, True)

    QTest.keyClick(desk, Qt.Key.Key_PageUp)
    assert sheet.page == 1


def test_control_keys_zoom_and_fit_again(sheet: SheetPane) -> None:
    desk, fitted = _desk(sheet), sheet.zoom
    desk.setFocus()

    QTest.keyClick(desk, Qt.Key.Key_Plus, CONTROL)
    assert sheet.zoom == pytest.approx(fitted * 1.2)
    QTest.keyClick(desk, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(desk, Qt.Key.Key_Minus, CONTROL)
    assert sheet.zoom == pytest.approx(fitted / 1.2)
    QTest.keyClick(desk, Qt.Key.Key_0, CONTROL)
    assert sheet.zoom == pytest.approx(fitted)


def test_the_sheet_takes_its_keys_before_the_window_does(sheet: SheetPane) -> None:
    taken: list[bool] = []
    of_window = QShortcut(QKeySequence("Ctrl+0"), sheet.window())
    of_window.activated.connect(lambda: taken.append(True))
    sheet.set_zoom(2.0)
    _desk(sheet).setFocus()

    QTest.keyClick(_desk(sheet), Qt.Key.Key_0, CONTROL)

    assert taken == []
    assert sheet.zoom < 2.0


def test_a_new_paper_keeps_page_zoom_and_place(sheet: SheetPane) -> None:
    sheet.set_zoom(1.5)
    sheet.go_to(1)
    _desk(sheet).verticalScrollBar().setValue(300)

    sheet.show_pdf(b"3")

    assert (sheet.page, sheet.zoom) == (1, 1.5)
    assert _desk(sheet).verticalScrollBar().value() == 300


def test_a_shorter_paper_shows_its_last_page(sheet: SheetPane) -> None:
    sheet.go_to(2)

    sheet.show_pdf(b"2")

    assert "หน้า 2/2" in _texts(sheet)


def test_the_tools_know_the_first_and_the_last_page(sheet: SheetPane) -> None:
    before, after = sheet.findChildren(QToolButton)[:2]
    assert (before.isEnabled(), after.isEnabled()) == (False, True)

    after.click()
    after.click()

    assert (before.isEnabled(), after.isEnabled()) == (True, False)
    assert before.accessibleName() == "หน้าก่อน (Page Up)"


def test_a_failure_is_said_under_the_last_good_sheet(sheet: SheetPane) -> None:
    sheet.show_failure("แบบฟอร์มบันทึกข้อความ บรรทัดที่ 12 ผิด")

    assert "แบบฟอร์มบันทึกข้อความ บรรทัดที่ 12 ผิด" in _texts(sheet)
    assert sheet.page_count == 3

    sheet.show_pdf(b"3")
    assert "แบบฟอร์มบันทึกข้อความ บรรทัดที่ 12 ผิด" not in _texts(sheet)


def test_a_real_pdf_is_shown_in_its_own_colours(
    theme: Theme, show: Callable[[QWidget], None]
) -> None:
    sheet = SheetPane(theme)
    sheet.resize(500, 400)
    show(sheet)

    sheet.show_pdf(_red_page())

    assert sheet.page_count == 1
    seen = _desk(sheet).viewport().grab().toImage()
    middle = seen.pixelColor(seen.rect().center())
    assert (middle.red(), middle.green(), middle.blue()) == (192, 0, 0)


def test_a_damaged_page_is_said_and_the_others_are_shown(
    theme: Theme, show: Callable[[QWidget], None], plain_pages: Callable[[bytes], Any]
) -> None:
    class Damaged:
        def __init__(self, data: bytes) -> None:
            self._plain = plain_pages(data)
            self.page_count, self.size_pt = self._plain.page_count, self._plain.size_pt
            self.close = self._plain.close

        def render(self, page: int, scale: float) -> Any:
            if page == 1:
                raise OfficeError("หน้า 2 ชำรุด")
            return self._plain.render(page, scale)

    sheet = SheetPane(theme, Damaged)
    sheet.resize(500, 400)
    show(sheet)
    sheet.show_pdf(b"3")

    sheet.go_to(1)
    assert "หน้า 2 ชำรุด" in _texts(sheet)

    sheet.go_to(2)
    assert "หน้า 2 ชำรุด" not in _texts(sheet)
    assert "หน้า 3/3" in _texts(sheet)


def test_an_empty_sheet_can_be_looked_at(theme: Theme, show: Callable[[QWidget], None]) -> None:
    sheet = SheetPane(theme)
    show(sheet)

    sheet.go_to(3)
    sheet.fit_width()

    assert (sheet.page, sheet.page_count) == (0, 0)


def test_a_live_sheet_shows_what_was_asked_for_last(
    theme: Theme, qtbot: QtBot, plain_pages: Callable[[bytes], Any]
) -> None:
    sheet, go_on = LiveSheet(theme, plain_pages), Event()
    qtbot.addWidget(sheet)

    def slow() -> bytes:
        go_on.wait(5)
        return b"9"

    sheet.request(slow, at_once=True)
    sheet.request(lambda: b"2")
    go_on.set()
    qtbot.waitUntil(lambda: sheet.page_count > 0)

    assert sheet.page_count == 2
    sheet.close_preview()
    assert sheet.page_count == 0


def _red_page() -> bytes:
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(data)
    painter = QPainter(writer)
    painter.fillRect(0, 0, writer.width(), writer.height(), QColor(192, 0, 0))
    painter.end()
    return bytes(data.data().data())
