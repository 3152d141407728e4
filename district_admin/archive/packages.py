"""Verifies whatever somebody has in hand: a package, a disc with several, an image of a disc."""

from dataclasses import dataclass
from pathlib import Path

from district_admin.archive.images import ImageTree, ImageUnreadableError
from district_admin.archive.tag_files import DECLARATION
from district_admin.archive.trees import FolderTree, Tree, long_path
from district_admin.archive.verifying import Fault, Finding, Verdict, verify_tree
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _


@dataclass(frozen=True)
class Verified:
    """One package that was found, by its name, and what became of it."""

    name: str
    verdict: Verdict


def verify(path: Path, progress: Progress) -> list[Verified]:
    """Verify a package, every package in a folder that is none itself, or an image of a disc.

    Raises OfficeError where there is nothing to verify, and Cancelled through `progress`.
    """
    if not long_path(path).exists():
        raise OfficeError(_("ไม่พบ {path} กรุณาตรวจว่าใส่แผ่นหรือเลือกโฟลเดอร์ถูกต้อง").format(path=path))
    if long_path(path).is_file():
        return [Verified(path.name, _of_image(path, progress))]
    return [
        Verified(folder.name or str(folder), _of_folder(folder, progress))
        for folder in _packages(path)
    ]


def _packages(folder: Path) -> list[Path]:
    """Return the folder itself, or the folders in it that are packages if only they are."""
    try:
        below = sorted(each for each in long_path(folder).iterdir() if each.is_dir())
    except OSError as error:
        told = _("เปิด {path} ไม่ได้ กรุณาตรวจว่าใส่แผ่นแล้ว และแผ่นไม่เสียหาย")
        raise OfficeError(told.format(path=folder)) from error
    if (long_path(folder) / DECLARATION).exists():
        return [folder]
    packages = [each for each in below if (each / DECLARATION).exists()]
    return packages or [folder]


def _of_folder(folder: Path, progress: Progress) -> Verdict:
    try:
        tree: Tree = FolderTree.read(folder)
    except OSError:
        told = _("อ่านรายการไฟล์ของแฟ้มนี้ไม่ได้ แผ่นหรือไฟล์อาจเสียหาย")
        return Verdict((Finding(Fault.UNREADABLE, "", told),))
    return verify_tree(tree, progress)


def _of_image(image: Path, progress: Progress) -> Verdict:
    try:
        tree = ImageTree.read(image)
    except ImageUnreadableError as error:
        return Verdict((Finding(Fault.UNREADABLE, image.name, str(error)),))
    return verify_tree(tree, progress)
