"""The base data of a year as a grid: an agency a row, a field a column, typed in place."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from district_admin.areas.directory.model import Agency, DataField
from district_admin.areas.directory.model.base_data import CHOICE, NUMBER
from district_admin.areas.directory.operations.base_data import shown_value
from district_admin.texts import _
from district_admin.ui.chips import CellDelegate
from district_admin.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT: Final = QModelIndex()
Keep = Callable[[Agency, DataField, str], bool]
"""Stores what was typed in a cell; False if it was refused, with the reason already said."""

_NAME_WIDTH = 240
_CELL_WIDTH = 124


class GridModel(QAbstractTableModel):
    """The values of the agencies on view; the first column is the agency's name."""

    def __init__(self, keep: Keep) -> None:
        super().__init__()
        self._keep = keep
        self.agencies: Sequence[Agency] = ()
        self.fields: Sequence[DataField] = ()
        self._values: Mapping[int, Mapping[int, str]] = {}
        self.editable = True

    def show(
        self,
        agencies: Sequence[Agency],
        fields: Sequence[DataField],
        values: Mapping[int, Mapping[int, str]],
    ) -> None:
        """Show these agencies and fields, and what was given: by agency id and field id."""
        self.beginResetModel()
        self.agencies, self.fields, self._values = agencies, fields, values
        self.endResetModel()

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
        if field is None or role != Role.EditRole or value == self.data(index):
            return False
        return self._keep(self.agencies[index.row()], field, str(value))

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
            return field.name if field else _("หน่วยงาน")
        if role == Role.ToolTipRole and field is not None:
            unit = f" ({field.unit})" if field.unit else ""
            return f"{field.name}{unit}\n{field.note}".strip()
        return None


class GridDelegate(CellDelegate):
    """Opens a list of choices for a field that has them, a line for the others."""

    def __init__(self, theme: Theme, model: GridModel, parent: QObject) -> None:
        super().__init__(theme, parent)
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


class DataGrid(QTableView):
    """The grid. Enter and F2 open a cell; typing replaces what stands in it."""

    def __init__(self, theme: Theme, keep: Keep) -> None:
        super().__init__()
        self.grid = GridModel(keep)
        self.setModel(self.grid)
        self.setItemDelegate(GridDelegate(theme, self.grid, self))
        self.setAccessibleName(_("ข้อมูลพื้นฐานรายหน่วยงาน"))
        self.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.AnyKeyPressed
        )
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
        self.setColumnWidth(0, _NAME_WIDTH)
        if 0 <= row < len(agencies) and 0 <= column <= len(fields):
            self.setCurrentIndex(self.grid.index(row, column))
