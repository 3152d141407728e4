"""SQLite's failures in the officer's words: what happened, and what to do.

The one place where the codes of SQLite are read. A failure that is not listed stays as it is:
it is a fault in the program, and is logged and shown as such.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
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


class DatabaseGoneError(StorageError):
    """The file was moved or removed while it was in use, or its drive was unplugged."""


class DatabaseBusyError(StorageError):
    """Another program holds the database."""


class DatabaseDamagedError(StorageError):
    """The file is not a database, or no longer a whole one."""


# Whether there are copies of the data is not known here, so no text speaks of them: who opens an
# office says so (district_admin.opening).
_FAILURES: Final[dict[int, tuple[type[StorageError], str]]] = {
    sqlite3.SQLITE_READONLY_DBMOVED: (
        DatabaseGoneError,
        N_(
            "ไฟล์ข้อมูลไม่อยู่ที่เดิมแล้ว อาจถูกย้าย ถูกลบ หรือถอดไดรฟ์ออกขณะใช้งาน "
            "กรุณานำไฟล์หรือไดรฟ์กลับมาไว้ที่เดิม แล้วลองใหม่อีกครั้ง"
        ),
    ),
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
        N_("ไฟล์ข้อมูลไม่ใช่ฐานข้อมูลของโปรแกรม หรือถูกเข้ารหัสไว้ จึงไม่ได้แก้ไข กรุณาเลือกโฟลเดอร์ข้อมูลอื่น"),
    ),
    sqlite3.SQLITE_CORRUPT: (
        DatabaseDamagedError,
        N_("ไฟล์ข้อมูลเสียหายหรือไม่ครบ กรุณาอย่าแก้ไขหรือลบไฟล์ และแจ้งผู้ดูแลโปรแกรม"),
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


def require_writable(folder: Path, database: Path) -> None:
    """Make sure that an office can be kept here. Raises NotWritableError.

    SQLite opens a file it may only read without a word and refuses the first change to it, when
    something has been typed already; and beside a file that may be written it needs to make its
    journal.
    """
    try:
        with TemporaryFile(dir=folder, prefix=".write-"):
            pass
        if database.exists():
            with database.open("r+b"):
                pass
    except OSError as error:
        raise NotWritableError(
            _(
                "โฟลเดอร์ข้อมูล {folder} หรือไฟล์ในโฟลเดอร์อ่านได้อย่างเดียว "
                "กรุณาตรวจสิทธิ์ของโฟลเดอร์ หรือเลือกโฟลเดอร์อื่น"
            ).format(folder=folder)
        ) from error


def _told(error: DBAPIError | sqlite3.Error) -> StorageError | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    known = _FAILURES.get(code) or _FAILURES.get(code & 0xFF)  # the low byte is the kind of failure
    if known is None:
        return None
    kind, text = known
    return kind(_(text))
