"""Copies of papers that are filled into a template of Word: nothing is covered, nothing moves."""

import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.shared import Cm, Pt
from reportlab.pdfgen.canvas import Canvas

from district_admin.documents.copies import CopyMark, certified_mark, file_mark
from district_admin.documents.foreign_copies import marked_docx, marked_pdf
from district_admin.documents.word_pdf import WordConverter

HAS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
A4 = (595.28, 841.89)
Box = tuple[float, float, float, float]


@pytest.fixture
def certified() -> CopyMark:
    return certified_mark("นางสาวลองดู  อีกครั้ง", ["นักจัดการงานทั่วไปชำนาญการ"], "๒๐ พ.ย. ๒๕๖๙")


def pdf(*pages: list[Box]) -> bytes:
    """Pages with black boxes on them, told from the left and the top."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4)
    for boxes in pages:
        for left, top, right, foot in boxes:
            canvas.rect(left, A4[1] - foot, right - left, foot - top, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_textpage().get_text_range() for page in file]


def places(data: bytes, page: int, word: str) -> list[Box]:
    """Where a word stands on a page, told from the left and the top."""
    with pypdfium2.PdfDocument(data) as file:
        text = file[page].get_textpage()
        whole = text.get_text_range()
        found, at = [], whole.find(word)
        while at >= 0:
            boxes = [text.get_charbox(at + number) for number in range(len(word))]
            left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
            top, foot = max(box[3] for box in boxes), min(box[1] for box in boxes)
            found.append((left, A4[1] - top, right, A4[1] - foot))
            at = whole.find(word, at + 1)
        return found


def test_h06_the_word_stands_on_each_page_and_who_certifies_in_the_last_quarter(
    certified: CopyMark,
) -> None:
    made = marked_pdf(pdf([], [], []), certified, "ก.pdf")
    assert ["สำเนา" in text for text in texts(made)] == [True] * 3
    assert ["(นางสาวลองดู" in text for text in texts(made)] == [False, False, True]
    [(left, _top, right, foot)] = places(made, 0, "สำเนา")
    assert (left + right) / 2 == pytest.approx(A4[0] / 2, abs=2)
    assert foot < 1.5 * 72 / 2.54
    for _left, top, right, foot in places(made, 2, "สำเนาถูกต้อง"):
        assert A4[1] * 0.75 < top < foot < A4[1]
        assert A4[0] / 2 < right < A4[0] - 2 * 72 / 2.54


@pytest.mark.parametrize(
    ("taken", "pages", "is_left"),
    [
        pytest.param([(0.0, 790.0, 595.0, 842.0)], 1, False, id="a band at the foot"),
        pytest.param([(300.0, 600.0, 595.0, 842.0)], 1, True, id="a picture at the right"),
        pytest.param([(0.0, 0.0, 595.0, 842.0)], 2, False, id="a page that is full"),
    ],
)
def test_what_is_printed_already_is_not_written_over(
    certified: CopyMark, taken: list[Box], pages: int, is_left: bool
) -> None:
    made = marked_pdf(pdf(taken), certified, "ก.pdf")
    assert len(texts(made)) == pages
    [(left, top, right, foot)] = places(made, pages - 1, "สำเนาถูกต้อง")
    assert (right < A4[0] / 2) == is_left
    if pages == 1:
        [box] = taken
        assert right < box[0] or foot < box[1]
    assert "สำเนา" in texts(made)[-1].replace("สำเนาถูกต้อง", "")
    assert top > A4[1] * 0.75
    assert left > 0


def test_beside_what_stands_at_the_top_the_word_stands_at_the_right(certified: CopyMark) -> None:
    made = marked_pdf(pdf([(200.0, 10.0, 400.0, 60.0)]), certified, "ก.pdf")
    left, _top, right, _foot = min(places(made, 0, "สำเนา"), key=lambda box: box[1])
    assert left > 400
    assert right < A4[0]


def template(lines: int, *, first_page: bool = False) -> bytes:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(1), Cm(2)
    section.different_first_page_header_footer = first_page
    for number in range(lines):
        run = made.add_paragraph().add_run(f"บรรทัด {number}")
        run.font.name, run.font.size = "TH Sarabun New", Pt(16)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


@HAS_OFFICE
@pytest.mark.slow
def test_the_docx_bears_the_mark_on_each_page_and_its_text_stays_where_it_was(
    tmp_path: Path,
) -> None:
    plain = template(30, first_page=True)
    marks = (file_mark(), certified_mark("นายก้อง", ["ครู"], "๒๐"))
    before, *marked = pdfs_of([plain, *(marked_docx(plain, mark) for mark in marks)], tmp_path)
    for mark, after in zip(marks, marked, strict=True):
        assert len(texts(after)) == len(texts(before)) == 2
        for page, text in enumerate(texts(after)):
            assert mark.word.replace("ำ", "") in text.replace("ำ", "").replace("\x02", "")
            word = f"บรรทัด {page * 25}"
            assert places(after, page, word) == places(before, page, word)
        last = mark.lines[-1].runs[0].text.split("\t")[0]
        [(_left, top, _right, foot)] = places(after, 1, last)
        assert A4[1] * 0.75 < top < foot < A4[1] - 2 * 72 / 2.54 + 6


def pdfs_of(papers: Sequence[bytes], folder: Path) -> list[bytes]:
    """Make PDFs of Word files by one start of the word processor."""
    files = [folder / f"{number}.docx" for number in range(len(papers))]
    for file, paper in zip(files, papers, strict=True):
        file.write_bytes(paper)
    found: dict[int, bytes] = {}
    with WordConverter() as converter:
        converter.pdfs(files, found.__setitem__, lambda: None)
    return [found[number] for number in range(len(papers))]
