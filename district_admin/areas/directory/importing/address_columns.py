"""Columns in which an agency or an address stands (หน่วยงาน/ที่อยู่), parted into two.

Who comes from no agency has where he lives written there.
"""

import re
from dataclasses import replace
from typing import Final

from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.model import Cell
from district_admin.worksheets.table_columns import Column
from district_admin.worksheets.tables import FoundTable

_HEADING: Final = re.compile("^(?:หน่วยงาน|สังกัด|โรงเรียน|ชื่อหน่วยงาน)(?:หรือ|และ)?ที่อยู่$")
_ADDRESS: Final = re.compile(
    r"(?:(?:บ้าน)?เลขที่)?\s*[0-9๐-๙]+(?:[/-][0-9๐-๙]+)*(?:\s|$)|(?:หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.)"
    r"|บ้าน.*\s(?:หมู่|ม\.|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)"
)
"""An address; a village is one with what follows it, and alone the school there: บ้านหนองแสง."""


def with_addresses_parted(table: FoundTable) -> FoundTable:
    """Return a table with a column of its own for addresses, where one has agencies as well."""
    both = [p for p, c in enumerate(table.columns) if _HEADING.match(heading_key(c.heading))]
    if not both:
        return table
    place = both[0]
    whole = table.columns[place]
    index = max(column.index for column in table.columns) + 1
    columns = (
        *table.columns[:place],
        Column(whole.index, "หน่วยงาน", ("หน่วยงาน",), whole.hidden),
        *table.columns[place + 1 :],
        Column(index, f"ที่อยู่ (จาก {whole.heading})", ("ที่อยู่",), whole.hidden),
    )
    rows = tuple(
        (number, (*cells[:place], agency, *cells[place + 1 :], address))
        for number, cells in table.rows
        for agency, address in (_parted(cells[place]),)
    )
    return replace(table, columns=columns, rows=rows)


def _parted(cell: Cell) -> tuple[Cell, Cell]:
    """Return the agency and the address of a cell, of which it is one."""
    if isinstance(cell, str) and _ADDRESS.match(cell.strip()):
        return None, cell
    return cell, None
