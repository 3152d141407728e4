"""The secretary's own run-book of a meeting: the agenda with the clock beside it, and her notes.

The clock runs from the time the meeting is called for, by the minutes planned for each matter; it
stands still where none are planned. With no minutes at all only the beginning has a time: the same
time beside every matter would be wrong. A matter that a group handed in late says so, and one that
goes on says since when, how often it was put off, who has it and how late it is. The paper says on
each page that it is for the secretary alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from district_admin.areas.meetings.documents.agenda import agenda_head
from district_admin.areas.meetings.documents.clock import minute_of_day, time_of
from district_admin.areas.meetings.documents.facts import (
    Matter,
    Section,
    Sitting,
    Unfinished,
    matters_of,
)
from district_admin.areas.meetings.documents.parts import (
    ABOVE_TABLE_PT,
    NOTHING,
    body_name,
    finished,
    head,
    new_paper,
    written,
)
from district_admin.areas.meetings.documents.ruled_rows import Column, Line, ruled_table
from district_admin.areas.meetings.model.due import overdue_days
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document, PageSetup, Paragraph, Run
from district_admin.thai.calendar import long_date, medium_date
from district_admin.thai.numerals import NumeralMode

TITLE: Final = "กำหนดการดำเนินการประชุม"
LATE: Final = "ส่งหลังกำหนด"
_MARK: Final = "ใช้เฉพาะเลขานุการ"
_PAGE: Final = PageSetup(
    width_cm=29.7,
    height_cm=21.0,
    left_cm=1.5,
    right_cm=1.5,
    bottom_cm=1.5,
    first_top_cm=1.8,
    top_cm=2.4,
    number_top_cm=1.4,
)
_COLUMNS: Final = (
    Column("เวลา", 1.8, "center"),
    Column("วาระที่", 1.8, "center"),
    Column("เรื่อง", 8.6),
    Column("ผู้เสนอ/เอกสาร", 4.7),
    Column("นาที", 1.4, "center"),
    Column("บันทึกของเลขานุการ", 8.4),
)
_SIZE_PT: Final = 14.0


@dataclass(slots=True)
class _Clock:
    """Tells when each matter begins; an empty text if the meeting has no time."""

    minute: int | None
    runs: bool
    passed: int = field(default=0, init=False)
    was_read: bool = field(default=False, init=False)

    @property
    def time(self) -> str:
        return "" if self.minute is None else time_of(self.minute + self.passed)

    def read(self) -> str:
        """Return the time for the next row; of a clock that does not run only the first."""
        shown = self.time if self.runs or not self.was_read else ""
        self.was_read = True
        return shown

    def pass_by(self, matter: Matter | None) -> None:
        """Let the minutes go by that are planned for a matter."""
        self.passed += max(matter.planned_minutes, 0) if matter else 0


def run_book_paper(
    sitting: Sitting,
    sections: Sequence[Section],
    letterhead: Letterhead,
    numerals: NumeralMode = "thai",
    cut_off: date | None = None,
    behind: Mapping[str, Unfinished] | None = None,
) -> Document:
    """Return the run-book, with when the meeting is likely to end, and what came too late.

    `cut_off` is the last day on which the groups' matters were in time; `behind` is what earlier
    meetings left of matters, by their numbers.
    """
    paper = new_paper(letterhead, numerals, _PAGE, _SIZE_PT)
    runs = any(each.planned_minutes > 0 for each in matters_of(sections))
    clock = _Clock(minute_of_day(sitting.starts_at), runs)
    notes = {key: _left(each, sitting) for key, each in (behind or {}).items()}
    lines = [line for section in sections for line in _lines(section, clock, notes)]
    table = ruled_table(paper, _COLUMNS, lines)
    end = f"คาดว่าเลิกประชุมเวลา {clock.time} น. " if clock.time and clock.passed else ""
    words = f"{end}รวมเวลาที่กำหนดไว้ {clock.passed} นาที"
    total = Paragraph((Run(written(paper, words)),), before_pt=6.0)
    top = head(paper, agenda_head(TITLE, sitting), after_pt=ABOVE_TABLE_PT)
    blocks = [*top, table, *([total] if runs else [])]
    if cut_off is not None:
        count = sum(each.late_on is not None for each in matters_of(sections))
        late = f"{LATE} {count} เรื่อง" if count else "ทุกเรื่องส่งทันกำหนด"
        told = f"กำหนดส่งเรื่องเข้าวาระ ภายในวันที่ {long_date(cut_off)} {late}"
        blocks.append(Paragraph((Run(written(paper, told)),)))
    title = f"{TITLE}{body_name(sitting)} ครั้งที่ {sitting.number_text}"
    return finished(paper, title, blocks, _PAGE, _MARK)


def _lines(section: Section, clock: _Clock, notes: Mapping[str, str]) -> Iterator[Line]:
    """Give the row of a section, and one for each matter that has a line of its own."""
    title = f"{section.title}  {NOTHING}" if section.says_nothing_before else section.title
    texts = (clock.read(), str(section.number), title, *_about(section.own, notes))
    yield Line(texts, bold_cells=3, keep=bool(section.listed))
    clock.pass_by(section.own)
    for matter in section.listed:
        yield Line((clock.read(), matter.number, matter.title, *_about(matter, notes)))
        clock.pass_by(matter)


def _about(matter: Matter | None, notes: Mapping[str, str]) -> tuple[str, str, str]:
    """Return what stands beside a matter: who presents it, its minutes, the secretary's note."""
    if matter is None:
        return ("", "", "")
    texts = (matter.presenter, *matter.enclosures)
    beside = "\n".join(text for text in texts if text.strip())
    minutes = str(matter.planned_minutes) if matter.planned_minutes > 0 else ""
    late = f"{LATE} รับเมื่อ {medium_date(matter.late_on)}" if matter.late_on else ""
    told = (late, notes.get(matter.number, ""), matter.private_note)
    return (beside, minutes, "\n".join(filter(None, told)))


def _left(found: Unfinished, sitting: Sitting) -> str:
    """Return what is told of a matter that goes on; its lateness is counted to the meeting."""
    since = f"สืบเนื่องตั้งแต่ {medium_date(found.since)}" if found.since else ""
    times = f"เลื่อนมาแล้ว {found.times:,} ครั้ง" if found.times else ""
    who = f"ผู้รับผิดชอบ {found.responsible}" if found.responsible.strip() else ""
    due = f"กำหนดแล้วเสร็จ {medium_date(found.due_on)}" if found.due_on else ""
    late = overdue_days(found.due_on, found.done_on, sitting.held_on)
    state = f"เกินกำหนด {late:,} วัน (นับถึงวันประชุม)" if late else ""
    if found.done_on:
        state = f"ดำเนินการเสร็จแล้ว เมื่อ {medium_date(found.done_on)}"
    lines = ("  ".join(filter(None, pair)) for pair in ((since, times), (who, due), (state,)))
    return "\n".join(filter(None, lines))
