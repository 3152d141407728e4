"""A quiet line under what is asked of letters: some are not noted as signed, and can be at once.

Offices that note no signatures are not stopped by it, nor asked. Rejected: a question before a
letter is filed or goes out, which they would have to answer for every one of them.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from district_admin.areas.correspondence.operations.signing import sign_many
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import NO_MARGINS, fill
from district_admin.ui.one_step import keep_in_one_step


class SigningAdvice(QWidget):
    """Says how many of the papers are not noted as signed, with the button that notes it."""

    def __init__(self, context: AppContext, dialog: EntryDialog, paper_ids: Sequence[int]) -> None:
        super().__init__()
        self._context, self._dialog, self._paper_ids = context, dialog, paper_ids
        told = _("หนังสือนี้ยังไม่ได้บันทึกการลงนาม")
        if len(paper_ids) > 1:
            words = _("มีหนังสือ {count} ฉบับที่ยังไม่ได้บันทึกการลงนาม")
            told = words.format(count=f"{len(paper_ids):,}")
        self._told = WrappedLabel(told)
        self._told.setProperty("kind", "muted")
        self.sign_button = button(context.theme, _("ลงนามแล้ว"), "quiet", "signature")
        self.sign_button.setProperty("compact", True)
        self.sign_button.clicked.connect(self._sign)
        layout = QHBoxLayout(self)
        fill(layout, (self._told, self.sign_button), 8, NO_MARGINS)
        layout.setStretch(0, 1)
        layout.setAlignment(self.sign_button, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        """What it says."""
        return self._told.accessibleName()

    def _sign(self) -> None:
        """Note that all were signed today: a step of its own, beside what the window asks."""
        action = _("ลงนามแล้ว {count} ฉบับ").format(count=f"{len(self._paper_ids):,}")

        def work(session: Any, progress: Progress) -> None:
            sign_many(session, self._paper_ids, date.today(), progress)

        def done(_none: None) -> None:
            self.sign_button.hide()
            self._told.show_text(_("บันทึกการลงนามแล้ว"))

        keep_in_one_step(self._context, self._dialog, action, work, done, len(self._paper_ids))


def advise_signing(
    context: AppContext, dialog: EntryDialog, paper_ids: Sequence[int]
) -> SigningAdvice | None:
    """Put the line into a window, if there is something to say; give it."""
    if not paper_ids:
        return None
    advice = SigningAdvice(context, dialog, paper_ids)
    dialog.add_advice(advice)
    return advice
