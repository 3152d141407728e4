"""A table of very many records, of which only the rows in sight are ever looked at.

The rows are handed over in the order of the Thai dictionary and sorted here once, by the keys of
one column, when she asks for another order. Rejected: `RecordTable` with its sorting proxy, which
compares records in Python as often as the sort needs (14 s for 100,000 people).
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from district_admin.thai.sorting import thai_sort_key
from district_admin.ui.chips import CellDelegate
from district_admin.ui.desk import Desk
from district_admin.ui.tables import Column, RecordTableModel
from district_admin.ui.theme import Theme

Row = TypeVar("Row", bound=Any)
"""A record with its number in the database as `id`, unless the table is told another way."""


class LongTable(QTableView, Generic[Row]):
    """A table to choose records from; Enter or a double click opens one.

    The widths of its columns are remembered on the desk under `key`. With `several`, more than
    one record can be chosen. By its `identity` a record is known again after a refresh.
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
        identity: Callable[[Row], int] = lambda row: int(row.id),
    ) -> None:
        super().__init__()
        self._desk = desk
        self._key = key
        self._identity = identity
        self._given: Sequence[Row] = ()
        self._rows: Sequence[Row] = ()
        self._model: RecordTableModel[Row] = RecordTableModel(columns)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        modes = QTableView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        heads = self.verticalHeader()
        heads.hide()
        # every row is as high: asking each of 100,000 for its height would take a second
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultSectionSize(theme.tokens.height_row)
        self._dress_head()
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
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows[number] for number in numbers]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these records; the chosen one stays chosen as long as it is among them."""
        kept = self.current
        self._given = rows
        self._put(self._identity(kept) if kept is not None else None)

    def choose(self, record_id: int) -> bool:
        """Choose a record and bring it in sight; False if it is not shown."""
        for number, row in enumerate(self._rows):
            if self._identity(row) == record_id:
                self._go_to(number)
                self.scrollTo(self._model.index(number, 0))
                return True
        return False

    def sort_by(self, column: int, descending: bool = False) -> None:
        """Sort by a column, as a click on its heading does; below 0 back to the order given."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def repaint_rows(self) -> None:
        """Paint again what the records are shown as, after their columns have changed."""
        self.viewport().update()

    def _put(self, chosen_id: int | None) -> None:
        self._rows = self._in_order()
        signals = self.selectionModel().blockSignals(True)
        self._model.show(self._rows)
        self.selectionModel().blockSignals(signals)
        if not self._rows:
            self.chosen.emit()
        elif chosen_id is None or not self.choose(chosen_id):
            self._go_to(0)
            self.scrollToTop()

    def _go_to(self, number: int) -> None:
        """Choose one row alone: `selectRow` would add it to the chosen ones while Ctrl is held."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(number, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _in_order(self) -> Sequence[Row]:
        head = self.horizontalHeader()
        section = head.sortIndicatorSection()
        if not 0 <= section < len(self._model.columns):
            return self._given
        column = self._model.columns[section]
        backwards = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        if column.sort_key is not None:
            return sorted(self._given, key=column.sort_key, reverse=backwards)
        texts = [column.text(row) for row in self._given]
        keys: dict[str, Any] = {text: thai_sort_key(text) for text in set(texts)}
        pairs = sorted(
            zip(texts, self._given, strict=True), key=lambda pair: keys[pair[0]], reverse=backwards
        )
        return [row for _text, row in pairs]

    def _dress_head(self) -> None:
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionsClickable(True)
        head.sortIndicatorChanged.connect(self._sort)
        columns = self._model.columns
        widths = self._desk.sizes(f"columns/{self._key}", len(columns))
        for number, column in enumerate(columns):
            if column.stretch:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(number, widths[number] if widths else column.width)
        head.sectionResized.connect(lambda *_: self._remember())

    @Slot()
    def _sort(self) -> None:
        kept = self.current
        self._put(self._identity(kept) if kept is not None else None)

    def _remember(self) -> None:
        if self.isVisible():
            widths = [self.columnWidth(number) for number in range(len(self._model.columns))]
            self._desk.remember_sizes(f"columns/{self._key}", widths)

    def _open(self) -> None:
        if (record := self.current) is not None:
            self.opened.emit(record)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.bin_wanted.emit()
        else:
            super().keyPressEvent(event)
