"""Opens a Word template that came from anywhere, or says why it is not opened.

The parts are counted and measured before anything is unpacked (`packed_files`), and what would
make Word or LibreOffice act on its own is refused: macros, pictures and objects fetched from
elsewhere, commands that call other programs. A part is what its type, its relations and its own
beginning say, and never what it is called. Rejected: taking such things out of the file (the
officer would wonder where her logo went; she is told what to change instead).
"""

import re
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from district_admin.documents.template_parts import (
    Relation,
    check_commands,
    check_relation,
    check_tags,
    relations_in,
    targets_of,
)
from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.packed_files import PackedFileError, PackedLimits, check_packed

LARGEST: Final = 20 << 20
_LIMITS: Final = PackedLimits(
    unpacked=60 << 20, part=25 << 20, ratio=150, ratio_counts_from=2 << 20, parts=500
)
_LARGEST_TEXT: Final = 2 << 20  # bytes of a part with texts; a page of text has some 50 kB
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_FAULTS: Final = (
    BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    MemoryError,
)
_TYPES: Final = "[Content_Types].xml"
_XML_TYPE: Final = re.compile(r"[/+]xml\b")
_MAIN: Final = "wordprocessingml.document.main+xml"
_BEFORE_TEXT: Final = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
"""What may stand before the first sign of an XML text, in whichever letters it is written."""


def guard(data: bytes) -> None:
    """Look whether a file may be opened as a template. Raises TemplateRefusedError."""
    _refuse_other_files(data)
    _open(data, _LARGEST_TEXT, is_template=True)


def guard_made(data: bytes) -> None:
    """Look whether a template that is filled in may be handed out. Raises TemplateRefusedError.

    Its own tags are gone by now, and whatever braces were typed into a letter are letters.
    """
    _open(data, _LIMITS.part, is_template=False)


def _open(data: bytes, largest: int, *, is_template: bool) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_packed(archive, _LIMITS)
            _check_kind(archive)
            _Parts(archive, largest).check(is_template=is_template)
    except PackedFileError as error:
        raise TemplateRefusedError(error.code, **error.details) from error
    except _FAULTS as error:
        raise TemplateRefusedError("damaged") from error


def _refuse_other_files(data: bytes) -> None:
    if not data:
        raise TemplateRefusedError("empty")
    if len(data) > LARGEST:
        raise TemplateRefusedError("file_size", limit=LARGEST >> 20)
    if data.startswith(_OLE):
        raise TemplateRefusedError("password" if _LOCKED in data else "old")
    if not data.startswith(b"PK"):
        raise TemplateRefusedError("not_word")


def _check_kind(archive: ZipFile) -> None:
    names = archive.namelist()
    kinds = archive.read(_TYPES) if _TYPES in names else b""
    if "word/document.xml" not in names and _MAIN.encode() not in kinds:
        raise TemplateRefusedError("not_word")
    if b"macroEnabled" in kinds or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise TemplateRefusedError("macros")
    if b"wordprocessingml.template.main+xml" in kinds:
        raise TemplateRefusedError("dotx")
    if any("/embeddings/" in name or "/activex/" in name for name in map(str.lower, names)):
        raise TemplateRefusedError("object")


class _Parts:
    """The parts of a packed file, each with its type and what the others want it for."""

    def __init__(self, archive: ZipFile, largest: int) -> None:
        self._archive = archive
        self._largest = largest
        self._types: dict[str, str] = {}

    def check(self, *, is_template: bool) -> None:
        """Look at each part that is a text. Raises TemplateRefusedError."""
        self._read_types()
        texts = [part for part in self._archive.infolist() if self._is_text(part)]
        drawn = [part for part in texts if self._is_drawn(part)]
        roots = {part: self._root(part) for part in texts if part not in drawn}
        relations = [
            (part.filename, relation)
            for part, root in roots.items()
            for relation in relations_in(root)
        ]
        for _name, relation in relations:
            check_relation(relation)
        roots |= {part: self._root(part) for part in _wanted_for_more(drawn, relations)}
        for root in roots.values():
            check_commands(root)
            if is_template:
                check_tags(root)

    def _root(self, part: ZipInfo) -> Any:
        if part.file_size > self._largest:
            size, limit = part.file_size >> 20, self._largest >> 20
            raise TemplateRefusedError("unpacked_size", size=size, limit=limit)
        try:
            return _parsed(self._archive.read(part))
        except etree.XMLSyntaxError:
            if self._should_be_text(part):
                raise
            return etree.Element("none")  # a font or a picture that happens to begin like a text

    def _read_types(self) -> None:
        if _TYPES in self._archive.namelist():
            for each in _parsed(self._archive.read(_TYPES)):
                key = each.get("PartName", "").lstrip("/") or f".{each.get('Extension', '')}"
                self._types[key.lower()] = each.get("ContentType", "").lower()

    def _type(self, part: ZipInfo) -> str:
        name = part.filename.lower()
        return self._types.get(name) or self._types.get(f".{name.rpartition('.')[2]}", "")

    def _is_text(self, part: ZipInfo) -> bool:
        """Whether any program might read a part as XML."""
        if part.is_dir():
            return False
        if self._should_be_text(part):
            return True
        with self._archive.open(part) as opened:
            return opened.read(64).lstrip(_BEFORE_TEXT).startswith(b"<")

    def _should_be_text(self, part: ZipInfo) -> bool:
        named = part.filename.lower().endswith((".xml", ".rels"))
        return named or bool(_XML_TYPE.search(self._type(part)))

    def _is_drawn(self, part: ZipInfo) -> bool:
        named = part.filename.lower().endswith(".rels")
        return not named and self._type(part).startswith("image/")


def _wanted_for_more(
    drawn: Iterable[ZipInfo], relations: Iterable[tuple[str, Relation]]
) -> list[ZipInfo]:
    """Return those drawn pictures (SVG) that something wants for more than a picture."""
    wanted = {
        target.lower()
        for name, relation in relations
        if relation.kind != "image"
        for target in targets_of(name, relation)
    }
    return [part for part in drawn if part.filename.lower() in wanted]


def _parsed(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise TemplateRefusedError("dtd")
    return root
