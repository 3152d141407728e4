"""How large windows are, and where those stand that open from an input."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QDialog, QWidget

_AROUND = 40  # px of the program's window that stay in sight


def fit(dialog: QDialog, parent: QWidget, width: int, height: int) -> None:
    """Give a window this size in px, or what the program's own window has room for."""
    room = parent.window().size()
    dialog.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))


def beside(opener: QWidget, size: QSize) -> QPoint:
    """Return where a window of this size opens: under its opener, or above it near the foot."""
    below = opener.mapToGlobal(QPoint(0, opener.height() + 2))
    room = opener.screen().availableGeometry()
    x = max(room.left(), min(below.x(), room.right() - size.width()))
    if below.y() + size.height() > room.bottom():
        above = opener.mapToGlobal(QPoint(0, -2)).y() - size.height()
        return QPoint(x, max(room.top(), above))
    return QPoint(x, below.y())
