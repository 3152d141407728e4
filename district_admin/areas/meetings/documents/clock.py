"""Times of the day as papers have them: 09.30."""

import re
from typing import Final

from district_admin.thai.numerals import to_arabic_digits

_TIME: Final = re.compile(r"([01][0-9]|2[0-3])\.([0-5][0-9])")
_UNIT: Final = re.compile(r"\s*น\.?$")
_HOUR: Final = 60


def minute_of_day(time: str) -> int | None:
    """Return the minutes since midnight of a time such as 09.30, or None if it is none.

    Digits may be Thai; น. after it is no matter.
    """
    found = _TIME.fullmatch(bare_time(time))
    return int(found[1]) * _HOUR + int(found[2]) if found else None


def time_of(minute: int) -> str:
    """Return the time of a minute of the day; after midnight the day begins anew."""
    hours, minutes = divmod(minute, _HOUR)
    return f"{hours % 24:02d}.{minutes:02d}"


def bare_time(time: str) -> str:
    """Return a typed time in Arabic digits, without น. after it."""
    return _UNIT.sub("", to_arabic_digits(time).strip())
