"""Circulars, stamped letters, certificates and invitations: C10, D and H01 of section 8."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import pytest

from district_admin.documents import docx, pdf
from district_admin.documents.model import Document, Outline
from tests.documents.conftest import WP, members

if TYPE_CHECKING:
    from tests.documents.official.conftest import Docx, Line, Pages

LEFT = 3.0  # cm from the paper's edge to the ruler's zero
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

of = pytest.mark.parametrize
STAMPED = of("paper_name", ["stamped", "urgent stamped"])
CIRCULARS = of("paper_name", ["circular", "circular by list"])


@STAMPED
def test_d01_nothing_but_the_agencys_name_stands_in_the_circle(pages: "Pages") -> None:
    ring = next(shape for shape in pages.shapes[0] if shape.kind == "dotted")
    assert (ring.x1 - ring.x0, ring.height) == pytest.approx((4.5, 4.5), abs=0.05)
    middle = (ring.x0 + ring.x1) / 2
    assert middle - LEFT == pytest.approx(12.0, abs=0.05)
    within = [
        line
        for line in pages.lines
        if line.y - 0.35 < ring.top + ring.height and line.y > ring.top and line.x1 > ring.x0
    ]
    assert "".join(line.text for line in within) == "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๒"
    assert all(line.centre == pytest.approx(middle, abs=0.05) for line in within)
    assert ring.top + ring.height / 2 == pytest.approx((within[0].y + within[-1].y) / 2, abs=0.3)


@STAMPED
def test_d01_the_date_of_a_stamped_letter_stands_on_the_axis_under_the_circle(
    pages: "Pages",
) -> None:
    ring = next(shape for shape in pages.shapes[0] if shape.kind == "dotted")
    dated = _starting(pages, "๑๙ พฤศจิกายน")
    assert dated.text == "๑๙ พฤศจิกายน ๒๕๖๙"
    assert dated.centre - LEFT == pytest.approx(12.0, abs=0.05)
    assert dated.y > ring.top + ring.height
    assert _starting(pages, "กลุ่มอำนวยการ").y > dated.y


@STAMPED
def test_a_stamped_letter_stands_in_its_order(pages: "Pages") -> None:
    order = ["ที่", "ถึง  โรงเรียนตัวอย่างวิทยา", "พร้อมหนังสือนี้", "สำนักงาน", "๑๙ พฤศจิกายน"]
    order += ["กลุ่มอำนวยการ", "โทร."]
    places = [pages.lines.index(_starting(pages, start)) for start in order]
    assert places == sorted(places)
    assert not any(line.text.startswith("เรื่อง") for line in pages.lines)


@STAMPED
def test_d02_a_stamped_letter_has_no_salutation_and_no_closing_phrase(file: "Docx") -> None:
    said = [file.text(p) for p in file.paragraphs]
    assert not any(s.startswith(("เรียน", "กราบเรียน", "ขอแสดงความนับถือ", "เรื่อง")) for s in said)


@STAMPED
def test_a_seal_is_never_drawn_unless_its_place_is_asked_for(
    paper: Document, paper_name: str, read_pages: Callable[[bytes], "Pages"]
) -> None:
    printed = [block for block in paper.printed.blocks if isinstance(block, Outline)]
    assert len(printed) == (1 if paper_name == "urgent stamped" else 0)
    xml = members(docx.render(paper.printed))["word/document.xml"]
    assert (b'prst="ellipse"' in xml) is bool(printed)
    shapes = read_pages(pdf.render(paper.printed)).shapes[0]
    assert any(shape.kind == "dotted" for shape in shapes) is bool(printed)


@STAMPED
def test_the_circle_is_in_the_docx_where_it_is_in_the_pdf(file: "Docx") -> None:
    ring = _anchor(file, "ellipse")
    extent = ring.find(f"{WP}extent")
    assert extent is not None
    assert (extent.get("cx"), extent.get("cy")) == ("1620000", "1620000")
    across, down = (int(each.text or 0) for each in ring.iter(f"{WP}posOffset"))
    assert across / 360000 == pytest.approx(12.0 - 2.25, abs=0.01)
    # from the top of the name's paragraph, two lines high, which it surrounds
    assert down / 360000 == pytest.approx(2 * 21.3 / 2 / 28.35 - 2.25, abs=0.02)
    holder = next(p for p in file.paragraphs if ring in list(p.iter()))
    assert file.text(holder).startswith("สำนักงาน")
    assert file.value(holder, "pPr/spacing", "before") == "0"


@of("paper_name", ["certificate", "certificate with photo"])
def test_a_certificate_says_for_whom_it_is_given(pages: "Pages") -> None:
    order = ["เลขที่  ๗/๒๕๖๙", "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายทดลอง", "ให้ไว้ ณ วันที่", "(นายสมมติ"]
    places = [pages.lines.index(_starting(pages, start)) for start in order]
    assert places == sorted(places)
    assert _plain(_starting(pages, "ให้ไว้").text) == "ให้ไว้ ณ วันที่ ๑๙ พฤศจิกายน พ.ศ. ๒๕๖๙"
    assert pages.lines[places[2] + 1] == pages.name_line
    assert len(pages.sizes) == 1


@of("paper_name", ["certificate with photo"])
def test_a_photograph_of_four_by_six_has_room_beside_the_signature(pages: "Pages") -> None:
    frame = next(shape for shape in pages.shapes[0] if shape.kind == "solid")
    assert (frame.x1 - frame.x0, frame.height) == pytest.approx((4.0, 6.0), abs=0.05)
    assert frame.x0 == pytest.approx(LEFT, abs=0.05)
    foot = frame.top + frame.height
    beside = [line for line in pages.lines if frame.top < line.y < foot + 0.4]
    assert beside
    assert all(line.x0 > frame.x1 for line in beside)
    holder = _starting(pages, "(นายทดลอง  ใช้งาน)")
    assert holder.centre == pytest.approx((frame.x0 + frame.x1) / 2, abs=0.05)
    assert holder.y > foot + 1.5  # room to sign


@of("paper_name", ["certificate with photo"])
def test_the_frame_is_in_the_docx_as_well(file: "Docx") -> None:
    extent = _anchor(file, "rect").find(f"{WP}extent")
    assert extent is not None
    assert (extent.get("cx"), extent.get("cy")) == ("1440000", "2160000")


@of("paper_name", ["certificate"])
def test_a_certificate_without_photograph_has_no_frame(pages: "Pages") -> None:
    assert not any(shape.kind == "solid" for shape in pages.shapes[0])


@CIRCULARS
def test_c10_a_circular_has_its_word_before_the_number(pages: "Pages") -> None:
    assert "/ว ๑๒๓" in _plain(_starting(pages, "ที่").text)


@of("paper_name", ["circular by list"])
def test_the_addressees_of_a_circular_stand_on_a_page_of_their_own(pages: "Pages") -> None:
    assert _plain(_starting(pages, "เรียน").text) == "เรียน (ตามบัญชีแนบท้าย)"
    assert len(pages.sizes) == 2
    listed = [_plain(line.text) for line in pages.on(2)]
    assert listed[0] == "บัญชีแนบท้าย"
    assert listed[1] == "หนังสือ ที่ ศธ ๐๔๙๙๒/ว ๑๒๓ ลงวันที่ ๑๙ พฤศจิกายน ๒๕๖๙"
    assert len([text for text in listed if re.match("[๐-๙]+[.] ผู้อำนวยการ", text)]) == 20
    # the letter ends on its own page, so nothing is said to go on
    assert not any(line.text.startswith("/") for line in pages.edge(1))


@of("paper_name", ["invitation"])
def test_h01_an_invitation_names_its_meeting(pages: "Pages") -> None:
    said = _plain("".join(line.text for line in pages.lines))
    assert "กำหนดประชุมคณะกรรมการดำเนินงาน ครั้งที่ ๑/๒๕๖๙" in said
    assert "ในวันศุกร์ที่ ๒๗ พฤศจิกายน ๒๕๖๙ เวลา ๐๙.๓๐ น. ณ ห้องประชุมราชพฤกษ์" in said.replace(
        "ที่๒๗", "ที่ ๒๗"
    )
    assert any("ระเบียบวาระการประชุม" in line.text for line in pages.lines)


def _starting(pages: "Pages", words: str) -> "Line":
    return next(line for line in pages.lines if _plain(line.text).startswith(_plain(words)))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)  # a reader of PDFs may take two spaces for one


def _anchor(file: "Docx", shape: str) -> Element:
    """The drawing of this shape that is no picture."""
    for anchor in file.document.iter(f"{WP}anchor"):
        drawn = anchor.find(f".//{WPS}spPr/{A}prstGeom")
        if drawn is not None and drawn.get("prst") == shape:
            return anchor
    raise AssertionError(shape)
