"""Numbers of the registers: given in order, reserved, inserted, cancelled; never used twice.

A number is given in the transaction that keeps its row, so what was acknowledged is there and what
was not never was. Each calendar year (พ.ศ. of the day the paper is registered) has its own series:
a paper that is dated back takes from its own year, and moves no other. Source: ข้อ 4.5 of the
specification of official papers (ระเบียบงานสารบรรณ, forms 13 and 14; AMSS-like consoles).
"""

from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import (
    Filing,
    NumberRule,
    NumberSeries,
    RegisterEntry,
)
from district_admin.areas.correspondence.model.register import (
    ANNOUNCEMENT,
    CANCELLED,
    CERTIFICATE,
    CIRCULAR,
    MEMO,
    ORDER,
    RESERVED,
    SENT,
)
from district_admin.areas.correspondence.operations.cancelling import take_number_off
from district_admin.errors import OfficeError
from district_admin.office.days_off import work_calendar
from district_admin.office.operations import get_profile
from district_admin.texts import _
from district_admin.thai.calendar import be_year, medium_date
from district_admin.thai.numerals import quoted, to_arabic_digits, whole_number

_BY_YEAR: Final = frozenset({ORDER, ANNOUNCEMENT, CERTIFICATE})
_WITH_CODE: Final = frozenset({SENT, CIRCULAR})
_CIRCULAR_WORD: Final = "ว "
_MOST_DAYS: Final = 250


class RegisterEntryNotFoundError(OfficeError):
    """A row of a register was asked for that is not there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบรายการนี้ในทะเบียน กรุณาเลือกจากรายการอีกครั้ง"))


class NumberStateError(OfficeError):
    """A number cannot be used that way in the state that it is in."""


class ClockSetBackError(OfficeError):
    """The computer's clock is behind the last row of the register."""

    def __init__(self, last: date, today: date) -> None:
        super().__init__(
            _(
                "นาฬิกาของเครื่องเป็นวันที่ {today} แต่ทะเบียนนี้ลงรายการล่าสุดวันที่ {last} "
                "กรุณาตรวจสอบวันที่ของเครื่องก่อนออกเลข ถ้าต้องการลงย้อนหลัง ให้ระบุวันที่ลงทะเบียนเอง"
            ).format(today=medium_date(today), last=medium_date(last))
        )


class Place(NamedTuple):
    """Where in the registers a number stands, and how the paper bears it."""

    series_id: int
    number: int
    sub_number: int
    text: str


def number_rule(session: Session, register: str) -> NumberRule:
    """Return how a register numbers."""
    return session.scalars(select(NumberRule).where(NumberRule.register == register)).one()


def set_rule(
    session: Session,
    register: str,
    *,
    prefix: str,
    first_number: int = 1,
    shares_with: str = "",
    reserve_days: int = 15,
) -> None:
    """Change how a register numbers from now on; numbers that were given stay as they are.

    Raises NumberStateError for a first number below one, days that are no days, and for sharing in
    a round.
    """
    if first_number < 1:
        raise NumberStateError(_("เลขแรกของปีต้องเป็น 1 ขึ้นไป"))
    if not 1 <= reserve_days <= _MOST_DAYS:
        raise NumberStateError(_("จองเลขไว้ได้ 1 ถึง {most} วันทำการ").format(most=_MOST_DAYS))
    if shares_with and (shares_with == register or number_rule(session, shares_with).shares_with):
        raise NumberStateError(_("ทะเบียนนี้ใช้เลขร่วมกับทะเบียนที่เลือกไม่ได้"))
    rule = number_rule(session, register)
    rule.prefix = to_arabic_digits(" ".join(prefix.split()))
    rule.first_number, rule.shares_with = first_number, shares_with
    rule.reserve_days = reserve_days


def next_number(session: Session, register: str, on: date) -> str:
    """Return the number that the next paper of a day would bear; nothing is given out."""
    number = next_in_series(session, register, be_year(on))
    return numbered(session, number_rule(session, register), number, 0, be_year(on))


