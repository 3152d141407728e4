"""What is printed of loans: the list of what is out, and the cards of form 24."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from district_admin.areas.correspondence.operations import filing_listing, lending
from district_admin.areas.correspondence.view.giving import (
    LIST_FORMATS,
    XLSX,
    Made,
    make_and_give,
    render,
    worksheet,
)
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.office.operations import get_profile
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import FORMATS, PDF
from district_admin.ui.questions import choice

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.loans_page import LoansPage

LIST: Final = "list"
CARD: Final = "card"
CHOSEN: Final = "chosen"
SHOWN: Final = "shown"

_NAMES: Final = {
    LIST: N_("รายการหนังสือที่มีผู้ยืม"),
    CARD: N_("บัตรยืมหนังสือ (แบบที่ 24)"),
}
_FORMATS: Final = {LIST: LIST_FORMATS, CARD: FORMATS}


class LoanPapers(QObject):
    """Asks of which loans a paper is wanted and how, and makes it beside the window."""

    def __init__(self, page: "LoansPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None

    def fill(self, menu: QMenu) -> None:
        """Put what can be printed into the menu of a button."""
        for paper, name in _NAMES.items():
            menu.addAction(f"{_(name)}…", partial(self.ask, paper))

    def ask(self, paper: str) -> None:
        """Ask of which loans, and for the kind of file. Raises OfficeError when there is none."""
        page, table = self._page, self._page.table
        several = len(table.selected) > 1 or paper == CARD
        lists = {
            CHOSEN: (_("เฉพาะที่เลือกไว้"), table.selected if several else []),
            SHOWN: (_("ทุกเรื่องที่แสดงอยู่"), table.rows),
        }
        offered = {key: (word, rows) for key, (word, rows) in lists.items() if rows}
        if not offered:
            raise OfficeError(_("ไม่มีรายการที่แสดงอยู่ จึงไม่ได้ทำเอกสาร กรุณาเลือกตัวกรองอื่น"))
        words = [(key, f"{word} ({len(rows):,})") for key, (word, rows) in offered.items()]
        entries = [
            choice("which", N_("รายการ"), words),
            choice("format", N_("ต้องการ"), _FORMATS[paper]),
        ]

        def keep(values: dict[str, object]) -> None:
            rows, wanted = offered[str(values["which"])][1], str(values["format"])
            filing_ids, ids = [row.filing_id for row in rows], [row.id for row in rows]

            def work(progress: Progress) -> Made:
                if paper == CARD:
                    return cards(page.context, filing_ids, wanted)
                return _list(page.context, ids, wanted, progress)

            make_and_give(page, wanted, work)

        self.dialog = EntryDialog(
            page.context.theme, page, _(_NAMES[paper]), entries, keep, date.today(), _("ทำเอกสาร")
        )
        self.dialog.ask({"which": words[0][0], "format": PDF})


def cards(context: AppContext, filing_ids: Sequence[int], wanted: str) -> Made:
    """Return the cards of letters (form 24), with all that had them, as a file of a format."""
    from district_admin.areas.correspondence.documents import (  # noqa: PLC0415 - when asked
        keeping_forms as forms,
    )
    from district_admin.areas.correspondence.documents import mode_of  # noqa: PLC0415 - as above

    with context.database.reading() as session:
        filings = filing_listing.filings_to_print(session, filing_ids)
        loans = lending.loans_of(session, filing_ids)
        letterhead = read_letterhead(session)
        mode = mode_of(get_profile(session).numeral_mode)
    return forms.CARD, render(forms.loan_cards(filings, loans, letterhead, mode), wanted)


def _list(context: AppContext, loan_ids: Sequence[int], wanted: str, progress: Progress) -> Made:
    from district_admin.areas.correspondence.documents import (  # noqa: PLC0415 - when asked
        lent_out,
        mode_of,
    )

    with context.database.reading() as session:
        loans = lending.loans_to_print(session, loan_ids)
        letterhead = read_letterhead(session)
        mode = mode_of(get_profile(session).numeral_mode)
    today = date.today()
    title = f"{lent_out.title_for(loans)} {medium_date(today)}"
    if wanted == XLSX:
        rows = lent_out.lent_cells(loans, today)
        return title, worksheet(title, lent_out.HEADINGS, rows, progress)
    return title, render(lent_out.lent_paper(loans, today, letterhead, progress, mode), wanted)
