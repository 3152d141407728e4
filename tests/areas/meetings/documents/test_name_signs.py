"""Name signs: read from both sides, large, and never over the edge."""

import io
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image, ImageChops

from district_admin.areas.meetings.documents.name_signs import (
    TENT_A4,
    TENT_A5,
    NamePlate,
    TentCard,
    badges,
    tent_cards,
    tent_pages,
)
from district_admin.documents import docx
from district_admin.documents.layout import CM, lay_out
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.documents.pages import paginate
from district_admin.progress import Cancelled, Silent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLATE = NamePlate("นางใหม่ ใจงาม", "ผู้อำนวยการกลุ่มอำนวยการ")


def pictures(file: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(file) as opened:
        return [page.render(scale=1).to_pil().convert("L") for page in opened]


def sizes(plate: NamePlate, look: Look) -> list[float]:
    """Return the sizes of the lines of a card's face."""
    (page,) = tent_pages([plate], look, TENT_A4)
    return [line.runs[0].size_pt or 0.0 for line in page.boxes[-1].lines]


def test_both_faces_say_the_same_one_of_them_on_its_head(look: Look) -> None:
    (picture,) = pictures(tent_cards([PLATE], look, Silent(), TENT_A4))
    wide, high = picture.size
    upper = picture.crop((60, 20, wide - 60, high // 2 - 2)).rotate(180)
    lower = picture.crop((60, high - high // 2 + 2, wide - 60, high - 20))
    assert min(lower.tobytes()) < 50  # something is printed
    crop = (0, 0, min(upper.width, lower.width), min(upper.height, lower.height))
    difference = ImageChops.difference(upper.crop(crop), lower.crop(crop))
    unlike = sum(difference.histogram()[128:])
    assert unlike < 0.002 * difference.width * difference.height


def test_a_card_is_read_back_as_it_was_given(look: Look) -> None:
    with pypdfium2.PdfDocument(tent_cards([PLATE], look, Silent(), TENT_A4)) as file:
        text = file[0].get_textpage().get_text_range()
    assert text.count("นางใหม่") == 2
    assert text.count("ผู้อำนวยการกลุ่มอำนวยการ") == 2


def test_names_are_60_to_90_pt_and_posts_32_to_44(look: Look, long_post: str) -> None:
    assert sizes(PLATE, look) == [90, 44]
    name, *posts = sizes(NamePlate("นายวงศ์เดือนเพ็ญ ณ ป้อมเพชรรัตนสมมติ", "รองผู้อำนวยการ"), look)
    assert 60 <= name < 90
    assert 32 <= posts[0] < 44
    assert len(sizes(NamePlate("นายก้อง ดี", long_post), look)) <= 4


@pytest.mark.parametrize("card", [TENT_A4, TENT_A5], ids=["a4", "a5"])
def test_the_longest_name_and_post_stay_in_the_printed_area(
    look: Look, card: TentCard, long_name: str, long_post: str
) -> None:
    for plate in (NamePlate(long_name, long_post), NamePlate("น" * 80, "ป" * 300), NamePlate("")):
        (page,) = tent_pages([plate], look, card)
        for box in page.boxes:
            lines = [line for each in box.lines for line in lay_out(each, box.width_cm * CM, 16.0)]
            gaps = sum(each.before_pt for each in box.lines)
            assert sum(line.height_pt for line in lines) + gaps <= box.height_cm * CM
            assert all(line.left_pt >= 0 and line.right_pt <= box.width_cm * CM for line in lines)


def test_a_name_too_long_for_a_line_is_broken_before_the_surname(
    look: Look, long_name: str
) -> None:
    (page,) = tent_pages([NamePlate(long_name)], look, TENT_A4)
    assert [line.text for line in page.boxes[-1].lines] == long_name.split(" ")


def test_two_hundred_signs_stand_on_as_many_sheets_as_they_need(look: Look) -> None:
    plates = [NamePlate(f"นายคนที่{number} ดี") for number in range(200)]
    counts = [len(list(tent_pages(plates, look, card))) for card in (TENT_A4, TENT_A5)]
    assert counts == [200, 100]
    assert len(paginate(badges(plates, look))) == 20

    class Stop:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        tent_cards(plates, look, Stop(), TENT_A4)


def test_badges_are_9_by_5_and_a_half_cm_in_word_too(look: Look, long_name: str) -> None:
    paper = badges([PLATE, NamePlate(long_name, "ผู้อำนวยการ")] * 5, look)
    with zipfile.ZipFile(io.BytesIO(docx.render(paper))) as opened:
        root = ElementTree.fromstring(opened.read("word/document.xml"))
    heights = [height.attrib for height in root.iter(f"{W}trHeight")]
    assert heights == [{f"{W}val": "3118", f"{W}hRule": "exact"}] * 5
    assert {column.attrib[f"{W}w"] for column in root.iter(f"{W}gridCol")} == {"5102"}


def test_a_badge_holds_its_text(
    look: Look, pages: Callable[[Document], list[str]], long_name: str, long_post: str
) -> None:
    paper = badges([NamePlate(long_name, long_post)], look)
    (text,) = pages(paper)
    assert "".join(long_name.split()) in text
    assert "".join(long_post.split()) in text
    lines = [line for line in paginate(paper)[0].lines if line.text]
    top = paper.page.first_top_cm * CM
    assert all(top < line.y_pt < top + 5.5 * CM for line in lines)
    assert all(line.right_pt <= (paper.page.left_cm + 9.0) * CM for line in lines)
