"""Writes a package whole, or not at all.

Each file is copied and summed in one reading, reaches the disk, and the list of sums is written
last; only then does the folder get its name. Two files are copied at a time: while one waits for
the disk the other is read. Rejected: one `sync` for all at the end (Windows has none, and it waits
for every other program of the computer too).
"""

import errno
import hashlib
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from district_admin.archive.naming import same
from district_admin.archive.tag_files import DECLARATION, PAYLOAD, encoded
from district_admin.archive.trees import long_path
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _

_PIECE: Final = 1 << 20  # bytes read at once
_COPIERS: Final = 2
_LOOK_EVERY: Final = 0.05  # seconds between two reports of progress
_TRIES: Final = 3
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WINDOWS_FULL: Final = (39, 112)

_INFO: Final = "bag-info.txt"
_MANIFEST: Final = "manifest-sha256.txt"
_TAG_MANIFEST: Final = "tagmanifest-sha256.txt"


class PackageNotWrittenError(OfficeError):
    """A package could not be written. Nothing of it is left, and the papers are as they were."""


@dataclass(frozen=True)
class Entry:
    """A file to be put into a package: its path below `data/`, and the file or bytes it is."""

    path: str
    source: Path | bytes


@dataclass(frozen=True)
class Sealed:
    """A file that lies in a package: its path from the root, its bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


Pages = Callable[[Sequence[Sealed]], Mapping[str, bytes]]
"""Makes the files beside `data/` (an index, a word to the reader) from what lies in it."""


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
    if target.exists():
        told = _("มีโฟลเดอร์ {name} อยู่แล้ว กรุณาเลือกที่เก็บอื่นหรือตั้งชื่อใหม่ โปรแกรมจะไม่เขียนทับของเดิม")
        raise PackageNotWrittenError(told.format(name=target.name))
    part = long_path(target.with_name(f".{target.name}.part"))
    try:
        _remove(part)
        (part / PAYLOAD).mkdir(parents=True)
        sealed = _Copying(part, progress).copy(entries)
        _write_tags(part, sealed, facts, pages(sealed))
        _folders_to_disk(part)
        part.rename(long_path(target))
        _to_disk(target.parent)
    except OSError as error:
        raise PackageNotWrittenError(_reason(target, error)) from error
    finally:
        _remove(part)
    return sealed


def _check_paths(entries: Sequence[Entry]) -> None:
    for entry in entries:
        if any(part in ("", ".", "..") for part in entry.path.split("/")) or "\\" in entry.path:
            raise ValueError(f"not a path in a package: {entry.path!r}")
    if len({same(entry.path) for entry in entries}) != len(entries):
        raise ValueError("two entries have the same path")


@dataclass
class _Copying:
    """The copying of many files by a few threads, watched by the one that asked for it."""

    part: Path
    progress: Progress
    done: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    stopped: threading.Event = field(default_factory=threading.Event)

    def copy(self, entries: Sequence[Entry]) -> list[Sealed]:
        for folder in {(self.part / PAYLOAD / entry.path).parent for entry in entries}:
            folder.mkdir(parents=True, exist_ok=True)
        total = sum(_size(entry) for entry in entries)
        with ThreadPoolExecutor(_COPIERS, "package") as pool:
            futures = [pool.submit(self._copy_one, entry) for entry in entries]
            try:
                self._watch(futures, total)
            finally:
                self.stopped.set()
                pool.shutdown(cancel_futures=True)
        return [future.result() for future in futures]

    def _watch(self, futures: Sequence[Future[Sealed]], total: int) -> None:
        left: set[Future[Sealed]] = set(futures)
        while left:
            finished, left = wait(left, _LOOK_EVERY, FIRST_EXCEPTION)
            for future in finished:
                future.result()
            self.progress.report(self.done, max(total, self.done))

    def _copy_one(self, entry: Entry) -> Sealed:
        path = PAYLOAD + entry.path
        if isinstance(entry.source, bytes):
            _write(self.part / path, entry.source)
            self._count(len(entry.source))
            return Sealed(path, len(entry.source), hashlib.sha256(entry.source).hexdigest())
        for _attempt in range(_TRIES):
            sealed = self._copy_file(entry.source, path)
            if sealed is not None:
                return sealed
        told = _("ไฟล์ {name} ถูกแก้ไขระหว่างที่โปรแกรมคัดลอก กรุณาปิดโปรแกรมที่เปิดไฟล์นี้อยู่ แล้วปิดแฟ้มอีกครั้ง")
        raise PackageNotWrittenError(told.format(name=entry.source.name))

    def _copy_file(self, source: Path, path: str) -> Sealed | None:
        """Copy and sum a file; None if another program changed it meanwhile."""
        digest = hashlib.sha256()
        size = 0
        with _source(source) as read, (self.part / path).open("wb", buffering=0) as write:
            before = os.fstat(read.fileno())
            buffer = memoryview(bytearray(min(_PIECE, before.st_size + 1)))
            while count := _read(read, buffer, source):
                if self.stopped.is_set():
                    return None
                digest.update(buffer[:count])
                _write_all(write, buffer[:count])
                size += count
                self._count(count)
            os.fsync(write.fileno())
            after = os.fstat(read.fileno())
        if size != after.st_size or (before.st_size, before.st_mtime_ns) != (
            after.st_size,
            after.st_mtime_ns,
        ):
            self._count(-size)
            return None
        os.utime(self.part / path, ns=(after.st_atime_ns, after.st_mtime_ns))
        return Sealed(path, size, digest.hexdigest())

    def _count(self, size: int) -> None:
        with self.lock:
            self.done += size


def _size(entry: Entry) -> int:
    if isinstance(entry.source, bytes):
        return len(entry.source)
    try:
        return long_path(entry.source).stat().st_size
    except OSError as error:
        raise _unread(entry.source, error) from error


def _source(source: Path) -> BinaryIO:
    try:
        return long_path(source).open("rb", buffering=0)
    except OSError as error:
        raise _unread(source, error) from error


def _read(file: BinaryIO, buffer: memoryview, source: Path) -> int:
    try:
        return file.readinto(buffer) or 0  # type: ignore[attr-defined]
    except OSError as error:
        raise _unread(source, error) from error


def _unread(source: Path, error: OSError) -> PackageNotWrittenError:
    if isinstance(error, FileNotFoundError):
        told = _("ไม่พบไฟล์ {name} กรุณาตรวจว่าไฟล์ยังอยู่ที่เดิม แล้วปิดแฟ้มอีกครั้ง")
    else:
        told = _("อ่านไฟล์ {name} ไม่ได้ กรุณาปิดโปรแกรมที่เปิดไฟล์นี้อยู่หรือตรวจสิทธิ์ของไฟล์ แล้วปิดแฟ้มอีกครั้ง")
    return PackageNotWrittenError(told.format(name=source.name))


def _write_all(file: BinaryIO, data: memoryview) -> None:
    while data:
        data = data[file.write(data) :]


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
        _write(part / name, data)
    lines = "".join(f"{value}  {encoded(name)}\n" for name, value in sums.items())
    _write(part / _TAG_MANIFEST, lines.encode())


def _facts_file(sealed: Sequence[Sealed], facts: Iterable[tuple[str, str]]) -> bytes:
    size = sum(each.size for each in sealed)
    lines = [*facts, ("Payload-Oxum", f"{size}.{len(sealed)}")]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines).encode()


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


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
    finally:
        os.close(opened)


def _remove(part: Path) -> None:
    shutil.rmtree(part, ignore_errors=True)


def _reason(target: Path, error: OSError) -> str:
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return _(
            "พื้นที่ไม่พอสำหรับปิดแฟ้ม {name} ยังไม่มีแฟ้มใดถูกสร้างและเอกสารเดิมยังอยู่ครบ "
            "กรุณาลบไฟล์ที่ไม่ใช้หรือเลือกที่เก็บอื่น แล้วปิดแฟ้มอีกครั้ง"
        ).format(name=target.name)
    if not target.parent.is_dir():
        told = _("ไม่พบโฟลเดอร์ {folder} กรุณาเลือกโฟลเดอร์อื่น แล้วปิดแฟ้มอีกครั้ง")
        return told.format(folder=target.parent)
    told = _("เขียนแฟ้ม {name} ลงใน {folder} ไม่ได้ ({reason}) เอกสารเดิมยังอยู่ครบ กรุณาเลือกที่เก็บอื่น")
    return told.format(name=target.name, folder=target.parent, reason=error.strerror or error)
