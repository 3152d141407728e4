"""The last rows of a table that stay with the signatures under it, in the DOCX."""

from io import BytesIO
from typing import Final

import docx as python_docx
import pytest

from district_admin.documents import docx
from district_admin.documents.model import Document, Paragraph, Row, Run, Table
from district_admin.documents.pages import paginate

HEAD: Final = Row(((Paragraph((Run("เรื่อง"),)),),), header=True)


def _row(text: str, *, keep: bool = False) -> Row:
    return Row(((Paragraph((Run(text),), keep_with_next=keep),),))


def _paper(count: int, *, keep: bool = True) -> Document:
    """A table whose last two rows stay with ten lines that stay together."""
    rows = [_row(f"เรื่องที่ {n}", keep=keep and n > count - 2) for n in range(1, count + 1)]
    signed = [Paragraph((Run("ลงชื่อ"),), keep_with_next=n < 10) for n in range(1, 11)]
    return Document((Table((16.0,), (HEAD, *rows)), *signed), "รายการ")


def _count(paper: Document) -> int:
    table = paper.blocks[0]
    assert isinstance(table, Table)
    return len(table.rows) - 1


def _on_last_page(paper: Document) -> list[str]:
    return [line.text for line in paginate(paper)[-1].lines]


def _tables(paper: Document) -> list[list[str]]:
    file = python_docx.Document(BytesIO(docx.render(paper)))
    return [[row.cells[0].text for row in table.rows] for table in file.tables]


@pytest.fixture(scope="module")
def alone() -> Document:
    """A paper whose third page would begin with its signatures, did no rows stay with them."""
    there = (_paper(count) for count in range(60, 120))
    return next(
        paper
        for paper in there
        if len(paginate(paper)) == 3
        and len(_on_last_page(paper)) == 1 + 2 + 10  # head, rows, signatures
    )


def test_rows_that_stay_with_the_signatures_on_a_third_page_are_a_table_with_heads(
    alone: Document,
) -> None:
    whole, last = _tables(alone)
    assert last[0] == whole[0] == "เรื่อง"
    assert [*last[1:]] == _on_last_page(alone)[1:3]
    assert len(whole) + len(last) == 1 + 1 + _count(alone)  # the heads, twice


def test_a_table_is_one_where_it_need_not_be_two(alone: Document) -> None:
    count = _count(alone)
    assert len(_tables(_paper(count, keep=False))) == 1
    assert len(_tables(_paper(count + 8))) == 1  # more rows come over by themselves
    assert len(_tables(_paper(20))) == 1
