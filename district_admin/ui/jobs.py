"""Runs long work away from the screen, with a progress box and a way to cancel."""

from collections.abc import Callable
from threading import Event
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from district_admin.progress import Cancelled, Progress
from district_admin.texts import _
from district_admin.ui.background import Background

Result = TypeVar("Result")
_MOST: Final = 2**31 - 1  # what a number of Qt holds
_PARTS: Final = 1000


class Jobs(QObject):
    """Runs one job at a time, so that two jobs never write to the database together."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)

    def run(
        self,
        window: QWidget,
        title: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
    ) -> None:
        """Do the work on another thread, then hand its result to `done` on this one.

        An error of the work is raised here, as if the work had been done in place. When the
        officer cancels, or the window is gone by then, nothing more happens.
        """
        box = ProgressBox(window, title)

        def finish(result: Any, error: Exception | None) -> None:
            there = box.leave()
            if error is None:
                if there:
                    done(result)
            elif not isinstance(error, Cancelled):
                raise error

        self._background.start(lambda: work(box), finish)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._background.is_busy

    def wait(self) -> None:
        """Wait for the running job, before the program ends."""
        self._background.wait()


class ProgressBox(QObject):
    """A window-modal box that shows progress and lets the officer cancel; itself a `Progress`."""

    _reported = Signal(int, int, str)

    def __init__(self, window: QWidget | None, title: str) -> None:
        super().__init__()
        self._cancelled = Event()
        self._dialog = QProgressDialog(title, _("ยกเลิก"), 0, 0, window)
        self._dialog.setWindowTitle(title)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._cancelled.set)
        self._reported.connect(self._show)

    def report(self, done: int, total: int, what: str = "") -> None:
        """Called by the work, on whichever thread. Raises Cancelled if it should stop here."""
        if self._cancelled.is_set():
            raise Cancelled
        if total > _MOST:  # bytes of a whole disc
            done, total = done * _PARTS // total, _PARTS
        self._reported.emit(done, total, what)

    def leave(self) -> bool:
        """Take the box away; say whether it was still there, and not gone with its window."""
        if not isValid(self._dialog):
            return False
        self._reported.disconnect(self._show)
        self._dialog.canceled.disconnect(self._cancelled.set)
        self._dialog.close()
        self._dialog.deleteLater()
        return True

    @Slot(int, int, str)
    def _show(self, done: int, total: int, what: str) -> None:
        if not isValid(self._dialog):
            return
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)
        if what:
            self._dialog.setLabelText(what)
