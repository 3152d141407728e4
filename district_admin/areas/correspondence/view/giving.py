"""A list on paper, made beside the window, then saved where she wants it or printed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.giving import DOCX, FORMATS, give_paper

if TYPE_CHECKING:
    from district_admin.documents.model import Document
    from district_admin.ui.list_page import ListPage
    from district_admin.worksheets.model import Cell

XLSX: Final = "xlsx"
LIST_FORMATS: Final = (*FORMATS[:2], (XLSX, N_("บันทึกเป็น Excel (XLSX)")), *FORMATS[2:])

Made = tuple[str, bytes]
"""How a file is called, and its content."""


def make_and_give(page: "ListPage[Any]", wanted: str, work: Callable[[Progress], Made]) -> None:
    """Make a list in a format away from the screen, then save or print it."""

    def done(made: Made) -> None:
        title, data = made
        give_paper(page.context, page, title, wanted, data, page.saved.emit)

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

    return documents.docx(paper) if wanted == DOCX else documents.pdf(paper)
