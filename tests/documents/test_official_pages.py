"""The assertions of official-documents 8 that are read from the PDF: each test bears its id."""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, pairwise

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from district_admin.documents import pdf
from district_admin.documents.forms import Letterhead, fill, load_form
from district_admin.documents.model import Document, Paragraph, Table

CM = 72 / 2.54
LEFT = 3.0  # cm from the paper's edge to the ruler's zero
FOOT = 27.7  # cm; below the text's last line stands only the continuation word

NewContent = Callable[..., dict[str, object]]

of = pytest.mark.parametrize
MEMOS = of("paper_name", ["memo", "urgent memo", "memo with headings", "long memo", "real memo"])
LETTERS = of("paper_name", ["letter", "plain letter", "urgent letter", "long letter"])
ORDERS = of("paper_name", ["order", "long order"])
LONG = of(
    "paper_name", ["long memo", "long letter", "long order", "real announcement", "real memo"]
)


@dataclass
class Line:
    """A line of text on a page; cm from the paper's left and top edges."""

    page: int
    text: str
    x0: float
    x1: float
    y: float
    red: bool

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def is_edge(self) -> bool:
        """Whether it is a page number, a class of secrecy or a continuation word."""
        return self.y > FOOT or (self.red and "ลับ" in self.text) or (self.page > 1 and self.y < 2.4)


@dataclass
class Shape:
    """A straight line, a dotted one or a picture on a page, in cm from its edges."""

    kind: str
    x0: float
    x1: float
    top: float
    height: float


class Pages:
    """What a PDF says and shows, page by page."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.every_line: list[Line] = []
        self.shapes: list[list[Shape]] = []
        with pypdfium2.PdfDocument(data) as document:
            self.sizes = [page.get_size() for page in document]
            for number, page in enumerate(document, start=1):
                self.every_line += _lines(page, number)
                self.shapes.append(list(_shapes(page)))

    @property
    def lines(self) -> list[Line]:
        """The lines of the paper itself, in order, without what stands at the pages' edges."""
        return [line for line in self.every_line if not line.is_edge]

    def on(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]

    def edge(self, page: int) -> list[Line]:
        return [line for line in self.every_line if line.page == page and line.is_edge]

    def starting(self, words: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(words))


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    height = page.get_height()
    textpage = page.get_textpage()
    found: list[tuple[float, str, float, float, bool]] = []
    for index in range(textpage.count_chars()):
        if pdfium.FPDFText_IsGenerated(textpage, index):
            continue
        x, y, red, rest = ctypes.c_double(), ctypes.c_double(), ctypes.c_uint(), ctypes.c_uint()
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetFillColor(textpage, index, red, rest, rest, rest)
        character = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        found.append((height - y.value, character, x.value, box.right, red.value > 100))
    textpage.close()
    found.sort(key=lambda each: round(each[0], 1))
    for top, group in groupby(found, key=lambda each: round(each[0], 1)):
        chars = list(group)
        drawn = [each for each in chars if not each[1].isspace()]
        if drawn:
            yield Line(
                page=number,
                text="".join(each[1] for each in chars).strip(),
                x0=min(each[2] for each in drawn) / CM,
                x1=max(each[3] for each in drawn) / CM,
                y=top / CM,
                red=any(each[4] for each in drawn),
            )


def _shapes(page: pypdfium2.PdfPage) -> Iterator[Shape]:
    height = page.get_height()
    for each in page.get_objects():
        if each.type == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        left, low, right, high = (edge / CM for edge in each.get_bounds())
        dotted = pdfium.FPDFPageObj_GetDashCount(each) > 0
        picture = each.type == pdfium.FPDF_PAGEOBJ_IMAGE
        kind = "picture" if picture else "dotted" if dotted else "solid"
        yield Shape(kind, left, right, height / CM - high, high - low)


@pytest.fixture
def made(paper: Document) -> Pages:
    return Pages(pdf.render(paper))


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


def name_line(made: Pages) -> Line:
    return next(li for li in made.lines if re.fullmatch(r"\((นาย|นาง).+\)", li.text) and li.x0 > 7)


def test_a01_the_paper_is_a4(made: Pages) -> None:
    for width, height in made.sizes:
        assert (width, height) == pytest.approx((595.28, 841.89), abs=0.05)


def test_a01_text_stays_between_the_margins(made: Pages) -> None:
    for line in made.every_line:
        assert line.x0 > LEFT - 0.05
        assert line.x1 < 19.1, line.text


def test_a09_fonts_are_embedded_and_no_character_is_lost(
    made: Pages, paper: Document, paper_name: str
) -> None:
    descriptors = list(_font_descriptors(made.data))
    assert descriptors
    assert all("/FontFile2" in descriptor for descriptor in descriptors)
    said = plain("".join(line.text for line in made.lines))
    typed = plain(words_of(paper))
    if paper_name == "real memo":
        typed = typed.replace("✓", "")  # no Thai font has it; it is drawn
    if any(isinstance(block, Table) for block in paper.blocks):
        assert sorted(said) == sorted(typed)
    else:
        assert said == typed


