"""A table of base data as a sheet: which way it lies, and what becomes of many columns."""

from datetime import date
from decimal import Decimal

import pytest

from district_admin.areas.directory.documents.data_table import (
    FieldTable,
    Value,
    attachment,
    cells,
    shown,
)
from district_admin.documents.form_model import Letterhead
from district_admin.documents.layout import CM
from district_admin.documents.look import Look
from district_admin.documents.model import Table
from district_admin.documents.pages import paginate

LOOK = Look(Letterhead("สำนักงานตัวอย่าง"))
TITLE = "ข้อมูลพื้นฐานของหน่วยงาน\nประจำปีงบประมาณ พ.ศ. 2570"


def table_of(columns: int, rows: int = 5) -> FieldTable:
    headings = ("หน่วยงาน", *(f"จำนวนบุคลากรประเภทที่ {n}" for n in range(1, columns)))
    values = tuple((f"โรงเรียนที่ {n}", *range(columns - 1)) for n in range(1, rows + 1))
    return FieldTable(TITLE, headings, values)


@pytest.mark.parametrize(("columns", "lies"), [(2, False), (5, False), (6, True), (10, True)])
def test_more_than_five_columns_lie_on_their_side(columns: int, lies: bool) -> None:
    page = attachment(table_of(columns), LOOK).page
    assert (page.width_cm > page.height_cm) == lies


@pytest.mark.parametrize("columns", [1, 2, 5, 6, 10, 11, 25])
def test_every_column_is_within_the_margins_with_the_first_again_on_each_sheet(
    columns: int,
) -> None:
    paper = attachment(table_of(columns), LOOK)
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    shown_headings = []
    for table in tables:
        heads = ["".join(p.text for p in cell) for cell in table.rows[0].cells]
        assert heads[:2] == ["ที่", "หน่วยงาน"]
        assert table.rows[0].header
        shown_headings += heads[2:]
        assert sum(table.widths_cm) == pytest.approx(paper.page.text_width_cm, abs=0.02)
    assert len(shown_headings) == columns - 1
    right = (paper.page.width_cm - paper.page.right_cm) * CM
    for page in paginate(paper):
        assert all(line.right_pt < right + 0.1 for line in page.lines)


def test_a_long_table_has_its_headings_on_every_page() -> None:
    pages = paginate(attachment(table_of(4, rows=100), LOOK))
    assert len(pages) > 2
    assert all("หน่วยงาน" in [line.text for line in page.lines] for page in pages)


def test_numbers_stand_at_the_right_and_the_label_at_the_top() -> None:
    paper = attachment(table_of(3), LOOK, label="สิ่งที่ส่งมาด้วย 1")
    first = paginate(paper)[0].lines[0]
    assert first.text.replace("\u00a0", " ") == "สิ่งที่ส่งมาด้วย ๑"
    assert first.right_pt == pytest.approx((paper.page.width_cm - paper.page.right_cm) * CM, abs=1)
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert [cell[0].align for cell in table.rows[1].cells] == ["center", "left", "right", "right"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        ("", "-"),
        (1234, "1,234"),
        (0, "0"),
        (1234.5, "1,234.5"),
        (12.0, "12"),
        (Decimal("92.50"), "92.50"),
        (Decimal("1234.50"), "1,234.50"),
        (Decimal("120"), "120"),
        (date(2026, 11, 19), "19 พ.ย. 2569"),
        ("กลาง", "กลาง"),
    ],
)
def test_values_are_printed_as_the_office_writes_them(value: Value, text: str) -> None:
    assert shown(value) == text


def test_decimals_stand_on_paper_as_they_were_typed_and_are_numbers_in_a_worksheet() -> None:
    table = FieldTable(TITLE, ("หน่วยงาน", "ร้อยละ"), (("ก", Decimal("92.50")), ("ข", Decimal("88"))))
    paper = attachment(table, LOOK)
    printed = [line.text for line in paginate(paper)[0].lines]
    assert {"๙๒.๕๐", "๘๘"} <= set(printed)
    (rows,) = (block.rows for block in paper.blocks if isinstance(block, Table))
    assert rows[1].cells[2][0].align == "right"
    assert cells(table) == [("ก", 92.5), ("ข", 88)]
