"""Citizen numbers (เลขประจำตัวประชาชน): their check digit, and how they are shown."""

from typing import Final

from district_admin.areas.directory.model.keys import digits_of

LENGTH: Final = 13


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