def test_a10_no_line_begins_or_ends_where_it_must_not(made: Pages) -> None:
    for line in made.lines:
        assert not re.match("[ๆฯ)”,.\u0e31\u0e34-\u0e3a\u0e47-\u0e4eะาำ]", line.text), line.text
        assert not re.search("[(“เแโใไ]$", line.text), line.text


def test_a11_era_and_year_number_and_unit_stay_on_one_line(made: Pages) -> None:
    for before, after in pairwise(made.lines):
        assert not re.search(r"(พ\.ศ\.|ข้อ|วันที่|ครั้งที่)$", before.text), before.text
        if re.search("[๐-๙]$", before.text):
            assert not re.match(r"(บาท|คน|น\.|ชุด|ฉบับ|ครั้ง)", after.text), after.text


@LONG
def test_a13_pages_are_numbered_from_the_second(made: Pages) -> None:
    assert len(made.sizes) > 1
    assert not any(re.fullmatch("- .+ -", line.text) for line in made.edge(1))
    for page in range(2, len(made.sizes) + 1):
        numbers = [line for line in made.edge(page) if line.text.startswith("-")]
        assert [line.text for line in numbers] == [f"- {'๐๑๒๓๔๕๖๗๘๙'[page]} -"]
        assert numbers[0].centre == pytest.approx(LEFT + 8.0, abs=0.2)
        assert numbers[0].y < 3.2


@LONG
def test_a14_the_signature_has_two_lines_of_text_on_its_page(made: Pages) -> None:
    assert _lines_above_signature(made) >= 2


@of("form", ["memo", "letter", "order", "announcement"])
@of("clause_count", range(8, 24, 2))
def test_a14_wherever_the_page_ends(
    form: str, clause_count: int, content_of: NewContent, letterhead: Letterhead
) -> None:
    clauses = "\n".join(f"{number}. ให้รายงานผล" for number in range(1, clause_count + 1))
    content = content_of(form, subject="ก", cause=clauses, body=clauses, reason=clauses)

    made = Pages(pdf.render(fill(load_form(form), content, letterhead)))

    assert _lines_above_signature(made) >= 2


def _lines_above_signature(made: Pages) -> int:
    name = name_line(made)
    assert name.page == len(made.sizes)
    return sum(
        line.y < name.y and not re.match(r"(ขอแสดง|ประกาศ ณ|สั่ง ณ|ว่าที่)", line.text)
        for line in made.on(name.page)
    )


@LONG
def test_a15_each_page_says_how_the_next_begins(made: Pages) -> None:
    for page in range(1, len(made.sizes)):
        word = next(line for line in made.edge(page) if line.text.startswith("/"))
        assert word.text.endswith("...")
        assert word.x1 == pytest.approx(19.0, abs=0.1)
        begins = plain("".join(line.text for line in made.on(page + 1)[:2]))
        assert begins.startswith(plain(word.text[1:-3]))


def test_a15_the_last_page_has_no_continuation_word(made: Pages) -> None:
    assert not any(line.text.startswith("/") for line in made.edge(len(made.sizes)))


@of(("paper_name", "word"), [("urgent memo", "ลับ"), ("long letter", "ลับมาก")])
def test_a17_secrecy_stands_red_at_the_top_and_foot_of_every_page(made: Pages, word: str) -> None:
    for page in range(1, len(made.sizes) + 1):
        marks = [line for line in made.edge(page) if line.red and line.text == word]
        assert [line.y < 4 for line in marks] == [True, False]
        assert all(line.centre == pytest.approx(LEFT + 8, abs=0.3) for line in marks)


def test_a18_a19_the_position_is_centred_under_the_name(made: Pages) -> None:
    name = name_line(made)
    place = made.lines.index(name)
    position = made.lines[place + 1]
    assert position.centre == pytest.approx(name.centre, abs=0.1)
    if not made.lines[place - 1].text.startswith("ว่าที่"):
        assert (name.y - made.lines[place - 1].y) * CM >= 50 + 16


@MEMOS
def test_b01_the_emblem_of_a_memo_stands_in_the_corner(made: Pages) -> None:
    picture = next(shape for shape in made.shapes[0] if shape.kind == "picture")
    assert (picture.x0, picture.top) == pytest.approx((3.0, 1.5), abs=0.05)
    assert picture.height == pytest.approx(1.5, abs=0.02)


@MEMOS
def test_b02_the_title_stands_at_the_foot_of_the_emblem(made: Pages) -> None:
    title = next(line for line in made.lines if "บันทึกข้อความ" in line.text)
    assert title.y == pytest.approx(2.9, abs=0.4)
    if not title.red:
        assert title.centre == pytest.approx(LEFT + 8.0, abs=0.1)


