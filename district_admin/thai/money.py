"""Amounts of money in figures and in words.

Written here: the packages of this kind (bahttext, last published in 2020; pybaht) count in binary
floating point, which is not money, and one of them takes negative amounts.
"""

from decimal import Decimal
from typing import Final

from district_admin.errors import OfficeError
from district_admin.texts import _

_DIGIT_WORDS: Final = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS: Final = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION: Final = 1_000_000
_MOST_DIGITS: Final = 18


class MoneyError(OfficeError):
    """An amount that cannot be written on a paper; the text says why."""


def baht_text(amount: Decimal) -> str:
    """Return an amount of baht in words: 121.50 is หนึ่งร้อยยี่สิบเอ็ดบาทห้าสิบสตางค์.

    Whole baht end in ถ้วน. Raises MoneyError for a negative amount, for parts of a satang (nothing
    is rounded) and for a million million million and more (official-documents 1.10).
    """
    baht, satang = divmod(_in_satang(amount), 100)
    if not satang:
        return f"{_words(baht) or 'ศูนย์'}บาทถ้วน"
    return (f"{_words(baht)}บาท" if baht else "") + f"{_words(satang)}สตางค์"


def money_in_figures_and_words(amount: Decimal) -> str:
    """Return an amount as papers state it: 12,500 บาท (หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน).

    Satang are written with a point, 12,500.50. Raises MoneyError as `baht_text` does.
    """
    baht, satang = divmod(_in_satang(amount), 100)
    figures = f"{baht:,}" + (f".{satang:02d}" if satang else "")
    return f"{figures} บาท ({baht_text(amount)})"


def _in_satang(amount: Decimal) -> int:
    """Return the amount in satang, exactly."""
    if not isinstance(amount, Decimal):
        raise TypeError("money is counted in Decimal")
    if not amount.is_finite():
        raise MoneyError(_("จำนวนเงินไม่ใช่ตัวเลข กรุณาพิมพ์จำนวนเงินเป็นตัวเลข"))
    if amount < 0:
        raise MoneyError(_("จำนวนเงินติดลบ กรุณาพิมพ์จำนวนเงินตั้งแต่ศูนย์บาทขึ้นไป"))
    # Sizes are looked at first: 1E+999999 written out would fill the memory.
    if amount and amount.adjusted() >= _MOST_DIGITS:
        raise MoneyError(_("จำนวนเงินมากเกินไป กรุณาตรวจสอบจำนวนเงิน"))
    if amount and amount.adjusted() < -2:
        raise _parts_of_a_satang()
    numerator, denominator = amount.as_integer_ratio()
    satang, rest = divmod(numerator * 100, denominator)
    if rest:
        raise _parts_of_a_satang()
    return satang


def _parts_of_a_satang() -> MoneyError:
    return MoneyError(_("จำนวนเงินมีเศษเกินสองตำแหน่ง กรุณาพิมพ์ทศนิยมไม่เกินสองตำแหน่ง"))


def _words(number: int) -> str:
    """Return a whole number in words, nothing for zero; each million is said by ล้าน."""
    millions, rest = divmod(number, _MILLION)
    words = f"{_words(millions)}ล้าน" if millions else ""
    for place in reversed(range(len(_PLACE_WORDS))):
        digit = rest // 10**place % 10
        if digit:
            words += _digit_word(digit, place, first=not words) + _PLACE_WORDS[place]
    return words


def _digit_word(digit: int, place: int, *, first: bool) -> str:
    if place == 0 and digit == 1 and not first:
        return "เอ็ด"
    if place == 1 and digit <= 2:
        return ("", "ยี่")[digit - 1]
    return _DIGIT_WORDS[digit]
