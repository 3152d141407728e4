"""Prints the book of deliveries, the receipts, and the list of what nobody has signed for."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from district_admin.areas.correspondence.model.delivery import HAND
from district_admin.areas.correspondence.operations import deliveries
from district_admin.areas.correspondence.operations.delivery_listing import DeliveryRow
from district_admin.areas.correspondence.view.giving import (
    LIST_FORMATS,
    XLSX,
    Made,
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
from district_admin.ui.giving import FORMATS, PDF, Said, give_paper
from district_admin.ui.questions import choice

BOOK: Final = "book"
RECEIPTS: Final = "receipts"
OUTSTANDING: Final = "outstanding"
TICKED: Final = "ticked"
BY_HAND: Final = "by_hand"
ALL: Final = "all"

_NAMES: Final = {
    OUTSTANDING: N_("รายการที่ยังไม่มีผู้ลงชื่อรับ"),
    BOOK: N_("สมุดส่งหนังสือ (แบบที่ 16)"),
    RECEIPTS: N_("ใบรับหนังสือ (แบบที่ 17)"),
}
_TITLES: Final = {BOOK: "สมุดส่งหนังสือ", RECEIPTS: "ใบรับหนังสือ"}

Rows = Sequence[DeliveryRow]


class DeliveryPapers(QObject):
    """Asks of whom a paper is wanted and how, and makes it beside the window.

    `lists` gives the ticked ones, and all that are shown; `papers` are what is offered.
    """

    def __init__(
        self,
        context: AppContext,
        window: QWidget,
        lists: Callable[[], tuple[Rows, Rows]],
        saved: Said,
        papers: Sequence[str] = (BOOK, RECEIPTS),
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._lists, self._saved = context, window, lists, saved
        self._papers = papers
        self.dialog: EntryDialog | None = None

    def fill(self, menu: QMenu) -> None:
        """Put what can be printed into the menu of a button."""
        for paper in self._papers:
            menu.addAction(f"{_(_NAMES[paper])}…", partial(self.ask, paper))

    def ask(self, paper: str) -> None:
        """Ask of whom, and for the kind of file. Raises OfficeError when there is nobody."""
        ticked, shown = self._lists()
        by_hand = [row for row in shown if row.means == HAND]
        offered = (
            (TICKED, _("เฉพาะรายที่ติ๊กไว้"), ticked),
            (BY_HAND, _("เฉพาะที่นำส่งด้วยตนเอง"), by_hand),
            (ALL, _("ทุกรายที่แสดงอยู่"), shown),
        )
        lists = {key: rows for key, _word, rows in offered if rows}
        if not lists and paper == OUTSTANDING:
            raise OfficeError(_("ไม่มีรายการที่แสดงอยู่ จึงไม่ได้ทำเอกสาร กรุณาเลือกตัวกรองอื่น"))
        if not lists:
            raise OfficeError(_("ยังไม่มีผู้รับ จึงไม่ได้ทำเอกสาร กรุณาเพิ่มผู้รับก่อน"))
        words = [(key, f"{word} ({len(rows):,})") for key, word, rows in offered if rows]
        entries = [
            choice("whom", N_("ผู้รับ"), words),
            choice("format", N_("ต้องการ"), LIST_FORMATS if paper == OUTSTANDING else FORMATS),
        ]

        def keep(values: dict[str, object]) -> None:
            self._give(paper, lists[str(values["whom"])], str(values["format"]))

        self.dialog = EntryDialog(
            self._context.theme,
            self._window,
            _(_NAMES[paper]),
            entries,
            keep,
            date.today(),
            _("ทำเอกสาร"),
        )
        whom = ALL if paper == OUTSTANDING and not ticked else words[0][0]
        self.dialog.ask({"whom": whom, "format": PDF})

    def _give(self, paper: str, rows: Rows, wanted: str) -> None:
        numbers = {row.number_text for row in rows}
        about = f" {numbers.pop()}" if len(numbers) == 1 else ""
        ids = [row.id for row in rows]

        def work(progress: Progress) -> Made:
            if paper == OUTSTANDING:
                return self._outstanding(ids, wanted, progress)
            return f"{_TITLES[paper]}{about}", self._made(paper, ids, wanted, progress)

        def done(made: Made) -> None:
            title, data = made
            give_paper(self._context, self._window, title, wanted, data, self._saved)

        self._context.jobs.run(self._window, _("กำลังจัดหน้า"), work, done)

    def _made(self, paper: str, ids: Sequence[int], wanted: str, progress: Progress) -> bytes:
        from district_admin.areas.correspondence import (  # noqa: PLC0415 - draws only when asked to
            documents,
        )
        from district_admin.areas.correspondence.documents import delivery  # noqa: PLC0415

        with self._context.database.reading() as session:
            sent = deliveries.to_print(session, ids)
            letterhead = read_letterhead(session)
            mode = documents.mode_of(get_profile(session).numeral_mode)
        if paper == BOOK:
            made = delivery.delivery_book(sent, letterhead, progress, mode)
        else:
            made = delivery.receipts(sent, letterhead, mode)
        return render(made, wanted)

    def _outstanding(self, ids: Sequence[int], wanted: str, progress: Progress) -> Made:
        from district_admin.areas.correspondence.documents import (  # noqa: PLC0415 - as above
            mode_of,
            outstanding,
        )

        with self._context.database.reading() as session:
            found = {each.id: (entry, each) for entry, each in deliveries.to_print(session, ids)}
            letterhead = read_letterhead(session)
            mode = mode_of(get_profile(session).numeral_mode)
        sent, today = [found[each] for each in ids], date.today()
        title = f"{outstanding.title_for(sent)} {medium_date(today)}"
        if wanted == XLSX:
            rows = outstanding.outstanding_cells(sent, today)
            return title, worksheet(title, outstanding.HEADINGS, rows, progress)
        paper = outstanding.outstanding_paper(sent, today, letterhead, progress, mode)
        return title, render(paper, wanted)
