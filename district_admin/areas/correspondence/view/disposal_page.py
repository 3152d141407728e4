"""The lists of what is past its time (การทำลายและส่งมอบ): their lines, and what was decided."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from district_admin.areas.correspondence.model import DisposalList
from district_admin.areas.correspondence.model.retention import (
    CROSSED,
    DESTROY,
    DONE,
    DRAFT,
    EXTENDED,
    LIST_NAMES,
)
from district_admin.areas.correspondence.operations import disposal, filing_listing
from district_admin.areas.correspondence.operations.filing_listing import LineRow
from district_admin.areas.correspondence.view.disposal_papers import fill_menu
from district_admin.areas.correspondence.view.disposal_start import ask_list
from district_admin.areas.correspondence.view.disposal_steps import DisposalSteps
from district_admin.areas.correspondence.view.filing_words import (
    decision_tone,
    decision_words,
    filing_empties,
    list_short_name,
    list_state,
    mark_words,
    retention_name,
)
from district_admin.collector import without_pauses
from district_admin.texts import N_, _
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
    N_("ยังไม่พิจารณา"),
    N_("ทำลาย"),
    N_("ขยายเวลา"),
    N_("เอาออก"),
)
_READ_IN_PLACE: Final = 4000
"""So many lines are read before a key would be missed; more are read away from the screen."""
_FIRST_PAGE: Final = 100
_COMBO: Final = (150, 190)  # px, from what to what the names of the lists take
_SHOWN: Final = 12


class _Lines(NamedTuple):
    """What was read of a list: the lines of each filter, and whether these are all."""

    made: DisposalList | None = None
    by_filter: tuple[Sequence[LineRow], ...] = ((),) * len(_FILTERS)
    whole: bool = True


class DisposalPage(LongListPage[LineRow]):
    """The lines of one list, the latest list at first."""

    entry_wanted = Signal(str, int)  # the register and the id of a row

    tables = frozenset({"disposal_list", "disposal_line", "filing", "register_entry"})
    several = True
    hidden_beside = (3, 4)
    hidden_narrow = (3, 4)

    def __init__(self, context: AppContext) -> None:
        self._lines = _Lines()
        self._lists: Sequence[DisposalList] = ()
        self.dialog: EntryDialog | None = None
        theme = context.theme
        self.list_combo = CalmCombo()
        self.list_combo.setAccessibleName(_("บัญชี"))
        self.papers_button = button(theme, _("พิมพ์และร่าง"), icon="printer")
        self.steps_button = button(theme, _("ขั้นต่อไป"), icon="arrow-right")
        self.make_button = button(theme, _("ทำบัญชี"), "primary", "plus", keys="Ctrl+N")
        self.papers_menu, self.steps_menu = QMenu(self.papers_button), QMenu(self.steps_button)
        words = Words(
            "correspondence/disposal",
            _("รายการในบัญชี"),
            _("ค้นเลข เรื่อง หรือวันที่"),
            [_(name) for name in _FILTERS],
        )
        super().__init__(context, words, _columns(theme.tokens))
        self.steps = DisposalSteps(self)
        making = QMenu(self.make_button)
        for kind, name in LIST_NAMES.items():
            making.addAction(f"{_(name)}…", partial(self.make_list, kind))
        self.make_button.setMenu(making)
        self.papers_button.setMenu(self.papers_menu)
        self.steps_button.setMenu(self.steps_menu)
        self.list_combo.activated.connect(lambda _at: self.refresh())

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.list_combo, self.papers_button, self.steps_button, self.make_button)

    @property
    def current_list(self) -> DisposalList | None:
        """The list on view."""
        at = self.list_combo.currentIndex()
        return self._lists[at] if 0 <= at < len(self._lists) else None

    @property
    def rows(self) -> Sequence[LineRow]:
        """The lines of the list on view, as far as they were read."""
        return self._lines.by_filter[0]

    def show_made(self, list_id: int) -> None:
        """Show the lines of a list."""
        self._read_lists(list_id)
        self.refresh()
        self.show_all()

    @override
    def read(self) -> None:
        before = self.current_list
        self._read_lists(before.id if before is not None else None)
        made = self.current_list
        fill_menu(self.papers_menu, self, made)
        self.steps.fill_menu(self.steps_menu, made)
        for each in (self.list_combo, self.papers_button):
            each.setEnabled(made is not None)
        self.steps_button.setEnabled(made is not None and made.state != DONE)
        self._read_lines(made)

    def _read_lists(self, wanted_id: int | None) -> None:
        with self.context.database.reading() as session:
            self._lists = disposal.lists(session)
        self.list_combo.clear()
        self.list_combo.addItems([list_short_name(each) for each in self._lists] or [_("ยังไม่มีบัญชี")])
        ids = [each.id for each in self._lists]
        self.list_combo.fit_choices(*_COMBO)
        self.list_combo.setCurrentIndex(ids.index(wanted_id) if wanted_id in ids else 0)

    def _read_lines(self, made: DisposalList | None) -> None:
        if made is None:
            self.read_here(_Lines)
            return
        with self.context.database.reading() as session:
            count = filing_listing.count_lines(session, made.id)
        if count <= _READ_IN_PLACE:
            self.read_here(partial(self._read_all, made))
            return
        before = self._lines.made
        if before is None or before.id != made.id:
            self.read_here(partial(self._read_first_page, made))
            self.filters.await_counts(count)
        self.read_behind([partial(self._read_all, made)])

    def _read_first_page(self, made: DisposalList) -> _Lines:
        with self.context.database.reading() as session:
            rows = filing_listing.list_lines(session, made.id, _FIRST_PAGE)
        return _Lines(made, (rows, *[()] * (len(_FILTERS) - 1)), whole=False)

    def _read_all(self, made: DisposalList) -> _Lines:
        with without_pauses(), self.context.database.reading() as session:
            rows = filing_listing.list_lines(session, made.id)
            found = (_let_through(rows, made, number) for number in range(len(_FILTERS)))
            return _Lines(made, tuple(found))

    @override
    def take(self, found: _Lines) -> None:
        self._lines = found
        if found.whole:
            self._show_summary(found.made)
        else:
            self.summary = _("กำลังอ่านรายการ…")

    @override
    def shown(self, number: int) -> Sequence[LineRow]:
        return self._lines.by_filter[number]

    @override
    def narrowed(self, rows: Sequence[LineRow], typed: str) -> Sequence[LineRow]:
        return filing_listing.narrow(rows, typed) if typed else rows

    @override
    def counts(self) -> Sequence[int]:
        lines = self._lines
        return [len(rows) for rows in lines.by_filter] if lines.whole else ()

    @override
    def fill_detail(self, record: LineRow) -> None:
        pane = self.detail
        tone = decision_tone(self.context.theme.tokens, record)
        chips = [(decision_words(record), tone)] if tone is not None else []
        pane.begin(record.subject or _("(ยังไม่มีเรื่อง)"), chips)
        pane.facts(
            [
                (_("เครื่องหมาย"), mark_words(record.due_year)),
                (_("ประเภท"), retention_name(record.retention)),
                (_("เลขทะเบียน"), record.number_text),
                (_("ที่"), to_arabic_digits(record.reference)),
                (_("หนังสือปี"), str(record.letter_year)),
                (_("รหัสแฟ้ม"), record.place),
                (_("เหตุผล"), record.left_out_reason),
            ]
        )
        show = partial(self.entry_wanted.emit, record.register, record.entry_id)
        self._end_pane([record], [Deed(_("ดูในทะเบียน"), "inbox", show, "icon")])

    @override
    def fill_many(self, records: Sequence[LineRow]) -> None:
        pane = self.detail
        pane.begin(_("เลือก {count} รายการ").format(count=f"{len(records):,}"))
        for each in records[:_SHOWN]:
            pane.line(each.subject, decision_words(each))
        self._end_pane(records, [])

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        told = _("ภายใน 60 วันหลังสิ้นปี ทำบัญชีหนังสือที่ครบกำหนด โปรแกรมรวบรวมจากหนังสือที่จัดเก็บไว้ให้")
        make = button(theme, _("ทำบัญชีหนังสือขอทำลาย"), "primary", "plus")
        make.clicked.connect(lambda: self.make_list(DESTROY))
        start = EmptyState(theme, "file-text", _("ยังไม่มีบัญชี"), told, make)
        return filing_empties(theme, start, lambda: self.search.clear())

    def make_list(self, kind: str) -> None:
        """Ask of which year a list of what is past its time is made."""
        self.dialog = ask_list(self, kind, self.show_made)

    def _end_pane(self, records: Sequence[LineRow], deeds: Sequence[Deed]) -> None:
        made, steps = self.current_list, self.steps
        if made is None or made.state != DRAFT:
            self.detail.end(deeds)
            return
        if all(each.left_out_reason for each in records):
            back = partial(steps.put_back, records)
            self.detail.end([*deeds, Deed(_("นำกลับเข้าบัญชี"), "undo-2", back, "primary")])
            return
        out = Deed(_("เอาออกจากบัญชี…"), "minus", partial(steps.take_out, records))
        if made.kind != DESTROY:
            self.detail.end([*deeds, out])
            return
        self.detail.section(_("การพิจารณาของคณะกรรมการ"))
        self.detail.offer([out])
        extend = partial(steps.extend, records)
        cross = partial(steps.cross, records)
        self.detail.end(
            [
                *deeds,
                Deed(_("ขยายเวลา…"), "clock", extend, keys="Ctrl+E"),
                Deed(_("ควรทำลาย (×)"), "x", cross, "primary", "Ctrl+K"),
            ]
        )

    def _show_summary(self, made: DisposalList | None) -> None:
        if made is None:
            self.summary = _("ยังไม่มีบัญชี")
            return
        rows, undecided, *_decided, out = map(len, self._lines.by_filter)
        there = rows - out
        told = [list_state(made), _("{count} เรื่อง").format(count=f"{there:,}")]
        if made.kind == DESTROY and made.state == DRAFT:
            decided = there - undecided
            told.append(_("พิจารณาแล้ว {count}").format(count=f"{decided:,}"))
            if not made.committee:
                told.append(_("ยังไม่มีกรรมการ"))
        self.summary = "  ·  ".join(told)


def _let_through(rows: Sequence[LineRow], made: DisposalList, number: int) -> Sequence[LineRow]:
    """Return the lines that a filter lets through."""
    if number == 1:
        if made.kind != DESTROY:
            return []  # no committee decides on the lists of 20 years
        return [row for row in rows if not row.decision and not row.left_out_reason]
    if number == 2:
        return [row for row in rows if row.decision == CROSSED]
    if number == 3:
        return [row for row in rows if row.decision == EXTENDED]
    if number == 4:
        return [row for row in rows if row.left_out_reason]
    return rows


def _columns(t: Tokens) -> list[Column[LineRow]]:
    return [
        Column(
            _("ลำดับ"), lambda each: str(each.number), sort_key=lambda each: each.number, width=64
        ),
        Column(
            _("เลขทะเบียน"),
            lambda each: each.number_text,
            sort_key=lambda each: (len(each.number_text), each.number_text),  # 9 before 10
            width=120,
        ),
        Column(_("เรื่อง"), lambda each: each.subject, stretch=True),
        Column(_("ประเภท"), lambda each: retention_name(each.retention), width=210),
        Column(_("รหัสแฟ้ม"), lambda each: each.place, width=110),
        Column(_("ครบกำหนด"), lambda each: str(each.due_year or ""), width=92),
        Column(
            _("การพิจารณา"),
            lambda each: decision_words(each),
            tone=lambda each: decision_tone(t, each),
            width=150,
        ),
    ]
