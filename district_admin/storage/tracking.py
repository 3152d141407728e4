"""Notes every change of every record while a transaction runs, whoever makes it.

On each connection, temporary triggers are made for all tables that SQLite itself reports; they
copy each row, before and after, into the temporary table `pending_change`. So records changed by
bulk statements, by cascades or by plain SQL are noted as well, and a new work area has nothing to
remember. The notes roll back with what they note. Rejected: listening to the ORM's flush (it
sees neither bulk statements nor cascades) and triggers kept in the file (a migration would have
to rebuild them for each table it touches).
"""

import sqlite3
from typing import Final

# Announced when they change, but without a history: the history itself, and rows only ever added.
WITHOUT_HISTORY: Final = frozenset({"stored_file"})
_HISTORY: Final = frozenset({"history_action", "history_change"})

# Whatever SQLite keeps in these is written to JSON without loss as it is.
_PLAIN_TYPES: Final = ("INT", "CHAR", "TEXT", "CLOB", "DATE", "BOOL", "JSON")

_PENDING: Final = """
    CREATE TEMP TABLE pending_change (
        seq INTEGER PRIMARY KEY, table_name TEXT, record_id INTEGER, before TEXT, after TEXT
    )
"""


def track_changes(connection: sqlite3.Connection) -> None:
    """Make the connection note the changes of all tables there are at this moment."""
    connection.execute(_PENDING)
    for table in _tables(connection):
        if table in _HISTORY:
            continue
        columns = _columns(connection, table)
        followed = "id" in columns and table not in WITHOUT_HISTORY
        for event in ("INSERT", "UPDATE", "DELETE"):
            body = _note(table, columns, event) if followed else _announce(table)
            connection.execute(_trigger(table, event, body))
        if followed:
            connection.execute(_keep_ids(table))


def _tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    return [name for (name,) in connection.execute(query)]


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    query = "SELECT name, upper(type) FROM pragma_table_info(?)"
    return dict(connection.execute(query, (table,)).fetchall())


def _trigger(table: str, event: str, body: str) -> str:
    return (
        f"CREATE TEMP TRIGGER {_name(f'note_{event.lower()}_{table}')} "
        f"AFTER {event} ON main.{_name(table)} BEGIN {body}; END"
    )


def _note(table: str, columns: dict[str, str], event: str) -> str:
    before = "NULL" if event == "INSERT" else _row("OLD", columns)
    after = "NULL" if event == "DELETE" else _row("NEW", columns)
    record_id = "OLD.id" if event == "DELETE" else "NEW.id"
    return (
        "INSERT INTO pending_change (table_name, record_id, before, after) "
        f"VALUES ({_text(table)}, {record_id}, {before}, {after})"
    )


def _announce(table: str) -> str:
    return f"INSERT INTO pending_change (table_name) VALUES ({_text(table)})"


def _keep_ids(table: str) -> str:
    return (
        f"CREATE TEMP TRIGGER {_name(f'keep_id_{table}')} "
        f"BEFORE UPDATE OF id ON main.{_name(table)} WHEN OLD.id <> NEW.id "
        "BEGIN SELECT RAISE(ABORT, 'the id of a record never changes'); END"
    )


def _row(which: str, columns: dict[str, str]) -> str:
    """Return SQL for a row as JSON, its id left out.

    JSON has no bytes, and SQLite would write a real number with 15 digits only: such columns
    are wrapped as {"hex": …} and {"real": …}, which `recording.stored_value` unwraps.
    """
    parts = []
    for name, declared in columns.items():
        if name == "id":
            continue
        value = f"{which}.{_name(name)}"
        if not any(plain in declared for plain in _PLAIN_TYPES):
            value = (
                f"json(CASE typeof({value}) "
                f"WHEN 'blob' THEN json_object('hex', hex({value})) "
                f"WHEN 'real' THEN json_object('real', printf('%!.17g', {value})) "
                f"ELSE json_quote({value}) END)"
            )
        parts.append(f"{_text(name)}, {value}")
    return f"json_object({', '.join(parts)})"


def _name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
