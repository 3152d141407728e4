"""Icons that are looked at, not pressed."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from district_admin.overriding import override
from district_admin.ui.theme import Theme


class Picture(QWidget):
    """An icon in one ink, on a round ground if it has one; sharp at every scale of the screen."""

    def __init__(
        self, theme: Theme, icon: str, ink: str, size: int = 18, disc: int = 0, fill: str = ""
    ) -> None:
        super().__init__()
        self._icon = theme.icon(icon, ink, size)
        self._size = QSize(size, size)
        self._fill = fill
        side = disc or size
        self.setFixedSize(side, side)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._fill))
            painter.drawEllipse(self.rect())
        place = QRect(0, 0, self._size.width(), self._size.height())
        place.moveCenter(self.rect().center())
        self._icon.paint(painter, place)
        painter.end()
