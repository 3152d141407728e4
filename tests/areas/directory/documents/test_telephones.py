"""Telephone numbers as the office writes them, and what a telephone dials."""

import pytest

from district_admin.areas.directory.documents.telephones import dialled, each_number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("0 9900 0001", ["0 9900 0001"]),
        ("0 9900 0001, 08 1234 5678", ["0 9900 0001", "08 1234 5678"]),
        ("0 9900 0001 ต่อ 11;0 9900 0002\n191", ["0 9900 0001 ต่อ 11", "0 9900 0002", "191"]),
        ("0 9900 0001 และ 0 9900 0002", ["0 9900 0001", "0 9900 0002"]),
    ],
)
def test_numbers_are_told_apart(text: str, numbers: list[str]) -> None:
    assert each_number(text) == numbers


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("0 9900 0001", "tel:+6699000001"),
        ("0 7461 3025 ต่อ 101", "tel:+6674613025"),
        ("0-7461-3025-6", "tel:+6674613025"),
        ("๐๘ ๑๒๓๔ ๕๖๗๘", "tel:+66812345678"),
        ("+66 81 234 5678", "tel:+66812345678"),
        ("191", "tel:191"),
        ("1579", "tel:1579"),
        ("ไม่มี", ""),
        ("12345", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_telephone_dials_the_number_without_its_extension(number: str, address: str) -> None:
    assert dialled(number) == address
