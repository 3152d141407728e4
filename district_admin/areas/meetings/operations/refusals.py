"""What can be wrong with a meeting, told to the officer; and what is checked in typed values."""

import re
from datetime import date
from typing import Final

from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.meetings.model import Meeting
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.normalise import normalise
from district_admin.thai.numerals import to_arabic_digits

_TIME: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_FOUR_DIGITS: Final = re.compile(r"(\d\d)(\d\d)")


class MeetingIncompleteError(OfficeError):
    """Something needed is missing or cannot be right; the text says which and what to do."""


class MeetingGoneError(OfficeError):
    """A meeting, or something of it, is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบรายการนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


class MeetingClosedError(OfficeError):
    """The file of a meeting was closed, so that nothing of it changes."""

    def __init__(self) -> None:
        super().__init__(_("ปิดแฟ้มการประชุมนี้แล้ว จึงแก้ไขไม่ได้ หากจำเป็นต้องแก้ไข กรุณาเปิดแฟ้มการประชุมก่อน"))


class MeetingFinalError(OfficeError):
    """The minutes of a meeting are final, so that what they say does not change."""

    def __init__(self, version: int) -> None:
        told = _(
            "รายงานการประชุมครั้งนี้เป็นฉบับสมบูรณ์แล้ว (ฉบับที่ {version}) จึงแก้ไขไม่ได้ "
            "หากจำเป็นต้องแก้ไข กรุณาเลือกรายงานการประชุมในแท็บ เอกสาร แล้วกด “ยกเลิกฉบับสมบูรณ์” พร้อมระบุเหตุผล"
        )
        super().__init__(told.format(version=version))


def check_open(meeting: Meeting) -> None:
    """Refuse to change a meeting whose file was closed. Raises MeetingClosedError."""
    if meeting.closed_on is not None:
        raise MeetingClosedError


def check_draft(meeting: Meeting) -> None:
    """Refuse to change what final minutes say. Raises MeetingClosedError, MeetingFinalError."""
    check_open(meeting)
    if meeting.final_version:
        raise MeetingFinalError(meeting.final_version)


def why_locked(meeting: Meeting) -> str:
    """Return why what the minutes say cannot change, and what to do; nothing while it can."""
    try:
        check_draft(meeting)
    except (MeetingClosedError, MeetingFinalError) as error:
        return str(error)
    return ""


def required(text: str, what: str) -> str:
    """Return a text tidied. Raises MeetingIncompleteError if nothing is left of it."""
    tidied = tidy(text)
    if not tidied:
        raise MeetingIncompleteError(_("กรุณากรอก{what}").format(what=what))
    return tidied


def lines_of(text: str) -> str:
    """Return a text of several lines as it is kept: nothing invisible, marks in their order."""
    return normalise(text).strip()


def clock_time(typed: str) -> str:
    """Return a time as it is kept, 09.30; empty if nothing is typed.

    Thai digits, a colon, a single digit of the hour, four digits alone and น. are taken. Raises
    MeetingIncompleteError.
    """
    text = to_arabic_digits(typed).replace("น.", "").strip()
    if not text:
        return ""
    found = _TIME.fullmatch(_FOUR_DIGITS.sub(r"\1.\2", text))
    if found is None:
        told = _("เวลา “{time}” ไม่ถูกต้อง กรุณาพิมพ์เช่น 09.30")
        raise MeetingIncompleteError(told.format(time=typed.strip()))
    return f"{int(found[1]):02d}.{found[2]}"


def check_day(day: date) -> None:
    """Refuse a day that no calendar of this program has. Raises MeetingIncompleteError."""
    if not date(1900, 1, 1) <= day <= date(2200, 12, 31):
        raise MeetingIncompleteError(_("วันที่ไม่ถูกต้อง กรุณาเลือกวันที่ใหม่"))


def check_not_ahead(on: date, today: date) -> None:
    """Refuse a day that is still to come for what has happened. Raises MeetingIncompleteError."""
    if on > today:
        raise MeetingIncompleteError(_("วันที่นี้ยังมาไม่ถึง กรุณาตรวจสอบวันที่"))
