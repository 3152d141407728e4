from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.exporting import ExportedList
from district_admin.areas.directory.importing.fields import FIELDS
from district_admin.areas.directory.importing.headings import meaning_of
from district_admin.areas.directory.model import Person
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell

TODAY = date(2026, 11, 20)
PEOPLE = (
    ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "มือถือ", "โทรศัพท์ (บุคคล)", "อีเมล", "ตั้งแต่วันที่", "หมายเหตุ"),
    (
        "นางสาวสมศรี ใจดี",
        "ครู",
        "โรงเรียนบ้านตัวอย่าง",
        "0812345678, 0898765432",
        "044123456",
        "s@example.go.th",
        "1 ต.ค. 69",
        "=1+1",
    ),
    ("นางสาวสมศรี ใจดี", "หัวหน้าวิชาการ", "โรงเรียนบ้านตัวอย่าง", "0812345678", None, None, None, None),
    ("ดร.ก้อง ณ ตัวอย่าง", "นายก อบต.", "องค์การบริหารส่วนตำบลท่าดี", None, None, None, None, "-"),
    ("พระครูสมุห์สมาน", "เจ้าอาวาส", "วัดท่าดี", None, None, None, None, "@ท่าน"),
)
AGENCIES = (
    (
        "ชื่อหน่วยงาน",
        "รหัส SMIS 8 หลัก",
        "ที่อยู่",
        "โทรศัพท์",
        "แฟกซ์",
        "ละติจูด",
        "ลองจิจูด",
        "จำนวนนักเรียน",
        "หน่วยงานต้นสังกัด",
    ),
    (
        "โรงเรียนบ้านตัวอย่าง",
        "44010001",
        "9/1 หมู่ 3 ถ.สมมติ ต.ในเมือง อ.เมือง จ.สมมติบุรี 30000",
        "044123456 ต่อ 12",
        None,
        14.97512,
        102.1,
        85,
        None,
    ),
    ("กลุ่มอำนวยการ", None, None, "044123457-9", "044123450", None, None, None, None),
    ("หน่วยตรวจสอบภายใน", None, None, None, None, None, None, None, "กลุ่มอำนวยการ"),
)
Rows = Sequence[Sequence[Cell]]


def written(exported: ExportedList, kind: str, folder: Path) -> Path:
    path = folder / f"ทำเนียบ.{kind}"
    make = {"xlsx": importing.as_xlsx, "csv": importing.as_csv}[kind]
    path.write_bytes(make(exported))
    return path


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_importing_an_export_again_changes_nothing(
    kind: str,
    imported: Callable[[Rows], importing.DryRun],
    tried_file: Callable[[Path], importing.DryRun],
    database: Database,
    tmp_path: Path,
) -> None:
    imported(PEOPLE)
    imported(AGENCIES)
    with database.reading() as session:
        people = importing.people_list(session, TODAY)
        agencies = importing.agencies_list(session)

    assert (len(people.rows), len(agencies.rows)) == (4, 5)
    for exported in (people, agencies):
        found = tried_file(written(exported, kind, tmp_path))
        assert [(row.outcome, row.changes) for row in found.rows] == [
            ("same", ()) for _row in exported.rows
        ]


def test_names_that_look_like_others_come_back_as_they_stand(
    imported: Callable[[Rows], importing.DryRun],
    tried_file: Callable[[Path], importing.DryRun],
    database: Database,
    tmp_path: Path,
) -> None:
    with database.transaction("เพิ่มบุคคล") as session:
        for title, first, last in (
            ("Ms.", "แมรี่ แอน", "ใจดี"),
            ("", "นางนวล", "ใจดี"),
            ("นาง", "นางนวล", "มีสุข"),
            ("", "พลเอก", "ใจดี"),
        ):
            person = Person(title=title, first_name=first, last_name=last, telephone="0812345678")
            person.set_keys()
            session.add(person)
    with database.reading() as session:
        people = importing.people_list(session, TODAY)

    found = tried_file(written(people, "xlsx", tmp_path))
    assert [(row.outcome, row.changes) for row in found.rows] == [("same", ())] * 4


def test_two_schools_of_one_name_come_back_without_a_question(
    imported: Callable[[Rows], importing.DryRun],
    tried_file: Callable[[Path], importing.DryRun],
    database: Database,
    tmp_path: Path,
) -> None:
    head = ("ชื่อโรงเรียน", "อำเภอ", "ผู้อำนวยการ")
    imported(
        [head, ("บ้านซ้ำ", "เมือง", "นายก้อง ใจดี"), ("บ้านซ้ำ", "โนนสูง", "นางมาลี งาม")],
    )
    with database.transaction("แก้ชื่อ") as session:
        person = session.scalars(select(Person).where(Person.first_name == "ก้อง")).one()
        person.first_name = "ก้อง2"  # as it was typed
        person.set_keys()
    with database.reading() as session:
        people = importing.people_list(session, TODAY)
    found = tried_file(written(people, "xlsx", tmp_path))
    assert [(row.outcome, row.changes) for row in found.rows] == [("same", ())] * 2
    assert [row.agency for row in found.rows] == ["โรงเรียนบ้านซ้ำ"] * 2


def test_a_title_typed_again_before_the_first_name_goes(
    imported: Callable[[Rows], importing.DryRun], database: Database
) -> None:
    imported((("คำนำหน้า", "ชื่อ", "สกุล"), ("นาย", "นายก้อง", "เกียรติ"), (None, "นางนวล", "ใจดี")))
    with database.reading() as session:
        people = session.scalars(select(Person).order_by(Person.id)).all()
        assert [(p.title, p.first_name, p.last_name) for p in people] == [
            ("นาย", "ก้อง", "เกียรติ"),
            ("", "นางนวล", "ใจดี"),
        ]


def test_every_heading_of_an_export_is_known_as_its_own_field() -> None:
    assert {key: meaning_of(field.label) for key, field in FIELDS.items()} == {
        key: key for key in FIELDS
    }


def test_citizen_numbers_go_out_only_when_asked_for(
    imported: Callable[[Rows], importing.DryRun], database: Database
) -> None:
    imported(PEOPLE)
    with database.reading() as session:
        assert "เลขประจำตัวประชาชน" not in importing.people_list(session, TODAY).headings
        asked = importing.people_list(session, TODAY, with_citizen_ids=True)
        assert asked.headings[-1] == "เลขประจำตัวประชาชน"


def test_chosen_people_alone(
    imported: Callable[[Rows], importing.DryRun], database: Database
) -> None:
    imported(PEOPLE)
    with database.reading() as session:
        assert len(importing.people_list(session, TODAY, {1}).rows) == 2


def test_no_text_of_a_csv_is_a_formula(
    imported: Callable[[Rows], importing.DryRun], database: Database
) -> None:
    imported(PEOPLE)
    with database.reading() as session:
        content = importing.as_csv(importing.people_list(session, TODAY))
    assert content.startswith(b"\xef\xbb\xbf")
    cells = [
        cell.strip('"') for cell in content.decode("utf-8-sig").replace("\r\n", ",").split(",")
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
    assert "'=1+1" in cells
