"""What lists of records share: search, filters, table, and the record at the right.

Below `_WIDE` the record takes the list's place, and Esc goes back to the list. Rejected: a dialog
for each record (she reads a telephone number here and types it there).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.buttons import FilterChips
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import DetailPane
from district_admin.ui.edit_pane import EditPane
from district_admin.ui.entry_form import Entry
from district_admin.ui.keys import on_keys
from district_admin.ui.layouts import NO_MARGINS, fill, row
from district_admin.ui.list_frame import ListFrame, Words
from district_admin.ui.listed import Listed
from district_admin.ui.long_table import LongTable
from district_admin.ui.search_box import SearchBox
from district_admin.ui.stacks import Stack
from district_admin.ui.tables import Column
from district_admin.ui.turns import Turns

_WIDE: Final = 1000  # px of the page: list and record fit side by side
_SIDE: Final = 364
_FOLLOW_AFTER_MS: Final = 60
_NARROWED_AT_ONCE: Final = 10_000
"""So many rows are looked through within a turn."""

Row = TypeVar("Row", bound=Any)


class ListPage(Listed[Row]):
    """A list and the record chosen in it. What it lists, its heirs say."""

    def __init__(self, context: AppContext, words: Words, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.context = context
        self.summary = ""
        self._stale = True
        theme = context.theme
        self.search = SearchBox(theme, words.search)
        self.filters = FilterChips(theme, words.filters)
        self.table: LongTable[Row] = LongTable(
            theme, context.desk, words.key, words.name, columns, self.several
        )
        self.detail = DetailPane(theme)
        self.edit = EditPane(theme)
        self.empties = self.make_empties()
        self.frame = ListFrame(
            theme,
            self.search,
            self.filters,
            self.table,
            self.empties,
            _(self.bin_word) if self.bin_word else "",
            self.table.columns_menu,
        )
        self._found: tuple[str, Sequence[Row]] | None = None  # what was typed, and found by it
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_AFTER_MS)
        self._turns = Turns(self)
        self._narrowing = Turns(self)
        self._detail_wanted = True
        self._was_wide = True
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read and show everything anew."""
        self._stale = False
        self.read()
        self.show_list()

    @Slot()
    def show_list(self) -> None:
        """Show what was read, by filter and search, and the chosen record.

        Beside a long list, which takes a turn by itself, the record comes in the next ones.
        """
        self.show_rows()
        self._following.stop()
        self._turns.start(self._filling())
        if len(self.table.rows) <= _NARROWED_AT_ONCE:
            self._turns.finish()

    def show_rows(self) -> None:
        """Show what was read, by filter and search; the record follows a moment later."""
        self._found = None
        self.filters.show_counts(self.counts())
        self._narrow()
        self.summary_changed.emit()
        self._following.start()

    @Slot()
    def _search(self) -> None:
        """Narrow the list as she types; the record follows when she pauses."""
        rows = self._looked_through(self.search.text().strip())
        if len(rows) > _NARROWED_AT_ONCE:
            self._narrowing.start(self._searching(rows))
        else:
            self._narrow(found=True)
            self._following.start()

    def _searching(self, rows: Sequence[Row]) -> Iterator[None]:
        """Narrow a long list, with breaks."""
        number, typed = self.filters.current, self.search.text().strip()
        found: list[Row] = []
        for part in self.narrowed_in_parts(rows, typed):
            found += part
            yield
        self._show_narrowed(number, typed, found, found=True)
        self._following.start()

    def _narrow(self, *, found: bool = False) -> None:
        self._narrowing.stop()
        number, typed = self.filters.current, self.search.text().strip()
        rows = self.narrowed(self._looked_through(typed), typed)
        self._show_narrowed(number, typed, rows, found=found)

    def _looked_through(self, typed: str) -> Sequence[Row]:
        """Return the rows among which those are that have what was typed."""
        # what has the longer word in it is among what has the shorter one
        if self._found is not None and typed.startswith(self._found[0]):
            return self._found[1]
        return self.shown(self.filters.current)

    def _show_narrowed(
        self, number: int, typed: str, rows: Sequence[Row], *, found: bool = False
    ) -> None:
        self._found = (typed, rows)
        self.table.blockSignals(True)
        self.table.show_rows(rows, number, found=found)
        self.table.blockSignals(False)
        known = bool(rows) or self.is_reading
        self.frame.show_count(len(rows), "" if known else self.why_empty(number, typed))

    def choose(self, record_id: int) -> None:
        """Choose a record, whatever the filter; its detail is shown."""
        if self._stale:
            self.refresh()
        if not self.table.choose(record_id):
            self.search.clear()
            self.filters.choose(0)
            self.table.choose(record_id)

    def show_all(self) -> None:
        """Show every record and go to the list: a filter would hide what just came in."""
        self.search.clear()
        self.filters.blockSignals(True)  # the rows are shown once, and not for each of them
        self.filters.choose(0)
        self.filters.blockSignals(False)
        self.show_rows()
        self.table.setFocus()

    def begin_edit(
        self,
        title: str,
        entries: Sequence[Entry],
        values: Mapping[str, object],
        keep: Callable[[dict[str, Any]], object],
    ) -> None:
        """Open the pane in which a record is typed in.

        Raises OfficeError while something else is typed there that is not kept yet.
        """
        if self.is_editing and self.edit.has_changes:
            raise OfficeError(_("มีข้อมูลที่พิมพ์ค้างอยู่ กรุณากด บันทึก หรือ ไม่บันทึก ก่อน"))
        self.edit.begin(title, entries, values, keep, date.today())
        self.side.setCurrentWidget(self.edit)
        self._arrange()
        assert self.edit.form
        self.edit.form.go_to_first()

    @property
    def is_editing(self) -> bool:
        """Whether the pane at the right is taking in a record."""
        return self.side.currentWidget() is self.edit

    @Slot()
    def leave_side(self) -> None:
        """Go a step back: from typing to the record, from the record to the list."""
        if self.is_editing:
            self.edit.leave()
        else:
            self._detail_wanted = False
            self._arrange()
            self._go_to_list()

    @Slot(object)
    def _open(self, _record: object) -> None:
        self._detail_wanted = True
        if not self._is_wide:
            self.side.setVisible(True)
            self.detail.setFocus()  # before the list goes, or Qt looks for a place of its own
        self._arrange()

    def _go_to_list(self) -> None:
        """Put the focus into the list, or into the record that has taken its place."""
        if self.frame.isVisibleTo(self):
            self.table.setFocus()
        else:
            self.detail.setFocus()

    @Slot(bool)
    def _leave_edit(self, kept: bool) -> None:
        lost = not kept and self.edit.has_changes
        self.side.setCurrentWidget(self.detail)
        self._show_chosen()
        self._go_to_list()
        if lost:
            self.typing_left.emit()

    @Slot()
    def resume(self) -> None:
        """Go back to what was being typed when the pane was left."""
        self.side.setCurrentWidget(self.edit)
        self._arrange()

    @Slot()
    def _show_chosen(self) -> None:
        self._turns.start(self._filling())
        self._turns.finish()

    def _filling(self) -> Iterator[None]:
        """Show the chosen record, with breaks between the lines of a long one."""
        chosen = self.table.selected
        if len(chosen) > 1:
            self.fill_many(chosen)
        elif chosen:
            yield from self.fill_detail(chosen[0]) or ()
        self._arrange()

    @Slot(object)
    def _committed(self, tables: object) -> None:
        if isinstance(tables, frozenset) and tables & self.tables:
            self._stale = True
            if self.isVisible():
                self.refresh()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _WIDE

    def _arrange(self) -> None:
        """Show list and record side by side, or one of them where both do not fit."""
        there = self.is_editing or (self._detail_wanted and bool(self.table.selected))
        self.side.setVisible(there)
        self.frame.setVisible(self._is_wide or not there)
        if self._is_wide:
            self.side.setFixedWidth(_SIDE)
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
        beside_now = self.hidden_beside if there else ()
        hidden = beside_now if self._is_wide else self.hidden_narrow
        self.table.make_room(hidden)
        taken = 48 + (_SIDE + 12 if there and self._is_wide else 0)
        self.frame.arrange(self.width() - taken, self.height())

    def _lay_out(self) -> None:
        t = self.context.theme.tokens
        self.side = Stack()
        self.side.addWidget(self.detail)
        self.side.addWidget(self.edit)
        both = row(gap=12, margins=(t.space_5, t.space_3, t.space_5, t.space_3))
        both.addWidget(self.frame, 1)
        both.addWidget(self.side, 0)
        fill(QVBoxLayout(self), (both,), gap=0, margins=NO_MARGINS)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self._following.timeout.connect(self._follow_in_turns)
        self.filters.chosen.connect(self.show_list)
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(self._open)
        self.detail.closed.connect(self.leave_side)
        self.edit.finished.connect(self._leave_edit)
        self.context.changes.committed.connect(self._committed)
        self.shortcut("Esc", self.leave_side)

    @Slot()
    def _follow(self) -> None:
        if not self.is_editing:
            self._show_chosen()

    @Slot()
    def _follow_in_turns(self) -> None:
        if not self.is_editing:
            self._turns.start(self._filling())

    def shortcut(self, keys: str, do: Callable[[], object]) -> None:
        """Let keys do something while the focus is on this page."""
        on_keys(self, keys, do)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
        if self.focusWidget() is None:
            self.search.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._was_wide != self._is_wide:
            self._was_wide = self._is_wide
            self._detail_wanted = self._is_wide  # over the list, only when asked for
        self._arrange()
