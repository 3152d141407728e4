"""An image of a disc is read back after it was written, before it gets its name.

Each file is compared with the folder's, byte by byte, by both lists that computers go by (UDF and
Rock Ridge); then the packages in it are verified by their own sums, which also finds what went bad
in the folder itself. The system is asked to forget the image first, so that the disk is read and
not what is still in memory. Rejected: the sums alone (a folder that is no package has none, and a
package's last list of sums is in no list).
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from district_admin.archive.image_reading import ImageTree, ImageUnreadableError
from district_admin.archive.images import ImageNotWrittenError, write_image
from district_admin.archive.packages import holds_packages, verify
from district_admin.archive.tag_files import MANIFEST
from district_admin.archive.trees import FolderTree, Tree
from district_admin.progress import Progress
from district_admin.system_reasons import reason_of
from district_admin.texts import _

_PIECE: Final = 1 << 20  # bytes read at once


def make_image(folder: Path, target: Path, label: str, progress: Progress) -> None:
    """Write an image of a folder beside it and read it back; the folder stays as it is.

    An image that does not read back, or was not read to its end, is not left. `progress` counts
    bytes. Raises ImageNotWrittenError with what to do, and Cancelled.
    """

    def check(part: Path) -> None:
        found = read_back(folder, part, progress).replace(part.name, target.name)
        if found:
            told = _(
                "ไฟล์ภาพแผ่น {name} อ่านกลับมาไม่ตรงกับแฟ้ม ({found}) จึงลบไฟล์ภาพนี้แล้ว แฟ้มเดิมยังอยู่ "
                "กรุณาตรวจแฟ้มด้วยปุ่ม ตรวจแผ่น แล้วสร้างใหม่ในที่เก็บอื่น"
            )
            raise ImageNotWrittenError(told.format(name=target.name, found=found))

    write_image(folder, target, label, progress, check)


def read_back(folder: Path, image: Path, progress: Progress) -> str:
    """Return the first thing in which an image is not its folder; nothing if it is.

    Memory is bounded, however large the image is. Raises Cancelled through `progress`.
    """
    _forget(image)
    try:
        there, written = FolderTree.read(folder), ImageTree.read(image)
    except ImageUnreadableError as error:
        return str(error)
    except OSError as error:
        return reason_of(error)
    for path in sorted(there.files.keys() ^ written.files.keys()):
        return _("{path} ไม่ใช่ไฟล์เดียวกันในแฟ้มกับในแผ่น").format(path=path)
    for path in written.strange:
        return _("{path} ไม่ใช่ไฟล์เดียวกันในแฟ้มกับในแผ่น").format(path=path)
    for path in _different(there, written, progress):
        return _("{path} ไม่ใช่ไฟล์เดียวกันในแฟ้มกับในแผ่น").format(path=path)
    if holds_packages(folder):
        for each in verify(image, progress):
            for finding in each.verdict.findings:
                return finding.told
    return ""


def is_image_of(folder: Path, image: Path) -> bool:
    """Say whether an image was made of a package as it is now, by its names, sizes and sums.

    The lists of sums are compared, and no paper is read: a package that was sealed anew has others.
    """
    try:
        there, written = FolderTree.read(folder), ImageTree.read(image)
        lists = [path for path in there.files if MANIFEST.fullmatch(path)]
        if there.files != written.files or written.strange or not lists:
            return False
        return all(_is_same_file(there, written, path) for path in lists)
    except (ImageUnreadableError, OSError):
        return False


def _different(there: Tree, written: Tree, progress: Progress) -> Iterator[str]:
    total, done = sum(written.files.values()), 0
    for path in sorted(there.files):
        progress.report(done, total, path)
        try:
            is_same = _is_same_file(there, written, path)
        except OSError:  # a bad place on the disk
            is_same = False
        if not is_same:
            yield path
        done += written.files[path]


def _is_same_file(there: Tree, written: Tree, path: str) -> bool:
    with there.open(path) as one, written.open(path) as other:
        return _is_same(one, other)


def _is_same(one: BinaryIO, other: BinaryIO) -> bool:
    while True:
        piece = _read(one)
        if piece != _read(other):
            return False
        if not piece:
            return True


def _read(file: BinaryIO) -> bytes:
    """Read a whole piece: an unbuffered file may give less than is asked for."""
    parts, left = [], _PIECE
    while left and (part := file.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _forget(image: Path) -> None:
    """Let the system forget what it holds of a file in memory, where it can be asked to."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), image.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
