"""Opens an office: one lock, one database brought up to date, and what the views are given."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from district_admin.data_folder import DataFolder
from district_admin.errors import OfficeError
from district_admin.storage.backup import Copy, list_copies
from district_admin.storage.database import Database
from district_admin.storage.failures import DatabaseDamagedError, make_folder, require_writable
from district_admin.storage.history import History
from district_admin.storage.lock import OfficeLock
from district_admin.storage.taking_back import check_copy, clear_away, take_back
from district_admin.storage.upgrade import DatabaseMissingError, upgrade
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.context import AppContext, Changes
from district_admin.ui.desk import Desk
from district_admin.ui.jobs import Jobs
from district_admin.ui.theme import Theme

Wanted = Literal["known", "chosen", "anew"]
"""What is expected of a folder: an office that was there before; one, or room to begin one; or a
new one in any case, even over a file in which there is nothing."""

_COPIES_SHOWN: Final = 5


class OfficeGoneError(OfficeError):
    """There are no data where an office was kept: the drive is unplugged, or they were moved."""


class OpenOffice:
    """An office whose data this program holds until `close`.

    Raises an OfficeError when another program holds it (AlreadyOpenError), when the data are gone
    (OfficeGoneError), too new or damaged, or when the folder cannot be written.
    """

    def __init__(
        self, folder: DataFolder, theme: Theme, desk: Desk, wanted: Wanted = "chosen"
    ) -> None:
        _require_office(folder, wanted)
        make_folder(folder.root)
        require_writable(folder.root, folder.database)
        self._lock = OfficeLock(folder.lock)
        self._lock.acquire()
        try:
            with suppress(OSError):  # in the way of nothing
                clear_away(folder.database)
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

    def close(self, copy: Path | None = None) -> None:
        """Let go of the data, for another start to take them; a copy may take their place before.

        Raises as `take_back` does; the data are then as they were.
        """
        self.context.jobs.wait()
        self._database.close()
        folder = self.context.folder
        try:
            if copy is not None:
                take_back(copy, folder.database, folder.backups)
        finally:
            self._lock.release()


def use_copy(folder: DataFolder, copy: Path) -> None:
    """Let a copy take the place of data that cannot be opened.

    Raises AlreadyOpenError, and as `take_back` does.
    """
    lock = OfficeLock(folder.lock)
    lock.acquire()
    try:
        take_back(copy, folder.database, folder.backups)
    finally:
        lock.release()


def newest_whole_copy(folder: DataFolder) -> Copy | None:
    """Return the newest copy that could take the place of the data, None without one."""
    try:
        for each in list_copies(folder.backups):
            with suppress(OfficeError):
                check_copy(each.path)
                return each
    except OSError:  # the drive is gone, and its copies with it
        return None
    return None


def with_copies(error: OfficeError, folder: DataFolder) -> OfficeError:
    """Return the error with the copies that could take the place of damaged or missing data.

    Without copies, and for other errors, it is returned as it is.
    """
    copies = _copies(folder)
    if not copies or not isinstance(error, DatabaseDamagedError | DatabaseMissingError):
        return error
    try:
        listed = "\n".join(f"•  {each.name}  ({_made_at(each)})" for each in copies[:_COPIES_SHOWN])
    except OSError:  # the drive went in between
        return error
    return OfficeError(
        _(
            "{reason}\n\nมีสำเนาข้อมูลอยู่ที่ {backups}\n{copies}\n\n"
            "เมื่อจะใช้สำเนา กรุณาเก็บไฟล์เดิมไว้ที่อื่น แล้วคัดลอกสำเนามาไว้แทนในชื่อ {name}"
        ).format(reason=error, backups=folder.backups, copies=listed, name=folder.database.name)
    )


def _require_office(folder: DataFolder, wanted: Wanted) -> None:
    if wanted == "anew" or _copies(folder):  # `upgrade` refuses to begin anew beside copies
        return
    try:
        is_empty = folder.database.stat().st_size == 0
    except OSError as error:  # on Windows also of other kinds: "the device is not ready"
        if wanted == "known":
            raise OfficeGoneError(
                _(
                    "ไม่พบข้อมูลของสำนักงานที่ {folder} อาจถอดไดรฟ์ออก หรือโฟลเดอร์ถูกย้าย "
                    "หากเก็บข้อมูลไว้ในไดรฟ์อื่น กรุณาเสียบไดรฟ์แล้วลองใหม่"
                ).format(folder=folder.root)
            ) from error
        return
    if is_empty:
        raise OfficeGoneError(
            _(
                "ไฟล์ข้อมูล {file} ว่างเปล่า ข้อมูลเดิมอาจเสียหาย "
                "กรุณานำไฟล์ที่สำรองไว้มาแทนแล้วลองใหม่ หรือเลือกโฟลเดอร์อื่น"
            ).format(file=folder.database)
        )


def _copies(folder: DataFolder) -> list[Path]:
    """Copies of the data, newest first."""
    try:
        return sorted(folder.backups.glob("*.sqlite"), reverse=True)
    except OSError:  # the drive is gone, and its copies with it
        return []


def _made_at(copy: Path) -> str:
    at = datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
    return f"{medium_date(at.date())} {at.hour:02}:{at.minute:02}"
