"""The base data of a fiscal year: what is collected, how far it has come, and its papers."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.directory.dialogs.data_fields import (
    field_entries,
    field_from,
    field_values,
)
from district_admin.areas.directory.model import Agency, DataField, DataSheet
from district_admin.areas.directory.model.agency import GROUP, OUTSIDE, SCHOOL, UNIT
from district_admin.areas.directory.model.base_data import DRAFT
from district_admin.areas.directory.operations import agencies, base_data
from district_admin.areas.directory.operations.searching import narrow
from district_admin.areas.directory.view.data_blocks import Block, Cell, cells_to_keep
from district_admin.areas.directory.view.data_grid import DataGrid
from district_admin.areas.directory.view.data_steps import DataSteps
from district_admin.areas.directory.view.years import YearCombo
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import WrappedLabel, rule
from district_admin.ui.layouts import fill, holder, row
from district_admin.ui.search_box import SearchBox

_FILTERS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("โรงเรียน"), (SCHOOL,)),
    (N_("กลุ่มในสำนักงาน"), (GROUP, UNIT)),
    (N_("ภายนอก"), (OUTSIDE,)),
)
_ROWS: Final = 90  # px of the grid that are always in sight
_LOW: Final = 400  # px of the page: what the steps need not say goes
_TABLES: Final = frozenset({"data_field", "data_value", "data_sheet", "agency"})


class BaseDataPage(QWidget):
    """The grid of a year with the steps of its data set above it."""

    said = Signal(str)
    saved = Signal(str, object)
    summary_changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.summary = ""
        self.fields: Sequence[DataField] = ()
        self.there: Sequence[Agency] = ()
        self.sheet = DataSheet(fiscal_year=0, status=DRAFT)
        self.dialog: EntryDialog | None = None
        self.values: Mapping[int, Mapping[int, str]] = {}
        self._stale = True
        theme = context.theme
        self.year = YearCombo()
        self.fields_button = button(theme, _("ช่องข้อมูล"), icon="pen-line")
        self.fields_menu = QMenu(self.fields_button)
        self.fields_button.setMenu(self.fields_menu)
        self.copy_button = button(theme, _("คัดลอกจากปีก่อน"), icon="copy")
        self.add_button = button(theme, _("เพิ่มช่องข้อมูล"), "primary", "plus", keys="Ctrl+N")
        self.search = SearchBox(theme, _("ค้นหน่วยงาน"))
        self.filters = FilterChips(theme, [_(name) for name, _kinds in _FILTERS])
        self.grid = DataGrid(theme, self.keep_value, self.keep_block)
        self.steps = DataSteps(self)
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        self._locked_reason = False  # it says that all is locked, and goes when that is over
        self._bodies = QStackedWidget()
        self._empty = self._make_empty()
        self._lay_out()
        self._connect()

    @property
    def head_actions(self) -> Sequence[QWidget]:
        """What stands in the head of the area while this page is in sight."""
        return (self.year, self.copy_button, self.fields_button, self.add_button)

    @property
    def reason(self) -> str:
        """Why what was typed in the last cell was not kept."""
        return self._reason.accessibleName() if self._reason.isVisibleTo(self) else ""

    @Slot()
    def refresh(self) -> None:
        """Read and show everything anew."""
        self._stale = False
        year = self.year.fiscal_year
        with self.context.database.reading() as session:
            self.fields = base_data.list_fields(session)
            values = base_data.values_of_year(session, year)
            last_year = base_data.values_of_year(session, year - 1)
            self.there = agencies.list_agencies(session)
            self.sheet = base_data.get_sheet(session, year)
            self.year.offer(each.fiscal_year for each in base_data.list_sheets(session))
        self.values = values
        self.copy_button.setEnabled(bool(last_year) and self.sheet.status == DRAFT)
        self.steps.show_sheet(self.sheet)
        self._show_lock()
        self._show_rows()

    def _show_lock(self) -> None:
        """Let nothing be typed or defined in a data set that was put forward, and say why."""
        is_draft = self.sheet.status == DRAFT
        self.grid.grid.editable = is_draft
        for made in (self.add_button, self.fields_button, self.begin_button):
            made.setEnabled(is_draft)
            made.setToolTip(self.steps.lock)
        if is_draft:
            self.add_button.setToolTip(_("เพิ่มช่องข้อมูล (Ctrl+N)"))
        if self._locked_reason:
            self._reason.hide()
        self._locked_reason = False

    @Slot()
    def _refuse_locked(self) -> None:
        self._refuse(self.steps.lock)
        self._locked_reason = True

    @Slot()
    def _show_rows(self) -> None:
        kinds = _FILTERS[self.filters.current][1]
        of_kind = [each for each in self.there if each.kind in kinds]
        fields = [f for f in self.fields if not f.agency_kinds or set(f.agency_kinds) & set(kinds)]
        rows = narrow(of_kind, self.search.text().strip())
        self.grid.show_values(rows, fields, self.values)
        self.filters.show_counts(
            [sum(each.kind in wanted for each in self.there) for _name, wanted in _FILTERS]
        )
        self._bodies.setCurrentWidget(self.grid if self.fields else self._empty)
        full = sum(all(self.values.get(each.id, {}).get(f.id) for f in fields) for each in of_kind)
        words = _("ปีงบประมาณ {year}  ·  ครบแล้ว {full} จาก {count} แห่ง")
        if not fields:
            words = _("ปีงบประมาณ {year}  ·  ยังไม่ได้กำหนดช่องข้อมูล")
        self.summary = words.format(
            year=self.year.fiscal_year, full=f"{full:,}", count=f"{len(of_kind):,}"
        )
        self.summary_changed.emit()

    def keep_value(self, agency: Agency, field: DataField, typed: str) -> bool:
        """Keep what was typed in a cell; a refusal is said under the grid."""
        action = _("แก้{field} ของ {agency}").format(field=field.name, agency=agency.name)
        try:
            with self.context.database.transaction(action) as session:
                base_data.set_value(session, field.id, agency.id, self.year.fiscal_year, typed)
        except OfficeError as error:
            self._refuse(str(error))
            return False
        self._reason.hide()
        return True

    def keep_block(self, row: int, column: int, block: Block) -> bool:
        """Keep a block of cells in one step, or nothing of it with the reason under the grid."""
        grid = self.grid.grid
        if not grid.editable:
            self._refuse_locked()
            return False
        try:
            cells = cells_to_keep(grid.agencies, grid.fields, self.values, (row, column), block)
            if cells:
                self._keep_cells(cells)
        except OfficeError as error:
            self._refuse(str(error))
            return False
        self._reason.hide()
        return True

    def _keep_cells(self, cells: Sequence[Cell]) -> None:
        year = self.year.fiscal_year
        over = sum(
            bool(value and self.values.get(agency.id, {}).get(field.id))
            for agency, field, value in cells
        )
        words = _("กรอก {count} ช่อง") if any(c[2] for c in cells) else _("ล้าง {count} ช่อง")
        if over and len(cells) > 1:  # she may not have seen what was there
            words = _("กรอก {count} ช่อง แทนค่าเดิม {over} ช่อง")
        action = words.format(count=f"{len(cells):,}", over=f"{over:,}")
        with self.context.database.transaction(action) as session:
            for agency, field, value in cells:
                base_data.set_value(session, field.id, agency.id, year, value)
        self.said.emit(action)

    def _refuse(self, reason: str) -> None:
        self._reason.show_text(reason)
        self._reason.show()

    @Slot()
    def add(self) -> None:
        """Ask for a new field."""

        def keep(values: dict[str, Any]) -> None:
            action = _("เพิ่มช่องข้อมูล {name}").format(name=str(values["name"]).strip())
            with self.context.database.transaction(action) as session:
                base_data.add_field(session, field_from(values))
            self.said.emit(action)

        kinds = _FILTERS[self.filters.current][1]
        values = {"kind": "number", "whose": ",".join(kinds)}
        self._ask(_("เพิ่มช่องข้อมูล"), keep, known=False).ask(values)

    def correct(self, field: DataField) -> None:
        """Ask for what is to be put right in a field, or whether to collect it no longer."""

        def keep(values: dict[str, Any]) -> None:
            action = _("แก้ไขช่องข้อมูล {name}").format(name=str(values["name"]).strip())
            with self.context.database.transaction(action) as session:
                base_data.edit_field(session, field.id, field_from(values))
                if values["in_bin"]:
                    base_data.bin_field(session, field.id)
            self.said.emit(action)

        title = _("แก้ไขช่อง {name}").format(name=field.name)
        self._ask(title, keep, known=True).ask(field_values(field))

    @Slot()
    def copy_from_last_year(self) -> None:
        """Bring last year's values into this one, where it has none."""
        year = self.year.fiscal_year
        action = _("คัดลอกข้อมูลพื้นฐานจากปี {year}").format(year=year - 1)
        with self.context.database.transaction(action) as session:
            base_data.copy_values(session, year - 1, year)
        self.said.emit(action)

    def _ask(self, title: str, keep: Any, *, known: bool) -> EntryDialog:
        entries = field_entries(known=known)
        self.dialog = EntryDialog(self.context.theme, self, title, entries, keep, date.today())
        return self.dialog

    @Slot()
    def _fill_menu(self) -> None:
        self.fields_menu.clear()
        for field in self.fields:
            self.fields_menu.addAction(field.name, partial(self.correct, field))
        if not self.fields:
            self.fields_menu.addAction(_("ยังไม่มีช่องข้อมูล")).setEnabled(False)

    @Slot(object)
    def _committed(self, tables: object) -> None:
        if isinstance(tables, frozenset) and tables & _TABLES:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def _make_empty(self) -> EmptyState:
        self.begin_button = button(self.context.theme, _("เพิ่มช่องแรก"), "primary", "plus")
        self.begin_button.clicked.connect(lambda: self.add())
        return EmptyState(
            self.context.theme,
            "gauge",
            _("ยังไม่ได้กำหนดข้อมูลที่จะเก็บ"),
            _("กำหนดช่องข้อมูลที่สำนักงานเก็บจากหน่วยงานทุกปี เช่น จำนวนครู จำนวนนักเรียน แล้วกรอกในตาราง"),
            self.begin_button,
        )

    def _lay_out(self) -> None:
        t = self.context.theme.tokens
        self._bodies.addWidget(self.grid)
        self._bodies.addWidget(self._empty)
        self._bodies.setMinimumHeight(_ROWS)  # in a low window the steps are not squeezed for it
        card = Card(self.context.theme)
        card.setContentsMargins(-15, -11, -15, -11)
        self.search.setMinimumWidth(160)
        bar = holder(row(self.search, self.filters, margins=(12, 8, 12, 8)))
        for part in (self.steps, rule(), bar, rule(), self._bodies):
            card.body.addWidget(part, int(part is self._bodies))
        layout = QVBoxLayout(self)
        margins = (t.space_5, t.space_3, t.space_5, t.space_3)
        fill(layout, (card, self._reason), t.space_2, margins)
        layout.setStretch(0, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(self.copy_from_last_year)
        self.grid.locked_touched.connect(self._refuse_locked)
        self.fields_menu.aboutToShow.connect(self._fill_menu)
        self.year.chosen.connect(self.refresh)
        self.search.searched.connect(self._show_rows)
        self.filters.chosen.connect(self._show_rows)
        self.context.changes.committed.connect(self._committed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.steps.make_low(is_low=self.height() < _LOW)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
