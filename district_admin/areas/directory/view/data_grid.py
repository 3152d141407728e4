"""The base data of a year as a grid: an agency a row, a field a column, typed in place."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)
from typing_extensions import override

from district_admin.areas.directory.model import Agency, DataField
from district_admin.areas.directory.view.data_blocks import block_text, read_block
from district_admin.areas.directory.view.data_cells import (
    STEPS,
    AnyIndex,
    GridDelegate,
    GridModel,
    Keep,
    KeepBlock,
)
from district_admin.texts import _
from district_admin.ui.theme import Theme

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAME_WIDTH: Final = 240
_WIDEST_NAME: Final = 400
_CELL_WIDTH: Final = 124
_WIDEST: Final = 320
_BESIDE: Final = 8


class DataGrid(QTableView):
    """The grid, which takes the keys a worksheet does.

    Typing replaces what stands in a cell, F2 opens it; Enter goes down and Tab to the right. Del
    empties the chosen cells, Ctrl+C and Ctrl+V exchange blocks with a worksheet. While nothing may
    be typed, `locked_touched` tells that she tried to.
    """

    locked_touched = Signal()

    def __init__(self, theme: Theme, keep: Keep, keep_block: KeepBlock) -> None:
        super().__init__()
        self.grid = GridModel(keep)
        self._keep_block = keep_block
        self.setModel(self.grid)
        delegate = GridDelegate(theme, self.grid, self)
        delegate.done.connect(self._leave_cell)
        self.setItemDelegate(delegate)
        self.setAccessibleName(_("ข้อมูลพื้นฐานรายหน่วยงาน"))
        self.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.AnyKeyPressed
        )
        self.doubleClicked.connect(self._tell_locked)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.tokens.height_row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(_CELL_WIDTH)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def show_values(
        self,
        agencies: Sequence[Agency],
        fields: Sequence[DataField],
        values: Mapping[int, Mapping[int, str]],
    ) -> None:
        """Show the values; the cell that is being looked at stays the current one."""
        current = self.currentIndex()
        row, column = current.row(), current.column()
        self.grid.show(agencies, fields, values)
        self._fit_columns()
        if self.currentIndex().isValid():
            return
        if 0 <= row < len(agencies) and 0 <= column <= len(fields):
            self.setCurrentIndex(self.grid.index(row, column))

    def _fit_columns(self) -> None:
        """Give each heading the room it needs, and the names more where there is some."""
        head = self.horizontalHeader()
        for column in range(1, self.grid.columnCount()):
            wanted = head.sectionSizeHint(column) + _BESIDE
            self.setColumnWidth(column, max(_CELL_WIDTH, min(wanted, _WIDEST)))
        self.setColumnWidth(0, max(_NAME_WIDTH, min(self.sizeHintForColumn(0), _WIDEST_NAME)))

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a worksheet takes them."""
        chosen = self.selectedIndexes()
        if chosen:
            rows = sorted({index.row() for index in chosen})
            columns = sorted({index.column() for index in chosen})
            picked = {(index.row(), index.column()): str(index.data() or "") for index in chosen}
            block = [[picked.get((row, column), "") for column in columns] for row in rows]
            QGuiApplication.clipboard().setText(block_text(block))

    def paste(self) -> None:
        """Keep a block copied from a worksheet in the cells from the current one on."""
        current = self.currentIndex()
        block = read_block(QGuiApplication.clipboard().text())
        if current.isValid() and block:
            self._keep_block(current.row(), current.column(), block)

    def clear_chosen(self) -> None:
        """Empty the chosen cells in one step."""
        chosen = [index for index in self.selectedIndexes() if self._is_open(index)]
        if chosen:
            top = min(index.row() for index in chosen)
            left = min(index.column() for index in chosen)
            height = max(index.row() for index in chosen) - top + 1
            width = max(index.column() for index in chosen) - left + 1
            block: list[list[str | None]] = [[None] * width for _row in range(height)]
            for index in chosen:
                block[index.row() - top][index.column() - left] = ""
            self._keep_block(top, left, block)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Copy):
            self.copy()
        elif event.matches(keys.Paste):
            self.paste()
        elif not self.grid.editable and _types(event):
            self.locked_touched.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear_chosen()
        elif event.key() in STEPS:
            # from the last cell, Tab goes on to what stands after the grid
            event.setAccepted(self._step(event.key()) or event.key() in _ENTER)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _tell_locked(self, index: QModelIndex) -> None:
        if not self.grid.editable and self.grid.field_at(index.column()) is not None:
            self.locked_touched.emit()

    @Slot(QWidget, int)
    def _leave_cell(self, editor: QWidget, key: int) -> None:
        """Keep what was typed and go on; what is refused stays in its cell to be put right."""
        self.commitData(editor)
        if self.grid.refused:
            if isinstance(editor, QLineEdit):
                editor.selectAll()
            return
        self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        self._step(key)

    def _step(self, key: int) -> bool:
        """Go to the next cell that a key leads to; False if there is none."""
        down, right = STEPS[key]
        current = self.currentIndex()
        row, column = current.row() + down, current.column() + right
        while 0 <= row < self.grid.rowCount():
            if not 0 <= column < self.grid.columnCount():
                row, column = row + right, 0 if right > 0 else self.grid.columnCount() - 1
                continue
            if self._is_open(self.grid.index(row, column)):
                self.setCurrentIndex(self.grid.index(row, column))
                return True
            row, column = row + down, column + right
        return False

    def _is_open(self, index: AnyIndex) -> bool:
        return bool(self.grid.flags(index) & Qt.ItemFlag.ItemIsEditable)


def _types(event: QKeyEvent) -> bool:
    """Whether a key would change a cell."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        return True
    return not held and event.text().isprintable() and bool(event.text().strip())
