import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from district_admin.data_folder import DataFolder
from district_admin.office.model import OfficeWord
from district_admin.storage.database import Database
from district_admin.storage.failures import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseGoneError,
    DiskFullError,
    in_office_words,
)

RunProgram = Callable[..., "subprocess.Popen[str]"]

# Writes words one by one and acknowledges each after its commit.
WRITE_ON = """
import sys
from itertools import count
from pathlib import Path
from district_admin.office.model import OfficeWord
from district_admin.storage.database import Database
database = Database(Path(sys.argv[1]))
for number in count(int(sys.argv[2])):
    with database.transaction("เพิ่มคำ") as session:
        session.add_all([OfficeWord(word=f"{number}-{part}") for part in range(20)])
    print(number, flush=True)
"""

WRITE_UNTIL_FULL = """
import resource, sys
from pathlib import Path
from sqlalchemy import text
from district_admin.office.model import OfficeWord
from district_admin.storage.database import Database
from district_admin.storage.failures import StorageError
path = Path(sys.argv[1])
room = path.stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
database = Database(path)
number = 0
try:
    while True:
        with database.transaction("เพิ่มคำ") as session:
            session.add(OfficeWord(word=f"{number}" + "ก" * 5000))
        number += 1
except StorageError as error:
    print(number, type(error).__name__, error)
"""

WRITE_WHERE_ONLY_READING_IS_ALLOWED = """
import os, sys
from pathlib import Path
from district_admin.office.model import OfficeWord
from district_admin.storage.database import Database
from district_admin.storage.failures import StorageError
from district_admin.storage.lock import OfficeLock
if os.geteuid() == 0:
    os.seteuid(65534)  # permissions do not hold for the administrator
try:
    OfficeLock(Path(sys.argv[1]) / "office.lock").acquire()
except StorageError as error:
    print(type(error).__name__, error)
try:
    with Database(Path(sys.argv[1]) / "office.sqlite").transaction("เพิ่มคำ") as session:
        session.add(OfficeWord(word="ก"))
except StorageError as error:
    print(type(error).__name__, error)
"""


def write(database: Database, word: str) -> None:
    with database.transaction("เพิ่มคำ") as session:
        session.add(OfficeWord(word=word))


@pytest.fixture
def read_only_folder(empty_office: Path) -> Iterator[Path]:
    """A folder anyone may look into; pytest's own are closed to other users."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "office.sqlite").write_bytes(empty_office.read_bytes())
        (folder / "office.sqlite").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_full_disk_is_told_and_loses_nothing(database: Database) -> None:
    write(database, "ก")

    def write_more_than_there_is_room_for() -> None:
        with database.transaction("เพิ่มคำ") as session:
            session.execute(text("PRAGMA max_page_count = 1"))
            session.add(OfficeWord(word="ข" * 100_000))

    with pytest.raises(DiskFullError, match="พื้นที่ดิสก์เต็ม"):
        write_more_than_there_is_room_for()
    with database.reading() as session:
        assert session.scalars(select(OfficeWord.word)).all() == ["ก"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_up_while_saving_loses_nothing(
    folder: DataFolder, run_program: RunProgram
) -> None:
    told, _ = run_program(WRITE_UNTIL_FULL, folder.database).communicate()
    saved, kind, message = told.split(maxsplit=2)
    assert kind == "DiskFullError"
    assert "กรุณา" in message
    with closing(sqlite3.connect(folder.database)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("SELECT count(*) FROM office_word").fetchone() == (int(saved),)
    assert int(saved) > 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no such permissions")
def test_a_read_only_folder_is_told(read_only_folder: Path, run_program: RunProgram) -> None:
    told, _ = run_program(WRITE_WHERE_ONLY_READING_IS_ALLOWED, read_only_folder).communicate()
    lock, database = told.splitlines()
    assert lock.startswith("NotWritableError เปิดไฟล์ข้อมูลไม่ได้ กรุณา")
    assert database.startswith("NotWritableError")
    assert "กรุณา" in database


@pytest.mark.slow
def test_a_database_held_by_another_program_is_told(folder: DataFolder) -> None:
    database = Database(folder.database)
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseBusyError, match="กรุณาปิดโปรแกรมนั้น"):
            write(database, "ก")
    database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps folders of open files in place")
def test_a_folder_that_goes_while_it_is_used_is_told_and_is_used_again_when_it_is_back(
    database: Database, folder: DataFolder
) -> None:
    write(database, "ก")
    gone = folder.root.rename(folder.root.with_name("ถอดแล้ว"))
    with pytest.raises(DatabaseGoneError, match="ไม่อยู่ที่เดิมแล้ว"):
        write(database, "ข")
    gone.rename(folder.root)
    write(database, "ข")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "office.sqlite"
    path.write_bytes(b"something else " * 1000)
    database = Database(path)
    with pytest.raises(DatabaseDamagedError, match="ไม่ใช่ฐานข้อมูล"):
        write(database, "ก")
    database.close()


def test_other_failures_stay_what_they_are() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as plain,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        in_office_words(),
    ):
        plain.execute("SELECT * FROM nowhere")


@pytest.mark.slow
def test_a_program_killed_at_any_moment_loses_nothing_it_acknowledged(
    folder: DataFolder, run_program: RunProgram
) -> None:
    chance = random.Random(7)
    following = 0
    for _kill in range(15):
        program = run_program(WRITE_ON, folder.database, str(following))
        assert program.stdout
        acknowledged = [int(program.stdout.readline()) for _ in range(chance.randint(1, 40))]
        program.kill()
        acknowledged += [int(line) for line in program.communicate()[0].splitlines()]
        with closing(sqlite3.connect(folder.database)) as plain:
            assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
            (count,) = plain.execute("SELECT count(*) FROM office_word").fetchone()
            (actions,) = plain.execute("SELECT count(*) FROM history_action").fetchone()
            (changes,) = plain.execute("SELECT count(*) FROM history_change").fetchone()
        following = count // 20
        assert count % 20 == 0  # all the words of a commit, or none
        assert following >= acknowledged[-1] + 1
        assert (actions, changes) == (following, count)
