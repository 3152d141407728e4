"""Papers as PDF files, read back by three readers."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image

from district_admin.documents import pdf
from district_admin.documents.model import (
    RED,
    Block,
    Document,
    PageSetup,
    Paragraph,
    Picture,
    Row,
    Rule,
    Run,
    Spacer,
    Tab,
    Table,
)
from district_admin.documents.pages import paginate
from district_admin.progress import Cancelled, Silent

WORDS = "ฟ้า ป่า ผู้ ปั้ม น้ำ ญุ ฐู ฎุ ที่ กี้ ก๊ำ เพื่อ ฝั่ง ปี่ ต่ำ ค่ำ ฤๅ ฤาษี ๑๒๓๔๕๖๗๘๙๐ ฯลฯ ต่าง\u00a0ๆ กัน"
SENTENCE = (
    "ด้วยสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐานกำหนดให้สำนักงานเขตพื้นที่การศึกษาทุกแห่ง "
    "เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA Online) "
    f"ประจำปีงบประมาณ พ.ศ.\u00a0๒๕๖๙  ซึ่งมีผู้เข้าร่วม ๑๒,๕๐๐\u00a0คน {WORDS} "
    "office file fit flat https://www.fl-office.example.go.th/file?id=5 แบบสรุปabc "
)
FACES = [(False, False), (True, False), (False, True), (True, True)]


def pdftotext(*options: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
        found = subprocess.run(command, input=data, capture_output=True, check=True)
        return found.stdout.decode("utf-8")

    return read


def pypdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pdfium_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as opened:
        found = []
        for page in opened:
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
    return "\n".join(found)


needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="poppler is not on this machine"
)
READERS = [
    pytest.param(pdftotext(), id="pdftotext", marks=needs_poppler),
    pytest.param(pdftotext("-raw"), id="pdftotext -raw", marks=needs_poppler),
    pytest.param(pypdf_text, id="pypdf"),
    pytest.param(pdfium_text, id="pdfium"),
]


def lines_read(text: str) -> list[str]:
    lines = (squeezed(line) for line in re.split(r"[\r\n\f]+", text))
    return [line for line in lines if line]


def squeezed(text: str) -> str:
    """With every gap as one space: readers see gaps, and cannot tell two spaces from one."""
    return re.sub(r"\s+", " ", text).strip()


def of(*blocks: Block, **paper: object) -> Document:
    return Document(blocks, "ทดสอบ", **paper)  # type: ignore[arg-type]


def in_each_face(align: str) -> Document:
    paragraphs = [
        Paragraph((Run(SENTENCE * 3, bold=bold, italic=italic),), align=align)  # type: ignore[arg-type]
        for bold, italic in FACES
    ]
    return of(*paragraphs, page=PageSetup(numbered=False))


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("align", ["left", "justified"])
def test_text_copied_out_equals_the_text_put_in_line_by_line(
    align: str, read: Callable[[bytes], str]
) -> None:
    document = in_each_face(align)
    put_in = [squeezed(placed.text) for page in paginate(document) for placed in page.lines]
    assert lines_read(read(pdf.render(document))) == put_in


def test_even_double_spaces_come_back_from_pypdf() -> None:
    document = in_each_face("justified")
    put_in = [placed.text for page in paginate(document) for placed in page.lines]
    copied = [line.rstrip() for line in pypdf_text(pdf.render(document)).split("\n")]
    assert copied == [text.replace("\u00a0", " ") for text in put_in]


@pytest.mark.parametrize("word", ["น้ำ", "ปั้ม", "ที่", "สำนักงาน", "พ.ศ. ๒๕๖๙"])
def test_words_are_found_by_a_readers_search(word: str) -> None:
    document = in_each_face("justified")
    expected = sum(
        placed.text.replace("\u00a0", " ").count(word)
        for page in paginate(document)
        for placed in page.lines
    )
    found = 0
    with pypdfium2.PdfDocument(pdf.render(document)) as opened:
        for page in opened:
            text = page.get_textpage()
            search = text.search(word, match_case=True)
            while search.get_next():
                found += 1
            text.close()
            page.close()
    assert found == expected > 0


def test_dotted_lines_are_drawn_and_add_no_dots_to_the_text() -> None:
    head = Paragraph(
        (Run("ที่"), Run("  ศธ\u00a0๐๔๐๙๒/๑\t", underline="dotted"), Run("วันที่"), Run("\t๑๒")),
        tabs=(Tab(8), Tab(16, "right", "dots")),
    )
    data = pdf.render(of(head))
    assert squeezed(pypdf_text(data)) == "ที่ ศธ ๐๔๐๙๒/๑ วันที่ ๑๒"
    with pikepdf.open(io.BytesIO(data)) as opened:
        drawn = [
            (str(operator), list(operands))
            for operands, operator in pikepdf.parse_content_stream(opened.pages[0])
        ]
    dashes = [operands[0] for operator, operands in drawn if operator == "d"]
    assert len(dashes) == 2
    assert [operator for operator, _ in drawn].count("TJ") >= 3


def test_a_line_is_shown_by_one_array_per_look() -> None:
    document = of(Paragraph((Run(SENTENCE),), align="justified"))
    with pikepdf.open(io.BytesIO(pdf.render(document))) as opened:
        operators = [str(item.operator) for item in pikepdf.parse_content_stream(opened.pages[0])]
    assert operators.count("TJ") == len(paginate(document)[0].lines)


def test_colours_and_sizes_are_the_runs_own() -> None:
    urgent = Run("ด่วนที่สุด", bold=True, size_pt=32, colour=RED)
    with pikepdf.open(io.BytesIO(pdf.render(of(Paragraph((urgent,)))))) as opened:
        items = [
            (str(item.operator), [str(operand) for operand in item.operands])
            for item in pikepdf.parse_content_stream(opened.pages[0])
        ]
    assert ("Tf", ["/F2", "32"]) in items
    assert ("rg", ["0.75", "0", "0"]) in items


def test_the_same_paper_gives_the_same_bytes_whatever_was_made_before() -> None:
    paper = in_each_face("justified")
    first = pdf.render(paper)
    pdf.render(of(Paragraph((Run("กระดาษอื่น \uf70a☐ ฤา ญู"),)), Rule(4)))
    assert pdf.render(paper) == first
    assert pdf.render(of(Paragraph((Run("กระดาษอื่น"),)))) != first


def test_an_empty_paper_is_one_empty_page() -> None:
    data = pdf.render(of())
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    assert pypdf_text(data).strip() == ""


def test_characters_no_font_has_leave_the_rest_of_the_text_whole() -> None:
    data = pdf.render(of(Paragraph((Run("กล่อง ☐ ใช่ ☑ ไม่ใช่ ☒\u200b 😀\ud800 จบ\x07"),))))
    assert squeezed(pypdf_text(data)) == "กล่อง ใช่ ไม่ใช่ จบ"
    with pikepdf.open(io.BytesIO(data)) as opened:
        shown = b"".join(
            bytes(part)
            for item in pikepdf.parse_content_stream(opened.pages[0])
            if str(item.operator) == "TJ"
            for part in item.operands[0]
            if isinstance(part, pikepdf.String)
        )
    glyphs = [shown[at : at + 2] for at in range(0, len(shown), 2)]
    assert b"\x00\x00" not in glyphs  # the glyph of missing characters


def picture(mode: str = "RGBA", kind: str = "PNG") -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (60, 40), "red").convert(mode).save(held, kind)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "colours"),
    [
        (picture(), "/DeviceRGB"),
        (picture("RGB", "JPEG"), "/DeviceRGB"),
        (picture("L"), "/DeviceGray"),
        (picture("CMYK", "JPEG"), "/DeviceRGB"),
        (picture("P"), "/DeviceRGB"),
    ],
)
def test_pictures_stand_where_they_belong(data: bytes, colours: str) -> None:
    document = of(Picture(data, 1.5, 1.5, 3.0))
    with pikepdf.open(io.BytesIO(pdf.render(document))) as opened:
        (image,) = opened.pages[0].Resources.XObject.values()
        assert (image.Width, image.Height, image.ColorSpace) == (60, 40, colours)
        matrices = [
            [float(str(operand)) for operand in item.operands]
            for item in pikepdf.parse_content_stream(opened.pages[0])
            if str(item.operator) == "cm"
        ]
    width, _, _, height, left, foot = matrices[0]
    assert height == pytest.approx(1.5 * 28.3465, abs=0.01)
    assert width == pytest.approx(height * 1.5, abs=0.01)
    assert left == pytest.approx(85.04, abs=0.01)
    assert foot + height == pytest.approx(841.89 - 1.5 * 28.3465, abs=0.02)


@pytest.mark.parametrize("data", [None, b"not a picture", picture()[:60]])
def test_a_missing_picture_is_a_frame_of_its_size_with_its_words(data: bytes | None) -> None:
    made = pdf.render(of(Picture(data, 3.0, 1.5, centre_x_cm=10.5), Spacer(90)))
    assert lines_read(pypdf_text(made)) == ["ตราครุฑ", "๓ ซม."]
    with pikepdf.open(io.BytesIO(made)) as opened:
        (frame,) = [
            [float(str(operand)) for operand in item.operands]
            for item in pikepdf.parse_content_stream(opened.pages[0])
            if str(item.operator) == "re"
        ]
    left, _, width, height = frame
    assert (width, height) == pytest.approx((85.04, 85.04), abs=0.01)
    assert left + width / 2 == pytest.approx(10.5 * 28.3465, abs=0.01)


def test_many_papers_make_one_file_each_with_its_own_page_numbers() -> None:
    long = of(*(Paragraph((Run(f"แถวที่ {number}"),)) for number in range(40)))
    progress: list[tuple[int, int]] = []

    class Watcher:
        def report(self, done: int, total: int, what: str = "") -> None:
            progress.append((done, total))

    data = pdf.render_many([long, of(Paragraph((Run("สั้น"),))), long], Watcher())
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert len(pages) == 5
    assert [("- ๒ -" in page) for page in pages] == [False, True, False, False, True]
    assert progress == [(0, 3), (1, 3), (2, 3)]


def test_many_papers_can_be_stopped() -> None:
    class Stop:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        pdf.render_many([of(), of(), of()], Stop())


def test_no_papers_make_a_file_without_pages() -> None:
    assert pdf.render_many([], Silent()).startswith(b"%PDF-1.7")


def test_a_table_reads_back_row_by_row() -> None:
    cells = [(Paragraph((Run(text),)),) for text in ("๑", "นายก้อง  เกียรติ", "ประธานกรรมการ")]
    data = pdf.render(of(Table((1.5, 8.5, 6.0), (Row(tuple(cells)),))))
    assert squeezed(pypdf_text(data)) == "๑ นายก้อง เกียรติ ประธานกรรมการ"


def test_the_page_count_is_known_without_a_file() -> None:
    assert pdf.page_count(of(*(Paragraph((Run("ก"),)) for _ in range(40)))) == 2


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler is not on this machine")
def test_all_fonts_are_embedded_subsets(tmp_path: Path) -> None:
    path = tmp_path / "บันทึก.pdf"
    path.write_bytes(pdf.render(in_each_face("left")))
    found = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True)
    rows = found.stdout.splitlines()[2:]
    assert len(rows) == 4
    assert all(re.search(r"\+THSarabunNew-\w+ .* yes yes yes ", row) for row in rows)
