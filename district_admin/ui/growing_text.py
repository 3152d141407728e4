"""A text box that grows with what is typed, so that a form has one scroll bar."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

_FRAME = 12  # border and padding of the style sheet, above and below together


class GrowingText(QPlainTextEdit):
    """A text box as high as its text. Tab goes on to the next field."""

    caret_moved = Signal(QRect)

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._fewest_lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell_caret)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text without telling of a change; what could be undone in it is forgotten."""
        if text == self.toPlainText():
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls, not the box

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def _fit(self) -> None:
        layout, block = self.document().documentLayout(), self.document().begin()
        text_height = 0.0
        while block.isValid():
            text_height += layout.blockBoundingRect(block).height()
            block = block.next()
        fewest = self._fewest_lines * self.fontMetrics().lineSpacing()
        margins = 2 * self.document().documentMargin()
        height = round(max(text_height, fewest) + margins) + _FRAME
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            # the box has just grown under its own scroll position: its first line is at the top
            self.verticalScrollBar().setValue(0)

    def _tell_caret(self) -> None:
        if self.hasFocus():
            # after the box has its new height
            QTimer.singleShot(0, self, lambda: self.caret_moved.emit(self.cursorRect()))
