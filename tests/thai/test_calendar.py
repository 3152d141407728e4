from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district_admin.thai import calendar
from district_admin.thai.calendar import ThaiDateError, parse_date
from district_admin.thai.numerals import to_thai_digits

DAY = date(2026, 11, 20)
READABLE_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
QUICK = settings(max_examples=100, deadline=None)


@pytest.mark.parametrize(
    "typed",
    [
        "20/11/2569",
        "20-11-69",
        "20.11.2569",
        "20 11 2569",
        "20 / 11 / 2569",
        "๒๐/๑๑/๒๕๖๙",
        "20-11-2026",
        "2569-11-20",
        "2026-11-20",
        "20 พ.ย. 69",
        "๒๐ พ.ย. ๒๕๖๙",
        "20พ.ย.69",
        "20 พย 69",
        "20-พ.ย.-2569",
        "20 พฤศจิกายน 2569",
        "20 พฤศจิกา 69",
        "20 เดือนพฤศจิกายน พ.ศ. 2569",
        "20 พฤศจิกายน พ.ศ.2569",
        "20 พฤศจิกายน ค.ศ. 2026",
        "20 พฤศจิกายน พ.ศ. 69",
        "วันที่ 20 พฤศจิกายน 2569",
        "ณ วันที่ 20 พฤศจิกายน พ.ศ. 2569",
        "วันศุกร์ที่ 20 พฤศจิกายน 2569",
        "วันศุกร์ที่ 20/11/69",
        "ศ. 20 พ.ย. 69",
        "ศุกร์, 20 พ.ย. 69",
        "  20\u00a0พฤศจิกายน\u00a02569 ",
    ],
)
def test_a_date_is_read_as_officers_type_it(typed: str) -> None:
    assert parse_date(typed) == DAY


def test_the_leap_day_follows_the_christian_year() -> None:
    assert parse_date("29/02/2567") == date(2024, 2, 29)
    with pytest.raises(ThaiDateError, match=r"วันที่ 29 ก\.พ\. 2569 ไม่มีในปฏิทิน"):
        parse_date("29/02/2569")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 พ.ย. 2569", r"วันที่ 31 พ\.ย\. 2569 ไม่มีในปฏิทิน"),
        ("00/11/2569", "ไม่มีในปฏิทิน"),
        ("20/13/2569", "ไม่มีเดือนที่ 13"),
        ("11/20/2569", "ไม่มีเดือนที่ 20"),
        ("20/11/569", "ปี 569 ใช้ไม่ได้"),
        ("20/11/2300", "ปี 2300 ใช้ไม่ได้"),
        ("20/11/9", "ปี 9 ใช้ไม่ได้"),
        ("20 พ.ย. พ.ศ. 2026", r"ปี พ\.ศ\. 2026 ใช้ไม่ได้"),
        ("20 พ.ย. ค.ศ. 2569", r"ปี ค\.ศ\. 2569 ใช้ไม่ได้"),
        ("20 พ.ย.", "อ่านวันที่"),
        ("20 ไก่ 2569", "อ่านวันที่ “20 ไก่ 2569” ไม่ได้"),
        ("", "อ่านวันที่"),
        ("พรุ่งนี้", "20/11/2569"),
        ("วันพฤหัสบดีที่ 20 พ.ย. 2569", "ตรงกับวันศุกร์ ไม่ใช่วันพฤหัสบดี"),
        ("1" * 100_000, "อ่านวันที่"),
        ("20 😀 2569", "อ่านวันที่"),
        ("٢٠/11/2569", "อ่านวันที่"),
    ],
)
def test_what_is_not_a_date_is_refused_with_the_reason(typed: str, said: str) -> None:
    with pytest.raises(ThaiDateError, match=said):
        parse_date(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(2569, 2026), (69, 2026), (2026, 2026), (0, 1957), (2401, 1858), (1900, 1900), (2200, 2200)],
)
def test_a_typed_year_is_of_either_era(typed: int, meant: int) -> None:
    assert calendar.gregorian_year(typed) == meant


@pytest.mark.parametrize("typed", [-1, 100, 1899, 2201, 2400, 2744, 25690])
def test_a_year_that_no_era_of_ours_has_is_refused(typed: int) -> None:
    with pytest.raises(ThaiDateError, match="ใช้ไม่ได้"):
        calendar.gregorian_year(typed)


def test_each_paper_writes_its_date_its_way() -> None:
    day = date(2026, 11, 19)

    assert calendar.be_year(day) == 2569
    assert calendar.long_date(day) == "19 พฤศจิกายน 2569"
    assert calendar.era_date(day) == "19 พฤศจิกายน พ.ศ. 2569"
    assert calendar.weekday_date(day) == "วันพฤหัสบดีที่ 19 พฤศจิกายน 2569"
    assert calendar.medium_date(day) == "19 พ.ย. 2569"
    assert calendar.short_date(day) == "19 พ.ย. 69"
    assert calendar.short_date(date(1958, 1, 5)) == "5 ม.ค. 01"


def test_the_fiscal_year_begins_in_october() -> None:
    assert calendar.fiscal_year(date(2026, 9, 30)) == 2569
    assert calendar.fiscal_year(date(2026, 10, 1)) == 2570


def test_the_quarters_are_those_of_the_fiscal_year() -> None:
    quarters = [calendar.quarter(date(2026, month, 1)) for month in range(1, 13)]

    assert quarters == [2, 2, 2, 3, 3, 3, 4, 4, 4, 1, 1, 1]


@QUICK
@given(READABLE_DAYS)
def test_every_way_of_writing_a_date_is_read_back(day: date) -> None:
    for written in (
        calendar.long_date(day),
        calendar.era_date(day),
        calendar.weekday_date(day),
        calendar.medium_date(day),
        day.isoformat(),
    ):
        assert parse_date(written) == day
        assert parse_date(to_thai_digits(written)) == day


@QUICK
@given(st.dates(date(1957, 1, 1), date(2056, 12, 31)))
def test_a_short_date_is_read_back_in_the_2500s(day: date) -> None:
    assert parse_date(to_thai_digits(calendar.short_date(day))) == day


@QUICK
@given(st.text(max_size=70))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        read = parse_date(text)
    except ThaiDateError:
        return
    assert parse_date(calendar.long_date(read)) == read
