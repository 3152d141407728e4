"""Names of sheets that Excel takes: 31 letters, without its signs, none twice.

A name that is too long ends between two words, as far as a Thai text says where they are; else
between two letters, never before a mark.
"""

import re
from collections.abc import Sequence
from typing import Final

from district_admin.worksheets.control_characters import without_control

_LETTERS: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_NAMELESS: Final = "รายการ"
_RESERVED: Final = "history"  # Excel keeps this name for itself
_DOUBT: Final = 3.0  # how doubtful a word end may be
_SHORTEST: Final = 12  # letters that are kept at least before a word end is given up


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Return the names of sheets with these titles, in their order."""
    names: list[str] = []
    used = {_RESERVED}
    for title in titles:
        tidy = " ".join(_FORBIDDEN.sub(" ", without_control(title)).split()).strip(" '")
        name = _cut(tidy or _NAMELESS, _LETTERS)
        number = 1
        while name.casefold() in used:
            number += 1
            end = f" ({number})"
            name = _cut(tidy or _NAMELESS, _LETTERS - len(end)) + end
        used.add(name.casefold())
        names.append(name)
    return names


def _cut(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    from district_admin.thai.clusters import cluster_offsets  # noqa: PLC0415 - for long names only
    from district_admin.thai.segmentation import break_opportunities  # noqa: PLC0415 - as above

    places = break_opportunities(name)
    words = [place.offset for place in places if place.penalty <= _DOUBT and place.offset <= most]
    end = words[-1] if words and words[-1] >= _SHORTEST else 0
    end = end or max(offset for offset in (1, *cluster_offsets(name)) if offset <= most)
    return name[:end].rstrip(" '(")
