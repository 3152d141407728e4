"""One running program for one office.

The lock is an empty SQLite file held in an exclusive transaction: the system frees it the moment
the program ends, however it ends, and nothing is left that could be stale. Qt's QLockFile was
rejected: after a power cut it leaves an empty file which is then never released. The database
itself is not held like this, because a long job uses a second connection to it.
"""

import sqlite3
from pathlib import Path

from district_admin.errors import OfficeError
from district_admin.storage.failures import in_office_words, make_folder
from district_admin.texts import _


class AlreadyOpenError(OfficeError):
    """The program already runs on this data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _(
                "โปรแกรมเปิดข้อมูลในโฟลเดอร์นี้อยู่แล้ว ({folder}) กรุณาใช้หน้าต่างที่เปิดอยู่ หรือปิดหน้าต่างนั้นก่อนเปิดใหม่"
            ).format(folder=folder)
        )


class OfficeLock:
    """The right to be the one program that works on a data folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: sqlite3.Connection | None = None

    def acquire(self) -> None:
        """Take the lock for the life of the program, or until `release`.

        Makes the folder if it is not there. Raises AlreadyOpenError if another program, or
        another lock of this one, has it, and StorageError if the folder cannot be written to.
        """
        make_folder(self._path.parent)
        with in_office_words():
            connection = sqlite3.connect(
                self._path, timeout=0, isolation_level=None, check_same_thread=False
            )
            try:
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error as error:
                connection.close()
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    raise AlreadyOpenError(self._path.parent) from error
                raise
        self._held = connection

    def release(self) -> None:
        """Let the next program in. Nothing happens if the lock is not held."""
        if self._held is not None:
            self._held.close()
            self._held = None
