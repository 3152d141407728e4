"""Many chosen rows, told to Qt and asked of it by the run of rows, not row by row.

Qt compares each range of a selection with each other (95,000 single rows: 14 s), and its
`selectedRows` asks of each row whether all of it is chosen (0.8 s). Here rows are always whole.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel

_ROWS: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def chosen_rows(chosen: QItemSelectionModel) -> list[int]:
    """Return the numbers of the chosen rows, from the top."""
    runs = chosen.selection().toList()
    return sorted({number for run in runs for number in range(run.top(), run.bottom() + 1)})


def choose_rows(chosen: QItemSelectionModel, numbers: Iterable[int]) -> None:
    """Choose rows, given from the top, as well as those that are chosen."""
    model, added = chosen.model(), QItemSelection()
    for _gap, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        places = [model.index(number, 0) for _nth, number in run]
        added.select(places[0], places[-1])
    chosen.select(added, _ROWS)
