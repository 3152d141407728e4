"""What the commands without a window write: lines in UTF-8, and one line that tells of progress.

Names of files come from discs of strangers, so no sign that orders a terminal about is written as
it is. Rejected: writing to `sys.stdout` as it is set (on a console of another country's letters the
answer would be a fault instead).
"""

import re
import sys
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from itertools import chain
from typing import Any, Final

_EVERY: Final = 0.5  # seconds between two lines of progress
_MOST: Final = 60  # letters of what is being worked on
_ORDERS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CLEARED: Final = "\r\x1b[K"


def say(stream: Any, pieces: Iterable[str]) -> None:
    """Write a line in UTF-8, whatever the console was set to.

    The name of a file may have bytes that are no letters; they are shown as question marks.
    """
    stream.flush()
    for piece in chain(pieces, "\n"):
        _write(stream, piece)
    stream.flush()


def harmless(text: str) -> str:
    """Return a text on one line and without signs that would move the cursor or turn the line."""
    return _ORDERS.sub("\ufffd", text)


class ToldOnOneLine(AbstractContextManager["ToldOnOneLine"]):
    """Progress as one line of a terminal, gone at the end; nothing where stderr is a file."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._is_written = False

    def __exit__(self, *_error: object) -> None:
        if self._is_written:
            _write(sys.stderr, _CLEARED)
            sys.stderr.flush()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work has come, at times."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._last < _EVERY:
            return
        self._last, self._is_written = now, True
        told = f"{done * 100 // max(total, 1)}% {harmless(what[:_MOST])}"
        _write(sys.stderr, _CLEARED + told)
        sys.stderr.flush()


def _write(stream: Any, text: str) -> None:
    written = text.encode(errors="replace")
    if hasattr(stream, "buffer"):
        stream.buffer.write(written)
    else:
        stream.write(written.decode())
