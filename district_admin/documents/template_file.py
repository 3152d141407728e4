"""Opens a Word template that came from anywhere, or says why it is not opened.

The parts are counted and measured before anything is unpacked (`packed_files`), and what would
make Word or LibreOffice act on its own is refused: macros, pictures and objects fetched from
elsewhere, commands that call other programs. Rejected: taking such things out of the file (the
officer would wonder where her logo went; she is told what to change instead).
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from district_admin.errors import OfficeError
from district_admin.packed_files import PackedFileError, PackedLimits, check_packed
from district_admin.texts import N_, _

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
)
_MAIN: Final = "wordprocessingml.document.main+xml"
_STARTERS: Final = re.compile(
    r"DDE(?:AUTO)?\s|INCLUDE(?:PICTURE|TEXT)|(?<!HYPER)LINK\s|MACROBUTTON|IMPORT\s"
)
_MAKE_NEW: Final = N_("กรุณาคัดลอกเนื้อหาไปไว้ในเอกสาร Word ใหม่ แล้วบันทึกเป็น .docx")
_SAVE_AS: Final = N_("กรุณาเปิดด้วย Word แล้วบันทึกเป็น .docx (Save As)")
_REASONS: Final = {
    "empty": (N_("ไฟล์ว่าง ไม่มีข้อมูลอยู่ภายใน"), N_("กรุณาตรวจสอบว่าเลือกไฟล์ถูกต้อง")),
    "file_size": (N_("ไฟล์แบบใหญ่เกิน {limit} MB"), N_("กรุณาลดขนาดรูปภาพในแบบ แล้วเลือกใหม่")),
    "old": (N_("ไฟล์นี้เป็น Word รุ่นเก่า (.doc)"), _SAVE_AS),
    "not_word": (N_("ไฟล์นี้ไม่ใช่เอกสาร Word"), N_("กรุณาเลือกไฟล์ .docx")),
    "dotx": (N_("ไฟล์นี้เป็นแม่แบบของ Word (.dotx)"), _SAVE_AS),
    "macros": (N_("ไฟล์นี้มีมาโคร ซึ่งอาจเป็นอันตราย"), _SAVE_AS),
    "password": (
        N_("ไฟล์ถูกตั้งรหัสผ่านไว้"),
        N_("กรุณาเปิดด้วย Word ยกเลิกรหัสผ่าน (ไฟล์ > ข้อมูล > ป้องกันเอกสาร) แล้วบันทึกก่อน"),
    ),
    "damaged": (N_("ไฟล์เสียหรือมาไม่ครบ"), N_("กรุณาเปิดด้วย Word แล้วบันทึกเป็นไฟล์ใหม่ หรือเลือกไฟล์อื่น")),
    "parts": (N_("ไฟล์มีชิ้นส่วนภายใน {count} ชิ้น มากผิดปกติ"), _MAKE_NEW),
    "unpacked_size": (N_("ไฟล์ขยายออกแล้วใหญ่ {size} MB เกินที่รับได้ ({limit} MB)"), _MAKE_NEW),
    "ratio": (N_("ไฟล์ถูกบีบอัดผิดปกติ ขยายออกแล้วใหญ่กว่าเดิม {ratio} เท่า"), _MAKE_NEW),
    "part_path": (N_("ไฟล์มีชิ้นส่วนที่ชื่อผิดปกติ อาจเป็นไฟล์อันตราย"), _MAKE_NEW),
    "dtd": (N_("ไฟล์มีคำสั่งที่ไฟล์ Word ไม่ควรมี (DTD) อาจเป็นไฟล์อันตราย"), _MAKE_NEW),
    "elsewhere": (
        N_("ไฟล์ดึงรูปหรือข้อมูลจากที่อื่น ({target}) ซึ่งอาจเป็นอันตราย"),
        N_("กรุณาฝังรูปไว้ในไฟล์แทนการเชื่อมโยง หรือคัดลอกเนื้อหาไปไว้ในเอกสาร Word ใหม่"),
    ),
    "starter": (
        N_("ไฟล์มีเขตข้อมูลของ Word ที่เรียกไฟล์หรือโปรแกรมอื่น ({what}) ซึ่งอาจเป็นอันตราย"),
        N_("กรุณาลบเขตข้อมูลนั้นใน Word แล้วบันทึกก่อน"),
    ),
    "object": (N_("ไฟล์มีวัตถุฝังจากโปรแกรมอื่น ซึ่งอาจเป็นอันตราย"), N_("กรุณาลบวัตถุนั้นใน Word หรือวางเป็นรูปแทน")),
}


class TemplateRefusedError(OfficeError):
    """A file is not taken as a template; `code` names the reason for programs."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        reason, advice = _REASONS[code]
        super().__init__(f"{_(reason).format(**details)} {_(advice)}")


def guard(data: bytes) -> None:
    """Look whether a file may be opened as a template. Raises TemplateRefusedError."""
    _refuse_other_files(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_packed(archive, _LIMITS)
            _check_parts(archive)
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


def _check_parts(archive: ZipFile) -> None:
    names = archive.namelist()
    kinds = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if "word/document.xml" not in names and _MAIN.encode() not in kinds:
        raise TemplateRefusedError("not_word")
    if b"macroEnabled" in kinds or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise TemplateRefusedError("macros")
    if b"wordprocessingml.template.main+xml" in kinds:
        raise TemplateRefusedError("dotx")
    if any("/embeddings/" in name or "/activex/" in name.lower() for name in names):
        raise TemplateRefusedError("object")
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            if part.file_size > _LARGEST_TEXT:
                size, limit = part.file_size >> 20, _LARGEST_TEXT >> 20
                raise TemplateRefusedError("unpacked_size", size=size, limit=limit)
            _check_text(part.filename, archive.read(part))


def _check_text(name: str, data: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise TemplateRefusedError("dtd")
    if name.endswith(".rels"):
        for target in _fetched(root):
            raise TemplateRefusedError("elsewhere", target=target[:60])
    elif name.startswith("word/"):
        _check_commands(root)


def _fetched(root: Any) -> Iterator[str]:
    """Give the targets of relations that a word processor would fetch of itself."""
    for relation in root.iter("{*}Relationship"):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if relation.get("TargetMode") != "External" or kind.endswith("/hyperlink"):
            continue
        # Word notes there which template of this computer a document was made with
        local = kind.endswith("/attachedTemplate") and _is_local(target)
        if not local:
            yield target


def _is_local(target: str) -> bool:
    path = target.lower().removeprefix("file:///").replace("\\", "/")
    return not path.startswith("//") and "://" not in path


def _check_commands(root: Any) -> None:
    # the instruction of one field may be torn into several runs
    texts = [(each.text or "") for each in root.iter("{*}instrText")]
    said = "".join(texts).upper()
    said += " ".join(
        value.upper()
        for each in root.iter("{*}fldSimple")
        for key, value in each.attrib.items()
        if str(key).endswith("instr")
    )
    if found := _STARTERS.search(said):
        raise TemplateRefusedError("starter", what=found[0].strip())
