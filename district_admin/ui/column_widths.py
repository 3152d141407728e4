"""How the columns of a table share its width: each by what it has to show.

Columns of fixed widths cut names beside columns that are half empty. Rejected: widths in
proportion to the need, which cut a short date to let a long name have a little more.
"""

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtGui import QFontMetrics

from district_admin.ui.tables import Column

_BESIDE: Final = 26  # px around the text of a cell
_BESIDE_CHIP: Final = 48
_MOST: Final = 320  # px; one long name must not take the room of a whole column
_LOOKED_AT: Final = 80  # rows
_CHIPS_LOOKED_AT: Final = 1000  # rows, as one chip among many tells the state of its record
_LEAST: Final = 72  # px; under this a column says nothing
_SHORT: Final = 150  # px; a number, a date or a chip, which says nothing when it is cut

Row = TypeVar("Row")


def shared(needs: Sequence[int], room: int) -> list[int]:
    """Return the width of each column, in px: its need, or less where the room is too small.

    What is too much is taken from the widest ones, until they are as wide as the next widest;
    from numbers, dates and chips only when the long ones have nothing more to give.
    """
    if sum(needs) <= room:
        return list(needs)
    long = [need for need in needs if need > _SHORT]
    left = room - sum(needs) + sum(long)
    if long and left >= _LEAST * len(long):
        level = _level(long, left)
        return [need if need <= _SHORT else min(need, level) for need in needs]
    level = max(_level(needs, room), _LEAST)
    return [min(need, level) for need in needs]


def _level(needs: Sequence[int], room: int) -> int:
    """Return how wide the widest of columns may be that are too wide together."""
    level, left, count = 0, room, len(needs)
    for need in sorted(needs):
        level = left // count
        if need > level:
            break
        left -= need
        count -= 1
    return level


def sample(count: int, most: int) -> range:
    """Return the numbers of rows to look at, spread evenly, not more than `most`."""
    return range(0, count, max(1, -(-count // most)))


def needed(
    column: Column[Row], rows: Sequence[Row], metrics: QFontMetrics, of_head: QFontMetrics
) -> int:
    """Return the room that a column needs for these rows, in px, as a sample of them has it."""
    some = sample(len(rows), _CHIPS_LOOKED_AT if column.tone else _LOOKED_AT)
    shown = [text for number in some if (text := column.text(rows[number]))]
    texts = set(shown) if column.tone else shown
    widths = sorted(metrics.horizontalAdvance(text) for text in texts)
    # a few long texts do not make a column wide, nor what the records are called: it has
    # what is left as well, and half empty it would cut what stands beside it
    beside = _BESIDE_CHIP if column.tone else _BESIDE
    are_short = bool(widths) and widths[-1] + beside <= _SHORT  # one word of a few: all are whole
    is_whole = column.tone or are_short
    longest = widths[-1 if is_whole else len(widths) * 9 // 10] if widths else 0
    heading = of_head.horizontalAdvance(column.heading) + _BESIDE
    return max(min(longest + beside, _MOST), heading)
