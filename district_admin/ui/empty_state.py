"""What a page shows while there is nothing to show.

Where it is too low for all of it the icon goes: the words would be laid over one another.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.ui.labels import label
from district_admin.ui.layouts import fill, row
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

_TEXT_WIDTH = 420
_PICTURE = 72
_MARGIN = 16


class EmptyState(QWidget):
    """An icon, one sentence of what belongs here, and one thing to do."""

    def __init__(
        self, theme: Theme, icon: str, title: str, text: str, action: QPushButton | None = None
    ) -> None:
        super().__init__()
        t = theme.tokens
        heading = label(title, "section", wrap=True)
        sentence = label(text, "muted", wrap=True)
        layout = QVBoxLayout(self)
        self._picture = Picture(theme, icon, t.accent, 32, _PICTURE, t.accent_tint)
        self._words, self._action = (heading, sentence), action
        margins = (_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        fill(layout, (1, row(1, self._picture, 1)), gap=t.space_2, margins=margins)
        for words in (heading, sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            words.setMinimumWidth(min(_TEXT_WIDTH, 320))
            words.setMaximumWidth(_TEXT_WIDTH)
            line = row()
            line.addStretch(1)
            line.addWidget(words, 100)  # all the room up to its greatest width
            line.addStretch(1)
            layout.addLayout(line)
        if action:
            layout.addSpacing(t.space_1)
            layout.addLayout(row(1, action, 1))
        layout.addStretch(2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(_TEXT_WIDTH, self.width() - 2 * _MARGIN)
        heights = [each.heightForWidth(width) for each in self._words]
        if self._action is not None:
            heights.append(self._action.sizeHint().height())
        gap = self.layout().spacing()  # type: ignore[union-attr] # it was laid out above
        whole = 2 * _MARGIN + _PICTURE + sum(heights) + gap * (len(heights) + 3)
        self._picture.setVisible(self.height() >= whole)
