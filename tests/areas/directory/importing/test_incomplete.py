"""What an import tells of addresses that no letter would arrive by."""

import json
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from district_admin.app import main
from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.operations import verification
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell
from tests.areas.directory.importing.conftest import TODAY

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]

HEAD = ("ชื่อโรงเรียน", "อำเภอ", "จังหวัด", "รหัสไปรษณีย์")
WHOLE = ("บ้านหนึ่ง", "เมือง", "สมมติบุรี", "30000")
NO_POSTCODE = ("บ้านสอง", "เมือง", "สมมติบุรี", None)
NEITHER = ("บ้านสาม", "เมือง", None, None)


def test_what_an_address_lacks_is_told_row_by_row(imported: Trial, database: Database) -> None:
    found = imported([HEAD, WHOLE, NO_POSTCODE, NEITHER])
    assert [row.incomplete for row in found.rows] == [False, True, True]
    assert found.incomplete_count == 2
    assert "ขาดรหัสไปรษณีย์" in found.rows[1].reason
    assert "ขาดจังหวัดและรหัสไปรษณีย์" in found.rows[2].reason
    with database.reading() as session:
        there = list(session.scalars(select(Agency)))
        to_check = verification.stale_agencies(session, TODAY)
    assert {each.verified_on for each in there} == {TODAY}
    assert [each.name for each in to_check] == ["โรงเรียนบ้านสอง", "โรงเรียนบ้านสาม"]


def test_what_the_list_fills_in_or_the_directory_has_is_not_missing(
    imported: Trial, tried: Trial
) -> None:
    imported([HEAD, WHOLE, NO_POSTCODE, NEITHER])
    found = tried([HEAD, (*WHOLE[:3], None), (*NO_POSTCODE[:3], "30001"), NEITHER])
    assert [row.outcome for row in found.rows] == ["same", "changed", "same"]
    assert [row.incomplete for row in found.rows] == [False, False, True]


def test_a_list_of_staff_tells_it_of_new_schools_alone_and_once(
    imported: Trial, tried: Trial
) -> None:
    imported([HEAD, NO_POSTCODE])
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน")
    found = tried(
        [
            head,
            ("นายก้อง ใจดี", "ครู", "บ้านสอง"),
            ("นางมาลี งาม", "ครู", "บ้านใหม่"),
            ("นายเก่ง ดี", "ครู", "บ้านใหม่"),
            ("นางสาวสมศรี ดี", "นักวิชาการศึกษา", "กลุ่มอำนวยการ"),
        ]
    )
    assert [row.incomplete for row in found.rows] == [False, True, False, False]
    assert "ยังไม่มีที่อยู่" in found.rows[1].reason


def test_the_report_and_the_command_count_incomplete_addresses(
    tried: Trial, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    rows: Rows = [HEAD, WHOLE, NO_POSTCODE]
    report = openpyxl.load_workbook(BytesIO(importing.report_xlsx(tried(rows))))
    told = [str(cell) for sheet in report for row in sheet.values for cell in row]
    assert any("ที่อยู่ไม่ครบ: 1" in text for text in told)
    assert any("ที่อยู่ยังขาดรหัสไปรษณีย์" in text for text in told)
    path = tmp_path / "โรงเรียน.csv"
    lines = [",".join(str(cell or "") for cell in row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["import", str(path), "--dry-run", "--json"]) == 0
    said = json.loads(capfdbinary.readouterr().out)
    assert [row["name"] for row in said["incomplete"]] == ["โรงเรียนบ้านสอง"]


def test_the_district_of_the_town_is_one_however_it_is_written(
    imported: Trial, tried: Trial
) -> None:
    imported([HEAD, ("อนุบาลหนึ่ง", "เมืองสมมติบุรี", "สมมติบุรี", "30000")])
    town = tried([HEAD, ("อนุบาลหนึ่ง", "อ.เมือง", "สมมติบุรี", "30000")])
    assert [row.outcome for row in town.rows] == ["same"]
    other = tried([HEAD, ("อนุบาลหนึ่ง", "เมืองยาง", "สมมติบุรี", "30000")])
    assert [row.outcome for row in other.rows] == ["new"]
