"""The assertions of official-documents 8 that are read from the DOCX: each test bears its id."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from district_admin.documents import docx
from district_admin.documents.model import Document, Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RED = "C00000"

of = pytest.mark.parametrize
MEMOS = of("paper_name", ["memo", "urgent memo", "memo with headings", "long memo", "real memo"])
LETTERS = of("paper_name", ["letter", "plain letter", "urgent letter", "long letter"])
ORDERS = of("paper_name", ["order", "long order"])
PROCLAIMED = of("paper_name", ["announcement", "numbered announcement", "real announcement"])


class Docx:
    """The parts of a DOCX and the paragraphs of its body."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.parts = {
                name: package.read(name) for name in package.namelist() if name.endswith(".xml")
            }
        self.document = ElementTree.fromstring(self.parts["word/document.xml"])
        self.styles = ElementTree.fromstring(self.parts["word/styles.xml"])

    @property
    def paragraphs(self) -> list[ElementTree.Element]:
        """Paragraphs with words, in order, tables included."""
        return [p for p in self.document.iter(f"{W}p") if text(p).strip()]

    def containing(self, words: str) -> ElementTree.Element:
        return next(p for p in self.paragraphs if words in text(p))

    def edges(self, kind: str) -> list[ElementTree.Element]:
        names = sorted(name for name in self.parts if name.startswith(f"word/{kind}"))
        return [ElementTree.fromstring(self.parts[name]) for name in names]


@pytest.fixture
def made(paper: Document) -> Docx:
    return Docx(docx.render(paper))


def text(element: ElementTree.Element) -> str:
    said = ("\t" if e.tag == f"{W}tab" else e.text or "" for e in element.iter() if _speaks(e))
    return "".join(said).replace("\u00a0", " ")


def _speaks(element: ElementTree.Element) -> bool:
    return element.tag == f"{W}t" or (element.tag == f"{W}tab" and f"{W}pos" not in element.attrib)


