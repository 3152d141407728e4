"""The days on which government offices are closed, as the official calendar has them.

From the package `holidays`, which counts the lunar days of Buddhist feasts and the days in lieu;
days that the cabinet adds later are the office's to add (`district_admin.office.days_off`).
Rejected: a table of our own in `resources`, which would end with the year it was written for.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

_NOT_OF_OFFICES: Final = ("วันแรงงาน", "ชดเชยวันแรงงาน", "วันเด็ก")
_SATURDAY: Final = 5


@lru_cache(maxsize=32)
def government_holidays(year: int) -> Mapping[date, str]:
    """Return the holidays of government offices in a Christian-era year, with their Thai names."""
    import holidays  # noqa: PLC0415 - 0.1 s, and only deadlines ask for it

    found = holidays.country_holidays(
        "TH", years=year, language="th", categories=("public", "government")
    )
    names = {
        day: [each for each in name.split("; ") if not each.startswith(_NOT_OF_OFFICES)]
        for day, name in found.items()
    }
    return {day: " / ".join(names[day]) for day in sorted(names) if names[day]}


def is_weekend(day: date) -> bool:
    """Say whether a day is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY
