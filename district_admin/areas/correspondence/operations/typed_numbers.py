"""A number that was typed on a paper by hand: one from the paper book, to be entered as taken.

Such a number is offered to be entered in its register, where it locks the paper as any other does
and is given to no other. Its series goes on behind it; numbers between are told of before, since a
series does not go back. Rejected: locking a paper by what is typed in its number (a slip of the
finger would lock it), and entering it by itself (half a number is typed before the whole).
"""

import re
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, RegisterEntry
from district_admin.areas.correspondence.model.register import RESERVED
from district_admin.areas.correspondence.operations import registers
from district_admin.areas.correspondence.operations.numbering import (
    NumberStateError,
    Place,
    check_clock,
    day_of,
    next_in_series,
    number_rule,
    numbered,
    placed,
    series_begun,
    series_of,
)
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.texts import _
from district_admin.thai.calendar import be_year
from district_admin.thai.numerals import to_arabic_digits, whole_number

_ENDS: Final = (re.compile(r"([0-9]+)$"), re.compile(r"([0-9]+)/[0-9]{4}$"))
"""How a number ends: with itself, or with its year."""


class TypedNumber(NamedTuple):
    """A number that was typed on a paper, as a number of a register.

    `entry_id` is the row that bears it already, 0 for none, `subject` what that is about and
    `reserved` whether it only keeps it. `skipped` are the numbers that are never given once this
    one is entered.
    """

    register: str
    number: int
    text: str
    entry_id: int
    subject: str
    reserved: bool
    skipped: int


def find_typed(
    session: Session, registers_of_kind: tuple[str, ...], typed: str, on: date
) -> TypedNumber | None:
    """Return what was typed as a number of one of these registers, or None if it is none.

    It must be written as the register writes it: ศธ 04092/12, 12/2569.
    """
    wanted = _plain(typed)
    ends = (shape.search(wanted) for shape in _ENDS)
    numbers = [number for end in ends if end and (number := whole_number(end[1]))]
    for register in registers_of_kind:
        rule = number_rule(session, register)
        for number in numbers:
            text = numbered(session, rule, number, 0, be_year(on))
            if _plain(text) == wanted:
                counted_in = rule.shares_with or register
                return _of_register(session, register, counted_in, number, text, on)
    return None


def enter_typed(
    session: Session, typed: TypedNumber, details: EntryDetails, now: datetime, paper: Paper
) -> int:
    """Enter a typed number in its register for its paper and return the row's id.

    Raises NumberStateError for one that the register has already, EntryIncompleteError,
    ClockSetBackError.
    """
    registers.refuse_second_number(session, paper.id)
    on = registered_day(paper, day_of(now))
    again = find_typed(session, (typed.register,), typed.text, on)
    if again is None or again.entry_id:
        raise NumberStateError(taken_words(again or typed))
    if on == day_of(now):
        check_clock(session, typed.register, on)
    registers.check(details)
    rule = number_rule(session, typed.register)
    series = series_begun(session, rule.shares_with or typed.register, be_year(on))
    series.last_number = max(series.last_number, typed.number)
    session.flush()
    place = Place(series.id, typed.number, 0, typed.text)
    entry = RegisterEntry(
        **placed(place, typed.register),
        registered_at=now,
        registered_on=on,
        paper_id=paper.id,
    )
    registers.write_entry(entry, details)
    session.add(entry)
    session.flush()
    return entry.id


def registered_day(paper: Paper, today: date) -> date:
    """Return the day that a paper is registered on: of an earlier year its own, else today."""
    day = paper.dated_on
    return day if day is not None and be_year(day) < be_year(today) else today


def taken_words(typed: TypedNumber) -> str:
    """Return what is said of a typed number that the register has already."""
    if typed.reserved:
        words = _("เลข {number} จองไว้ในทะเบียน กด ออกเลข แล้วเลือกเลขที่จองไว้")
        return words.format(number=typed.text)
    return _("เลข {number} มีในทะเบียนแล้ว ({subject}) กรุณาตรวจสอบเลขที่พิมพ์ หรือออกเลขถัดไป").format(
        number=typed.text, subject=typed.subject or _("(ยังไม่มีเรื่อง)")
    )


def _of_register(
    session: Session, register: str, counted_in: str, number: int, text: str, on: date
) -> TypedNumber:
    series = series_of(session, counted_in, be_year(on))
    entry = None
    if series is not None:
        query = select(RegisterEntry).where(
            RegisterEntry.series_id == series.id,
            RegisterEntry.number == number,
            RegisterEntry.sub_number == 0,
        )
        entry = session.scalar(query)
    skipped = max(number - next_in_series(session, register, be_year(on)), 0)
    if entry is None:
        return TypedNumber(register, number, text, 0, "", False, skipped)
    reserved = entry.state == RESERVED
    return TypedNumber(register, number, text, entry.id, entry.subject, reserved, 0)


def _plain(text: str) -> str:
    return "".join(to_arabic_digits(text).split())
