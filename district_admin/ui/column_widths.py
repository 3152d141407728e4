"""How the columns of a table share its width: each by what it has to show.

Columns of fixed widths cut names beside columns that are half empty. Rejected: widths in
proportion to the need, which cut a short date to let a long name have a little more.
"""

from collections.abc import Sequence
from typing import Final

_LEAST: Final = 72  # px; under this a column says nothing


def shared(needs: Sequence[int], room: int) -> list[int]:
    """Return the width of each column, in px: its need, or less where the room is too small.

    What is too much is taken from the widest ones, until they are as wide as the next widest.
    """
    if sum(needs) <= room:
        return list(needs)
    level, left, count = 0, room, len(needs)
    for need in sorted(needs):
        level = left // count
        if need > level:
            break
        left -= need
        count -= 1
    return [min(need, max(level, _LEAST)) for need in needs]


def sample(count: int, most: int) -> range:
    """Return the numbers of rows to look at, spread evenly, not more than `most`."""
    return range(0, count, max(1, -(-count // most)))
