"""Sessions on the office database.

There are two doors: `reading` and `transaction`. The session is the unit of work; repositories
over it were rejected as a second name for `select`. Settings as measured in the storage probe:
a rollback journal that is truncated and fully synchronised loses no commit that was acknowledged,
and the office stays one file that can be copied (a WAL does neither as well).
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, Select, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker

from district_admin.storage.failures import in_office_words
from district_admin.storage.recording import Entry, record_changes
from district_admin.storage.tracking import track_changes

TableNames = frozenset[str]

BUSY_TIMEOUT_S: Final = 5
"""How long a job's connection and the screen's wait for each other."""

_ROUND: Final = 500  # values that one statement names


class Database:
    """The office's SQLite file.

    Each `with` block of `reading` or `transaction` is one session and one transaction, used by
    one thread. Records stay readable after the block, but are never written to outside one.
    Both raise a StorageError when the disk is full, the file damaged, held or not writable.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] | None = None) -> None:
        self.path = path
        self._now = now or _utc_now
        engine = open_engine(path)
        self._engine = engine
        self._listeners: list[Callable[[TableNames], None]] = []
        self._read = sessionmaker(engine.execution_options(query_only=True))
        writing = engine.execution_options(begin="BEGIN IMMEDIATE", tracked=True)
        self._write = sessionmaker(writing, expire_on_commit=False)
        restoring = writing.execution_options(foreign_keys=False)
        self._restore = sessionmaker(restoring, expire_on_commit=False)

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def on_commit(self, listener: Callable[[TableNames], None]) -> None:
        """Call the listener after each commit, with the names of the tables it changed.

        It is called on the thread that committed.
        """
        self._listeners.append(listener)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session to read with. Raises RuntimeError for an attempt to write."""
        with in_office_words(), self._read() as session:
            event.listen(session, "before_flush", _refuse)
            event.listen(session, "do_orm_execute", _refuse_statement)
            try:
                yield session
            except OperationalError as error:
                if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY:
                    _refuse()  # plain SQL met `query_only`
                raise
            if session.new or session.dirty or session.deleted:
                _refuse()

    @contextmanager
    def transaction(
        self, action: str, *, merge: str = "", undoable: bool = True
    ) -> Iterator[Session]:
        """Give a session whose work is kept as a whole, or not at all if the block raises.

        `action` is the operation's name as the officer reads it in the history and on "undo",
        such as แก้ร่างบันทึกข้อความ ที่ ๑๒. Steps that follow each other within ten minutes with
        the same name and the same `merge` key, such as "paper:12", become one action. What is
        not `undoable`, such as a number given out, is a wall that undo does not pass. Raises
        ValueError without a name.
        """
        if not action.strip():
            raise ValueError("a transaction needs the name of what the officer does")
        with self._recorded(self._write, Entry(action, merge, undoable)) as session:
            yield session

    @contextmanager
    def restoring(self, entry: Entry) -> Iterator[Session]:
        """Give the history a session to put records back with.

        References are checked at the end and not at each step, so that no cascade runs.
        """
        with self._recorded(self._restore, entry) as session:
            yield session

    @contextmanager
    def _recorded(self, new_session: sessionmaker[Session], entry: Entry) -> Iterator[Session]:
        with in_office_words(), new_session.begin() as session:
            yield session
            session.flush()
            changed = record_changes(sqlite_connection(session), entry, self._now())
        if changed:
            for listener in self._listeners:
                listener(changed)


def sqlite_connection(session: Session) -> sqlite3.Connection:
    """Return SQLite's own connection under a session, inside its transaction."""
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def plain_rows(session: Session, query: Select[*tuple[Any, ...]]) -> sqlite3.Cursor:
    """Return the rows of a query as SQLite holds them: a day is its text, true is 1.

    For lists by the ten thousand; what they are made into, the caller says.
    """
    session.flush()
    with_values = query.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
    return sqlite_connection(session).execute(str(with_values))


def in_rounds(ids: Iterable[int]) -> Iterator[list[int]]:
    """Return ids, each once and in their order, in parts that one statement can name."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _ROUND):
        yield wanted[start : start + _ROUND]


def open_engine(path: Path) -> Engine:
    """Open a SQLite file with real transactions, which its Python driver leaves half done.

    Execution options of a connection say how its transactions begin: `begin` is the statement,
    `foreign_keys` and `query_only` are SQLite's settings of that name; `tracked` connections note
    what changes.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_TIMEOUT_S},
        hide_parameters=True,  # what a letter says goes into no log and no report
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin or commit by itself
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA recursive_triggers = ON")  # or REPLACE would remove rows unnoticed
    connection.execute("PRAGMA temp_store = MEMORY")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    foreign_keys = "ON" if options.get("foreign_keys", True) else "OFF"
    query_only = "ON" if options.get("query_only", False) else "OFF"
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {foreign_keys}")
    connection.exec_driver_sql(f"PRAGMA query_only = {query_only}")
    if options.get("tracked", False) and not connection.info.get("tracked"):
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        track_changes(driver)
        connection.info["tracked"] = True
    connection.exec_driver_sql(options.get("begin", "BEGIN"))


def _refuse_statement(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _refuse()


def _refuse(*_session: object) -> None:
    raise RuntimeError("a write was made in reading(): use transaction()")


def _utc_now() -> datetime:
    return datetime.now(UTC)
