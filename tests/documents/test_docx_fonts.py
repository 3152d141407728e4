import re
from xml.etree import ElementTree

from district_admin.documents import docx
from district_admin.documents.model import (
    Paragraph,
    Run,
)
from tests.documents.conftest import W, members, paper_of, value, written


class TestFontsThatTravelAlong:
    def test_are_those_the_paper_uses(self) -> None:
        upright = paper_of(written("ก"))
        slanted = paper_of(Paragraph((Run("ก", italic=True), Run("ข", italic=True, bold=True))))

        counts = [
            sum(name.endswith(".odttf") for name in members(docx.render(one, embed_fonts=embed)))
            for one, embed in ((upright, False), (upright, True), (slanted, True))
        ]
        assert counts == [0, 2, 4]

    def test_become_the_font_again_with_their_key(self) -> None:
        file = members(docx.render(paper_of(written("ก")), embed_fonts=True))
        table = ElementTree.fromstring(file["word/fontTable.xml"])
        place = table.find(f"{W}font/{W}embedRegular")
        assert place is not None
        key = bytes.fromhex(re.sub("[{}-]", "", value(place, "fontKey") or ""))[::-1]

        scrambled = file["word/fonts/font1.odttf"]
        head = bytes(byte ^ key[i % 16] for i, byte in enumerate(scrambled[:32]))

        assert scrambled[:4] != b"\x00\x01\x00\x00"
        assert head[:4] == b"\x00\x01\x00\x00"
        assert b"<w:embedTrueTypeFonts/>" in file["word/settings.xml"]