def value(element: ElementTree.Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def runs(paragraph: ElementTree.Element) -> Iterator[tuple[str, str | None, bool, str | None]]:
    """Text, size in half points, boldness and underline of each run."""
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is not None:
            bold = properties.find(f"{W}b") is not None
            yield text(run), value(properties, "sz"), bold, value(properties, "u")


def body(made: Docx) -> list[ElementTree.Element]:
    return [p for p in made.paragraphs if value(p, "pPr/jc") == "thaiDistribute"]


def centred(made: Docx) -> list[str]:
    return [text(p) for p in made.paragraphs if value(p, "pPr/jc") == "center"]


def test_a01_paper_and_margins(made: Docx) -> None:
    section = made.document.find(f".//{W}sectPr")
    assert section is not None
    assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("11906", "16838")
    assert (value(section, "pgMar", "left"), value(section, "pgMar", "right")) == ("1701", "1134")


def test_a02_one_family_for_thai_and_no_theme_fonts(made: Docx) -> None:
    fonts = made.styles.findall(f".//{W}rFonts")
    assert {font.get(f"{W}cs") for font in fonts} == {"TH Sarabun New"}
    assert not any(b"Theme=" in part or b"cstheme" in part for part in made.parts.values())
    assert made.document.find(f".//{W}r//{W}rFonts") is None


def test_a03_complex_script_twins(made: Docx) -> None:
    properties = list(made.document.iter(f"{W}rPr"))
    assert properties
    for each in properties:
        assert value(each, "sz") == value(each, "szCs")
        assert (each.find(f"{W}b") is None) == (each.find(f"{W}bCs") is None)


def test_a04_thai_and_compatibility(made: Docx) -> None:
    assert value(made.styles, "docDefaults/rPrDefault/rPr/lang", "bidi") == "th-TH"
    settings = made.parts["word/settings.xml"].decode()
    assert re.search(r'compatibilityMode"[^>]*w:val="15"', settings)


def test_a05_body_paragraphs(made: Docx, paper: Document) -> None:
    typed = [
        block.text.replace("\u00a0", " ")
        for block in paper.blocks
        if isinstance(block, Paragraph) and block.align == "justified"
    ]
    assert len(typed) >= 3
    assert [text(p) for p in body(made)] == typed
    for paragraph in body(made):
        assert {size for said, size, _bold, _u in runs(paragraph) if said} == {"32"}
        assert value(paragraph, "pPr/spacing", "line") in (None, "240")
        assert value(paragraph, "pPr/spacing", "after") == "0"
        indent = int(value(paragraph, "pPr/ind", "firstLine") or 0)
        clause = re.match(r"([๐-๙]+\.){1}[๐-๙]|[๐-๙]+\)", text(paragraph))
        assert (indent > 1417 and (indent - 1417) % 425 <= 1) if clause else indent == 1417
        assert value(paragraph, "pPr/ind", "left") is None


def test_a06_no_breaks_inside_text(made: Docx) -> None:
    assert made.document.find(f".//{W}br") is None
    assert not re.search("[\u200b\u2060\u00ad]", "".join(map(text, made.paragraphs)))


def test_a07_a08_digits_are_thai_but_for_exempt_tokens(made: Docx) -> None:
    for paragraph in made.paragraphs:
        said = text(paragraph)
        for token in re.findall(r"\S*[A-Za-z@]\S*", said):
            assert not re.search("[๐-๙]", token), token
        rest = re.sub(r"\S*[A-Za-z@]\S*(?: 11\b)?", "", said)
        assert not re.search("[0-9]", rest), rest


def test_a12_mai_yamok_has_its_spaces(made: Docx) -> None:
    said = "".join(e.text or "" for e in made.document.iter(f"{W}t") if e.text)
    for found in re.finditer("ๆ", said):
        assert said[found.start() - 1] == "\u00a0"
        assert re.match(r"[\s\u00a0)]|$", said[found.end() : found.end() + 1])


@of("paper_name", ["long memo", "long letter", "long order", "real announcement"])
def test_a13_the_first_page_has_no_number(made: Docx) -> None:
    section = made.document.find(f".//{W}sectPr")
    assert section is not None
    assert section.find(f"{W}titlePg") is not None
    assert value(section, "pgNumType", "fmt") == "thaiNumbers"
    numbered = [head for head in made.edges("header") if head.find(f".//{W}fldSimple") is not None]
    assert len(numbered) == 1
    assert re.search("- .+ -", text(numbered[0]))


@of(("paper_name", "word"), [("urgent memo", "ด่วนที่สุด"), ("urgent letter", "ด่วนมาก")])
def test_a16_urgency(made: Docx, word: str) -> None:
    run = next(r for r in made.document.iter(f"{W}r") if word in text(r))
    properties = run.find(f"{W}rPr")
    assert properties is not None
    assert value(properties, "color") == RED
    assert int(value(properties, "sz") or 0) >= 64
    assert properties.find(f"{W}b") is not None


@of("paper_name", ["memo", "letter", "order", "announcement"])
def test_a16_no_urgency_leaves_nothing_red(made: Docx) -> None:
    assert RED.encode() not in made.parts["word/document.xml"]


@of(("paper_name", "word"), [("urgent memo", "ลับ"), ("long letter", "ลับมาก")])
def test_a17_secrecy_stands_at_the_top_and_foot_of_every_page(made: Docx, word: str) -> None:
    for kind in ("header", "footer"):
        edges = made.edges(kind)
        assert len(edges) == 2
        for edge in edges:
            marks = [p for p in edge.iter(f"{W}p") if text(p) == word]
            assert [value(p, "pPr/jc") for p in marks] == ["center"]
            assert value(marks[0], "r/rPr/color") == RED


def test_a18_a19_name_in_brackets_below_room_to_sign(made: Docx) -> None:
    name = next(p for p in made.paragraphs if re.fullmatch(r"\((นาย|นาง).+\)", text(p)))
    place = made.paragraphs.index(name)
    rank = made.paragraphs[place - 1]
    room = int(value(name, "pPr/spacing", "before") or 0)
    if text(rank).startswith("ว่าที่"):
        room = int(value(rank, "pPr/spacing", "before") or 0) + 426
    assert room >= 1000


@MEMOS
def test_b01_the_emblem_of_a_memo(made: Docx) -> None:
    anchors = list(made.document.iter(f"{WP}anchor"))
    assert len(anchors) == 1
    extent = anchors[0].find(f"{WP}extent")
    assert extent is not None
    assert extent.get("cy") == "540000"
    offsets = [each.text for each in anchors[0].iter(f"{WP}posOffset")]
    assert offsets == ["1080000", "540000"]


@MEMOS
def test_b02_the_title_of_a_memo(made: Docx, paper_name: str) -> None:
    title = made.containing("บันทึกข้อความ")
    assert [(size, bold) for said, size, bold, _u in runs(title) if "บันทึก" in said] == [
        ("58", True)
    ]
    assert value(title, "pPr/spacing", "line") == "700"
    assert value(title, "pPr/spacing", "lineRule") == "exact"
    if paper_name == "urgent memo":
        stops = [(t.get(f"{W}val"), t.get(f"{W}pos")) for t in title.iter(f"{W}tab")]
        assert ("center", "4535") in stops
    else:
        assert value(title, "pPr/jc") == "center"


@MEMOS
def test_b03_b04_labels_and_dotted_values(made: Docx) -> None:
    for label, ends in (("ส่วนราชการ", ["9071"]), ("ที่", ["4422", "9071"]), ("เรื่อง", ["9071"])):
        line = next(p for p in made.paragraphs if text(p).startswith(label))
        for said, size, bold, underline in runs(line):
            if said in ("ส่วนราชการ", "ที่", "วันที่", "เรื่อง"):
                assert (size, bold, underline) == ("40", True, None)
            elif said.strip() or underline:
                assert (size, bold, underline) == ("32", False, "dotted")
                assert said.endswith("\t") or not said.strip() or said.startswith(" ")
        stops = [t.get(f"{W}pos") for t in line.iter(f"{W}tab") if t.get(f"{W}val") == "right"]
        assert stops == ends


@MEMOS
def test_b05_b07_no_solid_rule_and_no_closing_phrase(made: Docx) -> None:
    assert made.document.find(f".//{W}pBdr") is None
    assert "ขอแสดงความนับถือ" not in "".join(map(text, made.paragraphs))


@MEMOS
def test_b08_the_last_paragraph_is_the_request(made: Docx) -> None:
    assert text(body(made)[-1]).startswith("จึงเรียนมาเพื่อ")


@LETTERS
def test_c01_the_emblem_of_a_letter(made: Docx) -> None:
    _check_large_emblem(made)


def _check_large_emblem(made: Docx) -> None:
    anchors = list(made.document.iter(f"{WP}anchor"))
    assert len(anchors) == 1
    extent = anchors[0].find(f"{WP}extent")
    assert extent is not None
    assert extent.get("cy") == "1080000"
    x, y = (int(each.text or 0) for each in anchors[0].iter(f"{WP}posOffset"))
    assert (x + 540000) / 360000 == pytest.approx(10.5, abs=0.05)
    assert y / 360000 == pytest.approx(1.5, abs=0.05)


@LETTERS
def test_c06_optional_labels_are_there_only_with_their_text(made: Docx, paper_name: str) -> None:
    said = [text(p) for p in made.paragraphs]
    for label in ("อ้างถึง", "สิ่งที่ส่งมาด้วย"):
        assert any(s.startswith(label) for s in said) is (paper_name != "plain letter")
    assert any(s.startswith("สำเนาส่ง") for s in said) is (paper_name == "urgent letter")
    assert not any(bold for p in made.paragraphs for s, _z, bold, _u in runs(p) if "ด่วน" not in s)


@LETTERS
def test_c08_room_between_the_blocks_of_a_letter(made: Docx, paper_name: str) -> None:
    for start in ("เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "ด้วย", "จึงเรียน"):
        found = [p for p in made.paragraphs if text(p).startswith(start)]
        assert found or paper_name == "plain letter"
        assert all(value(p, "pPr/spacing", "before") == "120" for p in found)
    closing = made.containing("ขอแสดงความนับถือ")
    assert value(closing, "pPr/spacing", "before") == "240"


@MEMOS
def test_c08_room_between_the_blocks_of_a_memo(made: Docx) -> None:
    for start in ("เรียน", "จึงเรียน"):
        found = next(p for p in made.paragraphs if text(p).startswith(start))
        assert value(found, "pPr/spacing", "before") == "120"


@of("paper_name", ["order", "long order", "announcement", "real announcement"])
def test_d02_no_salutation_and_no_closing_phrase(made: Docx) -> None:
    for paragraph in made.paragraphs:
        assert not text(paragraph).startswith(("เรียน", "ขอแสดงความนับถือ"))


@ORDERS
def test_e01_e02_e03_the_head_of_an_order(made: Docx) -> None:
    _check_large_emblem(made)
    first, second, third, *_rest = centred(made)
    assert first.startswith("คำสั่งสำนักงาน")
    assert second == "ที่ ๑๒๓/๒๕๖๙"
    assert third == "เรื่อง  แต่งตั้งคณะกรรมการดำเนินงาน"
    assert made.document.find(f".//{W}pBdr") is not None


@ORDERS
def test_e04_the_date_of_an_order_follows_the_text(made: Docx) -> None:
    said = [text(p) for p in made.paragraphs]
    place = said.index("สั่ง ณ วันที่ ๑๙ พฤศจิกายน พ.ศ. ๒๕๖๙")
    assert said[place - 1].startswith("ทั้งนี้")
    assert said[place + 1].startswith("(")


@ORDERS
def test_e05_clauses_follow_each_other(made: Docx) -> None:
    first_level = [m[1] for p in made.paragraphs if (m := re.match(r"([๐-๙]+)\. ", text(p)))]
    numbers = [int(each) for each in first_level]  # int() reads Thai digits
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))


@ORDERS
def test_e06_committee_rows_stay_whole_and_have_a_role(made: Docx) -> None:
    rows = list(made.document.iter(f"{W}tr"))
    assert len(rows) >= 3
    for row in rows:
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert text(list(row.iter(f"{W}tc"))[-1])


@PROCLAIMED
def test_f01_an_announcement(made: Docx) -> None:
    _check_large_emblem(made)
    head = [line for line in centred(made) if not line.startswith("ที่ ")]
    assert head[0].startswith("ประกาศสำนักงาน")
    assert head[1].startswith("เรื่อง  ")
    said = [text(p) for p in made.paragraphs]
    dated = next(
        n for n, s in enumerate(said) if re.fullmatch(r"ประกาศ ณ วันที่ .+ พ\.ศ\. ๒๕[๐-๙]{2}", s)
    )
    assert said[dated + 1].startswith("(")
