from threading import Event

import pytest
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.ui.jobs import Jobs


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _box(window: QWidget) -> QProgressDialog:
    return window.findChildren(QProgressDialog)[0]


def test_a_job_hands_its_result_over_when_it_is_done(window: QWidget, qtbot: QtBot) -> None:
    jobs = Jobs()
    results: list[int] = []

    jobs.run(window, "กำลังทำ", lambda _progress: 42, results.append)
    qtbot.waitUntil(lambda: bool(results))

    assert results == [42]


def test_the_box_shows_how_far_the_work_has_come(window: QWidget, qtbot: QtBot) -> None:
    jobs, looked = Jobs(), Event()

    def work(progress: Progress) -> None:
        progress.report(3, 10, "หนังสือฉบับที่ 3")
        looked.wait(5)

    jobs.run(window, "กำลังพิมพ์", work, lambda _nothing: None)
    box = _box(window)
    qtbot.waitUntil(lambda: box.value() == 3)

    assert box.maximum() == 10
    assert box.labelText() == "หนังสือฉบับที่ 3"
    looked.set()
    jobs.wait()


def test_the_bytes_of_a_whole_disc_are_more_than_a_number_of_qt_holds(
    window: QWidget, qtbot: QtBot
) -> None:
    jobs, looked = Jobs(), Event()

    def work(progress: Progress) -> None:
        progress.report(3 * 2**30, 6 * 2**30, "วีดิทัศน์การประชุม")
        looked.wait(5)

    jobs.run(window, "กำลังปิดแฟ้ม", work, lambda _nothing: None)
    box = _box(window)
    qtbot.waitUntil(lambda: box.labelText() == "วีดิทัศน์การประชุม")

    assert box.value() / box.maximum() == 0.5
    looked.set()
    jobs.wait()


def test_cancelling_stops_the_work_and_nothing_more_happens(window: QWidget, qtbot: QtBot) -> None:
    jobs, cancelled = Jobs(), Event()
    done: list[object] = []
    reports: list[int] = []

    def work(progress: Progress) -> None:
        for number in range(2):
            progress.report(number, 2)
            reports.append(number)
            cancelled.wait(5)

    jobs.run(window, "กำลังพิมพ์", work, done.append)
    _box(window).canceled.emit()
    cancelled.set()
    jobs.wait()
    jobs.run(window, "ต่อไป", lambda _progress: "ต่อไป", done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert done == ["ต่อไป"]
    assert len(reports) <= 1


def test_an_error_of_the_work_is_raised_on_the_screens_thread(
    window: QWidget, qtbot: QtBot
) -> None:
    jobs = Jobs()

    def work(_progress: Progress) -> None:
        raise OfficeError("พื้นที่ในดิสก์ไม่พอ")

    with qtbot.captureExceptions() as caught:
        jobs.run(window, "กำลังบันทึก", work, lambda _nothing: None)
        qtbot.waitUntil(lambda: bool(caught))

    assert [(kind, str(error)) for kind, error, _trace in caught] == [(OfficeError, "พื้นที่ในดิสก์ไม่พอ")]


def test_a_job_whose_window_is_gone_ends_quietly(qtbot: QtBot) -> None:
    jobs, gone = Jobs(), Event()
    window = QWidget()
    results: list[int] = []

    def work(progress: Progress) -> int:
        gone.wait(5)
        progress.report(1, 2)
        return 42

    jobs.run(window, "กำลังทำ", work, results.append)
    delete(window)
    gone.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert results == []
