"""Scans that came from outside: what kind of file each is, and its pages as PDF.

The kind is read from the first bytes, never from the name: scanners and telephones name files as
they like. A picture goes into its page as it came, so that nothing of it is lost, unless a PDF
cannot hold its dots: then they are packed anew.
"""

import io
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2
from PIL import Image, UnidentifiedImageError
from reportlab.pdfbase import pdfdoc

from district_admin.documents.layout import CM
from district_admin.documents.pdfa import ArchivalFile, Stream
from district_admin.documents.pdfium import PDFIUM
from district_admin.documents.picture_data import MOST_PIXELS, eight_bit
from district_admin.documents.png_data import packed_pixels
from district_admin.documents.text_layer import number
from district_admin.errors import OfficeError
from district_admin.texts import N_, _

PDF: Final = "application/pdf"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"

MEGABYTE: Final = 1024 * 1024
LARGEST_SCAN: Final = 50 * MEGABYTE
"""What a scan may measure: some 200 coloured pages at 300 dots an inch. All of it is in memory
while it is shown or stamped, and every file is part of the one file of the office."""

MOST_JPEG_PIXELS: Final = 80_000_000
"""A3 at 600 dots an inch. A PNG, which must be unpacked, may have half of that (`MOST_PIXELS`)."""

_HEAD: Final = 1024  # bytes in which a PDF says that it is one
_OTHER_KINDS: Final = (
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"PK\x03\x04", N_("Word, Excel หรือไฟล์บีบอัด (ZIP)")),
    (b"\xd0\xcf\x11\xe0", N_("Word หรือ Excel รุ่นเก่า")),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"RIFF", "WEBP"),
)
_HEIC_AT: Final = slice(4, 8)
_PICTURE_FAULTS: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError)
_ORIENTATION: Final = 0x0112
# Where the unit square of a picture goes for each way a telephone was held (EXIF 1 to 8).
_TURNS: Final = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_SIDEWAYS: Final = 5  # from here on width and height change places
_A4: Final = (21.0, 29.7)
_DPI: Final = (100.0, 1200.0)  # what a scanner writes; telephones and screens write 72 or 96
_SIDES: Final = (5.0, 45.0)  # cm; a page of other sizes was never paper on a scanner
_CM_PER_INCH: Final = 2.54
_JPEG_QUALITY: Final = 92
_PASSWORD_WANTED: Final = 4  # FPDF_ERR_PASSWORD


class ScanRefusedError(OfficeError):
    """A file cannot be used as a scan; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A file with pages in it: its bytes, and the name it came under."""

    data: bytes
    name: str


def media_type(scan: Scan) -> str:
    """Return what kind of file this is by its first bytes: PDF, JPEG or PNG.

    Raises ScanRefusedError for an empty, a too large and any other kind of file.
    """
    data = scan.data
    if not data:
        raise ScanRefusedError(
            _("ไฟล์ {name} ว่างเปล่า กรุณาสแกนใหม่หรือขอไฟล์จากผู้ส่งอีกครั้ง").format(name=scan.name)
        )
    if len(data) > LARGEST_SCAN:
        raise too_large(scan.name, len(data))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if b"%PDF-" in data[:_HEAD]:
        return PDF
    raise ScanRefusedError(
        _(
            "ไฟล์ {name} เป็นชนิด {kind} โปรแกรมรับเฉพาะ PDF, JPEG และ PNG "
            "กรุณาสแกนหรือบันทึกเป็น PDF แล้วเลือกไฟล์ใหม่"
        ).format(name=scan.name, kind=_kind(data))
    )


def check_scan(scan: Scan) -> str:
    """Return the kind of a file whose pages can be opened, or that asks for a password.

    Raises ScanRefusedError for a broken file, and as `media_type` does.
    """
    kind = media_type(scan)
    if kind != PDF:
        _checked_picture(scan).close()
        return kind
    with PDFIUM:
        try:
            pypdfium2.PdfDocument(scan.data).close()
        except pypdfium2.PdfiumError as error:
            if error.err_code != _PASSWORD_WANTED:
                raise broken(scan.name) from error
    return kind


def pdf_of(scan: Scan) -> bytes:
    """Return the pages of a scan as PDF: the file itself, or one page with the picture on it.

    A picture that says at how many dots an inch it was scanned gets a page of that size, any
    other is put on A4. Raises ScanRefusedError.
    """
    return scan.data if media_type(scan) == PDF else _picture_page(scan)


def locked(name: str) -> ScanRefusedError:
    """Return what to say of a file that asks for a password."""
    return ScanRefusedError(
        _(
            "ไฟล์ {name} ตั้งรหัสผ่านไว้ โปรแกรมจึงเปิดไม่ได้ ไฟล์เดิมยังอยู่ครบ "
            "กรุณาขอไฟล์ที่ไม่มีรหัสผ่านจากผู้ส่ง หรือพิมพ์ออกมาแล้วสแกนใหม่"
        ).format(name=name)
    )


def broken(name: str) -> ScanRefusedError:
    """Return what to say of a file that is damaged."""
    return ScanRefusedError(
        _("ไฟล์ {name} ชำรุดหรือไม่สมบูรณ์ จึงเปิดไม่ได้ กรุณาสแกนใหม่หรือขอไฟล์จากผู้ส่งอีกครั้ง").format(name=name)
    )


