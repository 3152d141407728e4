"""Puts the parts of a Word document together, so that equal parts give equal bytes."""

from collections.abc import Iterable, Mapping
from html import escape
from io import BytesIO
from types import MappingProxyType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from district_admin.documents.docx_text import clean

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the zip format knows no day before


class Relations:
    """What a part refers to, gathered before the part itself is written."""

    def __init__(self) -> None:
        self._targets: list[tuple[str, Any]] = []

    def add(self, kind: str, part: Any) -> str:
        """Note a part and return the id by which it is referred to."""
        self._targets.append((kind, part))
        return f"rId{len(self._targets)}"

    def give_to(self, part: Any) -> None:
        """Make them the relations of this part."""
        for number, (kind, target) in enumerate(self._targets, start=1):
            part.load_rel(kind, target, f"rId{number}")


def make_part(name: str, content_type: str, content: str | bytes) -> Any:
    """Return a part of a package, such as `word/styles.xml`, with its content."""
    data = content.encode() if isinstance(content, str) else content
    return Part(PackURI(f"/{name}"), content_type, data)


def package_bytes(main: Any, xml: Iterable[str], properties: str) -> bytes:
    """Return the file of a document from its main part, without names and without dates.

    `properties` is its `core_xml`, `xml` what the main part says. It comes in parts, since a table
    of 95,000 rows has half a gigabyte of it, which is packed as it comes.
    """
    package = OpcPackage()
    package.relate_to(main, RT.OFFICE_DOCUMENT)
    core = make_part("docProps/core.xml", CT.OPC_CORE_PROPERTIES, properties)
    package.relate_to(core, RT.CORE_PROPERTIES)
    written = BytesIO()
    package.save(written)
    return without_dates(written, {main.partname.membername: xml})


def without_dates(
    written: BytesIO, instead: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> bytes:
    """Return a package without the day it was written; `instead` are the pieces of other texts."""
    result = BytesIO()
    with ZipFile(written) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, _FIRST_DAY)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # else the file tells Linux from Windows
            pieces = instead.get(name)
            if pieces is None:
                target.writestr(member, source.read(name))
                continue
            with target.open(member, "w") as part:
                for text in pieces:
                    part.write(text.encode())
    return result.getvalue()


def core_xml(title: str, author: str = "") -> str:
    """Return the properties of a file: title, office and language, no persons and no dates."""
    creator = f"<dc:creator>{escape(clean(author), quote=False)}</dc:creator>" if author else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(title), quote=False)}</dc:title>{creator}"
        "<dc:language>th-TH</dc:language></cp:coreProperties>"
    )
