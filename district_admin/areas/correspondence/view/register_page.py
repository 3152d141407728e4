"""A register on the screen: its rows of a year, found by any part, and the row that is chosen."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from typing_extensions import override

from district_admin.areas.correspondence.model.register import (
    CANCELLED,
    CIRCULAR,
    RECEIVED,
    RESERVED,
    SENT,
)
from district_admin.areas.correspondence.operations import numbering, register_listing
from district_admin.areas.correspondence.operations.register_listing import EntryRow
from district_admin.areas.correspondence.view.register_columns import (
    register_columns,
    row_state,
)
from district_admin.areas.correspondence.view.register_deeds import RegisterDeeds
from district_admin.areas.correspondence.view.register_papers import RegisterPapers
from district_admin.areas.correspondence.view.register_words import (
    SHORT_NAMES,
    empties,
    wanted_word,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import be_year
from district_admin.ui.buttons import button, tool
from district_admin.ui.context import AppContext
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.list_frame import Words
from district_admin.ui.list_page import ListPage

_OPEN: Final = "open"
_TO_FILE: Final = "to_file"
_UNSIGNED: Final = "unsigned"
_STATES: Final = (
    (_OPEN, N_("รอดำเนินการ")),
    (RESERVED, N_("จองไว้")),
    (CANCELLED, N_("ยกเลิก")),
    (_TO_FILE, N_("รอจัดเก็บ")),
    (_UNSIGNED, N_("รอลงนาม")),
)


class RegisterPage(ListPage[EntryRow]):
    """The rows of one register, or of several that are kept side by side."""

    reply_wanted = Signal(int)  # the id of a letter received
    paper_wanted = Signal(int)  # the id of a paper written here
    entry_wanted = Signal(str, int)  # the register and the id of a row

    tables = frozenset(
        {
            *("register_entry", "register_file", "number_rule", "number_series"),
            *("delivery", "filing", "loan", "record_link"),
        }
    )
    several = True
    hidden_beside = (2, 4, 6)
    hidden_narrow = (2, 4, 6)

    def __init__(self, context: AppContext, registers: Sequence[str]) -> None:
        self.registers = registers
        if registers != (RECEIVED,):  # all of it is from this office
            self.hidden_beside = self.hidden_narrow = (2, 3, 6)
            self.tables |= {"paper"}  # whether it is signed
        self.rows: Sequence[EntryRow] = ()
        self._keys: dict[int, str] | None = None
        self._filters = self._make_filters(registers)
        self.year = CalmCombo()
        self.year.setAccessibleName(_("ปี พ.ศ."))
        self.year.setMinimumWidth(120)
        self._years: Sequence[int] = ()
        theme = context.theme
        received = registers == (RECEIVED,)
        word = _("ลงรับหนังสือ") if received else _("ออกเลข")
        self.add_button = button(theme, word, "primary", "plus", keys="Ctrl+N")
        self.reserve_button = button(theme, _("จองเลข"), icon="calendar")
        self.papers_button = button(theme, _("พิมพ์ทะเบียน"), icon="printer")
        self.more_button = tool(theme, "ellipsis", _("คำสั่งอื่นของทะเบียน"))
        self.papers_menu = QMenu(self.papers_button)
        self.papers_button.setMenu(self.papers_menu)
        words = Words(
            f"correspondence/{registers[0]}",
            _(SHORT_NAMES[registers[0]]),
            _("ค้นเลข เรื่อง จาก ถึง ที่ หรือวันที่"),
            [name for _key, name in self._filters],
        )
        super().__init__(context, words, register_columns(theme.tokens, registers))
        for each in (self.more_button, self.reserve_button):
            if each.parent() is None:  # this register has no such deed; it goes with the page
                each.setParent(self)
                each.hide()
        self.deeds = RegisterDeeds(self)
        self.papers = RegisterPapers(self)
        self._fill_menus()
        self.year.activated.connect(lambda _at: self.refresh())

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        actions: list[QWidget] = [self.year, self.papers_button, self.add_button]
        if SENT in self.registers:
            actions.insert(1, self.more_button)
        if self.registers != (RECEIVED,):
            actions.insert(-1, self.reserve_button)
        return actions

    @property
    def be_year(self) -> int:
        """The calendar year (พ.ศ.) on view."""
        return int(self.year.currentData() or be_year(date.today()))

    @property
    def register(self) -> str:
        """The register that the filter shows alone, or the first."""
        key = self._filters[self.filters.current][0]
        return key if key in self.registers else self.registers[0]

    @override
    def read(self) -> None:
        now = be_year(date.today())
        with self.context.database.reading() as session:
            self._keys = None
            years = register_listing.years_of(session, self.registers)
            self._offer_years(sorted({*years, now}, reverse=True))
            self.rows = register_listing.list_rows(session, self.registers, self.be_year)
            numbers = register_listing.next_numbers(session, self.registers, date.today())
        told = [
            _("ปี {year}  ·  {count} รายการ").format(year=self.be_year, count=f"{len(self.rows):,}")
        ]
        waiting = sum(row.is_open() for row in self.rows)
        if waiting:
            told.append(_("รอดำเนินการ {count}").format(count=f"{waiting:,}"))
        one = len(self.registers) == 1 or self.registers == (SENT, CIRCULAR)
        if one and self.be_year == now:
            told.append(_("เลขถัดไป {number}").format(number=numbers[self.registers[0]]))
        self.summary = "  ·  ".join(told)

    @override
    def shown(self, number: int) -> Sequence[EntryRow]:
        key = self._filters[number][0]
        if not key:
            return self.rows
        if key == _OPEN:
            return [row for row in self.rows if row.is_open()]
        if key == _TO_FILE:
            return [row for row in self.rows if row.is_to_file()]
        if key == _UNSIGNED:
            return [row for row in self.rows if row.is_unsigned()]
        if key in self.registers:
            return [row for row in self.rows if row.register == key]
        return [row for row in self.rows if row.state == key]

    @override
    def narrowed(self, rows: Sequence[EntryRow], typed: str) -> Sequence[EntryRow]:
        if not typed:
            return rows
        if self._keys is None:
            with self.context.database.reading() as session:
                self._keys = register_listing.keys_of(session, self.registers, self.be_year)
        return register_listing.narrow(rows, typed, self._keys)

    @override
    def counts(self) -> Sequence[int]:
        return [len(self.shown(number)) for number in range(len(self._filters))]

    @override
    def fill_detail(self, record: EntryRow) -> None:
        self.deeds.fill(record)

    @override
    def fill_many(self, records: Sequence[EntryRow]) -> None:
        self.deeds.filing.fill_many(records, self.deeds.deeds_of_many(records))

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        return empties(
            self.context.theme,
            self.registers[0],
            lambda: self.deeds.add(self.register),
            self.search.clear,
        )

    def show_entry(self, entry_id: int) -> None:
        """Choose a row, in the year that it is of. Raises RegisterEntryNotFoundError."""
        with self.context.database.reading() as session:
            entry = numbering.get_entry(session, entry_id)
        self.refresh()
        self.year.setCurrentIndex(self.year.findData(be_year(entry.registered_on)))
        self.refresh()
        self.choose(entry_id)

    def state_of(self, row: EntryRow) -> str:
        """Return how the state of a row is called; empty for an ordinary one."""
        return row_state(row, date.today())

    def _make_filters(self, registers: Sequence[str]) -> list[tuple[str, str]]:
        several = [(each, _(SHORT_NAMES[each])) for each in registers] if registers[1:] else []
        states: Sequence[tuple[str, str]] = _STATES
        if registers != (RECEIVED,) and SENT not in registers:
            states = _STATES[1:]
        if registers == (RECEIVED,):
            states = (_STATES[0], *_STATES[2:-1])  # nothing that comes in is signed here
        return [("", _("ทั้งหมด")), *several, *((key, _(name)) for key, name in states)]

    def _offer_years(self, years: Sequence[int]) -> None:
        chosen = self.be_year
        if years != self._years:
            self._years = years
            self.year.clear()
            for each in years:
                self.year.addItem(_("ปี {year}").format(year=each), each)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))

    def _fill_menus(self) -> None:
        self.papers.fill(self.papers_menu)
        if SENT in self.registers:
            more = QMenu(self.more_button)
            more.addAction(_("ยังไม่มีผู้ลงชื่อรับ…"), self.deeds.deliveries.show_outstanding)
            self.more_button.setMenu(more)
            self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if len(self.registers) == 1:
            only = self.registers[0]
            self.add_button.clicked.connect(partial(self._add, only))
            self.reserve_button.clicked.connect(lambda: self.deeds.reserve(only))
            return
        adding, reserving = QMenu(self.add_button), QMenu(self.reserve_button)
        for each in self.registers:
            adding.addAction(_(wanted_word(each)), partial(self.deeds.add, each))
            reserving.addAction(_(SHORT_NAMES[each]), partial(self.deeds.reserve, each))
        self.add_button.setMenu(adding)
        self.reserve_button.setMenu(reserving)

    @Slot()
    def _add(self, register: str) -> None:
        self.deeds.add(register)