@MEMOS
def test_b04_each_value_has_a_dotted_line_to_its_end(made: Pages) -> None:
    dotted = [shape for shape in made.shapes[0] if shape.kind == "dotted"]
    for start in ("ส่วนราชการ", "ที่", "เรื่อง"):
        line = made.starting(start)
        own = [shape for shape in dotted if 0 < shape.top - line.y < 0.2]
        assert max(shape.x1 for shape in own) == pytest.approx(19.0, abs=0.1)
        if start == "ที่":
            assert min(shape.x1 for shape in own) == pytest.approx(LEFT + 7.8, abs=0.1)


@MEMOS
def test_b05_no_solid_line_in_a_memo(made: Pages) -> None:
    assert not [s for s in made.shapes[0] if s.kind == "solid" and s.x1 - s.x0 > 5]


@MEMOS
def test_b06_the_head_of_a_memo_stands_in_its_order(made: Pages) -> None:
    heads = ("ส่วนราชการ", "ที่", "เรื่อง", "เรียน")
    tops = [made.starting(start).y for start in heads]
    assert tops == sorted(tops)
    assert "วันที่" in made.starting("ที่").text
    first_end, second_start = sorted(
        (s.x0, s.x1) for s in made.shapes[0] if 0 < s.top - made.starting("ที่").y < 0.2
    )
    assert first_end[1] < LEFT + 8.0
    assert second_start[0] == pytest.approx(LEFT + 8.0 + 0.88, abs=0.2)  # the label is 0.88 wide


@of("paper_name", ["letter", "urgent letter", "order", "announcement"])
def test_c01_the_large_emblem_stands_in_the_middle_of_the_paper(made: Pages) -> None:
    picture = next(shape for shape in made.shapes[0] if shape.kind == "picture")
    assert (picture.x0 + picture.x1) / 2 == pytest.approx(10.5, abs=0.05)
    assert picture.top == pytest.approx(1.5, abs=0.05)
    assert picture.height == pytest.approx(3.0, abs=0.02)
    assert min(line.y for line in made.on(1) if not line.red) > 4.6


@LETTERS
def test_c02_c03_number_and_sender_stand_on_one_line(made: Pages) -> None:
    first = made.starting("ที่")
    assert first.x0 == pytest.approx(3.0, abs=0.05)
    assert "ศธ ๐๔๙๙๒/ว ๑๒๓" in first.text
    assert "สำนักงานเขตพื้นที่การศึกษา" in first.text
    dated = made.lines.index(made.starting("๑๙ พฤศจิกายน"))
    block = made.lines[made.lines.index(first) + 1 : dated]
    assert len(block) >= 2
    assert all(line.x0 >= 11.5 and line.x1 <= 19.05 for line in block)
    assert max(line.x1 for line in [first, *block]) == pytest.approx(19.0, abs=0.1)


@LETTERS
def test_c04_the_date_starts_under_the_middle_of_the_emblem(made: Pages) -> None:
    dated = made.starting("๑๙ พฤศจิกายน")
    assert dated.text == "๑๙ พฤศจิกายน ๒๕๖๙"
    assert 10.5 - 0.05 <= dated.x0 <= 11.0


@LETTERS
def test_c05_a_letter_stands_in_its_order(made: Pages, paper_name: str) -> None:
    order = ["ที่", "๑๙ พฤศจิกายน", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "ด้วยสำนักงาน"]
    order += ["จึงเรียนมา", "ขอแสดงความนับถือ", "(นายสมมติ", "ผู้อำนวยการสำนักงาน"]
    order += ["กลุ่มอำนวยการ", "โทร."]
    if paper_name == "plain letter":
        order = [start for start in order if start not in ("อ้างถึง", "สิ่งที่ส่งมาด้วย")]
    if paper_name == "urgent letter":
        order.append("สำเนาส่ง")
    places = [made.lines.index(made.starting(start)) for start in order]
    assert places == sorted(places)


@LETTERS
def test_c09_closing_phrase_name_and_position_share_an_axis(made: Pages) -> None:
    place = made.lines.index(name_line(made))
    centres = [made.lines[at].centre - LEFT for at in (place - 1, place, place + 1)]
    assert centres == pytest.approx([12.0] * 3, abs=0.1)


@of("paper_name", ["letter", "plain letter"])
def test_a_short_letter_stays_on_one_page(made: Pages) -> None:
    assert len(made.sizes) == 1


@of("paper_name", ["order", "announcement"])
def test_e03_a_short_rule_follows_the_head(made: Pages) -> None:
    rules = [shape for shape in made.shapes[0] if shape.kind == "solid"]
    assert len(rules) == 1
    assert 3 <= rules[0].x1 - rules[0].x0 <= 6
    assert (rules[0].x0 + rules[0].x1) / 2 == pytest.approx(LEFT + 8, abs=0.1)
    assert made.starting("เรื่อง").y < rules[0].top < made.starting("ด้วย").y


@ORDERS
def test_e04_the_date_of_an_order_stands_above_the_name(made: Pages) -> None:
    dated = made.starting("สั่ง ณ วันที่")
    assert made.lines[made.lines.index(dated) + 1] == name_line(made)


@of("paper_name", ["real announcement"])
def test_the_real_announcement_fills_three_pages(made: Pages) -> None:
    assert len(made.sizes) == 3


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
