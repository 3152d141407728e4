"""The calm list on the left: the work areas, or a rail of icons with short captions."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ICON = 18
_KEYS_COUNT = 10
_RAIL_BELOW = 120


class NavEntry(NamedTuple):
    """A place to go to: its icon, its name, and the caption that fits the rail."""

    icon: str
    title: str
    short_title: str


class NavList(QListWidget):
    """The work areas, always all in sight; arrow keys walk them, Ctrl+1 to Ctrl+0 name them."""

    def __init__(self, theme: Theme, entries: Sequence[NavEntry]) -> None:
        super().__init__()
        self.entries = tuple(entries)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: 0; }")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("งานทั้งหมด"))
        self.pointed_at = -1  # the row under the mouse
        self.itemEntered.connect(lambda item: self._point_at(self.row(item)))
        self.viewportEntered.connect(lambda: self._point_at(-1))
        self.setItemDelegate(_NavDelegate(theme, self))
        for number, entry in enumerate(entries, start=1):
            item = QListWidgetItem(entry.title, self)
            keys = f" (Ctrl+{number % _KEYS_COUNT})" if number <= _KEYS_COUNT else ""
            item.setToolTip(entry.title + keys)
        self.setCurrentRow(0)

    @property
    def is_rail(self) -> bool:
        """Whether there is room for the short captions only."""
        return self.width() < _RAIL_BELOW

    def entry_height(self) -> int:
        """Return the height of an entry in px, lower when all must fit a low window."""
        most = 52 if self.is_rail else 40
        return max(38, min(most, self.height() // max(1, self.count())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, row: int) -> None:
        self.pointed_at = row
        self.viewport().update()


class _NavDelegate(QStyledItemDelegate):
    """Paints an entry: its ground when chosen or under the mouse, a ring when it has the focus."""

    def __init__(self, theme: Theme, nav: NavList) -> None:
        super().__init__(nav)
        self._theme = theme
        self._nav = nav

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(40, self._nav.entry_height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t = self._theme.tokens
        place: QRect = option.rect.adjusted(8, 1, -8, -1)
        # asked of the list: the option's own state would load every enum of QStyle at the start
        chosen = index.row() == self._nav.currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or index.row() == self._nav.pointed_at:
            painter.setBrush(QColor(t.accent_tint if chosen else t.hover))
            ring = chosen and self._nav.hasFocus()
            painter.setPen(QPen(QColor(t.accent), 2) if ring else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), t.radius, t.radius)
        entry = self._nav.entries[index.row()]
        if self._nav.is_rail:
            self._paint_rail(painter, place, entry, chosen)
        else:
            self._paint_wide(painter, place, entry, chosen)
        painter.restore()

    def _paint_wide(self, painter: QPainter, place: QRect, entry: NavEntry, chosen: bool) -> None:
        t = self._theme.tokens
        corner = QPoint(place.x() + 10, place.center().y() - _ICON // 2 + 1)
        self._paint_icon(painter, corner, entry, chosen)
        painter.setPen(QColor(t.accent if chosen else t.text))
        painter.setFont(self._font(t.font_body, chosen))
        room = place.adjusted(38, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, entry.title)

    def _paint_rail(self, painter: QPainter, place: QRect, entry: NavEntry, chosen: bool) -> None:
        t = self._theme.tokens
        top = place.y() + max(0, (place.height() - 36) // 2)
        corner = QPoint(place.center().x() - _ICON // 2 + 1, top)
        self._paint_icon(painter, corner, entry, chosen)
        painter.setPen(QColor(t.accent if chosen else t.text_soft))
        painter.setFont(self._font(t.font_tiny, chosen))
        room = QRect(place.x() - 8, top + 17, place.width() + 16, 20)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, entry.short_title)

    def _paint_icon(self, painter: QPainter, corner: QPoint, entry: NavEntry, chosen: bool) -> None:
        t = self._theme.tokens
        icon = self._theme.icon(entry.icon, t.accent if chosen else t.text_soft, _ICON)
        icon.paint(painter, QRect(corner, QSize(_ICON, _ICON)))

    def _font(self, pixels: int, chosen: bool) -> QFont:
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        return self._theme.font(pixels, weight)
