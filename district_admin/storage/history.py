"""What was done in this office, in its own words; the last actions taken back and done again.

Undo and redo are linear and know no restart: they read the history that each transaction left in
the database. The records of an action are taken out and put back whole with references checked
at the end, so that neither the order of the steps nor a cascade nor a unique value that moved
from one record to another can get in the way (replaying the inverse of each step was rejected
for that). Both are transactions with an entry of their own: a record's history shows them. Records
made by the thousand go in one statement a table; their undo keeps what they held for the redo.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from district_admin.errors import OfficeError
from district_admin.progress import Progress, Silent
from district_admin.storage.database import Database, sqlite_connection
from district_admin.storage.history_model import (
    DO,
    DONE,
    ONLY_MADE,
    REDO,
    UNDO,
    UNDONE,
    HistoryAction,
    HistoryChange,
)
from district_admin.storage.recording import Entry, State, read_state, stored_value
from district_admin.storage.restoring import held_now, put_back, with_making
from district_admin.texts import _


class NothingToUndoError(OfficeError):
    """There is no action to take back, or the last one cannot be."""

    def __init__(self) -> None:
        super().__init__(_("ไม่มีรายการที่ย้อนกลับได้"))


class NothingToRedoError(OfficeError):
    """No action was taken back, or something else was done since."""

    def __init__(self) -> None:
        super().__init__(_("ไม่มีรายการที่ทำซ้ำได้"))


class RecordsMovedOnError(OfficeError):
    """The records of an action are no longer as the action left them."""

    def __init__(self, action: str) -> None:
        super().__init__(
            _(
                "ย้อนกลับหรือทำซ้ำ “{action}” ไม่ได้ เพราะข้อมูลถูกแก้ไขด้วยวิธีอื่นแล้ว "
                "กรุณาแก้ไขข้อมูลด้วยตนเอง ข้อมูลปัจจุบันยังอยู่ครบ"
            ).format(action=action)
        )


@dataclass(frozen=True)
class PastAction:
    """An action of the history. `kind` is do, undo or redo; `state` done, undone or dropped."""

    id: int
    name: str
    at: datetime  # UTC
    kind: str
    state: str
    undoable: bool


@dataclass(frozen=True)
class RecordChange:
    """What one action did to a record: before and after of each column, as stored.

    Before is None in each column of a record just made, after in each of one removed.
    """

    at: datetime  # UTC
    action: str
    kind: str
    changes: dict[str, tuple[Any, Any]]


class History:
    """The history of one office database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo_name(self) -> str | None:
        """Return the name of the action that undo would take back, or None."""
        with self._database.reading() as session:
            action = _to_undo(session)
        return action.name if action else None

    def redo_name(self) -> str | None:
        """Return the name of the action that redo would do again, or None."""
        with self._database.reading() as session:
            action = _to_redo(session)
        return action.name if action else None

    def change_count(self, *, of_redo: bool = False) -> int:
        """Return how many records the next undo would bring back, or the next redo."""
        with self._database.reading() as session:
            action = _to_redo(session) if of_redo else _to_undo(session)
            if action is None:
                return 0
            counted = select(func.count()).where(HistoryChange.action_id == action.id)
            return session.scalar(counted) or 0

    def undo(self, progress: Progress | None = None) -> str:
        """Take the last action back and return its name.

        Raises NothingToUndoError, and RecordsMovedOnError if a record is not as it was left;
        Cancelled when the progress does, and nothing was taken back.
        """
        with self._database.reading() as session:
            action = _to_undo(session)
        if action is None:
            raise NothingToUndoError
        self._restore(action, UNDO, progress or Silent())
        return action.name

    def redo(self, progress: Progress | None = None) -> str:
        """Do again the action taken back last, and return its name.

        Raises NothingToRedoError, and RecordsMovedOnError if a record is not as it was left;
        Cancelled when the progress does, and nothing was done again.
        """
        with self._database.reading() as session:
            action = _to_redo(session)
        if action is None:
            raise NothingToRedoError
        self._restore(action, REDO, progress or Silent())
        return action.name

    def of_record(self, table: str, record_id: int) -> list[RecordChange]:
        """Return what happened to one record, oldest first."""
        query = (
            select(HistoryAction, HistoryChange.before, HistoryChange.after)
            .join(HistoryChange, HistoryChange.action_id == HistoryAction.id)
            .where(HistoryChange.table_name == table, HistoryChange.record_id == record_id)
            .order_by(HistoryAction.id)
        )
        with self._database.reading() as session:
            found = [(action, before, after) for action, before, after in session.execute(query)]
            sides = [(read_state(before), read_state(after)) for _action, before, after in found]
            if any(after == ONLY_MADE for _action, _before, after in found):
                sides = with_making(sides, held_now(sqlite_connection(session), table, record_id))
            return [
                RecordChange(action.at, action.name, action.kind, _both_sides(*states))
                for (action, _before, _after), states in zip(found, sides, strict=True)
            ]

    def recent(self, limit: int) -> list[PastAction]:
        """Return the last actions, newest first."""
        query = select(HistoryAction).order_by(HistoryAction.id.desc()).limit(limit)
        with self._database.reading() as session:
            return [
                PastAction(a.id, a.name, a.at, a.kind, a.state, a.undoable)
                for a in session.scalars(query)
            ]

    def _restore(self, action: HistoryAction, kind: str, progress: Progress) -> None:
        entry = Entry(action.name, undoable=action.undoable, kind=kind, of_id=action.id)
        was, becomes = (DONE, UNDONE) if kind == UNDO else (UNDONE, DONE)
        with self._database.restoring(entry) as session:
            moved = session.execute(
                update(HistoryAction)
                .where(HistoryAction.id == action.id, HistoryAction.state == was)
                .values(state=becomes)
                .returning(HistoryAction.id)
            ).all()
            connection = sqlite_connection(session)
            if not moved or not put_back(connection, action.id, kind, progress):
                raise RecordsMovedOnError(action.name)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise RecordsMovedOnError(action.name)


def _to_undo(session: Session) -> HistoryAction | None:
    last = session.scalar(
        select(HistoryAction)
        .where(HistoryAction.kind == DO, HistoryAction.state == DONE)
        .order_by(HistoryAction.id.desc())
        .limit(1)
    )
    return last if last is not None and last.undoable else None


def _to_redo(session: Session) -> HistoryAction | None:
    return session.scalar(
        select(HistoryAction)
        .where(HistoryAction.kind == DO, HistoryAction.state == UNDONE)
        .order_by(HistoryAction.id)
        .limit(1)
    )


def _both_sides(before: State, after: State) -> dict[str, tuple[Any, Any]]:
    before, after = before or {}, after or {}
    return {
        column: (stored_value(before.get(column)), stored_value(after.get(column)))
        for column in {**before, **after}
    }
