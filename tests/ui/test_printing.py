import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from district_admin.errors import OfficeError
from district_admin.progress import Cancelled, Silent
from district_admin.ui.printing import placed, print_pages, print_paper
from district_admin.ui.sheet import open_pdf


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    """A printer whose paper is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "กระดาษ.pdf"))
    printer.setResolution(72)
    return printer


def test_every_page_comes_out_of_the_printer(
    printer: QPrinter, plain_pages: Callable[[bytes], Any]
) -> None:
    pages = plain_pages(b"3")

    print_pages(pages, printer, Silent())

    assert [page for page, _scale in pages.drawn] == [0, 1, 2]
    assert {scale for _page, scale in pages.drawn} == {300 / 72}
    assert len(pypdf.PdfReader(printer.outputFileName()).pages) == 3


def test_only_the_chosen_pages_are_printed(
    printer: QPrinter, plain_pages: Callable[[bytes], Any]
) -> None:
    pages = plain_pages(b"5")
    printer.setFromTo(2, 3)

    print_pages(pages, printer, Silent())

    assert [page for page, _scale in pages.drawn] == [1, 2]


def test_printing_stops_at_the_page_where_it_is_cancelled(
    printer: QPrinter, plain_pages: Callable[[bytes], Any]
) -> None:
    class CancelAtTwo:
        def report(self, done: int, total: int, what: str = "") -> None:
            assert total == 5
            if what == "หน้า 2/5":
                raise Cancelled

    pages = plain_pages(b"5")
    with pytest.raises(Cancelled):
        print_pages(pages, printer, CancelAtTwo())

    assert [page for page, _scale in pages.drawn] == [0]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told(
    printer: QPrinter, plain_pages: Callable[[bytes], Any], tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "ไม่มี" / "กระดาษ.pdf"))

    with pytest.raises(OfficeError, match="เครื่องพิมพ์ไม่รับงาน"):
        print_pages(plain_pages(b"1"), printer, Silent())


A4 = (595.0, 842.0)


@pytest.mark.parametrize(
    ("page", "sheet", "turned", "size"),
    [
        (A4, A4, False, A4),
        ((595.28, 841.89), A4, False, (595.28, 841.89)),  # as it is, not a hair smaller
        ((420.0, 595.0), A4, False, (420.0, 595.0)),
        ((842.0, 595.0), A4, True, (842.0, 595.0)),
        ((842.0, 1191.0), A4, False, (595.0, 595.0 * 1191 / 842)),
        ((2480.0, 3508.0), A4, False, (595.0, 595.0 * 3508 / 2480)),
        ((1191.0, 842.0), A4, True, (842.0 * 1191 / 1191, 842.0 * 842 / 1191)),
        (A4, (842.0, 595.0), True, A4),
    ],
)
def test_no_edge_of_a_page_is_cut_off_by_the_paper(
    page: tuple[float, float],
    sheet: tuple[float, float],
    turned: bool,
    size: tuple[float, float],
) -> None:
    found, place = placed(page, sheet)

    assert found is turned
    assert (place.width(), place.height()) == pytest.approx(size, rel=0.001)


def test_a_page_across_is_turned_onto_the_paper(printer: QPrinter) -> None:
    file = io.BytesIO()
    made = canvas.Canvas(file, pagesize=(842, 595))
    made.rect(0, 495, 100, 100, stroke=0, fill=1)  # at the page's top left
    made.showPage()
    made.save()
    pages = open_pdf(file.getvalue())
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    print_pages(pages, printer, Silent())
    pages.close()

    printed = open_pdf(Path(printer.outputFileName()).read_bytes())
    raster = printed.render(0, 1.0)
    printed.close()

    def dark(x: int, y: int) -> bool:
        return raster.data[y * raster.stride + 4 * x] < 128

    assert raster.width < raster.height
    assert dark(raster.width - 50, 50)  # turned to the right
    assert not dark(50, 50)
    assert not dark(50, raster.height - 50)


def test_a_computer_without_a_printer_says_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")

    with pytest.raises(OfficeError, match="ยังไม่มีเครื่องพิมพ์"):
        print_paper(window, "บันทึกข้อความ", b"")
