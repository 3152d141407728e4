"""A list that is read away from the screen where it is long; what was there stays until then.

Rejected: a page of rows at a time as she scrolls, which cannot be sorted or counted.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from typing_extensions import override

from district_admin.ui.background import Background
from district_admin.ui.context import AppContext
from district_admin.ui.list_frame import Words
from district_admin.ui.list_page import ListPage
from district_admin.ui.tables import Column

Row = TypeVar("Row", bound=Any)


class LongListPage(ListPage[Row]):
    """A list of which `take` keeps what was read. The last reading counts, whichever comes last."""

    def __init__(self, context: AppContext, words: Words, columns: Sequence[Column[Row]]) -> None:
        self.background = Background()
        self._reading_number = 0
        self._wanted_id: int | None = None
        super().__init__(context, words, columns)
        self.background.setParent(self)

    @property
    @override
    def is_reading(self) -> bool:  # type: ignore[override] # what other lists never do
        return self.background.is_busy

    def take(self, found: Any) -> None:
        """Keep what was read, to be shown."""
        raise NotImplementedError

    def read_here(self, step: Callable[[], Any]) -> None:
        """Read at once."""
        self._reading_number += 1
        self.take(step())

    def read_behind(self, steps: Sequence[Callable[[], Any]]) -> None:
        """Read on another thread; what each step reads is shown when it comes."""
        self._reading_number += 1
        for step in steps:
            self.background.start(step, partial(self._arrived, self._reading_number))

    @override
    def choose(self, record_id: int) -> None:
        super().choose(record_id)
        row = self.table.current
        there = row is not None and row.id == record_id
        self._wanted_id = None if there else record_id  # the rows may still be on their way

    def _arrived(self, number: int, found: Any, error: Exception | None) -> None:
        if error is not None:
            raise error
        if number != self._reading_number:
            return
        self.take(found)
        self.show_rows()  # the record beside them was read when they were asked for
        if self._wanted_id is not None:
            super().choose(self._wanted_id)
            self._wanted_id = None
