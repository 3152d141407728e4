"""The inputs of a form in which the officer types: one line, a text that grows, several lines.

Every input of a form is a `FieldInput`: it shows a value of a paper's content and gives it back.
Text boxes grow with what is typed, so that a form has one scroll bar and not one in each box.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.growing_text import GrowingText
from district_admin.ui.layouts import NO_MARGINS, fill
from district_admin.ui.states import show_locked
from district_admin.ui.suggesting_line import SuggestingLine
from district_admin.ui.theme import Theme

LONGEST_SHOWN = 70  # letters of a sentence in a menu


class FieldInput(QWidget):
    """Shows one value of a paper's content and gives it back as the officer changes it."""

    changed = Signal()
    caret_moved = Signal(QWidget, QRect)
    names_itself = False  # it says its field's label itself, so none stands above it

    @property
    def mistake(self) -> str:
        """Why what was typed cannot be used, in the officer's words; empty when it can."""
        return ""

    @property
    def corner(self) -> QWidget | None:
        """What stands at the right end of the label's line, if anything."""
        return None

    @property
    def entrance(self) -> QWidget:
        """The widget that takes the caret when the officer is led to this field."""
        return self

    def value(self) -> object:
        """Return the value as it is kept in the content."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value without telling of a change."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied but not changed, or be changed again."""
        for each in self.findChildren(QWidget):
            if isinstance(each, QLineEdit | QPlainTextEdit):
                each.setReadOnly(read_only)
                for arrow in each.actions():  # it would open what cannot be taken
                    arrow.setVisible(not read_only)
            elif isinstance(each, QComboBox | QAbstractButton):
                each.setEnabled(not read_only)
            else:
                continue
            show_locked(each, read_only)


def hold(widget: FieldInput, *items: QWidget, gap: int = 6) -> None:
    """Put the parts of an input one under the other."""
    fill(QVBoxLayout(widget), items, gap, NO_MARGINS)


class LineInput(FieldInput):
    """One line of text, with suggestions while typing and on ↓ if the field has any."""

    def __init__(self, theme: Theme, suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self._line = SuggestingLine(theme, suggestions)
        self._line.textChanged.connect(self.changed)
        hold(self, self._line)

    @property
    @override
    def entrance(self) -> QLineEdit:
        return self._line

    def offer(self, suggestions: Sequence[str]) -> None:
        """Offer other words."""
        self._line.offer(suggestions)

    @override
    def value(self) -> str:
        return " ".join(self._line.text().splitlines())

    @override
    def show_value(self, value: object) -> None:
        text = "" if value is None else str(value)
        if text != self._line.text():
            self._line.blockSignals(True)
            self._line.setText(text)
            self._line.setCursorPosition(0)
            self._line.blockSignals(False)


def _short(sentence: str) -> str:
    """Return a sentence as a menu can show it."""
    words = sentence.replace("\n", " ")
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


class TextInput(FieldInput):
    """A text of several paragraphs, with a menu of usual sentences if the field has any."""

    kept = Signal(str)  # what she wants to use again

    def __init__(
        self,
        theme: Theme,
        suggestions: Sequence[str] = (),
        lines: int = 2,
        keeps: bool = False,
    ) -> None:
        super().__init__()
        self._keeps = keeps
        self._box = GrowingText(lines)
        self._box.textChanged.connect(self.changed)
        self._box.caret_moved.connect(self._pass_on)
        self._menu = self._make_menu(theme, suggestions) if suggestions or keeps else None
        hold(self, self._box)

    @property
    @override
    def corner(self) -> QWidget | None:
        return self._menu

    @property
    @override
    def entrance(self) -> GrowingText:
        return self._box

    @override
    def value(self) -> object:
        return self._box.toPlainText()

    @override
    def show_value(self, value: object) -> None:
        self._box.show_text("" if value is None else str(value))

    @override
    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        if self._menu is not None:
            self._menu.setVisible(not read_only)

    def offer(self, suggestions: Sequence[str]) -> None:
        """Offer other sentences."""
        if self._menu is not None:
            self._fill(self._menu.menu(), suggestions)

    def _make_menu(self, theme: Theme, sentences: Sequence[str]) -> QPushButton:
        made = button(theme, _("ข้อความที่ใช้บ่อย"), "quiet")
        made.setProperty("compact", True)
        menu = QMenu(made)
        self._fill(menu, sentences)
        made.setMenu(menu)
        return made

    def _fill(self, menu: QMenu, sentences: Sequence[str]) -> None:
        menu.clear()
        for sentence in sentences:
            menu.addAction(_short(sentence)).triggered.connect(
                lambda _checked=False, text=sentence: self._insert(text)
            )
        if self._keeps:
            menu.addSeparator()
            menu.addAction(_("เก็บเป็นข้อความของฉัน")).triggered.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        """Keep what is selected, or all of it."""
        caret = self._box.textCursor()
        chosen = caret.selectedText().replace("\u2029", "\n") if caret.hasSelection() else ""
        self.kept.emit(chosen or self._box.toPlainText())

    def _insert(self, sentence: str) -> None:
        """Put a sentence where the caret is; on an empty last line if there is text before it."""
        caret = self._box.textCursor()
        if caret.block().text() and caret.atEnd():
            caret.insertBlock()
        caret.insertText(sentence)
        self._box.setFocus()

    def _pass_on(self, place: QRect) -> None:
        self.caret_moved.emit(self._box, place)


class LinesInput(TextInput):
    """Several short lines, such as enclosures: each line typed is one of them."""

    def __init__(self, theme: Theme, suggestions: Sequence[str] = ()) -> None:
        super().__init__(theme, suggestions, lines=1)

    @override
    def value(self) -> object:
        lines = (line.strip() for line in self.entrance.toPlainText().splitlines())
        return [line for line in lines if line]

    @override
    def show_value(self, value: object) -> None:
        lines = value if isinstance(value, list | tuple) else []
        self.entrance.show_text("\n".join(str(line) for line in lines))
