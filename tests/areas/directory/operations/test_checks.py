import pytest

from district_admin.areas.directory.operations.checks import (
    RecordIncompleteError,
    check_code,
    check_email,
    check_name,
    tidy_emails,
)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(RecordIncompleteError, match="กรุณากรอกชื่อหน่วยงาน"):
        check_name("", "ชื่อหน่วยงาน")
    check_name("ก", "ชื่อหน่วยงาน")


@pytest.mark.parametrize("email", ["ก@", "a b@example.go.th", "a@example", "a@x.th, b@"])
def test_what_cannot_be_a_mail_address_is_refused(email: str) -> None:
    with pytest.raises(RecordIncompleteError, match="อีเมล"):
        check_email(email)


@pytest.mark.parametrize("typed", ["a@x.th,b@x.th", "a@x.th; b@x.th a@x.th", " a@x.th\nb@x.th "])
def test_several_mail_addresses_are_kept_in_one_way(typed: str) -> None:
    check_email(typed)
    assert tidy_emails(typed) == "a@x.th, b@x.th"


def test_a_code_has_its_count_of_arabic_digits_or_is_empty() -> None:
    check_code("", 10, "รหัส")
    check_code("1080010001", 10, "รหัส")
    for wrong in ("108001000", "๑๐๘๐๐๑๐๐๐๑", "10800100o1"):
        with pytest.raises(RecordIncompleteError, match="10 หลัก"):
            check_code(wrong, 10, "รหัส")
