"""The lists of the directory: rows in memory, narrowed at each key by any part of a name."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from typing_extensions import override

from district_admin.areas.directory.operations.searching import narrow, narrow_in_parts
from district_admin.ui import list_page, long_list_page

Row = TypeVar("Row", bound=Any)


class ListPage(list_page.ListPage[Row]):
    """A list of the directory and the record chosen in it."""

    @override
    def narrowed(self, rows: Sequence[Row], typed: str) -> Sequence[Row]:
        return narrow(rows, typed)

    @override
    def narrowed_in_parts(self, rows: Sequence[Row], typed: str) -> Iterator[Sequence[Row]]:
        return narrow_in_parts(rows, typed)


class LongListPage(long_list_page.LongListPage[Row], ListPage[Row]):
    """A list of the directory that is read away from the screen where it is long."""
