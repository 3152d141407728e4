"""A table in which she ticks what is to be done, and takes the tick from what is not."""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from district_admin.ui.chips import CellDelegate
from district_admin.ui.tables import AnyIndex, Column, Record, RecordTableModel, Role
from district_admin.ui.theme import Theme

_TICKS_WIDTH = 52
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class _Ticks(RecordTableModel[Record]):
    """Records with a box in the first column, where there is something to decide."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        state: Callable[[Record], bool | None],
        tick: Callable[[Record, bool], object],
    ) -> None:
        super().__init__(columns)
        self._state = state
        self._tick = tick

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == 0 and self._state(self.record(index.row())) is not None:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if role != Role.CheckStateRole:
            return super().data(index, role)
        state = self._state(self.record(index.row())) if index.column() == 0 else None
        if state is None:
            return None
        return Qt.CheckState.Checked if state else Qt.CheckState.Unchecked

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self._tick(self.record(index.row()), Qt.CheckState(value) == Qt.CheckState.Checked)
        row = index.row()  # what the other columns say of it may go with the tick
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        return True


class TickTable(QTableView, Generic[Record]):
    """Records in the order they are given; Space ticks the chosen one, as a click on its box does.

    `state` says whether a record is ticked (None: there is nothing to tick), `tick` changes it.
    """

    chosen = Signal(object)  # the record, or None

    def __init__(
        self,
        theme: Theme,
        name: str,
        ticks_heading: str,
        columns: Sequence[Column[Record]],
        state: Callable[[Record], bool | None],
        tick: Callable[[Record, bool], object],
    ) -> None:
        super().__init__()
        ticks = Column[Record](ticks_heading, lambda _record: "", width=_TICKS_WIDTH)
        self._model = _Ticks((ticks, *columns), state, tick)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.tokens.height_row)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for number, column in enumerate(self._model.columns):
            self.setColumnWidth(number, column.width)
            if column.stretch:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        # a click on a box chooses no row by itself, and what is told is of the chosen one
        self._model.dataChanged.connect(lambda first, *_rest: self.selectRow(first.row()))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.current))

    @property
    def current(self) -> Record | None:
        """The chosen record."""
        rows = self.selectionModel().selectedRows()
        return self._model.record(rows[0].row()) if rows else None

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these records, the first of them chosen."""
        self._model.show(records)
        if records:
            self.selectRow(0)
        else:
            self.chosen.emit(None)

    def choose(self, matches: Callable[[Record], bool]) -> bool:
        """Choose the first record that matches and bring it in sight; False if there is none."""
        for number in range(self._model.rowCount()):
            if matches(self._model.record(number)):
                self.selectRow(number)
                self.scrollTo(self._model.index(number, 0))
                return True
        return False

    def toggle(self) -> None:
        """Tick the chosen record, or take its tick from it."""
        for index in self.selectionModel().selectedRows():
            state = index.data(Role.CheckStateRole)
            if state is not None:
                on = Qt.CheckState(state) != Qt.CheckState.Checked
                value = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                self._model.setData(index, value, Role.CheckStateRole)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() in _ENDS and not event.modifiers() and self._model.rowCount():
            # not the first or last cell of the same row, as Qt has it: the row is what is chosen
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)
