"""Columns that hold something and go nowhere: named, so that nothing is lost unseen."""

from collections.abc import Sequence
from typing import Final

from district_admin.areas.directory.importing.matching import Proposal, shown_heading
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.table_columns import Column
from district_admin.worksheets.tables import FoundTable

_OF_NO_USE: Final = frozenset(
    heading_key(text)
    for text in (
        *("ที่", "ลำดับ", "ลำดับที่", "no.", "ลายมือชื่อ", "ลงชื่อ", "ลายเซ็น"),
        *("ผลการนำเข้า", "สาเหตุ", "แถวในไฟล์เดิม"),
    )
)


def holds_something(table: FoundTable, column: Column) -> bool:
    """Say whether a column holds more than running numbers and what an import reported."""
    if heading_key(column.heading) in _OF_NO_USE:
        return False
    place = table.columns.index(column)
    return any(cells[place] not in (None, "") for _number, cells in table.rows)


def unmatched_headings(proposal: Proposal) -> Sequence[str]:
    """Return the headings of columns with something in them that are matched to no field."""
    table = proposal.table
    if table is None:
        return ()
    return [shown_heading(each) for each in proposal.unmatched if holds_something(table, each)]
