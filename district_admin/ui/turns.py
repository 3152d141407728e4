"""Does work on the screen's thread a part at a time, and lets keys and painting in between.

What makes widgets cannot go to another thread. Written as a generator, such work says itself where
it may be interrupted. Rejected: `processEvents` in the middle of the work (whatever is pressed then
runs inside it, on a page half made).
"""

import time
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_TURN_S: Final = 0.006
"""So long a turn goes on with parts that are quick; one more may follow that is not."""


class Turns(QObject):
    """One piece of work at a time: what is started later takes the place of what is under way."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether some of the work is still to be done."""
        return self._work is not None

    def start(self, work: Iterable[object]) -> None:
        """Begin in the next turn of the event loop; the work is interrupted where it yields."""
        self._work = iter(work)
        self._next.start()

    def stop(self) -> None:
        """Give up what is under way."""
        self._work = None
        self._next.stop()

    def finish(self) -> None:
        """Do at once what is still to be done."""
        while self._work is not None:
            self._step()

    @Slot()
    def _go_on(self) -> None:
        end = time.perf_counter() + _TURN_S
        while self._work is not None and time.perf_counter() < end:
            self._step()

    def _step(self) -> None:
        work = self._work
        assert work is not None
        try:
            next(work)
        except StopIteration:
            if self._work is work:  # and not what the last part has begun
                self.stop()
        except BaseException:
            self.stop()
            raise
