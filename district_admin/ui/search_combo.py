"""A combo box of many choices: what is typed in the list that opens narrows it.

The choices stand under the names of their groups and are found by any part of their own name, of
their group's, or of other words for them. Rejected: an editable combo box with a completer (a
half-typed text in the box looks like a choice, and the list has no groups).
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)
from typing_extensions import override

from district_admin.texts import _
from district_admin.thai.normalise import search_key
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.layouts import fill
from district_admin.ui.sizes import beside
from district_admin.ui.theme import Theme

_WIDTH: Final = 360
_HEIGHT: Final = 400
_LINE: Final = 32
_HEAD: Final = 28
_PLACE: Final = Qt.ItemDataRole.UserRole  # of a choice among all
_WALK: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVE: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Choice(NamedTuple):
    """What may be chosen: its value, its name, its group, and other words for it."""

    value: str
    name: str
    group: str = ""
    words: Sequence[str] = ()


class _Found(NamedTuple):
    place: int
    rank: int
    word: str = ""  # the other word it was found by


class Choices:
    """Finds choices by what is typed; made once for all boxes with the same ones."""

    def __init__(self, choices: Sequence[Choice], key: Callable[[str], str] = search_key) -> None:
        self.all = choices
        self._key = key
        self._keys = [
            (key(each.name), key(each.group), [(key(word), word) for word in each.words])
            for each in choices
        ]

    def found(self, typed: str) -> list[_Found]:
        """Return the choices that fit, in their order; the best one has the lowest rank."""
        wanted = self._key(typed)
        looked_at = (self._fit(place, wanted) for place in range(len(self.all)))
        return [each for each in looked_at if each is not None]

    def _fit(self, place: int, wanted: str) -> _Found | None:
        name, group, words = self._keys[place]
        if wanted in name:
            return _Found(place, 0 if name == wanted else 1 if name.startswith(wanted) else 2)
        said = [word for key, word in words if wanted in key]
        if said:
            return _Found(place, 3, min(said, key=len))
        return _Found(place, 4) if wanted in group else None


class SearchCombo(CalmCombo):
    """A combo box whose list is searched by typing; a letter typed in the closed box begins it.

    Arrow keys walk the list, Enter or a click takes a choice, Esc keeps the one there was.
    """

    def __init__(self, theme: Theme, choices: Choices, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._choices = choices
        self._hint = hint
        self._popup: _ChoiceList | None = None
        for each in choices.all:
            self.addItem(each.name, each.value)

    @property
    def popup(self) -> "_ChoiceList":
        """The list that opens."""
        if self._popup is None:
            self._popup = _ChoiceList(self._theme, self, self._choices, self._hint)
            self._popup.taken.connect(self._take)
        return self._popup

    @override
    def showPopup(self) -> None:
        self.popup.open()

    @override
    def hidePopup(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() in _TAKE and event.modifiers() in _PLAIN:
            self.showPopup()
        elif letter.strip() and letter.isprintable() and event.modifiers() in _PLAIN:
            self.showPopup()
            self.popup.line.setText(letter)
        else:
            super().keyPressEvent(event)

    def _take(self, place: int) -> None:
        self.setCurrentIndex(place)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.activated.emit(place)


class _ChoiceList(QFrame):
    """The window that a box opens: a line to search in, and the choices that fit."""

    taken = Signal(int)  # the place of a choice

    def __init__(self, theme: Theme, box: SearchCombo, choices: Choices, hint: str) -> None:
        # not a child of the box: it would wear what combo boxes wear
        super().__init__(box.parentWidget(), Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on the box closes it
        self.setAccessibleName(box.accessibleName())
        self._theme = theme
        self._box = box
        self._choices = choices
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.rows = QListWidget()
        self.rows.setAccessibleName(box.accessibleName())
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the caret stays in the line
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.rows.itemClicked.connect(self._take)
        fill(QVBoxLayout(self), (self.line, self.rows), gap=6, margins=(8, 8, 8, 8))

    def open(self) -> None:
        """Open the whole list at the choice that is chosen now."""
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._show_all()
        self.resize(max(self._box.width(), _WIDTH), _HEIGHT)
        self.move(beside(self._box, self.size()))
        self.show()
        if (item := self.rows.currentItem()) is not None:
            self.rows.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list and take from it while the caret stays in the line."""
        if watched is not self.line or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in (*_TAKE, *_LEAVE):
            event.accept()  # not the page's shortcut: Esc there leaves the step
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _WALK:
            QApplication.sendEvent(self.rows, event)
        elif event.key() in _TAKE:
            self._take(self.rows.currentItem())
        elif event.key() in _LEAVE:
            self.hide()
        else:
            return super().eventFilter(watched, event)
        return True

    def _narrow(self, typed: str) -> None:
        if typed.strip():
            self._show(self._choices.found(typed))
        else:
            self._show_all()

    def _show_all(self) -> None:
        chosen = self._box.currentIndex()
        self._show([_Found(place, place != chosen) for place in range(len(self._choices.all))])

    def _show(self, found: Sequence[_Found]) -> None:
        self.rows.clear()
        best: QListWidgetItem | None = None
        rank, group = len(self._choices.all), ""
        for each in found:
            choice = self._choices.all[each.place]
            if choice.group != group:
                group = choice.group
                self._add_words(group)
            shown = f"{choice.name}   ({each.word})" if each.word else choice.name
            item = QListWidgetItem(shown, self.rows)
            item.setData(_PLACE, each.place)
            item.setSizeHint(QSize(0, _LINE))
            item.setToolTip(shown)
            if best is None or each.rank < rank:
                best, rank = item, each.rank
        if best is None:
            self._add_words(_("ไม่พบ “{typed}”").format(typed=self.line.text().strip()))
        else:
            self.rows.setCurrentItem(best)

    def _add_words(self, text: str) -> None:
        """Add a line that cannot be taken: the name of a group, or that nothing was found."""
        item = QListWidgetItem(text, self.rows)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(self._theme.tokens.text_soft))
        item.setFont(self._theme.font(self._theme.tokens.font_small, QFont.Weight.DemiBold))
        item.setSizeHint(QSize(0, _HEAD))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.hide()
            self.taken.emit(int(item.data(_PLACE)))
