"""What every paper looks like: group A of official-documents 8, read from the PDF."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdf
import pytest

from district_admin.documents import pdf
from district_admin.documents.forms import Letterhead, fill, load_form
from district_admin.documents.model import Document, Paragraph, Table
from tests.documents.conftest import PAPERS

if TYPE_CHECKING:
    from tests.documents.official.conftest import Pages

    ReadPages = Callable[[bytes], Pages]

CM = 72 / 2.54
LEFT = 3.0  # cm from the paper's edge to the ruler's zero
NewContent = Callable[..., dict[str, object]]

of = pytest.mark.parametrize
SIGNED = of("paper_name", [name for name in PAPERS if "stamped" not in name])
LONG = of(
    "paper_name", ["long memo", "long letter", "long order", "real announcement", "real memo"]
)


def plain(text: str) -> str:
    """The text without spaces, which a reader of PDFs may guess at."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def words_of(paper: Document) -> str:
    said: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Table):
            # lines of neighbouring cells stand beside each other on the page
            said += [p.text for row in block.rows for cell in row.cells for p in cell]
    return "".join(said)


def test_a01_the_paper_is_a4(pages: "Pages") -> None:
    for width, height in pages.sizes:
        assert (width, height) == pytest.approx((595.28, 841.89), abs=0.05)


def test_a01_text_stays_between_the_margins(pages: "Pages") -> None:
    for line in pages.every_line:
        assert line.x0 > LEFT - 0.05
        assert line.x1 < 19.1, line.text


def test_a09_fonts_are_embedded_and_no_character_is_lost(
    pages: "Pages", paper: Document, paper_name: str
) -> None:
    descriptors = list(_font_descriptors(pages.data))
    assert descriptors
    assert all("/FontFile2" in descriptor for descriptor in descriptors)
    said = plain("".join(line.text for line in pages.lines))
    typed = plain(words_of(paper))
    if paper_name == "real memo":
        typed = typed.replace("✓", "")  # no Thai font has it; it is drawn
    if any(isinstance(block, Table) for block in paper.blocks):
        assert sorted(said) == sorted(typed)
    else:
        assert said == typed


def test_a10_no_line_begins_or_ends_where_it_must_not(pages: "Pages") -> None:
    for line in pages.lines:
        assert not re.match("[ๆฯ)”,.\u0e31\u0e34-\u0e3a\u0e47-\u0e4eะาำ]", line.text), line.text
        assert not re.search("[(“เแโใไ]$", line.text), line.text


def test_a11_era_and_year_number_and_unit_stay_on_one_line(pages: "Pages") -> None:
    for before, after in pairwise(pages.lines):
        assert not re.search(r"(พ\.ศ\.|ข้อ|วันที่|ครั้งที่)$", before.text), before.text
        assert not (before.text.endswith(" ณ") and after.text.startswith("วันที่"))
        if re.search("[๐-๙]$", before.text):
            assert not re.match(r"(บาท|คน|น\.|ชุด|ฉบับ|ครั้ง)", after.text), after.text


@LONG
def test_a13_pages_are_numbered_from_the_second(pages: "Pages") -> None:
    assert len(pages.sizes) > 1
    assert not any(re.fullmatch("- .+ -", line.text) for line in pages.edge(1))
    for page in range(2, len(pages.sizes) + 1):
        numbers = [line for line in pages.edge(page) if line.text.startswith("-")]
        assert [line.text for line in numbers] == [f"- {'๐๑๒๓๔๕๖๗๘๙'[page]} -"]
        assert numbers[0].centre == pytest.approx(LEFT + 8.0, abs=0.2)
        assert numbers[0].y < 3.2


@LONG
def test_a14_the_signature_has_two_lines_of_text_on_its_page(pages: "Pages") -> None:
    assert _lines_above_signature(pages) >= 2


