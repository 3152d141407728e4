"""Rows of tables as units of the page: their exact height, and what stays with the next."""

from district_admin.documents.flow import BORDER_PT, Glue, flow
from district_admin.documents.layout import CM
from district_admin.documents.model import Document, Paragraph, Row, Run, Table


def text(words: str, *, keep: bool = False) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(words),), keep_with_next=keep),)


def table(*rows: Row, borders: bool = False) -> Document:
    return Document((Table((8.0, 8.0), rows, borders=borders),), "ตาราง")


def test_a_row_of_exact_height_has_it_whatever_stands_in_it() -> None:
    paper = table(
        Row((text("บรรทัดเดียว"), ()), height_cm=3.7),
        Row((text("ยาว " * 200), ()), height_cm=3.7),
        Row(((), ()), height_cm=3.7),
    )
    assert [unit.height_pt for unit in flow(paper, 800)] == [3.7 * CM] * 3


def test_the_borders_are_within_the_exact_height() -> None:
    first, last = flow(table(*[Row((text("ก"), text("ข")), height_cm=1.0)] * 2, borders=True), 800)
    assert first.height_pt == CM
    assert last.height_pt == CM + BORDER_PT  # the line under the whole table


def test_a_row_is_kept_with_the_next_when_its_text_is() -> None:
    kept, free = flow(table(Row((text("หัวข้อ", keep=True), ())), Row((text("ก"), ()))), 800)
    assert kept.glue == Glue.KEPT
    assert free.glue == Glue.FREE


def test_repeated_heads_are_tied_to_the_first_row_all_the_same() -> None:
    head, _ = flow(table(Row((text("หัว", keep=True), ()), header=True), Row((text("ก"), ()))), 800)
    assert head.glue == Glue.TIED
