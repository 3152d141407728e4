"""A text that wraps, of which parts can be chosen with the mouse and copied as they were put in."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.thai_wrap import ZERO_WIDTH_SPACE

_LONG: Final = re.compile(r"[!-~]{15,}")  # an address of e-mail or the web, which has no space
_MAY_END: Final = re.compile(r"(?<=[@/._\-])(?=[^@/._\-])|(?<=[^@.])(?=[@.])")


class SelectableText(WrappedLabel):
    """A text whose long addresses wrap as well: Qt would push its pane wide, and cut it off.

    The marks by which they do never go into what is copied.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @override
    def show_text(self, text: str) -> None:
        super().show_text(text)
        shown = _LONG.sub(lambda found: _MAY_END.sub(ZERO_WIDTH_SPACE, found[0]), self.text())
        if shown != self.text():
            self.setText(shown)

    def copy(self) -> None:
        """Copy what is chosen, without marks."""
        QGuiApplication.clipboard().setText(self.selectedText().replace(ZERO_WIDTH_SPACE, ""))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(_("คัดลอก"), self.copy).setEnabled(self.hasSelectedText())
        menu.exec(event.globalPos())
