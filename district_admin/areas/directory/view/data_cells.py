"""The cells of the grid of base data: what stands in each, and what it is typed into."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from district_admin.areas.directory.model import Agency, DataField
from district_admin.areas.directory.model.base_data import CHOICE, NUMBER
from district_admin.areas.directory.operations.base_data import shown_value
from district_admin.areas.directory.view.data_blocks import Block
from district_admin.texts import _
from district_admin.ui.chips import CellDelegate
from district_admin.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT: Final = QModelIndex()
Keep = Callable[[Agency, DataField, str], bool]
"""Stores what was typed in a cell; False if it was refused, with the reason already said."""

KeepBlock = Callable[[int, int, Block], bool]
"""Stores a block from a row and column on, all of it or nothing, as `Keep` does."""

STEPS: Final[Mapping[int, tuple[int, int]]] = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
"""The keys that end a cell, and how far each goes down and to the right."""


class GridModel(QAbstractTableModel):
    """The values of the agencies on view; the first column is the agency's name."""

    def __init__(self, keep: Keep) -> None:
        super().__init__()
        self._keep = keep
        self.agencies: Sequence[Agency] = ()
        self.fields: Sequence[DataField] = ()
        self._values: Mapping[int, Mapping[int, str]] = {}
        self.editable = True
        self.refused = False  # what was typed last

    def show(
        self,
        agencies: Sequence[Agency],
        fields: Sequence[DataField],
        values: Mapping[int, Mapping[int, str]],
    ) -> None:
        """Show these agencies and fields, and what was given: by agency id and field id."""
        same = _ids(agencies) == _ids(self.agencies) and _ids(fields) == _ids(self.fields)
        if not same:
            self.beginResetModel()
        self.agencies, self.fields, self._values = agencies, fields, values
        if not same:
            self.endResetModel()
        elif agencies:
            # a reset would take away the cell that is being typed in, and the focus with it
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last.column())

    def field_at(self, column: int) -> DataField | None:
        """Return the field of a column; None for that of the names."""
        return self.fields[column - 1] if column > 0 else None

    @override
    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.agencies)

    @override
    def columnCount(self, parent: AnyIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.fields) + 1

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        agency, field = self.agencies[index.row()], self.field_at(index.column())
        if field is None:
            return agency.name if role in (Role.DisplayRole, Role.ToolTipRole) else None
        value = self._values.get(agency.id, {}).get(field.id, "")
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return shown_value(field, value)
        if role == Role.AccessibleTextRole:
            return f"{agency.name} {field.name} {shown_value(field, value) or _('ยังไม่มีข้อมูล')}"
        if role == Role.TextAlignmentRole and field.kind == NUMBER:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        field = self.field_at(index.column())
        self.refused = False
        if field is None or role != Role.EditRole or value == self.data(index):
            return False
        self.refused = not self._keep(self.agencies[index.row()], field, str(value))
        return not self.refused

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        field = self.field_at(index.column())
        if field is None or not self.editable:
            return flags
        kinds = field.agency_kinds
        asked = not kinds or self.agencies[index.row()].kind in kinds
        return flags | Qt.ItemFlag.ItemIsEditable if asked else Qt.ItemFlag.NoItemFlags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section > len(self.fields):
            return None
        field = self.field_at(section)
        if role == Role.DisplayRole:
            return heading_of(field) if field else _("หน่วยงาน")
        if role == Role.ToolTipRole and field is not None:
            return f"{heading_of(field)}\n{field.note}".strip()
        return None


def heading_of(field: DataField) -> str:
    """Return a field's name with the unit that it is counted in, unless the name says it."""
    return (
        f"{field.name} ({field.unit})"
        if field.unit and field.unit not in field.name
        else field.name
    )


class GridDelegate(CellDelegate):
    """Opens a list of choices for a field that has them, a line for the others.

    Enter and Tab in a cell are told to the grid, which leaves the cell only if its value was kept.
    """

    done = Signal(QWidget, int)  # the editor, and the key that ended it

    def __init__(self, theme: Theme, model: GridModel, grid: QAbstractItemView) -> None:
        super().__init__(theme, grid)
        self._model = model

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        field = self._model.field_at(index.column())
        if field is None or field.kind != CHOICE:
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent)
        combo.addItems(["", *field.choices])
        combo.activated.connect(lambda _at: self.commitData.emit(combo))
        return combo

    @override
    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(str(index.data(Role.EditRole)))))
        else:
            super().setEditorData(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: Any, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in STEPS
        ):
            self.done.emit(editor, event.key())
            return True
        return super().eventFilter(editor, event)


def _ids(records: Sequence[Agency] | Sequence[DataField]) -> list[int]:
    return [record.id for record in records]
