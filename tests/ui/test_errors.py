import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from district_admin.errors import OfficeError
from district_admin.ui.errors import Errors
from district_admin.ui.theme import Theme

LOG = Path("logs") / "district-admin.log"


@pytest.fixture
def errors(theme: Theme) -> Iterator[Errors]:
    """The one road of errors, for the length of one test."""
    for dialog in _dialogs():  # of the test before: it goes only when events are handled again
        dialog.close()
    before = sys.excepthook, threading.excepthook
    errors = Errors(theme, LOG)
    errors.watch()
    yield errors
    sys.excepthook, threading.excepthook = before
    for dialog in _dialogs():
        dialog.close()


def _dialogs() -> list[QDialog]:
    shown = QApplication.topLevelWidgets()
    return [window for window in shown if isinstance(window, QDialog) and window.isVisible()]


def _texts(dialog: QDialog) -> str:
    return "\n".join(text.text() for text in dialog.findChildren(QLabel))


def _uncaught(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_refusal_is_shown_as_it_stands(errors: Errors, qtbot: QtBot) -> None:
    _uncaught(OfficeError("ไม่พบไฟล์แบบฟอร์ม กรุณาเลือกใหม่"))
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)

    dialog = _dialogs()[0]
    assert "ไม่พบไฟล์แบบฟอร์ม กรุณาเลือกใหม่" in _texts(dialog)
    assert dialog.windowTitle() == "ดำเนินการไม่ได้"

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert _dialogs() == []


def test_a_fault_says_where_the_log_is_and_can_be_copied(
    errors: Errors, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        dict[str, str]()["เรื่อง"]
    except KeyError as error:
        _uncaught(error)
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)

    dialog = _dialogs()[0]
    assert dialog.windowTitle() == "โปรแกรมขัดข้อง"
    assert str(LOG) in _texts(dialog)
    assert "KeyError" in caplog.text
    copy = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "คัดลอกรายงาน")
    copy.click()
    assert "KeyError: 'เรื่อง'" in QApplication.clipboard().text()


def test_an_error_of_another_thread_is_shown_as_well(errors: Errors, qtbot: QtBot) -> None:
    def work() -> None:
        raise OfficeError("พื้นที่ในดิสก์ไม่พอ")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)

    assert "พื้นที่ในดิสก์ไม่พอ" in _texts(_dialogs()[0])


def test_errors_come_one_at_a_time_and_the_same_one_once(errors: Errors, qtbot: QtBot) -> None:
    for text in ("หนึ่ง", "หนึ่ง", "สอง", "สอง"):
        _uncaught(OfficeError(text))
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    assert "หนึ่ง" in _texts(_dialogs()[0])

    _dialogs()[0].accept()
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    assert "สอง" in _texts(_dialogs()[0])

    _dialogs()[0].accept()
    QApplication.processEvents()
    assert _dialogs() == []


def test_before_there_is_a_window_the_box_can_be_waited_for(errors: Errors, qtbot: QtBot) -> None:
    box = errors.box(OfficeError("ฐานข้อมูลนี้ใหม่กว่าโปรแกรม"))
    qtbot.addWidget(box)

    assert "ฐานข้อมูลนี้ใหม่กว่าโปรแกรม" in _texts(box)
