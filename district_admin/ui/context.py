"""What every view is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from district_admin.ui.requests import Requests

if TYPE_CHECKING:
    from district_admin.data_folder import DataFolder
    from district_admin.storage.database import Database
    from district_admin.storage.history import History
    from district_admin.ui.desk import Desk
    from district_admin.ui.jobs import Jobs
    from district_admin.ui.theme import Theme


class Changes(QObject):
    """Tells open views which tables were just changed, on the screen's thread."""

    committed = Signal(object)  # frozenset[str], the names of the tables

    def __init__(self, database: Database) -> None:
        super().__init__()
        database.on_commit(self.committed.emit)


@dataclass(frozen=True)
class AppContext:
    """The long-lived parts of the program, made in `app.py` and handed down from there."""

    database: Database
    history: History
    jobs: Jobs
    changes: Changes
    theme: Theme
    folder: DataFolder
    desk: Desk
    requests: Requests = field(default_factory=Requests)
