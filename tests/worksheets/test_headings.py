import pytest

from district_admin.worksheets.headings import heading_key, is_text
from district_admin.worksheets.model import Cell


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("เบอร์โทร.", "เบอร์ โทร"),
        ("ชื่อ - สกุล", "ชื่อ–สกุล"),
        ("E-mail *", "email"),
        ("อ\u0e4d\u0e32เภอ", "อำเภอ"),
        ("กลุ่มที่ ๑", "กลุ่มที่ 1"),
        ("โทรศัพท์\n(มือถือ)", "โทรศัพท์ มือถือ"),
    ],
)
def test_headings_are_the_same_in_any_spelling(one: str, other: str) -> None:
    assert heading_key(one) == heading_key(other) != ""


@pytest.mark.parametrize(
    ("cell", "words"),
    [("ชื่อ", True), ("081-234", False), ("๑๒", False), (5, False), (None, False), ("(1)", False)],
)
def test_numbers_written_as_text_are_no_words(cell: Cell, words: bool) -> None:
    assert is_text(cell) is words
