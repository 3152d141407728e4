from functools import partial
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from district_admin.errors import OfficeError
from district_admin.ui.preview import Preview


def test_fast_typing_makes_the_paper_once(qtbot: QtBot) -> None:
    preview = Preview()
    made: list[bytes] = []

    def make(text: bytes) -> bytes:
        made.append(text)
        return text

    with qtbot.waitSignal(preview.ready) as ready:
        for text in (b"1", b"12", b"123"):
            preview.request(partial(make, text))

    assert ready.args == [b"123"]
    assert made == [b"123"]


def test_a_paper_that_is_out_of_date_is_never_shown(qtbot: QtBot) -> None:
    preview, started, go_on = Preview(), Event(), Event()
    shown: list[bytes] = []
    preview.ready.connect(shown.append)

    def slow() -> bytes:
        started.set()
        go_on.wait(5)
        return b"old"

    preview.request(slow, at_once=True)
    assert started.wait(5)
    preview.request(lambda: b"newer")
    preview.request(lambda: b"newest")
    go_on.set()
    qtbot.waitUntil(lambda: bool(shown))

    assert shown == [b"newest"]


def test_a_refusal_is_told_in_its_own_words(qtbot: QtBot) -> None:
    preview = Preview()

    def refuse() -> bytes:
        raise OfficeError("ไม่พบแบบฟอร์ม กรุณาเลือกใหม่")

    with qtbot.waitSignal(preview.failed) as failed:
        preview.request(refuse, at_once=True)

    assert failed.args == ["ไม่พบแบบฟอร์ม กรุณาเลือกใหม่"]


def test_a_fault_is_logged_and_told_calmly(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    preview = Preview()

    with qtbot.waitSignal(preview.failed) as failed:
        preview.request(lambda: b"%d" % (1 // 0), at_once=True)

    assert failed.args == ["แสดงแผ่นกระดาษไม่ได้เพราะโปรแกรมขัดข้อง ข้อมูลที่พิมพ์ยังอยู่ครบ"]
    assert "ZeroDivisionError" in caplog.text


def test_closing_waits_for_the_paper_being_made_and_shows_no_more(qtbot: QtBot) -> None:
    preview, started = Preview(), Event()
    shown: list[bytes] = []
    done: list[bool] = []
    preview.ready.connect(shown.append)

    def make() -> bytes:
        started.set()
        done.append(True)
        return b"paper"

    preview.request(make, at_once=True)
    assert started.wait(5)
    preview.close()

    assert done == [True]
    assert shown == []
