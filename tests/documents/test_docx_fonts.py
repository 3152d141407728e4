import re
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from district_admin.documents import docx
from district_admin.documents.model import (
    Block,
    Document,
    Paragraph,
    Run,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paper(*blocks: Block, **more: Any) -> Document:
    return Document(blocks, title="บันทึกข้อความ", **more)


def written(text: str, **more: Any) -> Paragraph:
    return Paragraph((Run(text),), **more)


def members(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(file)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def value(element: ElementTree.Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


class TestFontsThatTravelAlong:
    def test_are_those_the_paper_uses(self) -> None:
        upright = paper(written("ก"))
        slanted = paper(Paragraph((Run("ก", italic=True), Run("ข", italic=True, bold=True))))

        counts = [
            sum(name.endswith(".odttf") for name in members(docx.render(one, embed_fonts=embed)))
            for one, embed in ((upright, False), (upright, True), (slanted, True))
        ]
        assert counts == [0, 2, 4]

    def test_become_the_font_again_with_their_key(self) -> None:
        file = members(docx.render(paper(written("ก")), embed_fonts=True))
        table = ElementTree.fromstring(file["word/fontTable.xml"])
        place = table.find(f"{W}font/{W}embedRegular")
        assert place is not None
        key = bytes.fromhex(re.sub("[{}-]", "", value(place, "fontKey") or ""))[::-1]

        scrambled = file["word/fonts/font1.odttf"]
        head = bytes(byte ^ key[i % 16] for i, byte in enumerate(scrambled[:32]))

        assert scrambled[:4] != b"\x00\x01\x00\x00"
        assert head[:4] == b"\x00\x01\x00\x00"
        assert b"<w:embedTrueTypeFonts/>" in file["word/settings.xml"]
