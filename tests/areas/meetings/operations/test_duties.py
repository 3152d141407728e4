"""The manual's days: counted from the meeting, moved with it, kept off days off."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import duties, duty_moves, meetings
from district_admin.areas.meetings.operations.duties import (
    finish_duty,
    list_duties,
    manual_duties,
    reopen_duty,
    set_due,
    set_rule,
)
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.steps import day_changed
from district_admin.office.days_off import add_day_off, as_in_calendar

Plan = Callable[[date], int]
WEDNESDAY = date(2026, 9, 16)


def _due(session: Session, meeting_id: int) -> dict[str, date | None]:
    return {each.key: each.due_on for each in list_duties(session, meeting_id)}


def _id(session: Session, meeting_id: int, key: str) -> int:
    return next(each.id for each in list_duties(session, meeting_id) if each.key == key)


def test_the_manuals_days_come_with_the_date(session: Session, plan: Plan) -> None:
    due = _due(session, plan(WEDNESDAY))
    assert due["call_for_items"] == date(2026, 9, 2)
    assert due["send_invitation"] == date(2026, 9, 9)
    assert due["confirm_attendance"] == date(2026, 9, 14)
    assert due["hold_meeting"] == WEDNESDAY
    assert due["brief_resolutions"] == date(2026, 9, 28)  # the 26th is a Saturday
    assert due["write_minutes"] == date(2026, 9, 30)
    assert due["collect_opinions"] is None  # nobody knows yet when the resolutions go round
    assert due["adopt_minutes"] is None  # nor when the next meeting is


def test_every_step_of_the_manual_is_there_in_its_order(session: Session, plan: Plan) -> None:
    steps = [each.step for each in list_duties(session, plan(WEDNESDAY))]
    numbers = [tuple(int(part) for part in step.split(".")) for step in steps]
    assert numbers == sorted(numbers)
    assert {number[0] for number in numbers} == set(range(1, 14))


def test_before_the_meeting_a_day_off_moves_it_earlier_and_afterwards_later(
    session: Session, plan: Plan
) -> None:
    add_day_off(session, date(2026, 9, 9), "วันหยุดพิเศษ")
    add_day_off(session, date(2026, 9, 30), "วันหยุดพิเศษ")
    due = _due(session, plan(WEDNESDAY))
    assert due["send_invitation"] == date(2026, 9, 8)
    assert due["write_minutes"] == date(2026, 10, 1)


def test_another_date_moves_what_is_open_and_leaves_what_was_done(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(WEDNESDAY)
    finish_duty(session, _id(session, meeting_id, "call_for_items"), date(2026, 9, 1))
    meetings.edit_meeting(session, meeting_id, MeetingFacts(date(2026, 9, 23)))
    due = _due(session, meeting_id)
    assert due["call_for_items"] == date(2026, 9, 2)
    assert due["send_invitation"] == date(2026, 9, 16)


def test_the_day_the_resolutions_go_round_starts_seven_days(session: Session, plan: Plan) -> None:
    meeting_id = plan(WEDNESDAY)
    circulate = _id(session, meeting_id, "circulate")
    finish_duty(session, circulate, date(2026, 9, 29))
    assert _due(session, meeting_id)["collect_opinions"] == date(2026, 10, 6)
    reopen_duty(session, circulate)
    assert _due(session, meeting_id)["collect_opinions"] is None


def test_minutes_are_adopted_on_the_day_of_the_next_meeting(session: Session, plan: Plan) -> None:
    first = plan(WEDNESDAY)
    second = plan(date(2026, 10, 14))
    assert _due(session, first)["adopt_minutes"] == date(2026, 10, 14)
    finish_duty(session, _id(session, first, "circulate"), date(2026, 9, 29))
    assert _due(session, first)["adopt_minutes"] == date(2026, 10, 14)
    meetings.edit_meeting(session, second, MeetingFacts(date(2026, 10, 21)))
    assert _due(session, first)["adopt_minutes"] == date(2026, 10, 21)
    meetings.bin_meeting(session, second)
    assert _due(session, first)["adopt_minutes"] is None


def test_a_day_of_her_own_moves_with_the_meeting(session: Session, plan: Plan) -> None:
    meeting_id = plan(WEDNESDAY)
    set_due(session, _id(session, meeting_id, "send_invitation"), date(2026, 9, 4))
    meetings.edit_meeting(session, meeting_id, MeetingFacts(date(2026, 9, 18)))
    assert _due(session, meeting_id)["send_invitation"] == date(2026, 9, 4)  # the 6th is a Sunday
    with pytest.raises(MeetingIncompleteError, match="366"):
        set_due(session, _id(session, meeting_id, "send_invitation"), date(2024, 1, 1))


def test_the_office_has_days_of_its_own_for_meetings_to_come(session: Session, plan: Plan) -> None:
    set_rule(session, "call_for_items", -21)
    set_rule(session, "prepare_food", None, left_out=True)
    due = _due(session, plan(WEDNESDAY))
    assert due["call_for_items"] == date(2026, 8, 26)
    assert "prepare_food" not in due
    set_rule(session, "call_for_items", -14)  # as the manual has it: nothing of her own is left
    assert duties.office_offsets(session)["call_for_items"] == -14


def test_a_paper_goes_up_the_line_and_comes_back_for_correction(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(WEDNESDAY)
    duty_id = _id(session, meeting_id, "write_minutes")
    on = date(2026, 9, 21)
    assert duty_moves.forward_duty(session, duty_id, on) == "admin_head"
    assert duty_moves.forward_duty(session, duty_id, on) == "deputy"
    duty_moves.return_duty(session, duty_id, on, "แก้มติวาระที่ 4")
    with pytest.raises(MeetingIncompleteError, match="อยู่ที่เจ้าหน้าที่"):
        duty_moves.return_duty(session, duty_id, on, "อีกครั้ง")
    holders = [duty_moves.forward_duty(session, duty_id, on) for _ in range(4)]
    assert holders == ["admin_head", "deputy", "director", "officer"]
    moves = duty_moves.list_moves(session, meeting_id)[duty_id]
    assert [move.outcome for move in moves] == [
        *("forwarded", "forwarded", "returned"),
        *("forwarded", "forwarded", "forwarded", "approved"),
    ]
    assert moves[2].note == "แก้มติวาระที่ 4"


def test_keys_of_the_manual_are_told_apart() -> None:
    keys = [each.key for each in manual_duties()]
    assert len(set(keys)) == len(keys)


def test_a_day_she_set_for_the_answers_stays_when_the_resolutions_go_round(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(WEDNESDAY)
    set_due(session, _id(session, meeting_id, "collect_opinions"), date(2026, 10, 8))
    finish_duty(session, _id(session, meeting_id, "circulate"), date(2026, 9, 29))
    assert _due(session, meeting_id)["collect_opinions"] == date(2026, 10, 8)


@pytest.mark.parametrize("key", ["circulate", "adopt_minutes"])
def test_resolutions_go_round_and_are_adopted_after_their_meeting(
    session: Session, plan: Plan, key: str
) -> None:
    meeting_id = plan(WEDNESDAY)
    before = WEDNESDAY - timedelta(days=1)
    with pytest.raises(MeetingIncompleteError, match="ทำได้ตั้งแต่วันประชุม"):
        finish_duty(session, _id(session, meeting_id, key), before)
    finish_duty(session, _id(session, meeting_id, key), WEDNESDAY)


def test_what_is_due_goes_off_a_day_that_the_cabinet_closes_and_back(
    session: Session, plan: Plan
) -> None:
    meeting_id = plan(WEDNESDAY)
    before = _due(session, meeting_id)
    invitation, minutes = before["send_invitation"], before["write_minutes"]
    assert invitation is not None
    assert minutes is not None
    for day in (invitation, minutes):
        add_day_off(session, day, "วันหยุดพิเศษ")
        day_changed(session, day)
    moved = _due(session, meeting_id)
    assert moved["send_invitation"] == invitation - timedelta(days=1)
    assert moved["write_minutes"] == minutes + timedelta(days=1)
    for day in (invitation, minutes):
        as_in_calendar(session, day)
        day_changed(session, day)
    assert _due(session, meeting_id) == before
