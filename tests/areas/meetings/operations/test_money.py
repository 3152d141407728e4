"""What a meeting costs: those who came are paid, those expected are fed, rates are remembered."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import attendance, money
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError

PAID: dict[str, Any] = {
    "chair": "๕๐๐",
    "member": "400",
    "travel": "1,050.50 บาท",
    "budget": "งบดำเนินงาน",
}


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    made = plan(date(2026, 9, 16))
    people = attendance.list_people(session, made)
    attendance.set_presence(session, people[0].id, PresenceFacts("present"))
    attendance.set_presence(session, people[1].id, PresenceFacts("substitute", "นางแทน มาดี"))
    attendance.set_presence(session, people[2].id, PresenceFacts("absent"))
    attendance.set_reply(session, people[3].id, "no")
    attendance.add_participant(session, made, "นางสาวฟ้า ใส")
    return made


def test_those_who_came_are_paid_the_chair_by_a_rate_of_its_own(
    session: Session, meeting_id: int
) -> None:
    sheet = money.pay_sheet_of(session, meeting_id, PAID)
    assert [(each.name, each.rate, each.travel) for each in sheet.payments] == [
        ("นายดำรง ศรีทอง", Decimal(500), Decimal("1050.50")),
        ("นางแทน มาดี", Decimal(400), Decimal("1050.50")),
        ("นางสาวฟ้า ใส", Decimal(0), Decimal("1050.50")),
    ]
    assert sheet.payments[1].role.startswith("แทน ")
    assert sheet.total == Decimal("4051.50")
    alike = money.pay_sheet_of(session, meeting_id, {**PAID, "chair": ""})
    assert alike.payments[0].rate == Decimal(400)  # without a rate of its own


def test_each_meeting_has_a_proof_of_payment_of_its_own_name(
    session: Session, meeting_id: int, plan: Callable[[date], int]
) -> None:
    names = [money.pay_sheet_title(session, each) for each in (meeting_id, plan(date(2026, 10, 7)))]
    assert [each[-15:] for each in names] == ["ครั้งที่ 1-2569", "ครั้งที่ 2-2569"]


def test_rates_are_there_again_the_next_time(session: Session, meeting_id: int) -> None:
    money.keep_rates(session, meeting_id, PAID)
    money.keep_rates(session, meeting_id, {"snack": "35"})
    rates = money.rates_of(session, meeting_id)
    assert (rates["chair"], rates["snack"], rates["meal"]) == ("๕๐๐", "35", "")


def test_refreshments_are_asked_for_those_expected(session: Session, meeting_id: int) -> None:
    assert money.expected(session, meeting_id) == 3  # not who is absent, nor who said no
    typed = {
        "people": "3",
        "snack": "35",
        "snack_times": "2",
        "meal": "",
        "meal_times": "",
        "budget": "",
    }
    draft = money.refreshments_of(session, meeting_id, typed)
    assert draft.kind == "memo"
    assert "210" in str(draft.content["purpose"])
    assert "สองร้อยสิบบาทถ้วน" in str(draft.content["purpose"])


@pytest.mark.parametrize("typed", ["สี่ร้อย", "-5", "1e9999", "9" * 40, "nan"])
def test_what_is_no_amount_is_refused(session: Session, meeting_id: int, typed: str) -> None:
    with pytest.raises(MeetingIncompleteError, match="ไม่ใช่จำนวนเงิน"):
        money.pay_sheet_of(session, meeting_id, {**PAID, "member": typed})


def test_nothing_to_pay_and_nobody_to_feed_are_told(
    session: Session, meeting_id: int, plan: Callable[[date], int]
) -> None:
    nothing = dict.fromkeys(PAID, "")
    with pytest.raises(MeetingIncompleteError, match="กรุณากรอกอัตรา"):
        money.pay_sheet_of(session, meeting_id, nothing)
    empty_room = plan(date(2026, 11, 4))
    attendance.mark_rest(session, empty_room, "absent")
    with pytest.raises(MeetingIncompleteError, match="ยังไม่มีผู้มาประชุม"):
        money.pay_sheet_of(session, empty_room, PAID)
    empty = dict.fromkeys(("people", "snack", "snack_times", "meal", "meal_times", "budget"), "")
    with pytest.raises(MeetingIncompleteError, match="กรุณากรอกจำนวนคน"):
        money.refreshments_of(session, meeting_id, empty)


def test_the_day_before_those_expected_are_on_the_pay_sheet(
    session: Session, plan: Callable[[date], int]
) -> None:
    meeting_id = plan(date(2026, 9, 16))
    _chair, first, second, last = attendance.list_people(session, meeting_id)
    attendance.set_reply(session, first.id, "no")
    attendance.set_reply(session, second.id, "substitute", "นางแทน มาดี")
    attendance.add_participant(session, meeting_id, "นางสาวฟ้า ใส")
    sheet = money.pay_sheet_of(session, meeting_id, PAID)
    assert [each.name for each in sheet.payments] == [
        "นายดำรง ศรีทอง",
        "นางแทน มาดี",
        last.name,
        "นางสาวฟ้า ใส",
    ]
