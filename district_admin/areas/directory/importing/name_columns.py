"""Names that stand in two or three columns under one heading, as Thai lists often have them."""

from collections.abc import Sequence
from typing import Final

from district_admin.areas.directory.importing import guessing
from district_admin.thai.titles import COURTESY_TITLES, MONK_TITLES, is_title
from district_admin.worksheets.model import Cell
from district_admin.worksheets.table_columns import Column

_NAME_COLUMNS: Final = 3
_BEFORE_NAMES: Final = frozenset((*COURTESY_TITLES, *MONK_TITLES, "คุณ"))
_NAME_PARTS: Final = {
    (3, True): ["person.title", "person.first_name", "person.last_name"],
    (2, True): ["person.title", "person.first_name"],
    (2, False): ["person.first_name", "person.last_name"],
}
"""By how many columns a name stands in, and whether the first has titles alone."""


def part_names(
    meanings: list[str], columns: Sequence[Column], samples: Sequence[Sequence[Cell]]
) -> None:
    """Part a name that stands in two or three columns under one heading.

    The heading is merged over them, or stands over the first alone and the others have none.
    """
    for place, meaning in enumerate(meanings):
        if meaning != "person.name":
            continue
        run = [place]
        for further in range(place + 1, min(place + _NAME_COLUMNS, len(columns))):
            same = columns[further].heading in ("", columns[place].heading)
            beside = columns[further].index == columns[further - 1].index + 1
            if not (same and beside and guessing.share(samples[further], guessing.is_word) > 0.9):
                break
            run.append(further)
        titled = guessing.share(samples[place], _is_title) > 0.5
        parts = _NAME_PARTS.get((len(run), titled))
        if parts and guessing.share(samples[place], guessing.is_word) > 0.9:
            meanings[place : place + len(run)] = parts
        return


def _is_title(cell: Cell) -> bool:
    """Say whether a cell holds the title of a person and no name."""
    if not isinstance(cell, str) or not cell.strip():
        return False
    return all(word in _BEFORE_NAMES or is_title(word) for word in cell.split())
