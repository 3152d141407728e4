import pytest

from district_admin.thai.number_words import HEADS, UNITS, begins_with_unit


@pytest.mark.parametrize("text", ["คน", "คนที่ผ่านการคัดเลือก", "บาทถ้วน", "น.", "วันทำการ", "ล้านบาท"])
def test_a_count_is_followed_by_its_unit(text: str) -> None:
    assert begins_with_unit(text)


@pytest.mark.parametrize(
    "text", ["ครั้งที่", "วันที่ 5", "วันที่๕", "รายงานผล", "น.ส.กานดา", "กลุ่มอำนวยการ", ""]
)
def test_what_only_looks_like_a_unit_is_not_counted(text: str) -> None:
    assert not begins_with_unit(text)


def test_groups_are_counted_only_where_asked_for() -> None:
    assert begins_with_unit("กลุ่มงาน", UNITS + HEADS)
