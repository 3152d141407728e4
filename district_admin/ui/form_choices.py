"""The inputs of a form in which the officer picks: one of several answers, yes or no."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)
from typing_extensions import override

from district_admin.ui.form_inputs import FieldInput, hold

_BESIDE: Final = 28  # px for margins and scroll bar
_AROUND: Final = 56  # px of a combo for its frame and arrow


def shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return a text as it fits into so many px: whole, or with dots in its middle."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)


class CalmCombo(QComboBox):
    """A combo box that the wheel does not change while the officer scrolls past it.

    Its list is as wide as the choices, and the chosen one is told in full on pointing at it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._wanted = 0  # px; nothing: as wide as Qt finds right
        # a long entry must not push the form wider than its pane
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.currentTextChanged.connect(self.setToolTip)

    def fit_choices(self, least: int, most: int) -> None:
        """Ask for the room that the longest choice needs, up to so many px; less must do too."""
        self.ensurePolished()  # or the letters are measured in another font
        texts = [self.itemText(number) for number in range(self.count())]
        longest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        self._wanted = min(max(least, longest + _AROUND), most)
        self.setMinimumWidth(least)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._wanted or hint.width(), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Cut a text that is too long in its middle: what tells years apart stands at its end."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = shortened(option.currentText, self.fontMetrics(), room.width() - 2)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    @override
    def showPopup(self) -> None:
        choices = self.view()
        choices.setMinimumWidth(choices.sizeHintForColumn(0) + _BESIDE)
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceInput(FieldInput):
    """One of several answers; `choices` are (value, label). No answer yet shows the first."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._combo = CalmCombo()
        for value, label in choices:
            self._combo.addItem(label, value)
        self._combo.currentIndexChanged.connect(self.changed)
        hold(self, self._combo)

    @property
    @override
    def entrance(self) -> QComboBox:
        return self._combo

    @override
    def value(self) -> object:
        return self._combo.currentData()

    @override
    def show_value(self, value: object) -> None:
        """Show an answer; one the form does not know any more stays as it was stored."""
        wanted = "" if value is None else str(value)
        at = self._combo.findData(wanted)
        self._combo.blockSignals(True)
        if at < 0 and wanted:
            self._combo.addItem(wanted, wanted)
            at = self._combo.count() - 1
        self._combo.setCurrentIndex(max(at, 0))
        self._combo.blockSignals(False)


class SwitchInput(FieldInput):
    """Yes or no."""

    names_itself = True

    def __init__(self, label: str) -> None:
        super().__init__()
        self._box = QCheckBox(label)
        self._box.toggled.connect(self.changed)
        hold(self, self._box)

    @property
    @override
    def entrance(self) -> QCheckBox:
        return self._box

    @override
    def value(self) -> object:
        return self._box.isChecked()

    @override
    def show_value(self, value: object) -> None:
        self._box.blockSignals(True)
        self._box.setChecked(bool(value) and str(value).lower() != "false")
        self._box.blockSignals(False)
