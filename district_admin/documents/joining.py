"""Puts PDF files one after the other, as one file for the printer.

What each brings along, its letters and pictures, stays its own: only their pages are brought
together, so the file is as large as all of them. Rejected: one Word file of all letters (a
template's margins, numbers of pages and pictures do not survive that).
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2

from district_admin.documents.pdfium import PDFIUM
from district_admin.errors import OfficeError
from district_admin.texts import _

LARGEST_MB: Final = 200
"""What the files may measure together: all of them are in memory at once."""

_MEGABYTE: Final = 1 << 20


class NotJoinedError(OfficeError):
    """The files cannot be made into one; the text says why."""


def joined(files: Sequence[Path], look: Callable[[int], object]) -> bytes:
    """Return the pages of all the files as one PDF; `look` is told how many are in it.

    Raises NotJoinedError, and whatever `look` raises.
    """
    size = sum(path.stat().st_size for path in files)
    if size > LARGEST_MB * _MEGABYTE:
        words = _(
            "PDF รวมทุกฉบับจะใหญ่ {size} MB เกิน {limit} MB จึงรวมเป็นไฟล์เดียวไม่ได้ "
            "กรุณาเลือก PDF แยกแต่ละฉบับ แล้วกด “ทำไฟล์อีกครั้ง” เลขที่ออกแล้วคงเดิม "
            "ส่วนงานต่อไป กรุณาลดขนาดภาพในแบบของสำนักงานก่อน"
        )
        raise NotJoinedError(words.format(size=size // _MEGABYTE, limit=LARGEST_MB))
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
    try:
        for done, path in enumerate(files):
            look(done)
            with PDFIUM:  # one file at a time, so that the window may draw in between
                _add(whole, path)
        data = BytesIO()
        with PDFIUM:
            whole.save(data)
        return data.getvalue()
    finally:
        with PDFIUM:
            whole.close()


def _add(whole: pypdfium2.PdfDocument, path: Path) -> None:
    try:
        part = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        words = _("ไฟล์ {name} ชำรุด จึงรวมเป็นไฟล์เดียวไม่ได้ กรุณาลบไฟล์นั้นแล้วกดทำต่อ")
        raise NotJoinedError(words.format(name=path.name)) from error
    try:
        whole.import_pages(part)
    finally:
        part.close()
