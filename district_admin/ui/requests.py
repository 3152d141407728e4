"""What one work area asks of another, which it does not know: the main window hands it over.

A data set of the directory is put forward by a memo, and memos are written, numbered and kept in
หนังสือราชการ. The directory says what the memo is to say; the window finds the area that writes.
Rejected: a file beside the papers (it would have no number, no history and no place to be found),
and areas that import each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from district_admin.addressees import SentTo


@dataclass(frozen=True)
class NewPaper:
    """A draft to be begun: its kind, what its fields say before she edits them, and why.

    `action` is what the officer does, as the history names it. `recipients` are kept with the draft
    until it is sent to many; `note` is told her when it is open, such as who gets none.
    """

    kind: str
    content: Mapping[str, Any]
    action: str
    recipients: tuple[SentTo, ...] = ()
    note: str = ""


class Requests(QObject):
    """Carries what is asked to whoever can do it."""

    paper_wanted = Signal(object)  # NewPaper
    copy_wanted = Signal(object)  # Path of a copy that is to take the place of the data
