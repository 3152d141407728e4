"""What one work area asks of another, which it does not know: the main window hands it over.

A data set of the directory is put forward by a memo, and memos are written, numbered and kept in
หนังสือราชการ. The directory says what the memo is to say; the window finds the area that writes.
Rejected: a file beside the papers (it would have no number, no history and no place to be found),
and areas that import each other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from district_admin.addressees import SentTo
from district_admin.found import Finder, Found, Ref


@dataclass(frozen=True)
class NewPaper:
    """A draft to be begun: its kind, what its fields say before she edits them, and why.

    `action` is what the officer does, as the history names it. `recipients` are kept with the draft
    until it is sent to many; `note` is told her when it is open, such as who gets none. `origin` is
    the record that it comes of, if it is to lead back there.
    """

    kind: str
    content: Mapping[str, Any]
    action: str
    recipients: tuple[SentTo, ...] = ()
    note: str = ""
    origin: Ref | None = None


class Requests(QObject):
    """Carries what is asked to whoever can do it."""

    paper_wanted = Signal(object)  # NewPaper
    copy_wanted = Signal(object)  # Path of a copy that is to take the place of the data
    found_wanted = Signal(object)  # Found, to be shown in its own area

    def __init__(self) -> None:
        super().__init__()
        self.finders: Callable[[], Sequence[Finder]] = tuple  # the main window knows the areas
        self.day_counters: Sequence[Callable[[Any, date], None]] = ()  # and those who count days

    def finder_of(self, area: str) -> Finder | None:
        """Return how the records of an area are found, if it is there."""
        return next((each for each in self.finders() if each.area == area), None)

    def day_changed(self, session: Any, day: date) -> None:
        """Tell all areas, in the same step, that a day is off or worked by now."""
        for count_anew in self.day_counters:
            count_anew(session, day)

    def tell(self, session: Any, ref: Ref) -> Found | None:
        """Return what a record of another area is by now; None if it is gone."""
        finder = self.finder_of(ref.area)
        if finder is None or finder.tell is None:
            return None
        return finder.tell(session, ref.kind, ref.record_id)
