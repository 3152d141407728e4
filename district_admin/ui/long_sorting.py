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
_REMEMBERED: Final = 5000  # keys of texts that come again and again
_KEY: Final = itemgetter(0)

Row = TypeVar("Row")


def sorted_in_parts(
    rows: Sequence[Row], column: Column[Row], *, backwards: bool
) -> Iterator[Sequence[Row]]:
    """Give all rows in their order, some at a time; empty parts come while the order is found."""
    parts: list[Iterator[tuple[Any, Row]]] = []
    known: dict[str, str] = {}
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        keys = _keys(some, column, known)
        order = sorted(range(len(some)), key=keys.__getitem__, reverse=backwards)
        # pairs only as they are drawn: kept, they would be looked through by Python's collector
        parts.append(zip([keys[n] for n in order], [some[n] for n in order], strict=True))
        if len(known) > _REMEMBERED:
            known.clear()
        yield ()
    drawn = merge(*parts, key=_KEY, reverse=backwards)
    while found := [row for _key, row in islice(drawn, _AT_ONCE)]:
        yield found


def _keys(rows: Sequence[Row], column: Column[Row], known: dict[str, str]) -> list[Any]:
    if column.sort_key is not None:
        return [column.sort_key(row) for row in rows]
    texts = [column.text(row) for row in rows]
    for text in texts:
        if text not in known:
            # one text, and no tuple: 100,000 of those would be looked through by the collector
            known[text] = "\0".join(thai_sort_key(text))
    return [known[text] for text in texts]
