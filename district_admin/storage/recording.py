"""Keeps what a transaction changed as one action of the history, just before it commits.

What a record held before was noted by `tracking`; what it holds now is read from its table. However
often a record was written, the history has one change for it, of the columns that ended up
different. A record that ended as it began leaves no change, and an action without changes no row.
Of records made by the thousand the history keeps the ids alone (`ONLY_MADE`): what they hold is in
their table until undo, which keeps it like that of any removed record. That check of undo is
given up for them: whether something but this program has changed them since.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from typing import Any, Final

from district_admin.storage.base import utc_text
from district_admin.storage.history_model import DO, DONE, DROPPED, ONLY_MADE, UNDONE
from district_admin.storage.tracking import columns_of, quoted, row_json

MERGE_FOR: Final = timedelta(minutes=10)
"""How long after its beginning an action takes in further steps of the same name and key."""

MANY_COUNT: Final = 1000
"""From how many new records of one table on the history keeps their ids alone."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().raw_decode  # our own text: no white space to look for around it

State = dict[str, Any] | None  # a record's columns as stored, or None where there is no record
Step = tuple[State, State]  # before, after
Texts = tuple[str | None, str | None]  # before, after, as JSON
Change = tuple[str, int, str | None, str | None]  # table, id, before, after


@dataclass(frozen=True)
class Entry:
    """How a transaction is to be entered in the history."""

    name: str
    merge: str = ""
    undoable: bool = True
    kind: str = DO
    of_id: int | None = None  # the action that an undo took back, or a redo did again


def record_changes(connection: sqlite3.Connection, entry: Entry, at: datetime) -> frozenset[str]:
    """Move the pending notes into the history; return the names of the tables that changed."""
    counts: dict[str, tuple[int, int]] = {
        table: (noted_count, int(made_count))
        for table, noted_count, made_count in connection.execute(
            "SELECT table_name, count(record_id), total(made) "
            "FROM pending_change GROUP BY table_name ORDER BY min(seq)"
        )
    }
    if not counts:
        return frozenset()
    announced_only = {table for table, (noted_count, _made) in counts.items() if not noted_count}
    noted = {table: made for table, (_noted, made) in counts.items() if table not in announced_only}
    kept = _keep_joined(connection, entry, at, noted) or _keep_new(connection, entry, at, noted)
    connection.execute("DELETE FROM pending_change")
    return frozenset({*counts, "history_action"} if kept else announced_only)


def stored_value(value: Any) -> Any:
    """Return what the database holds for a value of the history: bytes and reals are wrapped."""
    if isinstance(value, dict):
        return bytes.fromhex(value["hex"]) if "hex" in value else float(value["real"])
    return value


def read_state(text: str | None) -> State:
    """Return one side of a change as columns and wrapped values."""
    return None if text is None else _decode(text)[0]


def _keep_joined(
    connection: sqlite3.Connection, entry: Entry, at: datetime, noted: Iterable[str]
) -> bool:
    """Draw the changes together with those of the action they belong to; say if there is one."""
    action_id = _action_to_join(connection, entry, at)
    if action_id is None:
        return False
    new = [change for table in noted for change in _changes(connection, table)]
    if not new:
        return False
    changes = _draw_together([*_take_changes(connection, action_id), *new])
    if not _keep(connection, action_id, changes):  # the joined steps took each other back
        connection.execute("DELETE FROM history_action WHERE id = ?", (action_id,))
    return True


def _keep_new(
    connection: sqlite3.Connection, entry: Entry, at: datetime, noted: dict[str, int]
) -> bool:
    """Keep the changes as an action of their own; say if there are any."""
    action_id = _new_action(connection, entry, at)
    kept_count = 0
    for table, made_count in noted.items():
        many = made_count >= MANY_COUNT
        if many:
            kept_count += _keep_ids(connection, action_id, table)
        changes = _changes(connection, table, with_made=not many)
        kept_count += _keep(connection, action_id, map(_narrowed, changes))
    if not kept_count:
        connection.execute("DELETE FROM history_action WHERE id = ?", (action_id,))
    elif entry.kind == DO:  # what was taken back before can no longer be done again
        connection.execute(
            "UPDATE history_action SET state = ? WHERE kind = ? AND state = ?",
            (DROPPED, DO, UNDONE),
        )
    return kept_count > 0


