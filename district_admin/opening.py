"""Opens an office: one lock, one database brought up to date, and what the views are given."""

from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.storage.lock import OfficeLock
from district_admin.storage.upgrade import upgrade
from district_admin.ui.context import AppContext, Changes
from district_admin.ui.desk import Desk
from district_admin.ui.jobs import Jobs
from district_admin.ui.theme import Theme


class OpenOffice:
    """An office whose data this program holds until `close`.

    Raises an OfficeError when another program holds it (AlreadyOpenError), when the data are too
    new or damaged, or when the folder cannot be written.
    """

    def __init__(self, folder: DataFolder, theme: Theme, desk: Desk) -> None:
        self._lock = OfficeLock(folder.lock)
        self._lock.acquire()
        try:
            upgrade(folder.database, folder.backups)
            self._database = Database(folder.database)
        except BaseException:
            self._lock.release()
            raise
        self.context = AppContext(
            database=self._database,
            history=History(self._database),
            jobs=Jobs(),
            changes=Changes(self._database),
            theme=theme,
            folder=folder,
            desk=desk,
        )

    def close(self) -> None:
        """Let go of the data, for another start to take them."""
        self.context.jobs.wait()
        self._database.close()
        self._lock.release()
