"""What a page shows while there is nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from district_admin.ui.labels import label
from district_admin.ui.layouts import fill, row
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

_TEXT_WIDTH = 420


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
        picture = Picture(theme, icon, t.accent, 32, 72, t.accent_tint)
        fill(layout, (1, row(1, picture, 1)), gap=t.space_2, margins=(16, 16, 16, 16))
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
