"""What rows say that are left out or decided about, and agencies told of by many rows."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from district_admin.areas.directory import importing
from district_admin.areas.directory.model import Agency, Person
from district_admin.areas.directory.operations import agencies, people, postings
from district_admin.office.operations import save_profile
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell, SheetData

Rows = Sequence[Sequence[Cell]]
Trial = Callable[[Rows], importing.DryRun]
Write = Callable[[importing.DryRun], None]

HEAD = ("ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "โทรศัพท์โรงเรียน", "โทรศัพท์มือถือ")
SCHOOLS = ("รหัสสถานศึกษา 10 หลัก", "ชื่อโรงเรียน", "อำเภอ", "อีเมล")


def kept(database: Database) -> dict[str, Agency]:
    with database.reading() as session:
        return {each.name: each for each in session.scalars(select(Agency))}


def persons(database: Database) -> list[Person]:
    with database.reading() as session:
        return list(session.scalars(select(Person).options(selectinload(Person.postings))))


def outcomes(found: importing.DryRun) -> list[str]:
    return [row.outcome for row in found.rows]


def test_a_row_that_is_left_out_leaves_no_trace_of_its_school_either(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านเก่า", "043222222", "0811111111")])
    found = tried(
        [
            HEAD,
            (1, "นายก้อง ใจดี", "ครู", "บ้านใหม่", "043111111", "0811111111"),
            (2, "นายก้อง ใจดี", "ครู", "บ้านเก่า", "043999999", "0899999999"),
            (3, "นางมาลี งาม", "ครู", "บ้านอื่น", "043555555", "0855555555"),
        ]
    )
    assert outcomes(found)[0] == "duplicate"
    found.decide([0], "leave")
    applied(found)
    assert set(kept(database)) == {"โรงเรียนบ้านเก่า", "โรงเรียนบ้านอื่น"}


def test_a_row_that_may_be_a_duplicate_shows_what_it_changes_of_its_school(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านเก่า", "043222222", "0811111111")])
    imported([HEAD, (1, "นางมาลี งาม", "ครู", "บ้านสอง", "043333333", "0855555555")])
    found = tried([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านสอง", "043999999", "0811111111")])
    assert outcomes(found) == ["duplicate"]
    assert [tuple(change)[1:] for change in found.rows[0].changes] == [("043333333", "043999999")]
    applied(found)
    assert kept(database)["โรงเรียนบ้านสอง"].telephone == "043333333"
    decided = tried([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านสอง", "043999999", "0811111111")])
    decided.decide([0], "add")
    applied(decided)
    assert kept(database)["โรงเรียนบ้านสอง"].telephone == "043999999"


def test_what_a_written_row_says_is_written_though_a_left_out_one_said_it_first(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านเก่า", None, "0811111111")])
    found = tried(
        [
            HEAD,
            (1, "นายก้อง ใจดี", "ครู", "บ้านใหม่", "043111111", "0811111111"),
            (2, "นางมาลี งาม", "ครู", "โรงเรียนบ้านใหม่", "043111111", "0855555555"),
        ]
    )
    assert outcomes(found) == ["duplicate", "new"]
    applied(found)
    assert kept(database)["โรงเรียนบ้านใหม่"].telephone == "043111111"


def test_rows_side_by_side_are_decided_each_by_itself(
    imported: Trial,
    tried_sheet: Callable[[SheetData], importing.DryRun],
    sheet: Callable[..., SheetData],
    applied: Write,
    database: Database,
) -> None:
    head = ("ชื่อ-สกุล", "โรงเรียน", "โทรศัพท์มือถือ")
    imported([head, ("นายก้อง ใจดี", "บ้านหนึ่ง", "0811111111")])
    imported([head, ("นางมาลี งาม", "บ้านสอง", "0822222222")])
    found = tried_sheet(
        sheet(
            [
                (*head, None, *head),
                (
                    *("นายก้อง ใจดี", "บ้านสาม", "0811111111", None),
                    *("นางมาลี งาม", "บ้านสี่", "0822222222"),
                ),
            ]
        )
    )
    assert outcomes(found) == ["duplicate", "duplicate"]
    assert [row.number for row in found.rows] == [2, 2]
    found.decide([0], "add")
    assert found.applied_count == 1
    found.decide([1], "add")
    applied(found)
    assert len(persons(database)) == 4


def test_a_school_named_twice_is_added_or_corrected_as_she_decides(
    tried: Trial, applied: Write, database: Database
) -> None:
    rows = [
        SCHOOLS,
        ("1044000001", "บ้านหนึ่ง", "เมือง", "a@example.go.th"),
        ("1044000001", "บ้านหนึ่ง", "เมือง", "b@example.go.th"),
    ]
    found = tried(rows)
    assert outcomes(found) == ["new", "duplicate"]
    found.decide([1], "update")
    applied(found)
    assert kept(database)["โรงเรียนบ้านหนึ่ง"].email == "b@example.go.th"


def test_a_school_named_twice_can_be_two(tried: Trial, applied: Write, database: Database) -> None:
    row = (None, "บ้านหนึ่ง", "เมือง", "a@example.go.th")
    found = tried([SCHOOLS, row, row])
    found.decide([1], "add")
    applied(found)
    with database.reading() as session:
        assert len(list(session.scalars(select(Agency)))) == 2


def test_a_person_named_twice_becomes_one_with_all_that_both_rows_say(
    tried: Trial, applied: Write, database: Database
) -> None:
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "โทรศัพท์มือถือ", "อีเมล")
    found = tried(
        [
            head,
            ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "0811111111", None),
            ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "0811111111", "kong@example.go.th"),
        ]
    )
    assert outcomes(found) == ["new", "duplicate"]
    found.decide([1], "update")
    applied(found)
    (person,) = persons(database)
    assert person.email == "kong@example.go.th"
    assert "kong" in person.search_text
    assert [post.position for post in person.postings] == ["ครู"]


def test_people_of_one_unclear_school_decided_alike_are_at_one_school(
    database: Database, tried: Trial, applied: Write
) -> None:
    with database.transaction("เพิ่ม") as session:
        for district in ("เมือง", "โนนสูง"):
            details = agencies.AgencyDetails("โรงเรียนบ้านซ้ำ", "school", district=district)
            agencies.add_agency(session, details)
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน")
    found = tried([head, *((f"นายคน{letter} ใจดี", "ครู", "บ้านซ้ำ") for letter in "กขค")])
    assert outcomes(found) == ["duplicate"] * 3
    found.decide([0, 1, 2], "add")
    applied(found)
    with database.reading() as session:
        assert len(list(session.scalars(select(Agency)))) == 3


def test_a_code_and_a_name_of_two_schools_are_a_question(
    imported: Trial, tried: Trial, database: Database
) -> None:
    imported(
        [
            SCHOOLS,
            ("1044000001", "บ้านหนึ่ง", "เมือง", None),
            ("1044000002", "บ้านสอง", "เมือง", None),
        ]
    )
    found = tried([SCHOOLS, ("1044000001", "บ้านสอง", "เมือง", None)])
    assert outcomes(found) == ["duplicate"]
    assert "รหัสเป็นของ โรงเรียนบ้านหนึ่ง แต่ชื่อเป็นของ โรงเรียนบ้านสอง" in found.rows[0].reason


def test_a_list_of_people_renames_no_school(
    database: Database, tried: Trial, applied: Write
) -> None:
    with database.transaction("เพิ่ม") as session:
        for name, code in (("โรงเรียนวัดป่าตัวอย่าง", ""), ("โรงเรียนบ้านหนึ่ง", "1044000001")):
            agencies.add_agency(session, agencies.AgencyDetails(name, "school", school_code=code))
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "รหัสสถานศึกษา 10 หลัก")
    found = tried(
        [
            head,
            ("นายก้อง ใจดี", "ครู", "วัดป่าตัวอย่าง", None),
            ("นางมาลี งาม", "ครู", "โรงเรียนบ้านอีกชื่อ", "1044000001"),
        ]
    )
    assert found.rows[1].reason == "ชื่อในทำเนียบคือ โรงเรียนบ้านหนึ่ง"
    applied(found)
    there = kept(database)
    assert set(there) == {"โรงเรียนวัดป่าตัวอย่าง", "โรงเรียนบ้านหนึ่ง"}
    assert {each.kind for each in there.values()} == {"school"}


def test_a_post_at_an_agency_in_the_bin_is_no_obstacle(
    database: Database, imported: Trial, tried: Trial
) -> None:
    imported([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านเก่า", None, "0811111111")])
    with database.transaction("ถังขยะ") as session:
        agencies.bin_agency(session, kept(database)["โรงเรียนบ้านเก่า"].id)
    found = tried([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านใหม่", None, "0811111111")])
    assert outcomes(found) == ["duplicate"]


def test_namesakes_with_other_numbers_are_two_people_or_a_question(
    database: Database, tried: Trial, imported: Trial, applied: Write
) -> None:
    with database.transaction("เพิ่ม") as session:
        people.add_person(session, people.PersonDetails("ก้อง", "ใจดี", "นาย", mobile="0811111111"))
    postless = tried([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", None, "0899999999")])
    assert outcomes(postless) == ["duplicate"]

    imported([HEAD, (1, "นายเก่ง ใจดี", "ครู", "บ้านหนึ่ง", None, "0812222222")])
    both = [
        (1, "นายเก่ง ใจดี", "ครู", "บ้านหนึ่ง", None, "0812222222"),
        (2, "นายเก่ง ใจดี", "ภารโรง", "บ้านหนึ่ง", None, "0823333333"),
    ]
    found = tried([HEAD, *both])
    assert outcomes(found) == ["same", "duplicate"]
    assert found.rows[1].reason.startswith("ชื่อเดียวกันแต่โทรศัพท์ต่างจากแถวที่ 2")
    found.decide([1], "add")
    applied(found)
    there = [each for each in persons(database) if each.first_name == "เก่ง"]
    assert sorted(each.mobile for each in there) == ["0812222222", "0823333333"]


def test_someone_with_two_numbers_is_known_by_each(imported: Trial, tried: Trial) -> None:
    imported([HEAD, (1, "นางมาลี งาม", "ครู", "บ้านหนึ่ง", None, "0811111111, 0822222222")])
    found = tried([HEAD, (1, "นางมาลี ใหม่", "ครู", "บ้านหนึ่ง", None, "0822222222")])
    assert outcomes(found) == ["duplicate"]


@pytest.mark.parametrize("numbers", [[1, 2], [2, 1]])
def test_each_post_that_a_list_names_stays_a_post(
    imported: Trial, tried: Trial, applied: Write, database: Database, numbers: list[int]
) -> None:
    imported([HEAD, (1, "นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", None, "0811111111")])
    rows = {
        1: (1, "นายก้อง ใจดี", "หัวหน้าวิชาการ", "บ้านหนึ่ง", None, "0811111111"),
        2: (2, "นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", None, "0811111111"),
    }
    applied(tried([HEAD, *(rows[number] for number in numbers)]))
    (person,) = persons(database)
    assert sorted(post.position for post in person.postings) == ["ครู", "หัวหน้าวิชาการ"]
    assert [post.main for post in person.postings] == [True, False]


DATED = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "ดำรงตำแหน่งเมื่อ")


def posts_of(database: Database) -> list[tuple[str, date | None, date | None, bool]]:
    (person,) = persons(database)
    return sorted(
        [(post.position, post.from_on, post.to_on, post.main) for post in person.postings],
        key=lambda post: post[1] or date.min,
    )


def test_posts_that_follow_one_another_end_each_before_the_next(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([DATED, ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "1/10/2560")])
    applied(
        tried(
            [
                DATED,
                ("นายก้อง ใจดี", "ผู้อำนวยการ", "บ้านหนึ่ง", "1/10/2568"),
                ("นายก้อง ใจดี", "รองผู้อำนวยการ", "บ้านหนึ่ง", "1/10/2565"),
            ]
        )
    )
    assert posts_of(database) == [
        ("ครู", date(2017, 10, 1), date(2022, 9, 30), True),
        ("รองผู้อำนวยการ", date(2022, 10, 1), date(2025, 9, 30), False),
        ("ผู้อำนวยการ", date(2025, 10, 1), None, True),
    ]


def test_another_position_without_a_day_does_not_take_over_the_day(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([DATED, ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "1/10/2560")])
    applied(tried([DATED, ("นายก้อง ใจดี", "ครูชำนาญการ", "บ้านหนึ่ง", None)]))
    assert posts_of(database) == [("ครูชำนาญการ", date(2017, 10, 1), None, True)]
    applied(tried([DATED, ("นายก้อง ใจดี", "รองผู้อำนวยการ", "บ้านหนึ่ง", None)]))
    assert posts_of(database) == [
        ("รองผู้อำนวยการ", None, None, True),
        ("ครูชำนาญการ", date(2017, 10, 1), date(2026, 11, 19), True),
    ]


def test_a_mistyped_position_is_put_right_where_it_stands(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([DATED, ("นายก้อง ใจดี", "รองผู้อำนวยกาโรงเรียน", "บ้านหนึ่ง", "1/10/2560")])
    applied(tried([DATED, ("นายก้อง ใจดี", "รองผู้อำนวยการโรงเรียน", "บ้านหนึ่ง", None)]))
    assert posts_of(database) == [("รองผู้อำนวยการโรงเรียน", date(2017, 10, 1), None, True)]


def test_a_namesake_of_another_title_post_and_telephone_is_a_question(
    imported: Trial, tried: Trial
) -> None:
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "โทรศัพท์มือถือ")
    imported([head, ("นางสาวแก้ว ใจดี", "ผู้อำนวยการโรงเรียน", "บ้านหนึ่ง", "0812345678")])
    other = ("ว่าที่ ร.ต.หญิง แก้ว ใจดี", "ครู", "บ้านหนึ่ง", "0898765432")
    assert tried([head, other]).rows[0].outcome == "duplicate"
    married = ("นางแก้ว ใจดี", "ผู้อำนวยการโรงเรียน", "บ้านหนึ่ง", "0898765432")
    assert tried([head, married]).rows[0].outcome == "changed"


def test_a_head_of_long_ago_does_not_end_one_of_unknown_beginning_unasked(
    imported: Trial, tried: Trial
) -> None:
    imported([DATED, ("นายก้อง ใจดี", "ผู้อำนวยการโรงเรียน", "โรงเรียนบ้านหนึ่ง", None)])
    old = tried([DATED, ("นางมาลี ดี", "ผู้อำนวยการโรงเรียน", "โรงเรียนบ้านหนึ่ง", "23/3/2555")])
    assert old.rows[0].outcome == "duplicate"
    assert "โดยไม่ทราบวันเริ่ม" in old.rows[0].reason
    new = tried([DATED, ("นางมาลี ดี", "ผู้อำนวยการโรงเรียน", "โรงเรียนบ้านหนึ่ง", "1/10/2569")])
    assert new.rows[0].outcome == "new"


def test_who_has_a_telephone_and_no_name_is_told(imported: Trial) -> None:
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "ที่อยู่หน่วยงาน", "โทรศัพท์มือถือ")
    named = ("นายก้อง ใจดี", "กำนัน", "ตำบลหนึ่ง", "ต.หนึ่ง อ.สอง จ.สาม", "0812345678")
    found = imported([head, named, (None, "ผู้ใหญ่บ้าน", "หมู่บ้านสอง", "ต.สี่ อ.สอง จ.สาม", "0898765432")])
    assert found.rows[1].partial
    assert "ไม่มีชื่อบุคคล" in found.rows[1].reason


def test_someone_who_moved_is_at_the_new_school(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([DATED, ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "1/10/2560")])
    found = tried([DATED, ("นายก้อง ใจดี", "ครู", "บ้านสอง", "1/11/2568")])
    found.decide([0], "update")
    applied(found)
    assert posts_of(database) == [
        ("ครู", date(2017, 10, 1), date(2025, 10, 31), False),
        ("ครู", date(2025, 11, 1), None, True),
    ]


def test_a_post_that_ended_is_not_begun_again_by_an_old_list(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    old = [DATED, ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "1/10/2560")]
    imported(old)
    (person,) = persons(database)
    with database.transaction("สิ้นสุด") as session:
        postings.end_posting(session, person.postings[0].id, date(2025, 9, 30))
    found = tried(old)
    assert outcomes(found) == ["same"]
    assert "สิ้นสุดแล้วเมื่อ" in found.rows[0].reason
    assert found.applied_count == 0


def test_a_post_that_begins_after_the_known_end_is_one_more(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([DATED, ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "1/10/2560")])
    (person,) = persons(database)
    with database.transaction("สิ้นสุด") as session:
        postings.end_posting(session, person.postings[0].id, date(2027, 9, 30))
    applied(tried([DATED, ("นายก้อง ใจดี", "ครู", "บ้านหนึ่ง", "1/10/2570")]))
    assert posts_of(database) == [
        ("ครู", date(2017, 10, 1), date(2027, 9, 30), True),
        ("ครู", date(2027, 10, 1), None, True),
    ]


def test_only_what_she_corrected_is_remembered_of_the_columns(
    imported: Trial, tried: Trial
) -> None:
    head = ("ที่", "ชื่อ", "โทรศัพท์")
    imported([head, (1, "โรงเรียนบ้านหนึ่ง", "043111111"), (2, "โรงเรียนบ้านสอง", "043222222")])
    found = tried([head, (1, "นายก้อง ใจดี", "0811111111"), (2, "นางมาลี งาม", "0822222222")])
    assert found.kind == "people"


HEADS = ("ชื่อโรงเรียน", "ผู้อำนวยการโรงเรียน", "วันที่ดำรงตำแหน่ง")


def test_a_new_head_of_a_school_follows_the_one_before(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([HEADS, ("บ้านหนึ่ง", "นายเก่า ใจดี", "1/10/2560")])
    found = tried([HEADS, ("บ้านหนึ่ง", "นางใหม่ งาม", "1/10/2568")])
    assert [tuple(change) for change in found.rows[0].changes] == [
        ("ผู้อำนวยการโรงเรียน", "นายเก่า ใจดี (ถึง 30 ก.ย. 2568)", "นางใหม่ งาม")
    ]
    applied(found)
    ends = {person.first_name: person.postings[0].to_on for person in persons(database)}
    assert ends == {"เก่า": date(2025, 9, 30), "ใหม่": None}


def ends(database: Database) -> dict[str, list[date | None]]:
    return {
        person.first_name: [post.to_on for post in person.postings] for person in persons(database)
    }


def test_a_new_head_from_the_same_day_on_ends_the_post_of_the_one_before(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([HEADS, ("บ้านหนึ่ง", "นายเก่า ใจดี", "1/10/2568")])
    found = tried([HEADS, ("บ้านหนึ่ง", "นางใหม่ งาม", "1/10/2568")])
    assert [change.old for change in found.rows[0].changes] == ["นายเก่า ใจดี (ถึง 1 ต.ค. 2568)"]
    applied(found)
    assert ends(database) == {"เก่า": [date(2025, 10, 1)], "ใหม่": [None]}


def test_a_head_from_before_the_present_one_is_a_question(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([HEADS, ("บ้านหนึ่ง", "นายเก่า ใจดี", "1/10/2568")])
    found = tried([HEADS, ("บ้านหนึ่ง", "นางก่อน งาม", "1/10/2560")])
    assert outcomes(found) == ["duplicate"]
    assert "นายเก่า ใจดี" in found.rows[0].reason
    found.decide([0], "add")
    applied(found)
    assert ends(database) == {"เก่า": [None], "ก่อน": [date(2025, 9, 30)]}


def test_someone_known_elsewhere_becomes_the_one_head(
    imported: Trial, tried: Trial, applied: Write, database: Database
) -> None:
    imported([HEADS, ("บ้านหนึ่ง", "นายเก่า ใจดี", "1/10/2560")])
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "ดำรงตำแหน่งเมื่อ")
    imported([head, ("นางรอง งาม", "รองผู้อำนวยการโรงเรียน", "บ้านหนึ่ง", "1/10/2562")])
    imported([head, ("นายไกล ดี", "ครู", "บ้านสอง", "1/10/2562")])
    promoted = tried([HEADS, ("บ้านหนึ่ง", "นางรอง งาม", "1/10/2568")])
    assert any("นายเก่า ใจดี (ถึง 30 ก.ย. 2568)" in each.old for each in promoted.rows[0].changes)
    moved = tried([HEADS, ("บ้านหนึ่ง", "นายไกล ดี", "1/10/2568")])
    assert outcomes(moved) == ["duplicate"]
    assert "นายเก่า ใจดี จะสิ้นสุด 30 ก.ย. 2568" in moved.rows[0].reason
    moved.decide([0], "update")
    applied(moved)
    assert ends(database)["เก่า"] == [date(2025, 9, 30)]


@pytest.mark.parametrize("places", [(0, 1), (1, 0)])
def test_two_heads_in_one_list_are_both_kept(
    imported: Trial, tried: Trial, applied: Write, database: Database, places: tuple[int, int]
) -> None:
    imported([HEADS, ("บ้านหนึ่ง", "นายเก่า ใจดี", "1/10/2560")])
    rows = [("บ้านหนึ่ง", "นางใหม่ งาม", None), ("บ้านหนึ่ง", "นายเก่า ใจดี", None)]
    applied(tried([HEADS, *(rows[place] for place in places)]))
    assert [person.postings[0].to_on for person in persons(database)] == [None, None]


def test_the_office_itself_is_no_outside_agency(database: Database, imported: Trial) -> None:
    name = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต 2"
    with database.transaction("ตั้งชื่อ") as session:
        save_profile(session, name=name, short_name="สพป.สมมติบุรี เขต 2")
    head = ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน")
    imported([head, ("นายก้อง ใจดี", "นิติกร", name), ("นางมาลี งาม", "ครู", "สพป.อื่น เขต 1")])
    assert {each.name: each.kind for each in kept(database).values()} == {
        name: "office",
        "สพป.อื่น เขต 1": "outside",
    }


def test_a_citizen_number_in_a_note_is_not_kept(imported: Trial, database: Database) -> None:
    head = ("ชื่อ-สกุล", "โรงเรียน", "หมายเหตุ")
    imported([head, ("นายก้อง ใจดี", "บ้านหนึ่ง", "บัตร 1-1037-02345-67-9 โทรก่อน")])
    (person,) = persons(database)
    assert person.note == "บัตร x-xxxx-xxxx5-67-9 โทรก่อน"


def test_no_agency_is_above_itself(tried: Trial, applied: Write, database: Database) -> None:
    head = ("ชื่อหน่วยงาน", "หน่วยงานต้นสังกัด")
    applied(tried([head, ("กลุ่มหนึ่ง", "กลุ่มสอง"), ("กลุ่มสอง", "กลุ่มหนึ่ง")]))
    there = kept(database)
    assert there["กลุ่มสอง"].parent_agency_id == there["กลุ่มหนึ่ง"].id
    assert there["กลุ่มหนึ่ง"].parent_agency_id is None
