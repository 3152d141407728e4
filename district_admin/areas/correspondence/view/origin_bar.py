"""Says over the writing desk what a paper came of, such as a resolution, and leads there."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from district_admin.areas.correspondence.operations.finding import AREA, PAPER
from district_admin.found import Found, Ref
from district_admin.office.links import origins_of
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.labels import Elided
from district_admin.ui.layouts import fill
from district_admin.ui.pictures import Picture

_MEETING: Final = "meeting"  # as the area of meetings names it; all else it tells are resolutions


class OriginBar(QWidget):
    """A line a record that the paper came of; nothing for a paper that came of none."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.told: list[Found] = []
        t = context.theme.tokens
        fill(QVBoxLayout(self), (), t.space_1, (t.space_5, t.space_2, t.space_5, 0))
        self.hide()

    def show_of(self, paper_id: int | None) -> None:
        """Show what a paper came of, as the other area tells it now."""
        told: list[Found] = []
        if paper_id is not None:
            with self._context.database.reading() as session:
                told = origins_told(self._context, session, Ref(AREA, PAPER, paper_id))
        if told == self.told:
            return
        self.told = told
        layout = self.layout()
        assert layout is not None
        while (old := layout.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in told:
            layout.addWidget(self._line(each))
        self.setVisible(bool(told))

    def _line(self, found: Found) -> QFrame:
        theme, t = self._context.theme, self._context.theme.tokens
        bar = QFrame()
        bar.setObjectName("note")
        words = "  ·  ".join(filter(None, (_named(found), found.subtitle, found.state)))
        said = Elided(words)
        said.setAccessibleName(words)
        opens = button(theme, opening_word(found), "quiet", "arrow-right")
        opens.clicked.connect(partial(self._context.requests.found_wanted.emit, found))
        line = QHBoxLayout(bar)
        margins = (t.space_4, t.space_1, t.space_3, t.space_1)
        fill(line, (Picture(theme, "calendar", t.text_soft),), t.space_3, margins)
        line.addWidget(said, 1)
        line.addWidget(opens, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar


def is_meeting(found: Found) -> bool:
    """Say whether a paper came of a meeting as a whole, such as its invitation."""
    return found.kind == _MEETING


def opening_word(found: Found) -> str:
    """Return how leading back to what a paper came of is called."""
    return _("กลับไปการประชุม") if is_meeting(found) else _("เปิดมติ")


def _named(found: Found) -> str:
    if is_meeting(found):
        return found.title
    return _("ตามมติ “{title}”").format(title=found.title)


def origins_told(context: AppContext, session: Any, *born: Ref) -> list[Found]:
    """Return what records came of, as the areas of those tell it now."""
    refs = dict.fromkeys(ref for each in born for ref in origins_of(session, each))
    told = (context.requests.tell(session, ref) for ref in refs)
    return [each for each in told if each is not None]
