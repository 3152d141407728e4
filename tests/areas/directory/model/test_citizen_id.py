from district_admin.areas.directory.model.citizen_id import (
    is_citizen_id,
    masked_citizen_id,
    masked_digits,
    without_citizen_ids,
)


def test_the_last_digit_of_a_citizen_number_is_checked() -> None:
    assert is_citizen_id("1-2345-67890-12-1")
    assert is_citizen_id("๑๒๓๔๕๖๗๘๙๐๑๒๑")
    assert not is_citizen_id("1234567890122")
    assert not is_citizen_id("123456789012")
    assert not is_citizen_id("0000000000001")


def test_the_screen_shows_the_last_four_digits_alone() -> None:
    assert masked_citizen_id("1234567890121") == "x-xxxx-xxxx0-12-1"
    assert masked_citizen_id("") == ""


def test_citizen_numbers_inside_a_text_are_masked_and_other_numbers_stay() -> None:
    text = "บัตร 1-2345-67890-12-1, ๑๒๓๔๕๖๗๘๙๐๑๒๑ และ 1234567890121 โทร 081-234-5678 ที่ 1234567890122"
    assert without_citizen_ids(text) == (
        "บัตร x-xxxx-xxxx0-12-1, x-xxxx-xxxx0-12-1 และ x-xxxx-xxxx0-12-1 "
        "โทร 081-234-5678 ที่ 1234567890122"
    )


def test_a_number_with_a_digit_too_few_is_masked_too() -> None:
    assert masked_digits("123456789012") == "xxxxxxxx9012"
    assert masked_digits("1234567890122") == "x-xxxx-xxxx0-12-2"
    assert masked_digits("ไม่มี") == "ไม่มี"
