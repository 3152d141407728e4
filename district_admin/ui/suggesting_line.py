"""A line of text with usual words offered under it, while she types and on ↓."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCompleter, QLineEdit, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.theme import Theme

_AROUND_WORD = 32  # px beside the longest suggestion: padding and scroll bar


class SuggestingLine(QLineEdit):
    """A line with suggestions under it; a click beside them goes on where she clicked.

    Qt takes such a click for closing them alone, and what she types next would land in this line.
    """

    def __init__(self, theme: Theme, suggestions: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.offer(suggestions)

    def offer(self, suggestions: Sequence[str]) -> None:
        """Offer these words while she types, and on ↓."""
        known = self.completer()
        if known is not None:
            known.setModel(QStringListModel(list(suggestions), known))
            return
        if not suggestions:
            return
        completer = QCompleter(list(suggestions), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)
        arrow = self.addAction(
            self._theme.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.setText(_("แสดงคำที่ใช้บ่อย"))
        arrow.setToolTip(_("แสดงคำที่ใช้บ่อย (↓)"))
        arrow.triggered.connect(self._show_all)

    @override
    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self._suggests
        ):
            event.accept()  # it closes the suggestions: not the page's shortcut, which leaves
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        completer = self.completer()
        if completer is not None and (popup := completer.popup()) is not None:
            popup.installEventFilter(self)  # before the completer's own, which takes the click

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and not watched.rect().contains(event.position().toPoint())
        ):
            watched.hide()
            _go_on_at(QApplication.widgetAt(event.globalPosition().toPoint()))
            return True
        return super().eventFilter(watched, event)

    @property
    def _suggests(self) -> bool:
        completer = self.completer()
        popup = completer.popup() if completer else None
        return bool(popup and popup.isVisible())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        popup = completer.popup() if completer else None
        if event.key() == Qt.Key.Key_Down and popup and not popup.isVisible():
            self._show_all()
        else:
            super().keyPressEvent(event)

    def _show_all(self) -> None:
        self.setFocus()
        if self.isReadOnly():
            return
        # an empty prefix offers every suggestion, whatever has been typed so far
        self.completer().setCompletionPrefix("")
        self.completer().complete()
        if popup := self.completer().popup():
            popup.setMinimumWidth(popup.sizeHintForColumn(0) + _AROUND_WORD)


def _go_on_at(clicked: QWidget | None) -> None:
    """Press the button that was clicked, or give the caret to the input that it is part of."""
    if isinstance(clicked, QAbstractButton):
        QTimer.singleShot(0, clicked, clicked.click)  # after the popup's own event has ended
        return
    while clicked is not None and not clicked.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        clicked = clicked.parentWidget()
    if clicked is not None:
        clicked.setFocus(Qt.FocusReason.MouseFocusReason)
