import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx as python_docx
import pytest

from district_admin.documents import docx
from district_admin.documents.model import (
    RED,
    Document,
    Paragraph,
    Picture,
    Row,
    Rule,
    Run,
    Spacer,
    Tab,
    Table,
)
from tests.documents.conftest import WP, W, members, paper_of, part, picture_of, value, written

# ISO/IEC 29500-1, CT_PPr and CT_RPr, as far as papers use them.
PARAGRAPH_ORDER = [
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "pBdr",
    "tabs",
    "spacing",
    "ind",
    "jc",
    "rPr",
]
RUN_ORDER = ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "cs", "lang"]

SENTENCE = "ด้วยกลุ่มอำนวยการได้ดำเนินการประเมิน (Integrity and Transparency Assessment) ปี ๒๕๖๙ แล้ว"


def full_memo() -> Document:
    """Return a paper with one of everything."""

    def label(text: str) -> Run:
        return Run(text, bold=True, size_pt=20)

    row = Row((((written("๑")),), (written(SENTENCE, align="justified"),)))
    return paper_of(
        Picture(picture_of(300, 300), height_cm=1.5, y_cm=1.5, x_cm=3.0),
        Paragraph(
            (Run("บันทึกข้อความ", bold=True, size_pt=29),),
            align="center",
            line_pt=35,
        ),
        Paragraph(
            (label("ที่"), Run("  ศธ ๐๔๑๐๔/๙๒", underline="dotted"), Run("\t", underline="dotted")),
            tabs=(Tab(16, "right", "dots"), Tab(7.8)),
        ),
        written(SENTENCE, align="justified", first_line_cm=2.5, before_pt=6),
        Paragraph((Run("ตัวเอน", italic=True),), left_cm=1.5, first_line_cm=-0.75),
        Rule(4.0),
        Table((1.5, 14.5), (Row(((written("ที่"),), (written("รายการ"),)), header=True), row)),
        Paragraph((Run("ด่วนที่สุด", bold=True, size_pt=32, colour=RED),), keep_with_next=True),
        Spacer(64),
        written("(นางสาวสมใจ  ใจงาม)", align="center", left_cm=8),
        secrecy="ลับ",
    )


class TestEveryPaper:
    def test_is_a4_with_the_office_margins(self) -> None:
        section = part(full_memo()).find(f"{W}body/{W}sectPr")

        assert section is not None
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
        assert (value(margins, "left"), value(margins, "right")) == ("1701", "1134")
        assert (value(margins, "top"), value(margins, "bottom")) == ("850", "1134")

    @pytest.mark.parametrize("family", ["TH Sarabun New", "TH SarabunPSK", "TH SarabunIT๙"])
    def test_names_its_font_for_every_script_and_follows_no_theme(self, family: str) -> None:
        document = paper_of(written(SENTENCE), family=family)
        styles = part(document, "word/styles.xml")

        fonts = list(styles.iter(f"{W}rFonts"))
        assert fonts
        for font in fonts:
            assert {font.get(W + script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
                family
            }
        everything = b"".join(members(docx.render(document)).values()).lower()
        assert not re.search(rb"(ascii|hansi|eastasia|cs)theme=", everything)

    def test_sets_size_bold_and_italic_for_thai_as_for_latin(self) -> None:
        for name in ("word/document.xml", "word/header1.xml", "word/header2.xml"):
            for run in part(full_memo(), name).iter(f"{W}r"):
                properties = run.find(f"{W}rPr")
                if properties is None:
                    assert run.find(f".//{WP}anchor") is not None
                    continue
                assert value(properties.find(f"{W}sz")) == value(properties.find(f"{W}szCs"))
                for latin, thai in (("b", "bCs"), ("i", "iCs")):
                    twins = [properties.find(W + name) is None for name in (latin, thai)]
                    assert twins[0] == twins[1]

    def test_speaks_thai_in_the_layout_of_word_2013(self) -> None:
        styles = part(full_memo(), "word/styles.xml")
        settings = part(full_memo(), "word/settings.xml")

        language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        mode = {value(s, "name"): value(s) for s in settings.iter(f"{W}compatSetting")}
        assert value(language, "bidi") == "th-TH"
        assert value(settings.find(f"{W}themeFontLang"), "bidi") == "th-TH"
        assert mode["compatibilityMode"] == "15"

    def test_keeps_the_order_of_the_schema(self) -> None:
        for name in ("word/document.xml", "word/header2.xml"):
            root = part(full_memo(), name)
            for tag, order in (("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER)):
                for properties in root.iter(W + tag):
                    names = [child.tag.removeprefix(W) for child in properties]
                    assert names == sorted(names, key=order.index)

    def test_is_the_same_file_every_time_and_tells_no_names(self) -> None:
        first = docx.render(full_memo(), embed_fonts=True)

        assert first == docx.render(full_memo(), embed_fonts=True)
        core = members(first)["docProps/core.xml"].decode()
        assert "<dc:title>บันทึกข้อความ</dc:title>" in core
        assert "<dc:language>th-TH</dc:language>" in core
        assert not re.search("creator|lastModifiedBy|created|modified", core)
        with zipfile.ZipFile(BytesIO(first)) as file:
            assert {info.date_time[0] for info in file.infolist()} == {1980}

    def test_the_office_is_its_author(self) -> None:
        paper = replace(full_memo(), author="สพป. <สมมติบุรี> & เขต ๒")
        opened = python_docx.Document(BytesIO(docx.render(paper)))
        assert opened.core_properties.author == paper.author

    def test_opens_in_python_docx(self) -> None:
        opened = python_docx.Document(BytesIO(docx.render(full_memo())))

        assert opened.paragraphs[2].text == SENTENCE
        assert [[c.text for c in row.cells] for row in opened.tables[0].rows] == [
            ["ที่", "รายการ"],
            ["๑", SENTENCE],
        ]
        assert opened.core_properties.title == "บันทึกข้อความ"
