"""The names of recipients as they are typed: the same one written twice, and one written wrongly.

A typed name is compared by its letters, with the usual short words in full. What the directory does
not know but nearly has is offered as the directory writes it; she decides, since there may be two
schools of nearly one name. Rejected: comparing a typed name with every name of the directory in
full (a pasted list of a hundred names would hold the window for seconds).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.model.heads import head_of
from district_admin.areas.directory.model.keys import digits_of, name_key

_IN_FULL: Final = (("ผอ.", "ผู้อำนวยการ"), ("รร.", "โรงเรียน"))
_ALIKE: Final = 0.87  # of the letters of two names that are to be one, written differently
_LOOKED_AT: Final = 8


def receiver_key(name: str) -> str:
    """Return what two typed recipients are held to be the same by."""
    words = name.strip()
    for short, whole in _IN_FULL:
        words = words.replace(short, whole)
    return name_key(words)


def directory_names(session: Session) -> list[str]:
    """Return what letters may be addressed to: the agencies of the directory, and their heads."""
    query = select(Agency.name).where(~Agency.in_bin).order_by(Agency.sort_text)
    names = list(session.scalars(query))
    return list(dict.fromkeys([*names, *map(head_of, names)]))


class KnownNames:
    """The names of the directory, to find the one that was meant."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {receiver_key(name): name for name in names}
        self._keys = list(self._names)
        self._having: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self._keys):
            for pair in _pairs(key):
                self._having[pair].append(place)

    def meant(self, typed: str) -> str:
        """Return the name of the directory that was nearly typed; empty if none or it was."""
        key = receiver_key(typed)
        if not key or key in self._names:
            return ""
        shared = Counter(place for pair in _pairs(key) for place in self._having.get(pair, ()))
        digits = digits_of(typed)
        best, best_of = _ALIKE, ""
        for place, _count in shared.most_common(_LOOKED_AT):
            other = self._keys[place]
            alike = SequenceMatcher(None, key, other, autojunk=False).ratio()
            # หมู่ 3 is not หมู่ 5 written wrongly
            if alike >= best and digits_of(other) == digits:
                best, best_of = alike, self._names[other]
        return best_of


def corrected(typed: str, meant: dict[str, str]) -> str:
    """Return typed lines with the names of the directory in place of those that were meant."""
    lines = typed.splitlines()
    return "\n".join(meant.get(" ".join(line.split()), line) for line in lines)


def mistyped(typed: str, known: KnownNames) -> dict[str, str]:
    """Return the typed lines that are nearly a name of the directory, each with that name."""
    lines: Sequence[str] = [" ".join(line.split()) for line in typed.splitlines()]
    return {line: meant for line in dict.fromkeys(lines) if (meant := known.meant(line))}


def _pairs(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1)}
