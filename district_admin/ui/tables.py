"""Shows a list of records as a table: a table is a list of columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from district_admin.thai.sorting import thai_sort_key
from district_admin.ui.chips import TONE_ROLE, CellDelegate
from district_admin.ui.desk import Desk
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tone

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
Record = TypeVar("Record")


@dataclass(frozen=True)
class Column(Generic[Record]):
    """A column: its heading, how a record is written in it, and how it sorts and looks."""

    heading: str
    text: Callable[[Record], str]
    sort_key: Callable[[Record], Any] | None = None  # None: by its text, as a Thai dictionary does
    tone: Callable[[Record], Tone | None] | None = None  # a chip instead of plain text
    width: int = 120
    stretch: bool = False  # takes the room that is left
    optional: bool = False  # not shown until she wants it, in a table that lets her choose


class RecordTableModel(QAbstractTableModel, Generic[Record]):
    """A read-only table of records that have already been loaded."""

    def __init__(self, columns: Sequence[Column[Record]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._records: Sequence[Record] = ()

    def show(self, records: Sequence[Record]) -> None:
        """Replace the records on view."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def record(self, number: int) -> Record:
        """Return the record of a row of this model, counted from 0."""
        return self._records[number]

    def sort_key(self, index: AnyIndex) -> Any:
        """Return what a cell is sorted by."""
        column, record = self.columns[index.column()], self._records[index.row()]
        return column.sort_key(record) if column.sort_key else thai_sort_key(column.text(record))

    @override
    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._records)

    @override
    def columnCount(self, parent: AnyIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        column, record = self.columns[index.column()], self._records[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.text(record)
        if role == TONE_ROLE:
            return column.tone(record) if column.tone else None
        if role == Role.AccessibleTextRole:
            return f"{column.heading} {column.text(record)}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].heading
        return None


class _ThaiOrder(QSortFilterProxyModel):
    """Sorts by the keys of the columns."""

    @override
    def lessThan(self, source_left: AnyIndex, source_right: AnyIndex) -> bool:
        model = self.sourceModel()
        if not isinstance(model, RecordTableModel):
            return super().lessThan(source_left, source_right)
        return bool(model.sort_key(source_left) < model.sort_key(source_right))


def dress(table: QTableView, theme: Theme, name: str, several: bool) -> None:
    """Give a table to choose records from its look and its ways; `several` can be chosen."""
    table.setAccessibleName(name)
    table.setItemDelegate(CellDelegate(theme, table))
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    modes = QTableView.SelectionMode
    table.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    heads = table.verticalHeader()
    heads.hide()
    heads.setDefaultSectionSize(theme.tokens.height_row)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    # a choice of its own, which is none: at each painting Qt asks whether every row of a column is
    # chosen, by one question a row
    head.setSelectionModel(QItemSelectionModel(table.model(), head))


def set_widths(
    table: QTableView, columns: Sequence[Column[Any]], drawn: Sequence[int] | None
) -> None:
    """Give columns the widths in px that were drawn once, or else their own."""
    for number, column in enumerate(columns):
        if column.stretch:
            stretch = QHeaderView.ResizeMode.Stretch
            table.horizontalHeader().setSectionResizeMode(number, stretch)
        else:
            table.setColumnWidth(number, drawn[number] if drawn else column.width)


class RecordTable(QTableView, Generic[Record]):
    """A table to choose one record from; Enter or a double click opens it.

    The widths of its columns are remembered on the desk under `key`. A click on a heading sorts,
    unless the records have an order of the office's own (`sortable=False`). With `several`, Shift
    and Ctrl choose more than one.
    """

    opened = Signal(object)  # the record
    chosen = Signal(object)  # the record, or None

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        key: str,
        name: str,
        columns: Sequence[Column[Record]],
        sortable: bool = True,
        several: bool = False,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._sortable = sortable
        self._key = key
        self._model = RecordTableModel(columns)
        self._order = _ThaiOrder(self)
        self._order.setSourceModel(self._model)
        self.setModel(self._order)
        dress(self, theme, name, several)
        self._dress_head()
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.current))

    @property
    def current(self) -> Record | None:
        """The chosen record."""
        rows = self.selectionModel().selectedRows()
        return self._model.record(self._order.mapToSource(rows[0]).row()) if rows else None

    @property
    def selected(self) -> list[Record]:
        """The chosen records, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        places = (self._order.mapToSource(self._order.index(row, 0)) for row in rows)
        return [self._model.record(place.row()) for place in places]

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these records; the same row number stays chosen, as far as there is one."""
        rows = self.selectionModel().selectedRows()
        number = rows[0].row() if rows else 0
        self._model.show(records)
        if records:
            self._select(min(number, len(records) - 1))
        else:
            self.chosen.emit(None)

    def choose(self, matches: Callable[[Record], bool]) -> bool:
        """Choose the first record that matches and bring it in sight; False if there is none."""
        for number in range(self._order.rowCount()):
            index = self._order.index(number, 0)
            if matches(self._model.record(self._order.mapToSource(index).row())):
                self._select(number)
                self.scrollTo(index)
                return True
        return False

    def _select(self, number: int) -> None:
        # not `selectRow`, which adds to what is chosen while Shift or Ctrl is held
        flags = QItemSelectionModel.SelectionFlag
        index = self._order.index(number, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _dress_head(self) -> None:
        head = self.horizontalHeader()
        if self._sortable:
            head.setSortIndicatorShown(True)
            head.setSortIndicatorClearable(True)
            self._order.sort(-1)
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        columns = self._model.columns
        widths = self._desk.sizes(f"columns/{self._key}", len(columns))
        set_widths(self, columns, widths)
        head.sectionResized.connect(lambda *_: self._remember())

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
        else:
            super().keyPressEvent(event)
