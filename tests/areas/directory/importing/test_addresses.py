import pytest

from district_admin.areas.directory.importing.addresses import parts_of_address


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
    ],
)
def test_an_address_is_parted(typed: str, parts: dict[str, str]) -> None:
    assert parts_of_address(typed) == parts
