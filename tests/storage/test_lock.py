import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from district_admin.storage.failures import DatabaseDamagedError, NotWritableError
from district_admin.storage.lock import AlreadyOpenError, OfficeLock

HOLD = """
import sys
from pathlib import Path
from district_admin.storage.lock import AlreadyOpenError, OfficeLock
try:
    lock = OfficeLock(Path(sys.argv[1]))
    lock.acquire()
    print("held", flush=True)
    while True:
        pass
except AlreadyOpenError as error:
    print(error, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ข้อมูล" / "office.lock"


def test_a_second_start_on_the_same_folder_is_refused_in_words(path: Path) -> None:
    first, second = OfficeLock(path), OfficeLock(path)
    first.acquire()
    with pytest.raises(AlreadyOpenError, match="เปิดข้อมูลในโฟลเดอร์นี้อยู่แล้ว"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()
    second.release()


def test_another_folder_has_a_lock_of_its_own(path: Path, tmp_path: Path) -> None:
    first, second = OfficeLock(path), OfficeLock(tmp_path / "office.lock")
    first.acquire()
    second.acquire()
    first.release()
    second.release()


@pytest.mark.slow
def test_a_program_that_was_killed_leaves_no_lock(
    path: Path, run_program: "Callable[..., subprocess.Popen[str]]"
) -> None:
    other = run_program(HOLD, path)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    lock = OfficeLock(path)
    with pytest.raises(AlreadyOpenError):
        lock.acquire()
    other.kill()
    other.communicate()
    lock.acquire()
    lock.release()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotWritableError, match="สร้างโฟลเดอร์ข้อมูล"):
        OfficeLock(tmp_path / "file" / "office.lock").acquire()


def test_a_lock_file_that_is_a_folder_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(NotWritableError, match="เปิดไฟล์ข้อมูลไม่ได้"):
        OfficeLock(path).acquire()


def test_a_lock_file_with_something_else_in_it_is_told(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a lock" * 1000)
    with pytest.raises(DatabaseDamagedError):
        OfficeLock(path).acquire()
