import pytest

from district_admin.areas.directory.documents.recipients import Recipient, is_short_of_post


@pytest.mark.parametrize(
    ("lines", "postcode"),
    [
        (("หมู่ที่ 4 ตำบลหนองสมมติ", "อำเภอเมือง จังหวัดเลย 42000"), ""),
        (("หมู่ที่ ๔ ต.หนองสมมติ อ.เมือง จ.เลย ๔๒๐๐๐",), ""),
        (("แขวงสมมติ เขตดุสิต กรุงเทพฯ",), "10300"),
        (("อำเภอเมืองเลย เลย", "42000"), ""),
    ],
)
def test_an_address_with_province_and_postcode_is_whole(
    lines: tuple[str, ...], postcode: str
) -> None:
    assert not is_short_of_post(Recipient("เรียน", "ก", lines, postcode))


@pytest.mark.parametrize(
    "lines",
    [
        ("หมู่ที่ 4 ตำบลหนองสมมติ", "อำเภอเมือง จังหวัดเลย"),
        ("หมู่ที่ 4 ตำบลเลยวังไสย์ อำเภอสมมติ 42130",),  # เลย begins the name of a tambon
        ("เลขที่ 42000 จังหวัดเลย ถนนสมมติ",),  # a house number is no postcode
    ],
)
def test_an_address_without_one_of_them_is_told_of(lines: tuple[str, ...]) -> None:
    assert is_short_of_post(Recipient("เรียน", "ก", lines))
