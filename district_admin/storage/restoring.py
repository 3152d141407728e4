"""The records of an action taken out of their tables and put back as they were.

For undo and redo in `history`. Records made by the thousand, of which the history keeps the ids
alone, go in one statement a table; what they held comes back from the changes of their undo.
Changed records whose unique values stayed are changed where they stand: a hundred thousand taken
out and put back would cost their indexes twice, and rows of registers are never taken out.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from district_admin.progress import Progress
from district_admin.storage.history_model import ONLY_MADE, UNDO
from district_admin.storage.recording import State, Step, read_state, stored_value
from district_admin.storage.tracking import columns_of, quoted, row_json

_AT_ONCE: Final = 2000


def put_back(connection: sqlite3.Connection, action_id: int, kind: str, progress: Progress) -> bool:
    """Bring an action's records to its other side; say whether they were on this side.

    If they were not, or the progress raises Cancelled, the transaction is to be taken back as a
    whole.
    """
    many = _made_among_many(connection, action_id)
    if kind == UNDO and not all(_take_out_many(connection, action_id, *each) for each in many):
        return False
    counter = _Counter(progress, _count(connection, action_id))
    in_place = [
        table
        for table in _changed_tables(connection, action_id)
        if not _unique_values_moved(connection, action_id, table)
    ]
    return (
        all(_change_back(connection, action_id, kind, table, counter) for table in in_place)
        and _replace(connection, action_id, kind, in_place, counter)
        and (kind == UNDO or all(_put_in_many(connection, action_id, *each) for each in many))
    )


class _Counter:
    """Tells the progress of records put back, not of each one."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def add(self, count: int) -> None:
        self._progress.report(self._done, self._total)
        self._done += count


def _count(connection: sqlite3.Connection, action_id: int) -> int:
    query = "SELECT count(*) FROM history_change WHERE action_id = ? AND after IS NOT ?"
    return int(connection.execute(query, (action_id, ONLY_MADE)).fetchone()[0])


def _changed_tables(connection: sqlite3.Connection, action_id: int) -> list[str]:
    query = (
        "SELECT DISTINCT table_name FROM history_change "
        "WHERE action_id = ? AND before IS NOT NULL AND after IS NOT NULL"
    )
    return [name for (name,) in connection.execute(query, (action_id,))]


def _unique_values_moved(connection: sqlite3.Connection, action_id: int, table: str) -> bool:
    """Say whether an action changed unique values, which may have gone to another record since."""
    query = (
        "SELECT 1 FROM pragma_index_list(:of) AS here JOIN pragma_index_info(here.name) AS part "
        'WHERE here."unique" AND part.name IN (SELECT held.key FROM history_change AS change, '
        "json_each(change.before) AS held WHERE change.action_id = :action "
        "AND change.table_name = :of AND change.after IS NOT NULL) LIMIT 1"
    )
    return connection.execute(query, {"of": table, "action": action_id}).fetchone() is not None


def _change_back(
    connection: sqlite3.Connection, action_id: int, kind: str, table: str, counter: _Counter
) -> bool:
    """Change records where they stand, those of the same columns together."""
    now = list(columns_of(connection, table))
    held = ", ".join(f"now.{quoted(column)}" for column in now)
    changes = connection.execute(
        f"SELECT record_id, before, after, {held} FROM history_change AS change "
        f"LEFT JOIN main.{quoted(table)} AS now ON now.id = record_id WHERE action_id = ? "
        "AND table_name = ? AND before IS NOT NULL AND after IS NOT NULL ORDER BY change.id",
        (action_id, table),
    )
    while some := changes.fetchmany(_AT_ONCE):
        counter.add(len(some))
        wanted_rows: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for record_id, before_text, after_text, *values in some:
            before, after = read_state(before_text), read_state(after_text)
            expected, wanted = (after, before) if kind == UNDO else (before, after)
            assert wanted is not None
            if not _agrees(dict(zip(now, values, strict=True)), expected):
                return False
            stored = tuple(map(stored_value, wanted.values()))
            wanted_rows.setdefault(tuple(wanted), []).append((*stored, record_id))
        for columns, rows in wanted_rows.items():
            settings = ", ".join(f"{quoted(column)} = ?" for column in columns)
            connection.executemany(f"UPDATE {quoted(table)} SET {settings} WHERE id = ?", rows)
    return True


def _replace(
    connection: sqlite3.Connection,
    action_id: int,
    kind: str,
    changed: Sequence[str],
    counter: _Counter,
) -> bool:
    """Take records out and put them back whole, but for those of tables already changed."""
    marks = ", ".join("?" * len(changed))
    changes = connection.execute(
        "SELECT table_name, record_id, before, after FROM history_change "
        "WHERE action_id = ? AND after IS NOT ? AND (before IS NULL OR after IS NULL "
        f"OR table_name NOT IN ({marks})) ORDER BY id",
        (action_id, ONLY_MADE, *changed),
    )
    records: list[tuple[str, dict[str, Any]]] = []
    for table, record_id, before_text, after_text in changes.fetchall():
        counter.add(1)
        before, after = read_state(before_text), read_state(after_text)
        expected, wanted = (after, before) if kind == UNDO else (before, after)
        row = _take_out(connection, table, record_id)
        if not _agrees(row, expected):
            return False
        if wanted is not None:
            values = {column: stored_value(value) for column, value in wanted.items()}
            records.append((table, {"id": record_id, **(row or {}), **values}))
    for table, values in records:
        _insert(connection, table, values)
    return True


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
