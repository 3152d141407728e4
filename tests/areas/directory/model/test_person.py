from datetime import date

import pytest

from district_admin.areas.directory.model import Person, Posting
from district_admin.areas.directory.model.person import read_position


@pytest.mark.parametrize(
    ("position", "leads", "acting"),
    [
        ("ผู้อำนวยการโรงเรียน", True, False),
        ("ผอ.รร.", True, False),
        ("รองผู้อำนวยการโรงเรียน", False, False),
        ("ครูชำนาญการ", False, False),
        ("รักษาการในตำแหน่งผู้อำนวยการโรงเรียน", True, True),
        ("รองผู้อำนวยการ รักษาราชการแทนผู้อำนวยการ", True, True),
        ("ครู รักษาการในตำแหน่งรองผู้อำนวยการ", False, True),
        ("นายอำเภอ", True, False),
        ("ผู้อำนวยการกลุ่มอำนวยการ", False, False),
        ("ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา", True, False),
    ],
)
def test_a_position_tells_whether_it_leads_and_is_held_for_another(
    position: str, leads: bool, acting: bool
) -> None:
    assert read_position(position) == (leads, acting)


def test_who_leads_a_group_does_not_lead_the_office() -> None:
    post = "ผู้อำนวยการกลุ่มอำนวยการ"
    assert read_position(post, "กลุ่มอำนวยการ") == (True, False)
    assert read_position(post, "สำนักงานเขตพื้นที่การศึกษาสมมติ") == (False, False)
    assert read_position("ผู้อำนวยการกองการศึกษา", "เทศบาลสมมติ") == (False, False)


def test_a_post_is_held_on_its_first_and_last_days() -> None:
    post = Posting(from_on=date(2025, 10, 1), to_on=date(2026, 9, 30))
    days = [date(2025, 9, 30), date(2025, 10, 1), date(2026, 9, 30), date(2026, 10, 1)]
    assert [post.held_on(day) for day in days] == [False, True, True, False]
    assert Posting(from_on=None, to_on=None).held_on(date(1990, 1, 1))


def test_a_person_is_found_by_name_with_its_title() -> None:
    person = Person(
        title="นางสาว", first_name="มาลี", last_name="ใจงาม", telephone="", mobile="", email=""
    )
    person.set_keys()
    assert person.full_name == "นางสาวมาลี ใจงาม"
    assert "นางสาวมาลี" in person.search_text
    assert person.name_key == "มาลีใจงาม"
