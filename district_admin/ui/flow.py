"""A row of buttons that goes on in the next line when it does not fit.

Qt has no such layout of its own; in a plain row the last button is cut, and with it its word.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from district_admin.overriding import override

Line = list[tuple[QLayoutItem, QSize]]
"""What stands side by side, with the size that each thing asks for."""


class FlowLayout(QLayout):
    """Things side by side in as many lines as they need, in the middle of a higher room.

    Each line ends at the right, or begins at the left if they are read one after the other.
    """

    def __init__(
        self, widgets: Sequence[QWidget] = (), gap: int = 8, from_left: bool = False
    ) -> None:
        super().__init__()
        self._from_left = from_left
        self._items: list[QLayoutItem] = []
        self._sizes: Line | None = None  # of what is shown
        self._heights: dict[int, int] = {}  # by the width; a pane asks some hundred times
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        for each in widgets:
            self.addWidget(each)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def invalidate(self) -> None:
        self._forget()
        super().invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        # what begins at the left leaves more room than it needs to what stands beside it
        return Qt.Orientation(0) if self._from_left else Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            lines = self._lines(width)
            height = sum(_height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)
            self._heights[width] = height
        return height

    @override
    def sizeHint(self) -> QSize:
        sizes = [size for _item, size in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        return QSize(width, self.minimumSize().height())

    @override
    def minimumSize(self) -> QSize:
        sizes = [size for _item, size in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.y() + max(0, rect.height() - self.heightForWidth(rect.width())) // 2
        for line in self._lines(rect.width()):
            room = rect.width() - self.spacing() * (len(line) - 1)
            spare = max(0, room - sum(size.width() for _item, size in line))
            left = rect.x() + (0 if self._from_left else spare)
            for item, size in line:
                # alone in its line and still too wide: as wide as there is room
                width = min(size.width(), rect.width())
                item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
                left += width + self.spacing()
            top += _height(line) + self.spacing()

    def _forget(self) -> None:
        self._sizes = None
        self._heights.clear()

    def _shown(self) -> Line:
        if self._sizes is None:
            self._sizes = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._sizes

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        taken = 0
        for item, size in self._shown():
            if lines and taken + self.spacing() + size.width() <= width:
                lines[-1].append((item, size))
                taken += self.spacing() + size.width()
            else:
                lines.append([(item, size)])
                taken = size.width()
        return lines


def _height(line: Line) -> int:
    return max(size.height() for _item, size in line)
