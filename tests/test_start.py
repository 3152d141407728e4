"""The program as a process: started, started twice, killed, and refused."""

import logging
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.settings.view import SettingsView
from district_admin.data_folder import DataFolder
from district_admin.main_window import MainWindow
from district_admin.start import ProgramLog, Start
from district_admin.storage.backup import back_up, list_copies
from district_admin.storage.lock import OfficeLock
from district_admin.storage.migrations import LAYOUT
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
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QDialog):
            box.hide()


def boxes() -> list[str]:
    return [
        child.text()
        for top in QApplication.topLevelWidgets()
        if top.isVisible() and not isinstance(top, MainWindow)
        for child in top.findChildren(QLabel)
    ]


def press(word: str) -> None:
    """Press a button of the box that is open."""
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            for button in top.findChildren(QPushButton):
                if button.accessibleName() == word:
                    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                    return
    raise AssertionError(word)


@pytest.fixture
def chosen(start: Start, tmp_path: Path) -> Callable[[], DataFolder]:
    """Chooses a folder of her own on the welcome screen."""

    def choose() -> DataFolder:
        assert start.welcome
        assert start.welcome.isVisible()
        start.welcome.folder.setText(str(tmp_path / "เลือกใหม่"))
        start.welcome.start_button.click()
        if start.set_up:
            start.set_up.reject()
        return DataFolder(tmp_path / "เลือกใหม่")

    return choose


@pytest.fixture
def remembered(desk: Desk, empty_office: Path, tmp_path: Path) -> DataFolder:
    """An office that was used before, on a drive that may be taken away."""
    folder = DataFolder(tmp_path / "ไดรฟ์" / "สำนักงาน")
    folder.root.mkdir(parents=True)
    shutil.copy(empty_office, folder.database)
    desk.remember_data_folder(folder.root)
    return folder


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
    assert not any("สำเนา" in text for text in boxes())  # there are none
    assert folder.database.read_bytes() == before


def test_in_place_of_a_damaged_office_its_newest_whole_copy_is_offered_and_opened(
    start: Start, remembered: DataFolder, window: MainWindow
) -> None:
    back_up(remembered.database, remembered.backups, LAYOUT)
    with closing(sqlite3.connect(remembered.database)) as plain, plain:
        plain.execute("UPDATE office_profile SET name = 'สำนักงานสมมติ'")
    back_up(remembered.database, remembered.backups, LAYOUT)
    torn = back_up(remembered.database, remembered.backups, LAYOUT)
    torn.write_bytes(torn.read_bytes()[:9000])
    remembered.database.write_bytes(remembered.database.read_bytes()[:5000])
    start.open(None)
    assert any("ซึ่งตรวจแล้วว่าสมบูรณ์" in text for text in boxes())
    assert start.status == 2

    press("ใช้สำเนานี้")
    assert start.status == 0
    assert window.office_name == "สำนักงานสมมติ"
    damaged = remembered.backups / "damaged-001.sqlite"
    assert damaged.stat().st_size == 5000


def test_a_start_keeps_a_copy_of_what_was_changed_once_a_day(
    start: Start, remembered: DataFolder
) -> None:
    start.open(None)
    start.close()  # waits for the copy
    assert [copy.number for copy in list_copies(remembered.backups)] == [1]
    start.open(None)
    start.close()
    assert [copy.number for copy in list_copies(remembered.backups)] == [1]


def test_a_daily_copy_that_could_not_be_made_is_told_of(
    start: Start, remembered: DataFolder, window: MainWindow, qtbot: QtBot
) -> None:
    remembered.backups.write_bytes(b"a file where the folder should be")
    start.open(None)
    qtbot.waitUntil(lambda: "เก็บสำเนาข้อมูลประจำวันไม่ได้" in window.said)
    assert window.nav.isEnabled()


def test_a_copy_taken_back_in_the_window_is_there_at_the_next_start(
    start: Start, remembered: DataFolder, window: MainWindow, theme: Theme, desk: Desk, qtbot: QtBot
) -> None:
    copy = back_up(remembered.database, remembered.backups, LAYOUT)
    with closing(sqlite3.connect(remembered.database)) as plain, plain:
        plain.execute("UPDATE office_profile SET name = 'หลังสำเนา', set_up = 1")
    start.open(None)
    assert window.office_name == "หลังสำเนา"
    settings = window.area_view("settings")
    assert isinstance(settings, SettingsView)
    titles = [settings.tabs.tabText(at) for at in range(settings.tabs.count())]
    settings.tabs.setCurrentIndex(titles.index("ข้อมูลและประวัติ"))
    card = settings.data.copies
    card.refresh()
    assert card.table.choose(lambda each: each.path == copy)
    card.back_button.click()
    qtbot.waitUntil(lambda: card.question is not None)
    press("นำกลับมาใช้")
    assert not window.isVisible()

    again = MainWindow(theme)
    qtbot.addWidget(again)
    again.show()
    second = Start(again, theme, desk, said=start.close())
    second.open(start.root)
    assert again.office_name != "หลังสำเนา"
    assert again.said.startswith("นำสำเนากลับมาใช้แล้ว")
    if second.set_up:
        second.set_up.reject()
    again.close()
    second.close()


def test_after_a_damaged_office_without_a_whole_copy_another_folder_is_asked_for(
    start: Start,
    desk: Desk,
    remembered: DataFolder,
    window: MainWindow,
    chosen: Callable[[], DataFolder],
) -> None:
    copy = back_up(remembered.database, remembered.backups, 1)
    copy.write_bytes(copy.read_bytes()[:5000])
    remembered.database.write_bytes(remembered.database.read_bytes()[:5000])
    start.open(None)
    assert any(copy.name in text for text in boxes())

    press("รับทราบ")
    folder = chosen()
    assert folder.database.is_file()
    assert window.nav.isEnabled()
    assert start.status == 0
    assert desk.data_folder() == folder.root


