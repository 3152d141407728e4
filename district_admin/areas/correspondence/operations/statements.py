"""Writes the same into many records by one statement, as the history notes it for each of them."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from district_admin.storage.base import Base


def write(
    session: Session, table: type[Base], which: ColumnElement[bool], values: Mapping[str, object]
) -> None:
    """Write by one statement; what the session holds of these columns is read anew."""
    unseen = {"synchronize_session": False}
    session.execute(update(table).where(which).values(**values), execution_options=unseen)
    for each in session.identity_map.values():
        if isinstance(each, table):
            session.expire(each, list(values))
