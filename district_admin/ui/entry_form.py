"""The fields of one record, typed in: sections, short fields side by side, what must be filled.

Its inputs are those of the forms of papers, so that a date or a choice is typed in one way all over
the program. Rejected: `FormEditor` itself, which puts each field on a line of its own; an agency
has thirty.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from district_admin.documents.form_model import Field, is_empty
from district_admin.texts import _
from district_admin.ui.form_choices import ChoiceInput, SwitchInput
from district_admin.ui.form_date import DateInput
from district_admin.ui.form_inputs import FieldInput, LineInput, TextInput
from district_admin.ui.form_rows import FieldRow
from district_admin.ui.form_wholes import Wholes, WholesInput
from district_admin.ui.labels import label
from district_admin.ui.layouts import NO_MARGINS, fill, scrolling
from district_admin.ui.theme import Theme

WHOLE, HALF, THIRD = 12, 6, 4
"""How much of a line a field takes, in twelfths."""

_CARET_MARGIN = 24


@dataclass(frozen=True)
class Entry:
    """A field, how much of a line it takes, and whole texts that are offered for it."""

    field: Field
    span: int = WHOLE
    wholes: Wholes = ()


class EntryForm(QWidget):
    """The fields of a record in a pane that scrolls; `changed` is emitted at every key."""

    changed = Signal()

    def __init__(self, theme: Theme, entries: Sequence[Entry], today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._spans = {entry.field.name: entry.span for entry in entries}
        self._rows = {
            entry.field.name: FieldRow(entry.field, self._input(entry)) for entry in entries
        }
        self._grids = [
            (self._grid(group), list(members))
            for group, members in groupby(self._rows.values(), key=lambda each: each.field.group)
        ]
        self._inner = QWidget()
        t = theme.tokens
        margins = (t.space_4, t.space_2, t.space_4, t.space_4)
        fill(QVBoxLayout(self._inner), [*(grid for grid, _rows in self._grids), 1], 14, margins)
        self._area = scrolling(self._inner)
        fill(QVBoxLayout(self), (self._area,), 0, NO_MARGINS)
        for each in self._rows.values():
            each.input.changed.connect(self._take)
            each.input.caret_moved.connect(self._follow)
        self._place_all()

    @property
    def values(self) -> dict[str, object]:
        """What is typed, by field name."""
        return {name: each.input.value() for name, each in self._rows.items()}

    @property
    def mistake(self) -> str:
        """Why the first field that cannot be used cannot be; empty when all is well."""
        values = self.values
        for name, each in self._rows.items():
            if each.belongs and each.input.mistake:
                return each.input.mistake
            if each.belongs and each.field.required and is_empty(values[name]):
                return _("กรุณากรอก{what}").format(what=_(each.field.label))
        return ""

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show a record's values."""
        for name, each in self._rows.items():
            each.input.show_value(values.get(name))
        self._arrange()

    def entrance_of(self, name: str) -> QWidget:
        """Return the widget of a field that takes the keys. Raises KeyError."""
        return self._rows[name].input.entrance

    def go_to_first(self) -> None:
        """Lead the officer to the first field that must be filled in and is not, or the first."""
        values = self.values
        rows = self._rows.items()
        missing = [
            each
            for name, each in rows
            if each.belongs and each.field.required and is_empty(values[name])
        ]
        first = (missing or list(self._rows.values()))[0]
        self._area.ensureWidgetVisible(first, 0, _CARET_MARGIN)
        first.input.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_height(self, most: int, width: int) -> int:
        """Return the height in px that shows all fields at a width, but no more than `most`."""
        layout = self._inner.layout()
        assert layout is not None
        height = self._inner.sizeHint().height()
        if layout.hasHeightForWidth():  # hints wrap: in the narrowest form they need far more
            height = layout.totalHeightForWidth(width)
        return min(height + 4, most)

    def _input(self, entry: Entry) -> FieldInput:
        if entry.wholes:
            return WholesInput(self._theme, entry.wholes)
        field = entry.field
        made: dict[str, Callable[[], FieldInput]] = {
            "line": lambda: LineInput(self._theme, field.suggestions),
            "text": lambda: TextInput(self._theme, field.suggestions),
            "date": lambda: DateInput(self._theme, _(field.label), self._today),
            "choice": lambda: ChoiceInput(_choices(field)),
            "switch": lambda: SwitchInput(_(field.label)),
        }
        return made[field.kind]()

    def _grid(self, title: str) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(*NO_MARGINS)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        for number in range(WHOLE):
            grid.setColumnStretch(number, 1)
        if title:
            grid.addWidget(label(_(title), "strong"), 0, 0, 1, WHOLE)
        return box

    @Slot()
    def _take(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        values = self.values
        changes = [each.show_whether(each.field.is_shown(values)) for each in self._rows.values()]
        if any(changes):
            self._place_all()

    def _place_all(self) -> None:
        for box, rows in self._grids:
            self._place(box, [each for each in rows if each.belongs])
            box.setVisible(any(each.belongs for each in rows))

    def _place(self, box: QWidget, rows: Sequence[FieldRow]) -> None:
        grid = box.layout()
        assert isinstance(grid, QGridLayout)
        line, column = 1, 0
        for each in rows:
            span = self._spans[each.field.name]
            if column + span > WHOLE:
                line, column = line + 1, 0
            grid.addWidget(each, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span

    @Slot(QWidget, QRect)
    def _follow(self, box: QWidget, place: QRect) -> None:
        """Keep the caret in sight while a text box grows below the pane."""
        at = box.mapTo(self._inner, place.center())
        self._area.ensureVisible(at.x(), at.y(), 0, place.height() // 2 + _CARET_MARGIN)


def _choices(field: Field) -> list[tuple[str, str]]:
    answers = [(choice.value, _(choice.label)) for choice in field.choices]
    return answers if field.required else [("", _("ไม่ระบุ")), *answers]
