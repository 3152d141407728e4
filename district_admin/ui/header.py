"""The head of a page."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from district_admin.ui.labels import Elided
from district_admin.ui.layouts import column, fill
from district_admin.ui.theme import Theme

_LOW_WINDOW = 480


class PageHeader(QWidget):
    """Title, one quiet line under it, actions on the right with the primary one last."""

    def __init__(
        self, theme: Theme, title: str, subtitle: str = "", actions: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        t = theme.tokens
        self._title = Elided(title, "title")
        self._subtitle = Elided(subtitle, "muted")
        layout = QHBoxLayout(self)
        margins = (t.space_5, t.space_3, t.space_5, t.space_3)
        fill(layout, actions, gap=t.space_2, margins=margins)
        layout.insertLayout(0, column(self._title, self._subtitle, gap=0), 1)

    def show_texts(self, title: str, subtitle: str) -> None:
        """Show another title and line under it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._subtitle.setVisible(self.window().height() >= _LOW_WINDOW)
