"""Writes the font table of a Word document, with the fonts in it when they are to travel along.

Embedded fonts are scrambled with a key as ISO/IEC 29500-1 17.8.1 asks; the key is made from the
font itself, so that the same paper is always the same file.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from district_admin import assets
from district_admin.documents.docx_text import OWN_FAMILY
from district_admin.documents.model import Document, Paragraph, Run, Table

_NAMES = {
    "embedRegular": "THSarabunNew-Regular.ttf",
    "embedBold": "THSarabunNew-Bold.ttf",
    "embedItalic": "THSarabunNew-Italic.ttf",
    "embedBoldItalic": "THSarabunNew-BoldItalic.ttf",
}
_OTHER_NAME = "TH SarabunPSK"  # as wide as TH Sarabun New, and on most machines of offices
_SCRAMBLED = 32  # bytes at the font's head


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A scrambled font file, and the key that its entry in the font table must name."""

    place: str  # the element of the font table, such as "embedBold"
    key: str
    data: bytes


def fonts_for(document: Document) -> tuple[EmbeddedFont, ...]:
    """Return the faces of TH Sarabun New that the document uses; regular and bold always."""
    runs = [run for run in _runs(document) if run.italic]
    wanted = ["embedRegular", "embedBold"]
    wanted += ["embedItalic"] if any(not run.bold for run in runs) else []
    wanted += ["embedBoldItalic"] if any(run.bold for run in runs) else []
    return tuple(_embedded(place) for place in wanted)


def font_table_xml(family: str, fonts: dict[str, EmbeddedFont]) -> str:
    """Return `fontTable.xml`; `fonts` maps relation ids to the fonts that travel along."""
    embedded = "".join(
        f'<w:{font.place} r:id="{relation_id}" w:fontKey="{font.key}"/>'
        for relation_id, font in fonts.items()
    )
    entries = _entry(OWN_FAMILY, _OTHER_NAME, embedded)
    if family != OWN_FAMILY:
        entries += _entry(family, OWN_FAMILY, "")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{entries}</w:fonts>"
    )


def _entry(name: str, other_name: str, embedded: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{other_name}"/>'
        '<w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{embedded}</w:font>'
    )


@lru_cache(maxsize=len(_NAMES))
def _embedded(place: str) -> EmbeddedFont:
    font = bytearray(assets.resource(f"fonts/{_NAMES[place]}").read_bytes())
    guid = UUID(bytes=hashlib.sha256(font).digest()[:16], version=4)
    key = guid.bytes[::-1]
    for index in range(_SCRAMBLED):
        font[index] ^= key[index % len(key)]
    return EmbeddedFont(place, f"{{{str(guid).upper()}}}", bytes(font))


def _runs(document: Document) -> list[Run]:
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    for table in document.blocks:
        if isinstance(table, Table):
            paragraphs += [p for row in table.rows for cell in row.cells for p in cell]
    return [run for paragraph in paragraphs for run in paragraph.runs]
