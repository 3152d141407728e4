"""The report for an inspector: which numbers of a year bear no paper, and why."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import CANCELLED, ISSUED
from district_admin.areas.correspondence.operations.numbering import (
    number_rule,
    numbered,
    series_of,
)
from district_admin.texts import _
from district_admin.thai.calendar import medium_date


@dataclass(frozen=True)
class Gap:
    """What an inspector asks about: a number of a series that bears no paper, and why."""

    number: int
    sub_number: int
    number_text: str
    reason: str


def gaps(session: Session, register: str, year: int, today: date) -> list[Gap]:
    """Return the numbers of a year that bear no paper, in order: the report for an inspector.

    Numbers that were never given (below the first, passed over by hand), cancelled ones with
    their reason, and reserved ones with until when.
    """
    rule = number_rule(session, register)
    series = series_of(session, rule.shares_with or register, year)
    if series is None:
        return []
    query = select(RegisterEntry).where(RegisterEntry.series_id == series.id)
    query = query.order_by(RegisterEntry.number, RegisterEntry.sub_number)
    entries = list(session.scalars(query))
    missing = set(range(series.first_number, series.last_number + 1)) - {e.number for e in entries}
    found = [
        Gap(number, 0, numbered(session, rule, number, 0, year), _("ไม่มีในทะเบียน (ข้ามเลข)"))
        for number in missing
    ]
    found += [
        Gap(each.number, each.sub_number, each.number_text, _why(each, today))
        for each in entries
        if each.state != ISSUED
    ]
    return sorted(found, key=lambda gap: (gap.number, gap.sub_number))


def _why(entry: RegisterEntry, today: date) -> str:
    if entry.state == CANCELLED:
        return _("ยกเลิก: {reason}").format(reason=entry.cancel_reason)
    until = entry.reserved_until
    day = medium_date(until) if until else ""
    if until is not None and until < today:
        return _("จองไว้ เกินกำหนดใช้เมื่อ {day}: {purpose}").format(day=day, purpose=entry.subject)
    return _("จองไว้ถึง {day}: {purpose}").format(day=day, purpose=entry.subject)
