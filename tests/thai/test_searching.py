"""What is typed into a search, and which texts have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.thai.normalise import search_key
from district_admin.thai.searching import excerpt, marked_parts, read_terms

ROW = search_key(
    "ศธ ๐๔๐๐๖/ว ๑๒๓\nขอความอนุเคราะห์ข้อมูลนักเรียนชั้น ม. ๕\nวันที่ ๑๘ พฤศจิกายน ๒๕๖๙\n18 พ.ย. 2569"
)


def has(typed: str, key: str = ROW) -> bool:
    terms = read_terms(typed)
    assert terms
    return all(term.is_in(key) for term in terms)


@pytest.mark.parametrize(
    "typed",
    [
        *("อนุเคราะ", "ค", "ยน", "๐๔๐๐๖/ว", "04006", "ที่ ศธ 04006/ว 123", "ศธ04006/ว123", "ว123"),
        *("ว.123", "ที่ว 123", "เลขที่ 04006", "ม.5", "ม5", "ม. ๕", "นักเรียน ข้อมูล"),
        *("18/11/2569", "18-11-69", "๑๘ พ.ย. ๖๙", "วันที่ 18 พฤศจิกายน พ.ศ. 2569", "18 พ.ย. 2026"),
        *("วันที่18 พ.ย. 2569", "ข้อมูล 18/11/2569 ม.5", "วันที่"),
    ],
)
def test_a_row_is_found_by_what_stands_in_it_in_any_form(typed: str) -> None:
    assert has(typed)


@pytest.mark.parametrize(
    "typed", ["อนุเคราห์", "04007", "ว124", "19/11/2569", "ม.6", "18 ธ.ค. 2569", "นักเรียน ครู", "zoom"]
)
def test_a_row_is_not_found_by_what_does_not_stand_in_it(typed: str) -> None:
    assert not has(typed)


def test_what_only_announces_a_number_is_looked_for_when_nothing_follows() -> None:
    assert [term.forms for term in read_terms("ที่")] == [("ที่",)]
    assert [term.forms for term in read_terms("ที่ดิน")] == [("ที่ดิน",)]
    assert read_terms("  ") == ()


@given(st.text(alphabet="กขคงวศธ่้ิีุำเแโๆ ./-0123456789๑๒๓พ.ศ.มค", max_size=60), st.data())
def test_every_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    key = search_key(text)
    start = data.draw(st.integers(0, len(key)))
    piece = key[start : data.draw(st.integers(start, len(key)))]
    # what the key of a piece is, is what stands in the text: a mark alone may be tidied away
    if search_key(piece) in key:
        assert all(term.is_in(key) for term in read_terms(piece))


def test_the_parts_that_were_found_are_told_for_marking() -> None:
    text = "ขอเชิญประชุม ครั้งที่ ๑๒/๒๕๖๙ Zoom"
    marked = [text[a:b] for a, b in marked_parts(text, read_terms("zoom 12/2569 ประชุม"))]
    assert marked == ["ประชุม", "๑๒/๒๕๖๙", "Zoom"]
    overlapping = [text[a:b] for a, b in marked_parts(text, read_terms("ประ ระชุม"))]
    assert overlapping == ["ประชุม"]
    assert marked_parts(text, read_terms("ไม่มี")) == []


def test_an_excerpt_is_cut_out_around_what_was_found() -> None:
    key = f"{'ก' * 100} ข้อความที่ต้องการ {'ข' * 100}  "
    piece = excerpt(key, read_terms("ความที่ต้อง"))
    assert "ข้อความที่ต้องการ" in piece
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert excerpt("สั้น  ", read_terms("สั้น")) == "สั้น"
    assert excerpt("สั้น  ", read_terms("ยาว")) == ""
