"""Images of discs (ISO), written from a package; `image_reading` reads them again.

An image carries the same files under three descriptions: UDF (whole names, for Windows and today's
systems), Joliet (64 letters a name, for old Windows) and Rock Ridge (for Linux). pycdlib writes all
three in pure Python, in less time than xorriso. Rejected: an outside program, which a Windows
computer of an office does not have.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import pycdlib
from pycdlib import utils
from pycdlib.pycdlibexception import PyCdlibException

from district_admin.archive.aside import HeldError, file_beside
from district_admin.archive.naming import NAME_UNITS, NameGiver, units, why_not
from district_admin.archive.trees import FolderTree
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.system_reasons import reason_of
from district_admin.texts import _

log = logging.getLogger(__name__)

_UDF_UNITS: Final = 126
_LATIN: Final = 250  # units of a name that has Latin letters alone, which take half the room
_LABEL: Final = 32  # letters
_SUFFIX_UNITS: Final = 20  # what is longer after the last dot is no suffix
_NOT_IN_JOLIET: Final = re.compile(r"[*/:;?\\]")
_BLOCK: Final = 1 << 20


class ImageNotWrittenError(OfficeError):
    """An image of a disc could not be written. Nothing of it is left."""


class _Writer(pycdlib.PyCdlib):
    """pycdlib 1.22 counts Joliet's 64 letters in bytes of UTF-8, where Thai takes three."""

    def _joliet_name_and_parent_from_path(self, joliet_path: bytes) -> tuple[bytes, Any]:
        path = utils.split_path(joliet_path)
        name = path.pop().decode("utf-8")
        return name.encode("utf-16_be"), self._find_joliet_record(b"/" + b"/".join(path))


def write_image(
    folder: Path,
    target: Path,
    label: str,
    progress: Progress,
    check: Callable[[Path], None] = lambda _part: None,
) -> None:
    """Write an image of a folder beside it; `label` in Latin letters is the disc's own name.

    `progress` counts bytes; `check` is given what was written before it gets its name. Raises
    ImageNotWrittenError with what to do, Cancelled, and what `check` raises.
    """
    if reason := why_not(target):
        raise ImageNotWrittenError(reason)
    if target.parent.resolve().is_relative_to(folder.resolve()):
        told = _("ไฟล์ภาพแผ่นเก็บไว้ในโฟลเดอร์ {name} ที่จะเขียนลงแผ่นเองไม่ได้ กรุณาเลือกที่เก็บอื่น")
        raise ImageNotWrittenError(told.format(name=folder.resolve().name))
    try:
        tree = FolderTree.read(folder)
        _check(tree)
        with file_beside(target, check) as file:
            _write(tree, file, label, progress)
    except HeldError as error:
        told = _("โปรแกรมอีกหน้าต่างหนึ่งกำลังเขียนไฟล์ {name} อยู่ กรุณารอให้เสร็จ หรือเลือกที่เก็บอื่น")
        raise ImageNotWrittenError(told.format(name=target.name)) from error
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


def _check(tree: FolderTree) -> None:
    for path in tree.strange:
        told = _("{path} ไม่ใช่ไฟล์ธรรมดาหรือเปิดไม่ได้ จึงสร้างไฟล์ภาพแผ่นไม่ได้")
        raise ImageNotWrittenError(told.format(path=path))
    for path in (*tree.folders, *tree.files):
        if (shown := path.encode(errors="replace").decode()) != path:
            told = _("ชื่อไฟล์ {path} มีตัวอักษรที่แผ่นรับไม่ได้ กรุณาเปลี่ยนชื่อไฟล์ แล้วสร้างใหม่")
            raise ImageNotWrittenError(told.format(path=shown))
        most = _UDF_UNITS if path.encode("latin-1", "ignore").decode("latin-1") != path else _LATIN
        if any(units(part) > most for part in path.split("/")):
            told = _("ชื่อไฟล์ {path} ยาวเกินที่แผ่นรับได้ ({limit} ตัวอักษร) กรุณาตั้งชื่อให้สั้นลง")
            raise ImageNotWrittenError(told.format(path=path, limit=most))


def _write(tree: FolderTree, file: BinaryIO, label: str, progress: Progress) -> None:
    image = _Writer()
    volume = "".join(c if c.isascii() and c.isalnum() else "_" for c in label.upper())[:_LABEL]
    image.new(interchange_level=3, joliet=3, rock_ridge="1.09", udf="2.60", vol_ident=volume)
    try:
        _Planting(image, tree, _joliet_names(tree)).plant()
        image.write_fp(
            file,
            blocksize=_BLOCK,
            progress_cb=lambda done, total, _more: progress.report(done, total),
        )
    finally:
        image.close()


@dataclass
class _Planting:
    """The entering of a folder's files into an image, in the order they will be read in.

    A folder in which nothing lies is entered too: an empty package has one.
    """

    image: _Writer
    tree: FolderTree
    joliet: dict[str, str]
    count: int = 0
    places: dict[str, tuple[str, str]] = field(default_factory=lambda: {"": ("", "")})

    def plant(self) -> None:
        for path in sorted(self.tree.folders):
            self._folder(path)
        for path in sorted(self.tree.files):
            folder, _slash, name = path.rpartition("/")
            plain, joliet = self._folder(folder)
            self.count += 1
            self.image.add_file(
                str(self.tree.root / path),
                f"{plain}/F{self.count:07d}.;1",
                rr_name=name,
                joliet_path=f"{joliet}/{self.joliet[path]}",
                udf_path=f"/{path}",
            )

    def _folder(self, path: str) -> tuple[str, str]:
        """Return a folder's place in the plain and the Joliet description, made when first met."""
        if path not in self.places:
            above, _slash, name = path.rpartition("/")
            plain, joliet = self._folder(above)
            self.count += 1
            place = (f"{plain}/D{self.count:07d}", f"{joliet}/{self.joliet[path]}")
            self.image.add_directory(
                place[0], rr_name=name, joliet_path=place[1], udf_path=f"/{path}"
            )
            self.places[path] = place
        return self.places[path]


def _joliet_names(tree: FolderTree) -> dict[str, str]:
    """Return how each file and folder is called in the Joliet description, no two the same.

    What fits keeps its name; what is cut gets one that nothing beside it has.
    """
    givers: dict[str, NameGiver] = defaultdict(NameGiver)
    names: dict[str, str] = {}
    cut = []
    for path in sorted((*tree.folders, *tree.files)):
        folder, _slash, name = path.rpartition("/")
        if units(name) <= NAME_UNITS and not _NOT_IN_JOLIET.search(name):
            givers[folder].keep_free(name)
            names[path] = name
        else:
            cut.append(path)
    for path in cut:
        folder, _slash, name = path.rpartition("/")
        stem, dot, suffix = name.rpartition(".")
        fits = stem and units(suffix) < _SUFFIX_UNITS
        given = (stem, dot + suffix) if fits else (name, "")
        names[path] = givers[folder].give(*given)
    return names
