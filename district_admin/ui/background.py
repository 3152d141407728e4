"""Does work on one other thread and hands its outcome back on the screen's.

The only place that catches every exception: it carries it over, it never swallows it.
Rejected: a QThread per piece of work (a registry of threads to wait for), and Qt's asyncio, since
the libraries that write papers block anyway.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

Work = Callable[[], Any]
Done = Callable[[Any, Exception | None], None]
"""Given the result and None, or None and what went wrong."""


class Background(QObject):
    """One thread of its own: what is started later waits for what was started before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way: set[_Task] = set()

    def start(self, work: Work, done: Done) -> None:
        """Do the work on the other thread, then call `done` on this one."""
        task = _Task(work, done)
        self._under_way.add(task)
        task.ended.connect(self._finish)
        self._pool.start(task.run)

    @property
    def is_busy(self) -> bool:
        """Whether work was started whose outcome has not been handed over."""
        return bool(self._under_way)

    def wait(self) -> None:
        """Wait until all work is done, before the window goes."""
        self._pool.waitForDone()

    @Slot(object, object, object)
    def _finish(self, task: "_Task", result: object, error: Exception | None) -> None:
        self._under_way.discard(task)
        task.done(result, error)


class _Task(QObject):
    """One piece of work. Its signal carries the outcome from its thread to the screen's."""

    ended = Signal(object, object, object)

    def __init__(self, work: Work, done: Done) -> None:
        super().__init__()
        self.done = done
        self._work = work

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # carried over to the screen's thread
            self.ended.emit(self, None, error)
        else:
            self.ended.emit(self, result, None)
