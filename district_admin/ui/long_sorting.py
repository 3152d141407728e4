"""The rows of a long list in the order of one of its columns, a part at a time.

One sort of 100,000 rows holds every thread, and their keys take seconds where each is another one.
Here parts are sorted and drawn together, with breaks. Rejected: sorting on another thread (Python's
sort does not give way), and a column of the database to sort by for each column on the screen.
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any, Final, TypeVar

from district_admin.thai.sorting import thai_sort_key
from district_admin.ui.tables import Column

_AT_ONCE: Final = 400
_KEY: Final = itemgetter(0)

Row = TypeVar("Row")


def sorted_in_parts(
    rows: Sequence[Row], column: Column[Row], *, backwards: bool
) -> Iterator[Sequence[Row]]:
    """Give all rows in their order, some at a time; empty parts come while the order is found."""
    parts: list[list[tuple[Any, Row]]] = []
    keys: dict[str, Any] = {}
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        part = list(zip(_keys(some, column, keys), some, strict=True))
        part.sort(key=_KEY, reverse=backwards)
        parts.append(part)
        yield ()
    drawn = merge(*parts, key=_KEY, reverse=backwards)
    while found := [row for _key, row in islice(drawn, _AT_ONCE)]:
        yield found


def _keys(rows: Sequence[Row], column: Column[Row], known: dict[str, Any]) -> list[Any]:
    if column.sort_key is not None:
        return [column.sort_key(row) for row in rows]
    texts = [column.text(row) for row in rows]
    for text in texts:
        if text not in known:
            known[text] = thai_sort_key(text)
    return [known[text] for text in texts]
