import pytest

from district_admin.areas.directory.model.addresses import (
    address_lines,
    lines_of_address,
    parts_of_address,
)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (
            "๙๙/๑ หมู่ที่ ๔ ถนนสมมติ ตำบลในเมือง อำเภอเมืองสมมติบุรี จังหวัดสมมติบุรี ๓๐๐๐๐",
            {
                "house_no": "99/1",
                "village_no": "4",
                "road": "สมมติ",
                "subdistrict": "ในเมือง",
                "district": "เมืองสมมติบุรี",
                "province": "สมมติบุรี",
                "postcode": "30000",
            },
        ),
        (
            "ม.2 บ้านท่าดี ต.ท่าดี อ.เมือง",
            {"village_no": "2", "village": "ท่าดี", "subdistrict": "ท่าดี", "district": "เมือง"},
        ),
        (
            "5 ซ.สุข 2 แขวงตัวอย่าง เขตตัวอย่าง กรุงเทพมหานคร 10100",
            {
                "house_no": "5",
                "lane": "สุข 2",
                "subdistrict": "ตัวอย่าง",
                "district": "ตัวอย่าง",
                "province": "กรุงเทพมหานคร",
                "postcode": "10100",
            },
        ),
        ("อาคารศาลากลาง", {"house_no": "อาคารศาลากลาง"}),
        (
            "ศูนย์ราชการจังหวัดสมมติ ชั้น 3 ถนนแจ้งดี ต.ในเมือง อ.เมือง จังหวัดสมมติ 30000",
            {
                "house_no": "ศูนย์ราชการจังหวัดสมมติ ชั้น 3",
                "road": "แจ้งดี",
                "subdistrict": "ในเมือง",
                "district": "เมือง",
                "province": "สมมติ",
                "postcode": "30000",
            },
        ),
        (
            "ที่ว่าการอำเภอศรีสมมติ ถนนแจ้งดี ต.ในเมือง",
            {"house_no": "ที่ว่าการอำเภอศรีสมมติ", "road": "แจ้งดี", "subdistrict": "ในเมือง"},
        ),
        (
            "5 ซอย 3 ถนนโพธิ์ ตำบลท่าดีอำเภอศรีสมมติ สมมติบุรี 30200",
            {
                "house_no": "5",
                "lane": "3",
                "road": "โพธิ์",
                "subdistrict": "ท่าดี",
                "district": "ศรีสมมติ",
                "province": "สมมติบุรี",
                "postcode": "30200",
            },
        ),
        (
            "ต.ในเมือง อ.เมือง ขอนแก่น",
            {"subdistrict": "ในเมือง", "district": "เมือง", "province": "ขอนแก่น"},
        ),
        ("อ.เมือง ท่าดี", {"district": "เมือง ท่าดี"}),
    ],
)
def test_an_address_is_parted(typed: str, parts: dict[str, str]) -> None:
    assert parts_of_address(typed) == parts


def test_what_is_no_number_gets_no_word_before_it() -> None:
    assert lines_of_address("ตู้ ปณ. 12 อ.เมือง จ.สมมติบุรี 30000") == [
        "ตู้ ปณ. 12",
        "อำเภอเมือง",
        "จังหวัดสมมติบุรี 30000",
    ]


@pytest.mark.parametrize(
    ("part", "typed", "line"),
    [
        ("village_no", "หมู่ 7", "หมู่ที่ 7"),
        ("village_no", "หมู่ที่ หมู่ 7", "หมู่ที่ 7"),
        ("village_no", "7", "หมู่ที่ 7"),
        ("village", "หมู่บ้านสมมติ", "หมู่บ้านสมมติ"),
        ("lane", "ซ. 3", "ซอย 3"),
        ("lane", "ตรอกสุข", "ตรอกสุข"),
        ("road", "ถ.มิตรภาพ", "ถนนมิตรภาพ"),
        ("subdistrict", "ต. ในเมือง", "ตำบลในเมือง"),
        ("district", "กิ่งอำเภอท่าดี", "อำเภอท่าดี"),
        ("province", "จ.สมมติบุรี", "จังหวัดสมมติบุรี"),
        ("province", "จังหวัดกรุงเทพมหานคร", "กรุงเทพมหานคร"),
        ("province", "กทม.", "กทม."),
    ],
)
def test_no_word_of_an_address_comes_twice(part: str, typed: str, line: str) -> None:
    assert address_lines({part: typed}) == [line]


def test_a_lane_of_a_number_keeps_its_space() -> None:
    (first, *_rest) = lines_of_address("5 ซอย 3 ถนนโพธิ์ ต.ท่าดี อ.เมือง จ.สมมติ 30000")
    assert first == "เลขที่ 5 ซอย 3 ถนนโพธิ์"
