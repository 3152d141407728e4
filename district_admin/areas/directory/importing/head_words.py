"""What the heading of a column of names says of those under it: the head of each agency, mostly."""

from collections.abc import Mapping
from typing import Final

from district_admin.areas.directory.importing.fields import NAMING_AGENCY, NAMING_PERSON
from district_admin.areas.directory.importing.row_patterns import repeats
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.tables import FoundTable

_POSITIONS: Final = (
    ("รองผู้อำนวยการ", "รองผู้อำนวยการโรงเรียน"),
    ("รองผอ", "รองผู้อำนวยการโรงเรียน"),
    ("ผู้อำนวยการกลุ่ม", "ผู้อำนวยการกลุ่ม"),
    ("ผู้อำนวยการ", "ผู้อำนวยการโรงเรียน"),
    ("ผอ", "ผู้อำนวยการโรงเรียน"),
    ("เจ้าอาวาส", "เจ้าอาวาส"),
    ("กำนัน", "กำนัน"),
    ("ผู้ใหญ่บ้าน", "ผู้ใหญ่บ้าน"),
)
_HEADS: Final = (
    *(word for word, _position in _POSITIONS),
    "ผู้บริหาร",
    "หัวหน้าหน่วยงาน",
    "หัวหน้าส่วนราชการ",
)


def implied_position(heading: str) -> str:
    """Return the position of those who stand under a heading; empty if it does not say."""
    key = heading_key(heading)
    return next((position for word, position in _POSITIONS if word in key), "")


def lists_agencies_with_heads(table: FoundTable, mapping: Mapping[int, str]) -> bool:
    """Say whether each row is about an agency, and who is in it is named as its head.

    Such a list is of agencies, though no other column tells of them: a row without a name, or
    with a doubtful one, is its agency all the same. Rejected: going by which column stands first
    (lists of heads begin with either).
    """
    columns = {
        mapping[c.index]: place for place, c in enumerate(table.columns) if c.index in mapping
    }
    agency = next((columns[key] for key in sorted(NAMING_AGENCY & columns.keys())), None)
    person = next((columns[key] for key in sorted(NAMING_PERSON & columns.keys())), None)
    if agency is None or person is None:
        return False
    key = heading_key(table.columns[person].heading)
    return any(heading_key(word) in key for word in _HEADS) and not repeats(table, agency)
