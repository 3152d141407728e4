"""Texts on the screen: plain, wrapped at Thai words, cut with a tooltip, and hints of keys."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from district_admin.overriding import override
from district_admin.ui.thai_wrap import wrapped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox

_SHORT = 0.25  # of the width: a last line that looks like a word left behind
_LONGER = 0.3
_STEP = 0.04

Kind = Literal["", "title", "section", "strong", "muted", "small", "field", "error"]


def label(text: str, kind: Kind = "", wrap: bool = False) -> QLabel:
    """Return a text in one of the kinds of the style sheet; `wrap` for more than one line."""
    made = WrappedLabel(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    return made


def field_label(text: str, field: QWidget) -> QLabel:
    """Return the name of an input, which is also what a screen reader says on entering it."""
    field.setAccessibleName(text)
    made = label(text, "field")
    made.setBuddy(field)
    return made


class WrappedLabel(QLabel):
    """A text of several lines. Its height follows its width, so it must never get a fixed one.

    It keeps a little room free at the right where its last word would else stand alone in a line.
    """

    def __init__(self, text: str = "") -> None:
        self._heights: dict[int, int] = {}  # by the width; a pane asks twenty times
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; a screen reader is given it without break marks."""
        self.setText(wrapped(text))
        self.setAccessibleName(text)
        self._join_last_word()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._join_last_word()

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    @override
    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # another font
        super().changeEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        # what is kept free belongs to this width, and must not hinder a narrower one
        margins = self.contentsMargins()
        return super().minimumSizeHint() - QSize(margins.left() + margins.right(), 0)

    def _join_last_word(self) -> None:
        spare = _spare(self.text(), self.width(), self)
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        left = spare // 2 if centred else 0
        margins = self.contentsMargins()
        if (left, spare - left) != (margins.left(), margins.right()):
            self._heights.clear()
            self.setContentsMargins(left, 0, spare - left, 0)


def _spare(text: str, width: int, label: QLabel) -> int:
    """Return how many px to keep free, so that the last line is no word alone; often none."""
    if "\n" in text or label.fontMetrics().horizontalAdvance(text) <= width:
        return 0
    layout = QTextLayout(text, label.font())
    count, last = _lines(layout, width)
    if last >= width * _SHORT:
        return 0
    for step in range(1, round(1 / _STEP) // 2):
        narrower = round(width * (1 - step * _STEP))
        lines, last = _lines(layout, narrower)
        if lines > count:
            return 0
        if last >= width * _LONGER:
            return width - narrower
    return 0


def _lines(layout: QTextLayout, width: int) -> tuple[int, float]:
    """Return how many lines a text takes, and the width of the last one."""
    layout.beginLayout()
    count, last = 0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count, last = count + 1, line.naturalTextWidth()
    layout.endLayout()
    return count, last


class Elided(QLabel):
    """One line that shortens itself with … and shows the whole text as a tooltip."""

    def __init__(self, text: str, kind: Kind = "", *, keeps_end: bool = False) -> None:
        super().__init__(text)
        self._mode = Qt.TextElideMode.ElideMiddle if keeps_end else Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self.text()
        shown = self.fontMetrics().elidedText(whole, self._mode, self.width())
        self.setToolTip(whole if shown != whole else "")
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def key_hint(keys: str) -> QLabel:
    """Return the name of a key in a thin frame, such as F8."""
    made = label(keys)
    made.setProperty("kind", "key")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def rule() -> QFrame:
    """Return a hairline across a pane."""
    made = QFrame()
    made.setObjectName("rule")
    return made


def padded(box: "QAbstractSpinBox") -> None:
    """Set the padding of a number box, which the style sheet cannot reach."""
    box.lineEdit().setTextMargins(8, 0, 4, 0)
