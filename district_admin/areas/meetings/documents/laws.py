"""The laws, regulations and documents to have at hand in a meeting, as a paper.

Each kind is a table of its own under its heading, and they are counted through: in the meeting
they are called for by their numbers. Rejected: the texts of the laws themselves (they are not ours
to keep up to date; the list says which edition to bring).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.parts import NONE, body_name
from district_admin.areas.meetings.documents.sheets import (
    CELL_PT,
    UPRIGHT,
    SheetColumn,
    head_lines,
    sheet_table,
    whole,
)
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, Paragraph, Run

TITLE: Final = "รายการกฎหมาย ระเบียบ และเอกสารที่เกี่ยวข้อง"
_COLUMNS: Final = (
    SheetColumn("ที่", 1.1, "center"),
    SheetColumn("รายการ", 9.4),
    SheetColumn("มาตรา/ข้อ", 3.6),
    SheetColumn("ใช้กับ", 3.9, "center"),
)


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A law on the list; `number` is the matter that it belongs to (4.1)."""

    title: str
    part: str = ""
    number: str = ""
    is_standing: bool = False

    @property
    def reach(self) -> str:
        """What it is for: one matter, this meeting or every one."""
        if self.number:
            return f"ระเบียบวาระที่ {self.number}"
        return "การประชุมทุกครั้ง" if self.is_standing else "การประชุมครั้งนี้"


def law_list(sitting: Sitting, kinds: Mapping[str, Sequence[LawEntry]], look: Look) -> Document:
    """Return the list of a meeting; `kinds` are the headings in order, with what is under each."""
    title = f"{TITLE} การประชุม{body_name(sitting)}"
    blocks: list[Block] = [*head_lines(title, sitting, look, UPRIGHT), *_tables(kinds, look)]
    return look.document(f"{title} {sitting.numbered}", blocks, UPRIGHT, CELL_PT)


def _tables(kinds: Mapping[str, Sequence[LawEntry]], look: Look) -> Iterator[Block]:
    first = 1
    for heading, entries in kinds.items():
        if not entries:
            continue
        run = Run(whole(heading, look), bold=True, size_pt=16.0)
        yield Paragraph((run,), before_pt=10.0, after_pt=3.0, keep_with_next=True)
        rows = [
            (f"{number}.", each.title, each.part or NONE, each.reach)
            for number, each in enumerate(entries, first)
        ]
        yield sheet_table(_COLUMNS, rows, look)
        first += len(entries)
