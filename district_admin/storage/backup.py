"""Copies of the whole database that are known to be good.

A copy is written aside, checked, and only then given its name, with its SHA-256 in a file beside
it (SQLite's own check misses most single wrong bits). Copies are numbered and not dated: a clock
that jumps would make a date-named rotation throw away the copy just made. One is made before each
change of the layout, and one a day at the first start of a day on which something had changed. Of
the older ones every seventh stays: what went wrong weeks ago is still there as it was. Rejected: a
copy at each end of the program (it is ended by a power cut as often as by her).
"""

import hashlib
import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from district_admin.storage.failures import DatabaseDamagedError, StorageError, in_office_words
from district_admin.texts import _

log = logging.getLogger(__name__)

KEPT_COUNT: Final = 10
"""The newest copies, each of which is kept."""
_KEPT_OLDER: Final = 5
_EVERY: Final = 7
_ALWAYS: Final = 3
_PIECE: Final = 10_000  # pages copied at once: a tenth of a second in which nothing can be saved
_PAUSE_SECONDS: Final = 0.02
_RESTARTS: Final = 5
_MOST_BYTES: Final = 4_000_000_000  # of all copies but the newest: a disk is not filled with them


class _BegunAgainError(Exception):
    """The database is saved to so often that copying it in pieces comes to no end."""


DAILY: Final = "daily"
BEFORE_UPGRADE: Final = "upgrade"
BEFORE_REPLACED: Final = "replaced"
ASKED_FOR: Final = "asked"
CARRIED: Final = "carried"


@dataclass(frozen=True)
class Copy:
    """A copy of the database: its place in the row of copies, when it was made, its bytes.

    `why` it was made stands in its name, since two of one minute are else the same to her; it is
    empty for one of an earlier version of the program.
    """

    path: Path
    number: int
    made_at: datetime
    size: int
    why: str = ""


class BackupFailedError(StorageError):
    """No copy could be written."""

    def __init__(self, backups: Path) -> None:
        super().__init__(
            _(
                "เขียนสำเนาข้อมูลไว้ที่ {backups} ไม่ได้ ข้อมูลเดิมยังอยู่ครบและไม่ถูกแก้ไข "
                "กรุณาตรวจที่ว่างของดิสก์และสิทธิ์ของโฟลเดอร์ แล้วลองใหม่อีกครั้ง"
            ).format(backups=backups)
        )


def back_up(database: Path, backups: Path, layout: int, why: str = "") -> Path:
    """Make a checked copy of the database and return its path; of the older ones some are kept.

    Raises BackupFailedError, and DatabaseDamagedError if the database does not pass the check.
    """
    try:
        with in_office_words():
            copy = _write_copy(database, backups, layout, why)
        for old in _superfluous(list_copies(backups)):
            _remove(old.path)
            _remove(note_of(old.path))
    except OSError as error:
        raise BackupFailedError(backups) from error
    return copy


def list_copies(backups: Path) -> list[Copy]:
    """Return the copies, newest first. Raises OSError when the drive is gone."""
    found = sorted(_copies(backups), key=lambda path: (_number(path), path.name), reverse=True)
    return [
        Copy(
            path,
            _number(path),
            datetime.fromtimestamp(at.st_mtime).astimezone(),
            at.st_size,
            _why(path),
        )
        for path, at in ((path, path.stat()) for path in found)
    ]


def is_copy_due(database: Path, backups: Path, today: date) -> bool:
    """Say whether the database was changed since its last copy, and that was not made today."""
    newest = next(iter(list_copies(backups)), None)
    if newest is None or newest.made_at.date() > today:  # made by a clock that was ahead
        return True
    changed = database.stat().st_mtime > newest.path.stat().st_mtime
    return changed and newest.made_at.date() != today


def _superfluous(newest_first: Sequence[Copy]) -> Iterator[Copy]:
    older = [copy for copy in newest_first[KEPT_COUNT:] if copy.number % _EVERY == 0]
    kept = [*newest_first[:KEPT_COUNT], *older[:_KEPT_OLDER]]
    size = 0
    for place, copy in enumerate(kept):
        size += copy.size
        if place >= _ALWAYS and size > _MOST_BYTES:
            kept = kept[:place]
            break
    return (copy for copy in newest_first if copy not in kept)


def _write_copy(database: Path, backups: Path, layout: int, why: str) -> Path:
    backups.mkdir(parents=True, exist_ok=True)
    for left_over in backups.glob("*.part*"):
        _remove(left_over)
    number = max((_number(copy) for copy in _copies(backups)), default=0) + 1
    ending = f"-{why}" if why else ""
    final = backups / f"office-{number:06d}-layout-{layout}{ending}.sqlite"
    part = final.with_name(final.name + ".part")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
        _copy_pages(source, copy)
        _check(copy)
    to_disk(part)
    with part.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    write_note(final, sha256)
    part.replace(final)
    return final


def _copy_pages(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Copy in pieces, between which she can save; in one go if she saves all the time."""
    most, before = _RESTARTS, 0

    def follow(_status: int, remaining: int, _total: int) -> None:
        nonlocal most, before
        most -= remaining > before > 0  # what was saved in between makes SQLite begin again
        before = remaining
        if most < 0:
            raise _BegunAgainError

    try:
        source.backup(copy, pages=_PIECE, progress=follow, sleep=_PAUSE_SECONDS)
    except _BegunAgainError:
        source.backup(copy)


def _remove(path: Path) -> None:
    """Remove what is not needed any more, if it can be: another program may hold it."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s was not removed: %s", path.name, error)


def note_of(copy: Path) -> Path:
    """Return the file that has a copy's SHA-256, as `sha256sum` writes it."""
    return copy.with_name(copy.name + ".sha256")


def write_note(copy: Path, sha256: str) -> None:
    """Write the SHA-256 of a copy beside it. Raises OSError."""
    note_of(copy).write_text(f"{sha256}  {copy.name}\n", encoding="utf-8")
    to_disk(note_of(copy))


def _copies(backups: Path) -> list[Path]:
    return sorted(backups.glob("office-*.sqlite"), key=_number)


def _number(copy: Path) -> int:
    digits = copy.name.removeprefix("office-").split("-")[0]
    return int(digits) if digits.isdecimal() else 0


def _why(copy: Path) -> str:
    """Return why a copy was made: what stands in its name after number and layout."""
    return "-".join(copy.stem.split("-")[4:])


def _check(copy: sqlite3.Connection) -> None:
    if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise DatabaseDamagedError(
            _("ไฟล์ข้อมูลเสียหาย จึงยังไม่ได้เก็บสำเนาและไม่ได้แก้ไขไฟล์ กรุณาอย่าลบไฟล์ และแจ้งผู้ดูแลโปรแกรม")
        )


def to_disk(path: Path) -> None:
    """Wait until what was written to a file has reached the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
