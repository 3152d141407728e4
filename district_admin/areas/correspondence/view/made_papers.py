"""Hands a paper of a list to the officer: saved under a name she chooses, or printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.files import open_outside, save_aside

PRINT: Final = "print"
PDF: Final = ("pdf", N_("บันทึกเป็น PDF"))
DOCX: Final = ("docx", N_("บันทึกเป็น Word (DOCX)"))
XLSX: Final = ("xlsx", N_("บันทึกเป็น Excel (XLSX)"))
PRINTER: Final = (PRINT, N_("พิมพ์ออกเครื่องพิมพ์"))

_KINDS: Final = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}

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
    path: Path | None = save_aside(window, context.desk, title, f".{wanted}", kind, data)
    if path is not None:
        saved(_("บันทึกแล้ว: {name}").format(name=path.name), partial(open_outside, path))
