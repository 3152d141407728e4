"""Opens a file of lists without letting it near the program: a worker reads, this listens.

Call it from a job, never from the screen's thread: it waits for the worker, and while it waits it
asks the progress whether the officer has cancelled.
"""

import json
import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import IO, Any, Final

import district_admin
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.worksheets import limits, worker
from district_admin.worksheets.delimited import text_rows
from district_admin.worksheets.model import Cell, Merge, Row, SheetData, WorkbookData
from district_admin.worksheets.output import untagged
from district_admin.worksheets.refusals import Refused, WorksheetRefusedError, note_text

log = logging.getLogger(__name__)

_LOOK_EVERY_SECONDS: Final = 0.05
_MESSAGES_AHEAD: Final = 4
_REMEMBERED_TEXTS: Final = 50_000
_REMEMBERED_LETTERS: Final = 64
_COMPLAINT_BYTES: Final = 2000
_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW, which subprocess only has on Windows


def open_workbook(
    path: Path,
    progress: Progress,
    seconds: float = limits.WORKER_SECONDS,
    memory: int = limits.WORKER_MEMORY_BYTES,
) -> WorkbookData:
    """Return everything that stands in a file of lists, read in a process of its own.

    Its kind is told by its content, not by its name. Raises WorksheetRefusedError, which names the
    reason, for a file that is hostile, broken, too large, or takes longer than `seconds` or more
    `memory` (bytes); raises Cancelled when the progress does. Either way the worker is gone then.
    """
    book = _Book(path.name, progress)
    with tempfile.TemporaryFile() as complaints:
        with _started(worker_command(path, memory), complaints) as process:
            # Closed here and not some time later, for closing it is what ends the worker.
            with closing(_lines(process, book, seconds)) as lines:
                if any(map(book.take, lines)):
                    return book.data()
            status = process.wait()
        complaints.seek(0)
        said = complaints.read(_COMPLAINT_BYTES).decode("utf-8", "replace")
    log.warning("the reader of a worksheet ended with status %s: %s", status, said)
    raise WorksheetRefusedError("crashed", {}, path.name)


def read_pasted(text: str) -> WorkbookData:
    """Return a table that was copied from a spreadsheet, a web page or a letter and pasted.

    Raises WorksheetRefusedError if there is nothing in it or far too much.
    """
    try:
        if not text.strip():
            raise Refused("empty")
        if len(text) > limits.PASTED_LETTERS:
            raise Refused("all_text")
        sheet = SheetData(_("ข้อมูลที่วาง"), rows=list(text_rows(text)))
    except Refused as refused:
        raise WorksheetRefusedError(refused.code, refused.details) from refused
    return WorkbookData((sheet,))


def worker_command(path: Path, memory: int) -> list[str]:
    """Return how this program, built or not, starts the process that reads a file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, worker.OPTION, str(memory), str(path)]
    return [sys.executable, "-P", "-X", "utf8", "-m", worker.__name__, str(memory), str(path)]


def _started(command: list[str], complaints: IO[bytes]) -> "subprocess.Popen[bytes]":
    package = str(Path(district_admin.__file__).parents[1])
    search = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env={**os.environ, "PYTHONPATH": search},
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


def _lines(
    process: "subprocess.Popen[bytes]", book: "_Book", seconds: float
) -> Generator[bytes, None, None]:
    """Give what the worker writes, line by line, looking up often to see whether to stop.

    However this ends, the worker is not running afterwards.
    """
    deadline = time.monotonic() + seconds
    waiting: queue.Queue[bytes] = queue.Queue(_MESSAGES_AHEAD)
    # On Windows a pipe cannot be waited for with a time limit, so a thread of its own waits.
    listener = threading.Thread(target=_listen, args=(process, waiting), daemon=True)
    listener.start()
    try:
        while True:
            book.report()
            if time.monotonic() > deadline:
                raise WorksheetRefusedError("time", {"limit": round(seconds)}, book.file_name)
            try:
                line = waiting.get(timeout=_LOOK_EVERY_SECONDS)
            except queue.Empty:
                continue
            if not line:
                return
            yield line
    finally:
        process.kill()
        while listener.is_alive():
            _drain(waiting)
            listener.join(_LOOK_EVERY_SECONDS)


def _listen(process: "subprocess.Popen[bytes]", waiting: "queue.Queue[bytes]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        waiting.put(line)
    waiting.put(b"")


def _drain(waiting: "queue.Queue[bytes]") -> None:
    while not waiting.empty():
        waiting.get_nowait()


class _Book:
    """The workbook as it grows, message by message."""

    def __init__(self, file_name: str, progress: Progress) -> None:
        self.file_name = file_name
        self._progress = progress
        self._percent = 0
        self._what = ""
        self._sheets: list[SheetData] = []
        self._rows: list[Row] = []
        self._notes: list[str] = []
        # The same words stand in thousands of rows; each is kept once.
        self._texts: dict[str, str] = {}

    def report(self) -> None:
        """Tell the progress how far the worker has come. Raises Cancelled if it should stop."""
        self._progress.report(self._percent, 100, self._what)

    def take(self, line: bytes) -> bool:
        """Take in a message; return whether it was the last. Raises WorksheetRefusedError."""
        try:
            [(kind, content)] = json.loads(line).items()
        except ValueError:  # the worker died in the middle of a line
            return False
        if kind == "rows":
            self._rows.extend(self._row(*row) for row in content)
        elif kind == "refused":
            raise WorksheetRefusedError(content[0], content[1], self.file_name)
        elif kind == "progress":
            self._percent = content[0]
            if content[1]:
                self._what = _("กำลังอ่านแผ่นงาน {name}").format(name=content[1])
        elif kind != "end":
            self._take_about_sheets(kind, content)
        return bool(kind == "end")

    def data(self) -> WorkbookData:
        """Return the whole workbook."""
        return WorkbookData(tuple(self._sheets), tuple(self._notes))

    def _take_about_sheets(self, kind: str, content: Any) -> None:
        if kind == "sheet":
            self._rows = []
            self._sheets.append(SheetData(content[0], content[1], self._rows))
        elif kind == "sheet_end":
            self._sheets[-1].hidden_columns = frozenset(content[0])
            self._sheets[-1].merges = tuple(Merge(*merge) for merge in content[1])
        elif kind == "sheet_note":
            self._sheets[-1].notes.append(note_text(*content))
        elif kind == "note":
            self._notes.append(note_text(*content))

    def _row(self, number: int, hidden: bool, cells: list[Any]) -> Row:
        return Row(number, tuple(map(self._cell, cells)), hidden)

    def _cell(self, value: Any) -> Cell:
        if type(value) is not str:
            return untagged(value)
        if len(value) > _REMEMBERED_LETTERS or len(self._texts) >= _REMEMBERED_TEXTS:
            return self._texts.get(value, value)
        return self._texts.setdefault(value, value)
