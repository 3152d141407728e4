import json
import os
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from district_admin.app import main
from district_admin.areas.directory.model import Agency
from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database

LIST = (
    "รายชื่อครู\r\nที่,ชื่อ-สกุล,โรงเรียน,มือถือ\r\n1,นางสมศรี ใจดี,บ้านตัวอย่าง,0812345678\r\n"
    "2,นายก้อง สมมติ,บ้านตัวอย่าง,08123\r\n3,-,บ้านตัวอย่าง,0812345679\r\n"
)


@pytest.fixture
def teachers(tmp_path: Path) -> Path:
    path = tmp_path / "รายชื่อ ครู.csv"
    path.write_bytes(LIST.encode("cp874"))
    return path


def test_it_tells_counts_columns_rejected_rows_and_values_that_are_left_out(
    teachers: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["import", str(teachers), "--dry-run", "--json"]) == 0
    said = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    assert said["counts"] == {"new": 2, "changed": 0, "same": 0, "duplicate": 0, "rejected": 1}
    assert said["columns"] == {
        "ชื่อ-สกุล": "person.name",
        "โรงเรียน": "agency.name",
        "มือถือ": "person.mobile",
    }
    assert [(row["row"], row["reason"]) for row in said["rejected"]] == [(5, "ไม่มีชื่อบุคคล")]
    assert [(row["row"], row["name"]) for row in said["left_out"]] == [(4, "นายก้อง สมมติ")]
    assert "หมายเลขโทรศัพท์ “08123” ใช้ไม่ได้" in said["left_out"][0]["reason"]
    assert said["new_agencies"] == ["โรงเรียนบ้านตัวอย่าง"]


def test_the_office_to_compare_with_may_be_named(
    teachers: Path,
    folder: DataFolder,
    database: Database,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    with database.transaction("เพิ่มโรงเรียน") as session:
        agency = Agency(name="โรงเรียนบ้านตัวอย่าง", kind="school")
        agency.set_keys()
        session.add(agency)
    for place in (["--data", str(folder.root)], []):
        after = [] if place else ["--data", str(folder.root)]
        assert main([*place, "import", str(teachers), "--dry-run", "--json", *after]) == 0
        assert json.loads(capfdbinary.readouterr().out)["new_agencies"] == []


def refused(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> str:
    """The one line that a refusal says."""
    assert main(["import", *arguments, "--dry-run", "--json"]) == 2
    said = capfdbinary.readouterr()
    assert said.out == b""
    text = said.err.decode("utf-8")
    assert text.endswith("\n")
    assert text.count("\n") == 1
    return text


def test_a_missing_file_and_a_missing_sheet_are_refused(
    teachers: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert "ไม่พบไฟล์" in refused([str(tmp_path / "ไม่มี.xlsx")], capfdbinary)
    assert "ไม่พบแผ่นงาน “ครู”" in refused([str(teachers), "--sheet", "ครู"], capfdbinary)
    missing = refused([str(teachers), "--data", str(tmp_path / "ที่อื่น")], capfdbinary)
    assert "ไม่พบข้อมูลสำนักงาน" in missing


def test_damaged_data_of_an_office_are_refused(
    teachers: Path, folder: DataFolder, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder.database.write_bytes(b"no database" * 100)
    refused([str(teachers), "--data", str(folder.root)], capfdbinary)


def test_what_else_the_file_holds_is_named(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "สองตาราง.xlsx"
    book = openpyxl.Workbook()
    first = book.create_sheet("ครู", 0)
    for cells in (
        *(["ชื่อ-สกุล", "มือถือ"], ["นายก้อง สมมติ", "0812345678"], []),
        *(["โรงเรียน", "อำเภอ", "โทรศัพท์"], ["บ้านหนึ่ง", "สมมติ", "043123456"]),
    ):
        first.append(cells)
    second = book.create_sheet("สถานศึกษา")
    second.append(["โรงเรียน", "อำเภอ"])
    book.save(path)
    assert main(["import", str(path), "--dry-run", "--json"]) == 0
    said = json.loads(capfdbinary.readouterr().out)
    [other] = said["other_tables"]
    assert said["other_sheets"] == ["สถานศึกษา"]
    assert said["heading_rows"] + other["heading_rows"] in ([1, 4], [4, 1])
    assert other["row_count"] == 1
    assert len(other["headings"]) in (2, 3)


def test_hidden_columns_that_would_be_taken_are_among_the_notes(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "ซ่อน.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["ชื่อ-สกุล", "มือถือ"], ["นายก้อง สมมติ", "0812345678"]):
        sheet.append(cells)
    sheet.column_dimensions["B"].hidden = True
    book.save(path)
    assert main(["import", str(path), "--dry-run", "--json"]) == 0
    said = json.loads(capfdbinary.readouterr().out)
    assert "คอลัมน์ที่ซ่อนไว้ในไฟล์ถูกนำมาด้วย: มือถือ" in said["notes"]


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are letters there")
@pytest.mark.parametrize("content", [LIST.encode(), b""])
def test_a_name_of_bytes_that_are_no_letters_is_shown_without_them(
    content: bytes, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe4\xc1\xaa.csv"))
    path.write_bytes(content)
    status = main(["import", str(path), "--dry-run", "--json"])
    said = capfdbinary.readouterr()
    assert status == (0 if content else 2)
    assert b"Traceback" not in said.err
    text = (said.out or said.err).decode("utf-8")
    assert "???.csv" in text


def test_a_list_that_names_nobody_is_refused(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "ยอด.csv"
    path.write_text("เดือน,ยอด\nมกราคม,1\nกุมภาพันธ์,2\n", encoding="utf-8")
    assert "ไม่พบคอลัมน์ชื่อบุคคลหรือชื่อหน่วยงาน" in refused([str(path)], capfdbinary)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "ไฟล์ว่าง"),
        (b"PK\x03\x04 cut off", "เสีย"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"), "รหัสผ่าน"),
    ],
)
def test_hostile_and_broken_files_are_refused_on_one_line(
    content: bytes, reason: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "รายชื่อ.xlsx"
    path.write_bytes(content)
    assert reason in refused([str(path)], capfdbinary)


def test_a_zip_bomb_and_a_dtd_are_refused(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "รายชื่อ.xlsx"
    sheet = "xl/worksheets/sheet1.xml"
    workbook = "<?xml version='1.0'?><!DOCTYPE w [<!ENTITY a 'x'>]><workbook>&a;</workbook>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", workbook)
    assert "DTD" in refused([str(path)], capfdbinary)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(sheet, b" " * (40 << 20))
    assert "บีบอัดผิดปกติ" in refused([str(path)], capfdbinary)
