"""What a meeting costs: allowances and travel of those who came, refreshments for those expected.

Rates are the body's own, as they were typed last time: they rest on a rule of each office and are
no constants of a program (official-documents 7.1, 7.2).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import MeetingPerson
from district_admin.areas.meetings.model.meeting import ABSENT, DECLINES, PRESENT, SUBSTITUTE
from district_admin.areas.meetings.model.series import CHAIR
from district_admin.areas.meetings.operations.answers import head_count
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.drafting import Draft
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.papers import sitting_of
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.office.letterhead import read_letterhead
from district_admin.texts import _
from district_admin.thai.numerals import to_arabic_digits, whole_number

if TYPE_CHECKING:
    from district_admin.areas.meetings.documents.pay_sheet import PaySheet

RATES: Final = ("chair", "member", "travel", "budget", "snack", "snack_times", "meal", "meal_times")
_LONGEST: Final = 12


def rates_of(session: Session, meeting_id: int) -> dict[str, str]:
    """Return the rates of a meeting's body as they were typed last time."""
    kept = get_meeting(session, meeting_id).series.rates
    return {name: str(kept.get(name, "")) for name in RATES}


def keep_rates(session: Session, meeting_id: int, typed: Mapping[str, Any]) -> None:
    """Keep rates of a meeting's body for the next time. Raises MeetingGoneError."""
    series = get_meeting(session, meeting_id).series
    new = {name: str(typed[name] or "").strip() for name in RATES if name in typed}
    if {**series.rates, **new} != series.rates:
        series.rates = {**series.rates, **new}
        session.flush()


def pay_sheet_of(session: Session, meeting_id: int, typed: Mapping[str, Any]) -> "PaySheet":
    """Return what those who came are paid; the chair by a rate of the own.

    The manual has it ready the day before: until somebody was marked it names those expected.

    Raises MeetingGoneError, and MeetingIncompleteError where nobody came or nothing is paid.
    """
    from district_admin.areas.meetings.documents.pay_sheet import (  # noqa: PLC0415 - draws
        Payment,
        PaySheet,
        Signer,
    )

    meeting = get_meeting(session, meeting_id)
    chair, member, travel = (_baht(typed[name]) for name in ("chair", "member", "travel"))
    if not (chair or member or travel):
        raise MeetingIncompleteError(_("กรุณากรอกอัตราเบี้ยประชุมหรือค่าพาหนะ"))
    there = _paid(list_people(session, meeting_id))
    if not there:
        raise MeetingIncompleteError(_("ยังไม่มีผู้มาประชุม กรุณาบันทึกผู้มาประชุมก่อน"))
    payments = tuple(
        Payment(
            name,
            _paid_as(each, name),
            _rate(each, chair or member, member),
            travel=travel,
        )
        for each, name in there
    )
    certifier = Signer(meeting.taker_name, meeting.taker_position)
    budget = str(typed["budget"] or "").strip()
    return PaySheet(sitting_of(meeting), payments, budget, certifier)


def pay_sheet_title(session: Session, meeting_id: int) -> str:
    """Return how the file of a proof of payment is called, each meeting's its own."""
    meeting = get_meeting(session, meeting_id)
    return f"หลักฐานการจ่ายเงิน {meeting.body_name} ครั้งที่ {meeting.number}-{meeting.be_year}"


def refreshments_of(session: Session, meeting_id: int, typed: Mapping[str, Any]) -> Draft:
    """Return the memo that asks for the refreshments of a meeting.

    Raises MeetingGoneError, and MeetingIncompleteError where nothing is asked for.
    """
    from district_admin.areas.meetings.documents.refreshments import (  # noqa: PLC0415 - draws
        MEAL,
        SNACK,
        Catering,
        CateringRequest,
        made_up_of,
        refreshments_memo,
    )

    people = whole_number(str(typed["people"] or "")) or 0
    lines = []
    for what, name in ((SNACK, "snack"), (MEAL, "meal")):
        rate = _baht(typed[name])
        times = whole_number(str(typed[f"{name}_times"] or "")) or (1 if rate else 0)
        if rate and times:
            lines.append(Catering(what, people, times, rate))
    if not lines or not people:
        raise MeetingIncompleteError(_("กรุณากรอกจำนวนคนและอัตราค่าอาหารอย่างน้อยหนึ่งรายการ"))
    sitting = sitting_of(get_meeting(session, meeting_id))
    count = head_count(session, meeting_id)
    made_of = ""
    if (count.coming or count.substitutes) and people == count.fed:  # not a number of her own
        made_of = made_up_of(count.coming, count.substitutes, count.staff, count.reserve)
    budget = str(typed["budget"] or "").strip()
    request = CateringRequest(sitting, tuple(lines), budget, made_of=made_of)
    return Draft("memo", refreshments_memo(request, read_letterhead(session)))


def expected(session: Session, meeting_id: int) -> int:
    """Return for how many the caterer is asked: by the answers, the staff and the reserve.

    As long as nobody has said that they come: for all who have not said that they will not.
    """
    count = head_count(session, meeting_id)
    if count.coming or count.substitutes:
        return count.fed
    people = list_people(session, meeting_id)
    still = sum(each.reply != DECLINES and each.presence != ABSENT for each in people)
    return still + count.staff + count.reserve


def _paid(people: Sequence[MeetingPerson]) -> list[tuple[MeetingPerson, str]]:
    """Return who is paid, and the name that signs for it."""
    began = any(each.presence for each in people if each.is_member)
    paid = []
    for each in people:
        expected_as = each.presence or {"": PRESENT, "yes": PRESENT}.get(each.reply, each.reply)
        came = each.presence if began else expected_as
        if came == SUBSTITUTE and each.substitute_name:
            paid.append((each, each.substitute_name))
        elif came in (PRESENT, SUBSTITUTE):
            paid.append((each, each.name))
    return paid


def _paid_as(person: MeetingPerson, name: str) -> str:
    """Return as what somebody is paid: who signs in a member's place says in whose."""
    return person.role if name == person.name else f"แทน {person.name}"


def _rate(person: MeetingPerson, chair: Decimal, member: Decimal) -> Decimal:
    if not person.is_member:
        return Decimal(0)
    return chair if person.role.startswith(CHAIR) else member


def _baht(typed: object) -> Decimal:
    text = to_arabic_digits(str(typed or "")).replace(",", "").replace("บาท", "").strip()
    if not text:
        return Decimal(0)
    try:
        amount = Decimal(text) if len(text) <= _LONGEST else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount < 10**9:
        told = _("“{typed}” ไม่ใช่จำนวนเงิน กรุณาพิมพ์เช่น 400 หรือ 35.50")
        raise MeetingIncompleteError(told.format(typed=text[:20]))
    return amount
