"""The records of an action taken out of their tables and put back as they were.

For undo and redo in `history`. Records made by the thousand, of which the history keeps the ids
alone, go in one statement a table; what they held comes back from the changes of their undo.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from district_admin.storage.history_model import ONLY_MADE, UNDO
from district_admin.storage.recording import State, Step, read_state, stored_value
from district_admin.storage.tracking import columns_of, row_json


def put_back(connection: sqlite3.Connection, action_id: int, kind: str) -> bool:
    """Bring an action's records to its other side; say whether they were on this side.

    If they were not, the transaction is to be taken back as a whole.
    """
    many = _made_among_many(connection, action_id)
    if kind == UNDO and not all(_take_out_many(connection, action_id, *each) for each in many):
        return False
    changes = connection.execute(
        "SELECT table_name, record_id, before, after FROM history_change "
        "WHERE action_id = ? AND after IS NOT ? ORDER BY id",
        (action_id, ONLY_MADE),
    )
    records: list[tuple[str, dict[str, Any]]] = []
    for table, record_id, before_text, after_text in changes.fetchall():
        before, after = read_state(before_text), read_state(after_text)
        now_expected, wanted = (after, before) if kind == UNDO else (before, after)
        row = _take_out(connection, table, record_id)
        if not _agrees(row, now_expected):
            return False
        if wanted is not None:
            values = {column: stored_value(value) for column, value in wanted.items()}
            records.append((table, {"id": record_id, **(row or {}), **values}))
    for table, values in records:
        _insert(connection, table, values)
    return kind == UNDO or all(_put_in_many(connection, action_id, *each) for each in many)


def _made_among_many(connection: sqlite3.Connection, action_id: int) -> list[tuple[str, int]]:
    """Return the tables of which the history kept ids alone, and how many."""
    return connection.execute(
        "SELECT table_name, count(*) FROM history_change "
        "WHERE action_id = ? AND after = ? GROUP BY table_name",
        (action_id, ONLY_MADE),
    ).fetchall()


def _take_out_many(connection: sqlite3.Connection, action_id: int, table: str, count: int) -> bool:
    """Remove the records that an action made; say whether all were there."""
    taken_out = connection.execute(
        f'DELETE FROM "{table}" WHERE id IN (SELECT record_id FROM history_change '
        "WHERE action_id = ? AND table_name = ? AND after = ?)",
        (action_id, table, ONLY_MADE),
    )
    return taken_out.rowcount == count


def _put_in_many(connection: sqlite3.Connection, action_id: int, table: str, count: int) -> bool:
    """Put the records back in that an action made, as its last undo kept them; say if it could."""
    rows = connection.execute(
        "SELECT made.record_id, removed.before FROM history_change AS made "
        "JOIN history_change AS removed ON removed.table_name = made.table_name "
        "AND removed.record_id = made.record_id AND removed.action_id = "
        "(SELECT max(id) FROM history_action WHERE kind = ? AND of_id = made.action_id) "
        f'LEFT JOIN "{table}" AS now ON now.id = made.record_id '
        "WHERE made.action_id = ? AND made.table_name = ? AND made.after = ? AND now.id IS NULL",
        (UNDO, action_id, table, ONLY_MADE),
    )
    put_in = 0
    for record_id, before in rows:
        state = read_state(before) or {}
        values = {column: stored_value(value) for column, value in state.items()}
        _insert(connection, table, {"id": record_id, **values})
        put_in += 1
    return put_in == count


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" * len(values))
    connection.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(values.values())
    )


def _take_out(connection: sqlite3.Connection, table: str, record_id: int) -> dict[str, Any] | None:
    """Remove a record and return what it held, or None if there was none."""
    found = connection.execute(f'DELETE FROM "{table}" WHERE id = ? RETURNING *', (record_id,))
    columns = [column[0] for column in found.description]
    rows = found.fetchall()
    return dict(zip(columns, rows[0], strict=True)) if rows else None


def _agrees(row: dict[str, Any] | None, expected: State) -> bool:
    if row is None or expected is None:
        return row is None and expected is None
    return all(
        column in row and row[column] == stored_value(value) for column, value in expected.items()
    )


def held_now(connection: sqlite3.Connection, table: str, record_id: int) -> State:
    """Return a record as the history would keep it, or None if there is none."""
    row = row_json("now", columns_of(connection, table))
    query = f'SELECT {row} FROM "{table}" AS now WHERE id = ?'
    found = connection.execute(query, (record_id,)).fetchone()
    return read_state(found[0]) if found else None


def with_making(sides: Sequence[Step], now: State) -> list[Step]:
    """Return both sides of a record's changes with what it held when it was made among many.

    That is worked out backwards from what the record holds now, if it is still there.
    """
    held = now or {}
    told: list[Step] = []
    for before, after in reversed(sides):
        told.append((before, after if after != {} else held))
        held = {**held, **(before or {})}
    return told[::-1]
