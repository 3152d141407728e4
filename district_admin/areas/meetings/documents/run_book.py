"""The secretary's own run-book of a meeting: the agenda with the clock beside it, and her notes.

The clock runs from the time the meeting is called for, by the minutes planned for each matter; it
stands still where none are planned. The paper says on each page that it is for the secretary alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from district_admin.areas.meetings.documents.agenda import agenda_head
from district_admin.areas.meetings.documents.clock import minute_of_day, time_of
from district_admin.areas.meetings.documents.facts import Matter, Section, Sitting, matters_of
from district_admin.areas.meetings.documents.parts import (
    NOTHING,
    body_name,
    finished,
    head,
    new_paper,
    written,
)
from district_admin.documents.form_blocks import Paper
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import (
    Align,
    Document,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Table,
)
from district_admin.thai.numerals import NumeralMode

TITLE: Final = "กำหนดการดำเนินการประชุม"
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
_COLUMNS: Final[tuple[tuple[str, float, Align], ...]] = (
    ("เวลา", 1.8, "center"),
    ("วาระที่", 1.8, "center"),
    ("เรื่อง", 8.6, "left"),
    ("ผู้เสนอ/เอกสาร", 4.7, "left"),
    ("นาที", 1.4, "center"),
    ("บันทึกของเลขานุการ", 8.4, "left"),
)
_SIZE_PT: Final = 14.0


@dataclass(slots=True)
class _Clock:
    """Tells when each matter begins; an empty text if the meeting has no time."""

    minute: int | None
    passed: int = field(default=0, init=False)

    @property
    def time(self) -> str:
        return "" if self.minute is None else time_of(self.minute + self.passed)


def run_book_paper(
    sitting: Sitting,
    sections: Sequence[Section],
    letterhead: Letterhead,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the run-book, with when the meeting is likely to end."""
    paper = new_paper(letterhead, numerals, _PAGE)
    clock = _Clock(minute_of_day(sitting.starts_at))
    rows = [_row(paper, [heading for heading, _w, _a in _COLUMNS], is_head=True)]
    for section in sections:
        rows += _rows(paper, section, clock)
    table = Table(tuple(width for _h, width, _a in _COLUMNS), tuple(rows))
    planned = sum(max(each.planned_minutes, 0) for each in matters_of(sections))
    end = f"คาดว่าเลิกประชุมเวลา {clock.time} น. " if clock.time and planned else ""
    total = Paragraph((Run(written(paper, f"{end}รวมเวลาที่กำหนดไว้ {planned} นาที")),), before_pt=6.0)
    blocks = [*head(paper, agenda_head(TITLE, sitting)), table, total]
    title = f"{TITLE}{body_name(sitting)} ครั้งที่ {sitting.number_text}"
    return finished(paper, title, blocks, _PAGE, size_pt=_SIZE_PT, mark=_MARK)


def _rows(paper: Paper, section: Section, clock: _Clock) -> Iterator[Row]:
    """Give the row of a section, and one for each of its matters but its own."""
    matters = list(section.matters)
    own = next(
        (each for each in matters if not each.number.strip() and not each.title.strip()), None
    )
    title = written(paper, section.title)
    if section.has_nothing and not matters:
        title = f"{title}  {NOTHING}"
    cells = ("", str(section.number), title, *_about(own))
    yield _row(paper, [clock.time, *cells[1:]], bold_cells=3, keep=bool(matters) and own is None)
    if own is not None:
        clock.passed += max(own.planned_minutes, 0)
    for matter in matters:
        if matter is own:
            continue
        yield _row(paper, [clock.time, matter.number, matter.title, *_about(matter)])
        clock.passed += max(matter.planned_minutes, 0)


def _about(matter: Matter | None) -> tuple[str, str, str]:
    """Return what stands beside a matter: who presents it, its minutes, the secretary's note."""
    if matter is None:
        return ("", "", "")
    beside = "\n".join(text for text in (matter.presenter, matter.reference) if text.strip())
    minutes = str(matter.planned_minutes) if matter.planned_minutes > 0 else ""
    return (beside, minutes, matter.private_note)


def _row(
    paper: Paper,
    texts: Sequence[str],
    *,
    is_head: bool = False,
    bold_cells: int = 0,
    keep: bool = False,
) -> Row:
    cells = []
    for place, (text, (_heading, _width, align)) in enumerate(zip(texts, _COLUMNS, strict=True)):
        bold = is_head or place < bold_cells
        lines = [line for line in text.splitlines() if line.strip()] or [""]
        cells.append(
            tuple(
                Paragraph(
                    (Run(written(paper, line), bold=bold),),
                    align="center" if is_head else align,
                    keep_with_next=keep or is_head,
                )
                for line in lines
            )
        )
    return Row(tuple(cells), header=is_head)
