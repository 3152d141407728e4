from district_admin.documents.model import (
    PageBreak,
    Row,
    Rule,
    Spacer,
    Table,
)
from tests.documents.conftest import W, paper_of, paragraphs, part, value, written


class TestOtherBlocks:
    def test_empty_height_is_exact_and_does_not_part_what_belongs_together(self) -> None:
        _, space, _ = paragraphs(
            paper_of(written("ขอแสดงความนับถือ", keep_with_next=True), Spacer(64), written("(ชื่อ)"))
        )

        assert value(space.find(f"{W}pPr/{W}spacing"), "line") == "1280"
        assert space.find(f"{W}pPr/{W}keepNext") is not None

    def test_a_new_page_begins_with_the_next_words(self) -> None:
        _, second = paragraphs(paper_of(written("๑"), PageBreak(), Spacer(20), written("๒")))

        assert second.find(f"{W}pPr/{W}pageBreakBefore") is not None

    def test_a_table_can_begin_a_page(self) -> None:
        table = Table((16.0,), (Row(((written("ก"),),)),))
        body = part(paper_of(written("๑"), PageBreak(), table)).find(f"{W}body")

        assert body is not None
        assert [child.tag.removeprefix(W) for child in body] == ["p", "p", "tbl", "p", "sectPr"]
        assert body[1].find(f"{W}pPr/{W}pageBreakBefore") is not None

    def test_two_tables_stay_two(self) -> None:
        table = Table((16.0,), (Row(((written("ก"),),)),))
        body = part(paper_of(table, table)).find(f"{W}body")

        assert body is not None
        assert [child.tag.removeprefix(W) for child in body] == [
            "p",
            "tbl",
            "p",
            "tbl",
            "p",
            "sectPr",
        ]

    def test_a_table_has_its_real_widths_and_whole_rows(self) -> None:
        row = Row(((written("๑"),), (written("รายการ"),)))
        head = Row(row.cells, header=True)
        table = part(paper_of(Table((1.5, 14.5), (head, row)))).find(f"{W}body/{W}tbl")

        assert table is not None
        grid = [value(column, "w") for column in table.iter(f"{W}gridCol")]
        assert grid == ["850", "8220"]
        assert [value(width, "w") for width in table.iter(f"{W}tcW")] == grid * 2
        assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]

    def test_a_rule_is_as_wide_as_asked_and_centred(self) -> None:
        [rule] = paragraphs(paper_of(Rule(4.0)))

        indent = rule.find(f"{W}pPr/{W}ind")
        assert value(indent, "left") == value(indent, "right") == "3402"
        assert value(rule.find(f"{W}pPr/{W}pBdr/{W}bottom"), "sz") == "6"
