"""The sheet on which those who come sign (บัญชีลงชื่อผู้มาประชุม, official-documents 7.3).

Everybody invited has one row, in the order of the minutes; who comes for another or uninvited signs
in the blank rows at the end. Posts have more of the width where the sheet is shorter by it.
Rejected: one long table (minutes number each list anew, and the counts of the quorum are read off
the committee's own table).
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
from district_admin.documents.row_pieces import height_in_lines

TITLE: Final = "บัญชีลงชื่อผู้มาประชุม"
OTHERS: Final = "ผู้มาประชุมแทน และผู้เข้าร่วมประชุมอื่น"
LEAST_BLANK: Final = 3
"""Blank rows at the end, at the least (assertion H05)."""

_ROW_CM: Final = 1.25  # about 17 on a page
_ROW_LINES: Final = 2
_WIDTHS_CM: Final = ((4.4, 3.9, 2.6), (4.0, 4.8, 2.1))
"""What names, posts and remarks may have of the width, what is best first."""


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
    lists = _lists(sections, max(blank_rows, LEAST_BLANK))
    columns = min(map(_columns, _WIDTHS_CM), key=lambda each: _height(each, lists, look))
    for title, rows in lists:
        heading = Run(look.ready(title), bold=True, size_pt=16.0)
        blocks.append(Paragraph((heading,), before_pt=8.0, after_pt=2.0, keep_with_next=True))
        blocks.append(sheet_table(columns, rows, look, least_cm=_ROW_CM))
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
    lists.append((OTHERS, [("",) * len(_columns(_WIDTHS_CM[0]))] * blank_rows))
    return lists


def _columns(widths_cm: tuple[float, float, float]) -> tuple[SheetColumn, ...]:
    name_cm, post_cm, remark_cm = widths_cm
    return (
        SheetColumn("ที่", 1.0, "center"),
        SheetColumn("ชื่อ – สกุล", name_cm, names=True),
        SheetColumn("ตำแหน่ง/สังกัด", post_cm),
        SheetColumn("ตำแหน่งในที่ประชุม", 2.0),
        SheetColumn("ลายมือชื่อ", 3.0),
        SheetColumn("เวลา", 1.1, "center"),
        SheetColumn("หมายเหตุ", remark_cm, names=True),  # who comes in their place
    )


def _height(
    columns: Sequence[SheetColumn], lists: Sequence[tuple[str, list[tuple[str, ...]]]], look: Look
) -> int:
    """Return how many lines high all lists are, a row at least as high as one is signed in."""
    tables = (sheet_table(columns, rows, look, least_cm=_ROW_CM) for _title, rows in lists)
    words = look.letterhead.words
    return sum(height_in_lines(each, CELL_PT, words, _ROW_LINES) for each in tables)


def _tail(checked_by: str) -> list[Paragraph]:
    lines = (
        *to_sign(checked_by, "ผู้ตรวจสอบรายชื่อ"),
        "วันที่............/..................../............",
    )
    count = Paragraph((Run(f"รวมผู้ลงชื่อมาประชุม{'.' * 14}คน"),), before_pt=10.0, keep_with_next=True)
    return [count, *signature_lines(lines, left_cm=8.0)]
