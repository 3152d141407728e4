"""Posts where a list has the names of people: นายอำเภอเมือง is no นาย of the name อำเภอเมือง."""

from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import func, select

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.guessing import is_post
from district_admin.areas.directory.model import Agency, Person, Posting
from district_admin.storage.database import Database
from district_admin.thai.names import PersonName, split_name
from district_admin.worksheets.model import Cell

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]

HEAD = ("ชื่อหน่วยงาน", "โทรศัพท์หน่วยงาน", "หัวหน้าหน่วยงาน")


@pytest.mark.parametrize(
    "text",
    [
        "นายอำเภอเมืองสมมติ",
        "นายอำเภอ",
        "นายกเทศมนตรีตำบลสมมติ",
        "นายก อบต.สมมติ",
        "ผู้กำกับการ",
        "ผู้กำกับการสถานีตำรวจภูธรสมมติ",
        "เจ้าอาวาสวัดป่าสมมติ",
        "ผู้อำนวยการโรงพยาบาลสมมติ",
        "รองผู้ว่าราชการจังหวัดสมมติ",
        "ประธานกรรมการชมรม",
    ],
)
def test_a_post_is_no_name(text: str) -> None:
    assert is_post(text)


@pytest.mark.parametrize(
    "text",
    ["นายกองทอง ใจดี", "นายอำเภอ ใจดี", "กำนันสมศักดิ์ ดีงาม", "นายอำเภอเมือง นายก้อง ใจดี", "ประธาน ใจดี"],
)
def test_a_name_that_begins_alike_is_a_name(text: str) -> None:
    assert not is_post(text)


def test_a_post_is_not_cut_into_a_title() -> None:
    assert split_name("นายอำเภอเมืองสมมติ") == PersonName("", "นายอำเภอเมืองสมมติ", "")
    assert split_name("นายกเทศมนตรีเมืองสมมติ").title == ""
    assert split_name("นายกองทอง ใจดี") == PersonName("นาย", "กองทอง", "ใจดี")
    assert split_name("นายอำเภอ ใจดี") == PersonName("นาย", "อำเภอ", "ใจดี")


def test_a_column_of_posts_is_whom_letters_are_addressed_to(
    imported: Trial, database: Database
) -> None:
    imported(
        [
            HEAD,
            ("ที่ว่าการอำเภอเมืองสมมติ", "0 4400 1111", "นายอำเภอเมืองสมมติ"),
            ("เทศบาลเมืองสมมติ", "0 4400 2222", "นายกเทศมนตรีเมืองสมมติ"),
            ("วัดป่าสมมติ", None, "เจ้าอาวาสวัดป่าสมมติ"),
        ]
    )
    with database.reading() as session:
        found = {each.name: each.addressee for each in session.scalars(select(Agency))}
        assert session.scalar(select(func.count(Person.id))) == 0
    assert found == {
        "ที่ว่าการอำเภอเมืองสมมติ": "นายอำเภอเมืองสมมติ",
        "เทศบาลเมืองสมมติ": "นายกเทศมนตรีเมืองสมมติ",
        "วัดป่าสมมติ": "เจ้าอาวาสวัดป่าสมมติ",
    }


def test_a_single_post_among_names_is_told_and_makes_no_person(
    imported: Trial, tried: Trial, database: Database
) -> None:
    found = imported(
        [
            HEAD,
            ("โรงเรียนบ้านหนึ่ง", "0 4400 1111", "นายก้อง ใจดี"),
            ("โรงเรียนบ้านสอง", "0 4400 2222", "นางมาลี งาม"),
            ("ที่ว่าการอำเภอสมมติ", "0 4400 3333", "นายอำเภอสมมติ"),
        ]
    )
    assert [row.outcome for row in found.rows] == ["new"] * 3
    assert "“นายอำเภอสมมติ” เป็นตำแหน่ง" in found.rows[2].reason
    assert found.partial_count == 1
    with database.reading() as session:
        assert sorted(session.scalars(select(Person.first_name))) == ["ก้อง", "มาลี"]
        assert session.scalar(select(func.count(Agency.id))) == 3
    people = tried([("ชื่อ-สกุล", "มือถือ"), ("นายก้อง ใจดี", "0811111111"), ("ผู้กำกับการ", None)])
    assert people.rows[1].outcome == "rejected"
    assert "เป็นตำแหน่ง" in people.rows[1].reason


