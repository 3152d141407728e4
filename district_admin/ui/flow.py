"""A row of buttons that goes on in the next line when it does not fit.

Qt has no such layout of its own; in a plain row the last button is cut, and with it its word.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from district_admin.overriding import override


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
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        for each in widgets:
            self.addWidget(each)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        # what begins at the left leaves more room than it needs to what stands beside it
        return Qt.Orientation(0) if self._from_left else Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        heights = [max(item.sizeHint().height() for item in line) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        gaps = self.spacing() * max(0, len(shown) - 1)
        width = sum(item.sizeHint().width() for item in shown) + gaps
        return QSize(width, self.minimumSize().height())

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.y() + max(0, rect.height() - self.heightForWidth(rect.width())) // 2
        for line in self._lines(rect.width()):
            sizes = [item.sizeHint() for item in line]
            room = rect.width() - self.spacing() * (len(line) - 1)
            spare = max(0, room - sum(size.width() for size in sizes))
            left = rect.x() + (0 if self._from_left else spare)
            for item, size in zip(line, sizes, strict=True):
                # alone in its line and still too wide: as wide as there is room
                width = min(size.width(), rect.width())
                item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
                left += width + self.spacing()
            top += max(size.height() for size in sizes) + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and taken + self.spacing() + wanted <= width:
                lines[-1].append(item)
                taken += self.spacing() + wanted
            else:
                lines.append([item])
                taken = wanted
        return lines
