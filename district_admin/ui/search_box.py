"""Search as you type."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.theme import Theme

PAUSE_MS = 200
_WALK: Final = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_ALONE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class SearchBox(QLineEdit):
    """A box to search in: Ctrl+F comes here, Esc or × empties it, Esc in an empty one leaves it.

    It is left for `leaves_to`, such as the list that it narrows; without one Esc is its window's.
    The keys that walk in that list, and Enter, come to it from here as well, as the foot of a list
    says: what was typed is searched first. Rejected: Enter that opens what is found (among 100,000
    people that may be who was found for the letters before).
    One that `keeps` what was searched leaves Esc to its window at once.

    `searched` gives what to look for, without spaces around it, after a short pause in typing.
    Ctrl+Z here takes back what was last done in the office, as everywhere: a few letters of a
    search are typed again sooner than she finds out why the import is still there.
    """

    searched = Signal(str)

    def __init__(self, theme: Theme, hint: str, *, keeps: bool = False) -> None:
        super().__init__()
        self.leaves_to: QWidget | None = None
        self._keeps = keeps
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        words = "{hint} (Ctrl+F)" if keeps else _("{hint} (Ctrl+F, Esc ล้างคำค้น)")
        self.setToolTip(words.format(hint=hint))
        self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._empty = self.addAction(theme.icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._empty.setToolTip(_("ล้างคำค้น") if keeps else _("ล้างคำค้น (Esc)"))
        self._empty.setText(_("ล้างคำค้น"))
        self._empty.setVisible(False)
        self._empty.triggered.connect(self.clear)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._typed)
        come = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        come.activated.connect(self._come)

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _typed(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        if text:
            self._pause.start()
        else:  # an emptied box shows everything at once
            self._pause.stop()
            self._search()

    def _search(self) -> None:
        self.searched.emit(self.text().strip())

    def _go_to_list(self) -> bool:
        """Go to the list below, if anything is listed; it is what was typed until now."""
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        if self.leaves_to is None or not self.leaves_to.isVisible():
            return False
        self.leaves_to.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @property
    def _takes_escape(self) -> bool:
        to = self.leaves_to
        if self._keeps:
            return False
        return bool(self.text()) or (to is not None and to.isVisible())

    @override
    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self._takes_escape
        ):
            event.accept()  # the box's own: not the page's shortcut, which closes the record
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.matches(_UNDO) or event.matches(_REDO))
        ):
            event.ignore()  # not the box's: the window's shortcut gets it
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK and event.modifiers() in _ALONE:
            self._go_to_list()
        elif event.key() != Qt.Key.Key_Escape or not self._takes_escape:
            super().keyPressEvent(event)
            if event.key() in _ENTER and self._go_to_list():
                event.accept()
        elif self.text():
            self.clear()
        elif self.leaves_to:
            self.leaves_to.setFocus(Qt.FocusReason.ShortcutFocusReason)