def has_numbers(session: Session, register: str) -> bool:
    """Say whether a register has ever given a number."""
    query = select(RegisterEntry.id).where(RegisterEntry.register == register)
    return session.scalar(query.limit(1)) is not None


def next_in_series(session: Session, register: str, year: int) -> int:
    """Return the number that a register goes on with in a calendar year (พ.ศ.)."""
    rule = number_rule(session, register)
    series = series_of(session, rule.shares_with or register, year)
    if series is not None:
        return series.last_number + 1
    return number_rule(session, rule.shares_with or register).first_number


def raise_next_number(session: Session, register: str, year: int, number: int) -> None:
    """Let a series go on from a number, as when the paper book was ahead; it can only rise.

    Raises NumberStateError.
    """
    series = series_begun(session, register, year)
    if number <= series.last_number:
        raise NumberStateError(
            _("เลขถัดไปต้องมากกว่า {last} ซึ่งออกไปแล้ว ย้อนเลขไม่ได้").format(last=series.last_number)
        )
    series.last_number = number - 1
    session.flush()


def give(session: Session, register: str, on: date) -> Place:
    """Give the next number of a register for a day. The caller keeps it in a row at once."""
    rule = number_rule(session, register)
    series = series_begun(session, rule.shares_with or register, be_year(on))
    series.last_number += 1
    session.flush()
    text = numbered(session, rule, series.last_number, 0, be_year(on))
    return Place(series.id, series.last_number, 0, text)


def give_after(session: Session, entry: RegisterEntry) -> Place:
    """Give a number to insert after a row's own: 123/1, then 123/2, for a paper that came late."""
    rule = number_rule(session, entry.register)
    query = select(func.max(RegisterEntry.sub_number)).where(
        RegisterEntry.series_id == entry.series_id, RegisterEntry.number == entry.number
    )
    sub_number = (session.scalar(query) or 0) + 1
    series = session.get_one(NumberSeries, entry.series_id)
    text = numbered(session, rule, entry.number, sub_number, series.be_year)
    return Place(series.id, entry.number, sub_number, text)


def number_text(register: str, prefix: str, number: int, sub_number: int, year: int) -> str:
    """Return a number as its paper bears it (1.10 of the specification), in Arabic digits.

    Memos go about in the office, which counts them as orders are counted (92/2563), unless their
    register has a code before the number, as a letter's: then it is that of ข้อ 12.
    """
    text = f"{number}/{sub_number}" if sub_number else str(number)
    if register in _BY_YEAR or (register == MEMO and not prefix.endswith("/")):
        return f"{prefix}{text}/{year}"
    word = _CIRCULAR_WORD if register == CIRCULAR else ""
    return f"{prefix}{word}{text}"


def numbered(session: Session, rule: NumberRule, number: int, sub_number: int, year: int) -> str:
    """Return a number as a paper of a register bears it, with the register's prefix."""
    return number_text(rule.register, prefix_of(session, rule), number, sub_number, year)


def prefix_of(session: Session, rule: NumberRule) -> str:
    """Return the prefix of a rule, or the office's letter code where it has none."""
    if rule.prefix or rule.register not in _WITH_CODE:
        return rule.prefix
    code = to_arabic_digits(get_profile(session).letter_code)
    return f"{code}/" if code else ""


