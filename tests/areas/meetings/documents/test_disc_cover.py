"""The covers of a disc: what they say, and that nothing is printed on the hole or off the disc."""

import math
from datetime import date

import pypdfium2
import pytest

from district_admin.areas.meetings.documents.disc_cover import (
    HOLE_CM,
    DiscFacts,
    cover_pages,
    disc_covers,
)
from district_admin.documents.layout import CM, lay_out
from district_admin.documents.look import Look
from district_admin.progress import Silent

SCALE = 2.0
DISC = DiscFacts(
    "การประชุมผู้บริหารสถานศึกษาในสังกัด",
    "ครั้งที่ 1/2569 ถึงครั้งที่ 12/2569",
    date(2027, 1, 15),
    1234,
    disc=2,
    disc_count=3,
)
LONG = DiscFacts(
    "เอกสารการประชุมผู้บริหารสถานศึกษาในสังกัดสำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต 2 "
    "และเอกสารอื่นที่เกี่ยวข้องกับการประชุมทั้งหมด",
    "ครั้งที่ 1/2569 ถึงครั้งที่ 12/2569 และครั้งพิเศษที่ 1/2569 ถึงครั้งพิเศษที่ 4/2569",
    date(2027, 9, 30),
    1_234_567,
    disc=12,
    disc_count=12,
)


def texts(file: bytes) -> list[str]:
    with pypdfium2.PdfDocument(file) as opened:
        read = [page.get_textpage().get_text_range() for page in opened]
    return ["".join(text.split()) for text in read]


def test_label_and_case_say_whose_it_is_and_how_to_check_it(look: Look) -> None:
    for page in texts(disc_covers([DISC], look, Silent())):
        assert "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรีเขต๒" in page
        assert "การประชุมผู้บริหารสถานศึกษาในสังกัด" in page
        assert "ครั้งที่๑/๒๕๖๙ถึงครั้งที่๑๒/๒๕๖๙" in page
        assert "ปิดแฟ้มเมื่อวันที่๑๕มกราคม๒๕๗๐" in page
        assert "แผ่นที่๒จาก๓" in page
        assert "จำนวน๑,๒๓๔ไฟล์" in page
        assert "ตรวจแผ่นด้วยโปรแกรมDistrictAdmin" in page


@pytest.mark.parametrize("disc", [DISC, LONG], ids=["usual", "long"])
def test_only_the_face_of_the_disc_is_printed_on(look: Look, disc: DiscFacts) -> None:
    with pypdfium2.PdfDocument(disc_covers([disc], look, Silent())) as file:
        picture = file[0].render(scale=SCALE).to_pil().convert("L")
    ring = cover_pages(disc, look)[0].rings[0]
    dots = CM * SCALE
    inked = [at for at, tone in enumerate(picture.tobytes()) if tone < 128]
    assert len(inked) > 1000
    away = [
        math.dist((at % picture.width / dots, at // picture.width / dots), (ring.x_cm, ring.y_cm))
        for at in inked
    ]
    assert min(away) > HOLE_CM / 2 - 0.05
    assert max(away) < 6.05


@pytest.mark.parametrize("disc", [DISC, LONG], ids=["usual", "long"])
def test_no_line_touches_the_edge_of_the_disc(look: Look, disc: DiscFacts) -> None:
    label, _case = cover_pages(disc, look)
    ring, hole = label.rings
    for box in label.boxes:
        top = box.top_cm
        lines = [line for each in box.lines for line in lay_out(each, box.width_cm * CM, 16.0)]
        top += (box.height_cm - sum(line.height_pt for line in lines) / CM) / 2
        for line in lines:
            for y_cm in (top, top + line.height_pt / CM):
                for x_pt in (line.left_pt, line.right_pt):
                    x_cm = box.left_cm + x_pt / CM
                    away = ((x_cm - ring.x_cm) ** 2 + (y_cm - ring.y_cm) ** 2) ** 0.5
                    assert hole.radius_cm < away < ring.radius_cm - 0.2
            top += line.height_pt / CM


def test_the_usual_label_is_not_in_small_print(look: Look) -> None:
    label, _case = cover_pages(DISC, look)
    assert min(line.runs[0].size_pt or 0.0 for box in label.boxes for line in box.lines) >= 12


@pytest.mark.parametrize("disc", [DISC, LONG], ids=["usual", "long"])
def test_the_case_has_a_front_a_back_and_two_spines_to_read(look: Look, disc: DiscFacts) -> None:
    _label, case = cover_pages(disc, look)
    across = {round(mark.x1_cm - mark.x0_cm, 2) for mark in case.marks} - {0.0}
    down = {round(mark.y1_cm - mark.y0_cm, 2) for mark in case.marks if not mark.dashed} - {0.0}
    assert (across, down) == ({12.0, 15.1}, {12.0, 11.8})
    left, right = (box for box in case.boxes if box.turn)
    assert (left.turn, right.turn) == (90, 270)
    for spine in (left, right):
        assert (spine.width_cm, spine.height_cm) == (0.65, 11.8)
        (line,) = spine.lines
        (laid,) = lay_out(line, spine.height_cm * CM, 16.0)
        assert (line.runs[0].size_pt or 0.0) >= 8
        assert laid.height_pt <= spine.width_cm * CM
        assert f"แผ่นที่ {disc.disc}/{disc.disc_count}" in read(line.text)


def read(text: str) -> str:
    return text.replace("\xa0", " ").translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
