"""Writes files so that the one that was there stays whole until the new one is.

The bytes go to a file beside the wanted one, reach the disk, and only then take its place.
Rejected: writing into the file itself (a full disk leaves neither the old paper nor the new one).
"""

import errno
import os
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from district_admin.errors import OfficeError
from district_admin.system_reasons import reason_of
from district_admin.texts import _

RETRY_PAUSES: Final = (0.2,) * 5
"""Seconds between the tries to replace a file that another program, or a scanner, holds open."""

NAME_BYTES: Final = 240
"""How long a name may be, its suffix included: file systems allow 255, and the file beside it needs
a longer name."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR)
_WINDOWS_DISK_FULL = (39, 112)  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL


class FileNotWrittenError(OfficeError):
    """A file could not be saved; what stood in its place before is untouched."""


def write_aside(path: Path, data: bytes, pauses: Iterable[float] = RETRY_PAUSES) -> None:
    """Write a whole file, or leave the old one as it was.

    Raises FileNotWrittenError with what to do: a full disk, a folder that cannot be written to or
    is gone, or a file that is open in another program (tried again after each of `pauses`, in
    seconds).
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(beside, path, pauses)
    except OSError as error:
        raise FileNotWrittenError(_reason(path, error)) from error
    finally:
        _remove(beside)


def file_name(title: str, suffix: str, otherwise: str = "เอกสาร") -> str:
    """Return a name for a file that every Windows and Linux computer takes.

    `suffix` has its dot; `otherwise` is used when nothing of the title can be.
    """
    name = unicodedata.normalize("NFC", title)
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", name)).strip(" .-")
    if not name or _RESERVED.fullmatch(name):
        name = f"{otherwise} {name}".strip()
    return shortened(name, NAME_BYTES - len(suffix.encode())).rstrip(" .") + suffix


def shortened(text: str, room: int) -> str:
    """Return the letters, whole with their marks, that go into this many bytes."""
    while len(text.encode()) > room and text:
        text = _without_last_letter(text)
    return text


def _without_last_letter(name: str) -> str:
    """Drop the last letter with the marks above and below it."""
    end = len(name) - 1
    while end > 0 and unicodedata.combining(name[end]) | (name[end] in "ัิีึืฺุู็่้๊๋์ํ๎"):
        end -= 1
    return name[:end]


def full_files(folder: Path) -> Iterator[Path]:
    """Give what lies in a folder and has something in it; nothing of a folder that is not there.

    Others may write into it meanwhile: the writers of a killed run outlive it for a moment, and
    rename what they have written.
    """
    if folder.is_dir():
        yield from (each for each in folder.iterdir() if _is_full(each))


def _is_full(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:  # gone since the folder was read
        return False


def _replace(beside: Path, path: Path, pauses: Iterable[float]) -> None:
    for pause in pauses:
        try:
            beside.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    beside.replace(path)


def _remove(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:  # the folder is gone or locked: the reason has been told already
        return


def _reason(path: Path, error: OSError) -> str:
    name, folder = path.name, path.parent
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_DISK_FULL:
        return _(
            "บันทึกไฟล์ {name} ไม่ได้เพราะพื้นที่ในดิสก์ไม่พอ ไฟล์เดิมยังอยู่ครบ "
            "กรุณาลบไฟล์ที่ไม่ใช้หรือเลือกที่เก็บอื่น แล้วบันทึกใหม่"
        ).format(name=name)
    if path.is_dir():
        return _("บันทึกไฟล์ {name} ไม่ได้เพราะมีโฟลเดอร์ชื่อนี้อยู่แล้ว กรุณาตั้งชื่อไฟล์ใหม่").format(name=name)
    if error.errno in _READ_ONLY and path.exists() and error.filename2 is not None:
        return _(
            "บันทึกไฟล์ {name} ไม่ได้เพราะโปรแกรมอื่นเปิดไฟล์นี้อยู่ "
            "กรุณาปิดไฟล์ (เช่น ใน Word) หรือตั้งชื่อไฟล์ใหม่ แล้วบันทึกอีกครั้ง"
        ).format(name=name)
    if error.errno in _READ_ONLY:
        return _("บันทึกไฟล์ลงในโฟลเดอร์ {folder} ไม่ได้เพราะโฟลเดอร์นี้เขียนไม่ได้ กรุณาเลือกโฟลเดอร์อื่น").format(
            folder=folder
        )
    if error.errno in _NO_FOLDER:
        return _("ไม่พบโฟลเดอร์ {folder} กรุณาเลือกโฟลเดอร์อื่น แล้วบันทึกใหม่").format(folder=folder)
    return _("บันทึกไฟล์ {name} ไม่ได้ ({reason}) ไฟล์เดิมยังอยู่ครบ กรุณาเลือกที่เก็บอื่น").format(
        name=name, reason=reason_of(error)
    )
