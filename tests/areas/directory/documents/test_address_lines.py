"""Addresses on labels end their lines between the units of an address."""

import pytest

from district_admin.areas.directory.documents.address_lines import (
    address_in_lines,
    is_address,
    units_of,
)
from district_admin.documents.text_width import width_cm

DISTRICT = ("อำเภอเมืองสมมติบุรี", "จังหวัดสมมติบุรี  ๙ ๙ ๐ ๐ ๐")


@pytest.mark.parametrize(
    ("limit_cm", "lines"),
    [
        (20.0, ["เลขที่ ๑๒ หมู่ที่ ๓ ตำบลหนองน้ำใส", "อำเภอเมืองสมมติบุรี จังหวัดสมมติบุรี  ๙ ๙ ๐ ๐ ๐"]),
        (6.0, ["เลขที่ ๑๒ หมู่ที่ ๓ ตำบลหนองน้ำใส", "อำเภอเมืองสมมติบุรี", "จังหวัดสมมติบุรี  ๙ ๙ ๐ ๐ ๐"]),
        (
            4.6,
            ["เลขที่ ๑๒ หมู่ที่ ๓", "ตำบลหนองน้ำใส", "อำเภอเมืองสมมติบุรี", "จังหวัดสมมติบุรี  ๙ ๙ ๐ ๐ ๐"],
        ),
    ],
)
def test_lines_end_before_the_district_first(limit_cm: float, lines: list[str]) -> None:
    units = ("เลขที่ ๑๒ หมู่ที่ ๓", "ตำบลหนองน้ำใส", *DISTRICT)
    assert address_in_lines(units, limit_cm, 16.0) == lines


@pytest.mark.parametrize("limit_cm", [4.6, 5.0, 6.0, 8.0, 12.0])
def test_the_village_number_never_stands_alone(limit_cm: float) -> None:
    lines = address_in_lines(("หมู่ที่ ๓", "ตำบลใน", *DISTRICT), limit_cm, 16.0)
    assert lines[0].startswith("หมู่ที่ ๓ ตำบลใน")
    assert all(width_cm(line, 16.0) <= limit_cm for line in lines)


def test_a_short_address_stays_in_one_line() -> None:
    assert address_in_lines(("ตำบลในเมือง", "จังหวัดสมมติบุรี"), 9.0, 16.0) == ["ตำบลในเมือง จังหวัดสมมติบุรี"]


def test_a_line_is_read_as_its_units() -> None:
    line = "เลขที่ 9/1 หมู่ที่ 4 บ้านสมมติ ซอยสุขใจ 3 ถนนตัวอย่าง ตำบลใน อำเภอนอก จังหวัดสมมติบุรี"
    assert units_of(line) == (
        "เลขที่ 9/1 หมู่ที่ 4 บ้านสมมติ",
        *("ซอยสุขใจ 3", "ถนนตัวอย่าง", "ตำบลใน", "อำเภอนอก", "จังหวัดสมมติบุรี"),
    )


@pytest.mark.parametrize(
    ("line", "address"),
    [("หมู่ 4", True), ("99/1 ถนนสมมติ", True), ("กรุงเทพมหานคร", True), ("โรงเรียนบ้านสมมติ", False)],
)
def test_an_address_is_told_from_a_name(line: str, address: bool) -> None:
    assert is_address(line) == address
