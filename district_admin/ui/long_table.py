"""A table of very many records, of which only the rows in sight are ever looked at.

The rows are handed over in the order of the Thai dictionary and sorted here once, by the keys of
one column, when she asks for another order; a long list in turns. Rejected: `RecordTable` with its
sorting proxy, which compares records in Python as often as it needs to (14 s for 100,000 people).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter, indexOf
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from district_admin.ui.column_choice import ColumnChoice
from district_admin.ui.column_widths import needed, shared
from district_admin.ui.desk import Desk
from district_admin.ui.long_sorting import sorted_in_parts
from district_admin.ui.row_runs import choose_rows, chosen_rows
from district_admin.ui.tables import Column, RecordTableModel, dress, set_widths
from district_admin.ui.theme import Theme
from district_admin.ui.turns import Turns

_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_CALLED: Final = 0.4  # of the width, kept for what the records are called
_ENDS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)
_SORTED_AT_ONCE: Final = 4000  # rows; more would be felt

Row = TypeVar("Row", bound=Any)
"""A record with its number in the database as `id`, unless the table is told another way."""


class LongTable(QTableView, Generic[Row]):
    """A table to choose records from; Enter or a double click opens one.

    The widths of its columns, and which of them she wants (`choice`), are remembered on the desk
    under `key`. With `several`, more than one record can be chosen. By its `identity` a record is
    known again after a refresh.
    """

    opened = Signal(object)  # the record
    bin_wanted = Signal()  # Del was pressed
    chosen = Signal()  # other records than before, or none

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        key: str,
        name: str,
        columns: Sequence[Column[Row]],
        several: bool = False,
        identity: Callable[[Row], int] = attrgetter("id"),
    ) -> None:
        super().__init__()
        self._desk = desk
        self._key = key
        self._identity = identity
        self._given: Sequence[Row] = ()
        self._rows: Sequence[Row] = ()
        self._model: RecordTableModel[Row] = RecordTableModel(columns)
        self.setModel(self._model)
        dress(self, theme, name, several)
        # every row is as high: asking each of 100,000 for its height would take a second
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._needs = [0] * len(columns)  # px that the columns need for what they have shown
        self._let_through_by = 0
        self._sorting = Turns(self)
        self._fitting = False
        self._chose_widths = False  # she has drawn a column wider or narrower
        self._no_room_for: Collection[int] = ()
        self.choice = ColumnChoice(desk, key, columns, self)
        self.choice.changed.connect(self._show_columns)
        self._dress_head()
        self._show_columns()
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    @property
    def rows(self) -> Sequence[Row]:
        """The records on view, in their order."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """The record the cursor is on."""
        number = self.currentIndex().row()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @property
    def selected(self) -> list[Row]:
        """The chosen records, from the top."""
        return [self._rows[number] for number in chosen_rows(self.selectionModel())]

    def show_rows(
        self, rows: Sequence[Row], let_through_by: int = 0, *, found: bool = False
    ) -> None:
        """Show these records; the chosen one stays chosen as long as it is among them.

        When it has gone, the record that has come to its place is chosen; the first one, if these
        were `found` by what she types, or let through by another filter.
        If another filter than before let them through, the columns share the width anew; else none
        needs less than before, so that nothing jumps while she types what she looks for.
        """
        kept, place = self.current, self.currentIndex().row()
        self._given = rows
        if found or let_through_by != self._let_through_by:
            place = 0
        if let_through_by != self._let_through_by:
            self._let_through_by = let_through_by
            self._needs = [0] * len(self._needs)
        self._note_needs()
        self._fit_columns()
        self._put(kept, place)

    def renew_rows(self, rows: Sequence[Row]) -> None:
        """Show records in place of those of the same filter: what is chosen and in sight stays.

        Nothing moves if they are the same.
        """
        if len(rows) == len(self._given) and list(rows) == list(self._given):
            self.repaint_rows()
            return
        top = self.verticalScrollBar().value()
        kept = {self._identity(each) for each in self.selected}
        self.show_rows(rows, self._let_through_by)
        if any(self._identity(each) in kept for each in self._rows):
            self.choose_all(kept)
        self.verticalScrollBar().setValue(top)
        self.scrollTo(self.currentIndex())

    def choose(self, record_id: int) -> bool:
        """Choose a record and bring it in sight; False if it is not shown."""
        try:
            number = indexOf(map(self._identity, self._rows), record_id)
        except ValueError:
            return False
        self._go_to(number)
        return True

    def choose_all(self, record_ids: Collection[int]) -> None:
        """Choose several records as well as the one the cursor is on, as far as they are shown."""
        wanted = set(record_ids)
        numbers = (n for n, row in enumerate(self._rows) if self._identity(row) in wanted)
        choose_rows(self.selectionModel(), numbers)

    def sort_by(self, column: int, descending: bool = False) -> None:
        """Sort by a column, as a click on its heading does; below 0 back to the order given."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    @property
    def is_sorted(self) -> bool:
        """Whether she asked for another order than the one given."""
        return 0 <= self.horizontalHeader().sortIndicatorSection() < len(self._model.columns)

    def make_room(self, without: Collection[int]) -> None:
        """Hide columns that there is no room for now, beside those she does not want."""
        self._no_room_for = without
        self._show_columns()

    def repaint_rows(self) -> None:
        """Paint again what the records are shown as, after their columns have changed."""
        self.viewport().update()

    def _put(self, chosen: Row | None, place: int = 0) -> None:
        """Show what was given; a long list in the order she asked for once that is found."""
        self._sorting.stop()
        rows = self._given
        if self.is_sorted and len(rows) <= _SORTED_AT_ONCE:
            rows = [row for part in self._in_order() for row in part]
        elif self.is_sorted:
            self._sorting.start(self._put_in_order())
        self._show(rows, chosen, place)

    def _put_in_order(self) -> Iterator[None]:
        found: list[Row] = []
        place = 0
        for part in self._in_order():
            if self.current in part:  # looked for at the end, it would be among all of them
                place = len(found) + part.index(self.current)
            found += part
            yield
        with self._staying():
            self._show(found, self.current, place)

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """One chosen record stays so in another order, and nobody is told of it."""
        signals = self.blockSignals(len(self.selectionModel().selectedRows()) == 1)
        yield
        self.blockSignals(signals)

    def _show(self, rows: Sequence[Row], chosen: Row | None, place: int = 0) -> None:
        self._rows = rows
        signals = self.selectionModel().blockSignals(True)
        self._model.show(self._rows)
        self.selectionModel().blockSignals(signals)
        place = min(max(place, 0), len(rows) - 1)
        if not rows:
            self.chosen.emit()
        elif chosen is None or rows[place] is chosen or not self.choose(self._identity(chosen)):
            self._go_to(place)

    def _go_to(self, number: int) -> None:
        """Choose one row alone, in sight; while Ctrl is held `selectRow` would add it to others."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(number, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _in_order(self) -> Iterator[Sequence[Row]]:
        head = self.horizontalHeader()
        column = self._model.columns[head.sortIndicatorSection()]
        backwards = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return sorted_in_parts(self._given, column, backwards=backwards)

    def _dress_head(self) -> None:
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionsClickable(True)
        head.sortIndicatorChanged.connect(self._sort)
        columns = self._model.columns
        widths = self._desk.sizes(f"drawn/{self._key}", len(columns))
        self._chose_widths = bool(widths)
        set_widths(self, columns, widths)
        head.sectionResized.connect(self._remember)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer_columns)

    @Slot()
    def _show_columns(self) -> None:
        hidden = {*self._no_room_for, *self.choice.unwanted}
        for number in range(len(self._needs)):
            self.setColumnHidden(number, number in hidden)
        self._fit_columns()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return the menu in which she chooses the columns."""
        return self.choice.menu(parent, self._no_room_for)

    @Slot(QPoint)
    def _offer_columns(self, at: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    @Slot()
    def _sort(self) -> None:
        if self.is_sorted and len(self._given) > _SORTED_AT_ONCE:
            self._sorting.start(self._put_in_order())  # what is in sight stays until then
        else:
            with self._staying():
                self._put(self.current)

    @Slot(int, int, int)
    def _remember(self, number: int, before: int, after: int) -> None:
        """Keep the widths that she has drawn herself; those that follow from them are not hers."""
        shown_or_hidden = not (before and after)
        if self._fitting or shown_or_hidden or self._model.columns[number].stretch:
            return
        if self.isVisible():
            self._chose_widths = True
            widths = [self.columnWidth(each) for each in range(len(self._model.columns))]
            self._desk.remember_sizes(f"drawn/{self._key}", widths)

    def _note_needs(self) -> None:
        """Note the room that each column needs, if that is more than before."""
        metrics, of_head = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        for number, column in enumerate(self._model.columns):
            need = needed(column, self._given, metrics, of_head)
            self._needs[number] = max(self._needs[number], need)

    def _fit_columns(self) -> None:
        """Let the columns share the width by what they need, unless she has drawn them herself."""
        if self._chose_widths:
            return
        shown = [n for n in range(len(self._needs)) if not self.isColumnHidden(n)]
        others = [n for n in shown if not self._model.columns[n].stretch]
        called = sum(self._needs[number] for number in shown if number not in others)
        room = self.viewport().width()
        left = room - min(called, round(room * _CALLED))
        widths = shared([self._needs[number] for number in others], left)
        self._fitting = True
        for number, width in zip(others, widths, strict=True):
            self.setColumnWidth(number, width)
        self._fitting = False

    def _open(self) -> None:
        if (record := self.current) is not None:
            self.opened.emit(record)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.bin_wanted.emit()
        elif self._rows and event.key() in _ENDS and not event.modifiers() & ~_KEYPAD:
            # not the first or last cell of the same row, as Qt has it: the row is what is chosen
            self._go_to(0 if event.key() == Qt.Key.Key_Home else len(self._rows) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
