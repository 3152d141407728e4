"""Who is invited by a memo and who by a letter: each agency once, by the directory or as typed."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import agencies, people, postings
from district_admin.areas.directory.operations.agencies import AgencyDetails
from district_admin.areas.directory.operations.people import PersonDetails
from district_admin.areas.directory.operations.postings import PostingDetails
from district_admin.areas.meetings.operations import drafting, meetings, series
from district_admin.areas.meetings.operations.inviting import invited
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.office.operations import SignatoryDetails, add_signatory

DAY = date(2026, 9, 16)
TODAY = date(2026, 9, 1)


@pytest.fixture
def ids(session: Session) -> dict[str, int]:
    """A group of the office, three schools (two of one name), and a teacher of the first."""
    made = {
        key: agencies.add_agency(session, AgencyDetails(name=name, kind=kind))
        for key, name, kind in (
            ("group", "กลุ่มนโยบายและแผน", "group"),
            ("school", "โรงเรียนบ้านดอน", "school"),
            ("other", "โรงเรียนวัดใหม่", "school"),
            ("twin 1", "โรงเรียนบ้านหนองน้ำ", "school"),
            ("twin 2", "โรงเรียนบ้านหนองน้ำ", "school"),
        )
    }
    made["teacher"] = people.add_person(
        session, PersonDetails(title="นาง", first_name="วารี", last_name="ชื่นบาน")
    )
    postings.add_posting(session, made["teacher"], PostingDetails(made["school"], "ครู"))
    return made


@pytest.fixture
def meeting_id(session: Session, ids: dict[str, int]) -> int:
    add_signatory(session, SignatoryDetails("นายดำรง ศรีทอง", "ผู้อำนวยการสำนักงาน", TODAY))
    body = series.add_series(session, SeriesFacts("ผู้บริหารสถานศึกษา", starts_at="09.30"))
    for member in (
        MemberFacts("นายดำรง  ศรีทอง", "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา", "ประธาน"),
        MemberFacts("นางสาวแผน ดี", "ผู้อำนวยการกลุ่ม", agency_id=ids["group"]),
        MemberFacts("นายรอง ขยัน", "รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"),
        MemberFacts("นายสมหมาย รักดี", "ผู้อำนวยการโรงเรียนบ้านดอน", agency_id=ids["school"]),
        MemberFacts("นางวารี ชื่นบาน", "ครู", person_id=ids["teacher"]),
        MemberFacts("นางใหม่ ใจดี", "ผอ.รร.วัดใหม่"),
        MemberFacts("นายแฝด หนึ่ง", "ผู้อำนวยการโรงเรียนบ้านหนองน้ำ"),
        MemberFacts("นายเชี่ยว ชาญ", "ผู้ทรงคุณวุฒิ"),
    ):
        series.add_member(session, body, member)
    return meetings.plan_meeting(session, body, MeetingFacts(DAY))


def test_each_agency_gets_one_letter_with_all_its_names(
    session: Session, ids: dict[str, int], meeting_id: int
) -> None:
    found = invited(session, meeting_id, TODAY)
    assert [(each.agency_id, each.name) for each in found.outside] == [
        (ids["school"], "นายสมหมาย รักดี, นางวารี ชื่นบาน"),
        (ids["other"], "นางใหม่ ใจดี"),
        (None, "นายแฝด หนึ่ง"),  # two schools bear that name: nobody knows which
        (None, "นายเชี่ยว ชาญ"),
    ]
    assert [each.addressee for each in found.outside[2:]] == ["นายแฝด หนึ่ง", "นายเชี่ยว ชาญ"]


def test_those_of_the_office_get_the_memo_and_who_signs_none(
    session: Session, ids: dict[str, int], meeting_id: int
) -> None:
    found = invited(session, meeting_id, TODAY)
    assert [(each.agency_id, each.addressee) for each in found.inside] == [
        (ids["group"], ""),
        (None, "รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"),
    ]
    assert found.left_out == ("นายดำรง ศรีทอง",)
    assert "ไม่เชิญผู้ลงนามเอง: นายดำรง ศรีทอง" in found.note(found.inside)


def test_memo_and_letter_say_one_text_and_whom_they_go_to(
    session: Session, meeting_id: int
) -> None:
    letter = drafting.draft_of(session, meeting_id, drafting.INVITATION, TODAY)
    memo = drafting.draft_of(session, meeting_id, drafting.INVITATION_MEMO, TODAY)
    assert letter.content["subject"] == memo.content["subject"]
    for each in (letter, memo):
        assert "โปรดส่งแบบตอบรับภายในวันที่ 14 กันยายน 2569" in each.content["purpose"]
        told = f"{each.content['purpose']} {each.content['conclusion']}"
        assert told.count("ตามวัน เวลา และสถานที่ดังกล่าว") == 1
    assert (len(letter.recipients), len(memo.recipients)) == (4, 2)
    assert letter.content["addressee"] == "ผู้บริหารสถานศึกษา"
    assert str(memo.content["addressee"]).startswith("ผู้อำนวยการกลุ่มทุกกลุ่ม")
    assert "ไม่พบในทำเนียบ ใช้ชื่อตามที่พิมพ์: นายแฝด หนึ่ง, นายเชี่ยว ชาญ" in letter.note
