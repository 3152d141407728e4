from collections.abc import Callable, Sequence
from pathlib import Path

from district_admin.areas.directory import importing
from district_admin.progress import Silent
from district_admin.worksheets.model import Cell

HEAD = ("ชื่อ-สกุล", "โรงเรียน", "มือถือ")
SOMSRI = ("นางสมศรี ใจดี", "บ้านตัวอย่าง", "0812345678")


def test_the_report_says_what_became_of_each_row_and_can_be_imported_again(
    imported: Callable[[Sequence[Sequence[Cell]]], importing.DryRun],
    tried: Callable[[Sequence[Sequence[Cell]]], importing.DryRun],
    tried_file: Callable[[Path], importing.DryRun],
    tmp_path: Path,
) -> None:
    imported([HEAD, SOMSRI])
    found = tried(
        [
            HEAD,
            (*SOMSRI[:2], "0898765432"),
            ("-", "บ้านตัวอย่าง", "08"),
            ("นางสมศรี ใจดี", "บ้านสมมติ", None),
        ]
    )
    path = tmp_path / "รายงาน.xlsx"
    path.write_bytes(importing.report_xlsx(found))

    sheet = importing.read(path, Silent()).sheets[0]
    rows = [row.cells for row in sheet.rows]
    assert rows[0] == ("แถวในไฟล์เดิม", *HEAD, "ผลการนำเข้า", "สาเหตุ")
    assert [(row[0], row[4]) for row in rows[1:]] == [
        (2, "แก้ไข"),
        (3, "ไม่รับ"),
        (4, "อาจซ้ำ (ไม่นำเข้า)"),
    ]
    assert rows[1][5] == "โทรศัพท์มือถือ: 0812345678 → 0898765432"
    again = tried_file(path)
    assert [row.outcome for row in again.rows] == [row.outcome for row in found.rows]


def test_the_report_tells_what_was_passed_over(
    tried: Callable[[Sequence[Sequence[Cell]]], importing.DryRun], tmp_path: Path
) -> None:
    path = tmp_path / "รายงาน.xlsx"
    path.write_bytes(importing.report_xlsx(tried([HEAD, SOMSRI, ("รวม", None, None)])))
    _rows, notes = importing.read(path, Silent()).sheets
    told = [str(row.cells[0]) for row in notes.rows]
    assert "เพิ่มใหม่: 1" in told
    assert "เว้นบางค่า: 0" in told
    assert "ไม่นำแถวผลรวมเข้า: แถวที่ 3" in told


def test_the_report_masks_citizen_numbers_unless_the_office_keeps_them(
    tried: Callable[[Sequence[Sequence[Cell]]], importing.DryRun], tmp_path: Path
) -> None:
    number = "1234567890121"
    found = tried(
        [
            (*HEAD, "เลขประจำตัวประชาชน", "หมายเหตุ", "อื่น"),
            (*SOMSRI, number, "บัตร 1-2345-67890-12-1", float(number)),
            ("นายก้อง สมมติ", "บ้านตัวอย่าง", None, "๑๒๓๔๕๖๗๘๙๐๑๒๒", None, 12.5),
        ]
    )
    path = tmp_path / "รายงาน.xlsx"
    path.write_bytes(importing.report_xlsx(found))
    rows = [row.cells for row in importing.read(path, Silent()).sheets[0].rows]
    masked = "x-xxxx-xxxx0-12-1"
    assert rows[1][4:7] == (masked, f"บัตร {masked}", masked)
    assert rows[2][4] == "x-xxxx-xxxx0-12-2"
    assert rows[2][6] == 12.5
    path.write_bytes(importing.report_xlsx(found, with_citizen_ids=True))
    rows = [row.cells for row in importing.read(path, Silent()).sheets[0].rows]
    assert rows[1][4] == number
