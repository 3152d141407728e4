"""Buttons: with a word, with an icon alone, and filters of which one is chosen."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QPushButton, QToolButton, QWidget

from district_admin.overriding import override
from district_admin.ui.flow import FlowLayout
from district_admin.ui.theme import Theme

Kind = Literal["primary", "secondary", "quiet", "danger", "filter"]

_ICON = QSize(18, 18)
_BETWEEN = 6  # px between two filters
_FIGURE_SPACE = "\u2007"  # as wide as a digit


def _is_enter(event: QKeyEvent) -> bool:
    alone = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    return alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Button(QPushButton):
    """Enter presses the button that has the focus, and not the first one of its window.

    Rejected: Qt's `autoDefault`, which does so too but makes the first button of a window that
    has no default one answer to Enter from every field.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class _Tool(QToolButton):
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event) and self.menu() is not None:
            self.showMenu()
        elif _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    theme: Theme,
    text: str,
    kind: Kind = "secondary",
    icon: str = "",
    tip: str = "",
    keys: str = "",
) -> QPushButton:
    """Return a button; a mouse click leaves the caret where the officer was typing.

    `keys`, such as "Ctrl+S", press it from anywhere in its window and are said in its tooltip.
    """
    made = _Button(f" {text}" if icon else text)
    made.setAccessibleName(text)
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAutoDefault(False)
    made.setToolTip(_tip(tip or text if keys else tip, keys))
    if keys:
        made.setShortcut(QKeySequence(keys))
    if icon:
        t = theme.tokens
        inks = {"primary": t.on_accent, "danger": t.on_accent, "quiet": t.accent}
        made.setIcon(theme.icon(icon, inks.get(kind, t.text_soft)))
        made.setIconSize(_ICON)
    return made


def say_on(made: QPushButton, text: str) -> None:
    """Change what a button says; its keys stay, which Qt drops with every new text."""
    keys = made.shortcut()
    made.setText(text if made.icon().isNull() else f" {text}")
    made.setAccessibleName(text)
    made.setShortcut(keys)
    shown = keys.toString(QKeySequence.SequenceFormat.PortableText)
    made.setToolTip(_tip(text if shown else "", shown))


def tool(theme: Theme, icon: str, name: str, keys: str = "") -> QToolButton:
    """Return a button that is an icon alone: its name is its tooltip and its accessible name."""
    made = _Tool()
    made.setIcon(theme.icon(icon))
    made.setIconSize(_ICON)
    made.setToolTip(_tip(name, keys))
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if keys:
        made.setShortcut(QKeySequence(keys))
    return made


def _tip(text: str, keys: str) -> str:
    return f"{text} ({keys})" if keys else text


class FilterChips(QWidget):
    """Filters with their counts, of which one is chosen; in lines, as many as they need."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str], current: int = 0) -> None:
        super().__init__()
        self._names = tuple(names)
        self._group = QButtonGroup(self)
        self._buttons = [button(theme, name, "filter") for name in names]
        for number, chip in enumerate(self._buttons):
            chip.setCheckable(True)
            chip.setChecked(number == current)
            self._group.addButton(chip, number)
        self.setLayout(FlowLayout(self._buttons, _BETWEEN, from_left=True))
        self._group.idClicked.connect(self.chosen)

    @property
    def count(self) -> int:
        """How many filters there are."""
        return len(self._names)

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many records each filter lets through; nothing while it is not known yet."""
        if not counts:
            return
        for chip, name, count in zip(self._buttons, self._names, counts, strict=True):
            chip.setText(f"{name}  {count:,}")
            chip.setAccessibleName(f"{name} {count:,}")

    def await_counts(self, most: int) -> None:
        """Keep the room of counts that are not known yet, of `most` at most: nothing moves then."""
        room = _FIGURE_SPACE * len(f"{most:,}")
        for chip, name in zip(self._buttons, self._names, strict=True):
            chip.setText(f"{name}  {room}")
            chip.setAccessibleName(name)

    @property
    def current(self) -> int:
        """The number of the chosen filter, from 0."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Choose a filter by its number, from 0, as a click on it does."""
        self._buttons[number].click()
