"""Finds the pictures in the head of a Word document, the likeliest emblem first.

The document is an officer's file from anywhere: nothing in it is trusted, and it is read as parts
of XML whose elements are known by their local names, because files saved as "strict" name them
otherwise. Rejected: python-docx, which sees neither pictures of the older kind (VML) nor those in
groups, and reads every part of the file before it can be asked how large they are.
"""

import posixpath
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from district_admin.errors import OfficeError
from district_admin.texts import _

LARGEST_PICTURE: Final = 10 * 1024 * 1024
LARGEST_DOCUMENT: Final = 100 * 1024 * 1024
_FAULTS: Final = (BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, EOFError, ValueError)
_LARGEST_TEXT: Final = 40 * 1024 * 1024
_HEAD_PARAGRAPHS: Final = 8  # paragraphs with words that still count as the head
_OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_EMU_PER_CM: Final = 360000
_GARUDA_HEIGHTS_CM: Final = ((1.2, 1.9), (2.5, 3.5))
_GARUDA_RATIOS: Final = (0.7, 1.4)
_STYLE_LENGTH: Final = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px)")
_UNIT_CM: Final = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}


@dataclass(frozen=True, slots=True)
class HeadPicture:
    """A picture as stored, and the parts of it (0 to 1) that the document cuts away."""

    data: bytes
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def cropped(self) -> bool:
        """Whether the document shows less than is stored."""
        return any((self.left, self.top, self.right, self.bottom))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A place in a part that shows a picture."""

    relation_id: str
    like_garuda: bool  # of the emblem's size and shape
    before_text: bool
    cut: tuple[float, float, float, float]


def pictures_in_head(docx: bytes) -> list[HeadPicture]:
    """Return the pictures in the head of the document, the likeliest to be the emblem first.

    Raises OfficeError for a file that is no DOCX, is broken, locked or far too large.
    """
    _refuse_other_files(docx)
    try:
        with ZipFile(BytesIO(docx)) as file:
            return _Reader(file).pictures()
    except _FAULTS as error:
        raise OfficeError(_("เปิดเอกสารนี้ไม่ได้เพราะไฟล์เสียหาย กรุณาเลือกเอกสารฉบับอื่น")) from error
    except (RuntimeError, NotImplementedError) as error:  # a locked zip, or packed by a stranger
        raise _locked() from error


def _refuse_other_files(docx: bytes) -> None:
    if len(docx) > LARGEST_DOCUMENT:
        raise _too_large()
    if docx.startswith(_OLD_FORMAT):
        if _LOCKED in docx:
            raise _locked()
        raise OfficeError(_("เอกสารนี้เป็น Word รุ่นเก่า (.doc) กรุณาเปิดแล้วบันทึกเป็น .docx จากนั้นเลือกใหม่"))
    if not docx.startswith(b"PK"):
        raise _no_word_document()


class _Reader:
    """An open DOCX, read part by part and never beyond the limits."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self._names = set(file.namelist())

    def pictures(self) -> list[HeadPicture]:
        """Return what `pictures_in_head` does."""
        main = self._main_part()
        found = [(picture, main) for picture in self._seen_in(main)]
        for header in self._targets(main, "/header").values():
            found += [(picture, header) for picture in self._seen_in(header)]
        likely = [(seen, part) for seen, part in found if seen.like_garuda or seen.before_text]
        likely.sort(key=lambda one: (not one[0].like_garuda, not one[0].before_text))
        return list(self._load(likely))

    def _load(self, likely: list[tuple[_Seen, str]]) -> Iterator[HeadPicture]:
        for seen, part in likely:
            name = self._targets(part, "/image").get(seen.relation_id)
            if name in self._names and name is not None:
                yield HeadPicture(self._read(name, LARGEST_PICTURE), *seen.cut)

    def _main_part(self) -> str:
        mains = self._targets("", "/officeDocument").values()
        for name in mains:
            if name in self._names and name.startswith("word/"):
                return name
        raise _no_word_document()

    def _seen_in(self, part: str) -> list[_Seen]:
        if part not in self._names:
            return []
        return list(_walk(self._xml(part)))

    def _targets(self, part: str, kind: str) -> dict[str, str]:
        """Return the members that a part refers to by a kind of relation, by their ids."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._names:
            return {}
        found = {}
        for relation in self._xml(relations):
            if relation.get("TargetMode") == "External":
                continue
            if relation.get("Type", "").endswith(kind):
                target = posixpath.join("/", folder, relation.get("Target", ""))
                found[relation.get("Id", "")] = posixpath.normpath(target).lstrip("/")
        return found

    def _xml(self, name: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        return etree.fromstring(self._read(name, _LARGEST_TEXT), parser)

    def _read(self, name: str, limit: int) -> bytes:
        # The stated size is checked before anything is unpacked; zipfile reads no more than it.
        if self._file.getinfo(name).file_size > limit:
            raise _too_large()
        return self._file.read(name)


def _walk(root: Any) -> Iterator[_Seen]:
    """Give the pictures of a part in their order, down to the end of its head."""
    paragraphs = 0
    words = False
    for element in root.iter(etree.Element):
        match _local(element):
            case "p":
                paragraphs += words
                words = False
                if paragraphs >= _HEAD_PARAGRAPHS:
                    return
            case "t":
                words = words or bool((element.text or "").strip())
            case "blip" | "imagedata":
                relation_id = _relation_id(element)
                if relation_id:
                    before_text = not paragraphs and not words
                    yield _Seen(
                        relation_id, _like_garuda(_size_cm(element)), before_text, _cut(element)
                    )


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _relation_id(element: Any) -> str:
    """Return the relation of `r:embed` (a picture) or `r:id` (one of the older kind)."""
    wanted = "embed" if _local(element) == "blip" else "id"
    for name, value in element.attrib.items():
        if name.startswith("{") and name.endswith(f"relationships}}{wanted}"):
            return str(value)
    return ""


def _size_cm(element: Any) -> tuple[float, float] | None:
    """Return the width and height at which the document shows a picture, if it says so."""
    if _local(element) == "imagedata":
        return _styled_size(element)
    for ancestor in element.iterancestors():
        kind = _local(ancestor)
        if kind == "pic":
            own = _extent(ancestor, "ext")
            if own is not None:
                return own
        if kind in ("inline", "anchor"):
            return _extent(ancestor, "extent")
    return None


def _extent(element: Any, name: str) -> tuple[float, float] | None:
    for child in element.iter(f"{{*}}{name}"):
        if child.get("cx") and child.get("cy"):
            return int(child.get("cx")) / _EMU_PER_CM, int(child.get("cy")) / _EMU_PER_CM
    return None


def _styled_size(element: Any) -> tuple[float, float] | None:
    for ancestor in element.iterancestors():
        lengths = {
            name: float(number) * _UNIT_CM[unit]
            for name, number, unit in _STYLE_LENGTH.findall(ancestor.get("style", ""))
        }
        if len(lengths) == 2:
            return lengths["width"], lengths["height"]
    return None


def _like_garuda(size_cm: tuple[float, float] | None) -> bool:
    if size_cm is None or not size_cm[1]:
        return False
    width, height = size_cm
    low, high = _GARUDA_RATIOS
    fits = any(least <= height <= most for least, most in _GARUDA_HEIGHTS_CM)
    return fits and low <= width / height <= high


def _cut(element: Any) -> tuple[float, float, float, float]:
    """Return the shares cut off at left, top, right and bottom; never a negative one."""
    for sibling in element.itersiblings("{*}srcRect"):
        left, top, right, bottom = (
            max(int(sibling.get(side, "0")), 0) / 100_000 for side in ("l", "t", "r", "b")
        )
        return left, top, right, bottom
    return 0.0, 0.0, 0.0, 0.0


def _too_large() -> OfficeError:
    return OfficeError(_("เอกสารหรือรูปในเอกสารใหญ่เกินไป กรุณาเลือกหนังสือฉบับอื่นที่สั้นกว่า"))


def _locked() -> OfficeError:
    return OfficeError(_("เอกสารนี้มีรหัสผ่าน กรุณาบันทึกสำเนาที่ไม่มีรหัสผ่าน จากนั้นเลือกสำเนานั้น"))


def _no_word_document() -> OfficeError:
    return OfficeError(_("ไฟล์นี้ไม่ใช่เอกสาร Word (.docx) กรุณาเลือกหนังสือเดิมที่เป็นไฟล์ .docx"))