@of("form", ["memo", "letter", "order", "announcement"])
@of("clause_count", range(8, 24, 2))
def test_a14_wherever_the_page_ends(
    form: str,
    clause_count: int,
    content_of: NewContent,
    letterhead: Letterhead,
    read_pages: "ReadPages",
) -> None:
    clauses = "\n".join(f"{number}. ให้รายงานผล" for number in range(1, clause_count + 1))
    content = content_of(form, subject="ก", cause=clauses, body=clauses, reason=clauses)

    pages = read_pages(pdf.render(fill(load_form(form), content, letterhead)))

    assert _lines_above_signature(pages) >= 2


@of("line_count", range(18, 30, 2))
def test_a14_a_clause_goes_to_the_next_page_with_its_first_sub_clause(
    line_count: int, content_of: NewContent, letterhead: Letterhead, read_pages: "ReadPages"
) -> None:
    lines = "\n".join(f"๑.{number} ให้รายงานผล" for number in range(1, line_count + 1))
    body = f"๑. มาตรการ\n{lines}\n๒. ปฏิทิน\n๒.๑ รายงาน\n๑) เดือนแรก\n๒.๒ สรุป\n๓. ให้ทราบ\n" * 2
    content = content_of("announcement", subject="ก", body=body)

    pages = read_pages(pdf.render(fill(load_form("announcement"), content, letterhead)))

    assert len(pages.sizes) > 1
    for page in range(1, len(pages.sizes)):
        assert not pages.on(page)[-1].text.startswith(("๑. ", "๒. ", "๒.๑"))


@LONG
def test_a15_each_page_says_how_the_next_begins(pages: "Pages") -> None:
    for page in range(1, len(pages.sizes)):
        word = next(line for line in pages.edge(page) if line.text.startswith("/"))
        assert word.text.endswith("...")
        assert word.x1 == pytest.approx(19.0, abs=0.1)
        begins = plain("".join(line.text for line in pages.on(page + 1)[:2]))
        assert begins.startswith(plain(word.text[1:-3]))


def test_a15_the_last_page_has_no_continuation_word(pages: "Pages") -> None:
    assert not any(line.text.startswith("/") for line in pages.edge(len(pages.sizes)))


@of(("paper_name", "word"), [("urgent memo", "ลับ"), ("long letter", "ลับมาก")])
def test_a17_secrecy_stands_red_at_the_top_and_foot_of_every_page(
    pages: "Pages", word: str
) -> None:
    for page in range(1, len(pages.sizes) + 1):
        marks = [line for line in pages.edge(page) if line.red and line.text == word]
        assert [line.y < 4 for line in marks] == [True, False]
        assert all(line.centre == pytest.approx(LEFT + 8, abs=0.3) for line in marks)


@SIGNED
def test_a18_a19_the_position_is_centred_under_the_name(pages: "Pages") -> None:
    name = pages.name_line
    place = pages.lines.index(name)
    position = pages.lines[place + 1]
    assert position.centre == pytest.approx(name.centre, abs=0.1)
    if not pages.lines[place - 1].text.startswith("ว่าที่"):
        assert (name.y - pages.lines[place - 1].y) * CM >= 50 + 16


def _lines_above_signature(pages: "Pages") -> int:
    name = pages.name_line
    assert name.page == len(pages.sizes)
    return sum(
        line.y < name.y and not re.match(r"(ขอแสดง|ประกาศ ณ|สั่ง ณ|ว่าที่)", line.text)
        for line in pages.on(name.page)
    )


def _font_descriptors(data: bytes) -> Iterator[pypdf.generic.DictionaryObject]:
    reader = pypdf.PdfReader(BytesIO(data))
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        found = reader.get_object(number)
        if isinstance(found, pypdf.generic.DictionaryObject):
            if found.get("/Type") == "/FontDescriptor":
                yield found
            assert (
                found.get("/Type") != "/Font"
                or "/DescendantFonts" in found
                or "/FontDescriptor" in found
            )
