"""Verifies whatever somebody has in hand: a package, a disc with several, an image of a disc."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from district_admin.archive.image_reading import ImageTree, ImageUnreadableError
from district_admin.archive.tag_files import DECLARATION, MANIFEST
from district_admin.archive.trees import FolderTree, Tree, long_path
from district_admin.archive.verifying import Fault, Finding, Verdict, verify_tree
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _

COUNTED: Final = re.compile("([0-9]{1,4}) of ([0-9]{1,4})")
"""What a package says of itself that is one of several (Bag-Count)."""

_OF_A_SET: Final = ("External-Identifier", "External-Description")
_PACKED: Final = frozenset({".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz"})
_OF_THE_SYSTEM: Final = ("System Volume Information", "$RECYCLE.BIN", "lost+found")


@dataclass(frozen=True)
class Verified:
    """One package that was found, by its name, and what became of it."""

    name: str
    verdict: Verdict


def verify(path: Path, progress: Progress) -> list[Verified]:
    """Verify a package, every package in a folder that is none itself, or an image of a disc.

    Raises OfficeError where there is nothing to verify, and Cancelled through `progress`.
    """
    if not _is_there(path):
        raise OfficeError(_("ไม่พบ {path} กรุณาตรวจว่าใส่แผ่นหรือเลือกโฟลเดอร์ถูกต้อง").format(path=path))
    if long_path(path).is_file():
        return _of_image(path, progress)
    return _with_lost_discs(
        [
            Verified(folder.name or str(folder), _of_folder(folder, progress))
            for folder in _packages(path)
        ]
    )


def holds_packages(folder: Path) -> bool:
    """Say whether a folder is a package, or has some in it. Raises OfficeError."""
    return any(_is_package(each) for each in _packages(folder))


def _with_lost_discs(found: list[Verified]) -> list[Verified]:
    """Add, where a folder holds several discs of one set, a word on those that are not there."""
    sets: dict[tuple[str, str, int], dict[int, int]] = {}
    for place, each in enumerate(found):
        facts = dict(each.verdict.facts)
        if counted := COUNTED.fullmatch(facts.get("Bag-Count", "")):
            label, told = (facts.get(name, "") for name in _OF_A_SET)
            key = (label, told, int(counted[2]))
            sets.setdefault(key, {})[int(counted[1])] = place
    for (_name, _told, count), places in sets.items():
        lost = [number for number in range(1, count + 1) if number not in places]
        if lost and len(places) > 1:
            last = max(places.values())
            told = _("ไม่พบแผ่นที่ {lost} จาก {count} แผ่น").format(
                lost=", ".join(map(str, lost)), count=count
            )
            verdict = found[last].verdict
            finding = Finding(Fault.MISSING, "", told)
            found[last] = replace(
                found[last], verdict=replace(verdict, findings=(*verdict.findings, finding))
            )
    return found


def _is_there(path: Path) -> bool:
    try:
        return long_path(path).exists()
    except OSError:  # a name that no disk takes, a folder that may not be entered
        return False


def _packages(folder: Path) -> list[Path]:
    """Return the folder itself, or the folders in it that are packages if only they are."""
    try:
        names, below = _listed(long_path(folder))
    except OSError as error:
        told = _("เปิด {path} ไม่ได้ กรุณาตรวจว่าใส่แผ่นแล้ว และแผ่นไม่เสียหาย")
        raise OfficeError(told.format(path=folder)) from error
    if _of_a_package(names):
        return [folder]
    return [each for each in below if _is_package(each)] or [folder]


def _listed(folder: Path) -> tuple[list[str], list[Path]]:
    """Return all names in a folder, and the folders among them. Raises OSError."""
    found = sorted(folder.iterdir())
    below = [each for each in found if each.is_dir() and each.name not in _OF_THE_SYSTEM]
    return [each.name for each in found], below


def _is_package(folder: Path) -> bool:
    try:
        return _of_a_package(_listed(folder)[0])
    except OSError:
        return True  # it may be one, and that it cannot be read is to be told


def _of_a_package(names: Iterable[str]) -> bool:
    """Whether a folder is, or was, a package: one that lost its declaration is not passed over."""
    return any(name == DECLARATION or MANIFEST.fullmatch(name) for name in names)


def _of_folder(folder: Path, progress: Progress) -> Verdict:
    try:
        tree: Tree = FolderTree.read(folder)
    except OSError:
        told = _("อ่านรายการไฟล์ของแฟ้มนี้ไม่ได้ แผ่นหรือไฟล์อาจเสียหาย")
        return Verdict((Finding(Fault.UNREADABLE, "", told),))
    return verify_tree(tree, progress)


def _of_image(image: Path, progress: Progress) -> list[Verified]:
    if image.suffix.lower() in _PACKED:
        told = _("{name} เป็นไฟล์บีบอัด กรุณาแตกไฟล์ออกเป็นโฟลเดอร์ก่อน แล้วตรวจโฟลเดอร์นั้น")
        raise OfficeError(told.format(name=image.name))
    try:
        tree = ImageTree.read(image)
    except ImageUnreadableError as error:
        finding = Finding(Fault.UNREADABLE, image.name, str(error))
        return [Verified(image.name, Verdict((finding,)))]
    tops: dict[str, list[str]] = {}
    for path in tree.files:
        top, slash, name = path.partition("/")
        tops.setdefault(top if slash else "", []).append(name if slash else top)
    if _of_a_package(tops.get("", ())):
        return [Verified(image.name, verify_tree(tree, progress))]
    packages = sorted(top for top, names in tops.items() if _of_a_package(names))
    if not packages:
        return [Verified(image.name, verify_tree(tree, progress))]
    return [Verified(top, verify_tree(tree.below(top), progress)) for top in packages]
