"""Reads a picture into the form a PDF holds it in."""

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image

MOST_PIXELS = 40_000_000
"""What is unpacked at all; `emblem.py` refuses larger pictures with a word to the officer."""

_UNREADABLE = (
    # Pillow has no one error for a file that is not what it says
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True)
class PictureData:
    """Compressed pixels, or the JPEG file as it came."""

    width: int
    height: int
    colour_space: Literal["DeviceRGB", "DeviceGray"]
    filter: Literal["FlateDecode", "DCTDecode"]
    data: bytes


@lru_cache(maxsize=4)
def read_picture(data: bytes) -> PictureData | None:
    """Return the picture in a PNG or JPEG file, laid on white; None if it cannot be read.

    White instead of transparency: paper is white, and printers handle it better.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            if picture.format == "JPEG" and picture.mode in ("RGB", "L"):
                picture.load()  # a torn file is found here, not on the officer's printer
                space: Literal["DeviceRGB", "DeviceGray"] = (
                    "DeviceRGB" if picture.mode == "RGB" else "DeviceGray"
                )
                return PictureData(picture.width, picture.height, space, "DCTDecode", data)
            return _pixels(picture)
    except _UNREADABLE:
        return None


def eight_bit(picture: Image.Image) -> Image.Image:
    """Return the picture in grey or colours of 8 bits, with its transparency if it has one."""
    if picture.mode.startswith("I"):  # grey of 16 bits, which Pillow would cut off at 255
        return picture.convert("I").point(lambda grey: grey / 256).convert("L")
    if "transparency" in picture.info or picture.mode in ("PA", "La", "RGBa"):
        return picture.convert("RGBA")
    if picture.mode in ("L", "LA", "RGB", "RGBA"):
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _pixels(picture: Image.Image) -> PictureData:
    drawn = eight_bit(picture).convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    flat = Image.alpha_composite(paper, drawn).convert("RGB")
    grey = flat.convert("L")
    if grey.convert("RGB").tobytes() == flat.tobytes():
        return PictureData(
            flat.width, flat.height, "DeviceGray", "FlateDecode", zlib.compress(grey.tobytes())
        )
    return PictureData(
        flat.width, flat.height, "DeviceRGB", "FlateDecode", zlib.compress(flat.tobytes())
    )
