"""What the commands without a window write: lines in UTF-8, and one line that tells of progress.

Names of files come from discs of strangers, so no sign that orders a terminal about is written as
it is. Rejected: writing to `sys.stdout` as it is set (on a console of another country's letters the
answer would be a fault instead).

While there is progress to tell, Ctrl+C is heeded where the work reports, as the window's ยกเลิก is.
Rejected: the exception that Python raises between any two steps. Between the making of a file and
the step that is to take it away again, it left the file behind.
"""

import re
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from itertools import chain
from typing import Any, Final, Self

from district_admin.progress import Cancelled

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
    """Progress as one line of a terminal, gone at the end; nothing where stderr is a file.

    A signal that would raise KeyboardInterrupt cancels the work at its next report; the second one
    raises it at once, for work that no longer reports.
    """

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._is_written = False
        self._is_cancelled = False
        self._heeded: list[int] = []

    def __enter__(self) -> Self:
        for number in signal.valid_signals():
            if signal.getsignal(number) is signal.default_int_handler:
                with suppress(ValueError):  # not on the main thread, which alone hears of them
                    signal.signal(number, self._cancel)
                    self._heeded.append(number)
        return self

    def __exit__(self, *_error: object) -> None:
        self._let_go()
        if self._is_written:
            _write(sys.stderr, _CLEARED)
            sys.stderr.flush()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work has come, at times. Raises Cancelled after a signal."""
        if self._is_cancelled:
            raise Cancelled
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._last < _EVERY:
            return
        self._last, self._is_written = now, True
        told = f"{done * 100 // max(total, 1)}% {harmless(what[:_MOST])}"
        _write(sys.stderr, _CLEARED + told)
        sys.stderr.flush()

    def _cancel(self, _number: int, _frame: object) -> None:
        self._is_cancelled = True
        self._let_go()

    def _let_go(self) -> None:
        while self._heeded:
            signal.signal(self._heeded.pop(), signal.default_int_handler)


def _write(stream: Any, text: str) -> None:
    written = text.encode(errors="replace")
    if hasattr(stream, "buffer"):
        stream.buffer.write(written)
    else:
        stream.write(written.decode())
