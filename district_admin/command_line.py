"""What the commands without a window share: an office to read, and one line that says why not."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from district_admin.console import say
from district_admin.data_folder import DataFolder
from district_admin.errors import OfficeError
from district_admin.storage.backup import back_up
from district_admin.storage.database import Database
from district_admin.storage.failures import in_office_words
from district_admin.storage.migrations import LAYOUT
from district_admin.storage.upgrade import layout_of, upgrade
from district_admin.texts import _


@contextmanager
def office_copy(data: Path | None) -> Iterator[Database]:
    """Give a copy of the office's database, or an empty office where no folder is named.

    Raises an OfficeError when there are no data in the folder, or none that can be read.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as aside:
        copy = DataFolder(Path(aside)).database
        if data is not None:
            copy = back_up(_database(data), Path(aside), 0)
        upgrade(copy, Path(aside) / "before")
        database = Database(copy)
        try:
            yield database
        finally:
            database.close()


@contextmanager
def office_to_read(data: Path) -> Iterator[Database]:
    """Give the office's database where it is, to be read only; of an older layout a copy.

    Raises an OfficeError when there are no data in the folder, or none that can be read.
    """
    file = _database(data)
    with in_office_words():
        is_current = layout_of(file) == LAYOUT
    if not is_current:
        with office_copy(data) as database:
            yield database
        return
    database = Database(file)
    try:
        yield database
    finally:
        database.close()


def answer(work: Callable[[], Iterable[str]], fault: Callable[[Exception], str]) -> int:
    """Print what the work answers and return the exit status.

    0: it was done. 2: it was refused, with the reason on one line, or failed; `fault` says so.
    """
    try:
        pieces = work()
    except OfficeError as error:
        say(sys.stderr, (" ".join(str(error).split()),))
        return 2
    except Exception as error:
        # A fault of ours; whoever runs this in a script still gets one line and a status.
        say(sys.stderr, (fault(error),))
        return 2
    say(sys.stdout, pieces)
    return 0


def _database(data: Path) -> Path:
    file = DataFolder(data).database
    if not file.is_file():
        message = _("ไม่พบข้อมูลสำนักงานในโฟลเดอร์ {folder} กรุณาตรวจสอบที่อยู่ของโฟลเดอร์")
        raise OfficeError(message.format(folder=data))
    return file
