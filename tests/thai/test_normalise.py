import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district_admin.thai.normalise import normalise, search_key, unpaired_marks, unprintable

NBSP = "\u00a0"
UNSEEN = "\u200b"  # a text with this in it always goes the long way, and loses nothing else
THAI_KEYS = "กนที่ ้ ัิำําเแ์ู็ฺ๎"
TEXTS = st.text(max_size=40) | st.text(alphabet=THAI_KEYS + "\u200b\u00a0\n\t A5", max_size=25)
QUICK = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("นำำ", "นำ"),
        ("เเก้ไข", "แก้ไข"),
        ("เ\u200bเก้ไข", "แก้ไข"),
        ("ท่ี", "ที่"),
        ("ที่ี่", "ที่"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("ประ\u200bชุม\u2060งาน\u00ad\ufeff", "ประชุมงาน"),
        ("ก\x00ข\x07ค\ud800ง", "กขคง"),
        ("ก\tข", "ก ข"),
        ("ก    ข", "ก  ข"),
        ("ก  ข", "ก  ข"),
        ("ก \t \u2003ข", "ก  ข"),
        (f"ก{NBSP}ข", f"ก{NBSP}ข"),
        (f"ก{NBSP}{NBSP}ข", f"ก{NBSP} ข"),
        (f"ก{NBSP}{NBSP}{NBSP}ข", "ก  ข"),
        ("ก\u202fข", f"ก{NBSP}ข"),
        (f"ก  \r\nข{NBSP}\rค\x0bง ", "ก\nข\nค\nง"),
        ("\u0e17\uf710\uf70a\uf70e", "ทั่์"),
        ("cafe\u0301", "café"),
        ("plain  text", "plain  text"),
        ("", ""),
    ],
)
def test_a_text_is_kept_in_one_way(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@QUICK
@given(TEXTS)
def test_a_kept_text_is_clean_and_stays_as_it_is(text: str) -> None:
    kept = normalise(text)

    assert normalise(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not any(wrong in kept for wrong in ("เเ", "ํา", "   ", NBSP * 2, " \n", "\u200b", "\t"))


@settings(max_examples=1000, deadline=None)
@given(TEXTS | st.text(alphabet=THAI_KEYS + "ํ๎ฺ \n\u0e4c\uf70aé\u0301", max_size=6))
def test_a_tidy_text_is_left_alone_just_where_the_long_way_would_leave_it(text: str) -> None:
    assert normalise(text) == normalise(text + UNSEEN)


def test_every_three_marks_are_kept_as_the_long_way_keeps_them() -> None:
    marks = "ะาเ \n" + "".join(map(chr, (0xE31, 0xE33, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F))))
    for typed in itertools.product(marks, repeat=3):
        text = f"ก{''.join(typed)}ก"
        assert normalise(text) == normalise(text + UNSEEN)
        assert normalise(text[:-1]) == normalise(text[:-1] + UNSEEN)


@pytest.mark.parametrize(
    ("stored", "looked_for"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๙", "2569"),
        ("ปี 2569", "๒๕๖๙"),
        ("กลุ่มต่าง ๆ ในสังกัด", "ต่างๆ"),
        (f"ต่าง{NBSP}ๆ", "ต่าง ๆ"),
        ("น้ำ", "นํ้า"),
        ("การประเมิน ITA  Online", "ita online"),
        ("บรรทัดหนึ่ง\nบรรทัดสอง", "หนึ่ง บรรทัด"),
        ("งบ [[2569]] บาท", "2569 บาท"),
    ],
)
def test_a_text_is_found_however_it_was_typed(stored: str, looked_for: str) -> None:
    assert search_key(looked_for) in search_key(stored)


@QUICK
@given(TEXTS.filter(lambda text: "[[" not in text))
def test_a_search_key_is_its_own_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


def test_marks_without_a_consonant_are_pointed_out() -> None:
    assert unpaired_marks("ที่ประชุม น้ำ กำ เก้า สิทธิ์") == []
    assert unpaired_marks("่ก ิข า้ A่ เ็") == [0, 3, 7, 10, 13]


def test_characters_the_font_lacks_are_pointed_out() -> None:
    asked = []

    def supported(character: str) -> bool:
        asked.append(character)
        return character < "\u2000"

    assert unprintable("ก😀ข✓\n😀", supported) == [(1, "😀"), (3, "✓"), (5, "😀")]
    assert sorted(asked) == sorted("กข😀✓")


@pytest.mark.parametrize("part", ["ก", " ", " \n", "่้", "ํ", NBSP, "\t\u200b", "เ", "😀", "นำ้"])
def test_a_paragraph_of_100000_letters_is_tidied_in_one_go(part: str) -> None:
    text = part * (100_000 // len(part))

    assert len(normalise(text)) <= len(text)
    assert search_key(text) is not None
