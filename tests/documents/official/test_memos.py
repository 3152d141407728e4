"""Memos: group B of official-documents 8, in the PDF and in the DOCX."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.documents.official.conftest import Docx, Pages

LEFT = 3.0  # cm from the paper's edge to the ruler's zero
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

of = pytest.mark.parametrize
MEMOS = of("paper_name", ["memo", "urgent memo", "memo with headings", "long memo", "real memo"])


@MEMOS
def test_b01_the_emblem_of_a_memo_stands_in_the_corner(pages: "Pages") -> None:
    picture = next(shape for shape in pages.shapes[0] if shape.kind == "picture")
    assert (picture.x0, picture.top) == pytest.approx((3.0, 1.5), abs=0.05)
    assert picture.height == pytest.approx(1.5, abs=0.02)


@MEMOS
def test_b02_the_title_stands_at_the_foot_of_the_emblem(pages: "Pages") -> None:
    title = next(line for line in pages.lines if "บันทึกข้อความ" in line.text)
    assert title.y == pytest.approx(2.9, abs=0.4)
    if not title.red:
        assert title.centre == pytest.approx(LEFT + 8.0, abs=0.1)


@MEMOS
def test_b04_each_value_has_a_dotted_line_to_its_end(pages: "Pages") -> None:
    dotted = [shape for shape in pages.shapes[0] if shape.kind == "dotted"]
    for start in ("ส่วนราชการ", "ที่", "เรื่อง"):
        line = pages.starting(start)
        own = [shape for shape in dotted if 0 < shape.top - line.y < 0.2]
        assert max(shape.x1 for shape in own) == pytest.approx(19.0, abs=0.1)
        if start == "ที่":
            assert min(shape.x1 for shape in own) == pytest.approx(LEFT + 7.8, abs=0.1)


@MEMOS
def test_b05_no_solid_line_in_a_memo(pages: "Pages") -> None:
    assert not [s for s in pages.shapes[0] if s.kind == "solid" and s.x1 - s.x0 > 5]


@MEMOS
def test_b06_the_head_of_a_memo_stands_in_its_order(pages: "Pages") -> None:
    heads = ("ส่วนราชการ", "ที่", "เรื่อง", "เรียน")
    tops = [pages.starting(start).y for start in heads]
    assert tops == sorted(tops)
    assert "วันที่" in pages.starting("ที่").text
    first_end, second_start = sorted(
        (s.x0, s.x1) for s in pages.shapes[0] if 0 < s.top - pages.starting("ที่").y < 0.2
    )
    assert first_end[1] < LEFT + 8.0
    assert second_start[0] == pytest.approx(LEFT + 8.0 + 0.88, abs=0.2)  # the label is 0.88 wide


@MEMOS
def test_b01_the_emblem_of_a_memo(file: "Docx") -> None:
    anchors = list(file.document.iter(f"{WP}anchor"))
    assert len(anchors) == 1
    extent = anchors[0].find(f"{WP}extent")
    assert extent is not None
    assert extent.get("cy") == "540000"
    offsets = [each.text for each in anchors[0].iter(f"{WP}posOffset")]
    assert offsets == ["1080000", "540000"]


@MEMOS
def test_b02_the_title_of_a_memo(file: "Docx", paper_name: str) -> None:
    title = file.containing("บันทึกข้อความ")
    assert [(size, bold) for said, size, bold, _u in file.runs(title) if "บันทึก" in said] == [
        ("58", True)
    ]
    assert file.value(title, "pPr/spacing", "line") == "700"
    assert file.value(title, "pPr/spacing", "lineRule") == "exact"
    if paper_name == "urgent memo":
        stops = [(t.get(f"{W}val"), t.get(f"{W}pos")) for t in title.iter(f"{W}tab")]
        assert ("center", "4535") in stops
    else:
        assert file.value(title, "pPr/jc") == "center"


@MEMOS
def test_b03_b04_labels_and_dotted_values(file: "Docx") -> None:
    for label, ends in (("ส่วนราชการ", ["9071"]), ("ที่", ["4422", "9071"]), ("เรื่อง", ["9071"])):
        line = next(p for p in file.paragraphs if file.text(p).startswith(label))
        for said, size, bold, underline in file.runs(line):
            if said in ("ส่วนราชการ", "ที่", "วันที่", "เรื่อง"):
                assert (size, bold, underline) == ("40", True, None)
            elif said.strip() or underline:
                assert (size, bold, underline) == ("32", False, "dotted")
                assert said.endswith("\t") or not said.strip() or said.startswith(" ")
        stops = [t.get(f"{W}pos") for t in line.iter(f"{W}tab") if t.get(f"{W}val") == "right"]
        assert stops == ends


@MEMOS
def test_b05_b07_no_solid_rule_and_no_closing_phrase(file: "Docx") -> None:
    assert file.document.find(f".//{W}pBdr") is None
    assert "ขอแสดงความนับถือ" not in "".join(map(file.text, file.paragraphs))


@MEMOS
def test_b08_the_last_paragraph_is_the_request(file: "Docx") -> None:
    assert file.text(file.body[-1]).startswith("จึงเรียนมาเพื่อ")


@MEMOS
def test_c08_room_between_the_blocks_of_a_memo(file: "Docx") -> None:
    for start in ("เรียน", "จึงเรียน"):
        found = next(p for p in file.paragraphs if file.text(p).startswith(start))
        assert file.value(found, "pPr/spacing", "before") == "120"
