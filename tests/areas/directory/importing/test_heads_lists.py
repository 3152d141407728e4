"""Lists of schools with their heads: a doubtful name costs the name, and not the school."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from district_admin.app import main
from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]
Write = Callable[[importing.DryRun], None]

HEAD = ("ที่", "ชื่อโรงเรียน", "ผู้อำนวยการ", "โทรศัพท์", "อำเภอ")
TELEPHONE_IN_NAME = "นายก้อง ใจดี 081-234-5678"


def names(database: Database) -> tuple[set[str], set[str]]:
    """The agencies and the people of the directory."""
    with database.reading() as session:
        agencies = {each.name for each in session.scalars(select(Agency))}
        return agencies, {each.full_name for each in session.scalars(select(Person))}


@pytest.mark.parametrize(
    ("name", "what_to_do"),
    [
        (TELEPHONE_IN_NAME, "ให้เหลือเฉพาะชื่อ"),
        ("นายก้อง2 ใจดี", "ให้เหลือเฉพาะชื่อ"),
        ("kong@example.go.th", "ตรวจสอบว่าเลือกคอลัมน์ถูกต้อง"),
        ("นายก้อง ใจดี, นางสาวสมศรี งาม", "แยกเป็นคนละแถว"),
        (812345678, "ตรวจสอบว่าเลือกคอลัมน์ถูกต้อง"),
    ],
)
@pytest.mark.parametrize("columns", [5, 3])
def test_a_doubtful_name_of_the_head_leaves_the_school_in(
    name: Cell,
    what_to_do: str,
    columns: int,
    tried: Trial,
    applied: Write,
    database: Database,
) -> None:
    rows: Rows = [
        HEAD,
        (1, "บ้านหนึ่ง", name, "043111111", "เมือง"),
        (2, "บ้านสอง", "นางมาลี มีสุข", "043111112", "เมือง"),
    ]
    found = tried([row[:columns] for row in rows])
    assert [row.outcome for row in found.rows] == ["new", "new"]
    assert [row.partial for row in found.rows] == [True, False]
    reason = found.rows[0].reason
    assert "“ผู้อำนวยการ”" in reason
    assert f"“{name}”" in reason
    assert what_to_do in reason
    applied(found)
    assert names(database) == ({"โรงเรียนบ้านหนึ่ง", "โรงเรียนบ้านสอง"}, {"นางมาลี มีสุข"})


def test_the_report_and_the_command_tell_of_a_name_that_is_left_out(
    tried: Trial, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    rows: Rows = [HEAD, (1, "บ้านหนึ่ง", TELEPHONE_IN_NAME, "043111111", "เมือง")]
    report = openpyxl.load_workbook(BytesIO(importing.report_xlsx(tried(rows)))).active
    assert report is not None
    told = [str(cell) for row in report.iter_rows(values_only=True) for cell in row]
    assert any("“ผู้อำนวยการ”" in text and f"“{TELEPHONE_IN_NAME}”" in text for text in told)

    path = tmp_path / "โรงเรียน.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    assert main(["import", str(path), "--dry-run", "--json"]) == 0
    said = json.loads(capfdbinary.readouterr().out)
    assert said["rejected"] == []
    (left_out,) = said["left_out"]
    assert left_out["name"] == "โรงเรียนบ้านหนึ่ง"
    assert f"“{TELEPHONE_IN_NAME}”" in left_out["reason"]


@pytest.mark.parametrize("surname", [date(2026, 1, 5), "ใจดี 0812345678"])
def test_a_surname_that_cannot_be_read_takes_the_whole_name_with_it(
    surname: Cell, imported: Trial, database: Database
) -> None:
    head = ("ชื่อโรงเรียน", "ชื่อผู้อำนวยการ", "นามสกุล", "อำเภอ")
    found = imported(
        [
            head,
            ("บ้านหนึ่ง", "นายก้อง", surname, "เมือง"),
            ("บ้านสอง", "นางมาลี", "งาม", "เมือง"),
        ]
    )
    assert "“นามสกุล”" in found.rows[0].reason
    assert names(database) == ({"โรงเรียนบ้านหนึ่ง", "โรงเรียนบ้านสอง"}, {"นางมาลี งาม"})


def test_a_school_without_a_head_is_a_school_though_nothing_else_is_told_of_it(
    imported: Trial, database: Database
) -> None:
    imported([HEAD[:3], (1, "บ้านหนึ่ง", "ว่าง"), (2, "บ้านสอง", "นางมาลี มีสุข")])
    assert names(database) == ({"โรงเรียนบ้านหนึ่ง", "โรงเรียนบ้านสอง"}, {"นางมาลี มีสุข"})


def test_a_doubtful_name_in_a_list_of_people_is_not_taken(tried: Trial) -> None:
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน")
    found = tried([head, (TELEPHONE_IN_NAME, "ครู", "บ้านหนึ่ง"), ("นางมาลี งาม", "ครู", "บ้านหนึ่ง")])
    assert [row.outcome for row in found.rows] == ["rejected", "new"]
    assert f"“{TELEPHONE_IN_NAME}”" in found.rows[0].reason


def test_a_deputy_is_not_taken_for_the_head(imported: Trial, database: Database) -> None:
    imported([("ชื่อโรงเรียน", "ชื่อรองผู้อำนวยการ"), ("บ้านหนึ่ง", "นางมาลี งาม")])
    with database.reading() as session:
        posts = [(each.position, each.is_head) for each in session.scalars(select(Posting))]
    assert posts == [("รองผู้อำนวยการโรงเรียน", False)]
