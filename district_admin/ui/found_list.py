"""The list of what a search found: what it is, its title with the found part marked, its day."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from district_admin.found import Found
from district_admin.thai.calendar import short_date
from district_admin.thai.searching import Term, marked_parts
from district_admin.ui.chips import paint_chip
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tone

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NO_PARENT: Final = QModelIndex()
_FOUND_ROLE: Final = Role.UserRole + 1
_KIND_WIDTH: Final = 176
_DAY_WIDTH: Final = 92
_AROUND: Final = 12
_LINE: Final = 25  # px: a line of text with stacked marks
_ICONS: Final = {"person": "users", "agency": "house", "paper": "file-text"}


class FoundModel(QAbstractListModel):
    """What was found, and what was looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[Found] = ()
        self.terms: Sequence[Term] = ()

    def show(self, found: Sequence[Found], terms: Sequence[Term]) -> None:
        """Replace what is on view."""
        self.beginResetModel()
        self.found, self.terms = found, terms
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.found)

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        found = self.found[index.row()]
        if role == _FOUND_ROLE:
            return found
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return "\n".join(part for part in (found.kind_name, found.title, below(found)) if part)
        return None


class FoundList(QListView):
    """A list of what was found; Enter and double click are told by `activated`."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.model_of_found = FoundModel()
        self.setModel(self.model_of_found)
        self.setItemDelegate(_FoundDelegate(theme, self.model_of_found))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    @property
    def current(self) -> Found | None:
        """The chosen one."""
        found = self.currentIndex().data(_FOUND_ROLE)
        return found if isinstance(found, Found) else None

    def show_found(self, found: Sequence[Found], terms: Sequence[Term]) -> None:
        """Show what was found, and choose the first."""
        self.model_of_found.show(found, terms)
        if found:
            self.setCurrentIndex(self.model_of_found.index(0))
            self.scrollToTop()

    def step(self, by: int) -> None:
        """Choose another one, so many further down."""
        last = self.model_of_found.rowCount() - 1
        if last >= 0:
            number = max(0, min(last, self.currentIndex().row() + by))
            self.setCurrentIndex(self.model_of_found.index(number))


def below(found: Found) -> str:
    """Return the second line: the number, the place in the text, and the sides."""
    parts = (found.number, found.excerpt, found.subtitle)
    return "  ·  ".join(part for part in parts if part)


class _FoundDelegate(QStyledItemDelegate):
    """Paints one record in two lines."""

    def __init__(self, theme: Theme, model: FoundModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, 2 * _LINE + 10)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        t = self._theme.tokens
        found: Found = index.data(_FOUND_ROLE)
        room: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(
            room, QColor(t.accent_tint if chosen else t.hover if pointed else t.surface)
        )
        painter.setPen(QColor(t.line_row))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        self._paint_kind(painter, room, found)
        left, top = room.x() + _AROUND + _KIND_WIDTH, room.y() + 5
        width = room.width() - _KIND_WIDTH - _DAY_WIDTH - 2 * _AROUND
        body = self._theme.font(t.font_body, QFont.Weight.Medium)
        self._paint_line(painter, QRect(left, top, width, _LINE), found.title, body, t.text)
        whole = QRect(left, top + _LINE, width + _DAY_WIDTH, _LINE)
        small = self._theme.font(t.font_small)
        self._paint_line(painter, whole, below(found), small, t.text_soft)
        if found.day is not None:
            painter.setPen(QColor(t.text_soft))
            painter.setFont(small)
            day = QRect(room.right() - _AROUND - _DAY_WIDTH, top, _DAY_WIDTH, _LINE)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(day, int(flags), short_date(found.day))

    def _paint_kind(self, painter: QPainter, room: QRect, found: Found) -> None:
        t = self._theme.tokens
        icon = _ICONS.get(found.kind, "inbox")
        tone = Tone(t.info.ink, t.sunken, icon)
        place = QRect(room.x() + _AROUND, room.y() + 6, _KIND_WIDTH - _AROUND, _LINE)
        paint_chip(painter, self._theme, place, found.kind_name, tone)

    def _paint_line(self, painter: QPainter, room: QRect, text: str, font: QFont, ink: str) -> None:
        """Paint a text cut to its room, with what was found in it marked."""
        t = self._theme.tokens
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(text.replace("\n", " "), mode, room.width())
        layout = QTextLayout(shown, font)
        marks = []
        for start, end in marked_parts(shown, self._model.terms):
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = start, end - start
            look = QTextCharFormat()
            look.setBackground(QColor(t.soon.fill))
            look.setForeground(QColor(t.text))
            look.setFontUnderline(True)
            mark.format = look
            marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width() + 40)
        layout.endLayout()
        painter.setPen(QColor(ink))
        top = room.y() + (room.height() - line.height()) / 2
        layout.draw(painter, QPointF(room.x(), top))