def reserve(
    session: Session, register: str, count: int, purpose: str, whom: str, now: datetime
) -> list[int]:
    """Reserve the next numbers of a register and return the ids of their rows.

    They are kept for the working days of the register's rule.
    Raises NumberStateError for a count out of 1 to 100 and without a purpose.
    """
    if not 1 <= count <= 100:
        raise NumberStateError(_("จองได้ครั้งละ 1 ถึง 100 เลข"))
    if not purpose.strip():
        raise NumberStateError(_("กรุณาระบุว่าจองเลขไว้ใช้กับเรื่องใด"))
    today = day_of(now)
    check_clock(session, register, today)
    days = number_rule(session, register).reserve_days
    until = work_calendar(session).after(today, days)
    entries = []
    for _each in range(count):
        place = give(session, register, today)
        entries.append(
            RegisterEntry(
                **placed(place, register),
                state=RESERVED,
                registered_at=now,
                registered_on=today,
                subject=" ".join(purpose.split()),
                owner_name=" ".join(whom.split()),
                reserved_until=until,
            )
        )
    for entry in entries:
        entry.set_key()
    session.add_all(entries)
    session.flush()
    return [entry.id for entry in entries]


def count_typed(text: str) -> int:
    """Return how many numbers are wanted, in Thai or Arabic digits. Raises NumberStateError."""
    count = whole_number(text)
    if count is None:
        told = _("จำนวนเลขต้องเป็นตัวเลข กรุณาแก้ไข “{typed}”")
        raise NumberStateError(told.format(typed=quoted(text)))
    return count


def cancel(session: Session, entry_id: int, reason: str, today: date) -> None:
    """Cancel a number with a reason. It stays in the register and is never given again.

    A paper that bore it, and bears no other, is kept as it was and open as its next version,
    which does not bear it.
    Raises RegisterEntryNotFoundError and NumberStateError.
    """
    entry = get_entry(session, entry_id)
    if entry.state == CANCELLED:
        raise NumberStateError(_("เลข {number} ยกเลิกไปแล้ว").format(number=entry.number_text))
    if not reason.strip():
        raise NumberStateError(_("กรุณาระบุเหตุผลที่ยกเลิกเลข"))
    if session.scalar(select(Filing.id).where(Filing.entry_id == entry_id)) is not None:
        told = _("หนังสือเลข {number} จัดเก็บแล้ว จึงยกเลิกเลขไม่ได้")
        raise NumberStateError(told.format(number=entry.number_text))
    entry.state, entry.cancelled_on = CANCELLED, today
    entry.cancel_reason = " ".join(reason.split())
    entry.set_key()
    session.flush()
    take_number_off(session, entry, today)


def get_entry(session: Session, entry_id: int) -> RegisterEntry:
    """Return a row of a register. Raises RegisterEntryNotFoundError."""
    entry = session.get(RegisterEntry, entry_id)
    if entry is None:
        raise RegisterEntryNotFoundError
    return entry


def check_clock(session: Session, register: str, today: date) -> None:
    """Refuse to number by a clock that is behind the last row. Raises ClockSetBackError."""
    query = select(func.max(RegisterEntry.registered_on)).where(RegisterEntry.register == register)
    last = session.scalar(query)
    if last is not None and today < last:
        raise ClockSetBackError(last, today)


def day_of(moment: datetime) -> date:
    """Return the day of a moment by this computer's clock, the one that the officer sees."""
    return moment.astimezone().date()


def placed(place: Place, register: str) -> dict[str, object]:
    """Return the columns of a row that say which number it bears."""
    return {
        "register": register,
        "series_id": place.series_id,
        "number": place.number,
        "sub_number": place.sub_number,
        "number_text": place.text,
    }


def series_of(session: Session, register: str, year: int) -> NumberSeries | None:
    """Return the series of a register in a calendar year (พ.ศ.), if it has begun."""
    query = select(NumberSeries).where(
        NumberSeries.register == register, NumberSeries.be_year == year
    )
    return session.scalar(query)


def series_begun(session: Session, register: str, year: int) -> NumberSeries:
    """Return the series of a register in a calendar year (พ.ศ.), begun if it was not yet."""
    series = series_of(session, register, year)
    if series is None:
        first = number_rule(session, register).first_number
        series = NumberSeries(
            register=register, be_year=year, first_number=first, last_number=first - 1
        )
        session.add(series)
        session.flush()
    return series
