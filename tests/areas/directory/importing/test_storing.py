"""What a new row stores, told value by value before anything is written."""

from collections.abc import Callable, Sequence

from sqlalchemy import select

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell

Trial = Callable[[Sequence[Sequence[Cell]]], importing.DryRun]

HEAD = ("โรงเรียน", "ผู้อำนวยการโรงเรียน", "โทรศัพท์มือถือ", "อำเภอ", "โทรศัพท์โรงเรียน", "จำนวนนักเรียน")


def stored(found: importing.DryRun, place: int) -> dict[str, str]:
    return {each.field: each.new for each in found.stored(place)}


def test_a_new_school_with_its_director_tells_all_that_is_written(
    tried: Trial, applied: Callable[[importing.DryRun], None], database: Database
) -> None:
    found = tried([HEAD, ("บ้านใหม่", "นายก้อง ตัวอย่าง", "0812345678", "อ.โนนสูง", "044123456", 85)])
    assert found.heads_count == 1
    assert "จะบันทึกเป็นหัวหน้าหน่วยงาน" in found.rows[0].reason
    assert stored(found, 0) == {
        "คำนำหน้าชื่อ": "นาย",
        "ชื่อตัว": "ก้อง",
        "นามสกุล": "ตัวอย่าง",
        "โทรศัพท์มือถือ": "0812345678",
        "หน่วยงาน": "โรงเรียนบ้านใหม่",
        "ตำแหน่ง": "ผู้อำนวยการโรงเรียน",
        "บทบาท": "หัวหน้าหน่วยงาน",
        "ชื่อหน่วยงาน/สถานศึกษา": "โรงเรียนบ้านใหม่",
        "ประเภทหน่วยงาน": "สถานศึกษาในสังกัด",
        "อำเภอ/เขต": "โนนสูง",
        "โทรศัพท์หน่วยงาน": "044123456",
        "จำนวนนักเรียน": "85",
    }
    applied(found)
    assert found.stored(0) == []
    with database.reading() as session:
        school = session.scalars(select(Agency)).one()
        assert (school.district, school.telephone) == ("โนนสูง", "044123456")
        assert session.scalars(select(Posting.is_head)).all() == [True]
        assert session.scalars(select(Person.mobile)).all() == ["0812345678"]


def test_a_teacher_of_a_known_school_tells_the_name_the_school_has(
    imported: Trial, tried: Trial
) -> None:
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน")
    imported([head, ("นางสมศรี ใจดี", "ครู", "บ้านตัวอย่าง")])
    found = tried(
        [
            head,
            ("นายก้อง สมมติ", "ครูชำนาญการ", "ร.ร.บ้านตัวอย่าง"),
            ("นางสมศรี ใจดี", "ครู", "บ้านตัวอย่าง"),
            ("นายก้อง สมมติ", "หัวหน้างานพัสดุ", "บ้านตัวอย่าง"),
        ]
    )
    assert stored(found, 0)["หน่วยงาน"] == "โรงเรียนบ้านตัวอย่าง"
    assert "บทบาท" not in stored(found, 0)
    assert "หัวหน้าหน่วยงาน" not in found.rows[0].reason
    assert found.stored(1) == []
    further = {"หน่วยงาน": "โรงเรียนบ้านตัวอย่าง", "ตำแหน่ง": "หัวหน้างานพัสดุ"}
    assert stored(found, 2) == further


def test_an_agency_tells_the_one_above_it(tried: Trial) -> None:
    found = tried(
        [
            ("ชื่อหน่วยงาน", "หน่วยงานต้นสังกัด", "รหัสไปรษณีย์"),
            ("สำนักงานตัวอย่าง", None, "30000"),
            ("กลุ่มสมมติ", "สำนักงานตัวอย่าง", None),
            ("กลุ่มอื่น", "หน่วยงานที่ไม่มี", None),
        ]
    )
    assert stored(found, 0)["รหัสไปรษณีย์"] == "30000"
    assert stored(found, 1)["หน่วยงานต้นสังกัด"] == "สำนักงานตัวอย่าง"
    assert "หน่วยงานต้นสังกัด" not in stored(found, 2)  # nothing of that name is written


def test_what_may_be_a_duplicate_tells_what_it_stores_if_it_is_added(
    imported: Trial, tried: Trial
) -> None:
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "มือถือ")
    imported([head, ("นางสมศรี ใจดี", "ครู", "บ้านตัวอย่าง", "0812345678")])
    found = tried([head, ("นางสมศรี ใจดี", "ครู", "บ้านสมมติ", "0898765432")])
    assert found.rows[0].outcome == "duplicate"
    told = stored(found, 0)
    assert (told["ชื่อตัว"], told["โทรศัพท์มือถือ"]) == ("สมศรี", "0898765432")
    assert (told["หน่วยงาน"], told["ตำแหน่ง"]) == ("โรงเรียนบ้านสมมติ", "ครู")


def test_a_school_that_is_named_twice_tells_what_it_stores_if_it_is_added(tried: Trial) -> None:
    head = ("ชื่อโรงเรียน", "อำเภอ", "รหัสไปรษณีย์")
    found = tried([head, ("บ้านตัวอย่าง", "โนนสูง", "30000"), ("บ้านตัวอย่าง", "โนนสูง", "30160")])
    assert found.rows[1].outcome == "duplicate"
    told = stored(found, 1)
    assert (told["ประเภทหน่วยงาน"], told["รหัสไปรษณีย์"]) == ("สถานศึกษาในสังกัด", "30160")
