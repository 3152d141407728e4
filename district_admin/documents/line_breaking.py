"""Chooses the line ends of a paragraph as a whole, so that no line pays for the one before it.

The shape is the total-fit programme of Knuth and Plass: every place where a line may end is
reached at the least cost of all lines before it, where a line costs its looseness and the doubt
of the place where it ends. Filling line after line was rejected: it takes whatever place comes
last, and that is inside a word three times as often.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from district_admin.thai.clusters import cluster_offsets
from district_admin.thai.segmentation import Boundary

# Looseness that costs as much as a penalty of 1.0. Spread over all clusters, a line with a
# twentieth of its width to fill looks like any other.
_LOOSE = 0.1
# Beyond this part of the width the eye sees a loose line; each further part costs much more.
_VISIBLE = 0.09
# What a line costs in itself: keeps paragraphs from growing by a line for beauty's sake.
_LINE_COST = 0.05
# A place inside an unbreakable word, taken only where the word is longer than a line.
_NEED = 40.0
# A last line shorter than this part of the width looks forgotten.
_SHORT_LAST_LINE = 0.05
_SHORT_LAST_LINE_COST = 0.5
# Line widths are sums of font units; their rounding must not push a full line over the edge.
_ROUNDING = 0.01
_SPACES = " \n\t"


def choose_breaks(
    positions: Sequence[float],
    text: str,
    opportunities: Sequence[Boundary],
    first_width: float,
    width: float,
    hard: Sequence[int] = (),
) -> list[int]:
    """Return the offsets in `text` where the second and further lines begin.

    `positions` are the natural advances up to each offset of the text, one more than it has
    characters, in the same unit as the widths (pt). Spaces at a line end take no width. At the
    offsets in `hard` a new line begins in any case. A line is wider than its width only if one
    cluster is; a word longer than a line is broken between clusters (official-documents 6.1).
    """
    breaks: list[int] = []
    starts = [0, *sorted(offset for offset in set(hard) if 0 < offset < len(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if start:
            breaks.append(start)
        piece = _Piece(positions, text, start, end, width if start else first_width, width)
        breaks += piece.breaks(opportunities)
    return breaks


@dataclass(frozen=True, slots=True)
class _Piece:
    """The text between two hard breaks, which is set on its own."""

    positions: Sequence[float]
    text: str
    start: int
    end: int
    first_width: float
    width: float

    def breaks(self, opportunities: Sequence[Boundary]) -> list[int]:
        """Return the line starts inside this piece."""
        if self._advance(self.start, self.end) <= self.first_width:
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
        low = bisect_right(opportunities, self.start, key=lambda place: place.offset)
        high = bisect_left(opportunities, self.end, key=lambda place: place.offset)
        places: list[Boundary] = []
        before = self.start
        for place in (*opportunities[low:high], Boundary(self.end, 0.0)):
            limit = self.first_width if before == self.start else self.width
            if self._advance(before, place.offset) > limit:
                places += self._inside(before, place.offset)
            places.append(place)
            before = place.offset
        return places

    def _inside(self, start: int, end: int) -> Iterator[Boundary]:
        word = self.text[start : self._trimmed(start, end)]
        return (Boundary(start + offset, _NEED) for offset in cluster_offsets(word))

    def _filled(self, places: Sequence[Boundary]) -> list[int]:
        """Return the line starts when every line takes all that fits: the fewest lines."""
        found: list[int] = []
        start, limit, last = self.start, self.first_width, self.start
        for place in places:
            if last > start and self._advance(start, place.offset) > limit:
                found.append(last)
                start, limit = last, self.width
            last = place.offset
        return found

    def _cheapest(self, places: Sequence[Boundary], line_cost: float) -> list[int]:
        starts = [self.start, *(place.offset for place in places)]
        left = [self.positions[offset] for offset in starts]
        widest = max(self.first_width, self.width)
        costs = [0.0]
        lines_from: list[int] = [0]
        for index, place in enumerate(places, start=1):
            right = self.positions[self._trimmed(self.start, place.offset)] - _ROUNDING
            low = min(bisect_left(left, right - widest), index - 1)
            best, best_from = float("inf"), index - 1
            for before in range(low, index):
                limit = self.width if before else self.first_width
                cost = costs[before] + self._line_cost(
                    right - left[before], limit, last=index == len(places)
                )
                if cost < best:
                    best, best_from = cost, before
            costs.append(best + place.penalty + line_cost)
            lines_from.append(best_from)
        return self._walk_back(starts, lines_from)

    def _line_cost(self, natural: float, limit: float, *, last: bool) -> float:
        if natural > limit:
            return 1e6 * (natural / limit if limit > 0 else 1e3)
        slack = 1.0 - natural / limit
        if last:
            return _SHORT_LAST_LINE_COST if natural < _SHORT_LAST_LINE * self.width else 0.0
        cost = (slack / _LOOSE) ** 2
        if slack > _VISIBLE:
            cost += ((slack - _VISIBLE) / 0.02) ** 2
        return cost

    def _walk_back(self, starts: Sequence[int], lines_from: Sequence[int]) -> list[int]:
        found: list[int] = []
        index = lines_from[-1]
        while index:
            found.append(starts[index])
            index = lines_from[index]
        return found[::-1]
