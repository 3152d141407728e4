"""What is filed (การเก็บหนังสือ): by class, by when its time is over, and the lists made of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from district_admin.areas.correspondence.model.retention import KEPT, LIST_NAMES, RETENTIONS
from district_admin.areas.correspondence.operations import filing, filing_listing
from district_admin.areas.correspondence.operations.filing_listing import FilingRow
from district_admin.areas.correspondence.view.disposal_start import ask_list
from district_admin.areas.correspondence.view.filing_deeds import FilingDeeds
from district_admin.areas.correspondence.view.filing_papers import FilingPapers
from district_admin.areas.correspondence.view.filing_words import (
    filing_empties,
    filing_state,
    filing_tone,
    listed_words,
    mark_words,
    retention_name,
)
from district_admin.areas.correspondence.view.loan_deeds import LEND_KEYS, LoanDeeds
from district_admin.collector import without_pauses
from district_admin.texts import N_, _
from district_admin.thai.calendar import be_year, medium_date, short_date
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.list_frame import Words
from district_admin.ui.long_list_page import LongListPage
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens

_FILTERS: Final = (
    N_("ทั้งหมด"),
    N_("เกินกำหนด"),
    N_("ครบกำหนดปีนี้"),
    N_("ห้ามทำลาย"),
    N_("ครบ 20 ปี"),
    N_("ทำลาย/ส่งมอบแล้ว"),
)
_PAST: Final = 1  # of the filters
_READ_IN_PLACE: Final = 4000
"""So many rows are read before a key would be missed; more are read away from the screen."""
_FIRST_PAGE: Final = 100
_NEVER: Final = 9999  # sorts behind every year
_COMBO: Final = (150, 220)  # px
_SHOWN: Final = 12


class _Filed(NamedTuple):
    """What was read: the rows of each filter, how many are past and in no list; all, or some."""

    by_filter: tuple[Sequence[FilingRow], ...] = ((),) * len(_FILTERS)
    past_count: int = 0
    whole: bool = True


class FilingPage(LongListPage[FilingRow]):
    """The letters that are filed, the latest first."""

    entry_wanted = Signal(str, int)  # the register and the id of a row
    register_wanted = Signal()
    list_made = Signal(int)

    tables = frozenset({"filing", "register_entry", "disposal_list", "disposal_line", "loan"})
    several = True
    hidden_beside = (1, 3, 4)
    hidden_narrow = (1, 3, 4)

    def __init__(self, context: AppContext) -> None:
        self._filed = _Filed()
        theme = context.theme
        self.class_combo = CalmCombo()
        self.class_combo.setAccessibleName(_("ประเภทการเก็บ"))
        self.class_combo.addItem(_("ทุกประเภท"), "")
        for key, each in RETENTIONS.items():
            self.class_combo.addItem(_(each.name), key)
        self.class_combo.fit_choices(*_COMBO)
        self.print_button = button(theme, _("พิมพ์"), icon="printer")
        self.make_button = button(theme, _("ทำบัญชี"), "primary", "plus", keys="Ctrl+N")
        words = Words(
            "correspondence/filing",
            _("หนังสือที่จัดเก็บ"),
            _("ค้นเลข เรื่อง หรือรหัสแฟ้ม"),
            [_(name) for name in _FILTERS],
        )
        super().__init__(context, words, _columns(theme.tokens))
        self.deeds = FilingDeeds(self)
        self.loans = LoanDeeds(self)
        self.dialog: EntryDialog | None = None
        menu = QMenu(self.make_button)
        for kind, name in LIST_NAMES.items():
            menu.addAction(f"{_(name)}…", partial(self.make_list, kind))
        self.make_button.setMenu(menu)
        self.papers = FilingPapers(self)
        printed = QMenu(self.print_button)
        self.papers.fill(printed)
        self.print_button.setMenu(printed)
        self.class_combo.activated.connect(lambda _at: self.show_list())

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.class_combo, self.print_button, self.make_button)

    @property
    def rows(self) -> Sequence[FilingRow]:
        """Everything that is filed, as far as it was read."""
        return self._filed.by_filter[0]

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            count = filing_listing.count_filed(session)
        if count <= _READ_IN_PLACE:
            self.read_here(self._read_all)
            return
        if not self.rows:
            self.read_here(self._read_first_page)
            self.filters.await_counts(count)
        self.read_behind([self._read_all])

    def _read_first_page(self) -> _Filed:
        with self.context.database.reading() as session:
            rows = filing_listing.list_rows(session, _FIRST_PAGE)
        return _Filed((rows, *[()] * (len(_FILTERS) - 1)), whole=False)

    def _read_all(self) -> _Filed:
        with without_pauses(), self.context.database.reading() as session:
            rows = filing_listing.list_rows(session)
            found = tuple(_let_through(rows, number) for number in range(len(_FILTERS)))
            return _Filed(found, sum(row.listed_in is None for row in found[_PAST]))

    @override
    def take(self, found: _Filed) -> None:
        self._filed = found
        if not found.whole:
            self.summary = _("กำลังอ่านรายการ…")
            return
        kept = len(found.by_filter[0]) - len(found.by_filter[-1])
        told = [_("เก็บไว้ {count} เรื่อง").format(count=f"{kept:,}")]
        if found.past_count:
            count = f"{found.past_count:,}"
            told.append(_("เกินกำหนด {count} กรุณาทำบัญชีขอทำลาย").format(count=count))
        self.summary = "  ·  ".join(told)

    @override
    def shown(self, number: int) -> Sequence[FilingRow]:
        rows, wanted = self._filed.by_filter[number], self.class_combo.currentData()
        return [row for row in rows if row.retention == wanted] if wanted else rows

    @override
    def narrowed(self, rows: Sequence[FilingRow], typed: str) -> Sequence[FilingRow]:
        return filing_listing.narrow(rows, typed) if typed else rows

    @override
    def counts(self) -> Sequence[int]:
        if not self._filed.whole:
            return ()
        return [len(self.shown(number)) for number in range(len(_FILTERS))]

    @override
    def fill_detail(self, record: FilingRow) -> None:
        pane, year = self.detail, be_year(date.today())
        with self.context.database.reading() as session:
            kept = filing.get_filing(session, record.id)
        tone = filing_tone(self.context.theme.tokens, record, year)
        chips = [(filing_state(record, year), tone)] if tone is not None else []
        pane.begin(record.subject or _("(ยังไม่มีเรื่อง)"), chips)
        pane.facts(
            [
                (_("เครื่องหมาย"), mark_words(record.due_year)),
                (_("ประเภท"), retention_name(record.retention)),
                (_("เลขทะเบียน"), record.number_text),
                (_("ที่"), to_arabic_digits(record.reference)),
                (_("หนังสือปี"), str(record.letter_year)),
                (_("วันเก็บ"), medium_date(record.filed_on)),
                (_("รหัสแฟ้ม"), record.place),
                (_("จำนวนหน้า"), str(kept.page_count or "")),
                (_("หมายเหตุ"), kept.remark),
                (_("บัญชี"), listed_words(record.listed_in) if record.listed_in else ""),
            ]
        )
        self.loans.fill_section(record.id, record.number_text, kept=record.outcome == KEPT)
        show = partial(self.entry_wanted.emit, record.register, record.entry_id)
        deeds = [Deed(_("ดูในทะเบียน"), "inbox", show)]
        if record.outcome == KEPT:
            change = partial(self.deeds.change, record.id)
            deeds.append(Deed(_("แก้การเก็บ…"), "pen-line", change, "primary", "Ctrl+E"))
        pane.end(deeds)

    @override
    def fill_many(self, records: Sequence[FilingRow]) -> None:
        pane = self.detail
        pane.begin(_("เลือก {count} รายการ").format(count=f"{len(records):,}"))
        for each in records[:_SHOWN]:
            pane.line(each.subject, mark_words(each.due_year))
        ids = [each.id for each in records]
        change = partial(self.deeds.change_several, ids)
        lend = partial(self.loans.lend, ids, records[0].number_text)
        pane.end(
            [
                Deed(_("ให้ยืม…"), "handshake", lend, keys=LEND_KEYS),
                Deed(_("แก้การเก็บ…"), "pen-line", change, "primary", "Ctrl+E"),
            ]
        )

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        told = _("เมื่อเรื่องเสร็จแล้ว เลือกรายการในทะเบียนแล้วกด จัดเก็บ… (Ctrl+B) เลือกหลายรายการพร้อมกันได้")
        go = button(theme, _("ไปที่ทะเบียนรับ"), "primary", "inbox")
        go.clicked.connect(self.register_wanted)
        start = EmptyState(theme, "folder-open", _("ยังไม่มีหนังสือที่จัดเก็บ"), told, go)
        return filing_empties(theme, start, lambda: self.search.clear())

    def make_list(self, kind: str) -> None:
        """Ask of which year a list of what is past its time is made."""
        self.dialog = ask_list(self, kind, self.list_made.emit)


def _let_through(rows: Sequence[FilingRow], number: int) -> Sequence[FilingRow]:
    """Return the rows that a filter lets through."""
    year = be_year(date.today())
    if number == 1:
        return [row for row in rows if row.is_due(year - 1)]
    if number == 2:
        this_year = (row for row in rows if row.is_due(year) and not row.is_due(year - 1))
        return [row for row in this_year if not row.is_kept_own(year)]
    if number == 3:
        return [row for row in rows if row.due_year is None and row.outcome == KEPT]
    if number == 4:
        return [row for row in rows if row.is_of_age(year) and not row.is_kept_own(year)]
    if number == 5:
        return [row for row in rows if row.outcome != KEPT]
    return rows


def _columns(t: Tokens) -> list[Column[FilingRow]]:
    def year() -> int:
        return be_year(date.today())

    return [
        Column(
            _("เลขทะเบียน"),
            lambda each: each.number_text,
            sort_key=lambda each: (len(each.number_text), each.number_text),  # 9 before 10
            width=120,
        ),
        Column(
            _("วันเก็บ"),
            lambda each: short_date(each.filed_on),
            sort_key=lambda each: (each.filed_on, each.id),
            width=96,
        ),
        Column(_("เรื่อง"), lambda each: each.subject, stretch=True),
        Column(_("ประเภท"), lambda each: retention_name(each.retention), width=210),
        Column(_("รหัสแฟ้ม"), lambda each: each.place, width=110),
        Column(
            _("เก็บถึง"),
            lambda each: str(each.due_year or _("ห้ามทำลาย")),
            sort_key=lambda each: each.due_year or _NEVER,
            width=92,
        ),
        Column(
            _("สถานะ"),
            lambda each: filing_state(each, year()),
            tone=lambda each: filing_tone(t, each, year()),
            width=190,
        ),
    ]
