"""Notes every record that is written while a transaction runs, whoever writes it.

On each connection, temporary triggers are made for all tables that SQLite itself reports. The
first time that a record is written they copy what it held before into the temporary table
`pending_change` (nothing, for a record just made); what it holds after is in the table itself. So
records changed by bulk statements, by cascades or by plain SQL are noted as well, a new work area
has nothing to remember, and 100,000 new records cost a note of their ids. The notes roll back with
what they note. Rejected: listening to the ORM's flush (it sees neither bulk statements nor
cascades), triggers kept in the file (a migration would have to rebuild them for each table it
touches), and a note of both sides at each write (it tripled the time and memory of an import).
"""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# Announced when they change, but without a history: the history itself, rows only ever added, and
# versions that the program keeps by itself and lets go of.
WITHOUT_HISTORY: Final = frozenset({"stored_file", "file_text", "paper_look", "transcript_version"})
_HISTORY: Final = frozenset({"history_action", "history_change"})
_DERIVED: Final = "search_"
"""How tables begin that triggers fill from others (m0005): those have the history."""

# Whatever SQLite keeps in these is written to JSON without loss as it is.
_PLAIN_TYPES: Final = ("INT", "CHAR", "TEXT", "CLOB", "DATE", "BOOL", "JSON")

_PENDING: Final = (
    "CREATE TEMP TABLE pending_change "
    "(seq INTEGER PRIMARY KEY, table_name TEXT, record_id INTEGER, made INTEGER, before TEXT)",
    # `made` is in it so that notes are counted without a look at what records held
    "CREATE INDEX temp.pending_record ON pending_change (table_name, record_id, made)",
)


def track_changes(connection: sqlite3.Connection) -> None:
    """Make the connection note the changes of all tables there are at this moment."""
    for statement in _PENDING:
        connection.execute(statement)
    for table in _tables(connection):
        if table in _HISTORY or table.startswith(_DERIVED):
            continue
        columns = columns_of(connection, table)
        for statement in _triggers(table, tuple(columns.items())):
            connection.execute(statement)


def _tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    return [name for (name,) in connection.execute(query)]


def columns_of(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return a table's columns and their declared types."""
    query = "SELECT name, upper(type) FROM pragma_table_info(?)"
    return dict(connection.execute(query, (table,)).fetchall())


@lru_cache(maxsize=256)
def _triggers(table: str, columns: tuple[tuple[str, str], ...]) -> Sequence[str]:
    """Return the triggers of a table; each new connection has the same ones again."""
    known = dict(columns)
    followed = "id" in known and table not in WITHOUT_HISTORY
    found = [
        _trigger(table, event, _note(table, known, event) if followed else _announce(table))
        for event in ("INSERT", "UPDATE", "DELETE")
    ]
    return (*found, _keep_ids(table)) if followed else tuple(found)


def _trigger(table: str, event: str, body: str) -> str:
    return (
        f"CREATE TEMP TRIGGER {quoted(f'note_{event.lower()}_{table}')} "
        f"AFTER {event} ON main.{quoted(table)} BEGIN {body}; END"
    )


def _note(table: str, columns: dict[str, str], event: str) -> str:
    before = "NULL" if event == "INSERT" else row_json("OLD", columns)
    record_id, made = ("NEW.id", 1) if event == "INSERT" else ("OLD.id", 0)
    # Not INSERT OR IGNORE: inside a trigger the OR of the outer statement would take its place.
    return (
        "INSERT INTO pending_change (table_name, record_id, made, before) "
        f"SELECT {_text(table)}, {record_id}, {made}, {before} WHERE NOT EXISTS (SELECT 1 "
        f"FROM pending_change WHERE record_id = {record_id} AND table_name = {_text(table)})"
    )


def _announce(table: str) -> str:
    return (
        f"INSERT INTO pending_change (table_name) SELECT {_text(table)} WHERE NOT EXISTS (SELECT 1 "
        f"FROM pending_change WHERE record_id IS NULL AND table_name = {_text(table)})"
    )


def _keep_ids(table: str) -> str:
    return (
        f"CREATE TEMP TRIGGER {quoted(f'keep_id_{table}')} "
        f"BEFORE UPDATE OF id ON main.{quoted(table)} WHEN OLD.id <> NEW.id "
        "BEGIN SELECT RAISE(ABORT, 'the id of a record never changes'); END"
    )


def row_json(which: str, columns: dict[str, str]) -> str:
    """Return SQL for the row that `which` names as JSON, its id left out.

    JSON has no bytes, and SQLite would write a real number with 15 digits only: such columns
    are wrapped as {"hex": …} and {"real": …}, which `recording.stored_value` unwraps.
    """
    parts = []
    for name, declared in columns.items():
        if name == "id":
            continue
        value = f"{which}.{quoted(name)}"
        if not any(plain in declared for plain in _PLAIN_TYPES):
            value = (
                f"json(CASE typeof({value}) "
                f"WHEN 'blob' THEN json_object('hex', hex({value})) "
                f"WHEN 'real' THEN json_object('real', printf('%!.17g', {value})) "
                f"ELSE json_quote({value}) END)"
            )
        parts.append(f"{_text(name)}, {value}")
    return f"json_object({', '.join(parts)})"


def quoted(identifier: str) -> str:
    """Return a name as SQL takes it."""
    return '"' + identifier.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
