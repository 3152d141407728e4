from collections.abc import Callable

import pytest

from district_admin.worksheets.headings import heading_key, is_text
from district_admin.worksheets.model import Cell, SheetData
from district_admin.worksheets.tables import find_tables


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("เบอร์โทร.", "เบอร์ โทร"),
        ("ชื่อ - สกุล", "ชื่อ–สกุล"),
        ("E-mail *", "email"),
        ("อ\u0e4d\u0e32เภอ", "อำเภอ"),
        ("กลุ่มที่ ๑", "กลุ่มที่ 1"),
        ("โทรศัพท์\n(มือถือ)", "โทรศัพท์ มือถือ"),
    ],
)
def test_headings_are_the_same_in_any_spelling(one: str, other: str) -> None:
    assert heading_key(one) == heading_key(other) != ""


@pytest.mark.parametrize(
    ("cell", "words"),
    [("ชื่อ", True), ("081-234", False), ("๑๒", False), (5, False), (None, False), ("(1)", False)],
)
def test_numbers_written_as_text_are_no_words(cell: Cell, words: bool) -> None:
    assert is_text(cell) is words


def heading_rows(sheet: SheetData) -> tuple[int, ...]:
    [table] = find_tables(sheet, ("ชื่อ-สกุล", "โรงเรียน", "โทรศัพท์", "มือถือ", "ผู้อำนวยการโรงเรียน"))
    return table.heading_rows


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (2, ["นายก้อง", "ใจดี", "บ้านหนึ่ง"]),
        (2, ["ก้อง", "ใจดี", "บ้านหนึ่ง"]),
        (2, ["นายก้อง", "ใจดี", ""]),
        (2, ["ก้อง", "ใจดี", "ผู้อำนวยการโรงเรียน"]),
        (3, ["นาย", "ก้อง", "ใจดี", "บ้านหนึ่ง"]),
        (3, ["นาย", "ก้อง", "ใจดี", ""]),
    ],
)
def test_the_first_person_under_a_merged_heading_is_data(
    sheet: Callable[..., SheetData], width: int, row: list[str]
) -> None:
    head = ["ชื่อ-สกุล", *[""] * (width - 1), "โรงเรียน"]
    others = [["มาลี"] * (width + 1), ["แดง"] * (width + 1)]
    assert heading_rows(sheet([head, row, *others], [(1, 1, 0, width - 1)])) == (1,)


@pytest.mark.parametrize("lower", [["มือถือ", "ที่ทำงาน"], ["ชั้นล่าง", "ชั้นบน"]])
def test_a_line_that_parts_a_merged_heading_belongs_to_it(
    sheet: Callable[..., SheetData], lower: list[str]
) -> None:
    rows = [["ชื่อ-สกุล", "โทรศัพท์", ""], ["", *lower], ["นายก้อง ใจดี", "081", "043"], ["ก ข", "082"]]
    assert heading_rows(sheet(rows, [(1, 1, 1, 2)])) == (1, 2)


def test_a_person_without_a_number_is_not_the_lower_line_of_a_heading(
    sheet: Callable[..., SheetData],
) -> None:
    rows: list[list[Cell]] = [
        ["ที่", "ชื่อ-สกุล", "โรงเรียน", "มือถือ", "อีเมล"],
        ["", "นายก้อง ใจดี", "บ้านหนึ่ง"],
        [2, "นายแดง มีสุข", "บ้านสอง", "081", "a@example.com"],
    ]
    assert heading_rows(sheet(rows)) == (1,)


@pytest.mark.parametrize("rows", [[["ชื่อ-สกุล"]], [["บัญชีรายชื่อ"], ["โรงเรียน"]]])
def test_a_list_of_one_column_is_found_by_its_known_heading(
    sheet: Callable[..., SheetData], rows: list[list[str]]
) -> None:
    found = heading_rows(sheet([*rows, ["นายก้อง ใจดี"], ["นายแดง มีสุข"]]))
    assert found == (len(rows),)


def test_a_position_that_is_a_heading_elsewhere_does_not_make_a_heading_of_the_first_person(
    sheet: Callable[..., SheetData],
) -> None:
    rows = [["ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน"], ["ก้อง ใจดี", "ผู้อำนวยการโรงเรียน", "บ้านหนึ่ง"]]
    assert heading_rows(sheet(rows)) == (1,)
