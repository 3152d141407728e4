"""The pane of a row of a register: what it says, what it is tied to, its files and its way."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import RECEIVED
from district_admin.areas.correspondence.operations import numbering, registers
from district_admin.areas.correspondence.operations.finding import AREA, PAPER, REGISTER
from district_admin.areas.correspondence.operations.register_listing import EntryRow
from district_admin.areas.correspondence.view.entry_files import EntryFilesDialog, open_entry_files
from district_admin.areas.correspondence.view.origin_bar import (
    is_meeting,
    opening_word,
    origins_told,
)
from district_admin.areas.correspondence.view.register_columns import (
    state_tone,
    unsigned_state,
    unsigned_tone,
)
from district_admin.areas.correspondence.view.register_facts import cited, facts
from district_admin.areas.correspondence.view.row_deliveries import RowDeliveries
from district_admin.found import Ref
from district_admin.texts import _
from district_admin.ui.detail_pane import Deed

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.register_page import RegisterPage


class RowPane(QObject):
    """Fills the pane at the right of a register, and opens the files of its row."""

    def __init__(self, page: "RegisterPage", deliveries: RowDeliveries) -> None:
        super().__init__(page)
        self._page = page
        self._deliveries = deliveries
        self.files: EntryFilesDialog | None = None

    def fill(
        self, row: EntryRow, fill_keeping: Callable[[EntryRow], object], deeds: Sequence[Deed]
    ) -> None:
        """Show a row with what can be done with it; `fill_keeping` tells where it is kept."""
        page, pane = self._page, self._page.detail
        with page.context.database.reading() as session:
            entry = numbering.get_entry(session, row.id)
            answered = (
                numbering.get_entry(session, entry.reply_to_id) if entry.reply_to_id else None
            )
            replies = registers.replies_to(session, row.id)
            files = registers.files_of(session, row.id)
            born = [Ref(AREA, f"{REGISTER}.{entry.register}", entry.id)]
            born += [Ref(AREA, PAPER, entry.paper_id)] if entry.paper_id else []
            origins = origins_told(page.context, session, *born)
        tone = state_tone(page.context.theme.tokens, row, date.today())
        state = page.state_of(row)
        urgent = (row.urgency, page.context.theme.tokens.overdue)
        chips = [(state, tone)] if tone is not None else []
        if row.is_unsigned() and row.is_open():  # its day is said already
            today, t = date.today(), page.context.theme.tokens
            chips.append((unsigned_state(row, today), unsigned_tone(t, row, today)))
        chips += [urgent] if row.urgency else []
        pane.begin(row.subject or _("(ยังไม่มีเรื่อง)"), chips)
        pane.facts(facts(entry))
        if answered is not None or replies:
            pane.section(_("หนังสือที่เกี่ยวข้อง"))
            if answered is not None:
                self._line_to(_("ตอบ {number}"), answered)
            for each in replies:
                self._line_to(_("ตอบแล้วด้วย {number}"), each)
        if origins:
            of_meetings = all(is_meeting(each) for each in origins)
            pane.section(_("หนังสือของการประชุม") if of_meetings else _("ตามมติที่ประชุม"))
        for found in origins:
            go = partial(page.context.requests.found_wanted.emit, found)
            pane.line(found.title, found.subtitle, [Deed(opening_word(found), "arrow-right", go)])
        self._deliveries.fill(row)
        self._section_of_files(row, [file.name for _kept, file in files])
        fill_keeping(row)
        if entry.endorsement:
            pane.section(_("เกษียนหนังสือ"))
            pane.line(entry.endorsement)
        pane.end(deeds)

    def _line_to(self, words: str, entry: RegisterEntry) -> None:
        """Put a line of another letter, with a button that goes to its row."""
        number = cited(entry)
        go = partial(self._page.entry_wanted.emit, entry.register, entry.id)
        deed = Deed(_("ไปที่ {number}").format(number=number), "arrow-right", go)
        self._page.detail.line(words.format(number=number), entry.subject, [deed])

    def open_files(self, row: EntryRow) -> None:
        """Show the files of a row, and what can be done with them; in one window at a time."""
        if self.files is not None:
            self.files.raise_()
            return
        self.files = open_entry_files(self._page.context, self._page, row.id)
        self.files.finished.connect(self._files_left)

    def _files_left(self) -> None:
        self.files = None

    def _section_of_files(self, row: EntryRow, names: Sequence[str]) -> None:
        pane = self._page.detail
        word = _("เปิดและประทับตรา") if row.register == RECEIVED else _("เปิด")
        word = word if names else _("เพิ่มไฟล์")
        pane.section(
            _("ไฟล์ {count} ไฟล์").format(count=len(names)),
            Deed(word, "folder-open", lambda: self.open_files(row), keys="Ctrl+O"),
        )
        for name in names:
            pane.line(name)
