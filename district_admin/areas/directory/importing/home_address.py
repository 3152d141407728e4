"""Where a person lives, from one column of a list or from a column for each part of it."""

from typing import Any, Final

from district_admin.areas.directory.importing.cells import Reader, reader_of
from district_admin.areas.directory.importing.fields import ADDRESS_FIELDS
from district_admin.areas.directory.importing.headings import meaning_of
from district_admin.areas.directory.model.addresses import address_lines, parts_of_address
from district_admin.worksheets.table_columns import Column

WHOLE: Final = "address"
_BEFORE: Final = f"{WHOLE}."


def reader_of_part(column: Column) -> tuple[str, Reader]:
    """Return what a column of a person's address holds, and what reads it."""
    meaning = meaning_of(column.heading, column.lines)
    key = meaning if meaning in ADDRESS_FIELDS else "agency.address"
    return f"{_BEFORE}{key.partition('.')[2]}", reader_of(key)


def put_together(found: dict[str, Any]) -> None:
    """Make the parts in what was read of a person the one text that is kept.

    A whole address stays as it was typed; what further columns add to it goes where it belongs.
    """
    parts = {name.removeprefix(_BEFORE): found.pop(name) for name in _named_parts(found)}
    whole = parts.pop(WHOLE, "")
    if parts:
        found[WHOLE] = " ".join(address_lines({**parts_of_address(whole), **parts}))
    elif whole:
        found[WHOLE] = whole


def _named_parts(found: dict[str, Any]) -> list[str]:
    return [name for name in found if name.startswith(_BEFORE)]
