"""Citizen numbers (เลขประจำตัวประชาชน): their check digit, and how they are shown."""

import re
from typing import Final

from district_admin.areas.directory.model.keys import digits_of

LENGTH: Final = 13
_WRITTEN: Final = re.compile(r"(?<!\d)\d(?:[\s.\-–—]{0,2}\d){12}(?!\d)")  # either digits
_DIGIT: Final = re.compile(r"\d")
_LEFT: Final = 4  # digits that a masked number still shows


def is_citizen_id(number: str) -> bool:
    """Say whether a number, typed with or without dashes, has 13 digits and the right last one.

    The last digit is 11 less the weighted sum of the others modulo 11, of which the unit counts
    (กรมการปกครอง).
    """
    digits = digits_of(number)
    if len(digits) != LENGTH or digits[0] == "0":
        return False
    weighted = sum(int(digit) * (LENGTH - place) for place, digit in enumerate(digits[:-1]))
    return int(digits[-1]) == (11 - weighted % 11) % 10


def masked_citizen_id(number: str) -> str:
    """Return a citizen number as the screen shows it: x-xxxx-xxxx9-01-2, the last four digits."""
    digits = digits_of(number)
    if len(digits) != LENGTH:
        return ""
    return f"x-xxxx-xxxx{digits[9]}-{digits[10:12]}-{digits[12]}"


def masked_digits(text: str) -> str:
    """Return what should be a citizen number masked, though it lacks a digit or has one more."""
    shown = masked_citizen_id(text)
    hidden = max(len(_DIGIT.findall(text)) - _LEFT, 0)
    return shown or _DIGIT.sub("x", text, count=hidden) if hidden else text


def without_citizen_ids(text: str) -> str:
    """Return a text with the citizen numbers in it masked, be they written with dashes or ๑๒๓.

    Thirteen digits whose last does not fit the others are something else, and stay.
    """
    return _WRITTEN.sub(
        lambda found: masked_citizen_id(found[0]) if is_citizen_id(found[0]) else found[0], text
    )
