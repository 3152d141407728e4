"""How time marks look in the pad, and which of them a place in the text is in."""

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from typing_extensions import override

from district_admin.areas.meetings.operations.time_marks import TimeMark, marks_in
from district_admin.ui.theme import Theme


class MarkLook(QSyntaxHighlighter):
    """Shows where a click leads to a time."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = QTextCharFormat()
        self._look.setForeground(QColor(theme.tokens.accent))
        self._look.setFontUnderline(True)

    @override
    def highlightBlock(self, text: str) -> None:
        for each in marks_in(text):
            self.setFormat(each.start, each.end - each.start, self._look)


def mark_of(cursor: QTextCursor) -> TimeMark | None:
    """Return the mark that a cursor is in or beside."""
    at = cursor.positionInBlock()
    return next((e for e in marks_in(cursor.block().text()) if e.start <= at <= e.end), None)
