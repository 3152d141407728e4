"""What the rows of a list as a whole tell about its columns."""

from collections.abc import Sequence
from typing import Final

from district_admin.areas.directory.importing.fields import NAMING_PERSON
from district_admin.worksheets.model import Cell
from district_admin.worksheets.tables import FoundTable

_MOSTLY: Final = 0.5
_ROWS_AN_AGENCY: Final = 0.8
_ROWS_COMPARED: Final = 20_000
_DIFFERENT: Final = 0.1


def agencies_are_rare(table: FoundTable, meanings: Sequence[str]) -> bool:
    """Say whether few rows of a list of people name an agency: the rest of a row is theirs."""
    named = next((key for key in ("agency.name", "any.belongs_to") if key in meanings), "")
    if not named or not set(meanings) & {*NAMING_PERSON, "any.name"}:
        return False
    place = meanings.index(named)
    filled = sum(cells[place] is not None for _number, cells in table.rows)
    return filled < _MOSTLY * len(table.rows)


def agencies_repeat(table: FoundTable, meanings: Sequence[str]) -> bool:
    """Say whether a list has several rows for most of its agencies."""
    if "agency.name" not in meanings:
        return False
    return repeats(table, meanings.index("agency.name"))


def repeats(table: FoundTable, place: int) -> bool:
    """Say whether most of what stands in a column stands there several times."""
    names = [cells[place] for _number, cells in table.rows if cells[place] is not None]
    return len(set(names)) < _ROWS_AN_AGENCY * len(names)


def shared_within(table: FoundTable, named: int, place: int, whose: Sequence[int]) -> bool:
    """Say whether those of one agency, named in one column, have the same in another column.

    `whose` are the columns that name the person: one who stands there twice is no second witness.
    """
    first: dict[Cell, Cell] = {}
    heard: set[tuple[Cell, ...]] = set()
    again = same = 0
    for _number, cells in table.rows[:_ROWS_COMPARED]:
        name, value = cells[named], cells[place]
        who = (name, *(cells[each] for each in whose))
        if name is None or value is None or (whose and who in heard):
            continue
        heard.add(who)
        if name in first:
            again += 1
            same += first[name] == value
        else:
            first[name] = value
    return again > 0 and same > (1 - _DIFFERENT) * again


def differs_within(table: FoundTable, named: int, place: int) -> bool:
    """Say whether the rows of one agency, named in one column, have another one differently."""
    rows = table.rows[:_ROWS_COMPARED]
    first: dict[Cell, Cell] = {}
    different = 0
    for _number, cells in rows:
        name, value = cells[named], cells[place]
        if name is not None and value is not None:
            different += first.setdefault(name, value) != value
    return different > _DIFFERENT * len(rows)
