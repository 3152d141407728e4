"""The inputs of a form in which the officer types: one line, a text that grows, several lines.

Every input of a form is a `FieldInput`: it shows a value of a paper's content and gives it back.
Text boxes grow with what is typed, so that a form has one scroll bar and not one in each box.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.layouts import NO_MARGINS, fill
from district_admin.ui.theme import Theme

_AROUND_WORD = 32  # px beside the longest suggestion: padding and scroll bar
_FRAME = 12  # border and padding of the style sheet, above and below together


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


def hold(widget: FieldInput, *items: QWidget, gap: int = 6) -> None:
    """Put the parts of an input one under the other."""
    fill(QVBoxLayout(widget), items, gap, NO_MARGINS)


class LineInput(FieldInput):
    """One line of text, with suggestions while typing and on ↓ if the field has any."""

    def __init__(self, theme: Theme, suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self._line = _SuggestingLine(theme, suggestions)
        self._line.textChanged.connect(self.changed)
        hold(self, self._line)

    @property
    @override
    def entrance(self) -> QLineEdit:
        return self._line

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


class _SuggestingLine(QLineEdit):
    def __init__(self, theme: Theme, suggestions: Sequence[str]) -> None:
        super().__init__()
        if not suggestions:
            return
        completer = QCompleter(list(suggestions), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)
        arrow = self.addAction(
            theme.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.setText(_("แสดงคำที่ใช้บ่อย"))
        arrow.setToolTip(_("แสดงคำที่ใช้บ่อย (↓)"))
        arrow.triggered.connect(self._show_all)

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
        # an empty prefix offers every suggestion, whatever has been typed so far
        self.completer().setCompletionPrefix("")
        self.completer().complete()
        if popup := self.completer().popup():
            popup.setMinimumWidth(popup.sizeHintForColumn(0) + _AROUND_WORD)


class TextInput(FieldInput):
    """A text of several paragraphs, with a menu of usual sentences if the field has any."""

    def __init__(self, theme: Theme, suggestions: Sequence[str] = (), lines: int = 2) -> None:
        super().__init__()
        self._box = GrowingText(lines)
        self._box.textChanged.connect(self.changed)
        self._box.caret_moved.connect(self._pass_on)
        self._menu = self._make_menu(theme, suggestions) if suggestions else None
        hold(self, self._box)

    @property
    @override
    def corner(self) -> QWidget | None:
        return self._menu

    @property
    @override
    def entrance(self) -> "GrowingText":
        return self._box

    @override
    def value(self) -> object:
        return self._box.toPlainText()

    @override
    def show_value(self, value: object) -> None:
        self._box.show_text("" if value is None else str(value))

    def _make_menu(self, theme: Theme, sentences: Sequence[str]) -> QWidget:
        made = button(theme, _("ข้อความที่ใช้บ่อย"), "quiet")
        made.setProperty("compact", True)
        menu = QMenu(made)
        for sentence in sentences:
            menu.addAction(sentence).triggered.connect(
                lambda _checked=False, text=sentence: self._insert(text)
            )
        made.setMenu(menu)
        return made

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


class GrowingText(QPlainTextEdit):
    """A text box as high as its text. Tab goes on to the next field."""

    caret_moved = Signal(QRect)

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._fewest_lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell_caret)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text without telling of a change; what could be undone in it is forgotten."""
        if text == self.toPlainText():
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls, not the box

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def _fit(self) -> None:
        layout, block = self.document().documentLayout(), self.document().begin()
        text_height = 0.0
        while block.isValid():
            text_height += layout.blockBoundingRect(block).height()
            block = block.next()
        fewest = self._fewest_lines * self.fontMetrics().lineSpacing()
        margins = 2 * self.document().documentMargin()
        height = round(max(text_height, fewest) + margins) + _FRAME
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            # the box has just grown under its own scroll position: its first line is at the top
            self.verticalScrollBar().setValue(0)

    def _tell_caret(self) -> None:
        if self.hasFocus():
            # after the box has its new height
            QTimer.singleShot(0, self, lambda: self.caret_moved.emit(self.cursorRect()))
