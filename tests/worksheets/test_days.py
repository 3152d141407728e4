from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.thai.calendar import era_date, long_date, medium_date
from district_admin.worksheets.days import day
from district_admin.worksheets.model import Cell

DAYS = st.dates(date(1930, 1, 1), date(2110, 1, 1))
WRITTEN = (
    lambda d: d,
    lambda d: datetime(d.year, d.month, d.day, 8, 30),
    lambda d: d.isoformat(),
    lambda d: f"{d.isoformat()}T00:00:00",
    lambda d: f"{d.day}/{d.month}/{d.year + 543}",
    lambda d: f"{d.day:02d}-{d.month:02d}-{d.year + 543} 08:30 น.",
    long_date,
    era_date,
    medium_date,
    lambda d: (d - date(1899, 12, 30)).days,
    lambda d: float((d - date(1899, 12, 30)).days),
    lambda d: f"{d.day:02d}{d.month:02d}{d.year + 543}",
    lambda d: int(f"{d.day:02d}{d.month:02d}{d.year + 543}"),
)


@pytest.mark.parametrize("written", WRITTEN)
@given(meant=DAYS)
def test_a_date_comes_through_every_way_of_writing(written: object, meant: date) -> None:
    assert day(written(meant)).value == meant  # type: ignore[operator]


def test_a_real_date_with_a_buddhist_year_is_taken_for_ours_with_a_note() -> None:
    reading = day(date(2569, 11, 20))
    assert reading.value == date(2026, 11, 20)
    assert reading.note == "อ่าน 20/11/2569 เป็นวันที่ 20 พ.ย. 2569"
    assert day(date(2026, 11, 20)).note == ""


def test_a_buddhist_year_counted_in_days_is_understood() -> None:
    days = (date(2569, 11, 20) - date(1899, 12, 30)).days
    assert day(days).value == date(2026, 11, 20)


def test_a_year_of_two_digits_is_told_as_it_was_taken() -> None:
    reading = day("20/11/69")
    assert (reading.value, reading.note) == (
        date(2026, 11, 20),
        "อ่าน 20/11/69 เป็นวันที่ 20 พ.ย. 2569",
    )


@pytest.mark.parametrize(
    "cell", ["31/2/2569", "11/20/2569", 2569, 12, "เมื่อวาน", time(8, 30), True, 1e300, "#REF!", -5]
)
def test_what_is_no_date_is_told(cell: Cell) -> None:
    reading = day(cell)
    assert reading.value is None
    assert "กรุณา" in reading.problem


@pytest.mark.parametrize("cell", [None, "", "-"])
def test_an_empty_cell_is_no_problem(cell: Cell) -> None:
    assert (day(cell).value, day(cell).problem) == (None, "")


@given(days=st.floats(allow_nan=True, allow_infinity=True) | st.integers())
def test_no_number_is_too_strange(days: float) -> None:
    reading = day(days)
    assert reading.value is None or reading.value - date(1900, 1, 1) > timedelta(0)
