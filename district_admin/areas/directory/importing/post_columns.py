"""Columns in which position and agency stand together (ตำแหน่ง/หน่วยงาน), parted into two.

Done to the table before its columns are matched, so that all the rest sees an ordinary list.
"""

import re
from dataclasses import replace
from typing import Final

from district_admin.areas.directory.importing.headings import meaning_of
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.model import Cell
from district_admin.worksheets.table_columns import Column
from district_admin.worksheets.tables import FoundTable

_HEADING: Final = re.compile(
    "^ตำแหน่ง(?:และ|กับ)?(?:หน่วยงาน|โรงเรียน|สถานศึกษา|สังกัด|สถานที่ทำงาน|ที่ทำงาน)$"
)
_NAMES_AGENCY: Final = frozenset({"agency.name", "any.belongs_to"})
_APART: Final = re.compile(r"\s*(?:/|\n|,|\|| - )\s*")
_AGENCY: Final = (
    r"(?:โรงเรียน|ร\.ร\.|รร\.|วิทยาลัย|สำนักงาน|สพป|สพม|กลุ่ม|หน่วย|ศูนย์|เทศบาล|อบต|อบจ|องค์การ|ที่ว่าการ|"
    r"สถานี|โรงพยาบาล)"
)
_BEFORE_AGENCY: Final = re.compile(rf"(.+?)\s+({_AGENCY}.+)", re.DOTALL)
_HEAD_OF_SCHOOL: Final = re.compile(r"((?:รอง)?(?:ผู้อำนวยการ|ผอ\.|ครูใหญ่))\s*(โรงเรียน\S.*)")
_AT_SCHOOL: Final = re.compile(r"(ครู\S*?|เจ้าหน้าที่\S*?|นักการ\S*?|ภารโรง)(โรงเรียน\S.*)")
_RANK: Final = r"(?:ชำนาญการ|เชี่ยวชาญ)"
_POSITION_FIRST: Final = re.compile(rf"(\S+(?:\s+{_RANK}(?:พิเศษ)?)?)\s+(?!{_RANK})(\S.*)")


def with_posts_parted(table: FoundTable) -> FoundTable:
    """Return a table with a column of its own for the agency, where one column holds both."""
    meanings = [meaning_of(column.heading, column.lines) for column in table.columns]
    both = [p for p, c in enumerate(table.columns) if _HEADING.match(heading_key(c.heading))]
    if not both or _NAMES_AGENCY & {m for p, m in enumerate(meanings) if p not in both}:
        return table
    place = both[0]
    whole = table.columns[place]
    index = max(column.index for column in table.columns) + 1
    columns = (
        *table.columns[:place],
        Column(whole.index, "ตำแหน่ง", ("ตำแหน่ง",), whole.hidden),
        *table.columns[place + 1 :],
        Column(index, f"หน่วยงาน (จาก {whole.heading})", ("หน่วยงาน",), whole.hidden),
    )
    rows = tuple(
        (number, (*cells[:place], position, *cells[place + 1 :], agency))
        for number, cells in table.rows
        for position, agency in (part_post(cells[place]),)
    )
    return replace(table, columns=columns, rows=rows)


def part_post(cell: Cell) -> tuple[Cell, Cell]:
    """Return the position and the agency of a cell; all is the position where none is told.

    ครู / โรงเรียนบ้านดง, a line each, ครู โรงเรียนบ้านดง and ผู้อำนวยการโรงเรียนบ้านดง are parted.
    """
    if not isinstance(cell, str):
        return cell, None
    text = cell.strip()
    parts = [part for part in _APART.split(text, maxsplit=1) if part]
    if len(parts) == 2:
        return parts[0], parts[1]
    if found := _HEAD_OF_SCHOOL.fullmatch(text):
        return f"{found[1]}โรงเรียน", found[2]
    found = _BEFORE_AGENCY.fullmatch(text) or _AT_SCHOOL.fullmatch(text)
    if found:
        return found[1], found[2]
    words = _POSITION_FIRST.fullmatch(text)
    return (words[1], words[2]) if words else (text, None)
