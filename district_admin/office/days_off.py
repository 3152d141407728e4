"""The working days of the office: the official calendar, and what the cabinet or the office adds.

The officer's sentence: "The cabinet has given us 2 January; a number that I reserve for fifteen
working days, and a deadline that falls on that day, must know it." Rejected: a list of all days
off typed in each year, which nobody would keep.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.errors import OfficeError
from district_admin.office.model import OfficeDay
from district_admin.texts import _
from district_admin.thai.calendar import BUDDHIST_ERA, THAI_WEEKDAYS, medium_date
from district_admin.thai.days_off import government_holidays, is_weekend


class DayOffRefusedError(OfficeError):
    """A day cannot be kept as a day off, or as a working day."""


@dataclass(frozen=True)
class DayOff:
    """A holiday of a year; `is_own` if the office said so, `is_worked` if it works on that day."""

    day: date
    name: str
    is_own: bool = False
    is_worked: bool = False


class WorkCalendar:
    """Which days are worked, by the official calendar and the days of the office."""

    def __init__(self, own: Mapping[date, OfficeDay]) -> None:
        self._own = own

    def closed_for(self, day: date) -> str:
        """Return why the office is closed on a day: วันเสาร์, a holiday's name; empty if it works."""
        own = self._own.get(day)
        if own is not None:
            return own.name if own.is_off else ""
        if is_weekend(day):
            return f"วัน{THAI_WEEKDAYS[day.weekday()]}"
        return government_holidays(day.year).get(day, "")

    def after(self, day: date, count: int) -> date:
        """Return the day that is so many working days later."""
        while count:
            day += timedelta(days=1)
            count -= not self.closed_for(day)
        return day

    def around(self, day: date) -> tuple[date, date]:
        """Return the last working day up to this day, and the first from it on."""
        before = later = day
        while self.closed_for(before):
            before -= timedelta(days=1)
        while self.closed_for(later):
            later += timedelta(days=1)
        return before, later


def work_calendar(session: Session) -> WorkCalendar:
    """Return the calendar as it is now; what it was asked for once it keeps."""
    return WorkCalendar({each.day: each for each in session.scalars(select(OfficeDay))})


def list_days_off(session: Session, be_year: int) -> list[DayOff]:
    """Return the holidays of a Buddhist-era year in their order, weekends left out."""
    year = be_year - BUDDHIST_ERA
    found = {day: DayOff(day, name) for day, name in government_holidays(year).items()}
    for own in session.scalars(select(OfficeDay)):
        if own.day.year != year:
            continue
        if own.is_off:
            found[own.day] = DayOff(own.day, own.name, is_own=True)
        else:
            name = found[own.day].name if own.day in found else own.name
            found[own.day] = DayOff(own.day, name, is_own=True, is_worked=True)
    return [found[day] for day in sorted(found)]


def add_day_off(session: Session, day: date, name: str) -> None:
    """Close the office on a day, as the cabinet resolved. Raises DayOffRefusedError."""
    name = " ".join(name.split())
    if not name:
        raise DayOffRefusedError(_("กรุณาพิมพ์ชื่อวันหยุด"))
    if closed := work_calendar(session).closed_for(day):
        told = _("{day} เป็นวันหยุดอยู่แล้ว ({name})")
        raise DayOffRefusedError(told.format(day=medium_date(day), name=closed))
    _forget(session, day)
    session.add(OfficeDay(day=day, name=name, is_off=True))
    session.flush()


def work_on(session: Session, day: date, name: str) -> None:
    """Work on a day that the calendar has as a holiday. Raises DayOffRefusedError."""
    _forget(session, day)
    if work_calendar(session).closed_for(day):
        session.add(OfficeDay(day=day, name=" ".join(name.split()), is_off=False))
    session.flush()


def as_in_calendar(session: Session, day: date) -> None:
    """Let a day be again what the official calendar says of it."""
    _forget(session, day)
    session.flush()


def _forget(session: Session, day: date) -> None:
    own = session.scalar(select(OfficeDay).where(OfficeDay.day == day))
    if own is not None:
        session.delete(own)
        session.flush()
