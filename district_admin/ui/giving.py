"""Papers and files made away from the screen, then saved where she wants them, or printed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.office.letterhead import read_look
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_form import Entry
from district_admin.ui.files import open_outside, save_aside
from district_admin.ui.questions import choice

PDF: Final = "pdf"
DOCX: Final = "docx"
PRINT: Final = "print"
FORMATS: Final = (
    (PDF, N_("บันทึกเป็น PDF")),
    (DOCX, N_("บันทึกเป็น Word (DOCX)")),
    (PRINT, N_("พิมพ์ออกเครื่องพิมพ์")),
)
_KINDS: Final = {".docx": "Word", ".xlsx": "Excel"}

Make = Callable[[Progress], list[Document]]
Said = Callable[[str, Callable[[], object]], object]
"""Says what was done, with what opens the file that was written."""


def format_entry() -> Entry:
    """Return the field that asks how papers are wanted."""
    return choice("format", N_("ต้องการ"), FORMATS)


def give_papers(
    context: AppContext, window: QWidget, title: str, wanted: str, make: Make, said: Said
) -> None:
    """Make papers away from the screen, then save them where she wants, or print them."""

    def work(progress: Progress) -> bytes:
        from district_admin.documents import rendering  # noqa: PLC0415 - draws only when asked to

        papers = make(progress)
        render = rendering.docx if wanted == DOCX else rendering.pdf
        return render(papers, progress)

    def done(data: bytes) -> None:
        give_paper(context, window, title, wanted, data, said)

    context.jobs.run(window, title, work, done)


def give_paper(
    context: AppContext, window: QWidget, title: str, wanted: str, data: bytes, said: Said
) -> None:
    """Print a paper that is made, or save it where she wants it."""
    if wanted == PRINT:
        from district_admin.ui.printing import (  # noqa: PLC0415 - loads QtPrintSupport
            print_paper,
        )

        print_paper(window, title, data)
        return
    give_file(context, window, title, f".{wanted}", data, said)


def give_file(
    context: AppContext,
    window: QWidget,
    title: str,
    suffix: str,
    data: bytes,
    said: Said,
    told: str = "",
) -> None:
    """Save a file where she wants it, and offer to open it; `told` says what is in `{name}`."""
    kind = _("ไฟล์ {kind}").format(kind=_KINDS.get(suffix, suffix.removeprefix(".").upper()))
    path = save_aside(window, context.desk, title, suffix, kind, data)
    if path is not None:
        words = (told or _("บันทึกไฟล์ {name} แล้ว")).format(name=path.name)
        said(words, lambda: open_outside(path))


def look_of(context: AppContext) -> Look:
    """Return what the papers of one printing share, from the office's settings."""
    with context.database.reading() as session:
        return read_look(session)
