"""What stands in the cells of .xlsx, through the real reader."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from district_admin.progress import Silent
from district_admin.worksheets.model import Merge, SheetData
from district_admin.worksheets.reading import open_workbook

Workbook = Callable[..., Path]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FORMATS = (
    "General",
    "0000000000",
    "d/m/yyyy",
    "[$-107041E]d mmm yyyy;@",
    "[$-D07041E]ว/ด/ปปปป",
    "d/mm/bbbb",
    "hh:mm",
    "[h]:mm",
    "0.00E+00",
    '#,##0.00 "บาท"',
    "yyyy\\-mm\\-dd hh:mm",
)


def read_one(path: Path) -> SheetData:
    return open_workbook(path, Silent()).sheets[0]


def styles(*codes: str) -> str:
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for n, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(codes)))
    return f"<styleSheet {MAIN}><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>"


def row(*cells: str, number: int = 1) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def test_telephones_and_codes_kept_as_text_keep_their_zeros(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["0812345678", "00123", 1234567890123, 12.5, True, "นางสาว  กานดา"])  # type: ignore[union-attr]
    book.save(tmp_path / "a.xlsx")
    assert read_one(tmp_path / "a.xlsx").rows[0].cells == (
        *("0812345678", "00123", 1234567890123, 12.5, True, "นางสาว  กานดา"),
    )


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1234567890123", 1234567890123),
        ("1234567890123.0", 1234567890123),
        ("1.234567890123E12", 1234567890123),
        ("12345678901234567890", 12345678901234567890),
        ("-5", -5),
        ("0.1", 0.1),
        ("1E999", "1E999"),
    ],
)
def test_numbers_come_back_digit_by_digit(workbook: Workbook, written: str, number: object) -> None:
    [value] = read_one(workbook(row(f"<c><v>{written}</v></c>"))).rows[0].cells
    assert value == number
    assert type(value) is type(number)


@pytest.mark.parametrize(
    ("style", "number", "meant"),
    [
        (0, "46346", 46346),
        (1, "12345678", "0012345678"),
        (2, "46346", date(2026, 11, 20)),
        (3, "46346", date(2026, 11, 20)),
        (4, "46346", date(2026, 11, 20)),
        (5, "46346", date(2026, 11, 20)),
        (2, "244673", date(2569, 11, 20)),
        (6, "0.5", time(12, 0)),
        (7, "1.5", 1.5),
        (8, "1234567890123", 1234567890123),
        (9, "12", 12),
        (10, "46346.25", datetime(2026, 11, 20, 6, 0)),
        (2, "1", date(1900, 1, 1)),
        (2, "61", date(1900, 3, 1)),
        (2, "99999999", 99999999),
    ],
)
def test_a_number_means_what_its_format_says(
    workbook: Workbook, style: int, number: str, meant: object
) -> None:
    path = workbook(
        row(f'<c s="{style}"><v>{number}</v></c>'), parts={"xl/styles.xml": styles(*FORMATS)}
    )
    assert read_one(path).rows[0].cells == (meant,)


@pytest.mark.parametrize("number", [14, 22, 71, 81])
def test_the_formats_every_excel_knows_are_dates_thai_ones_too(
    workbook: Workbook, number: int
) -> None:
    style = f'<styleSheet {MAIN}><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    path = workbook(row("<c><v>46346</v></c>"), parts={"xl/styles.xml": style})
    assert read_one(path).rows[0].cells == (date(2026, 11, 20),)


def test_a_workbook_of_an_old_macintosh_counts_from_1904(workbook: Workbook) -> None:
    path = workbook(row('<c s="2"><v>44884</v></c>'), parts={"xl/styles.xml": styles(*FORMATS)})
    assert read_one(path).rows[0].cells == (date(2022, 11, 19),)
    start = f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    sheets = '<workbookPr date1904="1"/><sheets><sheet name="ก" r:id="rId1"/></sheets></workbook>'
    parts = {"xl/styles.xml": styles(*FORMATS), "xl/workbook.xml": start + sheets}
    path = workbook(row('<c s="2"><v>44884</v></c>'), parts=parts)
    assert read_one(path).rows[0].cells == (date(2026, 11, 20),)


def test_formulas_give_their_last_result_and_are_told_when_they_have_none(
    workbook: Workbook,
) -> None:
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>',
        '<c r="C1"><f>1+1</f></c>',
        '<c r="D1"><f>NOW()</f><v></v></c>',
        '<c r="E1" t="str"><f>IF(A1,"","")</f><v></v></c>',
        '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    )
    sheet = read_one(workbook(row(*cells)))
    assert sheet.rows[0].cells == (2, "2x", None, None, None, "#DIV/0!")
    assert ["2 ช่อง (เช่น C1)" in sheet.notes[0], "1 ช่อง (เช่น F1)" in sheet.notes[1]] == [True, True]


def test_hidden_rows_columns_and_merged_cells_are_known(workbook: Workbook) -> None:
    rows = row("<c><v>1</v></c>") + '<row r="2" hidden="1"><c><v>2</v></c></row>'
    sheet = read_one(
        workbook(
            rows,
            before='<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384"/></cols>',
            after='<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:B5"/></mergeCells>',
        )
    )
    assert [(r.number, r.hidden) for r in sheet.rows] == [(1, False), (2, True)]
    assert sheet.hidden_columns == {1, 2}
    assert sheet.merges == (Merge(1, 1, 0, 2), Merge(2, 5, 1, 1))


def test_texts_in_pieces_are_joined_without_their_reading_aids(workbook: Workbook) -> None:
    shared = (
        f"<sst {MAIN}><si><r><t>โรง</t></r><r><rPr/><t xml:space='preserve'>เรียน </t></r>"
        "<rPh sb='0' eb='1'><t>aid</t></rPh></si><si><t>ก_x000D_\nข_x005F_x0041_</t></si></sst>"
    )
    inline = '<c t="inlineStr"><is><r><t>บ้าน</t></r><rPh><t>aid</t></rPh><r><t>ดอน</t></r></is></c>'
    path = workbook(
        row('<c t="s"><v>0</v></c><c t="s"><v>1</v></c>', inline),
        parts={"xl/sharedStrings.xml": shared},
    )
    assert read_one(path).rows[0].cells == ("โรงเรียน ", "ก\nข_x0041_", "บ้านดอน")


def test_a_workbook_with_prefixed_tags_and_other_capitals_is_read(workbook: Workbook) -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>ก้อง</x:t></x:is></x:c>'
        '<x:c r="C1" t="d"><x:v>2026-11-20T00:00:00Z</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    path = workbook(parts={"xl/worksheets/sheet1.xml": "", "xl/worksheets/SHEET1.xml": sheet})
    assert read_one(path).rows[0].cells == (None, "ก้อง", date(2026, 11, 20))


def test_a_chart_on_a_sheet_of_its_own_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["ชื่อ"])  # type: ignore[union-attr]
    book.create_chartsheet("กราฟ")
    book.save(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in open_workbook(tmp_path / "a.xlsx", Silent()).sheets] == [
        "Sheet"
    ]
