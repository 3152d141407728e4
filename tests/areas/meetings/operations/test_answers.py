"""Answers to the invitation: counted, fed by, and the telephones by which they are asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import agencies, people, postings
from district_admin.areas.directory.operations.agencies import AgencyDetails
from district_admin.areas.directory.operations.people import PersonDetails
from district_admin.areas.directory.operations.postings import PostingDetails
from district_admin.areas.meetings.operations import (
    answers,
    attendance,
    meetings,
    money,
    paper_kinds,
    paper_making,
)
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.refusals import MeetingClosedError
from district_admin.documents.form_model import Letterhead
from district_admin.documents.look import Look
from district_admin.documents.model import Table

DAY = date(2026, 9, 16)
TODAY = date(2026, 9, 14)


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    """One comes, one sends another, one declines, one is silent; the school of one is known."""
    school = agencies.add_agency(
        session, AgencyDetails(name="โรงเรียนบ้านดอน", kind="school", telephone="044000123")
    )
    head = people.add_person(
        session,
        PersonDetails("สมหมาย", "รักดี", "นาย", mobile="0810000001"),
    )
    postings.add_posting(
        session, head, PostingDetails(school, "ผู้อำนวยการโรงเรียนบ้านดอน", is_head=True)
    )
    made = plan(DAY)
    chair, comes, sends, declines = attendance.list_people(session, made)
    attendance.set_reply(session, comes.id, "yes")
    attendance.set_reply(session, sends.id, "substitute", "นางแทน มาดี")
    attendance.set_reply(session, declines.id, "no")
    assert chair.reply == ""
    return made


def test_the_caterer_cooks_for_answers_staff_and_reserve(session: Session, meeting_id: int) -> None:
    answers.set_extra(session, meeting_id, staff=3, reserve=2)
    count = answers.head_count(session, meeting_id)
    assert (count.coming, count.substitutes, count.declined, count.silent) == (1, 1, 1, 1)
    assert count.fed == 7
    assert money.expected(session, meeting_id) == 7
    meetings.close_meeting(session, meeting_id, date(2026, 10, 20))
    with pytest.raises(MeetingClosedError):
        answers.set_extra(session, meeting_id, staff=0, reserve=0)


def test_a_post_is_told_with_the_agency_that_it_does_not_name(
    session: Session, meeting_id: int
) -> None:
    [named] = [e for e in answers.list_answers(session, meeting_id, TODAY) if e.agency]
    assert named.post == "ผู้อำนวยการโรงเรียนบ้านดอน"
    elsewhere = replace(named, agency="โรงเรียนวัดใหม่")
    assert elsewhere.post == "ผู้อำนวยการโรงเรียนบ้านดอน โรงเรียนวัดใหม่"
    assert replace(named, agency="").post == "ผู้อำนวยการโรงเรียนบ้านดอน"
    named.person.position = ""
    assert named.post == "โรงเรียนบ้านดอน"


def test_the_memo_says_of_whom_the_number_is_made_up(session: Session, meeting_id: int) -> None:
    answers.set_extra(session, meeting_id, staff=3, reserve=0)
    typed: dict[str, Any] = dict.fromkeys(money.RATES, "")
    typed |= {"people": "5", "snack": "35"}
    told = str(money.refreshments_of(session, meeting_id, typed).content["purpose"])
    assert "ประกอบด้วย ผู้เข้าร่วมประชุม 1 คน ผู้แทน 1 คน เจ้าหน้าที่ 3 คน" in told
    typed["people"] = "40"  # her own number: nobody knows of whom
    assert "ประกอบด้วย" not in str(
        money.refreshments_of(session, meeting_id, typed).content["purpose"]
    )


def test_who_is_asked_is_found_by_the_own_telephone_and_the_schools(
    session: Session, meeting_id: int
) -> None:
    found = {each.person.name: each for each in answers.list_answers(session, meeting_id, TODAY)}
    known = found["นายสมหมาย รักดี"]
    assert known.telephone.replace("\xa0", " ") == "08 1000 0001, 0 4400 0123"
    assert known.agency == "โรงเรียนบ้านดอน"
    assert found["นางวารี ชื่นบาน"].telephone == ""
    known.person.name = "นางรักษา การแทน"  # who is not the head has not the head's own telephone
    session.flush()
    [other] = [
        each for each in answers.list_answers(session, meeting_id, TODAY) if each.id == known.id
    ]
    assert other.telephone.replace("\xa0", " ") == "0 4400 0123"


def test_the_list_for_the_telephone_has_numbers_answers_and_boxes(
    session: Session, meeting_id: int
) -> None:
    look = Look(Letterhead("สำนักงาน"))
    [paper] = paper_making.make_papers(session, meeting_id, paper_kinds.CALLS, look, TODAY)
    [table] = [block for block in paper.blocks if isinstance(block, Table)]
    rows = [
        [
            "".join(run.text for p in cell for run in p.runs).replace("\xa0", " ")
            for cell in row.cells
        ]
        for row in table.rows[1:]
    ]
    by_name = {row[1]: row for row in rows}
    assert "๐๘ ๑๐๐๐ ๐๐๐๑" in by_name["นายสมหมาย รักดี"][3]
    answered = [(row[4], row[5]) for row in rows]
    assert ("มอบผู้แทน", "นางแทน มาดี") in answered
    assert [row[4] for row in rows].count("☐ มา  ☐ แทน  ☐ ไม่มา") == 1


def test_an_answer_takes_no_name_from_a_substitute_who_came(
    session: Session, plan: Callable[[date], int]
) -> None:
    member = attendance.list_people(session, plan(date(2026, 9, 16)))[2]
    came = PresenceFacts("substitute", "นายแทน ใจดี")
    attendance.set_presence(session, member.id, came)
    attendance.set_reply(session, member.id, "substitute")
    assert member.substitute_name == "นายแทน ใจดี"
