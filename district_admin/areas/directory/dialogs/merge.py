"""Two records side by side, to be made one: for each field she chooses which of the two stays."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.directory.dialogs.history import COLUMN_NAMES, shown
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import fill, holder, row, scrolling
from district_admin.ui.sizes import fit
from district_admin.ui.theme import Theme

_WIDTH, _HEIGHT = 760, 520
_NAMES_WIDTH = 130
LEFT: Final = 0
RIGHT: Final = 1

Details = TypeVar("Details")


class _Value(WrappedLabel):
    """What a choice stands for, in as many lines as it takes; a click on it chooses."""

    def __init__(self, text: str, choice: QRadioButton) -> None:
        super().__init__(text)
        self._choice = choice

    @override
    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._choice.click()


class MergeDialog(QDialog):
    """The fields in which two records differ, or which only one of them has.

    `keep` is given the chosen side (`LEFT` or `RIGHT`) of each field shown.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        title: str,
        heads: tuple[str, str],
        pair: tuple[Any, Any],
        keep: Callable[[Mapping[str, int]], object],
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setWindowTitle(title)
        self.names = differing(*pair)
        self.groups: dict[str, QButtonGroup] = {}
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        self.merge_button = button(theme, _("รวมเป็นรายการเดียว"), "primary", "git-merge")
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self._merge)
        leave = button(theme, _("ไม่รวม"))
        leave.clicked.connect(self.reject)
        t = theme.tokens
        note = label(
            _("ตำแหน่ง กลุ่มรายชื่อ และประวัติของทั้งสองรายการจะอยู่ครบ เลือกเฉพาะค่าที่จะใช้ต่อไป"),
            "muted",
            wrap=True,
        )
        area = scrolling(holder(self._grid(heads, pair)))
        layout = QVBoxLayout(self)
        parts = (
            label(title, "section", wrap=True),
            note,
            area,
            self._reason,
            row(1, leave, self.merge_button),
        )
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(2, 1)
        fit(self, parent, _WIDTH, _HEIGHT)

    @property
    def sides(self) -> dict[str, int]:
        """The chosen side of each field."""
        return {name: group.checkedId() for name, group in self.groups.items()}

    def choose(self, name: str, side: int) -> None:
        """Choose a side of a field, as a click does."""
        self.groups[name].button(side).click()

    @Slot()
    def _merge(self) -> None:
        try:
            self._keep(self.sides)
        except OfficeError as error:
            self._reason.show_text(str(error))
            self._reason.show()
        else:
            self.accept()

    def _grid(self, heads: tuple[str, str], pair: tuple[Any, Any]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
        for side, head in enumerate(heads):
            grid.addWidget(label(head, "strong", wrap=True), 0, side + 1)
            grid.setColumnStretch(side + 1, 1)
        for line, name in enumerate(self.names, start=1):
            grid.addWidget(label(_(COLUMN_NAMES[name]), "muted"), line, 0)
            group = QButtonGroup(self)
            texts = [shown(name, getattr(each, name)) for each in pair]
            for side, text in enumerate(texts):
                told = text or _("(ว่าง)")
                choice = QRadioButton()
                choice.setAccessibleName(f"{_(COLUMN_NAMES[name])} {told}")
                group.addButton(choice, side)
                both = row(choice, _Value(told, choice), gap=0)
                both.setStretch(1, 1)
                grid.addLayout(both, line, side + 1)
            group.button(LEFT if texts[LEFT] else RIGHT).setChecked(True)
            self.groups[name] = group
        if not self.names:
            same = label(_("ทั้งสองรายการมีข้อมูลเหมือนกัน"), "muted")
            grid.addWidget(same, 1, 1, 1, 2)
        grid.setRowStretch(len(self.names) + 2, 1)
        return grid


def differing(one: Any, other: Any) -> Sequence[str]:
    """Return the fields that two records' details do not have alike, in their order."""
    return [
        each.name
        for each in fields(one)
        if each.name in COLUMN_NAMES and getattr(one, each.name) != getattr(other, each.name)
    ]


def merged(
    now: Details, pair: tuple[Details, Details], sides: Mapping[str, int]
) -> dict[str, object]:
    """Return a record's details, as they are after the merge, with the chosen sides in place."""
    values = {each.name: getattr(now, each.name) for each in fields(now)}  # type: ignore[arg-type] # details are dataclasses
    return values | {name: getattr(pair[side], name) for name, side in sides.items()}
