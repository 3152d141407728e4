"""Writes a package whole, or not at all.

Each file is copied and summed in one reading, reaches the disk, and the list of sums is written
last; only then does the folder get its name. Rejected: one `sync` for all at the end (Windows has
none, and it waits for every other program of the computer too).
"""

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from district_admin.archive.aside import HeldError, folder_beside
from district_admin.archive.copying import (
    Copying,
    Entry,
    PackageNotWrittenError,
    Sealed,
    size_of,
    write_file,
)
from district_admin.archive.naming import same, why_not
from district_admin.archive.tag_files import DECLARATION, PAYLOAD, encoded
from district_admin.archive.trees import long_path
from district_admin.progress import Progress
from district_admin.system_reasons import reason_of
from district_admin.texts import _

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_WINDOWS_FULL: Final = (39, 112)

_INFO: Final = "bag-info.txt"
_MANIFEST: Final = "manifest-sha256.txt"
_TAG_MANIFEST: Final = "tagmanifest-sha256.txt"


Pages = Callable[[Sequence[Sealed]], Mapping[str, bytes]]
"""Makes the files beside `data/` (an index, a word to the reader) from what lies in it."""


@dataclass(frozen=True)
class Package:
    """One of several packages that belong together: its folder's name, and what it is made of."""

    name: str
    entries: Sequence[Entry]
    facts: Sequence[tuple[str, str]]
    pages: Pages


def write_package(
    target: Path,
    entries: Sequence[Entry],
    facts: Iterable[tuple[str, str]],
    pages: Pages,
    progress: Progress,
) -> list[Sealed]:
    """Write a BagIt 1.0 package into a folder that does not exist yet; return what lies in it.

    `facts` are labels and values for bag-info.txt; the count of files is added. `progress` counts
    bytes. Raises PackageNotWrittenError with what to do, Cancelled through `progress`, and
    ValueError for entries whose paths are not fit for a disc.
    """
    _check_paths(entries)
    if reason := why_not(target):
        raise PackageNotWrittenError(reason)
    with _in_words(target), folder_beside(target) as part:
        sealed = _fill(part, Package(target.name, entries, list(facts), pages), progress)
        part.rename(long_path(target))
        _to_disk(target.parent)
    return sealed


@contextmanager
def _in_words(target: Path) -> Iterator[None]:
    try:
        yield
    except HeldError as error:
        told = _("โปรแกรมอีกหน้าต่างหนึ่งกำลังเขียนแฟ้ม {name} อยู่ กรุณารอให้เสร็จ หรือเลือกที่เก็บอื่น")
        raise PackageNotWrittenError(told.format(name=target.name)) from error
    except OSError as error:
        raise PackageNotWrittenError(_reason(target, error)) from error


def write_packages(
    target: Path, packages: Sequence[Package], progress: Progress
) -> list[list[Sealed]]:
    """Write several packages into a new folder, all of them or none; return what lies in each.

    Raises as `write_package` does.
    """
    for each in packages:
        _check_paths(each.entries)
    if reason := why_not(target):
        raise PackageNotWrittenError(reason)
    total = sum(size_of(entry) for package in packages for entry in package.entries)
    counted = _Counted(progress, total)
    with _in_words(target), folder_beside(target) as part:
        written = []
        for each in packages:
            (part / each.name).mkdir()
            made = _fill(part / each.name, each, counted)
            counted.before += sum(sealed.size for sealed in made)
            written.append(made)
        _to_disk(part)
        part.rename(long_path(target))
        _to_disk(target.parent)
    return written


@dataclass
class _Counted:
    """The progress of one package as a part of the progress of all."""

    whole: Progress
    total: int
    before: int = 0

    def report(self, done: int, total: int, what: str = "") -> None:
        self.whole.report(min(self.before + done, self.total), self.total, what)


def _fill(part: Path, package: Package, progress: Progress) -> list[Sealed]:
    (part / PAYLOAD).mkdir()
    sealed = Copying(part, progress).copy(package.entries)
    _write_tags(part, sealed, package.facts, package.pages(sealed))
    _folders_to_disk(part)
    return sealed


def _check_paths(entries: Sequence[Entry]) -> None:
    for entry in entries:
        if any(part in ("", ".", "..") for part in entry.path.split("/")) or "\\" in entry.path:
            raise ValueError(f"not a path in a package: {entry.path!r}")
    if len({same(entry.path) for entry in entries}) != len(entries):
        raise ValueError("two entries have the same path")


def _write_tags(
    part: Path,
    sealed: Sequence[Sealed],
    facts: Iterable[tuple[str, str]],
    pages: Mapping[str, bytes],
) -> None:
    """Write what is beside `data/`; what makes a folder a package comes last."""
    manifest = "".join(f"{each.sha256}  {encoded(each.path)}\n" for each in sealed)
    tags = dict(pages)
    tags[_INFO] = _facts_file(sealed, facts)
    tags[_MANIFEST] = manifest.encode()
    tags[DECLARATION] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in tags.items()}
    for name, data in tags.items():
        write_file(part / name, data)
    lines = "".join(f"{value}  {encoded(name)}\n" for name, value in sums.items())
    write_file(part / _TAG_MANIFEST, lines.encode())


def _facts_file(sealed: Sequence[Sealed], facts: Iterable[tuple[str, str]]) -> bytes:
    size = sum(each.size for each in sealed)
    lines = [*facts, ("Payload-Oxum", f"{size}.{len(sealed)}")]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines).encode()


def _folders_to_disk(part: Path) -> None:
    for folder, _folders, _files in os.walk(part):
        _to_disk(Path(folder))


def _to_disk(folder: Path) -> None:
    """Wait until the names in a folder have reached the disk; Windows keeps them with the file."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a share of another computer may not
            raise
    finally:
        os.close(opened)


def _reason(target: Path, error: OSError) -> str:
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return _(
            "พื้นที่ไม่พอสำหรับปิดแฟ้ม {name} ยังไม่มีแฟ้มใดถูกสร้างและเอกสารเดิมยังอยู่ครบ "
            "กรุณาลบไฟล์ที่ไม่ใช้หรือเลือกที่เก็บอื่น แล้วปิดแฟ้มอีกครั้ง"
        ).format(name=target.name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        told = _("ไม่พบโฟลเดอร์ {folder} กรุณาเลือกโฟลเดอร์อื่น แล้วปิดแฟ้มอีกครั้ง")
        return told.format(folder=target.parent)
    told = _("เขียนแฟ้ม {name} ลงใน {folder} ไม่ได้ ({reason}) เอกสารเดิมยังอยู่ครบ กรุณาเลือกที่เก็บอื่น")
    return told.format(name=target.name, folder=target.parent, reason=reason_of(error))
