"""The emblem (ตราครุฑ) that the office supplies: from a picture file, or out of an old paper.

Nothing is drawn or bundled here: the emblem's use is regulated by law, and an imitation of it on
an official paper would be worse than an empty frame. Source: official-documents 1.4.
"""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from district_admin.documents.emblem_search import (
    LARGEST_DOCUMENT,
    LARGEST_PICTURE,
    HeadPicture,
    pictures_in_head,
)
from district_admin.documents.picture_data import MOST_PIXELS, eight_bit
from district_admin.errors import OfficeError
from district_admin.texts import _

SHARP_DPI: Final = 300
LETTER_CM: Final = 3.0  # the emblem's height on letters, orders and announcements
MEMO_CM: Final = 1.5

TALLEST_PX: Final = 1200
"""What the emblem is scaled down to, so that the office's database stays small: at 3 cm it is
printed with 1,000 dots to an inch even so."""

_LONGEST_RATIO: Final = 4.0
_CM_PER_INCH: Final = 2.54
_MEGABYTE: Final = 1024 * 1024
_READABLE: Final = ("PNG", "JPEG")
_ALSO_READABLE: Final = (*_READABLE, "BMP", "GIF", "TIFF", "WEBP")
# Telephones put several pictures in one JPEG file; Pillow then calls it MPO.
_MEDIA_TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}
_ORIENTATION: Final = 0x0112  # how a telephone was held, which not every renderer minds
_PNG_PALETTE: Final = 3
_PNG_BITS, _PNG_KIND, _PNG_INTERLACED = 24, 25, 28  # where a PNG file says so
# How files begin that are drawings, not pictures of dots: EMF, WMF (two kinds), both zipped.
_EMF_MARK: Final = b" EMF"
_WMF_HEADS: Final = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00", b"\x1f\x8b")
_PICTURE_FAULTS: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError)


@dataclass(frozen=True, slots=True)
class EmblemInfo:
    """What kind of picture the emblem is."""

    width_px: int
    height_px: int
    media_type: str  # "image/png" or "image/jpeg"

    def dpi_at(self, height_cm: float) -> float:
        """Return how many dots to an inch it has when printed at this height (cm)."""
        return self.height_px / height_cm * _CM_PER_INCH

    @property
    def dpi(self) -> float:
        """How many dots to an inch it has at 3 cm, its height on letters."""
        return self.dpi_at(LETTER_CM)

    @property
    def warning(self) -> str:
        """What the officer should know about its sharpness, or an empty text."""
        if self.dpi_at(MEMO_CM) < SHARP_DPI:
            return _("ภาพตราครุฑมีความละเอียดต่ำ เมื่อพิมพ์อาจไม่คมชัด ควรหาภาพที่ใหญ่กว่านี้")
        if self.dpi < SHARP_DPI:
            return _("ภาพตราครุฑคมชัดพอสำหรับบันทึกข้อความ แต่อาจไม่คมชัดเมื่อสูง 3 ซม.")
        return ""


