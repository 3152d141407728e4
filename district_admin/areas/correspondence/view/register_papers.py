"""Prints and exports of a register: the year or a month of it, and the report of gaps."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from district_admin.areas.correspondence.model.register import REGISTER_NAMES
from district_admin.areas.correspondence.operations import gaps
from district_admin.areas.correspondence.operations.entry_queries import (
    EntryFilter,
    entries_to_print,
)
from district_admin.areas.correspondence.operations.register_listing import list_rows
from district_admin.areas.correspondence.view.giving import (
    LIST_FORMATS,
    XLSX,
    make_and_give,
    render,
    worksheet,
)
from district_admin.areas.correspondence.view.register_columns import STATE, row_state
from district_admin.areas.correspondence.view.register_words import SHORT_NAMES
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.office.operations import get_profile
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.calendar import THAI_MONTHS, be_year
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import PDF, give_paper
from district_admin.ui.questions import choice

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.register_page import RegisterPage


class RegisterPapers(QObject):
    """Asks which part of a register is wanted and how, and makes it beside the window."""

    def __init__(self, page: "RegisterPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None

    def fill(self, menu: QMenu) -> None:
        """Put what can be printed into the menu of a button."""
        for register in self._page.registers:
            name = _(SHORT_NAMES[register])
            menu.addAction(_("ทะเบียน{name}…").format(name=name), partial(self.ask, register))
        menu.addSeparator()
        for register in self._page.registers:
            name = _(SHORT_NAMES[register])
            menu.addAction(
                _("รายงานเลขที่ว่าง จอง และยกเลิกของ{name}").format(name=name),
                partial(self.report_gaps, register),
            )

    def ask(self, register: str) -> None:
        """Ask for the month and the kind of file."""
        page = self._page
        today = date.today()
        months = [("0", N_("ทั้งปี")), *((str(n), m) for n, m in enumerate(THAI_MONTHS, 1))]
        entries = [
            choice("month", N_("เดือน"), months),
            choice("format", N_("ต้องการ"), LIST_FORMATS),
        ]

        def keep(values: dict[str, object]) -> None:
            self._give(register, int(str(values["month"])), str(values["format"]))

        title = _("{register} ปี {year}").format(
            register=_(REGISTER_NAMES[register]), year=page.be_year
        )
        self.dialog = EntryDialog(
            page.context.theme, page, title, entries, keep, today, _("ทำเอกสาร")
        )
        month = today.month if page.be_year == be_year(today) else 0
        self.dialog.ask({"month": str(month), "format": PDF})

    def report_gaps(self, register: str) -> None:
        """Save the numbers of the year that bear no paper, with the reason of each."""
        page = self._page
        with page.context.database.reading() as session:
            found = gaps.gaps(session, register, page.be_year, date.today())
        if not found:
            raise OfficeError(
                _("{register} ปี {year} ไม่มีเลขที่ว่าง จอง หรือยกเลิก").format(
                    register=_(REGISTER_NAMES[register]), year=page.be_year
                )
            )
        rows = [(each.number_text, each.reason) for each in found]
        title = f"รายงานเลขที่ว่าง {REGISTER_NAMES[register]} {page.be_year}"
        sheet = worksheet(title, ("เลขที่", "สาเหตุ"), rows)
        give_paper(page.context, page, title, XLSX, sheet, page.saved.emit)

    def _give(self, register: str, month: int, wanted: str) -> None:
        page = self._page
        year, shown = page.be_year, page.table.choice.shows(_(STATE))
        with_state = wanted == XLSX and shown  # no form of the regulation has it

        def work(progress: Progress) -> tuple[str, bytes]:
            return self._made(register, year, month, wanted, progress, with_state=with_state)

        make_and_give(page, wanted, work)

    def _made(
        self,
        register: str,
        year: int,
        month: int,
        wanted: str,
        progress: Progress,
        *,
        with_state: bool,
    ) -> tuple[str, bytes]:
        from district_admin.areas.correspondence import (  # noqa: PLC0415 - draws only when asked to
            documents,
        )
        from district_admin.areas.correspondence.documents import register as paper  # noqa: PLC0415

        with self._page.context.database.reading() as session:
            entries = entries_to_print(session, EntryFilter(register, year, month))
            rows = list_rows(session, [register], year) if with_state else []
            letterhead = read_letterhead(session)
            mode = get_profile(session).numeral_mode
        if not entries:
            raise OfficeError(_("ไม่มีรายการในช่วงที่เลือก จึงไม่ได้ทำเอกสาร"))
        states = {each.id: row_state(each, date.today()) for each in rows}
        period = paper.period_name(year, month)
        title = f"{REGISTER_NAMES[register]} {period}"
        if wanted == XLSX:
            headings = [each.heading for each in paper.columns_of(register)]
            cells = [paper.cells_of(each) for each in entries]
            if with_state:
                headings.append(_(STATE))
                for entry, of_entry in zip(entries, cells, strict=True):
                    of_entry.append(states.get(entry.id, ""))
            return title, worksheet(title, headings, cells, progress)
        made = paper.register_paper(
            register, entries, period, letterhead, progress, documents.mode_of(mode)
        )
        return title, render(made, wanted)
