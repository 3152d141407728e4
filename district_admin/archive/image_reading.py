"""The files of an image of a disc (ISO), read without mounting it, to verify them.

All descriptions that have whole names are read, and must lead to the same bytes. Rejected: mounting
(it needs rights that an officer has not, and another way on each system).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

import pycdlib

from district_admin.archive.trees import long_path
from district_admin.errors import OfficeError
from district_admin.texts import _

_Extents = list[tuple[int, int]]  # from which byte of an image, and how many


class ImageUnreadableError(OfficeError):
    """A file is no image of a disc, or one that is too damaged to list its files."""


class _Extent(RawIOBase):
    """A file inside an image, as bytes from one place to another."""

    def __init__(self, image: Path, extents: _Extents) -> None:
        super().__init__()
        self._file = image.open("rb", buffering=0)
        self._left = list(extents)
        self._turn()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            return 0
        start, length = self._left[0]
        piece = memoryview(buffer)[: min(len(buffer), length)]
        count = self._file.readinto(piece) or 0
        if count == length:
            self._left.pop(0)
            self._turn()
        elif count:
            self._left[0] = (start + count, length - count)
        else:
            self._left.clear()  # the image ends here: it was cut off
        return count

    def close(self) -> None:
        self._file.close()
        super().close()

    def _turn(self) -> None:
        if self._left:
            self._file.seek(self._left[0][0])


@dataclass
class ImageTree:
    """The files of an image, without mounting it."""

    image: Path
    files: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)
    extents: dict[str, _Extents] = field(default_factory=dict)

    @classmethod
    def read(cls, image: Path) -> "ImageTree":
        """List the files of an image. Raises ImageUnreadableError."""
        tree = cls(long_path(image))
        try:
            with _opened(tree.image) as disc:
                first, *others = [_described(disc, kind) for kind in _kinds(disc)]
        except Exception as error:  # what a damaged image does to pycdlib has no end
            told = _("อ่านไฟล์ {name} เป็นภาพแผ่น (ISO) ไม่ได้ ไฟล์อาจเสียหายหรือไม่ใช่ภาพแผ่น")
            raise ImageUnreadableError(told.format(name=image.name)) from error
        tree.folders, tree.extents = first
        tree.files = {
            path: sum(length for _start, length in extents)
            for path, extents in tree.extents.items()
        }
        for _folders, extents in others:
            tree.strange += [path for path in tree.files if extents.get(path) != tree.extents[path]]
        return tree

    def below(self, folder: str) -> "ImageTree":
        """Return what lies in one of the folders, as a tree of its own."""
        start = f"{folder}/"

        def inside(paths: Iterable[str]) -> list[str]:
            return [each.removeprefix(start) for each in paths if each.startswith(start)]

        return ImageTree(
            self.image,
            {path: self.files[start + path] for path in inside(self.files)},
            set(inside(self.folders)),
            inside(self.strange),
            {path: self.extents[start + path] for path in inside(self.extents)},
        )

    def open(self, path: str) -> BinaryIO:
        """Open one of the files. Raises OSError."""
        return cast("BinaryIO", _Extent(self.image, self.extents[path]))


@contextmanager
def _opened(image: Path) -> Iterator[pycdlib.PyCdlib]:
    disc = pycdlib.PyCdlib()
    with image.open("rb") as file:
        disc.open_fp(file)
        try:
            yield disc
        finally:
            disc.close()


def _kinds(disc: pycdlib.PyCdlib) -> list[str]:
    """Return by which descriptions an image is read: all that have whole names, else the best.

    Windows reads the one and Linux the other, so a file is in order only if it lies at the same
    place by both.
    """
    whole = [disc.has_rock_ridge() and "rr_path", disc.has_udf() and "udf_path"]
    return [kind for kind in whole if kind] or ["joliet_path" if disc.has_joliet() else "iso_path"]


def _described(disc: pycdlib.PyCdlib, kind: str) -> tuple[set[str], dict[str, _Extents]]:
    """Return the folders of an image by one description, and where each file's bytes lie."""
    folders: set[str] = set()
    files: dict[str, _Extents] = {}
    walked = _walked_udf(disc) if kind == "udf_path" else _walked(disc, kind)
    for folder, names in walked:
        folders.add(folder.strip("/"))
        for name in names:
            path = f"{folder.rstrip('/')}/{name}"
            plain = path.partition(";")[0] if kind == "iso_path" else path
            files[plain.removeprefix("/")] = _extents(disc, kind, path)
    return folders - {""}, files


def _extents(disc: pycdlib.PyCdlib, kind: str, path: str) -> _Extents:
    """Return where a file's bytes lie, what adjoins as one: UDF tears at 1 GiB, the others at 4.

    By Rock Ridge's names pycdlib 1.22 finds only the last part of a file that is torn, so the plain
    name is asked for.
    """
    if kind == "rr_path":
        kind, path = "iso_path", disc.full_path_from_dirrecord(disc.get_record(rr_path=path))
    joined: _Extents = []
    for start, length in disc.get_file_byte_extents(**{kind: path}):
        if joined and sum(joined[-1]) == start:
            joined[-1] = (joined[-1][0], joined[-1][1] + length)
        elif length:
            joined.append((start, length))
    return joined


def _walked(disc: pycdlib.PyCdlib, kind: str) -> Iterator[tuple[str, list[str]]]:
    for folder, _folders, names in disc.walk(**{kind: "/"}):
        yield folder, names


def _walked_udf(disc: pycdlib.PyCdlib) -> Iterator[tuple[str, list[str]]]:
    """Walk UDF ourselves: pycdlib 1.22 reads the folders' names in the encoding of the file's."""
    pile: list[tuple[str, Any]] = [("", disc.get_record(udf_path="/"))]
    while pile:
        before, folder = pile.pop()
        names = []
        for named in folder.fi_descs.values():
            entry = named.file_entry
            if entry is None or named.is_parent():
                continue
            name = named.fi.decode(named.encoding)
            if entry.is_dir():
                pile.append((f"{before}/{name}", entry))
            else:
                names.append(name)
        yield before, names
