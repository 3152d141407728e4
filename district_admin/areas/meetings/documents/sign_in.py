"""The sheet on which those who come sign (บัญชีลงชื่อผู้มาประชุม, official-documents 7.3).

Everybody invited has one row, in the order of the minutes; who comes for another or uninvited signs
in the blank rows at the end. Rejected: one long table (minutes number each list anew, and the
counts of the quorum are read off the committee's own table).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.sheets import (
    CELL_PT,
    UPRIGHT,
    SheetColumn,
    head_lines,
    sheet_table,
    signature_lines,
    to_sign,
)
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, Paragraph, Run

TITLE: Final = "บัญชีลงชื่อผู้มาประชุม"
OTHERS: Final = "ผู้มาประชุมแทน และผู้เข้าร่วมประชุมอื่น"
LEAST_BLANK: Final = 3
"""Blank rows at the end, at the least (assertion H05)."""

_ROW_CM: Final = 1.25  # about 17 on a page
_COLUMNS: Final = (
    SheetColumn("ที่", 1.0, "center"),
    SheetColumn("ชื่อ – สกุล", 4.4, names=True),
    SheetColumn("ตำแหน่ง/สังกัด", 3.9),
    SheetColumn("ตำแหน่งในที่ประชุม", 2.0),
    SheetColumn("ลายมือชื่อ", 3.0),
    SheetColumn("เวลา", 1.1, "center"),
    SheetColumn("หมายเหตุ", 2.6, names=True),  # who comes in their place
)


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited: name, post with agency, and what they are in the meeting (กรรมการ).

    `remark` tells what is known before, such as who comes in their place.
    """

    name: str
    post: str = ""
    role: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SignInSection:
    """One list of the minutes: คณะกรรมการ, ผู้เข้าร่วมประชุม; numbered from ๑."""

    title: str
    people: tuple[Invited, ...]


def sign_in_sheet(
    sitting: Sitting,
    sections: Sequence[SignInSection],
    look: Look,
    *,
    blank_rows: int = 5,
    checked_by: str = "",
) -> Document:
    """Return the sheet. Who stands in two sections with the same post signs in the first alone.

    `checked_by` is the name printed under ผู้ตรวจสอบรายชื่อ, dots to write on if it is empty.
    """
    blocks: list[Block] = [*head_lines(f"{TITLE}{sitting.joined}", sitting, look, UPRIGHT)]
    for title, rows in _lists(sections, max(blank_rows, LEAST_BLANK)):
        heading = Run(look.ready(title), bold=True, size_pt=16.0)
        blocks.append(Paragraph((heading,), before_pt=8.0, after_pt=2.0, keep_with_next=True))
        blocks.append(sheet_table(_COLUMNS, rows, look, least_cm=_ROW_CM))
    blocks += _tail(checked_by)
    return look.document(f"{TITLE} {sitting.name}", blocks, UPRIGHT, CELL_PT)


def _lists(
    sections: Sequence[SignInSection], blank_rows: int
) -> list[tuple[str, list[tuple[str, ...]]]]:
    seen: set[tuple[str, str]] = set()
    lists = []
    for section in sections:
        rows: list[tuple[str, ...]] = []
        for each in section.people:
            if each.name and (each.name, each.post) in seen:
                continue
            seen.add((each.name, each.post))
            number = str(len(rows) + 1)
            rows.append((number, each.name, each.post, each.role, "", "", each.remark))
        if rows:
            lists.append((section.title, rows))
    lists.append((OTHERS, [("",) * len(_COLUMNS)] * blank_rows))
    return lists


def _tail(checked_by: str) -> list[Paragraph]:
    lines = (
        *to_sign(checked_by, "ผู้ตรวจสอบรายชื่อ"),
        "วันที่............/..................../............",
    )
    count = Paragraph((Run(f"รวมผู้ลงชื่อมาประชุม{'.' * 14}คน"),), before_pt=10.0, keep_with_next=True)
    return [count, *signature_lines(lines, left_cm=8.0)]
