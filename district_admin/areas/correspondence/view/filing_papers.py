"""What is printed of letters that are filed: their register, and the lists and cards of keeping.

Of those that are chosen, or of all that are shown; the register (form 20) is of all that are shown
as before. What is gone already is in the register alone.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from district_admin.areas.correspondence.model.retention import KEPT
from district_admin.areas.correspondence.operations import filing_listing
from district_admin.areas.correspondence.operations.filing_listing import FilingRow
from district_admin.areas.correspondence.view.giving import Made, make_and_give, render
from district_admin.areas.correspondence.view.loan_papers import cards
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.office.operations import get_profile
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import FORMATS, PDF
from district_admin.ui.questions import choice

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.filing_page import FilingPage

REGISTER: Final = "register"
SENT_TO_KEEP: Final = "sent_to_keep"
LEFT: Final = "left_with_archives"
CARD: Final = "loan_cards"
CHOSEN: Final = "chosen"
SHOWN: Final = "shown"

_NAMES: Final = {
    REGISTER: N_("ทะเบียนหนังสือเก็บ (แบบที่ 20)"),
    SENT_TO_KEEP: N_("บัญชีหนังสือส่งเก็บ (แบบที่ 19)"),
    LEFT: N_("บัญชีฝากหนังสือ (แบบที่ 23)"),
    CARD: N_("บัตรยืมหนังสือ (แบบที่ 24)"),
}

Rows = Sequence[FilingRow]
Values = dict[str, Any]


class FilingPapers(QObject):
    """Asks of which letters a paper is wanted and how, and makes it beside the window."""

    def __init__(self, page: "FilingPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None

    def fill(self, menu: QMenu) -> None:
        """Put what can be printed into the menu of a button."""
        for paper, name in _NAMES.items():
            menu.addAction(f"{_(name)}…", partial(self.ask, paper))

    def ask(self, paper: str) -> None:
        """Ask of which letters, and for the kind of file. Raises OfficeError when there is none."""
        page = self._page
        lists = self._lists(paper)
        names = {CHOSEN: _("เฉพาะที่เลือกไว้"), SHOWN: _("ทุกเรื่องที่แสดงอยู่")}
        words = [(key, f"{names[key]} ({len(rows):,})") for key, rows in lists.items()]
        entries = [
            choice("which", N_("หนังสือ"), words),
            choice("format", N_("ต้องการ"), FORMATS),
        ]

        def keep(values: Values) -> None:
            ids = [row.id for row in lists[str(values["which"])]]
            self._give(paper, ids, values)

        self.dialog = EntryDialog(
            page.context.theme, page, _(_NAMES[paper]), entries, keep, date.today(), _("ทำเอกสาร")
        )
        self.dialog.ask({"which": words[0][0], "format": PDF})

    def _lists(self, paper: str) -> dict[str, Rows]:
        """Return the letters that a paper can be made of: the chosen ones, all that are shown."""
        table = self._page.table
        several = len(table.selected) > 1 or paper == CARD
        offered = {CHOSEN: table.selected if several else [], SHOWN: table.rows}
        if paper == REGISTER:
            offered = {SHOWN: table.rows}
        if not any(offered.values()):
            raise OfficeError(_("ไม่มีรายการที่แสดงอยู่ จึงไม่ได้ทำเอกสาร กรุณาเลือกตัวกรองอื่น"))
        found = {
            key: rows if paper == REGISTER else [row for row in rows if row.outcome == KEPT]
            for key, rows in offered.items()
        }
        if not any(found.values()):
            raise OfficeError(_("หนังสือที่เลือกทำลายหรือส่งมอบไปแล้ว จึงไม่ได้ทำเอกสาร กรุณาเลือกเรื่องอื่น"))
        return {key: rows for key, rows in found.items() if rows}

    def _give(self, paper: str, ids: Sequence[int], values: Values) -> None:
        wanted = str(values["format"])

        def work(progress: Progress) -> Made:
            if paper == CARD:
                return cards(self._page.context, ids, wanted)
            return self._made(paper, ids, wanted, progress)

        make_and_give(self._page, wanted, work)

    def _made(self, paper: str, ids: Sequence[int], wanted: str, progress: Progress) -> Made:
        from district_admin.areas.correspondence.documents import (  # noqa: PLC0415 - when asked
            keeping_forms as forms,
        )
        from district_admin.areas.correspondence.documents import (  # noqa: PLC0415 - as above
            mode_of,
            retention,
        )

        with self._page.context.database.reading() as session:
            filings = filing_listing.filings_to_print(session, ids)
            letterhead = read_letterhead(session)
            mode = mode_of(get_profile(session).numeral_mode)
        today = date.today()
        if paper == REGISTER:
            made = retention.filed_paper(filings, letterhead, progress, mode)
            return retention.FILED_TITLE, render(made, wanted)
        title, make = {
            SENT_TO_KEEP: (forms.SENT_TO_KEEP, forms.sent_to_keep),
            LEFT: (forms.LEFT, forms.left_with_archives),
        }[paper]
        return title, render(make(filings, today, letterhead, progress, mode), wanted)
