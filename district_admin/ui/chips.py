"""States of things: colour, icon and word together, alone or in a cell of a table."""

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tone

TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The data of a cell that is shown as a chip: its `Tone`."""

_ICON = 14
_TEXT_FROM = 25
_AROUND = 34
_LEAST = 110  # px of one that is cut: its icon and a word


class Chip(QWidget):
    """The state of one thing; one that `yields` is cut where there is no room for all its text."""

    def __init__(self, theme: Theme, text: str, tone: Tone, *, yields: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._yields = yields
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show another state."""
        self._text, self._tone = text, tone
        width = QFontMetrics(_font(self._theme)).horizontalAdvance(text) + _AROUND
        self._whole = QSize(width, self._theme.tokens.height_chip)
        self.setFixedSize(self._whole)
        if self._yields:
            self.setMinimumWidth(min(width, _LEAST))
            self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._whole

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._theme, self.rect(), self._text, self._tone)
        painter.end()


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a table: a chip where the record has a tone, one row under the mouse."""

    def __init__(self, theme: Theme, table: QAbstractItemView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table
        self._pointed_at = -1  # the row under the mouse
        table.setMouseTracking(True)
        table.entered.connect(lambda index: self._point_at(index.row()))
        table.viewportEntered.connect(lambda: self._point_at(-1))

    def _point_at(self, row: int) -> None:
        if row != self._pointed_at:
            self._pointed_at = row
            self._table.viewport().update()  # Qt paints the cell anew, and not always its row

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        # the row is what is chosen, not the cell
        option.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        if index.row() == self._pointed_at and self._table.viewport().underMouse():
            option.state |= QStyle.StateFlag.State_MouseOver
        if isinstance(index.data(TONE_ROLE), Tone):
            option.text = ""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        tone = index.data(TONE_ROLE)
        if isinstance(tone, Tone):
            cell: QRect = option.rect
            paint_chip(painter, self._theme, cell.adjusted(10, 0, -6, -2), index.data(), tone)


def paint_chip(painter: QPainter, theme: Theme, room: QRect, text: str, tone: Tone) -> None:
    """Paint a chip at the left of a rectangle, its text cut to fit."""
    t, metrics = theme.tokens, QFontMetrics(_font(theme))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - _AROUND + 2)
    width, height = metrics.horizontalAdvance(shown) + _AROUND - 2, t.height_chip
    chip = QRectF(room.x(), room.y() + (room.height() - height) / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.fill))
    painter.drawRoundedRect(chip, t.radius_small + 1, t.radius_small + 1)
    corner = QPoint(int(chip.x()) + 7, int(chip.y()) + 5)
    theme.icon(tone.icon, tone.ink, _ICON).paint(painter, QRect(corner, QSize(_ICON, _ICON)))
    painter.setPen(QColor(tone.ink))
    painter.setFont(_font(theme))
    painter.drawText(chip.adjusted(_TEXT_FROM, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


def _font(theme: Theme) -> QFont:
    return theme.font(theme.tokens.font_small, QFont.Weight.Medium)
