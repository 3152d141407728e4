"""Long rows of tables that go on at the top of the next page."""

import io
import re

import docx as python_docx
import pytest
from pypdfium2 import PdfDocument

from district_admin.documents import docx, pdf
from district_admin.documents.layout import CM
from district_admin.documents.model import Document, PageSetup, Paragraph, Row, Run, Table
from district_admin.documents.pages import Page, paginate

LATER_LINES = 33
FIRST = PageSetup(first_top_cm=2.5)  # so that each page takes as many lines
WIDE = 16  # letters of a word, of which no two go on one line of a cell


def words(letter: str, count: int) -> tuple[Paragraph, ...]:
    """A paragraph of just so many lines in a cell."""
    return (Paragraph((Run(" ".join([letter * WIDE] * count)),)),)


def row(left: int, right: int, *, splits: bool = True, header: bool = False) -> Row:
    return Row((words("W", left), words("M", right)), header=header, splits=splits)


def paper(*rows: Row, borders: bool = False) -> Document:
    return Document((Table((8.0, 8.0), rows, borders=borders),), "ตาราง", page=FIRST)


def counts(pages: list[Page], letter: str = "W") -> list[int]:
    return [sum(letter in placed.text for placed in page.lines) for page in pages]


def test_a_long_row_fills_the_page_and_goes_on_at_the_top_of_the_next() -> None:
    pages = paginate(paper(row(LATER_LINES - 5, 1, splits=False), row(12, 4)))
    assert counts(pages) == [LATER_LINES, 7]
    assert counts(pages, "M") == [1 + 4, 0]
    assert pages[1].lines[0].y_pt == pages[0].lines[0].y_pt


@pytest.mark.parametrize(
    ("last", "why"), [(row(5, 5), "short"), (row(12, 4, splits=False), "not to be parted")]
)
def test_other_rows_stay_whole(last: Row, why: str) -> None:
    pages = paginate(paper(row(LATER_LINES - 3, 1, splits=False), last))
    assert counts(pages)[0] == LATER_LINES - 3, why


@pytest.mark.parametrize("room", [1, 2, 3, 5])
def test_two_lines_of_each_paragraph_at_least_stand_on_either_page(room: int) -> None:
    pages = paginate(paper(row(LATER_LINES - room, 1, splits=False), row(6, 3)))
    here = counts(pages)[0] - (LATER_LINES - room)
    right = counts(pages, "M")[0] - 1
    assert here != 1
    assert 6 - here != 1
    assert right in (0, 3)


def test_a_row_is_only_cut_where_no_cell_has_a_line_across() -> None:
    low = tuple(Paragraph(each.runs, before_pt=9.0) for each in words("M", 12))
    uneven = Row((words("W", 12), low), splits=True)
    assert counts(paginate(paper(row(LATER_LINES - 5, 1), uneven))) == [LATER_LINES - 5, 12]


def test_what_a_page_has_of_a_row_is_framed_and_read_cell_after_cell() -> None:
    head = row(1, 1, header=True)
    bordered = paper(head, row(LATER_LINES - 8, 1, splits=False), row(12, 9), borders=True)
    for page in paginate(bordered):
        texts = [placed.text[0] for placed in page.lines if placed.role != "page_number"]
        assert re.fullmatch("WM(W+M)?W+M+", "".join(texts))  # the head, a row, the long row
        level = {round(each.y0_pt) for each in page.segments if each.y0_pt == each.y1_pt}
        upright = [each for each in page.segments if each.x0_pt == each.x1_pt]
        assert max(each.y1_pt for each in upright) == pytest.approx(max(level), abs=1)
        assert {round((each.x0_pt - 3 * CM) / CM) for each in upright} == {0, 8, 16}

    with PdfDocument(pdf.render(bordered)) as read:
        told = "".join(page.get_textpage().get_text_range() for page in read)
    assert told.count("W" * WIDE) == 2 + LATER_LINES - 8 + 12
    assert told.count("M" * WIDE) == 2 + 1 + 9


def test_the_docx_lets_the_same_rows_go_on() -> None:
    made = docx.render(paper(row(12, 4), row(5, 5), row(12, 4, splits=False)))
    rows = python_docx.Document(io.BytesIO(made)).tables[0].rows
    assert ["cantSplit" in each._tr.xml for each in rows] == [False, True, True]


def test_a_cell_may_stand_across_columns() -> None:
    across = Row((words("W", 1),), spans=(2,))
    made = Document((Table((8.0, 8.0), (across, row(1, 1)), borders=True),), "ตาราง")
    (page,) = paginate(made)
    first, second = page.lines[0].y_pt, page.lines[1].y_pt
    inner = [s for s in page.segments if s.x0_pt == s.x1_pt == pytest.approx((3 + 8) * CM)]
    assert [first < each.y0_pt < second for each in inner] == [True]

    read = python_docx.Document(io.BytesIO(docx.render(made))).tables[0]
    assert read.cell(0, 0)._tc is read.cell(0, 1)._tc
    assert read.cell(1, 0)._tc is not read.cell(1, 1)._tc
