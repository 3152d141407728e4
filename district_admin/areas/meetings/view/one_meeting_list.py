"""What the lists of one meeting share: its id, deeds by name, rows narrowed by what is typed."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import why_locked
from district_admin.thai.normalise import search_key
from district_admin.ui.context import AppContext
from district_admin.ui.list_frame import Words
from district_admin.ui.list_page import ListPage
from district_admin.ui.tables import Column

_USUAL_TIP: Final = "usualTip"

Row = TypeVar("Row", bound=Any)


def let_rest(button: QWidget, why: str) -> None:
    """Let a button rest for a reason, and say it there; without one it can be pressed again."""
    if button.property(_USUAL_TIP) is None:
        button.setProperty(_USUAL_TIP, button.toolTip())
    button.setEnabled(not why)
    button.setToolTip(why or str(button.property(_USUAL_TIP)))


class OneMeetingList(ListPage[Row]):
    """A list of what belongs to one meeting."""

    def __init__(
        self, context: AppContext, meeting_id: int, words: Words, columns: Sequence[Column[Row]]
    ) -> None:
        self.meeting_id = meeting_id
        with context.database.reading() as session:
            self.meeting: Meeting = get_meeting(session, meeting_id)
        super().__init__(context, words, columns)

    def read_meeting(self, session: Any) -> None:
        """Read the meeting itself anew."""
        self.meeting = get_meeting(session, self.meeting_id)

    def searched(self, row: Row) -> str:
        """Return what a row is found by."""
        raise NotImplementedError

    @override
    def narrowed(self, rows: Sequence[Row], typed: str) -> Sequence[Row]:
        words = search_key(typed).split()
        keys = ((row, search_key(self.searched(row))) for row in rows)
        return [row for row, key in keys if all(word in key for word in words)]

    @property
    def is_closed(self) -> bool:
        """Whether the file of the meeting was closed, so that nothing changes."""
        return self.meeting.closed_on is not None

    def on_enter(self, do: Callable[[Any], object]) -> None:
        """Let Enter or a double click do something to a record that is in sight beside the list.

        In a narrow window they bring the record itself, with its buttons, over the list.
        """
        self.table.opened.connect(lambda row: do(row) if self._is_wide else None)

    @property
    def is_locked(self) -> bool:
        """Whether what the minutes say stays: they are final, or the file was closed."""
        return self.is_closed or bool(self.meeting.final_version)

    def why_locked(self) -> str:
        """Return why nothing can be changed, and what to do; nothing while it can be."""
        return why_locked(self.meeting)

    def tell_lock(self) -> None:
        """Say in the pane why nothing can be changed."""
        if why := self.why_locked():
            self.detail.remark(why)

    def lock_heads(self) -> None:
        """Let the buttons of the head rest while nothing can be changed, and say why on them."""
        for each in self.head_actions:
            let_rest(each, self.why_locked())

    def do(self, action: str, deed: Callable[[Any], object]) -> None:
        """Do something to the meeting under a name by which it can be taken back."""
        with self.context.database.transaction(action) as session:
            deed(session)
        self.said.emit(action)
