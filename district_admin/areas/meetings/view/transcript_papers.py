"""Asks how the transcript is wanted as a file, and makes it."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.meetings.operations.transcript_papers import transcript_of
from district_admin.documents.model import Document
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import FORMATS, give_file, give_papers, look_of
from district_admin.ui.questions import choice, switch

_TXT: Final = "txt"
_FORMATS: Final = (*FORMATS[:2], (_TXT, N_("บันทึกเป็นข้อความล้วน (TXT)")), *FORMATS[2:])


def ask_paper(
    context: AppContext, parent: QWidget, meeting_id: int, said: Callable[..., object]
) -> EntryDialog:
    """Ask how the transcript is wanted, and make it."""
    entries = [
        choice("format", N_("ต้องการ"), _FORMATS),
        switch("with_marks", N_("พิมพ์เวลาในบันทึกเสียงไว้ด้วย")),
    ]

    def keep(typed: dict[str, Any]) -> None:
        from district_admin.areas.meetings.documents import (  # noqa: PLC0415 - draws
            transcript,
        )

        marks = bool(typed["with_marks"])
        with context.database.reading() as session:
            sitting, spoken = transcript_of(session, meeting_id, with_marks=marks)
        title = transcript.transcript_title(sitting)
        if typed["format"] == _TXT:
            data = transcript.transcript_text(sitting, spoken).encode("utf-8-sig")
            give_file(context, parent, title, ".txt", data, said)
            return
        look = look_of(context)

        def make(_progress: Progress) -> list[Document]:
            made = transcript.transcript_paper(sitting, spoken, look.letterhead, look.numerals)
            return [made]

        give_papers(context, parent, title, typed["format"], make, said)

    title = _("ส่งออกบันทึกถอดเทป")
    dialog = EntryDialog(context.theme, parent, title, entries, keep, date.today(), _("ทำเอกสาร"))
    return dialog.ask({"format": "docx", "with_marks": False})
