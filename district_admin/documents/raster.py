"""Shows the pages of a PDF file as pictures, for the sheet on the screen."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pypdfium2

from district_admin.errors import OfficeError
from district_admin.texts import _


class UnreadablePdfError(OfficeError):
    """The bytes are not a PDF file that can be shown."""

    def __init__(self) -> None:
        super().__init__(_("เปิดไฟล์ PDF นี้ไม่ได้ ไฟล์อาจไม่ใช่ PDF หรือชำรุด กรุณาตรวจสอบไฟล์"))


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A picture of a page: rows of pixels, four bytes each (red, green, blue, unused)."""

    width: int
    height: int
    stride: int
    data: bytes


class PdfPages:
    """An open PDF file. Use it from one thread at a time: the library behind it has one state.

    Raises UnreadablePdfError if the bytes are not a PDF file.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
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
        return len(self._file)

    def size_pt(self, page: int) -> tuple[float, float]:
        """Return width and height of a page, which is counted from 0."""
        width, height = self._file.get_page_size(page)
        return width, height

    def render(self, page: int, scale: float) -> RasterImage:
        """Return a picture of a page, counted from 0; at scale 1 a pixel is a point (72 dpi)."""
        opened = self._file[page]
        try:
            bitmap = opened.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            try:
                return RasterImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
        finally:
            opened.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
