"""Lists laid out as offices really send them; every sheet here is invented."""

import time
from collections.abc import Callable, Sequence

import pytest

from district_admin.worksheets.model import Cell, SheetData
from district_admin.worksheets.refusals import WorksheetRefusedError
from district_admin.worksheets.tables import FoundTable, find_tables, table_with_heading

Make = Callable[..., SheetData]
Cells = Sequence[Sequence[Cell]]

KNOWN = (
    *("ที่", "ลำดับ", "คำนำหน้า", "ชื่อ", "สกุล", "ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "โทรศัพท์", "อีเมล"),
    *("อำเภอ", "จำนวนนักเรียน", "เลขประจำตัวประชาชน"),
)
HEAD = ["ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"]
ONE = [1, "นายก้อง เกียรติ", "ครู", "0812345678"]
TWO = [2, "นางกานดา ใจดี", "ผู้อำนวยการโรงเรียน", "0812345679"]
THREE = [3, "น.ส.เพ็ญ มีสุข", "ครู", "0812345670"]


def found(sheet: SheetData, known: Sequence[str] = KNOWN) -> FoundTable:
    [table] = find_tables(sheet, known)
    return table


def headings(table: FoundTable) -> list[str]:
    return [column.heading for column in table.columns]


def values(table: FoundTable) -> list[list[Cell]]:
    return [list(cells) for _number, cells in table.rows]


def numbers(table: FoundTable) -> list[int]:
    return [number for number, _cells in table.rows]


def test_a_plain_list_is_found_with_its_row_numbers(sheet: Make) -> None:
    table = found(sheet([HEAD, ONE, TWO]))
    assert (table.heading_rows, table.first_row, table.title) == ((1,), 2, "")
    assert headings(table) == HEAD
    assert table.rows == ((2, tuple(ONE)), (3, tuple(TWO)))
    assert table.notes == ()


def test_title_rows_above_the_heading_are_its_title(sheet: Make) -> None:
    rows = [
        ["บัญชีรายชื่อข้าราชการครู โรงเรียนบ้านตัวอย่าง"],
        ["อำเภอสมมติ", "", "", "ข้อมูล ณ 10 มิ.ย. 2569"],
        [],
        HEAD,
        ONE,
    ]
    table = found(sheet(rows, merges=[(1, 1, 0, 3)]))
    assert table.heading_rows == (4,)
    assert table.title.startswith("บัญชีรายชื่อข้าราชการครู โรงเรียนบ้านตัวอย่าง อำเภอสมมติ")
    assert values(table) == [ONE]


def test_headings_nobody_has_seen_are_found_by_their_shape(sheet: Make) -> None:
    rows = [["แบบสำรวจ"], ["รหัสครุภัณฑ์", "รายการ", "จำนวน"], ["A-1", "โต๊ะ", 5], ["A-2", "เก้าอี้", 9]]
    table = found(sheet(rows), known=())
    assert headings(table) == ["รหัสครุภัณฑ์", "รายการ", "จำนวน"]
    assert len(table.rows) == 2


def test_merged_headings_over_two_lines_are_joined(sheet: Make) -> None:
    rows = [
        ["ทะเบียนครู", "", "", "", ""],
        ["ที่", "ชื่อ-สกุล", "การติดต่อ", "", "ตำแหน่ง"],
        ["", "", "โทรศัพท์", "อีเมล", ""],
        [1, "นายก้อง เกียรติ", "0812345678", "k@example.com", "ครู"],
        [2, "นางกานดา ใจดี", "0812345679", "", "ครู"],
    ]
    merges = [(1, 1, 0, 4), (2, 3, 0, 0), (2, 3, 1, 1), (2, 2, 2, 3), (2, 3, 4, 4)]
    table = found(sheet(rows, merges))
    assert table.heading_rows == (2, 3)
    assert headings(table) == ["ที่", "ชื่อ-สกุล", "การติดต่อ โทรศัพท์", "การติดต่อ อีเมล", "ตำแหน่ง"]
    assert table.columns[2].lines == ("การติดต่อ", "โทรศัพท์")
    assert len(table.rows) == 2


def test_an_upper_line_without_known_words_belongs_to_the_heading(sheet: Make) -> None:
    rows = [
        ["ข้อมูลบุคคล", "", "ข้อมูลที่ทำงาน", ""],
        ["ชื่อ", "สกุล", "โรงเรียน", "อำเภอ"],
        ["ก้อง", "เกียรติ", "บ้านตัวอย่าง", "สมมติ"],
    ]
    table = found(sheet(rows, [(1, 1, 0, 1), (1, 1, 2, 3)]))
    assert table.heading_rows == (1, 2)
    assert headings(table)[2] == "ข้อมูลที่ทำงาน โรงเรียน"


def test_two_line_headings_without_merged_cells_are_joined(sheet: Make) -> None:
    rows = [
        ["ที่", "ชื่อ-สกุล", "ที่อยู่", "", "", "โทรศัพท์"],
        ["", "", "ตำบล", "อำเภอ", "จังหวัด", ""],
        [1, "นายก้อง เกียรติ", "ในเมือง", "เมือง", "สมมติบุรี", "0812345678"],
        [2, "นางกานดา ใจดี", "บ้านไร่", "เมือง", "สมมติบุรี", "0812345679"],
    ]
    assert headings(found(sheet(rows))) == [
        *("ที่", "ชื่อ-สกุล", "ที่อยู่ ตำบล", "ที่อยู่ อำเภอ", "ที่อยู่ จังหวัด", "โทรศัพท์"),
    ]


def test_a_heading_merged_over_title_first_name_and_surname_names_all_three(sheet: Make) -> None:
    rows = [["ที่", "ชื่อ-สกุล", "", "", "ตำแหน่ง"], [1, "นาย", "ก้อง", "เกียรติ", "ครู"]]
    table = found(sheet(rows, [(1, 1, 1, 3)]))
    assert headings(table) == ["ที่", "ชื่อ-สกุล", "ชื่อ-สกุล", "ชื่อ-สกุล", "ตำแหน่ง"]
    assert values(table) == [[1, "นาย", "ก้อง", "เกียรติ", "ครู"]]


def test_the_first_row_of_data_is_never_taken_for_a_heading(sheet: Make) -> None:
    rows = [["ชื่อ", "โรงเรียน", "ตำแหน่ง"], ["ก้อง", "บ้านตัวอย่าง", "ครู"], ["กานดา", "วัดสมมติ", "ครู"]]
    assert len(found(sheet(rows)).rows) == 2


@pytest.mark.parametrize(
    "total",
    [
        ["รวม", "", "", 2],
        ["", "รวมทั้งสิ้น", "", "2"],
        ["รวมทั้งหมด 2 คน"],
        ["รวม", "", "๒ คน", ""],
        ["", "รวม", "จำนวนสองคน", ""],
        ["", "รวม  ๒  คน", "", ""],
        ["รวมเป็นเงิน", "", "", "1,200.00"],
        ["Total", "", "", 2],
    ],
)
def test_totals_at_the_foot_are_left_out_and_told(sheet: Make, total: list[Cell]) -> None:
    table = found(sheet([HEAD, ONE, TWO, total]))
    assert numbers(table) == [2, 3]
    assert table.notes == ("ไม่นำแถวผลรวมเข้า: แถวที่ 4",)


@pytest.mark.parametrize(
    "name", ["รวมไทยพัฒนา 3", "รวมพล ใจดี", "รวม มีสุข", "โรงเรียนรวมใจราษฎร์", "Sumalee"]
)
def test_names_that_begin_like_a_total_are_data(sheet: Make, name: str) -> None:
    table = found(sheet([["ชื่อ", "ตำแหน่ง", "โทรศัพท์"], [name, "ครู", "0812345678"]]))
    assert len(table.rows) == 1


def test_a_person_called_ruam_with_a_surname_of_its_own_column_is_data(sheet: Make) -> None:
    table = found(sheet([["ชื่อ", "สกุล", "ตำแหน่ง"], ["รวม", "มีสุข", "ครู"]]))
    assert len(table.rows) == 1


def test_what_stands_under_the_table_is_left_out_and_told(sheet: Make) -> None:
    rows = [
        HEAD,
        ONE,
        TWO,
        ["รวม", "", "", 2],
        ["หมายเหตุ ข้อมูลเบื้องต้น"],
        [],
        ["", "", "ลงชื่อ................"],
    ]
    table = found(sheet(rows))
    assert numbers(table) == [2, 3]
    assert "ไม่นำข้อความท้ายตารางเข้า: แถวที่ 5, 7" in table.notes


def test_hidden_rows_are_left_out_with_their_number_unless_asked_for(sheet: Make) -> None:
    filtered = sheet([HEAD, ONE, TWO, THREE], hidden=[3])
    table = found(filtered)
    assert numbers(table) == [2, 4]
    assert table.notes == ("ไม่นำแถวที่ซ่อนไว้เข้า 1 แถว",)
    [whole] = find_tables(filtered, KNOWN, hidden_rows=True)
    assert numbers(whole) == [2, 3, 4]


def test_headings_printed_again_on_every_page_are_passed_over(sheet: Make) -> None:
    table = found(sheet([HEAD, ONE, HEAD, TWO, HEAD, THREE]))
    assert numbers(table) == [2, 4, 6]
    assert table.notes == ("ข้ามหัวตารางที่พิมพ์ซ้ำ: แถวที่ 3, 5",)


def test_a_row_that_numbers_the_columns_is_passed_over(sheet: Make) -> None:
    for row in (["(1)", "(2)", "(3)", "(4)"], [1, 2, 3, 4], ["๑", "๒", "๓", "๔"]):
        table = found(sheet([HEAD, row, ONE, TWO]))
        assert numbers(table) == [3, 4]
        assert table.notes == ("ข้ามแถวเลขกำกับคอลัมน์: แถวที่ 2",)


def test_dividing_rows_are_passed_over_and_told(sheet: Make) -> None:
    rows = [HEAD, ["กลุ่มโรงเรียนที่ 1"], ONE, ["กลุ่มโรงเรียนที่ 2"], TWO]
    table = found(sheet(rows))
    assert numbers(table) == [3, 5]
    assert "ข้ามแถวหัวข้อคั่น: แถวที่ 2, 4" in table.notes


def test_a_row_with_a_name_alone_is_data(sheet: Make) -> None:
    rows = [["ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"], ["นายก้อง เกียรติ", "ครู", "0812345678"], ["นางกานดา ใจดี"]]
    assert numbers(found(sheet(rows))) == [2, 3]


@pytest.mark.parametrize("name", ["นายแดง มีสุข", "แดง มีสุข"])
@pytest.mark.parametrize("column", [0, 1])
def test_a_name_alone_is_data_at_the_top_and_after_an_empty_row(
    sheet: Make, name: str, column: int
) -> None:
    head = ["ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"]
    one: list[Cell] = ["นายก้อง เกียรติ", "ครู", "0812345678"]
    lone: list[Cell] = [*[""] * column, name]
    rows = [[*[""] * column, *row] for row in (head, one)]
    if column:
        rows = [["ที่", *rows[0][1:]], [1, *rows[1][1:]]]
    assert numbers(found(sheet([rows[0], lone, rows[1], [], lone]))) == [2, 3, 5]


@pytest.mark.parametrize(
    "lone", ["รวมทั้งสิ้น", "กลุ่มที่ 1 บ้านนา", "อำเภอสมมติ จังหวัดตัวอย่าง", "แบบที่ 2 รวมผู้นำชุมชน"]
)
def test_what_divides_a_list_of_names_is_no_name(sheet: Make, lone: str) -> None:
    rows = [["ชื่อ-สกุล", "ตำแหน่ง", "โทรศัพท์"], [lone], ["นายก้อง เกียรติ", "ครู", "081"], [], [lone]]
    assert numbers(found(sheet(rows))) == [3]


def test_several_tables_below_each_other_are_told_apart(sheet: Make) -> None:
    rows = [
        ["โรงเรียนบ้านหนึ่ง"],
        HEAD,
        ONE,
        ["รวม", "", "", 1],
        [],
        ["โรงเรียนบ้านสอง"],
        HEAD,
        TWO,
        THREE,
        [],
        ["โรงเรียน", "อำเภอ", "จำนวนนักเรียน"],
        ["บ้านสาม", "สมมติ", 120],
    ]
    first, second, third = find_tables(sheet(rows), KNOWN)
    assert [t.title for t in (first, second, third)] == ["โรงเรียนบ้านหนึ่ง", "โรงเรียนบ้านสอง", ""]
    assert [numbers(t) for t in (first, second, third)] == [[3], [8, 9], [12]]
    assert headings(third) == ["โรงเรียน", "อำเภอ", "จำนวนนักเรียน"]
    assert first.notes == ("ไม่นำแถวผลรวมเข้า: แถวที่ 4",)


def test_a_second_table_that_begins_a_column_later_is_a_table_of_its_own(sheet: Make) -> None:
    rows = [
        ["ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน"],
        ["นายก้อง ใจดี", "ครู", "บ้านหนึ่ง"],
        [],
        ["ตารางที่ 2 ผู้ปกครองและผู้นำชุมชน"],
        ["ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน"],
        [1, "นายปิยะ สมมติ", "ผู้ปกครอง", "บ้านสอง"],
    ]
    first, second = find_tables(sheet(rows), KNOWN)
    assert (numbers(first), numbers(second)) == ([2], [6])
    assert second.title == "ตารางที่ 2 ผู้ปกครองและผู้นำชุมชน"


def test_tables_beside_each_other_are_told_apart(sheet: Make) -> None:
    rows = [
        ["ชื่อ", "โทรศัพท์", "", "ชื่อ", "โทรศัพท์"],
        ["ก้อง", "081", "", "กานดา", "082"],
        ["เพ็ญ", "083"],
    ]
    left, right = find_tables(sheet(rows), KNOWN)
    assert values(left) == [["ก้อง", "081"], ["เพ็ญ", "083"]]
    assert values(right) == [["กานดา", "082"]]


def test_empty_columns_are_left_out_and_data_without_heading_is_kept(sheet: Make) -> None:
    rows = [["", "ชื่อ", "", "โทรศัพท์", ""], ["", "ก้อง", "", "0812345678", "หมวด ก"]]
    table = found(sheet(rows))
    assert [(column.index, column.heading) for column in table.columns] == [
        *((1, "ชื่อ"), (3, "โทรศัพท์"), (4, "")),
    ]
    assert values(table) == [["ก้อง", "0812345678", "หมวด ก"]]


def test_cells_merged_down_the_rows_stand_in_each_of_them(sheet: Make) -> None:
    rows = [["โรงเรียน", "ชื่อ"], ["บ้านหนึ่ง", "ก้อง"], ["", "กานดา"], ["บ้านสอง", "เพ็ญ"]]
    table = found(sheet(rows, [(2, 3, 0, 0)]))
    assert values(table) == [["บ้านหนึ่ง", "ก้อง"], ["บ้านหนึ่ง", "กานดา"], ["บ้านสอง", "เพ็ญ"]]
    assert table.notes == ("เติมค่าให้แถวที่ใช้ช่องผสานร่วมกัน 1 ช่อง",)


def test_cells_merged_again_and_again_take_no_time(sheet: Make) -> None:
    count = 20_000
    rows = [["โรงเรียน", "ชื่อ"], *([f"บ้าน{n}", "ก้อง"] for n in range(count))]
    rows[count // 2][0] = ""
    start = time.perf_counter()
    table = found(sheet(rows, [(n, count, 0, 0) for n in range(2, count)]))
    assert time.perf_counter() - start < 3
    assert values(table)[count // 2 - 1] == ["บ้าน0", "ก้อง"]


def test_merged_cells_that_would_fill_the_memory_are_refused(sheet: Make) -> None:
    width, count = 250, 5_000
    rows = [["โรงเรียน", "ชื่อ"], ["ก"] * width, *(["ก"] for _ in range(count))]
    with pytest.raises(WorksheetRefusedError, match="ช่องผสาน"):
        find_tables(sheet(rows, [(2, count, column, column) for column in range(width)]), KNOWN)


def test_spelling_and_points_of_known_headings_do_not_matter(sheet: Make) -> None:
    rows = [["รายงาน", "ฉบับร่าง"], ["ลำดับ.", "ชื่อ - สกุล", "โทร ศัพท์ *"], [1, "ก้อง", "081"]]
    assert found(sheet(rows)).heading_rows == (2,)


def test_the_officer_can_show_the_heading_herself(sheet: Make) -> None:
    strange = sheet([["1", "2"], ["เอ", "บี"], ["x", "y"], ["z", "w"]])
    [table] = table_with_heading(strange, 2, 2)
    assert headings(table) == ["เอ", "บี"]
    assert values(table) == [["x", "y"], ["z", "w"]]
    assert table_with_heading(strange, 9, 9) == []


@pytest.mark.parametrize("rows", [[], [["คำชี้แจง"]], [[1, 2], [3, 4]]])
def test_a_sheet_without_a_table_gives_none(sheet: Make, rows: Cells) -> None:
    assert find_tables(sheet(rows), KNOWN) == []
