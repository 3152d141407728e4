"""Agencies that sound like a school of the directory and are none: temples and the like."""

from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.operations import agencies
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]
Write = Callable[[importing.DryRun], None]

SCHOOL = "โรงเรียนวัดป่าตัวอย่าง"
HEAD = ("ชื่อหน่วยงาน", "รหัสไปรษณีย์", "ผู้รับหนังสือ")
PEOPLE = ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน")


@pytest.fixture(autouse=True)
def school(database: Database) -> None:
    with database.transaction("เพิ่ม") as session:
        details = agencies.AgencyDetails(SCHOOL, "school", postcode="30000")
        agencies.add_agency(session, details)


def kept(database: Database) -> dict[str, Agency]:
    with database.reading() as session:
        return {each.name: each for each in session.scalars(select(Agency))}


def test_a_temple_is_not_the_school_that_is_called_after_it(
    imported: Trial, database: Database
) -> None:
    found = imported([HEAD, ("วัดป่าตัวอย่าง", "30999", "เจ้าอาวาสวัดป่าตัวอย่าง")])
    assert [row.outcome for row in found.rows] == ["new"]
    assert SCHOOL in found.rows[0].reason
    there = kept(database)
    assert there[SCHOOL].postcode == "30000"
    assert there[SCHOOL].addressee == ""
    assert there["วัดป่าตัวอย่าง"].sub_kind == "temple"
    assert there["วัดป่าตัวอย่าง"].postcode == "30999"


def test_the_heading_and_the_kind_say_that_it_is_no_school(
    imported: Trial, database: Database
) -> None:
    imported([("วัด", "รหัสไปรษณีย์"), ("ป่าตัวอย่าง", "30111")])
    head = ("ชื่อหน่วยงาน", "ลักษณะหน่วยงานภายนอก", "รหัสไปรษณีย์")
    with database.transaction("เพิ่ม") as session:
        agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนบ้านดี", "school"))
    imported([head, ("บ้านดี", "องค์กรปกครองส่วนท้องถิ่น", "30222")])
    there = kept(database)
    assert there[SCHOOL].postcode == "30000"
    assert there["วัดป่าตัวอย่าง"].postcode == "30111"
    assert there["โรงเรียนบ้านดี"].kind == "school"
    assert there["บ้านดี"].sub_kind == "local_government"


def test_under_a_heading_of_schools_a_name_of_a_temple_is_the_school(
    imported: Trial, database: Database
) -> None:
    imported([("ชื่อโรงเรียน", "รหัสไปรษณีย์"), ("วัดป่าตัวอย่าง", "30333")])
    assert {name: each.postcode for name, each in kept(database).items()} == {SCHOOL: "30333"}


def test_a_school_of_that_code_keeps_its_name(imported: Trial, database: Database) -> None:
    head = ("รหัสสถานศึกษา 10 หลัก", "ชื่อหน่วยงาน", "รหัสไปรษณีย์")
    imported([head, ("1044000001", SCHOOL, "30000")])
    imported([head, ("1044000001", "วัดป่าตัวอย่าง", "30444")])
    assert {name: each.postcode for name, each in kept(database).items()} == {SCHOOL: "30444"}


def test_a_school_written_without_its_word_keeps_its_name(
    imported: Trial, database: Database
) -> None:
    with database.transaction("เพิ่ม") as session:
        agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนบ้านดี", "school"))
    imported([("ชื่อหน่วยงาน", "รหัสไปรษณีย์"), ("บ้านดี", "30222"), ("วัดอื่น", "30222")])
    assert kept(database)["โรงเรียนบ้านดี"].postcode == "30222"


def test_among_people_those_at_a_school_are_at_it_and_others_are_a_question(
    tried: Trial, applied: Write, database: Database
) -> None:
    found = tried(
        [
            PEOPLE,
            ("นายก้อง ใจดี", "ครู", "วัดป่าตัวอย่าง"),
            ("พระครูสมมติ ธมฺมทีโป", "เจ้าอาวาส", "วัดป่าตัวอย่าง"),
        ]
    )
    assert [row.outcome for row in found.rows] == ["new", "duplicate"]
    assert SCHOOL in found.rows[1].reason
    found.decide([1], "add")
    applied(found)
    assert kept(database).keys() == {SCHOOL, "วัดป่าตัวอย่าง"}
