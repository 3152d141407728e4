from xml.etree import ElementTree

import pytest

from district_admin.documents import docx
from district_admin.documents.model import (
    RED,
    Document,
    PageSetup,
)
from tests.documents.conftest import W, members, paper_of, part, value, written

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


SINGLE_LINE = 426  # twips, of TH Sarabun New at 16 pt


class TestTopAndFoot:
    def references(self, document: Document) -> dict[tuple[str, str | None], str]:
        """Return the text of each header and footer, by its kind and its pages."""
        file = members(docx.render(document))
        relations = ElementTree.fromstring(file["word/_rels/document.xml.rels"])
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        section = ElementTree.fromstring(file["word/document.xml"]).find(f"{W}body/{W}sectPr")
        assert section is not None
        assert section.find(f"{W}titlePg") is not None
        found = {}
        for kind in ("header", "footer"):
            for reference in section.findall(f"{W}{kind}Reference"):
                root = ElementTree.fromstring(file[f"word/{targets[reference.get(R + 'id')]}"])
                text = "".join(t.text or "" for t in root.iter(f"{W}t"))
                found[kind, reference.get(f"{W}type")] = text
        return found

    def test_pages_are_numbered_from_the_second_in_thai(self) -> None:
        document = paper_of(written("ก"))

        assert self.references(document) == {
            ("header", "first"): "",
            ("header", "default"): "- ๒ -",
        }
        field = part(document, "word/header2.xml").find(f".//{W}fldSimple")
        assert (value(field, "instr") or "").strip() == "PAGE"
        # An exact height would set the number lower than the PDF does.
        assert field is not None
        numbered = f".//{W}p[{W}fldSimple]/{W}pPr/{W}spacing"
        spacing = part(document, "word/header2.xml").find(numbered)
        assert spacing is not None
        assert value(spacing, "lineRule") is None
        number = part(document).find(f"{W}body/{W}sectPr/{W}pgNumType")
        assert value(number, "fmt") == "thaiNumbers"

    def test_a_paper_may_go_without_numbers(self) -> None:
        document = paper_of(written("ก"), page=PageSetup(numbered=False, thai_numbers=False))

        assert set(self.references(document).values()) == {""}

    def test_the_secrecy_word_stands_red_on_every_page(self) -> None:
        document = paper_of(written("ก"), secrecy="ลับมาก")
        texts = self.references(document)

        assert texts["header", "first"] == texts["footer", "first"] == "ลับมาก"
        assert texts["footer", "default"] == "ลับมาก"
        assert texts["header", "default"] == "ลับมาก- ๒ -"
        for name in ("header1", "header2", "footer3", "footer4"):
            line = part(document, f"word/{name}.xml").find(f"{W}p")
            assert line is not None
            assert value(line.find(f"{W}r/{W}rPr/{W}color")) == RED
            assert value(line.find(f"{W}pPr/{W}jc")) == "center"

    def test_the_header_pushes_the_text_down_from_the_second_page(self) -> None:
        document = paper_of(written("ก"))
        margins = part(document).find(f"{W}body/{W}sectPr/{W}pgMar")
        below = int(value(margins, "header") or 0)

        heights = {
            name: below
            + sum(
                int(value(spacing, "line") or SINGLE_LINE)
                for spacing in part(document, f"word/{name}.xml").iter(f"{W}spacing")
            )
            for name in ("header1", "header2")
        }
        assert heights["header1"] == pytest.approx(850, abs=2)
        assert heights["header2"] == pytest.approx(1417, abs=2)
