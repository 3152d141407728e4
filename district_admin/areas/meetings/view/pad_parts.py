"""The picture, the text and the keys of the pad side by side, as far as there is room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

_NARROW: Final = 1000  # px, in which the keys give way to the picture


class PadParts(QSplitter):
    """Three parts whose widths she may change."""

    def __init__(self, picture: QWidget, editor: QWidget, keys: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._picture, self._keys = picture, keys
        self._has_picture = False
        for part in (picture, editor, keys):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)

    def show_picture(self, has_picture: bool) -> None:
        """Show the picture if there is one."""
        self._has_picture = has_picture
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._picture.setVisible(self._has_picture)
        self._keys.setVisible(not self._has_picture or self.width() >= _NARROW)
