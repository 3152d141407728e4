"""What is written beside its target until it is whole, and held by the one that writes it.

Another program that is told to write the same neither writes into it nor takes it away; what a
killed one left is held by nobody, and the next takes it away. Rejected: a name with the number of
the process (what a killed run left, gigabytes of it, would stay for ever). Windows knows no locks
of folders; there files that are open cannot be taken away.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from district_admin.archive.trees import long_path

_OPENED: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class HeldError(Exception):
    """Another program is writing the same target at this moment."""


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside a target, to be renamed; what is not is gone at the end.

    Raises HeldError, and OSError.
    """
    clear_beside(target)
    part = _beside(target)
    with _nothing_left(target):
        part.mkdir(parents=True)
        with _held_folder(part):
            yield part


@contextmanager
def file_beside(
    target: Path, check: Callable[[Path], None] = lambda _part: None
) -> Iterator[BinaryIO]:
    """Give an empty file beside a target, which it becomes at the end unless something is raised.

    `check` is given it when all of it has reached the disk, before it gets its name. Raises
    HeldError, OSError, and what `check` raises.
    """
    part = _beside(target)
    with _nothing_left(target):
        opened = os.open(part, _OPENED, 0o666)
        try:
            with os.fdopen(opened, "r+b") as file, _held(part, opened):
                file.truncate()
                yield file
                file.flush()
                os.fsync(opened)
                check(part)
                if sys.platform != "win32":  # which moves no file that is open, and locks none here
                    part.rename(long_path(target))
            if sys.platform == "win32":
                part.rename(long_path(target))
        finally:
            if sys.platform == "win32":
                _remove(part)


def clear_beside(target: Path) -> None:
    """Take away what a killed run left beside a target. Raises HeldError if it still runs."""
    part = _beside(target)
    with suppress(OSError):  # nothing there, or what may not be entered: writing will say why
        if part.is_dir() and not part.is_symlink():
            with _held_folder(part):
                return
        elif part.is_file():
            with part.open("rb") as file, _held(part, file.fileno()):
                return
        _remove(part)


def take_away(target: Path) -> None:
    """Take away a folder that was written whole; it loses its name first, so no half keeps it."""
    with suppress(OSError, HeldError):  # a medium that can no longer be written to
        long_path(target).rename(_beside(target))
        clear_beside(target)


@contextmanager
def _nothing_left(target: Path) -> Iterator[None]:
    """Leave nothing of what Ctrl+C stops between two steps of ours either."""
    try:
        yield
    except KeyboardInterrupt:
        with suppress(HeldError):
            clear_beside(target)
        raise


def _beside(target: Path) -> Path:
    return long_path(target.with_name(f".{target.name}.part"))


@contextmanager
def _held_folder(part: Path) -> Iterator[None]:
    if sys.platform == "win32":
        try:
            yield
        finally:
            _remove(part)
        return
    opened = os.open(part, os.O_RDONLY)
    try:
        with _held(part, opened):
            yield
    finally:
        os.close(opened)


@contextmanager
def _held(part: Path, opened: int) -> Iterator[None]:
    """Hold what was opened, and take it away at the end if it still lies there.

    It may have been renamed, and another's lie there by then. Raises HeldError.
    """
    _lock(opened)
    if not _lies_at(part, opened):
        raise HeldError
    try:
        yield
    finally:
        if _lies_at(part, opened):
            _remove(part)


def _lock(opened: int) -> None:
    """Lock a file or folder until it is closed, or the program ends. Raises HeldError."""
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise HeldError from error
    except OSError:  # a disk of another computer that knows no locks
        return


def _lies_at(part: Path, opened: int) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), part.stat())
    except OSError:
        return False


def _remove(part: Path) -> None:
    with suppress(OSError):  # a folder that may not be entered: writing into it tells the reason
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)
