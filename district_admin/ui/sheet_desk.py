"""The desk a sheet lies on: it scrolls, and has its own keys while it has the focus."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from district_admin.ui.theme import Theme

_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_WHEEL_NOTCH = 120


class SheetDesk(QScrollArea):
    """Takes its keys before a shortcut of the window with the same keys can."""

    page_turned = Signal(int)
    zoom_stepped = Signal(int)
    fit_wanted = Signal()

    def __init__(self, theme: Theme, paper: QWidget) -> None:
        super().__init__()
        self.setWidget(paper)
        self.setWidgetResizable(True)
        # a bar that comes and goes would change the width the page is fitted to
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        t = theme.tokens
        self.setStyleSheet(
            f"SheetDesk {{ border: 2px solid {t.sunken}; background: {t.sunken}; }}"
            f"SheetDesk:focus {{ border-color: {t.accent}; }}"
        )
        paper.setAutoFillBackground(False)
        self.viewport().setStyleSheet(f"background: {t.sunken};")

    @override
    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._is_ours(event):
            super().keyPressEvent(event)
        elif key in _TURNS:
            self.page_turned.emit(_TURNS[key])
        elif key in _ZOOMS:
            self.zoom_stepped.emit(_ZOOMS[key])
        else:
            self.fit_wanted.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_stepped.emit(1 if event.angleDelta().y() >= _WHEEL_NOTCH // 2 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key in _TURNS:
            return modifiers in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
        with_control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        return with_control and (key in _ZOOMS or key == Qt.Key.Key_0)
