"""The tables of a sheet as an import takes them: those of the same columns as one list.

Offices print a table for each school under its name, and schools side by side. Where the columns
name no agency, the title above each table does, and becomes a column of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from district_admin.areas.directory.importing.address_columns import with_addresses_parted
from district_admin.areas.directory.importing.headings import heading_texts, meaning_of
from district_admin.areas.directory.importing.post_columns import with_posts_parted
from district_admin.texts import _
from district_admin.thai.normalise import normalise
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.model import Cell, SheetData
from district_admin.worksheets.table_columns import Column
from district_admin.worksheets.tables import FoundTable, find_tables

_NAMED_IN_TITLE: Final = re.compile(
    r"(?:โรงเรียน|ร\.ร\.|รร\.)\s?"
    r"(?!ใน|สังกัด|ทั้งหมด|ขนาด|เอกชน|คุณภาพ|แกนนำ|ต้นแบบ|ประถม|มัธยม|และ|ที่|ของ|เข้า)[ก-ฮเ-ไ]\S+"
)
_NAMING_AGENCY: Final = frozenset({"agency.name", "any.belongs_to", "any.code"})


def tables_of(sheet: SheetData, hidden_rows: bool = False) -> list[FoundTable]:
    """Return the tables of a sheet, those of the same columns drawn together, the largest first."""
    by_shape: dict[tuple[str, ...], list[FoundTable]] = {}
    for table in find_tables(sheet, heading_texts(), hidden_rows):
        shape = tuple(heading_key(column.heading) for column in table.columns)
        by_shape.setdefault(shape, []).append(with_addresses_parted(with_posts_parted(table)))
    joined = [_joined(tables) for tables in by_shape.values()]
    return sorted(joined, key=lambda table: -len(table.rows))


def _joined(tables: Sequence[FoundTable]) -> FoundTable:
    tables = _with_agency_of_title(tables)
    first = tables[0]
    if len(tables) == 1:
        return first
    rows = tuple(sorted(chain.from_iterable(table.rows for table in tables), key=lambda r: r[0]))
    notes = dict.fromkeys(chain.from_iterable(table.notes for table in tables))
    told = _("รวมตารางที่มีคอลัมน์เหมือนกัน {count} ตาราง").format(count=len(tables))
    return replace(first, rows=rows, notes=(told, *notes))


def _with_agency_of_title(tables: Sequence[FoundTable]) -> Sequence[FoundTable]:
    """Add a column with the school that the titles name, if all do and no column does."""
    columns = tables[0].columns
    if any(meaning_of(column.heading, column.lines) in _NAMING_AGENCY for column in columns):
        return tables
    names = [_NAMED_IN_TITLE.search(normalise(table.title)) for table in tables]
    if not all(names):
        return tables
    heading = "โรงเรียน (จากชื่อตาราง)"
    index = max(column.index for table in tables for column in table.columns) + 1
    column = Column(index, heading, ("โรงเรียน",), hidden=False)
    named = [(table, name[0]) for table, name in zip(tables, names, strict=True) if name]
    return [
        replace(table, columns=(*table.columns, column), rows=_with_cell(table.rows, school))
        for table, school in named
    ]


def _with_cell(
    rows: Sequence[tuple[int, tuple[Cell, ...]]], cell: str
) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    return tuple((number, (*cells, cell)) for number, cells in rows)
