"""Texts on the screen: plain, wrapped at Thai words, cut with a tooltip, and hints of keys."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from district_admin.overriding import override
from district_admin.ui.thai_wrap import wrapped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox

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
    """A text of several lines. Its height follows its width, so it must never get a fixed one."""

    def __init__(self, text: str = "") -> None:
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


class Elided(QLabel):
    """One line that shortens itself with … and shows the whole text as a tooltip."""

    def __init__(self, text: str, kind: Kind = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self.text()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.width())
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
