"""Chooses the line ends of a paragraph as a whole, so that no line pays for the one before it.

The shape is the total-fit programme of Knuth and Plass: every place where a line may end is
reached at the least cost of all lines before it, where a line costs its looseness and the doubt
of the place where it ends. Filling line after line was rejected: it takes whatever place comes
last, and that is inside a word three times as often.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from district_admin.thai.clusters import cluster_offsets
from district_admin.thai.segmentation import IN_NEED, Boundary, break_opportunities

Setting = Literal["justified", "ragged", "balanced"]
"""What a short line costs: holes in justified text, little in ragged text; lines under each
other on one axis (headings, signatures) should be about equal."""

# Looseness that costs as much as a penalty of 1.0. Spread over all clusters, a line with a
# twentieth of its width to fill looks like any other.
_LOOSE = 0.1
# Beyond this part of the width the eye sees a loose line; each further part costs much more.
_VISIBLE = 0.09
# The same where lines need not be filled: half a line stays empty before a word is parted.
_LOOSE_RAGGED = 0.5
# The same for balanced lines, in parts of their mean width.
_UNEVEN = 0.4
# Balanced lines end at spaces if they can, and the last one should not be the longest.
_NO_SPACE = 2.4
_LONG_LAST_LINE = 2.0
# What a line costs in itself: keeps paragraphs from growing by a line for beauty's sake.
_LINE_COST = 0.05
# A place inside an unbreakable word, taken only where the word is longer than a line.
_NEED = 40.0
# Letters of a word that a name which is longer than a line may be parted before and after.
_SHORTEST = 3
# A last line shorter than this part of the width looks forgotten, such as one short word.
_SHORT_LAST_LINE = 0.075
_SHORT_LAST_LINE_COST = 0.5
# Line widths are sums of font units; their rounding must not push a full line over the edge.
_ROUNDING = 0.01
_SPACES = " \t"


def choose_breaks(
    positions: Sequence[float],
    text: str,
    opportunities: Sequence[Boundary],
    first_width: float,
    width: float,
    setting: Setting = "justified",
) -> list[int]:
    """Return the offsets in `text` where the second and further lines begin.

    `positions` are the natural advances up to each offset of the text, one more than it has
    characters, in the same unit as the widths (pt). Spaces at a line end take no width. A line is
    wider than its width only if one cluster is; a word longer than a line is broken between
    clusters (official-documents 6.1), an address longer than a line at its own places first.
    """
    return _Text(positions, text, first_width, width, setting).breaks(opportunities)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with the widths of its lines."""

    positions: Sequence[float]
    text: str
    first_width: float
    width: float
    setting: Setting

    def breaks(self, opportunities: Sequence[Boundary]) -> list[int]:
        """Return the starts of the second and further lines."""
        if self._advance(0, len(self.text)) <= self.first_width:
            return []
        places = self._places(opportunities)
        fewest = len(self._filled(places))
        line_cost = _LINE_COST
        found = self._cheapest(places, line_cost)
        while len(found) > fewest + 1 and line_cost < _NEED:
            line_cost *= 4
            found = self._cheapest(places, line_cost)
        return found

    def _advance(self, start: int, end: int) -> float:
        return self.positions[self._trimmed(start, end)] - self.positions[start] - _ROUNDING

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in _SPACES:
            end -= 1
        return end

    def _places(self, opportunities: Sequence[Boundary]) -> list[Boundary]:
        """Return the places to choose from, with those inside words longer than a line."""
        low = bisect_right(opportunities, 0, key=lambda place: place.offset)
        high = bisect_left(opportunities, len(self.text), key=lambda place: place.offset)
        places: list[Boundary] = []
        needed: list[int] = []
        before = 0
        for place in (*opportunities[low:high], Boundary(len(self.text), 0.0)):
            if place.penalty >= IN_NEED:
                needed.append(place.offset)
                continue
            limit = self.first_width if before == 0 else self.width
            if self._advance(before, place.offset) > limit:
                places += self._inside([before, *needed, place.offset], limit)
            places.append(place)
            needed = []
            before = place.offset
        return places

    def _inside(self, ends: Sequence[int], limit: float) -> Iterator[Boundary]:
        """Yield the places inside a word longer than a line; between `ends` are its parts."""
        for start, end in pairwise(ends):
            if start > ends[0]:
                yield Boundary(start, IN_NEED)
            if self._advance(start, end) > limit:
                yield from self._inside_word(start, self._trimmed(start, end), limit)

    def _inside_word(self, start: int, end: int, limit: float) -> Iterator[Boundary]:
        """Yield the places inside one word: where its own words end, or else its clusters.

        A word of the office's (กลุ่มนโยบายและแผน) may be wider than a column of a register.
        """
        # without its last letter the name is no entry of the word list, and parts as its words do
        inner = [each.offset for each in break_opportunities(self.text[start : end - 1])]
        if any(last - first < _SHORTEST for first, last in pairwise((0, *inner, end - start))):
            inner = []  # what is left over of a single word, such as the ง of โรงเรียน
        for first, last in pairwise((0, *inner, end - start)):
            if first:
                yield Boundary(start + first, IN_NEED)
            if self._advance(start + first, start + last) > limit:
                for offset in cluster_offsets(self.text[start + first : start + last]):
                    yield Boundary(start + first + offset, _NEED)

    def _filled(self, places: Sequence[Boundary]) -> list[int]:
        """Return the line starts when every line takes all that fits: the fewest lines."""
        found: list[int] = []
        start, limit, last = 0, self.first_width, 0
        for place in places:
            if last > start and self._advance(start, place.offset) > limit:
                found.append(last)
                start, limit = last, self.width
            last = place.offset
        return found

    def _cheapest(self, places: Sequence[Boundary], line_cost: float) -> list[int]:
        starts = [0, *(place.offset for place in places)]
        left = [self.positions[offset] for offset in starts]
        widest = max(self.first_width, self.width)
        cost_of = self._costs(places)
        costs = [0.0]
        lines_from: list[int] = [0]
        for index, place in enumerate(places, start=1):
            right = self.positions[self._trimmed(0, place.offset)] - _ROUNDING
            low = min(bisect_left(left, right - widest), index - 1)
            best, best_from = float("inf"), index - 1
            for before in range(low, index):
                limit = self.width if before else self.first_width
                natural = right - left[before]
                if natural > limit:
                    cost = costs[before] + self._overfull(natural, limit)
                else:
                    cost = costs[before] + cost_of(natural, limit, index == len(places))
                if cost < best:
                    best, best_from = cost, before
            costs.append(best + self._doubt(place) + line_cost)
            lines_from.append(best_from)
        return self._walk_back(starts, lines_from)

    def _doubt(self, place: Boundary) -> float:
        return place.penalty + (_NO_SPACE if self.setting == "balanced" and place.penalty else 0.0)

    def _costs(self, places: Sequence[Boundary]) -> Callable[[float, float, bool], float]:
        """Return what gives the cost of a line from its width, its room and whether it is last."""
        if self.setting == "justified":
            return self._justified
        if self.setting == "ragged":
            return self._ragged
        lines = len(self._filled(places)) + 1
        mean = self._advance(0, len(self.text)) / lines

        def balanced(natural: float, _limit: float, last: bool) -> float:
            cost = ((natural - mean) / mean / _UNEVEN) ** 2 if mean > 0 else 0.0
            return cost * _LONG_LAST_LINE if last and natural > mean else cost

        return balanced

    def _justified(self, natural: float, limit: float, last: bool) -> float:
        slack = 1.0 - natural / limit
        if last:
            return self._last_line(natural)
        cost = (slack / _LOOSE) ** 2
        if slack > _VISIBLE:
            cost += ((slack - _VISIBLE) / 0.02) ** 2
        return cost

    def _ragged(self, natural: float, limit: float, last: bool) -> float:
        if last:
            return self._last_line(natural)
        return ((1.0 - natural / limit) / _LOOSE_RAGGED) ** 2

    def _last_line(self, natural: float) -> float:
        return _SHORT_LAST_LINE_COST if natural < _SHORT_LAST_LINE * self.width else 0.0

    @staticmethod
    def _overfull(natural: float, limit: float) -> float:
        return 1e6 * (natural / limit if limit > 0 else 1e3)

    def _walk_back(self, starts: Sequence[int], lines_from: Sequence[int]) -> list[int]:
        found: list[int] = []
        index = lines_from[-1]
        while index:
            found.append(starts[index])
            index = lines_from[index]
        return found[::-1]
