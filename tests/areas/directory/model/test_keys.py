import pytest

from district_admin.areas.directory.model.keys import (
    digits_of,
    name_key,
    searched_text,
    searched_words,
    sort_text,
    tidy,
    tidy_number,
)

KEPT = searched_text("โรงเรียนบ้านตัวอย่าง ๒", "0-2123-4567", "1080010001")


@pytest.mark.parametrize(
    "typed",
    ["บ้านตัว", "ตัวอย่าง 2", "ตัวอย่าง ๒", "0-2123", "021234567", "๐๒๑๒๓๔", "02-123-4567", "80010001"],
)
def test_any_part_of_a_name_telephone_or_code_is_found(typed: str) -> None:
    assert all(word in KEPT for word in searched_words(typed))


@pytest.mark.parametrize("typed", ["บ้านอื่น", "ตัวอย่าง 9", "029"])
def test_what_is_not_in_the_record_is_not_found(typed: str) -> None:
    assert not all(word in KEPT for word in searched_words(typed))


def test_nothing_typed_asks_for_nothing() -> None:
    assert searched_words("  ") == []


def test_the_same_name_has_the_same_key_however_it_was_typed() -> None:
    assert name_key("กำธร", "ใจดี") == name_key("กํา ธร", " ใจดี") == name_key("กำธรใจดี")
    assert name_key("โรงเรียนวัดตัวอย่าง (๑)") == name_key("โรงเรียนวัดตัวอย่าง 1")
    assert name_key("กำธร") != name_key("กำธา")


def test_texts_sort_as_in_the_thai_dictionary_first_names_before_surnames() -> None:
    people = [
        ("เกษม", "อ"),
        ("กานดา", "ข"),
        ("กา", "ฮ"),
        ("กานดา", "ก"),
        ("ขวัญ", "ก"),
        ("ก้อง", "ก"),
    ]
    ordered = sorted(people, key=lambda name: sort_text(*name).encode())
    assert ordered == [
        ("ก้อง", "ก"),
        ("กา", "ฮ"),
        ("กานดา", "ก"),
        ("กานดา", "ข"),
        ("เกษม", "อ"),
        ("ขวัญ", "ก"),
    ]


def test_what_is_kept_is_tidy() -> None:
    assert tidy(" โรงเรียน   บ้านนํ้า  ") == "โรงเรียน บ้านน้ำ"
    assert tidy_number(" ๐-๒๑๒๓ ") == "0-2123"
    assert digits_of("๐๘-1234 ต่อ 5") == "0812345"