def read_emblem(path: Path) -> bytes:
    """Return the emblem's PNG or JPEG from the file the officer pointed at.

    A picture is taken as it is, unless it is very large or of a kind that not every renderer
    takes; from a DOCX the picture in its head is taken. Raises OfficeError if the file cannot be
    read, is too large, or holds no usable picture.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_DOCUMENT:
            raise _too_large(size)
        data = path.read_bytes()
    except OSError as error:
        raise OfficeError(
            _("เปิดไฟล์ {name} ไม่ได้ กรุณาตรวจสอบว่าไฟล์ยังอยู่และไม่ได้เปิดค้างไว้").format(name=path.name)
        ) from error
    if path.suffix.lower() in (".docx", ".docm", ".dotx", ".doc"):
        return find_emblem(data)
    return _carried(data)


def find_emblem(docx: bytes) -> bytes:
    """Return the emblem of an existing paper of the office, as PNG or JPEG.

    It is the picture in the paper's head that has the emblem's size and shape, else the first one
    before any words. Raises OfficeError if there is none, or if the file is no readable DOCX.
    """
    pictures = pictures_in_head(docx)
    if not pictures:
        raise OfficeError(_("ไม่พบรูปตราครุฑในหัวเอกสารนี้ กรุณาเลือกเอกสารฉบับอื่น หรือเลือกไฟล์รูปตราครุฑ"))
    refusals = []
    for picture in pictures:
        try:
            return _usable(picture)
        except OfficeError as refusal:  # a drawing beside its picture; the next may serve
            refusals.append(refusal)
    raise refusals[0]


@lru_cache(maxsize=4)
def check_emblem(data: bytes) -> EmblemInfo:
    """Return what kind of picture this is. Raises OfficeError if papers cannot carry it."""
    image = _opened(data, _READABLE)
    if max(image.width / image.height, image.height / image.width) > _LONGEST_RATIO:
        raise OfficeError(_("ภาพนี้ยาวเกินกว่าจะเป็นตราครุฑ กรุณาตัดภาพให้เหลือเฉพาะตราครุฑ"))
    return EmblemInfo(image.width, image.height, _MEDIA_TYPES[str(image.format)])


def _usable(picture: HeadPicture) -> bytes:
    """Return the picture as the document shows it, in a format that papers can carry."""
    image = _opened(picture.data, _ALSO_READABLE)
    if image.format in _MEDIA_TYPES and not picture.cropped:
        return _carried(picture.data)
    box = (
        round(image.width * picture.left),
        round(image.height * picture.top),
        round(image.width * (1 - picture.right)),
        round(image.height * (1 - picture.bottom)),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        raise _broken()
    return _carried(_saved(eight_bit(image).crop(box), "PNG"))


def _carried(data: bytes) -> bytes:
    """Return the emblem as papers carry it: the file itself, or made anew where that is needed."""
    check_emblem(data)
    image = _opened(data, _READABLE)
    if image.height <= TALLEST_PX and _is_plain(image, data):
        return data
    upright = eight_bit(ImageOps.exif_transpose(image))
    if upright.height > TALLEST_PX:
        width = max(1, round(upright.width * TALLEST_PX / upright.height))
        upright = upright.resize((width, TALLEST_PX), Image.Resampling.LANCZOS)
    return _saved(upright, "PNG" if image.format == "PNG" else "JPEG")


def _is_plain(image: Image.Image, data: bytes) -> bool:
    """Whether Word, LibreOffice and PDF readers all show the file as it is meant."""
    if image.getexif().get(_ORIENTATION, 1) != 1:
        return False
    if image.format == "PNG":
        palette = data[_PNG_KIND] == _PNG_PALETTE
        return data[_PNG_BITS] <= 8 and not palette and not data[_PNG_INTERLACED]
    return image.mode in ("L", "RGB")


def _saved(image: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    # Neither the old file's colour profile nor its notes: they belong to other pixels.
    image.save(file, kind, quality=95, icc_profile=None, exif=b"")
    return file.getvalue()


def _opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Return the decoded picture, never unpacking one that is too large."""
    if len(data) > LARGEST_PICTURE:
        raise _too_large(len(data))
    if data[40:44] == _EMF_MARK or data.startswith(_WMF_HEADS):
        raise OfficeError(_("ภาพนี้เป็นชนิด WMF หรือ EMF ซึ่งใช้ไม่ได้ กรุณาบันทึกภาพเป็น PNG แล้วเลือกไฟล์นั้น"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=formats)
        if image.width * image.height > MOST_PIXELS:
            raise _too_many_pixels()
        image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise OfficeError(_("ไฟล์นี้ไม่ใช่ภาพ PNG หรือ JPEG กรุณาบันทึกภาพเป็น PNG แล้วเลือกใหม่")) from error
    except _PICTURE_FAULTS as error:
        raise _broken() from error
    return image


def _broken() -> OfficeError:
    return OfficeError(_("ไฟล์ภาพเสียหายหรือไม่สมบูรณ์ กรุณาเลือกไฟล์อื่น"))


def _too_large(size: int) -> OfficeError:
    return OfficeError(
        _("ไฟล์ใหญ่เกินไป ({size} MB) กรุณาเลือกไฟล์ภาพที่ไม่เกิน {limit} MB").format(
            size=round(size / _MEGABYTE), limit=LARGEST_PICTURE // _MEGABYTE
        )
    )


def _too_many_pixels() -> OfficeError:
    return OfficeError(_("ภาพมีขนาดกว้างหรือสูงเกินไป กรุณาย่อภาพให้สูงไม่เกิน 2,000 จุดแล้วเลือกใหม่"))
