import pytest

from district_admin.thai.post_names import post_in_full


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ผอ.รร.", "ผู้อำนวยการโรงเรียน"),
        ("ผอ. รร.บ้านดง", "ผู้อำนวยการโรงเรียนบ้านดง"),
        ("รองผอ.ร.ร.", "รองผู้อำนวยการโรงเรียน"),
        ("รักษาการ ผอ.", "รักษาการ ผู้อำนวยการ"),
        ("ผอ.สพป.สมมติ เขต 1", "ผู้อำนวยการ สพป.สมมติ เขต 1"),
        ("ผู้อำนวยการโรงเรียน", "ผู้อำนวยการโรงเรียน"),
    ],
)
def test_the_short_words_of_a_post_are_written_out(typed: str, whole: str) -> None:
    assert post_in_full(typed) == whole
