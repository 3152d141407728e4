"""Telephone numbers have one form wherever a person reads them, whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.thai.telephones import each_telephone, shown_telephones
from district_admin.worksheets.telephones import telephones


def with_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("054-123456", "0 5412 3456"),
        ("0-5412-3456", "0 5412 3456"),
        ("(054) 123 456", "0 5412 3456"),
        ("02-288-1234", "0 2288 1234"),
        ("0812345678", "08 1234 5678"),
        ("08-1234-5678", "08 1234 5678"),
        ("081-234-5678", "08 1234 5678"),
        ("+66 81 234 5678", "08 1234 5678"),
        ("054123456 ต่อ 12", "0 5412 3456 ต่อ 12"),
        ("054123456 #12", "0 5412 3456 ต่อ 12"),
        ("054123456 ต่อ 101, 102", "0 5412 3456 ต่อ 101,102"),
        ("022801234-6", "0 2280 1234-6"),
        ("0-2280-1234 ถึง 6", "0 2280 1234-6"),
        ("๐ ๗๔๐๐๐๐๐๐ ต่อ ๑๑", "๐ ๗๔๐๐ ๐๐๐๐ ต่อ ๑๑"),
        ("054123456;0812345678", "0 5412 3456, 08 1234 5678"),
        ("054123456/0812345678", "0 5412 3456, 08 1234 5678"),
        ("0812345678 0898765432", "08 1234 5678, 08 9876 5432"),
        ("054123456 และ 054123457\n191", "0 5412 3456, 0 5412 3457, 191"),
        ("", ""),
    ],
)
def test_whatever_was_typed_is_shown_in_one_form(typed: str, shown: str) -> None:
    assert with_spaces(shown_telephones(typed)) == shown
    assert with_spaces(shown_telephones(shown)) == shown


@pytest.mark.parametrize(
    "typed", ["191", "1579", "081234567", "05412345678", "ไม่มี", "+1 202 555 0100"]
)
def test_what_is_no_number_of_this_country_stays_as_it_was_typed(typed: str) -> None:
    assert with_spaces(shown_telephones(typed)) == typed


@pytest.mark.parametrize("typed", ["054123456 ต่อ 12", "08 1234 5678", "0 9900 0001 ต่อ 11"])
def test_no_line_ends_within_a_number_or_before_its_extension(typed: str) -> None:
    (number,) = each_telephone(typed)
    assert " " not in number


@pytest.mark.parametrize(
    "kept", ["0812345678", "056711234", "024567890 ต่อ 12", "022801234-6", "024567890 ต่อ 12,13"]
)
def test_what_is_shown_is_read_back_as_it_was_kept(kept: str) -> None:
    assert telephones(shown_telephones(kept)).value == (kept,)


@given(text=st.text("0123456789๐๘ -/().+,ต่อxโทร#\n", max_size=40))
def test_no_digit_is_lost_whatever_the_text_is(text: str) -> None:
    if "+" not in text:
        digits = [sign for sign in text if sign.isdigit()]
        assert [sign for sign in shown_telephones(text) if sign.isdigit()] == digits