def test_a_fault_while_opening_is_shown_and_leads_to_the_choice_of_a_folder(
    start: Start, window: MainWindow, remembered: DataFolder, chosen: Callable[[], DataFolder]
) -> None:
    with closing(sqlite3.connect(remembered.database)) as plain:
        plain.execute("DROP TABLE office_profile")
    start.open(None)
    assert any("โปรแกรมขัดข้อง" in text for text in boxes())
    assert "office_profile" in remembered.log.read_text(encoding="utf-8")
    press("รับทราบ")
    chosen()
    assert window.nav.isEnabled()


def test_a_remembered_office_that_is_gone_is_not_begun_anew(
    start: Start, window: MainWindow, remembered: DataFolder
) -> None:
    unplugged = remembered.root.parent.rename(remembered.root.parent.with_name("ถอดแล้ว"))
    start.open(None)
    assert any(str(remembered.root) in text and "อาจถอดไดรฟ์ออก" in text for text in boxes())
    assert start.status == 2
    press("ลองใหม่")
    assert not remembered.root.parent.exists()

    unplugged.rename(remembered.root.parent)
    press("ลองใหม่")
    assert window.nav.isEnabled()
    assert start.status == 0
    assert start.set_up
    start.set_up.reject()


def test_instead_of_an_office_that_is_gone_another_folder_can_be_chosen(
    start: Start, desk: Desk, remembered: DataFolder, chosen: Callable[[], DataFolder]
) -> None:
    shutil.rmtree(remembered.root)
    start.open(None)
    press("เลือกโฟลเดอร์อื่น")
    folder = chosen()
    assert folder.database.is_file()
    assert desk.data_folder() == folder.root
    assert not remembered.root.exists()


@pytest.mark.parametrize("told", [True, False], ids=["by --data", "remembered"])
def test_an_empty_file_is_a_new_office_only_when_she_says_so(
    start: Start, window: MainWindow, remembered: DataFolder, told: bool
) -> None:
    remembered.database.write_bytes(b"")
    start.open(remembered.root if told else None)
    assert any("ว่างเปล่า" in text for text in boxes())
    assert not window.nav.isEnabled()
    assert remembered.database.stat().st_size == 0

    press("เริ่มสำนักงานใหม่ที่นี่")
    assert window.nav.isEnabled()
    assert remembered.database.stat().st_size > 0
    assert start.set_up
    start.set_up.reject()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no such permissions")
@pytest.mark.parametrize("read_only", ["folder", "file"])
def test_what_may_only_be_read_is_told_before_anything_is_typed(
    start: Start, window: MainWindow, empty_office: Path, read_only: str
) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own are closed to other users
        folder = DataFolder(Path(name))
        shutil.copy(empty_office, folder.database)
        folder.database.chmod(0o444 if read_only == "file" else 0o666)
        folder.root.chmod(0o555 if read_only == "folder" else 0o777)
        is_root = os.geteuid() == 0  # permissions do not hold for the administrator
        if is_root:
            os.seteuid(65534)
        try:
            start.open(folder.root)
        finally:
            if is_root:
                os.seteuid(0)
        assert any("อ่านได้อย่างเดียว" in text for text in boxes())
        press("รับทราบ")
        assert start.welcome
        assert start.welcome.isVisible()
        assert not window.nav.isEnabled()
        folder.root.chmod(0o755)


def test_an_office_opens_without_its_log_and_faults_are_still_shown(
    start: Start, window: MainWindow, remembered: DataFolder
) -> None:
    (remembered.root / "logs").write_bytes(b"in the way of the folder")
    start.open(None)
    assert window.nav.isEnabled()
    assert sys.excepthook is not sys.__excepthook__
    logging.getLogger("district_admin").info("a line for nobody")
    sys.excepthook(ValueError, ValueError("fault"), None)
    QApplication.processEvents()
    press("รับทราบ")
    assert start.set_up
    start.set_up.reject()


def test_what_a_letter_says_is_in_no_log_and_no_report(
    start: Start,
    window: MainWindow,
    remembered: DataFolder,
    type_text: Callable[[QWidget, str], None],
) -> None:
    with closing(sqlite3.connect(remembered.database)) as plain, plain:
        plain.execute("UPDATE office_profile SET set_up = 1")
        plain.execute(
            "CREATE TRIGGER fault BEFORE INSERT ON paper BEGIN SELECT RAISE(ABORT, 'fault'); END"
        )
    start.open(None)
    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    view.write_new("memo")
    assert view.compose_page
    type_text(view.compose_page.form.entrance_of("subject"), "ความลับราชการ")
    try:
        view.compose_page.draft.save()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
    QApplication.processEvents()
    press("คัดลอกรายงาน")
    report = QApplication.clipboard().text()
    press("รับทราบ")
    window.close()
    press("ปิดโดยไม่บันทึก")

    for text in (report, remembered.log.read_text(encoding="utf-8")):
        assert "fault" in text
        assert "INSERT INTO paper" in text
        assert "ความลับราชการ" not in text
        assert "ความลับราชการ".encode("unicode_escape").decode() not in text


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = ProgramLog(tmp_path / "logs" / "program.log", most_bytes=2000)
    for number in range(500):
        logging.getLogger("district_admin").info("line %d", number)
    log.close()
    files = sorted((tmp_path / "logs").iterdir())
    assert [file.name for file in files] == [
        "program.log",
        *(f"program.log.{n}" for n in (1, 2, 3)),
    ]
    assert all(file.stat().st_size <= 2000 for file in files)
    assert "line 499" in files[0].read_text(encoding="utf-8")


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
