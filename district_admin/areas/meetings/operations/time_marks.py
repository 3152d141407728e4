"""Time marks in a transcript: [00:12:34] is a place in the recording.

A mark is plain text, so that it can be typed, moved and corrected like any other. Rejected: an
object in the text, which no copy to another program would keep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from district_admin.thai.numerals import to_arabic_digits

_MARK: Final = re.compile(r"\[([0-9๐-๙]{1,2}):([0-5๐-๕][0-9๐-๙]):([0-5๐-๕][0-9๐-๙])\]")
_SECOND_MS: Final = 1000


@dataclass(frozen=True)
class TimeMark:
    """A mark, from which to which letter of a text, and the time it leads to."""

    start: int
    end: int
    ms: int


def clock_text(ms: int) -> str:
    """Return a time of a recording as 00:12:34."""
    seconds = max(0, ms) // _SECOND_MS
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def mark_text(ms: int) -> str:
    """Return the mark of a time."""
    return f"[{clock_text(ms)}]"


def marks_in(text: str) -> Iterator[TimeMark]:
    """Give the marks of a text in their order."""
    for found in _MARK.finditer(text):
        hours, minutes, seconds = (int(to_arabic_digits(part)) for part in found.groups())
        ms = ((hours * 60 + minutes) * 60 + seconds) * _SECOND_MS
        yield TimeMark(found.start(), found.end(), ms)


def spoken(text: str) -> str:
    """Return what was said, without the marks: what goes into the minutes."""
    return " ".join(_MARK.sub(" ", text).split())
