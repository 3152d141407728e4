"""The transcript as a paper (บันทึกถอดเทป): what was said, by the matters of the agenda.

A working paper and no record: it says so on each page, since the minutes alone are adopted.
Passages stand in the order in which they were said; a matter that comes back is headed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.documents.agenda import agenda_head
from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.parts import (
    body_name,
    finished,
    head,
    matter_line,
    new_paper,
    text_blocks,
)
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Block, Document
from district_admin.thai.numerals import NumeralMode

TITLE: Final = "บันทึกถอดเทปการประชุม"
_MARK: Final = "เอกสารประกอบการทำรายงาน"
_NO_MATTER: Final = "ไม่ได้ระบุระเบียบวาระ"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said on one matter without a break; `number` is the matter's, such as 4.1."""

    number: str
    title: str
    passages: tuple[str, ...]


def transcript_title(sitting: Sitting) -> str:
    """Return the title, as the paper and its file have it."""
    return f"{TITLE}{body_name(sitting)} ครั้งที่ {sitting.number_text}"


def transcript_paper(
    sitting: Sitting,
    spoken: Sequence[Spoken],
    letterhead: Letterhead,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the transcript as a paper."""
    paper = new_paper(letterhead, numerals)
    blocks: list[Block] = head(paper, agenda_head(TITLE, sitting))
    for each in spoken:
        number = f"วาระที่ {each.number}" if each.number else ""
        blocks.append(matter_line(paper, number, each.title or _NO_MATTER, 0.0, bold=True))
        for passage in each.passages:
            blocks += text_blocks(paper, passage, "spoken")
    return finished(paper, transcript_title(sitting), blocks, mark=_MARK)


def transcript_text(sitting: Sitting, spoken: Sequence[Spoken]) -> str:
    """Return the transcript as plain text."""
    lines = [transcript_title(sitting)]
    for each in spoken:
        number = f"วาระที่ {each.number} " if each.number else ""
        lines += ["", f"{number}{each.title or _NO_MATTER}", *each.passages]
    return "\r\n".join(lines) + "\r\n"
