"""Brings an office database up to the layout this version of the program expects.

The layout's number is SQLite's `user_version`; an up-to-date office costs one look at it. Alembic
whole (env.py, an ini, scripts found on disk) was rejected: frozen programs stumble over it, and
without real transactions a migration killed half-way stays broken.
"""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Final

from district_admin.errors import OfficeError
from district_admin.storage.failures import DatabaseDamagedError, in_office_words, make_folder
from district_admin.storage.migrations import LAYOUT, all_migrations
from district_admin.storage.search_support import require_search
from district_admin.texts import _

log = logging.getLogger(__name__)

APPLICATION_ID: Final = 0x44410001
"""What SQLite's `application_id` says in a file of this program."""


class DatabaseTooNewError(OfficeError):
    """The data were last used with a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            _("ข้อมูลนี้บันทึกด้วยโปรแกรมรุ่นใหม่กว่า กรุณาติดตั้งโปรแกรมรุ่นล่าสุด ข้อมูลยังอยู่ครบและไม่ถูกแก้ไข")
        )


class NotOfficeDatabaseError(DatabaseDamagedError):
    """The file is a database, but not one of this program."""

    def __init__(self) -> None:
        super().__init__(_("ไฟล์นี้เป็นฐานข้อมูลของโปรแกรมอื่น จึงไม่ได้เปิดหรือแก้ไข กรุณาเลือกโฟลเดอร์ข้อมูลอื่น"))


class DatabaseMissingError(OfficeError):
    """The database is gone or empty, yet there are copies of it: this is not a new office."""

    def __init__(self, backups: Path) -> None:
        super().__init__(
            _(
                "ไม่พบข้อมูลสำนักงานในโฟลเดอร์นี้ หรือไฟล์ข้อมูลว่างเปล่า แต่มีสำเนาอยู่ที่ {backups} "
                "กรุณานำสำเนาล่าสุดกลับมาใช้ หรือเลือกโฟลเดอร์อื่นเพื่อเริ่มใหม่"
            ).format(backups=backups)
        )


def upgrade(
    database: Path, backups: Path, migrations: tuple[ModuleType, ...] | None = None
) -> None:
    """Run the migrations this database has not had yet, each in a transaction of its own.

    A new database gets them all. Before the first step of an older one a checked copy goes to
    `backups`. Raises DatabaseTooNewError, DatabaseMissingError, and a StorageError for a file
    that is no database, belongs to another program or cannot be written; it is left untouched.
    Raises SearchMissingError on a computer whose SQLite cannot search.
    """
    require_search()
    target = LAYOUT if migrations is None else len(migrations)
    make_folder(database.parent)
    if not database.exists() or database.stat().st_size == 0:
        if any(backups.glob("*.sqlite")):
            raise DatabaseMissingError(backups)
        version = 0
    else:
        with in_office_words():
            version = layout_of(database)
    if version > target:
        raise DatabaseTooNewError
    if version < target:
        from district_admin.storage.steps import run_steps  # noqa: PLC0415 - it brings alembic

        steps = all_migrations() if migrations is None else migrations
        log.info("database layout %d, the program's is %d", version, target)
        with in_office_words():
            run_steps(database, backups, version, steps)


def layout_of(database: Path) -> int:
    """Return the layout's number of an existing database, 0 for one without any table.

    Raises NotOfficeDatabaseError, and sqlite3's own errors.
    """
    with closing(sqlite3.connect(database)) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and (owner != APPLICATION_ID or version == 0):
        raise NotOfficeDatabaseError
    return version
