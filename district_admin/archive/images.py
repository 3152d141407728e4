"""Images of discs (ISO): written from a package, and read again to verify it.

An image carries the same files under three descriptions: UDF (whole names, for Windows and today's
systems), Joliet (64 letters a name, for old Windows) and Rock Ridge (for Linux). pycdlib writes all
three in pure Python, in less time than xorriso. Rejected: an outside program, which a Windows
computer of an office does not have.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import pycdlib
from pycdlib import utils
from pycdlib.pycdlibexception import PyCdlibException

from district_admin.archive.naming import NAME_UNITS, NameGiver, units, why_not
from district_admin.archive.trees import FolderTree, long_path
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.system_reasons import reason_of
from district_admin.texts import _

log = logging.getLogger(__name__)

_UDF_UNITS: Final = 126
_LABEL: Final = 32  # letters
_BLOCK: Final = 1 << 20

_Extents = list[tuple[int, int]]  # from which byte of an image, and how many


class ImageNotWrittenError(OfficeError):
    """An image of a disc could not be written. Nothing of it is left."""


class ImageUnreadableError(OfficeError):
    """A file is no image of a disc, or one that is too damaged to list its files."""


class _Writer(pycdlib.PyCdlib):
    """pycdlib 1.22 counts Joliet's 64 letters in bytes of UTF-8, where Thai takes three."""

    def _joliet_name_and_parent_from_path(self, joliet_path: bytes) -> tuple[bytes, Any]:
        path = utils.split_path(joliet_path)
        name = path.pop().decode("utf-8")
        return name.encode("utf-16_be"), self._find_joliet_record(b"/" + b"/".join(path))


def write_image(folder: Path, target: Path, label: str, progress: Progress) -> None:
    """Write an image of a folder beside it; `label` in Latin letters is the disc's own name.

    `progress` counts bytes. Raises ImageNotWrittenError with what to do, and Cancelled.
    """
    if reason := why_not(target):
        raise ImageNotWrittenError(reason)
    part = target.with_name(f".{target.name}.part")
    try:
        tree = FolderTree.read(folder)
        _check(tree)
        with part.open("wb") as file:
            _write(tree, file, label, progress)
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    except PyCdlibException as error:
        # its own reasons are English, and may have a name of hers in them
        log.warning("no image was made: %s", type(error).__name__)
        told = _("สร้างไฟล์ภาพแผ่น {name} ไม่ได้ แฟ้มเดิมยังอยู่ครบ กรุณาเปิดโฟลเดอร์ของแฟ้มแล้วเขียนลงแผ่นจากที่นั่น")
        raise ImageNotWrittenError(told.format(name=target.name)) from error
    except OSError as error:
        told = _(
            "สร้างไฟล์ภาพแผ่น {name} ไม่ได้ ({reason}) แฟ้มเดิมยังอยู่ครบ กรุณาตรวจที่ว่างของดิสก์หรือเลือกที่เก็บอื่น"
        )
        why = reason_of(error)
        raise ImageNotWrittenError(told.format(name=target.name, reason=why)) from error
    finally:
        with suppress(OSError):  # a medium that cannot be written to: the reason has been told
            part.unlink(missing_ok=True)


def _check(tree: FolderTree) -> None:
    for path in tree.strange:
        told = _("{path} ไม่ใช่ไฟล์ธรรมดาหรือเปิดไม่ได้ จึงสร้างไฟล์ภาพแผ่นไม่ได้")
        raise ImageNotWrittenError(told.format(path=path))
    for path in tree.files:
        if any(units(part) > _UDF_UNITS for part in path.split("/")):
            told = _("ชื่อไฟล์ {path} ยาวเกินที่แผ่นรับได้ ({limit} ตัวอักษร) กรุณาตั้งชื่อให้สั้นลง")
            raise ImageNotWrittenError(told.format(path=path, limit=_UDF_UNITS))


def _write(tree: FolderTree, file: BinaryIO, label: str, progress: Progress) -> None:
    image = _Writer()
    volume = "".join(c if c.isascii() and c.isalnum() else "_" for c in label.upper())[:_LABEL]
    image.new(interchange_level=3, joliet=3, rock_ridge="1.09", udf="2.60", vol_ident=volume)
    try:
        _Planting(image, tree).plant()
        image.write_fp(
            file,
            blocksize=_BLOCK,
            progress_cb=lambda done, total, _more: progress.report(done, total),
        )
    finally:
        image.close()


@dataclass
class _Planting:
    """The entering of a folder's files into an image, in the order they will be read in."""

    image: _Writer
    tree: FolderTree
    count: int = 0
    places: dict[str, tuple[str, str]] = field(default_factory=lambda: {"": ("", "")})
    givers: dict[str, NameGiver] = field(default_factory=dict)

    def plant(self) -> None:
        for path in sorted(self.tree.files):
            folder, _slash, name = path.rpartition("/")
            plain, joliet = self._folder(folder)
            self.count += 1
            self.image.add_file(
                str(self.tree.root / path),
                f"{plain}/F{self.count:07d}.;1",
                rr_name=name,
                joliet_path=f"{joliet}/{self._joliet_name(folder, name)}",
                udf_path=f"/{path}",
            )

    def _folder(self, path: str) -> tuple[str, str]:
        """Return a folder's place in the plain and the Joliet description, made when first met."""
        if path not in self.places:
            above, _slash, name = path.rpartition("/")
            plain, joliet = self._folder(above)
            self.count += 1
            place = (f"{plain}/D{self.count:07d}", f"{joliet}/{self._joliet_name(above, name)}")
            self.image.add_directory(
                place[0], rr_name=name, joliet_path=place[1], udf_path=f"/{path}"
            )
            self.places[path] = place
        return self.places[path]

    def _joliet_name(self, folder: str, name: str) -> str:
        if units(name) <= NAME_UNITS:
            return name
        stem, dot, suffix = name.rpartition(".")
        giver = self.givers.setdefault(folder, NameGiver())
        return giver.give(stem or suffix, dot + suffix if stem else "")


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
            extents = disc.get_file_byte_extents(**{kind: path})
            files[plain.removeprefix("/")] = [each for each in extents if each[1]]
    return folders - {""}, files


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
