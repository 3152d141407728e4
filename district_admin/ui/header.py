"""The head of a page.

Where the line under the title would be cut beside the actions, it goes below them, still under the
title if there is room for it there.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.ui.labels import Elided
from district_admin.ui.layouts import NO_MARGINS, column, fill
from district_admin.ui.theme import Theme

_LOW_WINDOW = 480
_NARROW = 1000  # px of the page
_SHORT_TITLE = 120  # px; a longer one, such as the subject of a paper, may be cut


class PageHeader(QWidget):
    """Title, one quiet line under it, actions on the right with the primary one last.

    `back` stands before the title and leads to where she came from. A title that must be cut
    `keeps_end` when that tells the record from the next, as การประชุม… ครั้งที่ 2/2569.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        subtitle: str = "",
        actions: Sequence[QWidget] = (),
        back: QWidget | None = None,
        *,
        keeps_end: bool = False,
    ) -> None:
        super().__init__()
        t = theme.tokens
        self._title = Elided(title, "title", keeps_end=keeps_end)
        self._subtitle = Elided(subtitle, "muted")
        self._beside = QHBoxLayout()
        fill(self._beside, actions, gap=t.space_2, margins=NO_MARGINS)
        self._words = column(self._title, self._subtitle, gap=0)
        self._beside.insertLayout(0, self._words, 1)
        if back is not None:
            self._beside.insertWidget(0, back)
        self._back = back
        self._under = QHBoxLayout()
        self._below = QVBoxLayout(self)
        margins = (t.space_5, t.space_3, t.space_5, t.space_3)
        fill(self._below, (self._beside, self._under), gap=0, margins=margins)
        self._is_below = False
        self._show_whole_title()

    def show_texts(self, title: str, subtitle: str) -> None:
        """Show another title and line under it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._show_whole_title()

    def _show_whole_title(self) -> None:
        whole = self._title.fontMetrics().horizontalAdvance(self._title.text())
        self._title.setMinimumWidth(min(whole, _SHORT_TITLE))

    def _place_subtitle(self) -> None:
        whole = self._subtitle.fontMetrics().horizontalAdvance(self._subtitle.text())
        margins = self._below.contentsMargins()
        actions = self._beside.minimumSize().width() - self._title.minimumWidth()
        room = self.width() - margins.left() - margins.right() - actions
        below = self.width() < _NARROW or whole > room
        indent = self._indent()
        is_cut = whole > self.width() - margins.left() - margins.right() - indent
        self._under.setContentsMargins(indent if below and not is_cut else 0, 0, 0, 0)
        if self._is_below != below:
            self._is_below = below
            self._words.removeWidget(self._subtitle)
            self._under.removeWidget(self._subtitle)
            (self._under if below else self._words).addWidget(self._subtitle)

    def _indent(self) -> int:
        return self._back.sizeHint().width() + self._beside.spacing() if self._back else 0

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_subtitle()  # other texts or other actions than before
        return done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_subtitle()
        self._show_whole_title()  # only now is it known in which font
        self._subtitle.setVisible(self.window().height() >= _LOW_WINDOW)
