"""SQLite's failures in the officer's words: what happened, and what to do.

The one place where the codes of SQLite are read. A failure that is not listed stays as it is:
it is a fault in the program, and is logged and shown as such.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from district_admin.errors import OfficeError
from district_admin.texts import N_, _


class StorageError(OfficeError):
    """The office database could not be read or written; nothing that was kept before is lost."""


class DiskFullError(StorageError):
    """There is no room left on the disk."""


class NotWritableError(StorageError):
    """The data folder, or the file in it, may only be read."""


class DatabaseBusyError(StorageError):
    """Another program holds the database."""


class DatabaseDamagedError(StorageError):
    """The file is not a database, or no longer a whole one."""


_FAILURES: Final[dict[int, tuple[type[StorageError], str]]] = {
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        N_("พื้นที่ดิสก์เต็ม ข้อมูลที่บันทึกไว้ก่อนหน้านี้ยังอยู่ครบ กรุณาลบไฟล์ที่ไม่ใช้แล้วลองใหม่อีกครั้ง"),
    ),
    sqlite3.SQLITE_IOERR: (
        DiskFullError,
        N_("เขียนหรืออ่านไฟล์ข้อมูลไม่ได้ กรุณาตรวจว่าดิสก์ยังมีที่ว่างและยังต่ออยู่ แล้วลองใหม่อีกครั้ง"),
    ),
    sqlite3.SQLITE_READONLY: (
        NotWritableError,
        N_("โฟลเดอร์ข้อมูลนี้เขียนไม่ได้ กรุณาตรวจสิทธิ์ของโฟลเดอร์ หรือเลือกโฟลเดอร์อื่น"),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        NotWritableError,
        N_("เปิดไฟล์ข้อมูลไม่ได้ กรุณาตรวจว่าโฟลเดอร์ข้อมูลยังอยู่และเขียนได้ หรือเลือกโฟลเดอร์อื่น"),
    ),
    sqlite3.SQLITE_BUSY: (
        DatabaseBusyError,
        N_("มีโปรแกรมอื่นใช้ไฟล์ข้อมูลอยู่ กรุณาปิดโปรแกรมนั้น หรือรอสักครู่แล้วลองใหม่อีกครั้ง"),
    ),
    sqlite3.SQLITE_NOTADB: (
        DatabaseDamagedError,
        N_("ไฟล์ข้อมูลไม่ใช่ฐานข้อมูลของโปรแกรม หรือถูกเข้ารหัสไว้ กรุณานำสำเนาในโฟลเดอร์ backups กลับมาใช้"),
    ),
    sqlite3.SQLITE_CORRUPT: (
        DatabaseDamagedError,
        N_("ไฟล์ข้อมูลเสียหายหรือไม่ครบ กรุณาอย่าแก้ไขไฟล์ และนำสำเนาในโฟลเดอร์ backups กลับมาใช้"),
    ),
}


@contextmanager
def in_office_words() -> Iterator[None]:
    """Raise SQLite's failures inside the block as a StorageError the officer can act on."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        told = _told(error)
        if told is None:
            raise
        raise told from error


def make_folder(folder: Path) -> None:
    """Make a folder of the office's data if it is not there. Raises NotWritableError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(
            _("สร้างโฟลเดอร์ข้อมูล {folder} ไม่ได้ กรุณาตรวจสิทธิ์ หรือเลือกโฟลเดอร์อื่น").format(folder=folder)
        ) from error


def _told(error: DBAPIError | sqlite3.Error) -> StorageError | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None or (code & 0xFF) not in _FAILURES:  # the low byte is the kind of failure
        return None
    kind, text = _FAILURES[code & 0xFF]
    return kind(_(text))
