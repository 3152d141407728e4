"""Page numbers, and the word that leads to the next page."""

import pytest

from district_admin.documents.page_words import continuation_words, page_number_text


def test_page_numbers_stand_between_hyphens() -> None:
    assert page_number_text(12, thai=True) == "- ๑๒ -"
    assert page_number_text(12, thai=False) == "- 12 -"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ขั้นตอนการดำเนินงาน ตามแผน", "/ขั้นตอน"),
        ("ดำเนินการ ตามแผนปฏิบัติการ", "/ดำเนินการ..."),
        ("๕. มาตรการ ตรวจสอบ", "/๕. มาตรการ..."),
        ("จบแล้ว", "/จบแล้ว..."),
    ],
)
def test_the_first_words_lead_over(text: str, words: str) -> None:
    assert continuation_words(text).startswith(words)


def test_words_are_cut_between_words_and_stay_short() -> None:
    text = "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐานกำหนดให้"
    found = continuation_words(text)
    assert text.startswith(found[1:-3])
    assert found == f"/{found[1:-3]}..."
    assert 6 <= len(found[1:-3]) <= 18


def test_a_word_without_end_is_cut() -> None:
    assert continuation_words("a" * 60) == f"/{'a' * 18}..."


def test_the_words_end_at_a_sure_place_though_a_doubtful_one_would_give_more() -> None:
    words = continuation_words("๔. ปฏิทินในการกำกับติดตามผลการดำเนินงาน")

    assert words == "/๔. ปฏิทินใน..."