def too_large(name: str, size: int) -> ScanRefusedError:
    """Return what to say of a file that is larger than a scan may be."""
    return ScanRefusedError(
        _(
            "ไฟล์ {name} ใหญ่ {size} MB เกิน {limit} MB ที่โปรแกรมรับได้ "
            "กรุณาสแกนใหม่ที่ความละเอียด 200–300 จุดต่อนิ้ว หรือแบ่งเป็นหลายไฟล์"
        ).format(name=name, size=f"{math.ceil(size / MEGABYTE):,}", limit=LARGEST_SCAN // MEGABYTE)
    )


def _kind(data: bytes) -> str:
    if data[_HEIC_AT] == b"ftyp":
        return _("ภาพจากโทรศัพท์ (HEIC) หรือวิดีโอ")
    for head, name in _OTHER_KINDS:
        if data.startswith(head):
            return _(name)
    return _("ที่ไม่รู้จัก")


def _checked_picture(scan: Scan) -> Image.Image:
    """Return the picture, opened; a torn file is found here, not on the officer's printer."""
    try:
        picture = _opened(scan)
        if picture.format != "PNG":
            # an eighth of its size, of which every byte is read all the same
            picture.draft(None, (picture.width // 8, picture.height // 8))
        picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(scan.name) from error
    except (UnidentifiedImageError, *_PICTURE_FAULTS) as error:
        raise broken(scan.name) from error
    return picture


def _opened(scan: Scan) -> Image.Image:
    picture = Image.open(io.BytesIO(scan.data), formats=("PNG", "JPEG"))
    most = MOST_PIXELS if picture.format == "PNG" else MOST_JPEG_PIXELS
    if picture.width * picture.height > most:
        raise _too_many_pixels(scan.name)
    return picture


def _too_many_pixels(name: str) -> ScanRefusedError:
    return ScanRefusedError(
        _("ภาพ {name} มีจำนวนจุดมากเกินไป กรุณาสแกนใหม่ที่ความละเอียด 200–300 จุดต่อนิ้ว").format(name=name)
    )


def _picture_page(scan: Scan) -> bytes:
    with _checked_picture(scan) as checked, _opened(scan) as picture:
        turn = picture.getexif().get(_ORIENTATION, 1)
        turn = turn if turn in _TURNS else 1
        width, height = picture.size
        stream = _stream(picture if picture.format != "PNG" else checked, scan.data)
        dpi = picture.info.get("dpi", (0, 0))
    if turn >= _SIDEWAYS:
        width, height = height, width
        dpi = dpi[::-1]
    paper = _paper_cm((width, height), dpi)
    page = (paper[0] * CM, paper[1] * CM)
    scale = min(page[0] / width, page[1] / height)
    drawn = (width * scale, height * scale)
    corner = ((page[0] - drawn[0]) / 2, (page[1] - drawn[1]) / 2)
    return _page_file(scan.name, stream, page, (drawn, corner), _TURNS[turn])


def _page_file(
    name: str,
    stream: Stream,
    page: tuple[float, float],
    place: tuple[tuple[float, float], tuple[float, float]],
    turn: Sequence[int],
) -> bytes:
    (width, height), (left, foot) = place
    file = ArchivalFile(name)
    picture = file.add_object(stream)
    resources = pdfdoc.PDFDictionary({"XObject": pdfdoc.PDFDictionary({"P1": picture})})
    put = f"{number(width)} 0 0 {number(height)} {number(left)} {number(foot)} cm"
    operators = f"q {put} {' '.join(map(str, turn))} cm /P1 Do Q"
    file.updateSignature(stream.content)
    file.add_page(operators, page, resources)
    return file.finish()


def _paper_cm(size: tuple[int, int], dpi: Sequence[float]) -> tuple[float, float]:
    """Return the paper that was scanned, or A4 as it is held to the picture."""
    if all(_DPI[0] <= each <= _DPI[1] for each in dpi):
        sides = tuple(px / dots * _CM_PER_INCH for px, dots in zip(size, dpi, strict=True))
        if all(_SIDES[0] <= side <= _SIDES[1] for side in sides):
            return float(sides[0]), float(sides[1])
    return (_A4[1], _A4[0]) if size[0] > size[1] else _A4


def _stream(picture: Image.Image, data: bytes) -> Stream:
    """Return the picture as a PDF holds it."""
    if picture.format != "PNG":
        if picture.mode in ("L", "RGB"):
            return _entries(picture, data, 8, "DCTDecode")
        plain = picture.convert("RGB")  # of four printing inks, which viewers turn over
        file = io.BytesIO()
        plain.save(file, "JPEG", quality=_JPEG_QUALITY)
        return _entries(plain, file.getvalue(), 8, "DCTDecode")
    if (pixels := packed_pixels(data)) is not None:
        stream = _entries(picture, pixels.data, pixels.bits, "FlateDecode")
        stream.dictionary["DecodeParms"] = pdfdoc.PDFDictionary(
            {
                "Predictor": 15,
                "Colors": pixels.channels,
                "BitsPerComponent": pixels.bits,
                "Columns": picture.width,
            }
        )
        return stream
    plain = _on_white(eight_bit(picture))
    return _entries(plain, zlib.compress(plain.tobytes()), 8, "FlateDecode")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("L", "RGB"):
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture.convert("RGB"), mask=picture.getchannel("A"))
    return paper


def _entries(picture: Image.Image, data: bytes, bits: int, packed: str) -> Stream:
    space = "DeviceRGB" if picture.mode == "RGB" else "DeviceGray"
    entries: dict[str, object] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": bits,
        "ColorSpace": f"/{space}",
        "Filter": f"/{packed}",
    }
    return Stream(data, entries)
