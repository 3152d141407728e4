"""Pictures as a PDF holds them."""

import io
import struct
import zlib

import pytest
from PIL import Image

from district_admin.documents.picture_data import read_picture


def png(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG file that says it is this large."""
    data = bytearray(png(Image.new("L", (1, 1))))
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


def test_what_is_transparent_is_white_as_paper() -> None:
    picture = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    picture.putpixel((1, 0), (255, 0, 0, 255))
    found = read_picture(png(picture))
    assert found is not None
    assert zlib.decompress(found.data) == bytes((255, 255, 255, 255, 0, 0))


def test_a_black_picture_is_kept_in_grey() -> None:
    found = read_picture(png(Image.new("RGBA", (3, 2), (0, 0, 0, 128))))
    assert found is not None
    assert found.colour_space == "DeviceGray"
    assert set(zlib.decompress(found.data)) == {127}


def test_grey_of_16_bits_is_not_washed_out() -> None:
    found = read_picture(png(Image.new("I;16", (3, 2), 0x4000)))
    assert found is not None
    assert set(zlib.decompress(found.data)) == {0x40}


def test_a_jpeg_file_is_kept_as_it_came() -> None:
    held = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(held, "JPEG")
    found = read_picture(held.getvalue())
    assert found is not None
    assert (found.filter, found.data) == ("DCTDecode", held.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        png(Image.new("L", (50, 50)))[:50],
        claiming(7_000, 7_000),
        claiming(12_000, 12_000),
        claiming(100_000, 100_000),
    ],
)
def test_what_cannot_be_a_picture_on_paper_is_none(data: bytes) -> None:
    assert read_picture(data) is None
