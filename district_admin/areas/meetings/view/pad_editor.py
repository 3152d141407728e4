"""The text box of the pad: each paragraph is a passage, with its agenda item beside it.

What belongs to a passage (key, item, recording) lies in the format of its paragraph, so that Qt's
own undo of typing brings it back with the words. Rejected: a list beside the text, which would have
to follow each cut and paste; and a box a passage, where text cannot be chosen over two.
"""

import random
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from typing_extensions import override

from district_admin.areas.meetings.operations.shorthand import Found, Shorthand
from district_admin.areas.meetings.operations.time_marks import mark_text, marks_in
from district_admin.areas.meetings.operations.transcripts import Passage
from district_admin.areas.meetings.view.mark_look import MarkLook, mark_of
from district_admin.areas.meetings.view.pad_margin import WIDTH as MARGIN_WIDTH
from district_admin.areas.meetings.view.pad_margin import PadMargin
from district_admin.areas.meetings.view.passage_form import (
    ITEM,
    KEY,
    RECORDING,
    form_of,
    number_of,
    numbers_of,
    with_number,
)
from district_admin.texts import _
from district_admin.ui.theme import Theme

_LARGEST_KEY: Final = 2**31 - 1
_MOST_OFFERED: Final = 12
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PadEditor(QPlainTextEdit):
    """Text in passages, with time marks to click and abbreviations that open."""

    mark_chosen = Signal(int, int)  # the time in ms, and the recording it belongs to, or 0
    passage_changed = Signal()  # the caret came to another passage, or its item is another
    take_back_wanted = Signal()  # what was done with the passages, and not with their letters

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.shorthand = Shorthand({})
        self.recording_id = 0  # what new time marks belong to
        self.has_deed_to_take_back = False
        self._keys: set[int] = set()
        self._offered: QMenu | None = None
        self._highlighter = MarkLook(theme, self.document())
        self.margin = PadMargin(theme, self)
        self.setViewportMargins(MARGIN_WIDTH, 0, 0, 0)
        self.setAccessibleName(_("บันทึกถอดเทป"))
        self.setPlaceholderText(_("พิมพ์สิ่งที่ได้ยิน ขึ้นย่อหน้าใหม่เมื่อเปลี่ยนผู้พูด"))
        self.setMouseTracking(True)
        self.setUndoRedoEnabled(True)
        self.setTabChangesFocus(True)  # Shift+Tab; see focusNextPrevChild
        self.cursorPositionChanged.connect(self.passage_changed)
        self.textChanged.connect(self._typed)
        self.show_passages(())

    @property
    def passages(self) -> list[Passage]:
        """What stands in the box."""
        found, seen = [], set[int]()
        for block in self.blocks():
            key, item, recording = numbers_of(block)
            if not key or key in seen:  # a paragraph that came in by another way
                key = self._give_key(block)
            seen.add(key)
            found.append(Passage(key, block.text(), item or None, recording or None))
        return found

    @property
    def chosen_keys(self) -> list[int]:
        """The passages that the selection touches; without one, that of the caret."""
        return [number_of(block, KEY) for block in self._chosen()]

    @property
    def item_id(self) -> int:
        """The agenda item of the passage with the caret; 0 if it has none."""
        return number_of(self.textCursor().block(), ITEM)

    def blocks(self) -> Iterator[QTextBlock]:
        """Give the paragraphs."""
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show passages; the caret stays where it was, and what could be undone is forgotten."""
        cursor = self.textCursor()
        was = number_of(cursor.block(), KEY), cursor.positionInBlock()
        at = self.verticalScrollBar().value()
        document = self.document()
        signals = self.blockSignals(True)
        document.setUndoRedoEnabled(False)
        writing = QTextCursor(document)
        writing.beginEditBlock()  # laid out once, and not for each passage
        writing.select(QTextCursor.SelectionType.Document)
        writing.removeSelectedText()
        for number, each in enumerate(passages or (Passage(self._new_key(), ""),)):
            self._keys.add(each.key)
            if number:
                writing.insertBlock(form_of(each))
            else:
                writing.setBlockFormat(form_of(each))
            writing.insertText(each.text)
        writing.endEditBlock()
        document.setUndoRedoEnabled(True)
        self.blockSignals(signals)
        self._go_back_to(*was)
        self.verticalScrollBar().setValue(at)
        self.passage_changed.emit()

    def go_to_end(self) -> None:
        """Put the caret after the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def go_to(self, key: int) -> None:
        """Put the caret before a passage, in the middle of what is seen; it may be gone."""
        for block in self.blocks():
            if number_of(block, KEY) == key:
                self.setTextCursor(QTextCursor(block))
                self.centerCursor()

    def go_on(self) -> None:
        """Put the caret at the end of the passage after the chosen ones, if there is one."""
        block = self._chosen()[-1].next()
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)

    def set_item(self, item_id: int) -> None:
        """Let the chosen passages belong to an agenda item, or to none (0)."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for block in self._chosen():
            QTextCursor(block).setBlockFormat(with_number(block.blockFormat(), ITEM, item_id))
        cursor.endEditBlock()
        self.passage_changed.emit()

    def put_mark(self, ms: int) -> None:
        """Put the mark of a time where the caret is."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(f"{mark_text(ms)} ")
        cursor.setBlockFormat(with_number(cursor.blockFormat(), RECORDING, self.recording_id))
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def go_to_mark(self) -> None:
        """Let the recording go to the last mark before the caret, or that the caret is in."""
        cursor = self.textCursor()
        block, limit = cursor.block(), cursor.positionInBlock()
        while block.isValid():
            before = [each for each in marks_in(block.text()) if each.start <= limit]
            if before:
                self.mark_chosen.emit(before[-1].ms, number_of(block, RECORDING))
                return
            block = block.previous()
            limit = block.length()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self.margin.setGeometry(inside.left(), inside.top(), MARGIN_WIDTH, inside.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.matches(QKeySequence.StandardKey.Undo) and self.has_deed_to_take_back:
            self.take_back_wanted.emit()
        elif self.isReadOnly() or not plain:
            super().keyPressEvent(event)
        elif event.key() in _ENTERS:
            self._begin_passage()
        elif event.key() == Qt.Key.Key_Tab:
            self._expand(self.shorthand.at_tab(self._before))
        else:
            if event.key() == Qt.Key.Key_Space:
                self._expand(self.shorthand.at_space(self._before))
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Leave with Shift+Tab; Tab opens what is typed short."""
        return False if next and not self.isReadOnly() else super().focusNextPrevChild(next)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone, each line as a passage of its own."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, line in enumerate(source.text().splitlines()):
            if number:
                cursor.insertBlock(self._next_form(cursor))
            cursor.insertText(line)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if (found := self._mark_at(event.position().toPoint())) is not None:
            self.mark_chosen.emit(*found)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_mark = self._mark_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_mark else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def _mark_at(self, place: QPoint) -> tuple[int, int] | None:
        cursor = self.cursorForPosition(place)
        if not self.cursorRect(cursor).adjusted(-12, 0, 12, 0).contains(place):
            return None  # beside the end of the line
        found = mark_of(cursor)
        return None if found is None else (found.ms, number_of(cursor.block(), RECORDING))

    @property
    def _before(self) -> str:
        cursor = self.textCursor()
        return "" if cursor.hasSelection() else cursor.block().text()[: cursor.positionInBlock()]

    def _expand(self, found: Found | None) -> None:
        if found is None:
            return
        if len(found.texts) == 1:
            self._replace(found.letters, found.texts[0])
            return
        self._offered = menu = QMenu(self)
        for text in found.texts[:_MOST_OFFERED]:
            menu.addAction(text, partial(self._replace, found.letters, text))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def _replace(self, letters: int, text: str) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() - letters, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def _begin_passage(self) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        form = cursor.blockFormat()
        begins = cursor.atBlockStart() and not cursor.atBlockEnd()
        cursor.insertBlock(form if begins else self._next_form(cursor))
        if begins:  # the words keep what belongs to them; the empty line above them is the new one
            above = QTextCursor(cursor.block().previous())
            above.setBlockFormat(self._next_form(cursor))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _next_form(self, cursor: QTextCursor) -> QTextBlockFormat:
        """Return what a new passage after that of a cursor has: its item, and a key of its own."""
        return with_number(cursor.blockFormat(), KEY, self._new_key())

    def _new_key(self) -> int:
        key = random.randint(1, _LARGEST_KEY)
        while key in self._keys:
            key = random.randint(1, _LARGEST_KEY)
        self._keys.add(key)
        return key

    def _give_key(self, block: QTextBlock) -> int:
        key = self._new_key()
        cursor = QTextCursor(block)
        cursor.joinPreviousEditBlock()
        cursor.setBlockFormat(with_number(block.blockFormat(), KEY, key))
        cursor.endEditBlock()
        return key

    def _chosen(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        found = [block]
        while block.blockNumber() < last.blockNumber():
            block = block.next()
            found.append(block)
        return found

    def _go_back_to(self, key: int, letters: int) -> None:
        for block in self.blocks():
            if number_of(block, KEY) == key:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + min(letters, block.length() - 1))
                self.setTextCursor(cursor)
                return

    def _typed(self) -> None:
        self.has_deed_to_take_back = False
