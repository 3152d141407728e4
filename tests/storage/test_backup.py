import hashlib
import os
import sqlite3
import threading
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from district_admin.storage import backup
from district_admin.storage.backup import (
    KEPT_COUNT,
    BackupFailedError,
    back_up,
    is_copy_due,
    list_copies,
)
from district_admin.storage.failures import DatabaseDamagedError


@pytest.fixture
def office(tmp_path: Path, empty_office: Path) -> Path:
    path = tmp_path / "office.sqlite"
    path.write_bytes(empty_office.read_bytes())
    return path


def test_a_copy_holds_what_the_database_holds_and_its_fingerprint(
    office: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(office)) as plain, plain:
        plain.execute("INSERT INTO office_word (word) VALUES ('สพฐ.')")
    copy = back_up(office, tmp_path / "backups", 1)
    assert copy.name == "office-000001-layout-1.sqlite"
    with closing(sqlite3.connect(copy)) as plain:
        assert plain.execute("SELECT word FROM office_word").fetchall() == [("สพฐ.",)]
    note = copy.with_name(copy.name + ".sha256").read_text(encoding="utf-8")
    assert note == f"{hashlib.sha256(copy.read_bytes()).hexdigest()}  {copy.name}\n"


def test_the_newest_copies_are_kept_by_number(office: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    for _time in range(KEPT_COUNT + 3):  # the seventh is not among those that go
        back_up(office, backups, 1)
    kept = sorted(path.name for path in backups.glob("*.sqlite"))
    assert kept[0] == "office-000004-layout-1.sqlite"
    assert len(kept) == KEPT_COUNT
    assert len(list(backups.iterdir())) == 2 * KEPT_COUNT


def test_what_a_killed_copy_left_is_cleared_away(office: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    (backups / "office-000001-layout-1.sqlite.part").write_bytes(b"half")
    (backups / "office-000001-layout-1.sqlite.part-journal").write_bytes(b"half")
    back_up(office, backups, 1)
    assert sorted(path.name for path in backups.iterdir()) == [
        "office-000001-layout-1.sqlite",
        "office-000001-layout-1.sqlite.sha256",
    ]


def test_a_damaged_database_never_becomes_a_copy(office: Path, tmp_path: Path) -> None:
    with office.open("rb+") as file:
        file.seek(4096 * 4)
        file.write(bytes(4096 * 3))
    with pytest.raises(DatabaseDamagedError, match="เสียหาย"):
        back_up(office, tmp_path / "backups", 1)
    assert list((tmp_path / "backups").glob("*.sqlite")) == []


def test_a_copy_that_cannot_be_written_is_told(office: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("", encoding="utf-8")
    with pytest.raises(BackupFailedError, match="เขียนสำเนาข้อมูลไว้ที่"):
        back_up(office, tmp_path / "backups", 1)


def test_of_older_copies_every_seventh_stays(office: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    for _time in range(35):
        back_up(office, backups, 1)
    numbers = [copy.number for copy in list_copies(backups)]
    assert numbers == [*range(35, 25, -1), 21, 14, 7]


def test_a_copy_is_due_once_a_day_and_only_after_a_change(office: Path, tmp_path: Path) -> None:
    backups, today = tmp_path / "backups", date.today()
    assert is_copy_due(office, backups, today)
    copy = back_up(office, backups, 1)
    made = copy.stat().st_mtime
    os.utime(office, (made + 60, made + 60))
    assert not is_copy_due(office, backups, today)
    assert is_copy_due(office, backups, today + timedelta(days=1))
    os.utime(office, (made - 60, made - 60))
    assert not is_copy_due(office, backups, today + timedelta(days=1))


def test_a_copy_of_a_clock_that_was_ahead_stops_no_later_one(office: Path, tmp_path: Path) -> None:
    backups, today = tmp_path / "backups", date.today()
    copy = back_up(office, backups, 1)
    ahead = copy.stat().st_mtime + 4 * 366 * 86_400
    os.utime(copy, (ahead, ahead))
    assert is_copy_due(office, backups, today)
    back_up(office, backups, 1)
    assert not is_copy_due(office, backups, today)


def test_an_old_copy_that_cannot_be_removed_keeps_no_new_one_from_being_made(
    office: Path, tmp_path: Path
) -> None:
    held = tmp_path / "backups" / "office-000001-layout-1.sqlite"
    held.mkdir(parents=True)  # what no program can unlink, as Windows does with an open file
    for _time in range(KEPT_COUNT + 3):
        back_up(office, tmp_path / "backups", 1)
    assert list_copies(tmp_path / "backups")[0].number == KEPT_COUNT + 4


def test_a_copy_comes_to_an_end_while_something_is_saved_all_the_time(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PIECE", 5)  # more pieces than are copied between two saves
    begun, done = threading.Event(), threading.Event()

    def save() -> None:
        with closing(sqlite3.connect(office, timeout=30)) as plain:
            number = 0
            while not done.is_set():
                number += 1
                with plain:
                    plain.execute("INSERT INTO office_word (word) VALUES (?)", (f"คำ{number}",))
                begun.set()

    saving = threading.Thread(target=save)
    saving.start()
    try:
        assert begun.wait(30)
        copy = back_up(office, tmp_path / "backups", 1)
    finally:
        done.set()
        saving.join()
    with closing(sqlite3.connect(copy)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("SELECT count(*) FROM office_word").fetchone()[0] > 0
