"""Members named from the directory: the post as papers have it, each person once."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.areas.directory.operations.people import PersonDetails, add_person
from district_admin.areas.directory.operations.postings import PostingDetails, add_posting
from district_admin.areas.meetings.operations import series
from district_admin.areas.meetings.operations.members import members_from_directory
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts

TODAY = date(2026, 9, 1)
SCHOOL = "โรงเรียนบ้านดอน"


@pytest.fixture
def body(session: Session) -> int:
    return series.add_series(session, SeriesFacts("ผู้บริหารสถานศึกษา"))


def head_of(session: Session, agency: str, post: str) -> tuple[int, int]:
    agency_id = add_agency(session, AgencyDetails(agency, kind="school"))
    person_id = add_person(session, PersonDetails("สมชาย", "ใจมั่น", "นาย"))
    posting = PostingDetails(agency_id, post, date(2020, 10, 1), is_head=True)
    add_posting(session, person_id, posting)
    return person_id, agency_id


@pytest.mark.parametrize(
    ("post", "agency", "told"),
    [
        ("ผู้อำนวยการโรงเรียน", SCHOOL, "ผู้อำนวยการโรงเรียนบ้านดอน"),
        ("ผอ.รร.", SCHOOL, "ผู้อำนวยการโรงเรียนบ้านดอน"),
        ("ผู้อำนวยการ", SCHOOL, "ผู้อำนวยการโรงเรียนบ้านดอน"),
        ("ผู้อำนวยการโรงเรียนบ้านดอน", SCHOOL, "ผู้อำนวยการโรงเรียนบ้านดอน"),
        ("ครูชำนาญการ", SCHOOL, "ครูชำนาญการ โรงเรียนบ้านดอน"),
        ("ผู้อำนวยการกลุ่ม", "กลุ่มนโยบายและแผน", "ผู้อำนวยการกลุ่มนโยบายและแผน"),
    ],
)
def test_a_post_and_its_agency_are_one_phrase(
    session: Session, body: int, post: str, agency: str, told: str
) -> None:
    person_id, agency_id = head_of(session, agency, post)
    members_from_directory(session, body, [(person_id, agency_id)], TODAY)
    assert [each.position for each in series.list_members(session, body)] == [told]


def test_two_heads_of_one_name_are_two_members_and_one_head_is_one(
    session: Session, body: int
) -> None:
    pairs = [head_of(session, name, "ผู้อำนวยการโรงเรียน") for name in (SCHOOL, "โรงเรียนวัดใหม่")]
    assert members_from_directory(session, body, [*pairs, *pairs], TODAY) == 2
    assert members_from_directory(session, body, [(None, pairs[0][1])], TODAY) == 0
    with pytest.raises(MeetingIncompleteError, match="เป็นกรรมการชุดนี้อยู่แล้ว"):
        series.add_member(session, body, MemberFacts("นายสมชาย\u200b ใจมั่น"))


def test_a_member_moves_as_the_minutes_list_them(session: Session, body: int) -> None:
    roles = (("นายหนึ่ง", "กรรมการ"), ("นายประธาน", "ประธาน"), ("นายสอง", "กรรมการ"))
    ids = [series.add_member(session, body, MemberFacts(name, role=role)) for name, role in roles]
    series.move_member(session, ids[0], 1)
    listed = series.in_order_of_role(series.list_members(session, body))
    assert [each.name for each in listed] == ["นายประธาน", "นายสอง", "นายหนึ่ง"]
