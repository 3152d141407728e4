"""External letters: group C of official-documents 8, in the PDF and in the DOCX."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.documents.official.conftest import Docx, Pages

LEFT = 3.0  # cm from the paper's edge to the ruler's zero
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

of = pytest.mark.parametrize
LETTERS = of("paper_name", ["letter", "plain letter", "urgent letter", "long letter", "circular"])


@of("paper_name", ["letter", "urgent letter", "order", "announcement"])
def test_c01_the_large_emblem_stands_in_the_middle_of_the_paper(pages: "Pages") -> None:
    picture = next(shape for shape in pages.shapes[0] if shape.kind == "picture")
    assert (picture.x0 + picture.x1) / 2 == pytest.approx(10.5, abs=0.05)
    assert picture.top == pytest.approx(1.5, abs=0.05)
    assert picture.height == pytest.approx(3.0, abs=0.02)
    assert min(line.y for line in pages.on(1) if not line.red) > 4.6


@LETTERS
def test_c02_c03_number_and_sender_stand_on_one_line(pages: "Pages") -> None:
    first = pages.starting("ที่")
    assert first.x0 == pytest.approx(3.0, abs=0.05)
    assert "ศธ ๐๔๙๙๒/ว ๑๒๓" in first.text
    assert "สำนักงานเขตพื้นที่การศึกษา" in first.text
    dated = pages.lines.index(pages.starting("๑๙ พฤศจิกายน"))
    block = pages.lines[pages.lines.index(first) + 1 : dated]
    assert len(block) >= 2
    assert all(line.x0 >= 11.5 and line.x1 <= 19.05 for line in block)
    assert max(line.x1 for line in [first, *block]) == pytest.approx(19.0, abs=0.1)


@LETTERS
def test_c04_the_date_starts_under_the_middle_of_the_emblem(pages: "Pages") -> None:
    dated = pages.starting("๑๙ พฤศจิกายน")
    assert dated.text == "๑๙ พฤศจิกายน ๒๕๖๙"
    assert 10.5 - 0.05 <= dated.x0 <= 11.0


@LETTERS
def test_c05_a_letter_stands_in_its_order(pages: "Pages", paper_name: str) -> None:
    order = ["ที่", "๑๙ พฤศจิกายน", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "ด้วยสำนักงาน"]
    order += ["จึงเรียนมา", "ขอแสดงความนับถือ", "(นายสมมติ", "ผู้อำนวยการสำนักงาน"]
    order += ["กลุ่มอำนวยการ", "โทร."]
    if paper_name == "plain letter":
        order = [start for start in order if start not in ("อ้างถึง", "สิ่งที่ส่งมาด้วย")]
    if paper_name == "urgent letter":
        order.append("สำเนาส่ง")
    places = [pages.lines.index(pages.starting(start)) for start in order]
    assert places == sorted(places)


@LETTERS
def test_c09_closing_phrase_name_and_position_share_an_axis(pages: "Pages") -> None:
    place = pages.lines.index(pages.name_line)
    centres = [pages.lines[at].centre - LEFT for at in (place - 1, place, place + 1)]
    assert centres == pytest.approx([12.0] * 3, abs=0.1)


@of("paper_name", ["letter", "plain letter"])
def test_a_short_letter_stays_on_one_page(pages: "Pages") -> None:
    assert len(pages.sizes) == 1


@LETTERS
def test_c06_optional_labels_are_there_only_with_their_text(file: "Docx", paper_name: str) -> None:
    said = [file.text(p) for p in file.paragraphs]
    for label in ("อ้างถึง", "สิ่งที่ส่งมาด้วย"):
        assert any(s.startswith(label) for s in said) is (paper_name != "plain letter")
    assert any(s.startswith("สำเนาส่ง") for s in said) is (paper_name == "urgent letter")
    assert not any(
        bold for p in file.paragraphs for s, _z, bold, _u in file.runs(p) if "ด่วน" not in s
    )


@LETTERS
def test_c08_room_between_the_blocks_of_a_letter(file: "Docx", paper_name: str) -> None:
    for start in ("เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "ด้วย", "จึงเรียน"):
        found = [p for p in file.paragraphs if file.text(p).startswith(start)]
        assert found or paper_name == "plain letter"
        assert all(file.value(p, "pPr/spacing", "before") == "120" for p in found)
    closing = file.containing("ขอแสดงความนับถือ")
    assert file.value(closing, "pPr/spacing", "before") == "240"
