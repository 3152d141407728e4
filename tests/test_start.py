"""The program as a process: started, started twice, killed, and refused."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from district_admin.data_folder import DataFolder
from district_admin.main_window import MainWindow
from district_admin.start import Start
from district_admin.storage.lock import OfficeLock
from district_admin.ui.desk import Desk
from district_admin.ui.theme import Theme


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk.ini")


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def start(
    window: MainWindow, theme: Theme, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    start = Start(window, theme, desk)
    yield start
    window.close()
    start.close()


def boxes() -> list[str]:
    return [
        child.text()
        for top in QApplication.topLevelWidgets()
        if top.isVisible() and not isinstance(top, MainWindow)
        for child in top.findChildren(QLabel)
    ]


def test_the_first_start_asks_for_the_folder_and_then_for_the_office(
    start: Start, desk: Desk, tmp_path: Path
) -> None:
    start.open(None)
    assert start.welcome
    start.welcome.folder.setText(str(tmp_path / "ข้อมูล"))
    start.welcome.start_button.click()

    assert DataFolder(tmp_path / "ข้อมูล").database.is_file()
    assert desk.data_folder() == tmp_path / "ข้อมูล"
    assert start.set_up
    assert start.set_up.isVisible()
    start.set_up.reject()


def test_the_sample_office_opens_with_its_papers_and_is_not_remembered(
    start: Start, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    start.open(None)
    assert start.welcome
    start.welcome.sample_chosen.emit(tmp_path / "ตัวอย่าง")

    assert window.office_name == "สพป.สมมติบุรี เขต ๒"
    assert desk.data_folder() is None
    assert start.set_up is None
    with closing(sqlite3.connect(DataFolder(tmp_path / "ตัวอย่าง").database)) as database:
        assert database.execute("SELECT count(*) FROM paper").fetchone()[0] >= 4


def test_a_second_start_on_the_same_folder_is_told_so_and_writes_nothing(
    start: Start, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "ข้อมูล")
    first = OfficeLock(folder.lock)
    first.acquire()
    start.open(folder.root)

    assert any("เปิดข้อมูลในโฟลเดอร์นี้อยู่แล้ว" in text for text in boxes())
    assert start.status == 2
    assert not folder.database.exists()
    first.release()


def test_a_file_that_is_no_database_is_refused_and_left_alone(start: Start, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "ข้อมูล")
    folder.root.mkdir()
    folder.database.write_bytes(b"this is not a database at all" * 100)
    before = folder.database.read_bytes()
    start.open(folder.root)

    assert start.status == 2
    assert any("กรุณา" in text for text in boxes())
    assert folder.database.read_bytes() == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of POSIX")
def test_a_killed_program_starts_again_on_the_same_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "ข้อมูล")
    command = [sys.executable, "-m", "district_admin", "--data", str(folder.root)]
    settings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    for _life in range(2):
        program = subprocess.Popen(command, env=settings, stderr=subprocess.PIPE)
        deadline = time.monotonic() + 60
        while not folder.log.is_file():
            assert program.poll() is None, program.stderr.read() if program.stderr else ""
            assert time.monotonic() < deadline
            os.sched_yield()
        program.send_signal(signal.SIGKILL)
        program.communicate()
        folder.log.unlink()
    with closing(sqlite3.connect(folder.database)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
