"""Lists as they come: three shapes made from what offices send, and every way they go wrong."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.progress import Silent
from district_admin.storage.database import Database

TODAY = date(2026, 11, 20)
TryFile = Callable[[Path], importing.DryRun]
Apply = Callable[[importing.DryRun], None]


def outcomes(found: importing.DryRun) -> list[str]:
    return [row.outcome for row in found.rows]


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    """A directory of schools: titles above, a heading of two lines, a hidden row, a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ทำเนียบ"
    rows: list[list[str | int | None]] = [
        ["ทำเนียบผู้บริหารโรงเรียน ปีการศึกษา 2569"],
        ["ข้อมูล ณ วันที่ 10 มิถุนายน 2569"],
        [],
        [
            "ที่",
            "รหัสสถานศึกษา",
            None,
            "ชื่อสถานศึกษา",
            "ที่ตั้ง",
            None,
            None,
            "ผู้อำนวยการ",
            None,
            "จำนวนนักเรียน",
        ],
        [None, "10 หลัก", "SMIS", None, "หมู่ที่", "ตำบล", "อำเภอ", "ชื่อ-สกุล", "เบอร์โทร", None],
        [
            1,
            1044000001,
            "44010001",
            "บ้านตัวอย่าง",
            4,
            "ต.ในเมือง",
            "เมือง",
            "นายสมชาย กล้าหาญ",
            "081-2345678",
            120,
        ],
        [
            2,
            1044000002,
            "44010002",
            "บ้านสมมติ",
            "๕",
            "ท่าดี",
            "อ.เมือง",
            "ว่าที่ ร.ต.หญิงสมศรี ใจดี",
            898765432,
            85,
        ],
        [3, 1044000003, "44010003", "บ้านที่ซ่อน", 1, "ท่าดี", "เมือง", "นายซ่อน เร้นลับ", None, 1],
        [4, 1044000004, "44010004", "วัดตัวอย่าง", 6, "ท่าดี", "เมือง", "(ว่าง)", "-", 60],
        ["รวม", None, None, None, None, None, None, None, None, 266],
    ]
    for row in rows:
        sheet.append(row)
    sheet.row_dimensions[8].hidden = True
    merged = "A1:J1", "A4:A5", "B4:C4", "D4:D5", "E4:G4", "H4:I4", "J4:J5"
    for place in merged:
        sheet.merge_cells(place)
    path = tmp_path / "ทำเนียบโรงเรียน.xlsx"
    book.save(path)
    return path


def test_schools_with_their_heads(
    schools: Path, tried_file: TryFile, applied: Apply, database: Database
) -> None:
    found = tried_file(schools)
    assert found.kind == "both"
    assert [(row.number, row.name, row.outcome) for row in found.rows] == [
        (6, "นายสมชาย กล้าหาญ", "new"),
        (7, "ว่าที่ ร.ต.หญิง สมศรี ใจดี", "new"),
        (9, "โรงเรียนวัดตัวอย่าง", "new"),
    ]
    applied(found)
    with database.reading() as session:
        school = session.scalars(select(Agency).where(Agency.smis_code == "44010002")).one()
        assert (school.name, school.school_code) == ("โรงเรียนบ้านสมมติ", "1044000002")
        assert (school.village_no, school.subdistrict, school.district) == ("5", "ท่าดี", "เมือง")
        assert school.student_count == 85
        head = session.scalars(select(Person).where(Person.last_name == "ใจดี")).one()
        assert head.mobile == "0898765432"
        assert session.scalars(select(Posting)).first() is not None
        assert session.scalars(select(Posting.is_head)).all() == [True, True]
    assert outcomes(tried_file(schools)) == ["same"] * 3


def test_people_from_a_thai_csv(tmp_path: Path, tried_file: TryFile) -> None:
    text = (
        "คำนำหน้า;ชื่อ;สกุล;ตำแหน่ง;สังกัด;โทร.;อีเมล์\r\n"
        "นาย;ก้องภพ;สมมติดี;นายก อบต.;องค์การบริหารส่วนตำบลท่าดี;044123456;kong@example.go.th\r\n"
        "นางสาว;กานดา;ตัวอย่าง;ผู้กำกับการ;สภ.ท่าดี;0 4412 3457;kanda@example\r\n"
        "พระครู;สมุห์สมาน;;เจ้าอาวาส;วัดท่าดี;;\r\n"
    )
    path = tmp_path / "ภายนอก.csv"
    path.write_bytes(text.encode("cp874"))

    found = tried_file(path)

    assert found.kind == "people"
    assert [(row.name, row.outcome) for row in found.rows] == [
        ("นายก้องภพ สมมติดี", "new"),
        ("นางสาวกานดา ตัวอย่าง", "new"),
        ("พระครูสมุห์สมาน", "new"),
    ]
    assert "คอลัมน์ “อีเมล์”" in found.rows[1].reason
    assert [row.partial for row in found.rows] == [False, True, False]
    assert found.new_agency_names == ["องค์การบริหารส่วนตำบลท่าดี", "สภ.ท่าดี", "วัดท่าดี"]


def test_schools_one_below_the_other_and_pasted(database: Database, applied: Apply) -> None:
    text = (
        "โรงเรียนบ้านตัวอย่าง\n"
        "ที่\tชื่อ - สกุล\tตำแหน่ง\tมือถือ\n"
        "1\tนายสมชาย กล้าหาญ\tครู\t0812345678\n"
        "2\tนางสมศรี ใจดี\tครู\t0898765432\n"
        "\n"
        "โรงเรียนบ้านสมมติ\n"
        "ที่\tชื่อ - สกุล\tตำแหน่ง\tมือถือ\n"
        "1\tนายก้อง ตัวอย่าง\tครู\t0811111111\n"
    )
    sheet = importing.read(text, Silent()).preselected
    assert sheet is not None
    with database.reading() as session:
        proposal = importing.propose(session, sheet)
        found = importing.dry_run(session, proposal, Silent(), TODAY)
    assert [(row.number, row.outcome) for row in found.rows] == [(3, "new"), (4, "new"), (8, "new")]
    applied(found)
    with database.reading() as session:
        query = select(Person.first_name, Agency.name).join(Person.postings).join(Posting.agency)
        assert session.execute(query.order_by(Person.id)).all() == [
            ("สมชาย", "โรงเรียนบ้านตัวอย่าง"),
            ("สมศรี", "โรงเรียนบ้านตัวอย่าง"),
            ("ก้อง", "โรงเรียนบ้านสมมติ"),
        ]
