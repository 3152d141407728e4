"""Keeps what a transaction changed as one action of the history, just before it commits.

The notes of `tracking` are drawn together: however often a record was written, the history holds
one change for it, of the columns that ended up different. A record that ended as it began leaves
no change, and an action without changes leaves no row.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from typing import Any, Final

from district_admin.storage.base import utc_text
from district_admin.storage.history_model import DO, DONE, DROPPED, UNDONE

MERGE_FOR: Final = timedelta(minutes=10)
"""How long after its beginning an action takes in further steps of the same name and key."""

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
    pending = connection.execute(
        "SELECT table_name, record_id, before, after FROM pending_change ORDER BY seq"
    ).fetchall()
    if not pending:
        return frozenset()
    connection.execute("DELETE FROM pending_change")
    announced_only = {row[0] for row in pending if row[1] is None}
    noted = [row for row in pending if row[1] is not None]
    changes = _draw_together(noted)
    if not changes:
        return frozenset(announced_only)
    action_id = _action_to_join(connection, entry, at)
    if action_id is None:
        action_id = _new_action(connection, entry, at)
    else:
        changes = _draw_together([*_take_changes(connection, action_id), *noted])
    _keep(connection, action_id, changes)
    return frozenset(announced_only | {row[0] for row in noted} | {"history_action"})


def stored_value(value: Any) -> Any:
    """Return what the database holds for a value of the history: bytes and reals are wrapped."""
    if isinstance(value, dict):
        return bytes.fromhex(value["hex"]) if "hex" in value else float(value["real"])
    return value


def read_state(text: str | None) -> State:
    """Return one side of a change as columns and wrapped values."""
    return None if text is None else json.loads(text)


def _draw_together(noted: Iterable[Change]) -> list[Change]:
    """Return one change a record, in the order in which the records were first written."""
    by_record: dict[tuple[str, int], list[Texts]] = {}
    for table, record_id, before, after in noted:
        by_record.setdefault((table, record_id), []).append((before, after))
    ones = ((record, _as_one(steps)) for record, steps in by_record.items())
    return [(*record, *one) for record, one in ones if one is not None]


def _as_one(steps: list[Texts]) -> Texts | None:
    if len(steps) == 1 and None in steps[0]:
        return steps[0]  # made or removed, once: kept as it is noted
    states = ((read_state(before), read_state(after)) for before, after in steps)
    step = _only_changed(reduce(_combined, states))
    return None if step is None else (_text(step[0]), _text(step[1]))


def _combined(first: Step, then: Step) -> Step:
    """Return two changes of one record, one after the other, as a single change.

    `then` comes from the notes and holds whole records; `first` may come from the history and
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
    if entry.kind == DO:  # what was taken back before can no longer be done again
        connection.execute(
            "UPDATE history_action SET state = ? WHERE kind = ? AND state = ?",
            (DROPPED, DO, UNDONE),
        )
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


def _keep(connection: sqlite3.Connection, action_id: int, changes: list[Change]) -> None:
    connection.executemany(
        "INSERT INTO history_change (action_id, table_name, record_id, before, after) "
        "VALUES (?, ?, ?, ?, ?)",
        [(action_id, *change) for change in changes],
    )
    if not changes:  # the joined steps took each other back
        connection.execute("DELETE FROM history_action WHERE id = ?", (action_id,))


def _text(state: State) -> str | None:
    return None if state is None else json.dumps(state, ensure_ascii=False, separators=(",", ":"))
