"""White sections on the ground of a page."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from district_admin.ui.labels import label
from district_admin.ui.layouts import fill, row
from district_admin.ui.theme import Theme


class Card(QFrame):
    """A section with a heading if it has one; its content goes into `body`."""

    def __init__(
        self, theme: Theme, title: str = "", note: str = "", action: QWidget | None = None
    ) -> None:
        super().__init__()
        t = theme.tokens
        self.setObjectName("card")
        self.body = QVBoxLayout()
        layout = QVBoxLayout(self)
        margins = (t.space_4, t.space_3, t.space_4, t.space_3)
        fill(layout, (), gap=t.space_2, margins=margins)
        if title:
            head = row(label(title, "section"), label(note, "small"), 1)
            if action:
                action.setProperty("compact", True)
                head.addWidget(action)
            layout.addLayout(head)
            self.setAccessibleName(title)
        self.body.setSpacing(0)
        layout.addLayout(self.body)
