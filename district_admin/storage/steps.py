"""Runs migrations with Alembic's operations. Imported only when there is one to run."""

import logging
from pathlib import Path
from types import ModuleType

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, MetaData

from district_admin.storage.backup import BEFORE_UPGRADE, back_up
from district_admin.storage.base import NAMING
from district_admin.storage.database import open_engine
from district_admin.storage.history_model import DROPPED, UNDONE

log = logging.getLogger(__name__)


def run_steps(
    database: Path, backups: Path, version: int, migrations: tuple[ModuleType, ...]
) -> None:
    """Take a database from one layout to the last, a transaction for each step.

    A step that fails, or is killed, leaves the layout before it.
    """
    if version:
        back_up(database, backups, version, BEFORE_UPGRADE)
    # Altering a table rebuilds it; with references on, its children would go with the old one.
    plain = open_engine(database)
    engine = plain.execution_options(begin="BEGIN EXCLUSIVE", foreign_keys=False)
    try:
        for number, migration in enumerate(migrations[version:], start=version + 1):
            log.info("database migration %d: %s", number, migration.__name__)
            with engine.begin() as connection:
                _end_undo(connection)
                migration.upgrade(operations(connection))
                _check_references(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    finally:
        plain.dispose()


def operations(connection: Connection) -> Operations:
    """Return Alembic's operations, which know how to alter tables in SQLite."""
    metadata = MetaData(naming_convention=NAMING)
    return Operations(MigrationContext.configure(connection, opts={"target_metadata": metadata}))


def _end_undo(connection: Connection) -> None:
    """Put a wall before undo: what was done on the older layout no longer fits the tables."""
    query = "SELECT count(*) FROM sqlite_schema WHERE name = 'history_action'"
    if connection.exec_driver_sql(query).scalar_one():
        connection.exec_driver_sql("UPDATE history_action SET undoable = 0")
        connection.exec_driver_sql(
            f"UPDATE history_action SET state = '{DROPPED}' WHERE state = '{UNDONE}'"
        )


def _check_references(connection: Connection) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"the migration left broken references: {broken[:5]}")
