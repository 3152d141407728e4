"""A Thai address in lines that end between its units, as the post reads it.

The units are house and village number, lane, road, ตำบล, อำเภอ, and จังหวัด with the postcode. Lines
end before อำเภอ rather than before any other, and หมู่ที่ ๓ never stands in a line alone. Rejected:
the even lines of a heading (they part ถนน from its name as gladly as ตำบล from อำเภอ).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from typing import Final

from district_admin.documents.text_width import width_cm

AddressUnits = tuple[str, ...]
"""The parts of an address between which a line may end, in their order."""

_NUMBER: Final = r"(?:เลขที่|หมู่|ม\.|[0-9๐-๙])"
_UNIT: Final = r"(?:ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต|จังหวัด|จ\.|กรุงเทพ)"
_BEGINS: Final = re.compile(f"{_NUMBER}|{_UNIT}")
_BETWEEN: Final = re.compile(rf"[ \u00a0]+(?={_UNIT})")
_VILLAGE_ALONE: Final = re.compile(r"(?:หมู่(?:ที่)?|ม\.)[ \u00a0]*[0-9๐-๙]+")
# What a line end before such a unit costs; before a lane or a road it costs most.
_COSTS: Final = (
    *(("อำเภอ", 0), ("อ.", 0), ("เขต", 0), ("ตำบล", 1), ("ต.", 1), ("แขวง", 1)),
    *(("จังหวัด", 1), ("จ.", 1), ("กรุงเทพ", 1)),
)
_COST_OF_STREET: Final = 3
_MOST_UNITS: Final = 8
_UNITS_OF_A_LONG_ONE: Final = 3
_AFTER_TWO: Final = 2.5  # one line is taken before three, but not before two


def is_address(line: str) -> bool:
    """Say whether a line begins as an address does: เลขที่ 9, หมู่ที่ 4 ตำบล…, อำเภอ…."""
    return _BEGINS.match(line) is not None


def units_of(line: str) -> AddressUnits:
    """Return the units of a line of an address: (หมู่ที่ 4, ตำบลหนองสมมติ)."""
    return tuple(_BETWEEN.split(line.strip()))


def address_in_lines(units: AddressUnits, limit_cm: float, size_pt: float) -> list[str]:
    """Return an address in the fewest lines that are no wider than this, where they can be.

    It has two lines at least, unless it is short: all in one line is hard to read on an envelope.
    Of as many lines those that end at the better units are taken, then the more even ones. A unit
    that is wider than the limit has a line of its own.
    """
    if len(units) > _MOST_UNITS:  # no address: every word may be one
        return [" ".join(units)]
    space = width_cm(" ", size_pt)
    # each unit is measured once: there are many ways to divide them into lines
    reached = [0.0, *accumulate(width_cm(unit, size_pt) + space for unit in units)]
    ways = (_Way(units, ends, reached, space) for ends in _all_ends(len(units)))
    best = min(ways, key=lambda way: way.rate(limit_cm))
    return [" ".join(units[start:end]) for start, end in pairwise(best.ends)]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to divide an address into lines, which begin at the first `ends` and end at the last.

    `reached` has how far the units before each are, with a space after each.
    """

    units: AddressUnits
    ends: tuple[int, ...]
    reached: Sequence[float]
    space: float

    def rate(self, limit_cm: float) -> tuple[float, ...]:
        """Return how bad it is, what matters most first."""
        spans = list(pairwise(self.ends))
        widths = [self.reached[end] - self.reached[start] - self.space for start, end in spans]
        too_wide = sum(max(width - limit_cm, 0.0) for width in widths)
        alone = spans[0][1] == 1 and len(spans) > 1 and _VILLAGE_ALONE.fullmatch(self.units[0])
        cost = sum(_cost(self.units[start]) for start, _end in spans[1:])
        short = len(spans) > 1 or len(self.units) < _UNITS_OF_A_LONG_ONE
        count = len(spans) if short else _AFTER_TWO
        return (round(too_wide, 3), bool(alone), count, cost, max(widths))


def _all_ends(count: int) -> Iterator[tuple[int, ...]]:
    for lines in range(count):
        for inside in combinations(range(1, count), lines):
            yield (0, *inside, count)


def _cost(unit: str) -> int:
    return next((cost for word, cost in _COSTS if unit.startswith(word)), _COST_OF_STREET)
