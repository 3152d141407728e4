"""Position and agency in one column, as lists from schools have them."""

from collections.abc import Callable, Sequence

import pytest

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.post_columns import part_post
from district_admin.worksheets.model import Cell

Trial = Callable[[Sequence[Sequence[Cell]]], importing.DryRun]


@pytest.mark.parametrize(
    ("cell", "position", "agency"),
    [
        ("ครู / โรงเรียนบ้านดง", "ครู", "โรงเรียนบ้านดง"),
        ("ครู\nโรงเรียนบ้านดง", "ครู", "โรงเรียนบ้านดง"),
        ("ครูชำนาญการ โรงเรียนบ้านดง", "ครูชำนาญการ", "โรงเรียนบ้านดง"),
        ("ครู ชำนาญการพิเศษ บ้านดง", "ครู ชำนาญการพิเศษ", "บ้านดง"),
        ("ครู ชำนาญการพิเศษ", "ครู ชำนาญการพิเศษ", None),
        ("ผู้อำนวยการโรงเรียนบ้านดง", "ผู้อำนวยการโรงเรียน", "โรงเรียนบ้านดง"),
        ("รองผอ. โรงเรียนบ้านดง", "รองผอ.", "โรงเรียนบ้านดง"),
        ("นักจัดการงานทั่วไป กลุ่มอำนวยการ", "นักจัดการงานทั่วไป", "กลุ่มอำนวยการ"),
        ("ครูโรงเรียนบ้านดง", "ครู", "โรงเรียนบ้านดง"),
        ("ครู บ้านดง", "ครู", "บ้านดง"),
        ("ครู", "ครู", None),
        (None, None, None),
        (12, 12, None),
    ],
)
def test_a_cell_is_parted(cell: Cell, position: Cell, agency: Cell) -> None:
    if cell == "รองผอ. โรงเรียนบ้านดง":
        position = "รองผอ.โรงเรียน"
    assert part_post(cell) == (position, agency)


@pytest.mark.parametrize("heading", ["ตำแหน่ง/หน่วยงาน", "ตำแหน่ง/สังกัด", "ตำแหน่งและโรงเรียน"])
def test_a_combined_column_gives_position_and_agency(tried: Trial, heading: str) -> None:
    found = tried(
        [
            ("ชื่อ-สกุล", heading),
            ("นายก้อง ใจดี", "ครู / โรงเรียนบ้านหนึ่ง"),
            ("นางมาลี งาม", "ผู้อำนวยการโรงเรียนบ้านสอง"),
        ]
    )
    assert found.new_agency_names == ["โรงเรียนบ้านหนึ่ง", "โรงเรียนบ้านสอง"]
    assert [post.position for post in found.plan.plan.new_posts] == ["ครู", "ผู้อำนวยการโรงเรียน"]


def test_an_ordinary_column_of_positions_stays_whole(tried: Trial) -> None:
    found = tried(
        [
            ("ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน"),
            ("นายก้อง ใจดี", "ครู / หัวหน้าวิชาการ", "บ้านหนึ่ง"),
            ("นางมาลี งาม", "ครู ผู้ช่วย", "บ้านหนึ่ง"),
        ]
    )
    posts = [post.position for post in found.plan.plan.new_posts]
    assert posts == ["ครู / หัวหน้าวิชาการ", "ครู ผู้ช่วย"]
