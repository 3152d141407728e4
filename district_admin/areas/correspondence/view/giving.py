"""A list on paper, made beside the window, then saved where she wants it or printed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.files import open_outside, save_aside

if TYPE_CHECKING:
    from district_admin.documents.model import Document
    from district_admin.ui.list_page import ListPage

PRINT: Final = "print"
XLSX: Final = "xlsx"
PAPER_FORMATS: Final = (
    ("pdf", N_("บันทึกเป็น PDF")),
    ("docx", N_("บันทึกเป็น Word (DOCX)")),
    (PRINT, N_("พิมพ์ออกเครื่องพิมพ์")),
)
_KINDS: Final = {"pdf": "PDF", "docx": "Word", XLSX: "Excel"}

Made = tuple[str, bytes]
"""How a file is called, and its content."""


def give(page: "ListPage[Any]", wanted: str, work: Callable[[Progress], Made]) -> None:
    """Make a list in a format away from the screen, then save or print it."""

    def done(made: Made) -> None:
        title, data = made
        if wanted == PRINT:
            from district_admin.ui.printing import (  # noqa: PLC0415 - loads QtPrintSupport
                print_paper,
            )

            print_paper(page, title, data)
        else:
            save(page, title, wanted, data)

    page.context.jobs.run(page, _("กำลังจัดหน้าทะเบียน"), work, done)


def render(paper: "Document", wanted: str) -> bytes:
    """Return a list on paper as a file of a format."""
    from district_admin.areas.correspondence import documents  # noqa: PLC0415 - when asked to

    return documents.docx(paper) if wanted == "docx" else documents.pdf(paper)


def save(page: "ListPage[Any]", title: str, suffix: str, data: bytes) -> None:
    """Save a file where she wants it, and offer to open it."""
    kind = _("ไฟล์ {kind}").format(kind=_KINDS[suffix])
    path = save_aside(page, page.context.desk, title, f".{suffix}", kind, data)
    if path is not None:
        told = _("บันทึกแล้ว: {name}").format(name=path.name)
        page.saved.emit(told, partial(open_outside, path))
