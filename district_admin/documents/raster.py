"""Shows the pages of a PDF file as pictures, for the sheet on the screen."""

import math
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import pypdfium2

from district_admin.documents.pdfium import PDFIUM
from district_admin.errors import OfficeError
from district_admin.texts import _

MOST_PIXELS: Final = 40_000_000
"""What a page is drawn with at most, whatever size it says it has: 160 MB."""

_A4: Final = (595.0, 842.0)
_PASSWORD_WANTED: Final = 4  # FPDF_ERR_PASSWORD


class UnreadablePdfError(OfficeError):
    """The bytes are not a PDF file that can be shown."""

    def __init__(self) -> None:
        super().__init__(_("เปิดไฟล์ PDF นี้ไม่ได้ ไฟล์อาจไม่ใช่ PDF หรือชำรุด กรุณาตรวจสอบไฟล์"))


class LockedPdfError(OfficeError):
    """The PDF file is shown only to those who know its password."""

    def __init__(self) -> None:
        super().__init__(
            _("ไฟล์ PDF นี้ตั้งรหัสผ่านไว้ จึงแสดงไม่ได้ กรุณาบันทึกสำเนาแล้วเปิดด้วยรหัสผ่านในโปรแกรมอ่าน PDF")
        )


class UnreadablePageError(OfficeError):
    """One page of a PDF file is damaged."""

    def __init__(self, page: int) -> None:
        super().__init__(
            _("หน้า {page} ของไฟล์นี้ชำรุด จึงแสดงไม่ได้ กรุณาสแกนใหม่หรือขอไฟล์ใหม่").format(page=page + 1)
        )


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A picture of a page: rows of pixels, four bytes each (red, green, blue, unused)."""

    width: int
    height: int
    stride: int
    data: bytes


class PdfPages:
    """An open PDF file; its pages are counted from 0.

    Raises UnreadablePdfError if the bytes are not a PDF file, LockedPdfError if it asks for a
    password.
    """

    def __init__(self, data: bytes) -> None:
        try:
            with PDFIUM:
                self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == _PASSWORD_WANTED:
                raise LockedPdfError from error
            raise UnreadablePdfError from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        with PDFIUM:
            return len(self._file)

    def size_pt(self, page: int) -> tuple[float, float]:
        """Return width and height of a page; those of A4 for one that is damaged."""
        with PDFIUM:
            try:
                width, height = self._file.get_page_size(page)
            except pypdfium2.PdfiumError:
                return _A4  # that it is damaged is told when it is drawn
        return width, height

    def render(self, page: int, scale: float) -> RasterImage:
        """Return a picture of a page; at scale 1 a pixel is a point (72 dpi).

        A page that would have more than `MOST_PIXELS` is drawn with so many. Raises
        UnreadablePageError.
        """
        width, height = self.size_pt(page)
        most = math.sqrt(MOST_PIXELS / max(width * height, 1.0))
        with PDFIUM:
            try:
                return self._drawn(page, min(scale, most))
            except pypdfium2.PdfiumError as error:
                raise UnreadablePageError(page) from error

    def close(self) -> None:
        """Let go of the file."""
        with PDFIUM:
            self._file.close()

    def _drawn(self, page: int, scale: float) -> RasterImage:
        opened = self._file[page]
        try:
            bitmap = opened.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            try:
                return RasterImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
        finally:
            opened.close()
