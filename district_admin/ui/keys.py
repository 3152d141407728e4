"""Keys that do something while the focus is on a page or anywhere in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_keys(page: QWidget, keys: str, do: Callable[[], object]) -> None:
    """Let keys, such as "Esc", do something while the focus is on a page."""
    made = QShortcut(QKeySequence(keys), page)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(do)
