"""Where readers put what they read: lines of JSON for the program that waits at the other end.

Rows go in batches, so that the program can take them in between two movements of the window, and
its text is never handed to anything that would run it. Rejected: pickle (runs what it reads) and
marshal (one gulp of 100,000 rows holds the window up for 0.3 s).
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, BinaryIO, Final, cast

from district_admin.worksheets import limits
from district_admin.worksheets.model import Cell, Merge, Row, SheetData
from district_admin.worksheets.refusals import Refused

_BATCH_ROWS: Final = 500
_BATCH_CELLS: Final = 10_000
_BATCH_LETTERS: Final = 200_000


class Output:
    """Writes messages: one JSON object a line, told apart by their one key."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rows: list[list[Any]] = []
        self._batch_cells = self._batch_letters = 0
        self._all_cells = self._all_letters = 0
        self._percent = -1

    def start_sheet(self, sheet: SheetData) -> None:
        """Begin a sheet; only its name and whether it is hidden are known yet."""
        self._send({"sheet": [sheet.name, sheet.hidden]})

    def row(self, row: Row) -> None:
        """Add a row. Raises Refused when the file holds more cells than can be taken in."""
        self._rows.append([row.number, row.hidden, row.cells])
        self._batch_cells += len(row.cells)
        # One long text that a million cells share is small in the file and vast when written out.
        self._batch_letters += sum(len(cell) for cell in row.cells if type(cell) is str)
        if (
            len(self._rows) >= _BATCH_ROWS
            or self._batch_cells >= _BATCH_CELLS
            or self._batch_letters >= _BATCH_LETTERS
        ):
            self._flush_rows()

    def end_sheet(self, hidden_columns: frozenset[int], merges: tuple[Merge, ...]) -> None:
        """Finish the sheet."""
        self._flush_rows()
        self._send({"sheet_end": [sorted(hidden_columns), merges]})

    def note(self, code: str, **details: str | int) -> None:
        """Tell the officer something about the whole file; see `refusals`."""
        self._send({"note": [code, details]})

    def sheet_note(self, code: str, **details: str | int) -> None:
        """Tell the officer something about the sheet being read."""
        self._flush_rows()
        self._send({"sheet_note": [code, details]})

    def progress(self, done: int, total: int, sheet: str) -> None:
        """Tell how far the reading has come, once for each hundredth."""
        percent = done * 100 // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self._send({"progress": [percent, sheet]})

    def refuse(self, refused: Refused) -> None:
        """End with a reason why the file is not read."""
        self._send({"refused": [refused.code, refused.details]})

    def end(self) -> None:
        """End, with everything read."""
        self._send({"end": True})

    def _flush_rows(self) -> None:
        if not self._rows:
            return
        self._all_cells += self._batch_cells
        if self._all_cells > limits.CELLS:
            raise Refused("cells", limit=f"{limits.CELLS:,}")
        self._all_letters += self._batch_letters
        if self._all_letters > limits.LETTERS:
            raise Refused("all_text")
        self._send({"rows": self._rows})
        self._rows = []
        self._batch_cells = self._batch_letters = 0

    def _send(self, message: Mapping[str, object]) -> None:
        line = json.dumps(message, default=_tagged, separators=(",", ":"), ensure_ascii=False)
        self._stream.write(line.encode("utf-8", "replace") + b"\n")
        self._stream.flush()


def _tagged(value: object) -> list[str]:
    """Write a date or time as a list, which no other cell is."""
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    raise TypeError(type(value).__name__)


def untagged(value: Any) -> Cell:
    """Return the cell that a part of a message stands for."""
    if not isinstance(value, list):
        return cast(Cell, value)
    kind, written = value
    if kind == "moment":
        return datetime.fromisoformat(written)
    return date.fromisoformat(written) if kind == "day" else time.fromisoformat(written)
