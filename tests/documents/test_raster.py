"""Pages as pictures for the screen."""

import io
from threading import Thread

import pikepdf
import pypdf
import pytest

from district_admin.documents import pdf
from district_admin.documents.model import RED, Document, PageBreak, Paragraph, Run
from district_admin.documents.pdfium import PDFIUM
from district_admin.documents.raster import (
    MOST_PIXELS,
    LockedPdfError,
    PdfPages,
    UnreadablePageError,
    UnreadablePdfError,
)


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


def test_a_file_with_a_password_is_told_from_a_broken_one() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("ลับ", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)

    with pytest.raises(LockedPdfError, match="ตั้งรหัสผ่านไว้"):
        PdfPages(file.getvalue())


def test_a_damaged_page_is_told_by_its_number_and_the_others_are_drawn(data: bytes) -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.Root.Pages.Kids[1] = opened.make_indirect(pikepdf.Array([1, 2]))
        opened.save(file)

    with PdfPages(file.getvalue()) as pages:
        assert pages.render(0, 0.5).width > 0
        with pytest.raises(UnreadablePageError, match="หน้า 2 ของไฟล์นี้ชำรุด"):
            pages.render(1, 0.5)


def test_a_page_of_any_size_is_drawn_with_a_bounded_number_of_pixels() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(14_000, 7_000)
    file = io.BytesIO()
    writer.write(file)

    with PdfPages(file.getvalue()) as pages:
        image = pages.render(0, 300 / 72)

    assert image.width * image.height == pytest.approx(MOST_PIXELS, rel=0.01)
    assert image.width == pytest.approx(2 * image.height, rel=0.01)


def test_pages_are_drawn_and_stamped_one_at_a_time(data: bytes) -> None:
    drawn = Thread(target=lambda: PdfPages(data).close())

    with PDFIUM:  # as while a scan is stamped beside the window
        drawn.start()
        drawn.join(0.2)
        assert drawn.is_alive()
    drawn.join(10)

    assert not drawn.is_alive()
