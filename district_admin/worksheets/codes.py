"""Codes that must come through a worksheet digit by digit: of citizens and of schools.

Excel shows thirteen digits as 1.23457E+12 and, saved as text so, keeps only those; that loss is
told, never mended. The check digit of a citizen number misses one in eleven wrong digits (the
third has no weight at all), so it serves to doubt a number, not to prove one.
"""

import re
from typing import Final

from district_admin.texts import _
from district_admin.worksheets.model import Cell
from district_admin.worksheets.values import Reading, refuse_error, shown, typed

_BETWEEN: Final = re.compile(r"[\s\u00a0\-–—‐‑−.]")
_SCIENTIFIC: Final = re.compile(r"([0-9])(?:\.([0-9]+))?[Ee]\+?([0-9]{1,2})")
_DECIMALS: Final = re.compile(r"\.0+$")
_CITIZEN_DIGITS: Final = 13
_SCHOOL_DIGITS: Final = (8, 10)


def citizen_number(cell: Cell) -> Reading[str]:
    """Return a citizen number (เลขประจำตัวประชาชน) as its 13 digits, without dashes.

    A problem if digits are missing or were destroyed by Excel, or the check digit does not fit.
    """
    digits, problem = _digits(cell)
    if problem or not digits:
        return Reading(problem=problem)
    if not digits.isdecimal() or len(digits) != _CITIZEN_DIGITS:
        message = _("เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พบ {count} หลัก กรุณาตรวจสอบ")
        return Reading(problem=message.format(count=sum(c.isdecimal() for c in digits)))
    if digits[0] == "0" or int(digits[12]) != check_digit(digits):
        return Reading(
            problem=_("เลขประจำตัวประชาชน {masked} ไม่ตรงกับเลขตรวจสอบ กรุณาตรวจสอบกับบัตร").format(
                masked=masked_citizen_number(digits)
            )
        )
    return Reading(digits)


def check_digit(digits: str) -> int:
    """Return the thirteenth digit that belongs to the first twelve of a citizen number."""
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10


def masked_citizen_number(digits: str) -> str:
    """Return a citizen number as it may be shown: X-XXXX-XXXXX-12-3, its last three digits."""
    return f"X-XXXX-XXXXX-{digits[10:12]}-{digits[12:13]}"


def school_code(cell: Cell) -> Reading[str]:
    """Return the code of a school: 8 digits (SMIS) or 10 (Ministry of Education), none added."""
    digits, problem = _digits(cell)
    if problem or not digits:
        return Reading(problem=problem)
    if digits.isdecimal() and len(digits) in _SCHOOL_DIGITS:
        return Reading(digits)
    message = _("รหัสโรงเรียน “{shown}” ใช้ไม่ได้ ต้องเป็นเลข 8 หรือ 10 หลัก กรุณาตรวจสอบ")
    return Reading(problem=message.format(shown=shown(cell)))


def _digits(cell: Cell) -> tuple[str, str]:
    """Return the digits of a code without what parts them, or the problem with it."""
    if problem := refuse_error(cell):
        return "", problem
    if isinstance(cell, float) and (not cell.is_integer() or abs(cell) >= 2**53):
        return "", _destroyed(cell)
    code = typed(cell)
    if found := _SCIENTIFIC.fullmatch(code.replace(" ", "")):
        digits = found[1] + (found[2] or "")
        whole = len(digits) == int(found[3]) + 1
        return (digits, "") if whole else ("", _destroyed(cell))
    return _BETWEEN.sub("", _DECIMALS.sub("", code)), ""


def _destroyed(cell: Cell) -> str:
    message = _(
        "เลขในช่องนี้ถูก Excel ปัดเป็น {shown} ตัวเลขเดิมหายไปแล้ว "
        "กรุณาขอเลขเดิมจากต้นฉบับ แล้วพิมพ์โดยตั้งช่องเป็นข้อความ"
    )
    return message.format(shown=shown(cell))
