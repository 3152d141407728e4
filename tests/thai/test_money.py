from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district_admin.thai.money import MoneyError, baht_text, money_in_figures_and_words

DIGITS = {"หนึ่ง": 1, "เอ็ด": 1, "ยี่": 2, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6}
DIGITS |= {"เจ็ด": 7, "แปด": 8, "เก้า": 9, "ศูนย์": 0}
PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}


def read_number(words: str) -> int:
    """Read a number aloud, as a clerk does: digits and places are added up, ล้าน multiplies."""
    total, digit = 0, None
    while words:
        word = next(w for w in (*DIGITS, *PLACES, "ล้าน") if words.startswith(w))
        words = words[len(word) :]
        if word in DIGITS:
            digit = DIGITS[word]
            continue
        if word in PLACES:
            total += (1 if digit is None else digit) * PLACES[word]
        else:
            total = (total + (digit or 0)) * 1_000_000
        digit = None
    return total + (digit or 0)


def read_money(text: str) -> Decimal:
    baht, has_baht, satang = text.rpartition("บาท")
    satang = "" if satang == "ถ้วน" else satang.removesuffix("สตางค์")
    whole = read_number(baht) if has_baht else 0
    return Decimal(whole) + Decimal(read_number(satang)) / 100


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("1", "หนึ่งบาทถ้วน"),
        ("0.01", "หนึ่งสตางค์"),
        ("0.5", "ห้าสิบสตางค์"),
        ("10", "สิบบาทถ้วน"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("21", "ยี่สิบเอ็ดบาทถ้วน"),
        ("101", "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("121.50", "หนึ่งร้อยยี่สิบเอ็ดบาทห้าสิบสตางค์"),
        ("12500", "หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("11000000", "สิบเอ็ดล้านบาทถ้วน"),
        ("2000000000000", "สองล้านล้านบาทถ้วน"),
        ("10.500", "สิบบาทห้าสิบสตางค์"),
        ("1E+3", "หนึ่งพันบาทถ้วน"),
    ],
)
def test_an_amount_is_said_in_words(amount: str, words: str) -> None:
    assert baht_text(Decimal(amount)) == words


def test_a_paper_states_an_amount_twice() -> None:
    assert money_in_figures_and_words(Decimal("12500")) == "12,500 บาท (หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน)"
    assert (
        money_in_figures_and_words(Decimal("12500.5"))
        == "12,500.50 บาท (หนึ่งหมื่นสองพันห้าร้อยบาทห้าสิบสตางค์)"
    )


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("-0.01", "ติดลบ"),
        ("0.001", "ทศนิยมไม่เกินสองตำแหน่ง"),
        ("10.505", "ทศนิยมไม่เกินสองตำแหน่ง"),
        ("1E-999999", "ทศนิยมไม่เกินสองตำแหน่ง"),
        ("1000000000000000000", "มากเกินไป"),
        ("1E+999999", "มากเกินไป"),
        ("NaN", "ไม่ใช่ตัวเลข"),
        ("Infinity", "ไม่ใช่ตัวเลข"),
    ],
)
def test_an_amount_that_no_paper_can_state_is_refused(amount: str, said: str) -> None:
    with pytest.raises(MoneyError, match=said):
        money_in_figures_and_words(Decimal(amount))


def test_money_is_never_a_binary_fraction() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        baht_text(0.1)  # type: ignore[arg-type]  # what a caller without types might do


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**20 - 1))
def test_the_words_read_back_as_the_amount(satang: int) -> None:
    amount = Decimal(satang).scaleb(-2)

    assert read_money(baht_text(amount)) == amount
