"""A folder for what is wanted while something is made; one that a killed program left goes.

It lies among the system's temporary files and holds letters, so it is not to stay there. Its name
says which process made it: where that has gone, the next one to make a folder removes it, and after
a day in any case (another process may bear the number by then). Rejected: a lock in each folder,
which LibreOffice on Windows would keep from going, and a folder in the data folder (that may lie on
a slow disk, and copies of it would hold what is half made).
"""

import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

_PREFIX: Final = "district-admin-making-"
_NAME: Final = re.compile(_PREFIX + r"(\d+)-\w+")
_OLD_SECONDS: Final = 24 * 60 * 60


def working_folder() -> "tempfile.TemporaryDirectory[str]":
    """Make a folder that goes when it is left or cleaned up; those that were left behind go now."""
    _remove_left_behind(Path(tempfile.gettempdir()))
    prefix = f"{_PREFIX}{os.getpid()}-"
    return tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)


def _remove_left_behind(among: Path) -> None:
    for folder in among.glob(f"{_PREFIX}*"):
        named = _NAME.fullmatch(folder.name)
        if named and (not _is_running(int(named[1])) or _is_old(folder)):
            shutil.rmtree(folder, ignore_errors=True)  # that of another user stays


def _is_old(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > _OLD_SECONDS
    except OSError:  # its own program has just removed it
        return False


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return True  # a signal would end it there: its folder goes when it is old
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # another user's; no number of a process
        return True
    return True
