"""What every paper is made of: groups A and D of official-documents 8, read from the DOCX."""

import re
from typing import TYPE_CHECKING

import pytest

from district_admin.documents.model import Document, Paragraph
from tests.documents.conftest import PAPERS

if TYPE_CHECKING:
    from tests.documents.official.conftest import Docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RED = "C00000"

of = pytest.mark.parametrize
SIGNED = of("paper_name", [name for name in PAPERS if "stamped" not in name])


def test_a01_paper_and_margins(file: "Docx") -> None:
    section = file.document.find(f".//{W}sectPr")
    assert section is not None
    assert (file.value(section, "pgSz", "w"), file.value(section, "pgSz", "h")) == (
        "11906",
        "16838",
    )
    assert (file.value(section, "pgMar", "left"), file.value(section, "pgMar", "right")) == (
        "1701",
        "1134",
    )


def test_a02_one_family_for_thai_and_no_theme_fonts(file: "Docx") -> None:
    fonts = file.styles.findall(f".//{W}rFonts")
    assert {font.get(f"{W}cs") for font in fonts} == {"TH Sarabun New"}
    assert not any(b"Theme=" in part or b"cstheme" in part for part in file.parts.values())
    assert file.document.find(f".//{W}r//{W}rFonts") is None


def test_a03_complex_script_twins(file: "Docx") -> None:
    properties = list(file.document.iter(f"{W}rPr"))
    assert properties
    for each in properties:
        assert file.value(each, "sz") == file.value(each, "szCs")
        assert (each.find(f"{W}b") is None) == (each.find(f"{W}bCs") is None)


def test_a04_thai_and_compatibility(file: "Docx") -> None:
    assert file.value(file.styles, "docDefaults/rPrDefault/rPr/lang", "bidi") == "th-TH"
    settings = file.parts["word/settings.xml"].decode()
    assert re.search(r'compatibilityMode"[^>]*w:val="15"', settings)


def test_a05_body_paragraphs(file: "Docx", paper: Document) -> None:
    typed = [
        block.text.replace("\u00a0", " ")
        for block in paper.blocks
        if isinstance(block, Paragraph) and block.align == "justified"
    ]
    assert len(typed) >= 3
    assert [file.text(p) for p in file.body] == typed
    for paragraph in file.body:
        assert {size for said, size, _bold, _u in file.runs(paragraph) if said} == {"32"}
        assert file.value(paragraph, "pPr/spacing", "line") in (None, "240")
        assert file.value(paragraph, "pPr/spacing", "after") == "0"
        indent = int(file.value(paragraph, "pPr/ind", "firstLine") or 0)
        clause = re.match(r"([๐-๙]+\.){1}[๐-๙]|[๐-๙]+\)", file.text(paragraph))
        assert (indent > 1417 and (indent - 1417) % 425 <= 1) if clause else indent == 1417
        assert file.value(paragraph, "pPr/ind", "left") is None


def test_a06_no_breaks_inside_text(file: "Docx") -> None:
    assert file.document.find(f".//{W}br") is None
    assert not re.search("[\u200b\u2060\u00ad]", "".join(map(file.text, file.paragraphs)))


def test_a07_a08_digits_are_thai_but_for_exempt_tokens(file: "Docx") -> None:
    for paragraph in file.paragraphs:
        said = file.text(paragraph)
        for token in re.findall(r"\S*[A-Za-z@]\S*", said):
            assert not re.search("[๐-๙]", token), token
        rest = re.sub(r"\S*[A-Za-z@]\S*(?: 11\b)?", "", said)
        assert not re.search("[0-9]", rest), rest


def test_a12_mai_yamok_has_its_spaces(file: "Docx") -> None:
    said = "".join(e.text or "" for e in file.document.iter(f"{W}t") if e.text)
    for found in re.finditer("ๆ", said):
        assert said[found.start() - 1] == "\u00a0"
        assert re.match(r"[\s\u00a0)]|$", said[found.end() : found.end() + 1])


@of("paper_name", ["long memo", "long letter", "long order", "real announcement"])
def test_a13_the_first_page_has_no_number(file: "Docx") -> None:
    section = file.document.find(f".//{W}sectPr")
    assert section is not None
    assert section.find(f"{W}titlePg") is not None
    assert file.value(section, "pgNumType", "fmt") == "thaiNumbers"
    numbered = [head for head in file.edges("header") if head.find(f".//{W}fldSimple") is not None]
    assert len(numbered) == 1
    assert re.search("- .+ -", file.text(numbered[0]))


@of(("paper_name", "word"), [("urgent memo", "ด่วนที่สุด"), ("urgent letter", "ด่วนมาก")])
def test_a16_urgency(file: "Docx", word: str) -> None:
    run = next(r for r in file.document.iter(f"{W}r") if word in file.text(r))
    properties = run.find(f"{W}rPr")
    assert properties is not None
    assert file.value(properties, "color") == RED
    assert int(file.value(properties, "sz") or 0) >= 64
    assert properties.find(f"{W}b") is not None


@of("paper_name", ["memo", "letter", "order", "announcement"])
def test_a16_no_urgency_leaves_nothing_red(file: "Docx") -> None:
    assert RED.encode() not in file.parts["word/document.xml"]


@of(("paper_name", "word"), [("urgent memo", "ลับ"), ("long letter", "ลับมาก")])
def test_a17_secrecy_stands_at_the_top_and_foot_of_every_page(file: "Docx", word: str) -> None:
    for kind in ("header", "footer"):
        edges = file.edges(kind)
        assert len(edges) == 2
        for edge in edges:
            marks = [p for p in edge.iter(f"{W}p") if file.text(p) == word]
            assert [file.value(p, "pPr/jc") for p in marks] == ["center"]
            assert file.value(marks[0], "r/rPr/color") == RED


@SIGNED
def test_a18_a19_name_in_brackets_below_room_to_sign(file: "Docx") -> None:
    name = next(p for p in file.paragraphs if re.fullmatch(r"\((นาย|นาง).+\)", file.text(p)))
    place = file.paragraphs.index(name)
    rank = file.paragraphs[place - 1]
    room = int(file.value(name, "pPr/spacing", "before") or 0)
    if file.text(rank).startswith("ว่าที่"):
        room = int(file.value(rank, "pPr/spacing", "before") or 0) + 426
    assert room >= 1000


@of("paper_name", ["order", "long order", "announcement", "real announcement"])
def test_d02_no_salutation_and_no_closing_phrase(file: "Docx") -> None:
    for paragraph in file.paragraphs:
        assert not file.text(paragraph).startswith(("เรียน", "ขอแสดงความนับถือ"))
