import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.thai.numerals import to_thai_digits
from district_admin.worksheets.codes import (
    check_digit,
    citizen_number,
    masked_citizen_number,
    school_code,
)
from district_admin.worksheets.model import Cell
from district_admin.worksheets.values import Reading

CITIZENS = st.integers(10**11, 9 * 10**11).map(lambda n: f"{n}{check_digit(str(n))}")
WRITTEN = (
    str,
    int,
    float,
    to_thai_digits,
    lambda c: f"{c[0]}-{c[1:5]}-{c[5:10]}-{c[10:12]}-{c[12]}",
    lambda c: f" {c[0]} {c[1:5]} {c[5:10]} {c[10:12]}\u00a0{c[12]} ",
    lambda c: f"{c[0]}–{c[1:]}",
    lambda c: f"{c}.0",
    lambda c: f"{c[0]}.{c[1:]}E+12",
)


@pytest.mark.parametrize("written", WRITTEN)
@given(citizen=CITIZENS)
def test_a_citizen_number_comes_through_every_way_of_writing(written: object, citizen: str) -> None:
    assert citizen_number(written(citizen)) == Reading(citizen)  # type: ignore[operator]


@given(citizen=CITIZENS)
def test_digits_that_excel_destroyed_are_told_and_never_made_up(citizen: str) -> None:
    shown = f"{int(citizen):.5E}"
    reading = citizen_number(shown)
    assert reading.value is None
    assert "หายไป" in reading.problem


@given(citizen=CITIZENS, place=st.sampled_from([0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 12]))
def test_a_mistyped_digit_is_told_but_for_the_few_the_check_digit_cannot_see(
    citizen: str, place: int
) -> None:
    wrong = citizen[:place] + str((int(citizen[place]) + 1) % 10) + citizen[place + 1 :]
    reading = citizen_number(wrong)
    assert reading.value is None or int(wrong[12]) == check_digit(wrong)
    assert citizen[:9] not in reading.problem


@pytest.mark.parametrize("cell", ["123456789012", 12345, "ABC1234567890", "0123456789012"])
def test_what_is_no_citizen_number_is_told(cell: Cell) -> None:
    assert "กรุณาตรวจสอบ" in citizen_number(cell).problem


def test_a_citizen_number_is_shown_by_its_last_digits_alone() -> None:
    assert masked_citizen_number("1234567890123") == "X-XXXX-XXXXX-12-3"


@pytest.mark.parametrize(
    "cell",
    [
        *("1067010001", 1067010001, 1067010001.0, "๑๐๖๗๐๑๐๐๐๑", "10-67010001"),
        *("'1067010001", '="1067010001"'),
    ],
)
def test_the_code_of_a_school_comes_through_every_way_of_writing(cell: Cell) -> None:
    assert school_code(cell) == Reading("1067010001")


@pytest.mark.parametrize("cell", ["6701001", 123456789, "บ้านดอน", 67010.5, "1.067E+09"])
def test_a_school_code_is_never_filled_up(cell: Cell) -> None:
    reading = school_code(cell)
    assert reading.value is None
    assert "กรุณา" in reading.problem


@pytest.mark.parametrize("cell", [None, "", "-", "ไม่มี"])
def test_an_empty_cell_is_no_problem(cell: Cell) -> None:
    assert citizen_number(cell) == school_code(cell) == Reading()
