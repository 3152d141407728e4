"""Currency: when records were last found right, and the yearly round that asks the agencies."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from district_admin.areas.directory.model import (
    Agency,
    Confirmation,
    ConfirmationRound,
    Person,
    Posting,
)
from district_admin.areas.directory.model.confirmation import (
    CONFIRMED,
    CORRECTED,
    OUTCOME_NAMES,
)
from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.directory.operations.agencies import (
    AgencyFilter,
    get_agency,
    list_agencies,
)
from district_admin.areas.directory.operations.checks import RecordIncompleteError, check_name
from district_admin.areas.directory.operations.people import get_person
from district_admin.areas.directory.operations.people_listing import held_on
from district_admin.areas.directory.operations.preferences import get_settings
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.calendar import fiscal_year


class RoundNotFoundError(OfficeError):
    """A round of confirmation, or an agency in it, is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบรอบยืนยันข้อมูลของหน่วยงานนี้ กรุณาเลือกจากรายการอีกครั้ง"))


def stale_before(session: Session, today: date) -> date:
    """Return the day on or after which a record must have been verified to be up to date."""
    return today - timedelta(days=get_settings(session).stale_after_days)


def stale_agencies(session: Session, today: date, kinds: Sequence[str] = ()) -> list[Agency]:
    """Return the agencies that are out of date or incomplete, in Thai order.

    All kinds without one named.
    """
    return list_agencies(
        session, AgencyFilter(kinds=kinds, stale_before=stale_before(session, today))
    )


def mark_agency_verified(
    session: Session, agency_id: int, on: date, by: str, *, with_people: bool = False
) -> None:
    """Note that an agency's entries were found right on a day, and by what (a call, a form).

    With its people, those who hold a post there on that day count as verified too. Raises
    AgencyNotFoundError and RecordIncompleteError.
    """
    check_name(tidy(by), _("วิธีที่ใช้ตรวจสอบข้อมูล"))
    agency = get_agency(session, agency_id)
    agency.verified_on, agency.verified_by = on, tidy(by)
    if with_people:
        there = select(Person).join(Person.postings)
        there = there.where(Posting.agency_id == agency_id, held_on(on), ~Person.in_bin)
        for person in session.scalars(there.distinct()):
            person.verified_on, person.verified_by = on, tidy(by)


def mark_person_verified(session: Session, person_id: int, on: date, by: str) -> None:
    """Note that a person's entries were found right on a day, and by what.

    Raises PersonNotFoundError and RecordIncompleteError.
    """
    check_name(tidy(by), _("วิธีที่ใช้ตรวจสอบข้อมูล"))
    person = get_person(session, person_id)
    person.verified_on, person.verified_by = on, tidy(by)


def start_round(
    session: Session,
    name: str,
    agency_ids: Sequence[int],
    sent_on: date,
    due_on: date | None = None,
) -> int:
    """Begin to ask agencies to confirm their entries, and return the round's id.

    Raises RecordIncompleteError without a name or agencies, or if the answers are due too early.
    """
    check_name(tidy(name), _("ชื่อรอบยืนยันข้อมูล"))
    if not agency_ids:
        raise RecordIncompleteError(_("กรุณาเลือกหน่วยงานที่จะขอให้ยืนยันข้อมูล"))
    if due_on is not None and due_on < sent_on:
        raise RecordIncompleteError(_("วันครบกำหนดอยู่ก่อนวันที่ส่ง กรุณาแก้ไขวันที่"))
    started = ConfirmationRound(
        name=tidy(name), fiscal_year=fiscal_year(sent_on), sent_on=sent_on, due_on=due_on
    )
    session.add(started)
    session.flush()
    session.add_all(
        Confirmation(round_id=started.id, agency_id=agency_id)
        for agency_id in dict.fromkeys(agency_ids)
    )
    session.flush()
    return started.id


def list_rounds(session: Session) -> list[ConfirmationRound]:
    """Return the rounds outside the bin, the latest first."""
    query = select(ConfirmationRound).where(~ConfirmationRound.in_bin)
    return list(
        session.scalars(
            query.order_by(ConfirmationRound.sent_on.desc(), ConfirmationRound.id.desc())
        )
    )


def list_confirmations(
    session: Session, round_id: int, outcome: str | None = None
) -> list[Confirmation]:
    """Return what the agencies of a round answered, in Thai order; with an outcome, those alone."""
    query = (
        select(Confirmation)
        .join(Confirmation.agency)
        .where(Confirmation.round_id == round_id)
        .options(joinedload(Confirmation.agency))
        .order_by(Agency.sort_text, Agency.id)
    )
    return list(
        session.scalars(query if outcome is None else query.where(Confirmation.outcome == outcome))
    )


def record_answer(
    session: Session, round_id: int, agency_id: int, outcome: str, on: date, note: str = ""
) -> None:
    """Note what an agency answered; one that confirmed or corrected counts as verified that day.

    An empty outcome awaits the answer again. Raises RoundNotFoundError.
    """
    if outcome not in OUTCOME_NAMES:
        raise ValueError(f"not an outcome: {outcome}")
    answer = session.scalar(
        select(Confirmation).where(
            Confirmation.round_id == round_id, Confirmation.agency_id == agency_id
        )
    )
    asked = session.get(ConfirmationRound, round_id)
    if answer is None or asked is None:
        raise RoundNotFoundError
    answer.outcome, answer.note = outcome, note.strip()
    answer.answered_on = on if outcome else None
    if outcome in (CONFIRMED, CORRECTED):
        mark_agency_verified(session, agency_id, on, asked.name)
