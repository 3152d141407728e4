"""Checks a list again without the rows she took out, while she goes on working in it.

The rows are marked at once; what follows for others (the second of two alike is the first now) is
found here and shown when it is there. Rejected: working out alone what a row has to do with others
(names, telephones, schools and posts tie most rows of a list together, so that it comes to all).
"""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from threading import Event
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing import DryRun
from district_admin.areas.directory.view.import_rows import Checked, checked
from district_admin.progress import Cancelled
from district_admin.ui.background import Background
from district_admin.ui.context import AppContext

_PAUSE_MS: Final = 300
"""She takes out several rows one after the other: they are checked together."""


class CheckingAgain(QObject):
    """One check at a time: what is started later takes the place of what is under way."""

    found = Signal(object)  # Checked

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._background = Background(self)
        self._tries: list[Event] = []  # each set once its check is given up
        self.destroyed.connect(partial(_give_up, self._tries))
        self._wanted: tuple[DryRun, Collection[int]] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        app = QCoreApplication.instance()
        assert app
        app.aboutToQuit.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether a list is being checked or about to be."""
        return self._wanted is not None

    def start(self, run: DryRun, places: Collection[int]) -> None:
        """Check a list without the rows of these places."""
        self.stop()
        self._wanted = (run, places)
        self._pause.start()

    def stop(self) -> None:
        """Give up what is under way; nothing is told of it any more."""
        self._pause.stop()
        _give_up(self._tries)
        self._wanted = None

    def let_go(self, run: DryRun) -> None:
        """Let go of a check that another one has taken the place of."""
        self._background.start(lambda: importing.forget(run), lambda _nothing, _error: None)

    @Slot()
    def _begin(self) -> None:
        assert self._wanted
        run, places = self._wanted
        stopped = Event()
        self._tries[:] = [stopped]

        def work() -> Checked:
            progress = _Until(stopped)
            with self._context.database.reading() as session:
                again = importing.leave_out(session, run, places, progress, date.today())
            return checked(again)

        def done(found: Checked | None, error: Exception | None) -> None:
            if stopped.is_set():
                return
            self._wanted = None
            if error is not None:
                raise error
            self.found.emit(found)

        self._background.start(work, done)

    @Slot()
    def _end(self) -> None:
        """Leave the database before it is closed."""
        self.stop()
        self._background.wait()


def _give_up(tries: Iterable[Event], _gone: object = None) -> None:
    for each in tries:
        each.set()


class _Until:
    """Progress that nobody watches, of work that is given up once it is stopped."""

    def __init__(self, stopped: Event) -> None:
        self._stopped = stopped

    def report(self, done: int, total: int, what: str = "") -> None:
        """Raise Cancelled if the work was given up."""
        if self._stopped.is_set():
            raise Cancelled
