"""The second step of an import: which sheet, where its heading is, and what each column means."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from district_admin.areas.directory.importing import FIELDS, KIND_NAMES, Proposal, field_name
from district_admin.areas.directory.importing.fields import (
    NAMING_AGENCY,
    NAMING_PERSON,
    SEGMENT,
    SEVERAL_COLUMNS,
    group_name,
)
from district_admin.areas.directory.importing.headings import words_for
from district_admin.areas.directory.importing.owners import TURNED_ROUND
from district_admin.areas.directory.importing.unmatched import holds_something
from district_admin.areas.directory.model.citizen_id import masked_digits, without_citizen_ids
from district_admin.areas.directory.view.import_stakeholders import StakeholderChoice
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.numerals import whole_number
from district_admin.ui.buttons import button, say_on
from district_admin.ui.cards import Card
from district_admin.ui.chips import Chip
from district_admin.ui.context import AppContext
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import Elided, WrappedLabel, label, rule
from district_admin.ui.layouts import column, fill, holder, row, scrolling
from district_admin.ui.search_combo import Choice, Choices, SearchCombo
from district_admin.worksheets import days
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.model import Cell, SheetData, WorkbookData, column_letters
from district_admin.worksheets.table_columns import Column
from district_admin.worksheets.tables import FoundTable
from district_admin.worksheets.values import written

_CITIZEN_ID: Final = "person.citizen_id"
_SAMPLES: Final = 3
_LOOKED_AT: Final = 40
_COMBO_WIDTH: Final = 240


class ColumnsStep(QWidget):
    """The columns of the list that was found, each with the field it goes to."""

    sheet_chosen = Signal(object)  # SheetData
    table_chosen = Signal(object)  # FoundTable
    heading_chosen = Signal(int, int)  # the first and the last row of the heading
    back_wanted = Signal()
    check_wanted = Signal(object)  # the mapping: column index → field

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        theme = context.theme
        self._theme = theme
        self._sheets: Sequence[SheetData] = ()
        self._tables: Sequence[FoundTable] = ()
        self._shown_sheet: SheetData | None = None
        self._told: Sequence[str] = ()
        self._choices = _field_choices()
        self.combos: dict[int, SearchCombo] = {}
        self.unmatched: dict[int, Chip] = {}
        self.turns: dict[int, QPushButton] = {}
        """What turn a column round that is the person's or the agency's."""
        self.sheet = CalmCombo()
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.setAccessibleName(_("แผ่นงาน"))
        self.table = CalmCombo()
        self.table.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.table.setMaximumWidth(_COMBO_WIDTH)
        self.table.setAccessibleName(_("ตารางในแผ่นงาน"))
        self.heading = QLineEdit()
        self._heading_shown = ""
        self.heading.setAccessibleName(_("หัวตารางอยู่แถวที่"))
        self.heading.setFixedWidth(72)
        self.heading.setToolTip(_("พิมพ์เลขแถวของหัวตาราง เช่น 4 หรือ 4-5 แล้วกด Enter"))
        self._title = Elided("", "muted")
        self.kind = Chip(theme, "", theme.tokens.info)
        self._remembered = Chip(theme, _("จับคู่ตามครั้งก่อน"), theme.tokens.done)
        self.stakeholders = StakeholderChoice()
        self._notes = WrappedLabel()
        self._notes.setProperty("kind", "small")
        self._grid_place = column(gap=0)
        back = button(theme, _("เลือกไฟล์อื่น"))
        back.clicked.connect(self.back_wanted)
        self.check_button = button(theme, _("ตรวจก่อนบันทึก"), "primary", "check", keys="Ctrl+Return")
        self.check_button.clicked.connect(lambda: self.check_wanted.emit(self.mapping))
        self._lay_out(back)
        self.sheet.activated.connect(lambda at: self.sheet_chosen.emit(self._sheets[at]))
        self.table.activated.connect(lambda at: self.table_chosen.emit(self._tables[at]))
        self.heading.editingFinished.connect(self._take_heading)

    @property
    def mapping(self) -> dict[int, str]:
        """The columns as they are matched now: column index → field."""
        chosen = {index: str(combo.currentData() or "") for index, combo in self.combos.items()}
        return {index: key for index, key in chosen.items() if key}

    @property
    def notes(self) -> str:
        """What is told of the list, as it stands over the columns."""
        return self._notes.accessibleName()

    def show_proposal(
        self, book: WorkbookData, sheet: SheetData, proposal: Proposal
    ) -> Iterator[None]:
        """Show how a sheet is understood, with a break after each column."""
        self.check_button.setEnabled(False)  # until every column is there
        self._sheets = [each for each in book.sheets if each.rows]
        names = [each.name + (_("  (ซ่อนอยู่)") if each.hidden else "") for each in self._sheets]
        _fill(self.sheet, names, self._sheets.index(sheet))
        table = proposal.table
        if sheet is not self._shown_sheet or not any(each is table for each in self._tables):
            self._tables = [table, *proposal.others] if table else []
        self._shown_sheet = sheet
        titles = [_table_name(number, each) for number, each in enumerate(self._tables, start=1)]
        _fill(self.table, titles, next((n for n, t in enumerate(self._tables) if t is table), -1))
        self.table.setVisible(len(self._tables) > 1)
        self._remembered.setVisible(proposal.remembered)
        rows = table.heading_rows if table else ()
        self._heading_shown = "-".join(
            str(number) for number in dict.fromkeys(rows[:1] + rows[-1:])
        )
        self.heading.setText(self._heading_shown)
        self._title.setText(" / ".join((table.title if table else "").splitlines()))
        self._told = [*book.notes, *sheet.notes, *(table.notes if table else ())]
        yield
        yield from self._show_columns(table, proposal.mapping)
        self.show_kind(proposal, afresh=True)

    def show_kind(self, proposal: Proposal, *, afresh: bool = False) -> None:
        """Show what the list is about and which hidden columns are taken, as they are matched."""
        tokens = self._theme.tokens
        notes = [*self._told, *filter(None, [proposal.hidden, proposal.owned])]
        self._notes.show_text("\n".join(notes))
        self._notes.setVisible(bool(notes))
        if proposal.kind is None:
            self.kind.show_state(_("ยังไม่มีคอลัมน์ชื่อ"), tokens.overdue)
        else:
            self.kind.show_state(_(KIND_NAMES[proposal.kind]), tokens.info)
        has_column = SEGMENT in proposal.mapping.values()
        self.stakeholders.show_for(has_column=has_column, afresh=afresh)
        self.check_button.setEnabled(proposal.kind is not None)

    changed = Signal(object)  # the mapping

    def _show_columns(self, table: FoundTable | None, mapping: Mapping[int, str]) -> Iterator[None]:
        while (item := self._grid_place.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.combos, self.unmatched, self.turns = {}, {}, {}
        if table is None:
            if len(self._sheets) > 1:
                words = _("ไม่พบตารางในแผ่นงานนี้ ลองพิมพ์เลขแถวของหัวตาราง หรือเลือกแผ่นงานอื่น")
            else:
                words = _("ไม่พบตารางในข้อมูลนี้ ลองพิมพ์เลขแถวของหัวตาราง หรือเลือกข้อมูลอื่น")
            nothing = column(label(words, "muted", wrap=True), 1, margins=(16, 12, 16, 12))
            self._grid_place.addWidget(holder(nothing))
            return
        # from the outside inwards: the style sheet is asked anew for all that changes its place
        inner = QWidget()
        self._grid_place.addWidget(scrolling(inner))
        grid = QGridLayout(inner)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for place, head in enumerate((_("คอลัมน์ในไฟล์"), _("ตัวอย่างข้อมูล"), _("ช่องในทำเนียบ"))):
            grid.addWidget(label(head, "small"), 0, place)
        for number, each in enumerate(table.columns):
            self._add_line(grid, number, each, table, mapping.get(each.index, ""))
            yield
        self._show_turns()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnMinimumWidth(
            3, Chip(self._theme, _("ยังไม่ได้จับคู่"), self._theme.tokens.soon).width()
        )
        grid.setRowStretch(len(table.columns) + 1, 1)

    def _add_line(
        self, grid: QGridLayout, number: int, each: Column, table: FoundTable, key: str
    ) -> None:
        letters = column_letters(each.index)
        name = each.heading or _("(ไม่มีหัวคอลัมน์)")
        shown = name + (_("  (ซ่อนอยู่)") if each.hidden else "")
        head = Elided(f"{letters}   {shown}", "strong")
        found = _samples(table, number, secret=key == _CITIZEN_ID)
        samples = Elided("  ·  ".join(found), "muted")
        combo = SearchCombo(self._theme, self._choices, _("ค้นชื่อช่องหรือหัวคอลัมน์"))
        combo.setFixedWidth(_COMBO_WIDTH)
        combo.setAccessibleName(_("คอลัมน์ {name} คือช่อง").format(name=name))
        combo.setCurrentIndex(max(0, combo.findData(key)))
        combo.activated.connect(lambda _at, index=each.index: self._matched(index))
        self.combos[each.index] = combo
        if holds_something(table, each):
            chip = Chip(self._theme, _("ยังไม่ได้จับคู่"), self._theme.tokens.soon)
            self.unmatched[each.index] = chip
            grid.addWidget(chip, number + 1, 3)
            chip.setVisible(not key)
        turn = button(self._theme, "", "quiet", "refresh-cw")
        turn.clicked.connect(lambda _on, index=each.index: self._turn_round(index))
        self.turns[each.index] = turn
        for place, widget in enumerate((head, samples, combo)):
            grid.addWidget(widget, number + 1, place)
        grid.addWidget(turn, number + 1, 3, Qt.AlignmentFlag.AlignLeft)

    def _turn_round(self, index: int) -> None:
        """Give a column of a person's to the agency, or the other way round."""
        combo = self.combos[index]
        combo.setCurrentIndex(combo.findData(TURNED_ROUND[combo.currentData()]))
        self._matched(index)

    def _show_turns(self) -> None:
        """Say whose else columns can be, where the list names both people and agencies."""
        keys = set(self.mapping.values())
        both = bool(keys & NAMING_PERSON and keys & NAMING_AGENCY)
        for index, turn in self.turns.items():
            other = TURNED_ROUND.get(self.combos[index].currentData() or "", "") if both else ""
            turn.setVisible(bool(other))
            if other:
                persons = other.startswith("person.")
                say_on(turn, _("ให้เป็นของบุคคล") if persons else _("ให้เป็นของหน่วยงาน"))
                turn.setToolTip(_("เปลี่ยนเป็น “{name}”").format(name=field_name(other)))

    def _matched(self, index: int) -> None:
        """Take a field from the column that had it: most go to one column only."""
        key = self.combos[index].currentData()
        if key and key not in SEVERAL_COLUMNS:
            for other, combo in self.combos.items():
                if other != index and combo.currentData() == key:
                    combo.setCurrentIndex(0)
        for place, chip in self.unmatched.items():
            chip.setVisible(not self.combos[place].currentData())
        self._show_turns()
        self.changed.emit(self.mapping)

    @Slot()
    def _take_heading(self) -> None:
        if self.heading.text() == self._heading_shown:
            return  # the box was only passed
        self._heading_shown = self.heading.text()
        parts = self.heading.text().replace("–", "-").split("-")
        numbers = [row for part in parts if (row := whole_number(part)) is not None]
        if numbers:
            self.heading_chosen.emit(min(numbers), max(numbers))

    def _lay_out(self, back: QWidget) -> None:
        t = self._theme.tokens
        card = Card(self._theme)
        card.setContentsMargins(-15, -11, -15, -11)
        head = row(
            label(_("แผ่นงาน"), "muted"),
            self.sheet,
            self.table,
            label(_("หัวตารางอยู่แถวที่"), "muted"),
            self.heading,
            self._title,
            self._remembered,
            self.kind,
            margins=(t.space_4, t.space_2, t.space_4, t.space_2),
        )
        self.sheet.setMinimumWidth(150)
        self.sheet.setMaximumWidth(300)
        notes = holder(column(self._notes, margins=(t.space_4, 0, t.space_4, t.space_2)))
        for part in (holder(head), notes, rule()):
            card.body.addWidget(part)
        card.body.addLayout(self._grid_place, 1)
        foot = row(self.stakeholders, 1, back, self.check_button)
        layout = QVBoxLayout(self)
        margins = (t.space_5, t.space_2, t.space_5, t.space_3)
        fill(layout, (card, foot), t.space_3, margins)
        layout.setStretch(0, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _field_choices() -> Choices:
    """Return the fields by what they belong to, found by the headings of lists as well."""
    fields = (Choice(key, field_name(key), group_name(key), words_for(key)) for key in FIELDS)
    return Choices([Choice("", _("ไม่นำเข้าคอลัมน์นี้")), *fields], heading_key)


def _fill(combo: QComboBox, names: Sequence[str], current: int) -> None:
    combo.clear()
    combo.addItems(list(names))
    combo.setCurrentIndex(current)


def _table_name(number: int, table: FoundTable) -> str:
    title = " / ".join(table.title.splitlines()) or _("ตารางที่ {number}").format(number=number)
    return _("{title} ({count} แถว)").format(title=title, count=f"{len(table.rows):,}")


def _sample(cell: Cell) -> str:
    """Return a value as a Thai office writes it: a day with its Buddhist-era year."""
    on = days.day(cell).value if isinstance(cell, date) else None
    return medium_date(on) if on is not None else written(cell).strip()


def _samples(table: FoundTable, place: int, *, secret: bool) -> list[str]:
    """Return what stands in a column: its first different values, citizen numbers masked."""
    mask = masked_digits if secret else without_citizen_ids
    found: list[str] = []
    for _number, cells in table.rows[:_LOOKED_AT]:
        text = mask(_sample(cells[place]))
        if text and text not in found:
            found.append(text)
        if len(found) == _SAMPLES:
            break
    return found
