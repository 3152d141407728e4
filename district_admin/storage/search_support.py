"""Whether this computer's SQLite can hold the search index."""

import sqlite3
from contextlib import closing

from district_admin.errors import OfficeError
from district_admin.texts import _


class SearchMissingError(OfficeError):
    """This SQLite was built without FTS5, or is older than its trigram tokenizer (3.34)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "โปรแกรมฐานข้อมูล SQLite {version} ของเครื่องนี้ค้นข้อความไม่ได้ (ต้องมี FTS5 แบบ trigram) "
                "กรุณาแจ้งผู้ดูแลระบบให้ติดตั้ง Python 3.11 ขึ้นไปจาก python.org ข้อมูลยังอยู่ครบและไม่ถูกแก้ไข"
            ).format(version=sqlite3.sqlite_version)
        )


def require_search() -> None:
    """Raise SearchMissingError if the office could not be searched, and so not be written to."""
    with closing(sqlite3.connect(":memory:")) as connection:
        require_search_on(connection)


def require_search_on(connection: sqlite3.Connection) -> None:
    """Do so for one connection; nothing of it stays."""
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.search_probe USING fts5("
            "text, tokenize='trigram case_sensitive 1', detail='none', columnsize=0)"
        )
        connection.execute("DROP TABLE temp.search_probe")
    except sqlite3.DatabaseError as error:
        raise SearchMissingError from error
