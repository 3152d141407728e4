import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.thai.numerals import to_thai_digits
from district_admin.worksheets.model import Cell
from district_admin.worksheets.telephones import telephones

MOBILES = st.from_regex("0[689][0-9]{8}", fullmatch=True)
WRITTEN = (
    str,
    int,
    float,
    to_thai_digits,
    lambda p: f"{p[:3]}-{p[3:6]}-{p[6:]}",
    lambda p: f"({p[:3]}) {p[3:]}",
    lambda p: f"+66{p[1:]}",
    lambda p: f"+66 (0) {p[1:]}",
    lambda p: f"โทร. {p}",
    lambda p: f"{p[:2]} {p[2:6]} {p[6:]}",
    lambda p: f"{p}.0",
    lambda p: f"มือถือ : {p}",
)


@pytest.mark.parametrize("written", WRITTEN)
@given(number=MOBILES)
def test_a_telephone_comes_through_every_way_of_writing(written: object, number: str) -> None:
    assert telephones(written(number)).value == (number,)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("02-456-7890 ต่อ 12", ("024567890 ต่อ 12",)),
        ("0 5671 1234 ต่อ ๑๐๑", ("056711234 ต่อ 101",)),
        ("0 2280 1234-6", ("022801234-6",)),
        ("0-2280-1234 ถึง 6", ("022801234-6",)),
        ("081-2345678, 089-8765432", ("0812345678", "0898765432")),
        ("0812345678 / 0898765432", ("0812345678", "0898765432")),
        ("0812345678/0898765432", ("0812345678", "0898765432")),
        ("0812345678\n0898765432", ("0812345678", "0898765432")),
        ("0812345678 หรือ 0898765432", ("0812345678", "0898765432")),
        ("0812345678 0898765432", ("0812345678", "0898765432")),
        ("0 5671 1234  0 5671 5678", ("056711234", "056715678")),
        ("0812345678, 081-234-5678", ("0812345678",)),
        ("1579", ("1579",)),
        ("043-123456 ต่อ 101,102", ("043123456 ต่อ 101,102",)),
        ("043-123456 ต่อ 201, 202", ("043123456 ต่อ 201,202",)),
        ("043-123456 ต่อ 201, 0812345678", ("043123456 ต่อ 201", "0812345678")),
        ("'0812345678", ("0812345678",)),
        ('="0812345678"', ("0812345678",)),
        ("โทร./โทรสาร 043-123456", ("043123456",)),
        (56711234, ("056711234",)),
        ("-", None),
        (None, None),
    ],
)
def test_what_lists_have_is_understood(cell: Cell, value: tuple[str, ...] | None) -> None:
    reading = telephones(cell)
    assert (reading.value, reading.problem) == (value, "")


def test_a_zero_put_back_and_a_fax_left_out_are_told() -> None:
    assert telephones(812345678).note == "เติมเลข 0 ที่หายไปหน้าหมายเลขโทรศัพท์"
    assert telephones("0812345678").note == ""
    fax = telephones("0 5671 1234, โทรสาร 0 5671 1235")
    assert fax.value == ("056711234",)
    assert "โทรสาร" in fax.note


def test_a_column_of_fax_numbers_may_call_them_so() -> None:
    assert telephones("โทรสาร 043-123456", fax=True).value == ("043123456",)
    assert telephones("แฟกซ์: 043-123456 ต่อ 12", fax=True).value == ("043123456 ต่อ 12",)


@pytest.mark.parametrize(
    "cell",
    ["12345", "08123456789", "081234567", "ต่อ 12", "นายก้อง", "0812345678 นายก้อง", "8.12E+08", 1.5],
)
def test_what_is_no_telephone_is_told(cell: Cell) -> None:
    reading = telephones(cell)
    assert reading.value is None
    assert "กรุณาตรวจสอบ" in reading.problem


@given(text=st.text("0123456789 -/().+,ต่อxโทร#\n", max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    reading = telephones(text)
    assert reading.value is None or not reading.problem
