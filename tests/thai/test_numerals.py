from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district_admin.thai.numerals import (
    NumeralMode,
    convert_numerals,
    exempt_spans,
    quoted,
    to_arabic_digits,
    to_thai_digits,
    whole_number,
    without_marks,
)

QUICK = settings(max_examples=150, deadline=None)
WORDS = st.sampled_from(
    [
        *("ข้อ", "5", "๕", "2569", "ITA", "ISO", "9001", "COVID-19", "Windows", "11", "คน"),
        *("https://a.go.th/5", "a5@b.co.th", "แผน2569.pdf", ".", ",", ":", "(", ")"),
        *("รหัสผ่าน", "123", "O1", "20", "May", "\u00a0", "\n", "[", "]", "894", "1234"),
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=40)
UNMARKED = TEXTS.filter(lambda text: "[[" not in text)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *((" ๑๒ ", 12), ("1,250", 1250), ("๑,๒๕๐", 1250), ("0", 0), ("999999999", 999_999_999)),
        *(("", None), ("12,50", None), ("-1", None), ("1.5", None), ("²", None), ("สิบ", None)),
        *(("9" * 5000, None), ("๙" * 5000, None), ("1234567890", None)),
    ],
)
def test_a_number_is_typed_in_either_digits_and_of_the_size_of_a_count(
    typed: str, number: int | None
) -> None:
    assert whole_number(typed) == number


def test_what_a_refusal_quotes_is_short_and_on_one_line() -> None:
    assert quoted(" สิบ\n สอง ") == "สิบ สอง"
    assert len(quoted("9" * 5000)) < 50


@pytest.mark.parametrize(
    "token",
    [
        "https://www.example.go.th/news/2569?id=12",
        "HTTP://EXAMPLE.COM/5",
        "www.example.ac.th/25",
        "saraban25@example.go.th",
        "office2.example.or.th",
        "example123.com",
        "plan-2569.pdf",
        "แผนปฏิบัติการปี2569ฉบับที่2.docx",
        "budget_2569.v2.xlsx",
        "COVID-19",
        "DLTV5",
        "O1-O35",
        "5G",
        "ISO 9001",
        "ISO 9001:2015",
        "ISO/IEC 27001",
        "Windows 11",
        "PMQA 4.0",
        "Meeting ID: 894 1234 5678",
        "Passcode: 123456",
        "GFMIS 2000400123",
        "e-GP 65107012345",
        "20 November 2026",
    ],
)
def test_an_exempt_token_keeps_its_digits_among_thai_ones(token: str) -> None:
    written = convert_numerals(f"ข้อ 5 ใช้ {token} จำนวน 12 ชุด", "thai")

    assert written == f"ข้อ ๕ ใช้ {token} จำนวน ๑๒ ชุด"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ประจำปี 2569 (ITA Online) 5 เรื่อง", "ประจำปี ๒๕๖๙ (ITA Online) ๕ เรื่อง"),
        ("ตามเกณฑ์ PMQA 5 ข้อ", "ตามเกณฑ์ PMQA ๕ ข้อ"),
        ("Notebook 12 เครื่อง", "Notebook ๑๒ เครื่อง"),
        ("Windows 11 5 เครื่อง", "Windows 11 ๕ เครื่อง"),
        ("การประเมิน ITA 2569", "การประเมิน ITA ๒๕๖๙"),
        ("PMQA 4.0 ข้อ 5", "PMQA 4.0 ข้อ ๕"),
        ("ISO 9001 ฉบับที่ 2", "ISO 9001 ฉบับที่ ๒"),
        ("ผู้ป่วย COVID-19 63 ราย", "ผู้ป่วย COVID-19 ๖๓ ราย"),
        ("โทร. 0 7461 3025", "โทร. ๐ ๗๔๖๑ ๓๐๒๕"),
        ("12,500.50 บาท", "๑๒,๕๐๐.๕๐ บาท"),
        ("รหัสการประชุม 894 1234 5678 รหัสผ่าน: 123456", "รหัสการประชุม 894 1234 5678 รหัสผ่าน: 123456"),
        ("COVID-๑๙ และ Word ๓๖๕", "COVID-19 และ Word 365"),
        ("แผน๒๕๖๙.pdf", "แผน๒๕๖๙.pdf"),
    ],
)
def test_a_count_is_thai_and_a_name_is_not(typed: str, printed: str) -> None:
    assert convert_numerals(typed, "thai") == printed


def test_marked_digits_stay_as_typed_and_the_marks_are_not_printed() -> None:
    typed = "งบ [[2569]] ปี 2569 [[๕]] ๕"

    assert convert_numerals(typed, "thai") == "งบ 2569 ปี ๒๕๖๙ ๕ ๕"
    assert convert_numerals(typed, "arabic") == "งบ 2569 ปี 2569 ๕ 5"
    assert convert_numerals(typed, "as_typed") == "งบ 2569 ปี 2569 ๕ ๕"
    assert without_marks(typed) == "งบ 2569 ปี 2569 ๕ ๕"


def test_an_unclosed_mark_is_text() -> None:
    assert convert_numerals("ข้อ [[5 และ 6", "thai") == "ข้อ [[๕ และ ๖"


def test_an_arabic_paper_has_no_thai_digit_but_marked_ones() -> None:
    assert convert_numerals("ข้อ ๕ COVID-๑๙ แผน๒๕๖๙.pdf", "arabic") == "ข้อ 5 COVID-19 แผน2569.pdf"


def test_the_exempt_places_can_be_shown() -> None:
    text = "ใช้ COVID-19 กับ [[25]] ข้อ 5"

    assert [text[start:end] for start, end in exempt_spans(text)] == ["COVID-19", "[[25]]"]


@QUICK
@given(st.text(alphabet="0123456789กขABC .,", max_size=30))
def test_digits_go_to_thai_and_back(text: str) -> None:
    assert to_arabic_digits(to_thai_digits(text)) == text


@QUICK
@given(UNMARKED, st.sampled_from(["thai", "as_typed", "arabic"]))
def test_converting_again_changes_nothing(text: str, mode: NumeralMode) -> None:
    once = convert_numerals(text, mode)

    assert convert_numerals(once, mode) == once


@QUICK
@given(UNMARKED, st.sampled_from(["thai", "as_typed", "arabic"]))
def test_only_digits_ever_change(text: str, mode: NumeralMode) -> None:
    assert to_arabic_digits(convert_numerals(text, mode)) == to_arabic_digits(text)


@QUICK
@given(UNMARKED)
def test_outside_the_exempt_places_no_arabic_digit_is_left(text: str) -> None:
    spans = exempt_spans(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))

    printed = list(convert_numerals(text, "thai"))
    for start, end in spans:
        printed[start:end] = " " * (end - start)
    assert not set(printed) & set("0123456789")


@pytest.mark.parametrize(
    "part",
    ["ก", "1", "a.", ".com", "a@.", "[", "[[1]]", "a 111 ", "A-", "😀", "รหัสผ่าน 123 ", "www."],
)
def test_a_paragraph_of_100000_letters_is_read_in_one_go(part: str) -> None:
    assert convert_numerals(part * (100_000 // len(part)), "thai")
