"""The margin of the pad: beside each passage its agenda item, and whether it is in the minutes."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget
from typing_extensions import override

from district_admin.areas.meetings.view.passage_form import ITEM, KEY, number_of
from district_admin.texts import _
from district_admin.ui.theme import Theme

WIDTH: Final = 72
_ICON: Final = 16
_EDGE: Final = 8
_BESIDE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PadMargin(QWidget):
    """Stands left of the text and scrolls with it."""

    def __init__(self, theme: Theme, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._theme = theme
        self._editor = editor
        self.numbers: Mapping[int, str] = {}
        self.titles: Mapping[int, str] = {}
        self.carried: Collection[int] = ()  # keys of passages that stand in the minutes as they are
        self.corrected: Collection[int] = ()  # and of those that were changed since
        editor.updateRequest.connect(lambda _rect, _dy: self.update())
        editor.cursorPositionChanged.connect(self.update)

    def words_of(self, block: QTextBlock) -> str:
        """Return what the margin says of a passage, in words."""
        item, key = number_of(block, ITEM), number_of(block, KEY)
        parts = [_("ยังไม่มีวาระ")]
        if item in self.numbers:
            parts = [
                _("วาระ {number} {title}").format(
                    number=self.numbers[item], title=self.titles[item]
                )
            ]
        if key in self.carried:
            parts.append(_("นำเข้าร่างรายงานแล้ว"))
        elif key in self.corrected:
            parts.append(_("แก้ไขหลังจากนำเข้าร่างรายงาน กด Ctrl+M เพื่อนำเข้าใหม่"))
        return "\n".join(parts)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.transparent)
        current = self._editor.textCursor().block().blockNumber()
        ratio = self.devicePixelRatioF()
        for block, place in self._seen():
            key = number_of(block, KEY)
            number = self.numbers.get(number_of(block, ITEM), "–")
            painter.setPen(t.accent if block.blockNumber() == current else t.text_faint)
            words = QRect(_EDGE, place.top(), WIDTH - _ICON - 2 * _EDGE, place.height())
            painter.drawText(
                words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number
            )
            tone = t.done if key in self.carried else t.soon if key in self.corrected else None
            if tone is not None:
                icon = "check" if tone is t.done else "pen-line"
                picture = self._theme.pixmap(icon, tone.ink, _ICON, ratio)
                top = place.top() + (place.height() - _ICON) // 2
                painter.drawPixmap(WIDTH - _ICON - _EDGE, top, picture)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self._editor.cursorForPosition(QPoint(0, event.pos().y())).block()
            QToolTip.showText(event.globalPos(), self.words_of(block), self)
            return True
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._editor.wheelEvent(event)

    def _seen(self) -> list[tuple[QTextBlock, QRect]]:
        """Return the passages in sight, each with the place of its first line."""
        editor = self._editor
        block = editor.cursorForPosition(QPoint(0, 0)).block()
        found = []
        high = editor.fontMetrics().lineSpacing()
        top = editor.viewport().geometry().top()
        while block.isValid():
            probe = editor.textCursor()
            probe.setPosition(block.position())
            rect = editor.cursorRect(probe)
            if rect.top() > editor.viewport().height():
                break
            found.append(
                (block, QRect(0, rect.top() + top - self.y(), WIDTH, max(high, rect.height())))
            )
            block = block.next()
        return found
