import pytest

from district_admin.thai.shortening import whole_words


@pytest.mark.parametrize(
    ("text", "most", "fits"),
    [
        ("การประชุมครู", 40, "การประชุมครู"),
        ("ผู้บริหารสถานศึกษาและผู้อำนวยการกลุ่ม", 34, "ผู้บริหารสถานศึกษาและผู้อำนวยการ"),
        ("แต่งตั้ง คณะทำงาน", 10, "แต่งตั้ง"),
        ("ฮ" * 30, 10, "ฮ" * 10),
    ],
)
def test_a_text_is_cut_between_words(text: str, most: int, fits: str) -> None:
    assert whole_words(text, most) == fits
