"""What narrows a search over the whole office: kind, year, state, urgency, from and to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from district_admin.found import Finder, Wanted
from district_admin.texts import N_, _
from district_admin.ui.layouts import NO_MARGINS, fill

_URGENCIES: Final = ("ด่วน", "ด่วนมาก", "ด่วนที่สุด")
_SIDE_WIDTH: Final = 120
_KIND_WIDTH: Final = 190
_YEARS_BACK: Final = 12
_NAMES: Final = {
    "kind": N_("ทุกแบบ"),
    "be_year": N_("ทุกปี"),
    "state": N_("ทุกสถานะ"),
    "urgency": N_("ทุกความเร็ว"),
    "sender": N_("จาก"),
    "recipient": N_("ถึง"),
}


class FindFilters(QWidget):
    """The filters in a row that goes on below where the window is narrow."""

    changed = Signal()

    def __init__(self, finders: Sequence[Finder], this_year: int) -> None:
        super().__init__()
        years = range(this_year + 1, this_year - _YEARS_BACK, -1)
        self.kind = self._choice("kind", _pairs(finder.kinds for finder in finders))
        self.year = self._choice("be_year", [(str(year), year) for year in years])
        self.state = self._choice("state", _pairs(finder.states for finder in finders))
        self.urgency = self._choice("urgency", [(each, each) for each in _URGENCIES])
        self.from_side = self._side("sender")
        self.to_side = self._side("recipient")
        self.kind.setMaximumWidth(_KIND_WIDTH)
        parts = (self.kind, self.year, self.state, self.urgency, self.from_side, self.to_side)
        fill(QHBoxLayout(self), (*parts, 1), gap=6, margins=NO_MARGINS)

    def wanted(self, text: str) -> Wanted:
        """Return what is wanted of a text."""
        return Wanted(
            text=text.strip(),
            kind=self.kind.currentData(),
            be_year=self.year.currentData() or 0,
            sender=self.from_side.text().strip(),
            recipient=self.to_side.text().strip(),
            state=self.state.currentData(),
            urgency=self.urgency.currentData(),
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Set the filters as they were for a search."""
        self.blockSignals(True)
        for choice, value in (
            (self.kind, wanted.kind),
            (self.year, wanted.be_year),
            (self.state, wanted.state),
            (self.urgency, wanted.urgency),
        ):
            if choice.findData(value) < 0 and value:
                choice.addItem(str(value), value)  # a year further back
            choice.setCurrentIndex(max(0, choice.findData(value)))
        self.from_side.setText(wanted.sender)
        self.to_side.setText(wanted.recipient)
        self.blockSignals(False)

    def _choice(self, name: str, pairs: Sequence[tuple[str, object]]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(_(_NAMES[name]))
        made.addItem(_(_NAMES[name]), 0 if name == "be_year" else "")
        for word, value in pairs:
            made.addItem(word, value)
        made.currentIndexChanged.connect(lambda _at: self.changed.emit())
        return made

    def _side(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(_(_NAMES[name]))
        made.setPlaceholderText(_(_NAMES[name]))
        made.setFixedWidth(_SIDE_WIDTH)
        made.setClearButtonEnabled(True)
        made.textChanged.connect(lambda _text: self.changed.emit())
        return made


def _pairs(groups: Iterable[Mapping[str, str]]) -> list[tuple[str, object]]:
    return [(_(name), key) for group in groups for key, name in group.items()]
