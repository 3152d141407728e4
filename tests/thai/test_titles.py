import pytest

from district_admin.thai.titles import ABBREVIATED_IN_FULL, is_title


@pytest.mark.parametrize(
    "word",
    ["ดร.", "ผศ.ดร.", "ว่าที่", "ว่าที่ร้อยตรี", "ว่าที่ร้อยตรีหญิง", "พ.ต.ท.หญิง", "ม.ล.", "พระครู", "น.อ."],
)
def test_a_title_stands_alone_before_a_name(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["", "พ.ศ.", "น.", "สพป.", "อ.", "โทร.", "ประชุม", "นาย"])
def test_other_abbreviations_are_no_titles(word: str) -> None:
    assert not is_title(word)


def test_an_abbreviation_of_two_services_is_left_as_it_is() -> None:
    assert ABBREVIATED_IN_FULL["ร.ต."] == "ร้อยตรี"
    assert ABBREVIATED_IN_FULL["พ.ต.อ."] == "พันตำรวจเอก"
    assert ABBREVIATED_IN_FULL["พล.ต.ต."] == "พลตำรวจตรี"
    assert "จ.ส.ต." not in ABBREVIATED_IN_FULL
    assert "น.ท." not in ABBREVIATED_IN_FULL
