"""How the fields of a form lie on the screen: in sections, short ones in pairs, label above."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.documents.form_model import Field
from district_admin.texts import _
from district_admin.ui.form_inputs import FieldInput
from district_admin.ui.labels import field_label, label
from district_admin.ui.layouts import NO_MARGINS, fill, row

_GAP = 2
_BESIDE = 8
_MOST = 100  # of the room beside a label is for its hint
_BETWEEN_PAIRS = 12
_COLUMNS = 12
_SALUTATION = "salutation"


class FieldRow(QWidget):
    """One field: its label and its input, with a hint that is always read in full.

    The hint stands beside the label where there is room for it, and under the input elsewhere.
    """

    def __init__(self, field: Field, entry: FieldInput) -> None:
        super().__init__()
        self.field = field
        self.input = entry
        self.belongs = True  # to the paper as it is filled in now
        # lines of a section are cut by their shares alone, not by what is typed in them
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._name = self._name_label()
        self._hint = label(_(field.hint), "small", wrap=True) if field.hint else None
        parts = [part for part in (self._name, 1, entry.corner) if part is not None]
        self._head = row(*parts, gap=_BESIDE)
        self._lines = QVBoxLayout(self)
        fill(self._lines, (self._head, entry), _GAP, NO_MARGINS)
        self._place_hint()
        entry.entrance.setAccessibleName(spoken_name(field))
        entry.entrance.setAccessibleDescription(_(field.hint) if field.hint else "")
        if field.hint and not entry.entrance.toolTip():
            entry.entrance.setToolTip(_(field.hint))

    def show_whether(self, belongs: bool) -> bool:
        """Show the field if it belongs to the paper; return whether that is a change."""
        changed = belongs != self.belongs
        self.belongs = belongs
        if changed:
            self.setVisible(belongs)
        return changed

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place_hint()

    def _name_label(self) -> QLabel | None:
        if self.input.names_itself:
            return None
        return field_label(shown_name(self.field), self.input.entrance)

    def _place_hint(self) -> None:
        if self._hint is None:
            return
        if self._name is not None and self._fits_beside(self._name, self._hint):
            self._head.insertWidget(1, self._hint, _MOST)
        else:
            self._lines.insertWidget(2, self._hint)

    def _fits_beside(self, name: QLabel, hint: QLabel) -> bool:
        corner = self.input.corner
        taken = name.sizeHint().width() + _BESIDE
        taken += corner.sizeHint().width() + _BESIDE if corner else 0
        # a letter more, since a width in whole pixels may be short of the text by a fraction
        wanted = hint.fontMetrics().horizontalAdvance(f"{hint.text()}ก")
        return taken + wanted <= self.width()


class Section(QWidget):
    """The fields of one group under its heading; gone when none of them belongs to the paper."""

    def __init__(self, title: str, rows: Sequence[FieldRow]) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*NO_MARGINS)
        self._grid.setHorizontalSpacing(_BETWEEN_PAIRS)
        self._grid.setVerticalSpacing(8)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._heading = label(title, "strong") if title else None
        self._lines = paired(self._rows)
        self._place()

    def arrange(self) -> None:
        """Close the gaps of fields that do not belong to the paper as it is filled in now."""
        self._place()
        self.setVisible(any(each.belongs for each in self._rows))

    def _place(self) -> None:
        at = 0
        if self._heading:
            self._grid.addWidget(self._heading, at, 0, 1, _COLUMNS)
            at = 1
        for line in self._lines:
            there = [each for each in line if each.belongs]
            column = 0
            for each, span in zip(there, _spans(line), strict=False):
                self._grid.addWidget(each, at, column, 1, span, Qt.AlignmentFlag.AlignTop)
                column += span
            at += bool(there)


def shown_name(field: Field) -> str:
    """Return a field's label with the mark of a field that must be filled in."""
    return f"{_(field.label)} *" if field.required else _(field.label)


def spoken_name(field: Field) -> str:
    """Return what a screen reader says on entering a field."""
    return _("{field} (ต้องกรอก)").format(field=_(field.label)) if field.required else _(field.label)


def paired(rows: Sequence[FieldRow]) -> list[list[FieldRow]]:
    """Return the rows in lines: two short fields that follow each other share one.

    A salutation stands before its addressee, as it does on the paper.
    """
    lines: list[list[FieldRow]] = []
    for each in rows:
        last = lines[-1] if lines else []
        if len(last) == 1 and _share_a_line(last[0].field, each.field):
            last.append(each)
        else:
            lines.append([each])
    return lines


def _share_a_line(first: Field, second: Field) -> bool:
    if first.name == _SALUTATION:
        return second.kind == "line"
    return _is_short(first) and _is_short(second)


def _spans(line: Sequence[FieldRow]) -> tuple[int, ...]:
    if len(line) == 1:
        return (_COLUMNS,)
    first, second = line[0].field, line[1].field
    if first.name == _SALUTATION:
        return (4, 8)
    if first.kind != "date" and second.kind == "date":
        return (5, 7)  # a date written out needs more room than a number
    return (6, 6)


def _is_short(field: Field) -> bool:
    if field.kind == "choice":
        return all(len(choice.label) < 24 for choice in field.choices)
    short_names = ("number", _SALUTATION, "telephone", "fax")
    return field.kind == "date" or bool(field.pattern) or field.name in short_names
