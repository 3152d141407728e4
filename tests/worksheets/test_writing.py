import csv
import json
import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.progress import Cancelled, Silent
from district_admin.worksheets import worker
from district_admin.worksheets.days import day
from district_admin.worksheets.delimited import decoded, text_rows
from district_admin.worksheets.model import Cell
from district_admin.worksheets.output import Output, untagged
from district_admin.worksheets.reading import open_workbook
from district_admin.worksheets.writing import Formula, Written, write_csv, write_xlsx

DANGEROUS = (
    *("=1+1", '=HYPERLINK("http://example.com","คลิก")', "+66812345678", "-5", "@SUM(A1)"),
    *("\t=1+1", "=cmd|'/c calc'!A0", "'=1", "\n=1", "-"),
)
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t=+-@'\"_x0041_&<>,; กำ"),
    min_size=1,
    max_size=30,
)
VALUES: st.SearchStrategy[Cell] = st.one_of(
    TEXTS,
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(-1e12, 1e12, allow_subnormal=False).filter(lambda x: x != int(x)),
    st.booleans(),
    st.dates(date(1900, 1, 1)),
    st.times().map(lambda t: t.replace(microsecond=0)),
    st.datetimes(datetime(1901, 1, 1)).map(lambda d: d.replace(microsecond=0)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("export")


def read_back(content: bytes, path: Path) -> list[list[Cell]]:
    """Read a file in this process; the worker's own way is tested with `reading`."""
    path.write_bytes(content)
    written = BytesIO()
    worker.read(path, output := Output(written))
    output.end()
    messages = [json.loads(line) for line in written.getvalue().splitlines()]
    rows = [row for message in messages for row in message.get("rows", [])]
    return [[untagged(cell) for cell in row[2]] for row in rows]


@given(rows=st.lists(st.lists(VALUES, min_size=3, max_size=3), max_size=5))
def test_a_workbook_comes_back_as_it_was_written(folder: Path, rows: list[list[Cell]]) -> None:
    head: list[Cell] = ["ก", "ข", "ค"]
    path = folder / "ส่งออก.xlsx"
    content = write_xlsx("รายชื่อ", ["ก", "ข", "ค"], rows)
    # Midnight is the only time of a moment that a workbook cannot tell from a date.
    expected = [
        [v.date() if isinstance(v, datetime) and v.time() == time(0) else v for v in row]
        for row in rows
    ]
    assert read_back(content, path) == [head, *expected]


@given(rows=st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5))
def test_texts_in_csv_come_back_as_they_were_written(rows: list[list[str]]) -> None:
    text, lost = decoded(write_csv(["หัวหนึ่ง", "หัวสอง"], rows))
    assert lost == 0
    assert [list(row.cells) for row in text_rows(text)] == [["หัวหนึ่ง", "หัวสอง"], *rows]


def test_no_text_becomes_a_formula_in_a_workbook() -> None:
    content = write_xlsx("ก", ["หัว"], [[text] for text in DANGEROUS])
    with zipfile.ZipFile(BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f[ >]", xml)
    [sheet] = openpyxl.load_workbook(BytesIO(content)).worksheets
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        (text, "s", True) for text in DANGEROUS
    ]


def test_sums_reckon_in_excel_have_a_value_before_and_stay_last(folder: Path) -> None:
    rows: list[list[Written]] = [
        ["=ก", 1250.5, Formula("B2*2", 2501.0)],
        ["ข", 10, Formula('IF(B3<>0,B3&"",0)', 10)],
    ]
    sums: list[Written] = ["รวม", "", Formula("SUM(C2:C3)", 2511.0)]
    content = write_xlsx("จ่าย", ["ชื่อ", "อัตรา", "เงิน"], rows, money_columns=(1, 2), sums=sums)
    [sheet] = openpyxl.load_workbook(BytesIO(content)).worksheets
    assert [cell.value for cell in sheet["C"]] == [
        *("เงิน", "=B2*2", '=IF(B3<>0,B3&"",0)', "=SUM(C2:C3)")
    ]
    assert {cell.number_format for cell in (*sheet["B"][1:3], *sheet["C"][1:])} == {"#,##0.00"}
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=ก", "s")
    assert sheet.auto_filter.ref == "A1:C3"
    assert read_back(content, folder / "sums.xlsx")[-1] == ["รวม", None, 2511]


def test_no_text_becomes_a_formula_in_csv() -> None:
    text = write_csv(["หัว"], [[text] for text in DANGEROUS]).decode("utf-8-sig")
    written = [row[0] for row in csv.reader(StringIO(text, newline=""))][1:]
    assert written == [f"'{text}" for text in DANGEROUS]
    assert [row.cells[0] for row in text_rows(text)][1:] == list(DANGEROUS)


def test_csv_opens_in_excel_with_thai_letters_and_dates_of_the_buddhist_era() -> None:
    content = write_csv(
        ["วัน", "จำนวน"], [[date(2026, 11, 20), -5], [datetime(2026, 1, 2, 8, 30), None]]
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[1:] == [
        '"20/11/2569","-5"',
        '"2/1/2569 08:30:00",""',
    ]
    assert day("2/1/2569 08:30:00").value == date(2026, 1, 2)


def test_a_workbook_has_its_heading_frozen_its_widths_and_its_notes_apart(folder: Path) -> None:
    content = write_xlsx("รายชื่อ: [ครู]/2569", ["ชื่อ", "โทร"], [["ก้อง", "081"]], [30], ["ส่งออกแล้ว"])
    book = openpyxl.load_workbook(BytesIO(content))
    sheet, notes = book.worksheets
    assert (sheet.title, notes.title) == ("รายชื่อ ครู 2569", "หมายเหตุ")
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.name == "TH Sarabun New"
    assert sheet["A1"].font.bold
    assert sheet["B2"].number_format == "@"
    assert sheet.column_dimensions["A"].width == 30
    assert notes["A1"].value == "ส่งออกแล้ว"


def test_columns_are_as_wide_as_what_they_hold_and_what_is_longer_is_wrapped() -> None:
    reason = "ชื่อเดียวกันแต่โทรศัพท์ต่างจากแถวที่ 3 ซึ่งตรงกับบุคคลนี้แล้ว กรุณาเลือกว่าจะเพิ่มหรือใช้รายเดิม"
    rows: list[list[Cell]] = [[number, "ผู้อำนวยการโรงเรียนบ้านหนองปรือ", ""] for number in range(5000)]
    rows[0][2] = reason
    book = openpyxl.load_workbook(BytesIO(write_xlsx("ก", ["ที่", "ตำแหน่ง", "สาเหตุ"], rows)))
    sheet = book.worksheets[0]
    assert [sheet.column_dimensions[column].width for column in "ABC"] == [10, 28, 60]
    assert [sheet[f"{column}2"].alignment.wrap_text for column in "ABC"] == [None, None, True]


def test_whole_numbers_have_no_point(folder: Path) -> None:
    content = write_xlsx("ก", ["จำนวน"], [[5.0], [2.5]])
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert "<v>5</v>" in archive.read("xl/worksheets/sheet1.xml").decode()
    assert write_csv(["จำนวน"], [[5.0], [2.5]]).decode().splitlines()[1:] == ['"5"', '"2.5"']


def test_control_characters_are_taken_out() -> None:
    content = write_xlsx("ก", ["หัว"], [["ก\x0bข\x00\r\nค"]])
    assert openpyxl.load_workbook(BytesIO(content)).worksheets[0]["A2"].value == "กข\nค"
    assert b"\x0b" not in write_csv(["ก"], [["ก\x0bข"]])


@pytest.mark.parametrize("value", [10**15, 1234567890123456789, date(1899, 1, 1), float("inf")])
def test_what_excel_cannot_keep_as_a_number_is_written_as_text(folder: Path, value: Cell) -> None:
    [_head, [cell]] = read_back(write_xlsx("ก", ["หัว"], [[value]]), folder / "a.xlsx")
    assert isinstance(cell, str)


def test_writing_can_be_cancelled() -> None:
    class Impatient:
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_xlsx("ก", ["หัว"], [["ก้อง"]], progress=Impatient())


def test_a_text_too_long_for_a_cell_is_shortened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_xlsx("ก", ["ข"], [["ค" * 40_000]]))
    [sheet] = open_workbook(path, Silent()).sheets
    assert sheet.rows[1].cells == ("ค" * 32_766 + "…",)
