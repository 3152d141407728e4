"""The guideline of a meeting (แนวปฏิบัติ, the second form that the manual of meetings names).

Only the form's name has come down with the manual, not its drawing: it is built here of what the
manual says of each step (who does it, by when, with which papers), with the days of this meeting
and the rules of its body. Rejected: the manual's text itself as a paper (it names no day, and is
the same for each body).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.parts import body_name, day_and_time
from district_admin.areas.meetings.documents.sheets import (
    CELL_PT,
    LYING,
    SheetColumn,
    centred,
    sheet_table,
    whole,
)
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, Paragraph, Run
from district_admin.thai.calendar import medium_date

TITLE: Final = "แนวปฏิบัติ"
_WORK: Final = "งานการประชุม"
_SOURCE: Final = (
    "อ้างอิง คู่มือการปฏิบัติงานกลุ่มอำนวยการ งานการประชุมภายใน "
    "และระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 และที่แก้ไขเพิ่มเติม"
)
_COLUMNS: Final = (
    SheetColumn("ขั้นตอน", 1.7, "center"),
    SheetColumn("สิ่งที่ปฏิบัติ", 8.2),
    SheetColumn("ผู้ปฏิบัติ", 4.6),
    SheetColumn("ระยะเวลา", 3.6, "center"),
    SheetColumn("กำหนด", 2.6, "center"),
    SheetColumn("เอกสารที่ใช้", 6.0),
)


@dataclass(frozen=True, slots=True)
class GuidelineStep:
    """A step: its number (9.4), what is done, who does it, when, and with which papers.

    `offset_days` are days from the meeting, or from when the resolutions went round.
    """

    number: str
    task: str
    actors: tuple[str, ...] = ()
    due_on: date | None = None
    offset_days: int | None = None
    from_circulation: bool = False
    papers: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        """When it is due, as the manual counts: ก่อนวันประชุม 14 วัน."""
        begin = "วันแจ้งเวียนมติ" if self.from_circulation else "วันประชุม"
        if self.offset_days is None:
            return "การประชุมครั้งต่อไป" if "ที่ประชุม" in self.actors else ""
        if not self.offset_days:
            return begin
        side = "ก่อน" if self.offset_days < 0 else "หลัง"
        return f"{side}{begin} {abs(self.offset_days)} วัน"


@dataclass(frozen=True, slots=True)
class BodyRules:
    """How a body meets: its quorum (0: one half), the adoption of its minutes, who writes them."""

    quorum: int = 0
    adoption: str = ""
    taker: str = ""
    checker: str = ""
    sections: tuple[str, ...] = ()

    def told(self) -> Iterator[str]:
        """Give the rules as sentences; what is not known is left out."""
        half = "ไม่น้อยกว่ากึ่งหนึ่งของจำนวนกรรมการทั้งหมด"
        yield f"องค์ประชุม {f'ไม่น้อยกว่า {self.quorum} คน' if self.quorum else half}"
        if self.adoption:
            yield f"การรับรองรายงานการประชุม {self.adoption}"
        if self.taker:
            yield f"ผู้จดรายงานการประชุม {self.taker}"
        if self.checker:
            yield f"ผู้ตรวจรายงานการประชุม {self.checker}"
        if self.sections:
            numbered = (f"({n}) {title}" for n, title in enumerate(self.sections, 1))
            yield f"ระเบียบวาระการประชุม {' '.join(numbered)}"


def guideline_paper(
    sitting: Sitting, rules: BodyRules, steps: Sequence[GuidelineStep], look: Look
) -> Document:
    """Return the guideline of one meeting: its rules, its steps with their days, its sources."""
    title = f"{TITLE}{_WORK}{body_name(sitting)}"
    heads = (sitting.numbered, f"{day_and_time(sitting)} {sitting.where}".strip())
    rows = [
        (
            each.number,
            each.task,
            "\n".join(each.actors),
            each.period,
            medium_date(each.due_on) if each.due_on else "",
            "\n".join(each.papers),
        )
        for each in steps
    ]
    blocks: list[Block] = [
        *centred(title, look, LYING, bold=True, size_pt=18.0),
        *(line for each in heads for line in centred(each, look, LYING)),
        *(_rule(number, each, look) for number, each in enumerate(rules.told(), 1)),
        Paragraph((), line_pt=6.0),
        sheet_table(_COLUMNS, rows, look),
        Paragraph((Run(whole(_SOURCE, look)),), before_pt=6.0),
    ]
    return look.document(f"{title} {sitting.numbered}", blocks, LYING, CELL_PT)


def _rule(number: int, text: str, look: Look) -> Paragraph:
    words = Run(whole(f"{number}.", look)), Run(f"\t{whole(text, look)}")
    return Paragraph(words, left_cm=0.8, first_line_cm=-0.8)
