"""A copy of the office's data takes the place of the data, and a copy goes to another drive.

What is replaced is never lost: it becomes the newest copy itself or, damaged, is laid beside the
copies as it is. Rejected: copying over the file in place (killed half way it leaves neither the
one nor the other), and leaving it to her with the computer's own window (a journal left beside the
file damages what is put there; measured in 60 of 60).
"""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from district_admin.progress import Progress
from district_admin.storage.backup import BEFORE_REPLACED, back_up, note_of, to_disk, write_note
from district_admin.storage.failures import DatabaseDamagedError, StorageError, in_office_words
from district_admin.storage.migrations import LAYOUT
from district_admin.storage.upgrade import DatabaseTooNewError, layout_of
from district_admin.texts import _

_SIDE_FILES: Final = ("-journal", "-wal", "-shm")
_DAMAGED_KEPT: Final = 3
_PIECE: Final = 4 << 20  # bytes copied between two reports of progress


class CopyDamagedError(StorageError):
    """A copy is not what it was when it was made."""

    def __init__(self, copy: Path) -> None:
        super().__init__(
            _("สำเนา {name} เสียหาย จึงไม่ได้นำมาใช้ ข้อมูลปัจจุบันยังอยู่ครบ กรุณาเลือกสำเนาอื่น").format(
                name=copy.name
            )
        )


class CopyNotTakenError(StorageError):
    """A copy could not take the place of the data."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "นำสำเนากลับมาใช้ไม่ได้ ข้อมูลปัจจุบันยังอยู่ครบ "
                "กรุณาตรวจที่ว่างของดิสก์และปิดโปรแกรมอื่นที่เปิดไฟล์ข้อมูลไว้ แล้วลองใหม่"
            )
        )


class CopyNotWrittenError(StorageError):
    """A copy could not be written to where the officer wants it."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            _("เขียนสำเนาลงที่ {place} ไม่ได้ กรุณาตรวจว่าไดรฟ์เสียบอยู่และมีที่ว่างพอ แล้วลองใหม่").format(
                place=target.parent
            )
        )


def check_copy(copy: Path) -> None:
    """Refuse a copy that could not take the place of the data.

    Its SHA-256 is compared if it stands beside it; else SQLite's own check must do. Raises
    CopyDamagedError, NotOfficeDatabaseError, and DatabaseTooNewError for one of a newer program.
    """
    try:
        note = note_of(copy)
        if note.exists():
            with copy.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if not note.read_text(encoding="utf-8").startswith(found):
                raise CopyDamagedError(copy)
        layout = layout_of(copy)
        with closing(sqlite3.connect(copy)) as plain:
            plain.execute("PRAGMA query_only = ON")
            is_whole = plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except (OSError, UnicodeDecodeError, sqlite3.Error) as error:
        raise CopyDamagedError(copy) from error
    if not is_whole or layout == 0:
        raise CopyDamagedError(copy)
    if layout > LAYOUT:
        raise DatabaseTooNewError


def take_back(copy: Path, database: Path, backups: Path) -> Path | None:
    """Let a copy take the place of the database, which nobody may have open.

    Returns the copy that the replaced data have become, None if there were none. Raises as
    `check_copy` does, BackupFailedError and CopyNotTakenError; the data are then as they were.
    """
    check_copy(copy)
    coming = _coming(database)
    try:
        with in_office_words():
            shutil.copyfile(copy, coming)  # before the replaced one can push it out of the row
            check_copy(coming)
            to_disk(coming)
            kept = _keep(database, backups)
            for end in _SIDE_FILES:
                database.with_name(database.name + end).unlink(missing_ok=True)
            coming.replace(database)
    except OSError as error:
        raise CopyNotTakenError from error
    finally:
        _forget(coming)
    return kept


def clear_away(database: Path) -> None:
    """Remove what a program that was ended while it took a copy back has left. Raises OSError."""
    _coming(database).unlink(missing_ok=True)


def carry_copy(copy: Path, target: Path, progress: Progress) -> None:
    """Write a copy to another drive, read it back, and write its SHA-256 beside it.

    Raises CopyNotWrittenError, and Cancelled; then nothing bears the wanted name.
    """
    part = target.with_name(target.name + ".part")
    try:
        sha256 = _copy_bytes(copy, part, progress)
        with part.open("rb") as file:  # what the drive gives back, not what it was given
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                raise CopyNotWrittenError(target)
        note_of(target).unlink(missing_ok=True)  # of a copy that was there before
        write_note(target, sha256)
        part.replace(target)
    except OSError as error:
        raise CopyNotWrittenError(target) from error
    finally:
        _forget(part)


def _coming(database: Path) -> Path:
    return database.with_name(database.name + ".coming")


def _copy_bytes(source: Path, target: Path, progress: Progress) -> str:
    digest, done, total = hashlib.sha256(), 0, source.stat().st_size
    with source.open("rb") as read, target.open("wb") as written:
        while piece := read.read(_PIECE):
            progress.report(done, total)
            written.write(piece)
            digest.update(piece)
            done += len(piece)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _keep(database: Path, backups: Path) -> Path | None:
    """Keep the data that are to be replaced: as a copy, or as they are when they are damaged."""
    if not database.exists() or database.stat().st_size == 0:
        return None
    try:
        with in_office_words():  # a file that another program holds is not a damaged one
            return back_up(database, backups, layout_of(database), BEFORE_REPLACED)
    except DatabaseDamagedError:
        backups.mkdir(parents=True, exist_ok=True)
        older = sorted(backups.glob("damaged-*.sqlite"))
        number = int(older[-1].stem.removeprefix("damaged-")) + 1 if older else 1
        beside = backups / f"damaged-{number:03d}.sqlite"
        for old in older[: 1 - _DAMAGED_KEPT]:
            for end in ("", *_SIDE_FILES):
                old.with_name(old.name + end).unlink(missing_ok=True)
        for end in ("", *_SIDE_FILES):
            there = database.with_name(database.name + end)
            if there.exists():
                shutil.copyfile(there, beside.with_name(beside.name + end))
        to_disk(beside)
        return beside


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the drive was pulled out: nothing to tidy up there
