"""Why the system refused a file, in Thai; the errors are made by the system where it can."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from district_admin.system_reasons import reason_of


def _error(work: Callable[[], object]) -> OSError:
    with pytest.raises(OSError, match="Errno") as raised:
        work()
    return raised.value


def test_what_the_system_itself_raises_is_told_in_thai(tmp_path: Path) -> None:
    file = tmp_path / "ไฟล์"
    file.write_bytes(b"x")
    (tmp_path / "วน").symlink_to(tmp_path / "วน")
    told = {
        "ไม่พบไฟล์หรือโฟลเดอร์": lambda: (tmp_path / "ไม่มี").read_bytes(),
        "ชื่อนี้เป็นโฟลเดอร์ ไม่ใช่ไฟล์": lambda: tmp_path.write_bytes(b""),
        "ชื่อนี้เป็นไฟล์ ไม่ใช่โฟลเดอร์": lambda: (file / "ใน").write_bytes(b""),
        "ชื่อหรือที่อยู่ของไฟล์ยาวเกินไป": lambda: (tmp_path / ("ก" * 100)).write_bytes(b""),
        "มีไฟล์หรือโฟลเดอร์ชื่อนี้อยู่แล้ว": lambda: tmp_path.mkdir(),
        "โฟลเดอร์ไม่ว่าง": lambda: tmp_path.rmdir(),
        "ทางลัดวนกลับมาที่เดิม": lambda: (tmp_path / "วน").read_bytes(),
    }
    assert {text: reason_of(_error(work)) for text, work in told.items()} == {
        text: text for text in told
    }


def test_a_full_device_is_told() -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110 - a device of Linux
        pytest.skip("no device that is always full")
    with pytest.raises(OSError, match="Errno") as raised, open("/dev/full", "wb", 0) as full:  # noqa: PTH123
        full.write(b"x")
    assert reason_of(raised.value) == "พื้นที่ในที่เก็บไม่พอ"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "ไม่มีสิทธิ์เข้าถึง"),
        (errno.EPERM, "ไม่มีสิทธิ์เข้าถึง"),
        (errno.EROFS, "ที่เก็บนี้อ่านได้อย่างเดียว"),
        (errno.EIO, "อ่านหรือเขียนที่เก็บไม่ได้ ที่เก็บอาจเสียหาย"),
        (errno.EBUSY, "โปรแกรมอื่นเปิดไฟล์นี้อยู่"),
        (errno.ENODEV, "ไม่พบแผ่นหรือไดรฟ์ อาจถูกถอดออก"),
        (errno.ESTALE, "ติดต่อไดรฟ์ของเครือข่ายไม่ได้"),
    ],
)
def test_errors_that_a_test_cannot_provoke(number: int, told: str) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (32, "โปรแกรมอื่นเปิดไฟล์นี้อยู่"),
        (19, "ที่เก็บนี้อ่านได้อย่างเดียว"),
        (21, "ไม่พบแผ่นหรือไดรฟ์ อาจถูกถอดออก"),
        (206, "ชื่อหรือที่อยู่ของไฟล์ยาวเกินไป"),
    ],
)
def test_the_number_of_windows_goes_first(number: int, told: str) -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = number  # type: ignore[attr-defined] # as Windows raises it
    assert reason_of(error) == told


def test_what_is_not_known_is_told_in_the_systems_own_words() -> None:
    assert reason_of(OSError(errno.EPROTO, "Protocol error")) == "Protocol error"
    assert reason_of(OSError("something odd")) == "something odd"
