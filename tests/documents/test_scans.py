"""Files from outside: their kind, and their pages."""

import io
import struct
import zlib

import pypdf
import pypdfium2
import pytest
from PIL import Image

from district_admin.documents import scans
from district_admin.documents.scans import (
    JPEG,
    PDF,
    PNG,
    Scan,
    ScanRefusedError,
    check_scan,
    media_type,
    pdf_of,
)

CM = 72 / 2.54


def _file(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def _white(size: tuple[int, int] = (800, 1131), mode: str = "RGB") -> Image.Image:
    return Image.new(mode, size, 1 if mode == "1" else "white")


def _page(data: bytes) -> tuple[tuple[float, float], Image.Image]:
    """The page of a picture: its size in cm, and how it looks at 72 dots an inch."""
    with pypdfium2.PdfDocument(pdf_of(Scan(data, "ภาพ"))) as file:
        assert len(file) == 1
        width, height = file.get_page_size(0)
        seen = file[0].render(scale=1).to_pil()
    assert isinstance(seen, Image.Image)
    return (width / CM, height / CM), seen.convert("RGB")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (_file(_white(), "PNG"), PNG),
        (_file(_white(), "JPEG"), JPEG),
        (b"\n\n%PDF-1.4 whatever", PDF),
    ],
)
def test_the_kind_is_told_by_the_content_not_by_the_name(data: bytes, kind: str) -> None:
    assert media_type(Scan(data, "scan.tmp")) == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ว่างเปล่า"),
        (b"II*\x00 tiff", "ชนิด TIFF.*บันทึกเป็น PDF"),
        (b"PK\x03\x04 docx", "Word, Excel"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"hello", "ไม่รู้จัก"),
    ],
)
def test_other_kinds_are_refused_by_their_name(data: bytes, why: str) -> None:
    with pytest.raises(ScanRefusedError, match=why):
        media_type(Scan(data, "หนังสือ.pdf"))


def test_a_file_of_more_than_50_megabytes_is_refused() -> None:
    with pytest.raises(ScanRefusedError, match="ใหญ่ 51 MB เกิน 50 MB"):
        media_type(Scan(b"%PDF-" + bytes(scans.LARGEST_SCAN), "ใหญ่.pdf"))


def test_a_jpeg_goes_into_its_page_as_it_came() -> None:
    data = _file(_white(), "JPEG", quality=70)

    assert data in pdf_of(Scan(data, "ภาพ.jpg"))


def test_a_scan_has_the_size_of_its_paper_and_a_photograph_goes_on_a4() -> None:
    assert _page(_file(_white((1169, 1654)), "JPEG", dpi=(200, 200)))[0] == pytest.approx(
        (14.85, 21.0), abs=0.02
    )
    assert _page(_file(_white((4000, 3000)), "JPEG", dpi=(72, 72)))[0] == pytest.approx(
        (29.7, 21), abs=0.01
    )
    assert _page(_file(_white((3000, 4000)), "PNG"))[0] == pytest.approx((21, 29.7), abs=0.01)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_is_upright_however_the_telephone_was_held(turn: int) -> None:
    upright = _white((300, 400))
    upright.paste("red", (0, 0, 150, 100))  # at the top left
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    held = upright.transpose(turns[turn]) if turn in turns else upright
    exif = Image.Exif()
    exif[0x0112] = turn

    _size, seen = _page(_file(held, "JPEG", exif=exif, quality=95))

    places = [(0.2, 0.15), (0.8, 0.15), (0.2, 0.85), (0.8, 0.85)]
    greens = [
        seen.getpixel((round(seen.width * x), round(seen.height * y)))[1]  # type: ignore[index]
        for x, y in places
    ]
    assert [green > 128 for green in greens] == [False, True, True, True]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_a_png_of_any_kind_keeps_its_white_and_black(mode: str) -> None:
    picture = Image.new("L", (300, 424), 255)
    picture.paste(0, (0, 0, 150, 424))
    if mode == "I;16":
        made = picture.convert("I").point(lambda grey: grey * 257).convert("I;16")
    else:
        made = picture.convert(mode)

    _size, seen = _page(_file(made, "PNG"))

    height = seen.height // 2
    assert seen.getpixel((100, height)) == (0, 0, 0)
    assert seen.getpixel((seen.width - 100, height)) == (255, 255, 255)


def test_a_png_goes_into_its_page_as_it_came() -> None:
    data = _file(_white((300, 424), "L"), "PNG")

    made = pypdf.PdfReader(io.BytesIO(pdf_of(Scan(data, "ภาพ.png"))))

    picture = made.pages[0]["/Resources"]["/XObject"]["/P1"]
    assert picture._data in data


def test_a_png_in_several_passes_is_shown_whole() -> None:
    # Pillow cannot write one: an interlaced PNG of 8 × 8 grey dots, all black, by hand
    def part(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    passes = [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)]
    rows = b"".join((b"\0" + bytes(width)) * height for width, height in passes)
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 1)
    data = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows))

    _size, seen = _page(data + part(b"IEND", b""))

    assert seen.getpixel((300, 420)) == (0, 0, 0)


def test_what_is_transparent_is_white() -> None:
    _size, seen = _page(_file(Image.new("RGBA", (300, 424), (0, 0, 0, 0)), "PNG"))

    assert seen.getpixel((200, 300)) == (255, 255, 255)


def test_a_jpeg_in_printing_inks_is_not_turned_over() -> None:
    inks = Image.new("CMYK", (300, 424), (0, 255, 255, 0))  # red

    red, green, blue = _page(_file(inks, "JPEG"))[1].getpixel((200, 300))  # type: ignore[misc]

    assert red > 200
    assert max(green, blue) < 60


def test_a_picture_of_too_many_dots_is_refused_before_it_is_unpacked() -> None:
    wide = _file(Image.new("1", (10_000, 9_000)), "PNG")

    with pytest.raises(ScanRefusedError, match=r"กว้าง.png มีจำนวนจุดมากเกินไป"):
        check_scan(Scan(wide, "กว้าง.png"))


def test_a_pdf_is_checked_by_opening_it_and_one_with_a_password_is_let_in() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    plain, locked = io.BytesIO(), io.BytesIO()
    writer.write(plain)
    writer.encrypt("ลับ", algorithm="RC4-128")
    writer.write(locked)

    assert check_scan(Scan(plain.getvalue(), "ดี.pdf")) == PDF
    assert check_scan(Scan(locked.getvalue(), "ลับ.pdf")) == PDF
    with pytest.raises(ScanRefusedError, match=r"ขาด.pdf ชำรุด"):
        check_scan(Scan(plain.getvalue()[:100], "ขาด.pdf"))
