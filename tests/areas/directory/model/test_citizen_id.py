from district_admin.areas.directory.model.citizen_id import is_citizen_id, masked_citizen_id


def test_the_last_digit_of_a_citizen_number_is_checked() -> None:
    assert is_citizen_id("1-2345-67890-12-1")
    assert is_citizen_id("๑๒๓๔๕๖๗๘๙๐๑๒๑")
    assert not is_citizen_id("1234567890122")
    assert not is_citizen_id("123456789012")
    assert not is_citizen_id("0000000000001")


def test_the_screen_shows_the_last_four_digits_alone() -> None:
    assert masked_citizen_id("1234567890121") == "x-xxxx-xxxx0-12-1"
    assert masked_citizen_id("") == ""
