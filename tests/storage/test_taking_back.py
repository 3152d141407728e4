"""A copy takes the place of the data, and goes to another drive."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from district_admin.data_folder import DataFolder
from district_admin.progress import Cancelled, Silent
from district_admin.storage.backup import BackupFailedError, back_up, list_copies, note_of
from district_admin.storage.failures import DatabaseBusyError
from district_admin.storage.migrations import LAYOUT
from district_admin.storage.taking_back import (
    CopyDamagedError,
    CopyNotWrittenError,
    carry_copy,
    check_copy,
    clear_away,
    take_back,
)
from district_admin.storage.upgrade import DatabaseTooNewError


@pytest.fixture
def folder(tmp_path: Path, empty_office: Path) -> DataFolder:
    made = DataFolder(tmp_path)
    made.database.write_bytes(empty_office.read_bytes())
    return made


def write(database: Path, word: str) -> None:
    with closing(sqlite3.connect(database)) as plain, plain:
        plain.execute("INSERT INTO office_word (word) VALUES (?)", (word,))


def words(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as plain:
        return [row[0] for row in plain.execute("SELECT word FROM office_word ORDER BY id")]


def test_the_data_become_what_the_copy_was_and_are_kept_as_the_newest(folder: DataFolder) -> None:
    write(folder.database, "ก่อน")
    copy = back_up(folder.database, folder.backups, LAYOUT)
    write(folder.database, "หลัง")
    kept = take_back(copy, folder.database, folder.backups)
    assert words(folder.database) == ["ก่อน"]
    assert kept == list_copies(folder.backups)[0].path
    assert kept is not None
    assert words(kept) == ["ก่อน", "หลัง"]
    take_back(kept, folder.database, folder.backups)
    assert words(folder.database) == ["ก่อน", "หลัง"]


def test_the_oldest_copy_can_be_taken_back_though_the_kept_data_push_it_out(
    folder: DataFolder,
) -> None:
    copies = [back_up(folder.database, folder.backups, LAYOUT) for _time in range(10)]
    write(folder.database, "หลัง")
    take_back(copies[0], folder.database, folder.backups)
    assert words(folder.database) == []
    assert not copies[0].exists()


def test_one_wrong_bit_in_a_copy_is_found_and_the_data_stay(folder: DataFolder) -> None:
    write(folder.database, "ก่อน")
    copy = back_up(folder.database, folder.backups, LAYOUT)
    data = bytearray(copy.read_bytes())
    data[-1] ^= 1  # in the free part of a page, where SQLite's own check sees nothing
    copy.write_bytes(data)
    write(folder.database, "หลัง")
    with pytest.raises(CopyDamagedError, match="เสียหาย"):
        take_back(copy, folder.database, folder.backups)
    assert words(folder.database) == ["ก่อน", "หลัง"]
    assert sorted(path.name for path in folder.root.iterdir()) == ["backups", "office.sqlite"]


def test_a_copy_of_a_newer_program_is_refused(folder: DataFolder) -> None:
    copy = back_up(folder.database, folder.backups, LAYOUT)
    with closing(sqlite3.connect(copy)) as plain:
        plain.execute(f"PRAGMA user_version = {LAYOUT + 1}")
    note_of(copy).unlink()
    with pytest.raises(DatabaseTooNewError):
        take_back(copy, folder.database, folder.backups)


@pytest.mark.parametrize("damage", ["torn", "text"])
def test_damaged_data_are_laid_beside_the_copies(folder: DataFolder, damage: str) -> None:
    write(folder.database, "ก่อน")
    copy = back_up(folder.database, folder.backups, LAYOUT)
    whole = folder.database.read_bytes()
    broken = whole[: len(whole) // 2] if damage == "torn" else "ไม่ใช่ฐานข้อมูล".encode() * 500
    folder.database.write_bytes(broken)
    Path(f"{folder.database}-journal").write_bytes(b"left over")
    kept = take_back(copy, folder.database, folder.backups)
    assert words(folder.database) == ["ก่อน"]
    assert not Path(f"{folder.database}-journal").exists()
    assert kept is not None
    assert kept.name == "damaged-001.sqlite"
    assert kept.read_bytes() == broken


def test_data_that_cannot_be_kept_are_not_replaced(folder: DataFolder) -> None:
    copy = back_up(folder.database, folder.backups, LAYOUT)
    write(folder.database, "หลัง")
    elsewhere = folder.root / "ไฟล์ไม่ใช่โฟลเดอร์"
    elsewhere.write_bytes(b"")
    with pytest.raises(BackupFailedError, match="ข้อมูลเดิมยังอยู่ครบ"):
        take_back(copy, folder.database, elsewhere)
    assert words(folder.database) == ["หลัง"]
    assert not folder.database.with_name("office.sqlite.coming").exists()


def test_a_copy_on_another_drive_is_the_same_and_bears_its_fingerprint(
    folder: DataFolder, tmp_path: Path
) -> None:
    write(folder.database, "ก่อน")
    copy = back_up(folder.database, folder.backups, LAYOUT)
    target = tmp_path / "แฟลชไดรฟ์.sqlite"
    carry_copy(copy, target, Silent())
    assert target.read_bytes() == copy.read_bytes()
    sha256 = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert note_of(target).read_text(encoding="utf-8") == f"{sha256}  {target.name}\n"
    write(folder.database, "หลัง")
    take_back(target, folder.database, folder.backups)
    assert words(folder.database) == ["ก่อน"]


def test_a_drive_that_is_gone_is_told_and_a_cancelled_copy_leaves_nothing(
    folder: DataFolder, tmp_path: Path
) -> None:
    copy = back_up(folder.database, folder.backups, LAYOUT)
    with pytest.raises(CopyNotWrittenError, match="ไดรฟ์เสียบอยู่"):
        carry_copy(copy, tmp_path / "ไม่มี" / "สำเนา.sqlite", Silent())

    class Stopped(Silent):
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    target = tmp_path / "สำเนา.sqlite"
    with pytest.raises(Cancelled):
        carry_copy(copy, target, Stopped())
    assert not target.exists()
    assert not list(tmp_path.glob("*.part"))


def test_data_that_another_program_holds_are_not_taken_for_damaged(folder: DataFolder) -> None:
    copy = back_up(folder.database, folder.backups, LAYOUT)
    write(folder.database, "หลัง")
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseBusyError):
            take_back(copy, folder.database, folder.backups)
    assert words(folder.database) == ["หลัง"]
    assert not list(folder.backups.glob("damaged*"))


def test_a_copy_is_named_from_the_folder_she_is_in_or_in_a_folder_of_any_name(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = back_up(folder.database, folder.backups, LAYOUT)
    odd = folder.root / "สำเนา #1 ? 100%"
    odd.mkdir()
    carry_copy(copy, odd / "ก.sqlite", Silent())
    write(folder.database, "หลัง")
    monkeypatch.chdir(odd)
    take_back(Path("ก.sqlite"), folder.database, folder.backups)
    assert words(folder.database) == []


def test_a_copy_carried_over_an_older_one_is_told_from_it(folder: DataFolder) -> None:
    target = folder.root / "แฟลชไดรฟ์.sqlite"
    for word in ("ก่อน", "หลัง"):
        write(folder.database, word)
        carry_copy(back_up(folder.database, folder.backups, LAYOUT), target, Silent())
    check_copy(target)
    assert words(target) == ["ก่อน", "หลัง"]


def test_the_latest_damaged_files_are_kept_and_what_a_killed_one_left_is_cleared_away(
    folder: DataFolder,
) -> None:
    copy = back_up(folder.database, folder.backups, LAYOUT)
    for _time in range(5):
        folder.database.write_bytes(folder.database.read_bytes()[:9000])
        take_back(copy, folder.database, folder.backups)
    kept = sorted(path.name for path in folder.backups.glob("damaged*"))
    assert kept == [f"damaged-00{number}.sqlite" for number in (3, 4, 5)]
    coming = folder.database.with_name("office.sqlite.coming")
    coming.write_bytes(b"half")
    clear_away(folder.database)
    assert not coming.exists()