def _changes(
    connection: sqlite3.Connection, table: str, *, with_made: bool = True
) -> Iterator[Change]:
    """Give the noted records of a table that are no longer as they were, whole on both sides."""
    row = row_json("now", columns_of(connection, table))
    rows = connection.execute(
        "SELECT table_name, record_id, before, held FROM ("
        "SELECT seq, table_name, record_id, before, "
        # in the order of the notes: by their index, they would all have to be sorted
        f"CASE WHEN now.id IS NOT NULL THEN {row} END AS held FROM pending_change NOT INDEXED "
        f"LEFT JOIN main.{quoted(table)} AS now ON now.id = record_id "
        "WHERE table_name = ? AND record_id IS NOT NULL AND made <= ?) "
        "WHERE before IS NOT held ORDER BY seq",
        (table, with_made),
    )
    return iter(rows)


def _keep_ids(connection: sqlite3.Connection, action_id: int, table: str) -> int:
    """Keep the ids of the new records of a table; return how many."""
    return connection.execute(
        "INSERT INTO history_change (action_id, table_name, record_id, after) "
        f"SELECT ?, table_name, record_id, ? FROM pending_change WHERE table_name = ? AND made "
        f"AND EXISTS (SELECT 1 FROM main.{quoted(table)} AS now WHERE now.id = record_id)",
        (action_id, ONLY_MADE, table),
    ).rowcount


def _narrowed(change: Change) -> Change:
    """Return a change of whole records as one of the columns that differ."""
    table, record_id, before, after = change
    if before is None or after is None:
        return change  # made or removed: kept as it is noted
    step = _only_changed((read_state(before), read_state(after)))
    assert step is not None  # the two texts differ
    return table, record_id, _text(step[0]), _text(step[1])


def _draw_together(changes: Iterable[Change]) -> list[Change]:
    """Return one change a record, in the order in which the records were first written."""
    by_record: dict[tuple[str, int], list[Texts]] = {}
    for table, record_id, before, after in changes:
        by_record.setdefault((table, record_id), []).append((before, after))
    ones = ((record, _as_one(steps)) for record, steps in by_record.items())
    return [(*record, *one) for record, one in ones if one is not None]


def _as_one(steps: list[Texts]) -> Texts | None:
    if len(steps) == 1 and None in steps[0]:
        return steps[0]
    states = ((read_state(before), read_state(after)) for before, after in steps)
    step = _only_changed(reduce(_combined, states))
    return None if step is None else (_text(step[0]), _text(step[1]))


def _combined(first: Step, then: Step) -> Step:
    """Return two changes of one record, one after the other, as a single change.

    `then` is from this transaction and holds whole records; `first` may come from the history and
    hold changed columns only.
    """
    before, after = first[0], then[1]
    return None if before is None else {**(then[0] or {}), **before}, after


def _only_changed(step: Step) -> Step | None:
    """Drop the columns that ended as they began, and the change itself if none is left."""
    before, after = step
    if before is None or after is None:
        return None if before is None and after is None else step
    changed = [column for column in after if before.get(column) != after[column]]
    if not changed:
        return None
    return {c: before[c] for c in changed}, {c: after[c] for c in changed}


def _new_action(connection: sqlite3.Connection, entry: Entry, at: datetime) -> int:
    row = connection.execute(
        "INSERT INTO history_action (name, at, kind, state, merge, undoable, of_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (entry.name, utc_text(at), entry.kind, DONE, entry.merge, entry.undoable, entry.of_id),
    ).fetchone()
    return int(row[0])


def _action_to_join(connection: sqlite3.Connection, entry: Entry, at: datetime) -> int | None:
    """Return the last action if this step belongs to it. An undo has no key and joins nothing."""
    if not entry.merge:
        return None
    last = connection.execute(
        "SELECT id, at FROM history_action WHERE id = (SELECT max(id) FROM history_action) "
        "AND merge = ? AND name = ? AND undoable = ?",
        (entry.merge, entry.name, entry.undoable),
    ).fetchone()
    if last is None:
        return None
    passed = at - datetime.fromisoformat(last[1])
    return int(last[0]) if timedelta(0) <= passed <= MERGE_FOR else None


def _take_changes(connection: sqlite3.Connection, action_id: int) -> list[Change]:
    """Take the changes of an action out of the history, to be drawn together with new ones."""
    changes = connection.execute(
        "SELECT table_name, record_id, before, after FROM history_change "
        "WHERE action_id = ? ORDER BY id",
        (action_id,),
    ).fetchall()
    connection.execute("DELETE FROM history_change WHERE action_id = ?", (action_id,))
    return changes


def _keep(connection: sqlite3.Connection, action_id: int, changes: Iterable[Change]) -> int:
    """Keep changes one by one as they come, and return how many: not all fit the memory."""
    return connection.executemany(
        "INSERT INTO history_change (action_id, table_name, record_id, before, after) "
        "VALUES (?, ?, ?, ?, ?)",
        ((action_id, *change) for change in changes),
    ).rowcount


def _text(state: State) -> str | None:
    return None if state is None else _encode(state)