@pytest.mark.parametrize(
    "nobody",
    [
        *("รอแต่งตั้ง", "รอบรรจุแต่งตั้ง", "รอการแต่งตั้ง", "อยู่ระหว่างสรรหา", "รอ แต่งตั้ง", "ยังไม่มีผู้บริหาร"),
        *("ว่าง (เกษียณ)", "ตำแหน่งว่าง", "ไม่มี", "-"),
    ],
)
def test_words_for_nobody_make_no_person(imported: Trial, database: Database, nobody: str) -> None:
    found = imported([HEAD, ("โรงเรียนบ้านหนึ่ง", "044001111", nobody)])
    assert found.rows[0].outcome == "new"
    with database.reading() as session:
        assert session.scalar(select(func.count(Person.id))) == 0
        assert session.scalar(select(func.count(Agency.id))) == 1


def test_a_name_that_begins_like_a_word_for_nobody_is_a_name(
    imported: Trial, database: Database
) -> None:
    imported([HEAD, ("โรงเรียนบ้านหนึ่ง", "044001111", "รอฮีมะ ดีงาม")])
    with database.reading() as session:
        assert list(session.scalars(select(Person.first_name))) == ["รอฮีมะ"]


@pytest.mark.parametrize("doubtful", ["บุญมี ? (ย้าย)", "นายบุญมี มีบุญ (ย้าย)", "นายบุญมี มีบุญ?"])
def test_a_doubtful_head_is_told_and_left_out(
    imported: Trial, database: Database, doubtful: str
) -> None:
    found = imported([HEAD, ("โรงเรียนบ้านหนึ่ง", "044001111", doubtful)])
    assert f"“{doubtful}” ยังไม่แน่ชัด" in found.rows[0].reason
    assert found.partial_count == 1
    with database.reading() as session:
        assert session.scalar(select(func.count(Person.id))) == 0
        assert session.scalar(select(func.count(Agency.id))) == 1


def test_a_post_is_stored_in_full_and_the_short_one_is_the_same(
    imported: Trial, tried: Trial, database: Database
) -> None:
    head = ("ชื่อโรงเรียน", "ชื่อ-สกุล", "ตำแหน่ง")
    imported([head, ("บ้านหนึ่ง", "นายก้อง ใจดี", "ผอ.รร.")])
    with database.reading() as session:
        assert list(session.scalars(select(Posting.position))) == ["ผู้อำนวยการโรงเรียน"]
    with database.transaction("อย่างที่พิมพ์ไว้เดิม", undoable=False) as session:
        session.scalars(select(Posting)).one().position = "ผอ.รร."
    for typed in ("ผอ.รร.", "ผู้อำนวยการโรงเรียน"):
        again = tried([head, ("บ้านหนึ่ง", "นายก้อง ใจดี", typed)])
        assert again.rows[0].outcome == "same"


def test_a_post_that_has_not_begun_is_told(imported: Trial) -> None:
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "วันที่ดำรงตำแหน่ง")
    found = imported(
        [
            head,
            ("นายก้อง ใจดี", "นิติกร", "กลุ่มกฎหมายและคดี", "21 พ.ย. 2569"),
            ("นางมาลี ใจดี", "นิติกร", "กลุ่มกฎหมายและคดี", "20 พ.ย. 2569"),
        ]
    )
    assert "ตำแหน่งนี้เริ่ม 21 พ.ย. 2569" in found.rows[0].reason
    assert "ตำแหน่งนี้เริ่ม" not in found.rows[1].reason
