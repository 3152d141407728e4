"""Reads a picture into the form a PDF holds it in."""

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image

_MOST_PIXELS = 4000 * 4000
"""A page needs no more; the screen that takes the emblem in refuses larger ones politely."""

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
            if picture.width * picture.height > _MOST_PIXELS:
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


def _pixels(picture: Image.Image) -> PictureData:
    flat = picture.convert("RGBA") if picture.mode != "CMYK" else picture.convert("RGB")
    if flat.mode == "RGBA":
        paper = Image.new("RGBA", flat.size, "white")
        flat = Image.alpha_composite(paper, flat).convert("RGB")
    grey = flat.convert("L")
    if grey.convert("RGB").tobytes() == flat.tobytes():
        return PictureData(
            flat.width, flat.height, "DeviceGray", "FlateDecode", zlib.compress(grey.tobytes())
        )
    return PictureData(
        flat.width, flat.height, "DeviceRGB", "FlateDecode", zlib.compress(flat.tobytes())
    )
