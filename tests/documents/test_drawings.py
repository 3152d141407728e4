"""Text in turned boxes: it stands as it is turned, and copies out as it was written."""

import pypdfium2
import pytest
from PIL import Image, ImageChops

from district_admin.documents.drawings import Drawing, Mark, Ring, TextBox, Turn
from district_admin.documents.model import Paragraph, Run
from district_admin.documents.pdf import render_drawings
from district_admin.progress import Silent

SIDE_CM = 8.0
TEXT = "ป้ายผู้นำ ญี่ปุ่น"
LINES = (Paragraph((Run(TEXT, bold=True, size_pt=28.0),), align="center"),)


def page(turn: Turn) -> bytes:
    """Return a page whose one box, not in its middle, is turned with the page."""
    places = {0: (1.0, 2.0, 6.0, 2.0), 90: (2.0, 1.0, 2.0, 6.0)}
    left, top, width, height = places[turn % 180]
    if turn in (180, 270):
        left, top = SIDE_CM - left - width, SIDE_CM - top - height
    box = TextBox(LINES, left, top, width, height, turn)
    return render_drawings("ป้าย", [Drawing(SIDE_CM, SIDE_CM, (box,))], Silent())


def picture(file: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(file) as opened:
        drawn: Image.Image = opened[0].render(scale=2).to_pil()
    return drawn.convert("L")


def tone(drawn: Image.Image, place: tuple[float, float]) -> int:
    """Return how light a picture is at a place in cm, 0 to 255."""
    dots = drawn.width / SIDE_CM
    return drawn.tobytes()[int(place[1] * dots) * drawn.width + int(place[0] * dots)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_box_looks_like_the_turned_page(turn: Turn) -> None:
    upright, turned = picture(page(0)).rotate(turn), picture(page(turn))
    assert min(turned.tobytes()) < 50
    unlike = sum(ImageChops.difference(upright, turned).histogram()[160:])
    assert unlike < 0.003 * turned.width * turned.height


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_text_copies_out_as_it_was_written(turn: Turn) -> None:
    with pypdfium2.PdfDocument(page(turn)) as opened:
        read = opened[0].get_textpage().get_text_range()
    assert "".join(read.split()) == "".join(TEXT.split())


def test_marks_and_rings_stand_where_they_are_told() -> None:
    drawing = Drawing(
        SIDE_CM, SIDE_CM, marks=(Mark(0, 2, 8, 2),), rings=(Ring(4, 5, 2),), pen_pt=2.0
    )
    drawn = picture(render_drawings("เส้น", [drawing], Silent()))
    inked = [(1, 2), (7, 2), (4, 3), (4, 7), (2, 5), (6, 5)]
    assert max(tone(drawn, place) for place in inked) < 128
    assert {tone(drawn, place) for place in [(4, 5), (1, 4), (1, 1)]} == {255}
