"""Who was there is counted once, whoever came, and the minutes say when."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import attendance, presiding
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.paper_kinds import MINUTES
from district_admin.areas.meetings.operations.paper_making import problems_of
from district_admin.areas.meetings.operations.papers import minutes_of
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError

Plan = Callable[[date], int]
DAY = date(2026, 9, 16)


@pytest.mark.parametrize("who", ["นายสมหมาย  รักดี", "นางสาวแทน มาดี", "นางสาวมะลิ ใจงาม"])
def test_nobody_stands_for_another_who_is_there_already(
    session: Session, plan: Plan, who: str
) -> None:
    chair, first, second, last = attendance.list_people(session, plan(DAY))
    attendance.set_presence(session, chair.id, PresenceFacts("substitute", "นางสาวแทน มาดี"))
    attendance.set_presence(session, first.id, PresenceFacts("present"))
    with pytest.raises(MeetingIncompleteError, match="อยู่ในรายชื่อแล้ว"):
        attendance.set_presence(session, second.id, PresenceFacts("substitute", who))
    attendance.set_presence(session, chair.id, PresenceFacts("substitute", "นางสาวแทน มาดี", "ครู"))
    assert (second.presence, last.presence) == ("", "")


def test_who_is_twice_by_a_name_in_another_order_of_marks_is_told(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(DAY)
    people = attendance.list_people(session, meeting_id)
    attendance.add_participant(session, meeting_id, "นายแก้ว ที\u0e37\u0e48รัก")
    with pytest.raises(MeetingIncompleteError, match="อยู่ในรายชื่อแล้ว"):
        attendance.add_participant(session, meeting_id, "นายแก้ว ที\u0e48\u0e37รัก\u200b")
    for each in people:
        attendance.set_presence(session, each.id, PresenceFacts("present"))
    people[2].presence, people[2].substitute_name = "substitute", people[3].name  # by a reply
    told = [each.text for each in problems_of(session, meeting_id, MINUTES)]
    assert any(people[3].name in each and "มากกว่าหนึ่งบรรทัด" in each for each in told)


def test_who_came_late_or_left_before_the_end_is_noted(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    late, left, absent, _last = attendance.list_people(session, meeting_id)
    attendance.set_presence(session, late.id, PresenceFacts("present", came_at="10.15"))
    attendance.set_presence(
        session, left.id, PresenceFacts("substitute", "นางแทน มาดี", left_at="11.30")
    )
    attendance.set_presence(session, absent.id, PresenceFacts("absent", came_at="10.00"))
    minutes = minutes_of(session, meeting_id)
    assert [each.note for each in minutes.present] == [
        "(เข้าประชุมเวลา 10.15 น.)",
        "(ออกจากที่ประชุมเวลา 11.30 น.)",
    ]
    assert (minutes.absent[0].note, absent.came_at) == ("", "")


def test_the_rest_came_but_for_those_who_had_declined(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    declined, sends, silent, _last = attendance.list_people(session, meeting_id)
    attendance.set_reply(session, declined.id, "no")
    attendance.set_reply(session, sends.id, "substitute", "นางแทน มาดี")
    attendance.mark_rest(session, meeting_id, "present")
    assert [each.presence for each in (declined, sends, silent)] == [
        "absent",
        "substitute",
        "present",
    ]


def test_who_presided_while_the_chair_was_away_stands_first_in_the_minutes(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(DAY)
    chair, first, second, last = attendance.list_people(session, meeting_id)
    with pytest.raises(MeetingIncompleteError, match="กรุณาเลือกกรรมการที่มาประชุม"):
        presiding.let_preside(session, second.id)
    attendance.set_presence(session, chair.id, PresenceFacts("absent"))
    for each in (first, second, last):
        attendance.set_presence(session, each.id, PresenceFacts("present"))
    assert any(chair.name in each for each in _told(session, meeting_id))
    presiding.let_preside(session, first.id)
    presiding.let_preside(session, second.id)
    present = minutes_of(session, meeting_id).present
    assert [each.name for each in present] == [second.name, first.name, last.name]
    assert [each.role for each in present[:2]] == ["ประธานในที่ประชุม", "กรรมการ"]
    assert not any(chair.name in each for each in _told(session, meeting_id))
    attendance.set_presence(session, second.id, PresenceFacts("absent"))
    assert minutes_of(session, meeting_id).absent[-1].role == "กรรมการ"


def test_minutes_tell_that_the_quorum_was_not_there(session: Session, plan: Plan) -> None:
    meeting_id = plan(DAY)
    chair, *others = attendance.list_people(session, meeting_id)
    attendance.set_presence(session, chair.id, PresenceFacts("present"))
    for each in others:
        attendance.set_presence(session, each.id, PresenceFacts("absent"))
    assert any("ไม่ครบองค์ประชุม" in each for each in _told(session, meeting_id))
    attendance.set_presence(session, others[0].id, PresenceFacts("present"))
    assert not any("ไม่ครบองค์ประชุม" in each for each in _told(session, meeting_id))


def _told(session: Session, meeting_id: int) -> list[str]:
    return [each.text for each in problems_of(session, meeting_id, MINUTES)]
