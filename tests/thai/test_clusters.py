import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.thai.clusters import cluster_offsets, clusters, is_legal


def parted(word: str) -> str:
    ends = clusters(word)
    return "|".join(word[start:end] for start, end in zip([0, *ends], ends, strict=False))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("วันที่", "วัน|ที่"),
        ("เก็บ", "เก็บ"),
        ("ก็ต้อง", "ก็|ต้|อ|ง"),
        ("เพื่อ", "เพื่อ"),
        ("จันทร์", "จัน|ทร์"),
        ("พันธุ์", "พันธุ์"),
        ("ลักษณ์", "ลัก|ษณ์"),
        ("กรรมการ", "ก|ร|ร|ม|กา|ร"),
        ("เคาะ", "เคาะ"),
        ("ฤๅษี", "ฤๅ|ษี"),
        ("จำนวน", "จำ|น|ว|น"),
    ],
)
def test_a_letter_keeps_its_vowels_marks_and_silenced_letters(word: str, expected: str) -> None:
    assert parted(word) == expected


def test_a_word_longer_than_a_line_can_be_cut_between_clusters_but_not_after_a_sign() -> None:
    assert cluster_offsets("(กาแฟ)") == [3]


@given(st.text(alphabet="กขรอยเแไ์ัิี่้็ำาะๆฯ().a1 ", min_size=1))
def test_clusters_make_up_the_whole_text(text: str) -> None:
    ends = clusters(text)

    assert ends == sorted(set(ends))
    assert ends[-1] == len(text)
    assert all(is_legal(text, offset) for offset in cluster_offsets(text))
