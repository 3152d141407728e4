"""The card of a list: search, filters, the table or why it is empty, and the count below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from district_admin.texts import _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.cards import Card
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.labels import key_hint, label, rule
from district_admin.ui.layouts import NO_MARGINS, fill, holder, row
from district_admin.ui.search_box import SearchBox
from district_admin.ui.stacks import Stack
from district_admin.ui.theme import Theme

_SEARCH = 240
_LOW = 440  # px of the page: the hints of keys go


@dataclass(frozen=True)
class Words:
    """What a list calls things, already in the language of the screen."""

    key: str  # of its column widths on the desk
    name: str
    search: str
    filters: Sequence[str]


class ListFrame(Card):
    """Holds the parts of a list and finds them room."""

    def __init__(
        self,
        theme: Theme,
        search: SearchBox,
        filters: FilterChips,
        table: QWidget,
        empties: Mapping[str, EmptyState],
        bin_word: str = "",
        columns_menu: Callable[[QWidget], QMenu] | None = None,
    ) -> None:
        super().__init__(theme)
        t = theme.tokens
        self._filters = filters
        self._table = table
        self._empties = empties
        self.bodies = Stack()
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        margins = (t.space_3, t.space_2, t.space_3, t.space_2)
        fill(self._bar, (search, filters), gap=t.space_2, margins=margins)
        self._bar.setStretch(0, 1)
        search.setMinimumWidth(190)
        search.leaves_to = table
        for body in (table, *empties.values()):
            self.bodies.addWidget(body)
        hints = (
            ("↑ ↓", _("เลือก")),
            ("Enter", _("เปิด")),
            ("Ctrl+F", _("ค้น")),
            ("Del", bin_word),
        )
        told = [(keys, word) for keys, word in hints if word]
        pairs = [part for keys, word in told for part in (key_hint(keys), label(word, "small"))]
        self._count = label("", "small")
        self._hints = holder(row(*pairs, gap=6, margins=NO_MARGINS))
        self.columns_button = button(theme, _("คอลัมน์"), "quiet", "chevron-down")
        self.columns_button.setProperty("compact", True)
        self.columns_button.setToolTip(_("เลือกคอลัมน์ที่จะแสดง"))
        self.columns_button.clicked.connect(self._offer_columns)
        if columns_menu is None:
            self.columns_button.hide()
        self._columns_menu = columns_menu
        self._foot = holder(
            row(self._count, self.columns_button, 1, self._hints, gap=6, margins=(16, 5, 16, 5))
        )
        self.setContentsMargins(-15, -11, -15, -11)  # a table goes to the card's edges
        bar = holder(self._bar)
        bar.setMinimumWidth(1)  # or the window could not become narrow enough to stack its parts
        for part in (bar, rule(), self.bodies, rule(), self._foot):
            self.body.addWidget(part, int(part is self.bodies))

    @Slot()
    def _offer_columns(self) -> None:
        assert self._columns_menu is not None  # or its button is not in sight
        menu = self._columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = self.columns_button.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
        menu.popup(above)

    def show_count(self, count: int, why_empty: str) -> None:
        """Show how many records are listed; instead of none the sentence of why, if it is known."""
        self._count.setText(_("แสดง {count} รายการ").format(count=f"{count:,}"))
        self.bodies.setCurrentWidget(self._empties[why_empty] if why_empty else self._table)

    def arrange(self, room: int, height: int) -> None:
        """Put search and filters into one line where they fit, for a page of this size in px."""
        fits = room >= self._filters.sizeHint().width() + _SEARCH + 40
        directions = QBoxLayout.Direction
        self._bar.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._hints.setVisible(height >= _LOW)
