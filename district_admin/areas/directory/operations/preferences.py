"""How the office wants its directory kept, and what imports have learnt of its lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import DirectorySettings, ImportShape
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.storage.forgetting import forget_column
from district_admin.texts import _


def get_settings(session: Session) -> DirectorySettings:
    """Return how the directory is kept."""
    return session.get_one(DirectorySettings, 1)


def set_stale_after(session: Session, days: int) -> None:
    """Say after how many days a record counts as out of date. Raises RecordIncompleteError."""
    if days < 1:
        raise RecordIncompleteError(_("จำนวนวันต้องมากกว่า 0 กรุณากรอกใหม่"))
    get_settings(session).stale_after_days = days


def known_shape(session: Session, fingerprint: str) -> ImportShape | None:
    """Return how the columns of a list of this shape were matched before, or None."""
    return session.scalar(select(ImportShape).where(ImportShape.fingerprint == fingerprint))


def remember_shape(
    session: Session, fingerprint: str, name: str, mapping: Mapping[str, Any], today: date
) -> None:
    """Remember how the columns of a list were matched, for the next of its shape."""
    shape = known_shape(session, fingerprint)
    if shape is None:
        shape = ImportShape(fingerprint=fingerprint)
        session.add(shape)
    shape.name, shape.mapping, shape.used_on = name, dict(mapping), today
    session.flush()


def keep_citizen_ids(session: Session, keep: bool) -> None:
    """Switch the keeping of citizen numbers on or off; off removes all, from the history too.

    Give it a transaction that is not `undoable`: what is forgotten does not come back.
    """
    get_settings(session).keep_citizen_ids = keep
    if not keep:
        forget_column(session, "person", "citizen_id")
