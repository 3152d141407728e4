"""What a file is, told by its first bytes, and whether it may be opened at all.

Nothing is unpacked here (`packed_files`). What is inside the parts (DTDs, far cells, long texts) is
refused by the readers as they come to it.
Rejected: reading every part once before the reader does (1.2 s for 100,000 rows, and it takes
regular expressions to guess what the reader will see).
"""

import zipfile
from pathlib import Path
from typing import Final, Literal

from district_admin.packed_files import PackedFileError, check_packed
from district_admin.worksheets import limits
from district_admin.worksheets.refusals import Refused

Kind = Literal["xlsx", "xls", "csv"]

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_KNOWN_STARTS: Final = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "word"),
    (b"Rar!", "other_kind"),
    (b"7z\xbc\xaf", "other_kind"),
    (b"\x1f\x8b", "other_kind"),
    (b"SQLite format 3", "other_kind"),
)
_WORKBOOK: Final = "xl/workbook.xml"


def kind_of(path: Path) -> Kind:
    """Return what a file is, whatever its name ends in. Raises Refused with the reason if none."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty")
    if size > limits.FILE_BYTES:
        raise Refused("file_size", size=size >> 20, limit=limits.FILE_BYTES >> 20)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_ZIP):
        return _kind_of_zip(path)
    if start.startswith(_OLE):
        return _kind_of_ole(path)
    if start.startswith(_OLD_EXCEL):
        return "xls"
    _refuse_other_kinds(start)
    return "csv"


def check_parts(archive: zipfile.ZipFile) -> None:
    """Raise Refused for a ZIP that would unpack to too much, or is not an honest one."""
    try:
        check_packed(archive, limits.PACKED)
    except PackedFileError as error:
        raise Refused(error.code, **error.details) from error


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            check_parts(archive)
            if "mimetype" in names and b"opendocument.spreadsheet" in _start_of(archive):
                raise Refused("ods")
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        raise Refused("damaged") from error
    if "xl/workbook.bin" in names:
        raise Refused("xlsb")
    if "word/document.xml" in names:
        raise Refused("word")
    if _WORKBOOK not in names and "_rels/.rels" not in names:
        raise Refused("other_kind")
    return "xlsx"


def _start_of(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as part:
        return part.read(100)


def _kind_of_ole(path: Path) -> Kind:
    content = path.read_bytes()
    if _entry("EncryptedPackage") in content:
        raise Refused("password")
    if _entry("Workbook") in content or _entry("Book") in content:
        return "xls"
    if _entry("WordDocument") in content:
        raise Refused("word")
    raise Refused("other_kind")


def _entry(name: str) -> bytes:
    """Return how the directory of an OLE file writes the name of a stream."""
    return name.encode("utf-16-le") + b"\0\0"


def _refuse_other_kinds(start: bytes) -> None:
    for magic, code in _KNOWN_STARTS:
        if start.startswith(magic):
            raise Refused(code)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(
        (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<style")
    ):
        raise Refused("web_page")
