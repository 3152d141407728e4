import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from district_admin.documents import docx
from district_admin.documents.emblem import TALLEST_PX, check_emblem, read_emblem
from district_admin.documents.model import Document, Paragraph, Picture, Run
from district_admin.documents.picture_data import read_picture
from district_admin.errors import OfficeError


def picture(width: int = 400, height: int = 400, kind: str = "PNG", colour: str = "white") -> bytes:
    data = BytesIO()
    Image.new("RGB", (width, height), colour).save(data, kind)
    return data.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """Return a small PNG whose head promises a picture of this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


class TestCheckingAPicture:
    def test_a_large_png_is_sharp_at_both_sizes(self) -> None:
        info = check_emblem(picture(390, 400))

        assert (info.width_px, info.height_px, info.media_type) == (390, 400, "image/png")
        assert info.dpi == pytest.approx(338.7, abs=0.1)
        assert info.dpi_at(1.5) == pytest.approx(677.3, abs=0.1)
        assert info.warning == ""

    def test_a_jpeg_will_do(self) -> None:
        assert check_emblem(picture(kind="JPEG")).media_type == "image/jpeg"

    def test_a_jpeg_of_a_telephone_will_do(self) -> None:
        data = BytesIO()
        first, second = (Image.new("RGB", (400, 400), colour) for colour in ("white", "black"))
        first.save(data, "MPO", save_all=True, append_images=[second])

        assert check_emblem(data.getvalue()).media_type == "image/jpeg"

    @pytest.mark.parametrize(("pixels", "warning"), [(237, "3 ซม"), (119, "ความละเอียดต่ำ")])
    def test_a_small_picture_is_taken_with_a_warning(self, pixels: int, warning: str) -> None:
        assert warning in check_emblem(picture(pixels, pixels)).warning

    @pytest.mark.parametrize("data", [b"", "ตราครุฑ".encode(), b"<svg/>", picture(kind="GIF")])
    def test_what_is_no_png_or_jpeg_is_refused(self, data: bytes) -> None:
        with pytest.raises(OfficeError, match="กรุณาบันทึกภาพเป็น PNG"):
            check_emblem(data)

    @pytest.mark.parametrize(
        "data",
        [b"\xd7\xcd\xc6\x9a" + bytes(60), b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(9)],
    )
    def test_a_drawing_is_refused_with_advice(self, data: bytes) -> None:
        with pytest.raises(OfficeError, match=r"WMF หรือ EMF.*PNG"):
            check_emblem(data)

    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def test_half_a_picture_is_refused(self, kind: str) -> None:
        whole = BytesIO()
        Image.effect_noise((300, 300), 90).save(whole, kind)

        with pytest.raises(OfficeError, match="เสียหาย"):
            check_emblem(whole.getvalue()[: len(whole.getvalue()) // 2])

    @pytest.mark.parametrize("side", [7_000, 12_000, 40_000])
    def test_a_picture_that_would_fill_the_memory_is_refused_unopened(self, side: int) -> None:
        with pytest.raises(OfficeError, match="ย่อภาพ"):
            check_emblem(png_that_claims(side, side))

    def test_a_file_of_eleven_megabytes_is_refused(self) -> None:
        with pytest.raises(OfficeError, match="11 MB"):
            check_emblem(picture() + bytes(11 * 1024 * 1024))

    def test_a_strip_is_no_emblem(self) -> None:
        with pytest.raises(OfficeError, match="ยาวเกิน"):
            check_emblem(picture(1000, 100))


class TestReadingTheOfficersFile:
    def test_takes_a_picture_as_it_is(self, tmp_path: Path) -> None:
        file = tmp_path / "ครุฑ.png"
        file.write_bytes(picture())

        assert read_emblem(file) == picture()

    def test_takes_it_out_of_a_paper(self, tmp_path: Path) -> None:
        file = tmp_path / "บันทึก ๑๒.DOCX"
        paper = Document((Picture(picture(), 1.5, 1.5), Paragraph((Run("บันทึก"),))), title="ก")
        file.write_bytes(docx.render(paper))

        assert read_emblem(file) == picture()

    def test_does_not_read_two_hundred_megabytes(self, tmp_path: Path) -> None:
        file = tmp_path / "ครุฑ.png"
        with file.open("wb") as opened:
            opened.truncate(200 * 1024 * 1024)

        with pytest.raises(OfficeError, match="200 MB"):
            read_emblem(file)

    def test_says_so_when_the_file_is_gone(self, tmp_path: Path) -> None:
        with pytest.raises(OfficeError, match=r"ครุฑ\.png"):
            read_emblem(tmp_path / "ครุฑ.png")


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def grey_of_16_bits() -> Image.Image:
    return Image.new("I;16", (300, 300), 0x4000)


def interlaced() -> bytes:
    """A PNG of the office that says it is interlaced; of one pixel, so it need not be."""
    data = bytearray(saved(Image.new("L", (1, 1), 64)))
    data[28] = 1
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)


SEE_THROUGH = Image.new("RGBA", (300, 300), (64, 64, 64, 0))


class TestTakingIn:
    """What the office's file becomes where not every renderer would take it."""

    def taken(self, data: bytes, folder: Path) -> bytes:
        file = folder / "ครุฑ.png"
        file.write_bytes(data)
        return read_emblem(file)

    @pytest.mark.parametrize(
        ("data", "mode", "pixel"),
        [
            (saved(grey_of_16_bits()), "L", 0x40),
            (saved(Image.new("P", (300, 300), 1)), "RGB", None),
            (saved(SEE_THROUGH.quantize()), "RGBA", (64, 64, 64, 0)),
            (interlaced(), "L", 64),
            (saved(Image.new("CMYK", (300, 300), (0, 0, 0, 255)), "JPEG"), "RGB", (0, 0, 0)),
        ],
        ids=["16 bits", "palette", "see-through palette", "interlaced", "print colours"],
    )
    def test_an_unusual_file_is_made_anew(
        self, data: bytes, mode: str, pixel: object, tmp_path: Path
    ) -> None:
        taken = self.taken(data, tmp_path)

        assert taken != data
        with Image.open(BytesIO(taken)) as image:
            assert (image.mode, image.info.get("interlace", 0)) == (mode, 0)
            assert pixel is None or image.getpixel((0, 0)) == pixel
        check_emblem(taken)

    @pytest.mark.parametrize(
        "data",
        [
            saved(SEE_THROUGH),
            saved(Image.new("1", (300, 300))),
            saved(Image.new("LA", (300, 300))),
            saved(Image.new("RGB", (300, 300)), "JPEG"),
        ],
    )
    def test_a_usual_file_stays_as_it_is(self, data: bytes, tmp_path: Path) -> None:
        assert self.taken(data, tmp_path) == data

    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def test_a_very_large_one_is_scaled_down(self, kind: str, tmp_path: Path) -> None:
        taken = self.taken(picture(3_000, 4_000, kind), tmp_path)

        info = check_emblem(taken)
        assert (info.width_px, info.height_px) == (900, TALLEST_PX)
        assert info.media_type == f"image/{kind.lower()}"

    def test_a_picture_of_a_telephone_held_aside_is_set_upright(self, tmp_path: Path) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6
        taken = self.taken(saved(Image.new("RGB", (400, 300)), "JPEG", exif=exif), tmp_path)

        info = check_emblem(taken)
        assert (info.width_px, info.height_px) == (300, 400)

    def test_what_may_be_checked_may_be_drawn(self) -> None:
        large = picture(5_000, 5_000)

        check_emblem(large)
        assert read_picture(large) is not None
