"""Weighs every way to divide a run of Thai letters into words.

The shape: all ways together, by the forward and backward sums over the word list, so that each
place gets the probability that a word ends there. One best division (what dictionary engines
give) was rejected: it does not say where it is guessing, and a line end at a guess is what falls
inside names and foreign words.
"""

import math
from dataclasses import dataclass

from district_admin.thai.clusters import clusters
from district_admin.thai.word_list import WordList

# Weight of beginning a word that is in no list, and of each of its clusters.
_UNKNOWN = 10.0
_UNKNOWN_CLUSTER = 4.0

_Edges = list[list[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class WordEnd:
    """A place between two clusters: how sure a word ends there, and how rare its neighbours are.

    `likelihood` is between 0 and 1. `rarity` is the weight of the commoner one of the two words
    that meet there in the likeliest division, None if that division has no word end there.
    """

    offset: int
    likelihood: float
    rarity: float | None


def word_ends(run: str, words: WordList) -> list[WordEnd]:
    """Return every place between two clusters of `run`, which holds Thai letters only."""
    ends = [0, *clusters(run)]
    edges = _edges(run, ends, words)
    forward = _sums(edges)
    backward = _sums(_reversed(edges))[::-1]
    whole = forward[-1]
    neighbours = _neighbours(edges)
    return [
        WordEnd(
            ends[index],
            math.exp(min(0.0, forward[index] + backward[index] - whole)),
            neighbours.get(index),
        )
        for index in range(1, len(ends) - 1)
    ]


def _edges(run: str, ends: list[int], words: WordList) -> _Edges:
    """Return for each end of a cluster the known words that end there: (start, weight)."""
    edges: _Edges = [[] for _ in ends]
    weights = words.weights
    count = len(ends)
    for first, start in enumerate(ends[:-1]):
        furthest = start + words.reach(run, start)
        for last in range(first + 1, count):
            end = ends[last]
            if end > furthest:
                break
            weight = weights.get(run[start:end])
            if weight is not None:
                edges[last].append((first, weight))
    return edges


def _reversed(edges: _Edges) -> _Edges:
    last = len(edges) - 1
    turned: _Edges = [[] for _ in edges]
    for end, words in enumerate(edges):
        for start, weight in words:
            turned[last - start].append((last - end, weight))
    return turned


def _sums(edges: _Edges) -> list[float]:
    """Return for each place the log of the summed likelihood of all divisions up to there."""
    sums = [0.0]
    inside_unknown = -math.inf
    for words in edges[1:]:
        inside_unknown = _add(sums[-1] - _UNKNOWN, inside_unknown) - _UNKNOWN_CLUSTER
        total = inside_unknown
        for start, weight in words:
            total = _add(total, sums[start] - weight)
        sums.append(total)
    return sums


def _add(one: float, other: float) -> float:
    """Return log(exp(one) + exp(other))."""
    if one < other:
        one, other = other, one
    return one + math.log1p(math.exp(other - one)) if other - one > -30.0 else one


def _neighbours(edges: _Edges) -> dict[int, float]:
    """Return the rarity at the word ends of the likeliest division."""
    best, starts = _likeliest(edges)
    found: dict[int, float] = {}
    end = len(edges) - 1
    right = math.inf
    while end:
        left = best[end] - best[starts[end]]
        if right < math.inf:
            found[end] = min(left, right)
        end, right = starts[end], left
    return found


def _likeliest(edges: _Edges) -> tuple[list[float], list[int]]:
    """Return the least weight up to each place, and where the word that ends there begins."""
    best, starts = [0.0], [0]
    unknown, unknown_start = math.inf, 0
    for end, words in enumerate(edges[1:], start=1):
        if best[-1] + _UNKNOWN < unknown:
            unknown, unknown_start = best[-1] + _UNKNOWN, end - 1
        unknown += _UNKNOWN_CLUSTER
        weight, start = unknown, unknown_start
        for word_start, word_weight in words:
            if best[word_start] + word_weight < weight:
                weight, start = best[word_start] + word_weight, word_start
        best.append(weight)
        starts.append(start)
    return best, starts
