"""The holidays of government offices, held against the cabinet's lists."""

from datetime import date

import pytest

from district_admin.thai.days_off import government_holidays


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 2), "วันหยุดพิเศษ"),  # resolved by the cabinet
        (date(2026, 3, 3), "วันมาฆบูชา"),
        (date(2026, 4, 14), "วันสงกรานต์"),
        (date(2026, 6, 1), "ชดเชยวันวิสาขบูชา"),
        (date(2026, 7, 30), "วันเข้าพรรษา"),
        (date(2026, 12, 7), "ชดเชย"),
        (date(2026, 12, 10), "วันรัฐธรรมนูญ"),
    ],
)
def test_a_day_on_which_offices_are_closed(day: date, name: str) -> None:
    assert government_holidays(day.year)[day].startswith(name)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 5, 1),  # Labour Day closes factories and banks
        date(2027, 5, 3),  # and so does the day in its lieu
        date(2026, 12, 25),
    ],
)
def test_a_day_on_which_offices_work(day: date) -> None:
    assert day not in government_holidays(day.year)
