"""Lets several processes write letters, so that both cores work and the window does not wait.

What they could not do is left to the caller: a process that was killed, or that a virus scanner
did not let start, costs time and no letter.
"""

import json
import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import district_admin
from district_admin.areas.correspondence.documents import letter_worker
from district_admin.areas.correspondence.documents.letter_worker import (
    LetterJob,
    LetterWriter,
    Task,
)
from district_admin.safe_files import FileNotWrittenError

log = logging.getLogger(__name__)

_AHEAD: Final = 3  # letters a worker has been given and not written; a cancel waits for them
_LOOK_EVERY_SECONDS: Final = 0.05
_MOST_WORKERS: Final = 2
_FEW: Final = 40  # letters that are written sooner than a worker has started
_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW, which subprocess only has on Windows

Look = Callable[[], None]
"""Called often; raises what is to end the work."""


def write_all(
    writer: LetterWriter, tasks: Sequence[Task], written: Callable[[int], object], look: Look
) -> None:
    """Write letters, many of them by several processes; what those leave undone is done here.

    Raises FileNotWrittenError and TemplateNotFilledError, and whatever `look` raises.
    """
    left = {task.position: task for task in tasks}

    def tell(position: int) -> None:
        left.pop(position, None)
        written(position)

    if len(left) >= _FEW:
        write_letters(writer.job, tasks, tell, look)
    for task in list(left.values()):
        look()
        writer.write(task)
        tell(task.position)


def write_letters(
    job: LetterJob, tasks: Sequence[Task], written: Callable[[int], object], look: Look
) -> None:
    """Write letters, telling `written` of the place of each one that is there.

    Raises FileNotWrittenError when one cannot be written, and whatever `look` raises. However it
    ends, no worker is running afterwards and no file is half written.
    """
    waiting = deque(tasks)
    told: queue.Queue[tuple[_Worker, dict[str, Any] | None]] = queue.Queue()
    workers = [_Worker(job, told) for _each in range(min(_MOST_WORKERS, os.cpu_count() or 1))]
    running = set(workers)
    try:
        for worker in workers:
            worker.feed(waiting)
        while running:
            look()
            try:
                worker, message = told.get(timeout=_LOOK_EVERY_SECONDS)
            except queue.Empty:
                continue
            if message is None:
                running.discard(worker)
            elif "refused" in message:
                raise FileNotWrittenError(message["refused"])
            else:
                worker.under_way -= 1
                written(int(message["written"]))
                worker.feed(waiting)
    finally:
        for worker in workers:
            worker.end()
        while not told.empty():  # what was on its way when the work was ended
            _worker, message = told.get()
            if message and "written" in message:
                written(int(message["written"]))


class _Worker:
    """One process, and the thread that listens to it."""

    def __init__(
        self, job: LetterJob, told: "queue.Queue[tuple[_Worker, dict[str, Any] | None]]"
    ) -> None:
        self.under_way = 0
        self._told = told
        self._process = _started()
        self._send(job)
        # On Windows a pipe cannot be waited for with a time limit, so a thread of its own waits.
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def feed(self, waiting: "deque[Task]") -> None:
        """Give it letters until it has some ahead; without more it comes to its end."""
        while waiting and self.under_way < _AHEAD:
            if not self._send(waiting[0]):
                return
            waiting.popleft()
            self.under_way += 1
        if not waiting:
            self._close()

    def end(self) -> None:
        """Give it no more, and wait until it has written what it was given."""
        self._close()
        self._listener.join()
        self._process.wait()

    def _send(self, what: LetterJob | Task) -> bool:
        stream = self._process.stdin
        assert stream is not None
        try:
            pickle.dump(what, stream)
            stream.flush()
        except (OSError, ValueError):  # it has died, or is closed
            log.warning("a process that writes letters has ended")
            return False
        return True

    def _close(self) -> None:
        stream = self._process.stdin
        assert stream is not None
        try:
            stream.close()
        except OSError:  # what was not sent to a dead process
            log.warning("a process that writes letters has ended")

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        with stream:
            for line in stream:
                self._told.put((self, json.loads(line)))
        self._told.put((self, None))


def _started() -> "subprocess.Popen[bytes]":
    package = str(Path(district_admin.__file__).parents[1])
    search = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": search},
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, letter_worker.OPTION]
    return [sys.executable, "-P", "-X", "utf8", "-m", letter_worker.__name__]
