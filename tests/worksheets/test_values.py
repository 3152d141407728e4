from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.worksheets.model import Cell
from district_admin.worksheets.values import (
    Reading,
    emails,
    number,
    person_name,
    postcode,
    text,
)

CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@given(cell=CELLS)
def test_whatever_stands_in_a_cell_is_a_value_or_nothing_or_a_problem(cell: Cell) -> None:
    for read in (text, number, person_name, emails, postcode):
        reading = read(cell)
        assert reading.value is None or not reading.problem


@pytest.mark.parametrize("read", [text, number, person_name, emails, postcode])
def test_the_error_of_a_formula_is_a_problem_everywhere(read: object) -> None:
    for error in ("#N/A", "#FIELD!", "#GETTING_DATA", "#BUSY!", "#SPILL!", "#PYTHON!"):
        assert "สูตร" in read(error).problem  # type: ignore[operator]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("  บ้าน   ดอน\u00a0แก้ว ", "บ้าน ดอน แก้ว"),
        ("อ\u0e4d\u0e32เภอ", "อำเภอ"),
        (12.0, "12"),
        (1234567890123, "1234567890123"),
        ("", None),
        (None, None),
    ],
)
def test_a_text_is_tidied(cell: Cell, value: str | None) -> None:
    assert text(cell) == Reading(value)


@pytest.mark.parametrize("cell", ["9" * 5000, "๙" * 5000, "1" * 5000 + ".5", 10**30, 1e200])
def test_a_number_of_thousands_of_digits_is_a_problem(cell: Cell) -> None:
    assert "ยาวเกินไป" in number(cell).problem
    assert len(number(cell).problem) < 200


def test_true_is_no_text() -> None:
    assert "จริง/เท็จ" in text(True).problem


@pytest.mark.parametrize("cell", ["'5/2", '="5/2"'])
def test_what_keeps_excel_from_changing_a_text_is_taken_off(cell: str) -> None:
    assert text(cell) == Reading("5/2")


def test_a_house_number_that_excel_made_a_date_is_a_problem() -> None:
    assert "5/2/2026" in text(date(2026, 2, 5)).problem


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1,234.50", 1234.5), ("๑,๒๓๔", 1234), (5.0, 5), ("-12", -12), ("-", None), ("", None)],
)
def test_a_number_is_read_from_either_digits(cell: Cell, value: float | None) -> None:
    assert number(cell) == Reading(value)


@pytest.mark.parametrize("cell", ["12 คน", "1,2,3", "สิบ", date(2026, 1, 1), "1.2.3", True])
def test_what_is_no_number_is_told(cell: Cell) -> None:
    assert "ไม่ใช่ตัวเลข" in number(cell).problem


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("นาย ก้อง  เกียรติ", ("นาย", "ก้อง", "เกียรติ")),
        ("ว่าที่ ร.ต.ก้อง เกียรติ", ("ว่าที่ ร.ต.", "ก้อง", "เกียรติ")),
        ("ดร.กานดา ใจดี", ("ดร.", "กานดา", "ใจดี")),
        ("นางสาวอ\u0e4d\u0e32ไพ ใจดี", ("นางสาว", "อำไพ", "ใจดี")),
    ],
)
def test_a_name_is_parted_from_its_title(cell: str, parts: tuple[str, ...]) -> None:
    name = person_name(cell).value
    assert name is not None
    assert (name.title, name.first, name.last) == parts


def test_a_name_without_surname_is_noted_and_a_telephone_is_no_name() -> None:
    assert person_name("ก้อง").note == "ไม่มีนามสกุล"
    assert "ไม่ใช่ชื่อบุคคล" in person_name("0812345678").problem
    assert "ไม่ใช่ชื่อบุคคล" in person_name(5).problem


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (" Kong@Example.GO.TH ", ("Kong@example.go.th",)),
        ("a@example.com, b@example.com", ("a@example.com", "b@example.com")),
        ("mailto:a@example.com", ("a@example.com",)),
        ("a@example.com\na@example.com", ("a@example.com",)),
        ("-", None),
    ],
)
def test_email_addresses_are_told_apart(cell: str, value: tuple[str, ...] | None) -> None:
    assert emails(cell) == Reading(value)


@pytest.mark.parametrize("cell", ["a@b", "ก้อง@example.com", "a example.com", "a@ex..com", 5])
def test_what_is_no_email_is_told(cell: Cell) -> None:
    assert "ไม่ใช่อีเมล" in emails(cell).problem


@pytest.mark.parametrize("cell", ["67000", 67000, 67000.0, "๖๗๐๐๐", " 67 000 ", "67000.0"])
def test_a_postcode_comes_through_every_way_of_writing(cell: Cell) -> None:
    assert postcode(cell) == Reading("67000")


@pytest.mark.parametrize("cell", ["6700", "067000", 670])
def test_what_is_no_postcode_is_told(cell: Cell) -> None:
    assert "5 หลัก" in postcode(cell).problem


def test_five_digits_that_no_province_has_are_told_as_such() -> None:
    assert postcode("99000").problem == "ไม่มีรหัสไปรษณีย์ “99000” ในประเทศไทย กรุณาตรวจสอบ"
