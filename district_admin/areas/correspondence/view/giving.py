"""A list on paper, made beside the window, then saved where she wants it or printed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.files import open_outside, save_aside

if TYPE_CHECKING:
    from district_admin.documents.model import Document
    from district_admin.ui.list_page import ListPage
    from district_admin.worksheets.model import Cell

PRINT: Final = "print"
PDF: Final = ("pdf", N_("บันทึกเป็น PDF"))
DOCX: Final = ("docx", N_("บันทึกเป็น Word (DOCX)"))
XLSX: Final = ("xlsx", N_("บันทึกเป็น Excel (XLSX)"))
PRINTER: Final = (PRINT, N_("พิมพ์ออกเครื่องพิมพ์"))
PAPER_FORMATS: Final = (PDF, DOCX, PRINTER)

_KINDS: Final = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}

Made = tuple[str, bytes]
"""How a file is called, and its content."""
Saved = Callable[[str, Callable[[], object]], object]
"""Given what was written, and what opens it."""


def give(
    context: AppContext, window: QWidget, title: str, wanted: str, data: bytes, saved: Saved
) -> None:
    """Print a paper, or ask where to save it. Raises OfficeError when that cannot be done."""
    if wanted == PRINT:
        from district_admin.ui.printing import (  # noqa: PLC0415 - loads QtPrintSupport
            print_paper,
        )

        print_paper(window, title, data)
        return
    kind = _("ไฟล์ {kind}").format(kind=_KINDS[wanted])
    path = save_aside(window, context.desk, title, f".{wanted}", kind, data)
    if path is not None:
        saved(_("บันทึกแล้ว: {name}").format(name=path.name), partial(open_outside, path))


def make_and_give(page: "ListPage[Any]", wanted: str, work: Callable[[Progress], Made]) -> None:
    """Make a list in a format away from the screen, then save or print it."""

    def done(made: Made) -> None:
        title, data = made
        give(page.context, page, title, wanted, data, page.saved.emit)

    page.context.jobs.run(page, _("กำลังจัดหน้าทะเบียน"), work, done)


def worksheet(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence["Cell"]],
    progress: Progress | None = None,
) -> bytes:
    """Return a list as a worksheet."""
    from district_admin.worksheets.writing import write_xlsx  # noqa: PLC0415 - when asked

    return write_xlsx(title, tuple(headings), rows, progress=progress)


def render(paper: "Document", wanted: str) -> bytes:
    """Return a list on paper as a file of a format."""
    from district_admin.areas.correspondence import documents  # noqa: PLC0415 - when asked to

    return documents.docx(paper) if wanted == "docx" else documents.pdf(paper)
