"""How long the window cannot move while something is done in it, measured by a timer of its own."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QTimer


@dataclass
class Held:
    """The longest time that the window could not move, and the whole, in seconds."""

    longest: float = 0.0
    took: float = 0.0


@contextmanager
def watched() -> Iterator[Held]:
    """Watch the window while the block runs, which must let its events come round."""
    held, last = Held(), time.perf_counter()
    started = last

    def look() -> None:
        nonlocal last
        now = time.perf_counter()
        held.longest, last = max(held.longest, now - last), now

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(look)
    timer.start()
    yield held
    look()
    timer.stop()
    held.took = time.perf_counter() - started
