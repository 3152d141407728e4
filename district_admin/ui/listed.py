"""What a page of a list says of its records; `list_page` shows them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from district_admin.ui.buttons import FilterChips
from district_admin.ui.empty_state import EmptyState

Row = TypeVar("Row", bound=Any)


class Listed(QWidget, Generic[Row]):
    """The part of a list that its heirs write.

    They set `tables`, and write `read`, `shown`, `narrowed`, `make_empties` and `fill_detail`.
    """

    said = Signal(str)  # what was done, and can be taken back
    saved = Signal(str, object)  # what was written, and what opens it
    typing_left = Signal()  # what was typed was not kept; `resume` brings it back
    summary_changed = Signal()
    tables: frozenset[str] = frozenset()
    several = False
    bin_word = ""  # what Del does with the chosen records, for `_()`; nothing if it does nothing
    hidden_beside: tuple[int, ...] = ()  # columns that the open record repeats
    hidden_narrow: tuple[int, ...] = ()  # columns that go in a narrow window
    filters: FilterChips
    empties: Mapping[str, EmptyState]
    is_reading = False  # what is there stays in sight until the records have come

    @property
    def head_actions(self) -> Sequence[QWidget]:
        """What stands in the head of the area while this list is in sight, the primary last."""
        return ()

    def read(self) -> None:
        """Read the records from the office's data."""
        raise NotImplementedError

    def shown(self, number: int) -> Sequence[Row]:
        """Return the records that a filter lets through."""
        raise NotImplementedError

    def narrowed(self, rows: Sequence[Row], typed: str) -> Sequence[Row]:
        """Return the rows that have everything that was typed in the search box."""
        raise NotImplementedError

    def narrowed_in_parts(self, rows: Sequence[Row], typed: str) -> Iterator[Sequence[Row]]:
        """Give what `narrowed` returns in parts, if that is too much for one turn."""
        yield self.narrowed(rows, typed)

    def counts(self) -> Sequence[int]:
        """Return how many records each filter lets through."""
        return [len(self.shown(number)) for number in range(self.filters.count)]

    def fill_detail(self, record: Row) -> Iterator[None] | None:
        """Show a record in the pane at the right; a record of many lines yields between them."""
        raise NotImplementedError

    def fill_many(self, records: Sequence[Row]) -> None:
        """Show in the pane at the right what can be done with several records."""
        raise NotImplementedError

    def make_empties(self) -> Mapping[str, EmptyState]:
        """Return what is shown in place of an empty list, by the answer of `why_empty`."""
        raise NotImplementedError

    def why_empty(self, number: int, typed: str) -> str:
        """Return the key of what to show while a filter and the search let nothing through."""
        if typed:
            return "search"
        return "filter" if "filter" in self.empties and any(self.counts()) else "start"
