"""A post and its agency: one name where they are one, two lines where they are not."""

import pytest

from district_admin.areas.directory.documents.post_names import post_at

SCHOOL = "โรงเรียนบ้านท่าลาดเหนือ"
OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต 2"


@pytest.mark.parametrize(
    ("position", "agency", "lines"),
    [
        ("ผู้อำนวยการโรงเรียน", SCHOOL, (f"ผู้อำนวยการ{SCHOOL}",)),
        ("ผู้อำนวยการ", SCHOOL, (f"ผู้อำนวยการ{SCHOOL}",)),
        (f"ผู้อำนวยการ{SCHOOL}", SCHOOL, (f"ผู้อำนวยการ{SCHOOL}",)),
        ("รักษาการในตำแหน่งผู้อำนวยการโรงเรียน", SCHOOL, (f"รักษาการในตำแหน่งผู้อำนวยการ{SCHOOL}",)),
        ("ผู้อำนวยการกลุ่ม", "กลุ่มอำนวยการ", ("ผู้อำนวยการกลุ่มอำนวยการ",)),
        ("รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา", OFFICE, (f"รองผู้อำนวยการ{OFFICE}",)),
        ("ครู", SCHOOL, ("ครู", SCHOOL)),
        ("ครู", "ครูบ้านนอกมูลนิธิ", ("ครู", "ครูบ้านนอกมูลนิธิ")),
        ("นายอำเภอ", "ที่ว่าการอำเภอเมือง", ("นายอำเภอ", "ที่ว่าการอำเภอเมือง")),
        ("", SCHOOL, (SCHOOL,)),
        ("", "", ()),
    ],
)
def test_post_and_agency(position: str, agency: str, lines: tuple[str, ...]) -> None:
    assert post_at(position, agency) == lines
