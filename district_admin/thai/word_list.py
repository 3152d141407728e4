"""The Thai words the program knows, and how common each is.

The general list is PyThaiNLP's, weighed by its word counts (resources/words/README.md); beside
it stand the terms of this kind of office and the words the officer adds herself. A weight is the
negative logarithm of how often a word is met; a plain dictionary holds them in 10 MB, where the
tree of a dictionary engine takes 65.
"""

import math
from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping
from functools import lru_cache
from typing import cast

from district_admin import assets
from district_admin.thai.clusters import clusters

# A word that the counts never saw is as rare as this.
RAREST = 18.2
# An added word is this much more likely than the words it is made of: taken for one word.
_ADDED_ADVANTAGE = 2.5
# Names longer than this may part between their words (official-documents 6.1, rule 2).
LONG_NAME = 20
_LONG_NAME_ADVANTAGE = 0.7
# The weight of an added word that is not made of known words.
_NEW_WORD = 9.0
_REACH_LENGTH = 2


class WordList:
    """Words with their weights, made for looking up every word that begins at a place."""

    def __init__(self, weights: Mapping[str, float], beneath: "WordList | None" = None) -> None:
        """Take the weights of the words, and the list they are laid over."""
        self.weights: Mapping[str, float] = weights
        if beneath is not None:
            self.weights = _laid_over(weights, beneath.weights)
        self._beneath = beneath
        self._reach: dict[str, int] = {}
        for word in weights:
            start = word[:_REACH_LENGTH]
            self._reach[start] = max(len(word), self._reach.get(start, 0))

    def __contains__(self, word: str) -> bool:
        return word in self.weights

    def reach(self, text: str, start: int) -> int:
        """Return how long a word that begins at `start` can be at most."""
        one = self._reach.get(text[start], 0)
        longer = self._reach.get(text[start : start + _REACH_LENGTH], 0)
        beneath = self._beneath.reach(text, start) if self._beneath else 0
        return max(one, longer, beneath)

    def with_words(self, added: Iterable[str]) -> "WordList":
        """Return a list that knows the `added` words too; this one stays as it is."""
        return WordList(_weights_of_added(added, self.weights), beneath=self)


def _laid_over(upper: Mapping[str, float], lower: Mapping[str, float]) -> Mapping[str, float]:
    # ChainMap asks for maps that can be written to, and writes to the first alone.
    return ChainMap(dict(upper), cast("MutableMapping[str, float]", lower))


def _weights_of_added(added: Iterable[str], known: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in sorted({word.strip() for word in added}, key=len):
        if len(clusters(word)) > 1:
            found[word] = _added_weight(word, _laid_over(found, known))
    return found


def _added_weight(word: str, weights: Mapping[str, float]) -> float:
    weight = weight_of_parts(word, weights)
    if math.isinf(weight):
        return _NEW_WORD
    if len(word) > LONG_NAME:
        return weight - _LONG_NAME_ADVANTAGE
    return min(weight - _ADDED_ADVANTAGE, weights.get(word, RAREST))


def weight_of_parts(word: str, weights: Mapping[str, float]) -> float:
    """Return the weight of the likeliest way to make `word` of other words; inf if none is."""
    ends = [0, *clusters(word)]
    best = [0.0] + [math.inf] * (len(ends) - 1)
    last = len(ends) - 1
    for end in range(1, len(ends)):
        for start in range(end):
            if start == 0 and end == last:
                continue
            weight = weights.get(word[ends[start] : ends[end]])
            if weight is not None:
                best[end] = min(best[end], best[start] + weight)
    return best[last]


@lru_cache(maxsize=256)
def word_list(own_words: tuple[str, ...] = ()) -> WordList:
    """Return the shipped words with the officer's own words, loaded at the first use."""
    return _shipped().with_words(own_words) if own_words else _shipped()


@lru_cache(maxsize=1)
def _shipped() -> WordList:
    lines = assets.resource("words/thai.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    general = {word: float(weight) for word, weight in pairs}
    return WordList({**general, **_weights_of_added(_office(), general)})


def _office() -> list[str]:
    lines = assets.resource("words/office.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
