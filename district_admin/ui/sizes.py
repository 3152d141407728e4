"""How large the windows of the directory are."""

from PySide6.QtWidgets import QDialog, QWidget

_AROUND = 40  # px of the program's window that stay in sight


def fit(dialog: QDialog, parent: QWidget, width: int, height: int) -> None:
    """Give a window this size in px, or what the program's own window has room for."""
    room = parent.window().size()
    dialog.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))
