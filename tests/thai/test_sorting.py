import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district_admin.thai.sorting import thai_sort_key

TEXTS = st.text(alphabet="กขงนรฤฮะัาำิเแไ็่้์ๆฯ 12๑๒abA-", max_size=6)


@pytest.mark.parametrize(
    "in_order",
    [
        "ก กก กรรม กรรม์ กราบ กะเกณฑ์ กัก กา ก้าว กำ กิน กี่ กุน กูด เก้ง เกล้า เก้า เกาะ เกี่ยว เกือก แกง แกะ "
        "โกน ใกล้ ไก่ ไกล ข้น ขนาบ ข้าง ข้างขึ้น",
        "ร ฤกษ์ ฤทธิ์ ฤๅษี ล ว",
        "กาก กาง กาฮ กำ กำนัน กิจ",
        "ปา ป่า ป้า ป๊า ป๋า ปาก",
        "กฎ กฎหมาย กฐิน กด กบ",
        "ประชาสัมพันธ์ ประชุม ประถม ปริญญา ปลัด",
        "1 ๑ 2 ๒ ก ฮ a b",
        "เขต1 เขต๑ เขต2",
        "หนอง หนอง2 หนอง๓ หนอง9 หนอง09 หนอง๑๐ หนอง12ก หนอง๑๐๐ หนอง1000 หนองบัว",
        "2/9 ๒/๑๐ 10/1 20",
        "ธนพล ธัญญา นภา นริศ บุญมี",
    ],
)
def test_words_stand_as_in_the_dictionary(in_order: str) -> None:
    words = in_order.split(" ")
    shuffled = random.Random(4).sample(words, len(words))

    assert sorted(shuffled, key=thai_sort_key) == words


def test_spaces_points_and_repetition_marks_do_not_count() -> None:
    words = ["ก-ก", "กข", "ก ค", "ก.ง", "กๆ จ"]

    assert sorted(set(words), key=thai_sort_key) == words


def test_a_mark_typed_in_another_order_sorts_the_same() -> None:
    assert thai_sort_key("นํ้า")[:2] == thai_sort_key("น้ำ")[:2]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_only_the_same_text_has_the_same_place(one: str, other: str) -> None:
    assert (thai_sort_key(one) == thai_sort_key(other)) == (one == other)


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_the_list_came(
    texts: list[str], chance: random.Random
) -> None:
    shuffled = chance.sample(texts, len(texts))

    assert sorted(shuffled, key=thai_sort_key) == sorted(texts, key=thai_sort_key)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="กขงนรฮะาเแ่้", min_size=1, max_size=5), TEXTS)
def test_a_word_stands_before_the_words_it_begins(word: str, rest: str) -> None:
    whole = word + "ก" + rest
    if word[-1] not in "เแ":  # these go behind the consonant after them
        assert thai_sort_key(word) < thai_sort_key(whole)


def test_a_number_too_long_to_count_has_its_place() -> None:
    assert sorted(["ก", "9" * 5000, "8" * 5000, "7"], key=thai_sort_key)[::3] == ["7", "ก"]


def test_a_text_of_100000_letters_has_its_place() -> None:
    assert thai_sort_key("เก" * 50_000) < thai_sort_key("ข")
