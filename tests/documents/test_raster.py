"""Pages as pictures for the screen."""

import pytest

from district_admin.documents import pdf
from district_admin.documents.model import RED, Document, PageBreak, Paragraph, Run
from district_admin.documents.raster import PdfPages, UnreadablePdfError


@pytest.fixture(scope="module")
def data() -> bytes:
    big = Paragraph((Run("█ดี", size_pt=120, colour=RED, bold=True),))
    return pdf.render(Document((big, PageBreak(), Paragraph((Run("หน้าสอง"),))), "สองหน้า"))


def test_pages_are_counted_and_measured(data: bytes) -> None:
    with PdfPages(data) as pages:
        assert pages.page_count == 2
        assert pages.size_pt(0) == pytest.approx((595.28, 841.89), abs=0.01)


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5])
def test_a_page_is_as_large_as_asked_for(data: bytes, scale: float) -> None:
    with PdfPages(data) as pages:
        image = pages.render(1, scale)
    assert (image.width, image.height) == pytest.approx((595.28 * scale, 841.89 * scale), abs=1)
    assert image.stride >= image.width * 4
    assert len(image.data) == image.stride * image.height


def test_pixels_are_red_green_blue(data: bytes) -> None:
    with PdfPages(data) as pages:
        image = pages.render(0, 1.0)
    pixels = [image.data[at : at + 3] for at in range(0, len(image.data), 4)]
    assert pixels[0] == b"\xff\xff\xff"
    assert any(red > 150 and green < 30 and blue < 30 for red, green, blue in pixels)
    assert not any(blue > 150 and red < 30 for red, _, blue in pixels)


@pytest.mark.parametrize("bad", [b"", b"not a pdf", b"%PDF-1.7\nbroken"])
def test_what_is_no_pdf_is_refused_in_thai(bad: bytes) -> None:
    with pytest.raises(UnreadablePdfError, match="PDF"):
        PdfPages(bad)


def test_a_closed_file_can_be_closed_again(data: bytes) -> None:
    pages = PdfPages(data)
    pages.close()
    pages.close()
