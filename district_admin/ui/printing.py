"""Prints papers through the computer's own print window.

Pages go as grey pictures of 300 dpi, one at a time: what is printed is what the sheet showed, on
any printer. Rejected: drawing the text anew through Qt (another breaker of lines, another paper).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from district_admin.errors import OfficeError
from district_admin.progress import Cancelled, Progress
from district_admin.texts import _
from district_admin.ui.jobs import ProgressBox
from district_admin.ui.sheet import Pages, open_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_AS_GOOD_AS_WHOLE = 0.995


def print_paper(window: QWidget, title: str, pdf: bytes) -> bool:
    """Let the officer choose a printer and print; False when she cancels.

    Raises OfficeError when the computer has no printer, or the printer refuses.
    """
    from PySide6.QtPrintSupport import (  # noqa: PLC0415 - the window opens without it
        QPrintDialog,
        QPrinter,
        QPrinterInfo,
    )

    if not QPrinterInfo.availablePrinterNames():
        raise OfficeError(_("เครื่องนี้ยังไม่มีเครื่องพิมพ์ กรุณาติดตั้งเครื่องพิมพ์ หรือบันทึกเป็น PDF แล้วพิมพ์จากเครื่องอื่น"))
    pages = open_pdf(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(_DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setFromTo(1, pages.page_count)
    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, pages.page_count)
    if not dialog.exec():
        return False
    box = _ScreenBox(window, _("กำลังพิมพ์"))
    try:
        print_pages(pages, printer, box)
    except Cancelled:
        printer.abort()
        return False
    finally:
        box.leave()
    return True


def print_pages(pages: Pages, printer: QPrinter, progress: Progress) -> None:
    """Print the chosen pages. Raises OfficeError when the printer does not take the job."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages.page_count, pages.page_count)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise OfficeError(_("เครื่องพิมพ์ไม่รับงาน กรุณาตรวจว่าเปิดเครื่องและต่อสายแล้ว จากนั้นพิมพ์ใหม่"))
    try:
        for number in range(first, last + 1):
            what = _("หน้า {page}/{count}").format(page=number, count=last)
            progress.report(number - first, last - first + 1, what)
            if number > first:
                printer.newPage()
            _draw(pages, number - 1, painter, printer)
    finally:
        painter.end()


def _draw(pages: Pages, page: int, painter: QPainter, printer: QPrinter) -> None:
    raster = pages.render(page, _DOTS_PER_INCH / _POINTS_PER_INCH)
    colour = QImage(
        raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGBX8888
    )
    dots = printer.resolution() / _POINTS_PER_INCH
    sheet = printer.pageLayout().fullRectPoints()
    turned, place = placed(pages.size_pt(page), (sheet.width(), sheet.height()))
    painter.save()
    painter.scale(dots, dots)
    if turned:
        painter.translate(sheet.width(), 0)
        painter.rotate(90)
    painter.drawImage(place, colour.convertToFormat(QImage.Format.Format_Grayscale8))
    painter.restore()


def placed(page: tuple[float, float], sheet: tuple[float, float]) -> tuple[bool, QRectF]:
    """Return whether a page is turned to lie on a sheet of paper, and where it then lies, in pt.

    A page of the sheet's size is printed as it is; a larger one is made smaller, so that no edge
    of a scan is cut off.
    """
    width, height = page
    turned = (width > height) != (sheet[0] > sheet[1]) and width != height
    across, down = sheet[::-1] if turned else sheet
    scale = min(1.0, across / width, down / height)
    if scale > _AS_GOOD_AS_WHOLE:
        scale = 1.0  # rounding, and A4 to the tenth of a millimetre
    return turned, QRectF(0, 0, width * scale, height * scale)


class _ScreenBox(ProgressBox):
    """Shows progress of work on the screen's own thread, where printing must be done."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far it has come and let the officer press cancel."""
        super().report(done, total, what)
        QApplication.processEvents()
