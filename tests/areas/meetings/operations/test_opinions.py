"""The round of resolutions: answers, corrections, and silence after the seventh day."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import attendance, drafting, duties, meetings
from district_admin.areas.meetings.operations.opinions import (
    give_rest,
    round_of,
    set_given,
    set_opinion,
)
from district_admin.areas.meetings.operations.refusals import (
    MeetingClosedError,
    MeetingGoneError,
    MeetingIncompleteError,
)

SENT = date(2026, 9, 28)


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    made = plan(date(2026, 9, 16))
    duty = next(e for e in duties.list_duties(session, made) if e.key == duties.CIRCULATE)
    duties.finish_duty(session, duty.id, SENT)
    return made


def test_answers_are_counted_and_silence_agrees_after_the_seventh_day(
    session: Session, meeting_id: int
) -> None:
    attendance.add_participant(session, meeting_id, "นางสาวฟ้า ใส")  # no member: not asked
    people = attendance.list_people(session, meeting_id)
    set_opinion(session, people[0].id, "agree", date(2026, 9, 29))
    set_opinion(session, people[1].id, "correct", date(2026, 9, 30), "วาระ 4.1 แก้เป็น 40 คน")
    meeting = meetings.get_meeting(session, meeting_id)
    found = round_of(session, meeting)
    assert (found.asked, found.agreed, len(found.corrections), len(found.silent)) == (4, 1, 1, 2)
    assert found.until == date(2026, 10, 5)
    assert not found.is_over(date(2026, 10, 5))
    assert found.is_over(date(2026, 10, 6))
    over = date(2026, 10, 6)
    content = drafting.draft_of(session, meeting_id, drafting.SUMMARY, over).content
    assert "ซึ่งประชุมเมื่อวันพุธที่ 16 กันยายน 2569" in content["cause"]  # not gone round that day
    assert "ถือว่าเห็นชอบ จำนวน 2 คน" in content["purpose"]
    assert f"{people[1].name} ขอแก้ไขดังนี้ วาระ 4.1 แก้เป็น 40 คน" in content["purpose"]


def test_an_answer_can_be_taken_back(session: Session, meeting_id: int) -> None:
    person = attendance.list_people(session, meeting_id)[0]
    set_opinion(session, person.id, "disagree", SENT, "ไม่ตรงกับที่ประชุม")
    assert round_of(session, meetings.get_meeting(session, meeting_id)).against == [person]
    set_opinion(session, person.id, "agree", SENT, "ไม่ตรงกับที่ประชุม")
    assert (person.opinion, person.opinion_text, person.opinion_on) == ("agree", "", SENT)
    set_given(session, person.id, None)
    set_opinion(session, person.id, "", date(2026, 9, 1))
    assert (person.opinion, person.opinion_text, person.opinion_on) == ("", "", None)
    assert person.given_on is None


@pytest.mark.parametrize(
    ("opinion", "on", "told"),
    [
        ("correct", SENT, "ข้อความที่ขอแก้ไขหรือเหตุผล"),
        ("disagree", SENT, "ข้อความที่ขอแก้ไขหรือเหตุผล"),
        ("agree", date(2026, 9, 27), "ต้องไม่ก่อนวันแจกเวียน"),
    ],
)
def test_what_cannot_be_is_refused(
    session: Session, meeting_id: int, opinion: str, on: date, told: str
) -> None:
    person = attendance.list_people(session, meeting_id)[0]
    with pytest.raises(MeetingIncompleteError, match=told):
        set_opinion(session, person.id, opinion, on)


def test_nobody_answers_before_the_resolutions_went_round(
    session: Session, plan: Callable[[date], int]
) -> None:
    made = plan(date(2026, 11, 4))
    person = attendance.list_people(session, made)[0]
    assert round_of(session, meetings.get_meeting(session, made)).until is None
    with pytest.raises(MeetingIncompleteError, match="ยังไม่ได้แจกเวียนมติ"):
        set_opinion(session, person.id, "agree", SENT)


def test_who_has_got_the_resolutions_is_known_of_each(session: Session, meeting_id: int) -> None:
    people = attendance.list_people(session, meeting_id)
    meeting = meetings.get_meeting(session, meeting_id)
    set_given(session, people[0].id, SENT)
    set_opinion(session, people[0].id, "agree", date(2026, 9, 30))
    set_opinion(session, people[1].id, "agree", date(2026, 9, 30))  # who answers has them
    assert [each.id for each in round_of(session, meeting).not_given] == [e.id for e in people[2:]]
    assert give_rest(session, meeting_id, date(2026, 9, 29)) == 2
    days = [each.given_on for each in people]
    assert days == [SENT, date(2026, 9, 30), date(2026, 9, 29), date(2026, 9, 29)]
    set_given(session, people[3].id, None)
    assert round_of(session, meeting).not_given == [people[3]]
    with pytest.raises(MeetingIncompleteError, match="วันที่ได้รับต้องไม่ก่อนวันแจกเวียนมติ"):
        set_given(session, people[3].id, date(2026, 9, 27))
    meetings.close_meeting(session, meeting_id, date(2026, 10, 20))
    with pytest.raises(MeetingClosedError):
        set_given(session, people[3].id, date(2026, 9, 29))


def test_of_who_was_taken_off_the_list_nothing_is_noted(session: Session, meeting_id: int) -> None:
    gone = attendance.list_people(session, meeting_id)[-1].id + 1000
    with pytest.raises(MeetingGoneError):
        set_opinion(session, gone, "agree", SENT)
    with pytest.raises(MeetingGoneError):
        set_given(session, gone, SENT)
