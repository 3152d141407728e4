"""Copies files into a package: each read once, summed on the way, and sure to be on the disk.

Three files are copied at a time: while two wait for the disk one is read and summed (measured: with
one it takes 2.4 times as long, with two 1.2, with more it grows again). Rejected: waiting through
`concurrent.futures.wait`, which looks at every file each time it is asked (of 20,000 small files it
took two thirds of the time).
"""

import hashlib
import os
import stat
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from district_admin.archive.tag_files import PAYLOAD
from district_admin.archive.trees import long_path
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _

_PIECE: Final = 1 << 20  # bytes read at once
_COPIERS: Final = 3
_LOOK_EVERY: Final = 0.05  # seconds between two reports of progress
_TRIES: Final = 3


class PackageNotWrittenError(OfficeError):
    """A package could not be written. Nothing of it is left, and the papers are as they were."""


@dataclass(frozen=True)
class Later:
    """Bytes that are fetched when their turn comes, so that a year of scans is not held at once.

    `read` is called by any of the copiers, by several at a time.
    """

    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Entry:
    """A file to be put into a package: its path below `data/`, and the file or bytes it is."""

    path: str
    source: Path | bytes | Later

    @property
    def size(self) -> int:
        """The bytes it has now. Raises PackageNotWrittenError if the file cannot be read."""
        return size_of(self)


@dataclass(frozen=True)
class Sealed:
    """A file that lies in a package: its path from the root, its bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass
class Copying:
    """The copying of many files by a few threads, watched by the one that asked for it."""

    part: Path
    progress: Progress
    done: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    stopped: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    left: int = 0
    failure: Exception | None = None

    def copy(self, entries: Sequence[Entry]) -> list[Sealed]:
        """Copy all. Raises PackageNotWrittenError, OSError, and Cancelled through `progress`."""
        for folder in {(self.part / PAYLOAD / entry.path).parent for entry in entries}:
            folder.mkdir(parents=True, exist_ok=True)
        if not entries:
            return []
        total = sum(size_of(entry) for entry in entries)
        self.left = len(entries)
        with ThreadPoolExecutor(_COPIERS, "package") as pool:
            futures = [pool.submit(self._copy_next, entry) for entry in entries]
            try:
                self._watch(total)
            finally:
                self.stopped.set()
                pool.shutdown(cancel_futures=True)
        return [future.result() for future in futures]

    def _watch(self, total: int) -> None:
        """Report until all are copied. Raises what the first that failed did."""
        while not self.ended.wait(_LOOK_EVERY):
            self.progress.report(self.done, max(total, self.done))
        if self.failure is not None:
            raise self.failure
        self.progress.report(self.done, max(total, self.done))

    def _copy_next(self, entry: Entry) -> Sealed:
        try:
            return self._copy_one(entry)
        except Exception as error:  # carried over to the thread that watches
            with self.lock:
                self.failure = self.failure or error
            self.ended.set()
            raise
        finally:
            with self.lock:
                self.left -= 1
                if not self.left:
                    self.ended.set()

    def _copy_one(self, entry: Entry) -> Sealed:
        path = PAYLOAD + entry.path
        if not isinstance(entry.source, Path):
            data = entry.source.read() if isinstance(entry.source, Later) else entry.source
            write_file(self.part / path, data)
            self._count(len(data))
            return Sealed(path, len(data), hashlib.sha256(data).hexdigest())
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
        with suppress(OSError):  # a disk that keeps no day of 1969, or none that is not its own
            os.utime(self.part / path, ns=(after.st_atime_ns, after.st_mtime_ns))
        return Sealed(path, size, digest.hexdigest())

    def _count(self, size: int) -> None:
        with self.lock:
            self.done += size


def size_of(entry: Entry) -> int:
    """Return the bytes of an entry. Raises PackageNotWrittenError."""
    if isinstance(entry.source, bytes):
        return len(entry.source)
    if isinstance(entry.source, Later):
        return entry.source.size
    return _stated(entry.source).st_size


def _stated(source: Path) -> os.stat_result:
    """Ask the system for a file; what is none (a pipe, a device) has no end when it is read."""
    try:
        found = long_path(source).stat()
    except OSError as error:
        raise _unread(source, error) from error
    if not stat.S_ISREG(found.st_mode):
        told = _("{name} ไม่ใช่ไฟล์ธรรมดา กรุณานำออกจากรายการหรือเลือกไฟล์จริง แล้วปิดแฟ้มอีกครั้ง")
        raise PackageNotWrittenError(told.format(name=source.name))
    return found


def _source(source: Path) -> BinaryIO:
    _stated(source)  # before it is opened: opening a pipe waits for somebody to write
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


def write_file(path: Path, data: bytes) -> None:
    """Write a file and wait until it has reached the disk. Raises OSError."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
