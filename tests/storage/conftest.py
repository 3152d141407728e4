import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database
from district_admin.storage.history import History

RunProgram = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def run_program() -> RunProgram:
    """Starts a piece of Python in a process of its own, which can be killed or limited."""

    def run(code: str, *arguments: Path | str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        )

    return run


# Tables no model knows: the history needs to be told of none.
NEW_AREA = """
    CREATE TABLE school (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR NOT NULL UNIQUE);
    CREATE TABLE contact (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE,
        chief_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
        name VARCHAR NOT NULL, share REAL, picture BLOB, born_on DATE
    );
"""


class Clock:
    """The time a test wants it to be, at first nine in the morning in Thailand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office_file(folder: DataFolder) -> Path:
    """An office with a work area of the future."""
    with closing(sqlite3.connect(folder.database)) as plain:
        plain.executescript(NEW_AREA)
    return folder.database


@pytest.fixture
def office(office_file: Path, clock: Clock) -> Iterator[Database]:
    database = Database(office_file, clock)
    yield database
    database.close()


@pytest.fixture
def history(office: Database) -> History:
    return History(office)


@pytest.fixture
def run() -> Callable[..., None]:
    """Runs statements as one action: run(office, name, *statements, merge=…, undoable=…)."""

    def run_statements(office: Database, action: str, *statements: str, **options: Any) -> None:
        with office.transaction(action, **options) as session:
            for statement in statements:
                session.execute(text(statement))

    return run_statements


@pytest.fixture
def rows() -> Callable[[Database], dict[str, list[tuple[Any, ...]]]]:
    """Reads all rows of the tables that tests write to."""

    def read_rows(office: Database) -> dict[str, list[tuple[Any, ...]]]:
        with office.reading() as session:
            return {
                table: [tuple(row) for row in session.execute(text(f"SELECT * FROM {table}"))]
                for table in ("school", "contact", "office_profile", "office_word")
            }

    return read_rows
