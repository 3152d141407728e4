"""The order of the texts of one column, kept for as long as the list is sorted by it.

The dictionary's order of 100,000 subjects takes a second or more to find out, and a moment to use
again for some of them. Rejected: keeping the keys themselves, which take ten times as much room.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from district_admin.thai.sorting import thai_sort_key

NO_COLUMN: Final = -1


def places_of(texts: Iterable[str]) -> dict[str, int]:
    """Return the place of each text in the order of the dictionary."""
    in_order = sorted(set(texts), key=thai_sort_key)
    return {text: place for place, text in enumerate(in_order)}


class TextOrder:
    """The places of the texts of a column."""

    def __init__(self) -> None:
        self.column = NO_COLUMN
        self._places: dict[str, int] = {}

    def learn(self, column: int, places: dict[str, int]) -> None:
        """Keep the places of a column's texts, in place of those of another column."""
        self.column, self._places = column, places

    def numbers(self, column: int, texts: Sequence[str], backwards: bool) -> list[int]:
        """Return the numbers of texts, from 0, in the order of the dictionary or backwards."""
        places = self._places
        if column != self.column or any(text not in places for text in texts):
            self.learn(column, places := places_of(texts))
        ranks = [places[text] for text in texts]
        return sorted(range(len(ranks)), key=ranks.__getitem__, reverse=backwards)
