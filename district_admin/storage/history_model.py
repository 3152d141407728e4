"""The tables of the history: what was done, and what it changed in each record."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base

DO, UNDO, REDO = "do", "undo", "redo"
DONE, UNDONE, DROPPED = "done", "undone", "dropped"

ONLY_MADE = "{}"
"""The `after` of a record made among many: all of it is in its table, or in the undo's change."""


class HistoryAction(Base):
    """Something the officer did (การทำรายการ), under its Thai name.

    `kind` is do, undo or redo; an undo or redo says in `of_id` which action it took back or
    did again. `state` of a do is done, undone (can be done again) or dropped (taken back, and
    then something else was done). `merge` joins repeated steps, such as a draft saving itself.
    """

    __tablename__ = "history_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    at: Mapped[datetime]
    kind: Mapped[str]
    state: Mapped[str]
    merge: Mapped[str]
    undoable: Mapped[bool]
    of_id: Mapped[int | None] = mapped_column(ForeignKey("history_action.id"))

    __table_args__ = (Index("ix_history_action_state", "kind", "state", "id"), NEW_IDS_ONLY)


class HistoryChange(Base):
    """What one action did to one record (การเปลี่ยนแปลงของรายการ).

    `before` and `after` are JSON objects of column and value: of all columns for a record that
    was removed or made (the other side is then empty), else of those that changed. Of many
    records made at once `after` is ONLY_MADE.
    """

    __tablename__ = "history_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("history_action.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]

    __table_args__ = (
        Index("ix_history_change_record", "table_name", "record_id"),
        NEW_IDS_ONLY,
    )
