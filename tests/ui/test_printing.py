from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.errors import OfficeError
from district_admin.progress import Cancelled, Silent
from district_admin.ui.printing import print_pages, print_paper


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


def test_a_computer_without_a_printer_says_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")

    with pytest.raises(OfficeError, match="ยังไม่มีเครื่องพิมพ์"):
        print_paper(window, "บันทึกข้อความ", b"")
