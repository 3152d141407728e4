"""Copies of the whole database that are known to be good.

A copy is written aside, checked, and only then given its name, with its SHA-256 in a file beside
it (SQLite's own check misses most single wrong bits). Copies are numbered and not dated: a clock
that jumps would make a date-named rotation throw away the copy just made.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from district_admin.storage.failures import DatabaseDamagedError, StorageError, in_office_words
from district_admin.texts import _

KEPT_COUNT: Final = 10


class BackupFailedError(StorageError):
    """No copy could be written."""

    def __init__(self, backups: Path) -> None:
        super().__init__(
            _(
                "เขียนสำเนาข้อมูลไว้ที่ {backups} ไม่ได้ ข้อมูลเดิมยังอยู่ครบและไม่ถูกแก้ไข "
                "กรุณาตรวจที่ว่างของดิสก์และสิทธิ์ของโฟลเดอร์ แล้วลองใหม่อีกครั้ง"
            ).format(backups=backups)
        )


def back_up(database: Path, backups: Path, layout: int) -> Path:
    """Make a checked copy of the database and return its path; the newest ten are kept.

    Raises BackupFailedError, and DatabaseDamagedError if the database does not pass the check.
    """
    try:
        with in_office_words():
            copy = _write_copy(database, backups, layout)
        for old in _copies(backups)[:-KEPT_COUNT]:
            old.unlink()
            _note(old).unlink(missing_ok=True)
    except OSError as error:
        raise BackupFailedError(backups) from error
    return copy


def _write_copy(database: Path, backups: Path, layout: int) -> Path:
    backups.mkdir(parents=True, exist_ok=True)
    for left_over in backups.glob("*.part*"):
        left_over.unlink()
    number = max((_number(copy) for copy in _copies(backups)), default=0) + 1
    final = backups / f"office-{number:06d}-layout-{layout}.sqlite"
    part = final.with_name(final.name + ".part")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        _check(copy)
    _to_disk(part)
    with part.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    _note(final).write_text(f"{sha256}  {final.name}\n", encoding="utf-8")
    _to_disk(_note(final))
    part.replace(final)
    return final


def _note(copy: Path) -> Path:
    return copy.with_name(copy.name + ".sha256")


def _copies(backups: Path) -> list[Path]:
    return sorted(backups.glob("office-*.sqlite"), key=_number)


def _number(copy: Path) -> int:
    digits = copy.name.removeprefix("office-").split("-")[0]
    return int(digits) if digits.isdecimal() else 0


def _check(copy: sqlite3.Connection) -> None:
    if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise DatabaseDamagedError(
            _("ไฟล์ข้อมูลเสียหาย จึงยังไม่ปรับรุ่นข้อมูลและไม่ได้แก้ไขไฟล์ กรุณาอย่าลบไฟล์ และแจ้งผู้ดูแลโปรแกรม")
        )


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
