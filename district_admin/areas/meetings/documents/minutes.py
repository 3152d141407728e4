"""The minutes of a meeting (รายงานการประชุม, form 11): official-documents 3.

No emblem. The parts stand in the order of the form and its words are kept: เริ่มประชุม and เลิกประชุม,
never เปิด and ปิด. ผู้ตรวจ is not in the form but in every office; without one it is left out.

Rejected: the minutes as free text begun from a template (the list of resolutions and what is to be
done would then say another thing than the minutes).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from district_admin.areas.meetings.documents.attendance import attendance_lists
from district_admin.areas.meetings.documents.clock import bare_time
from district_admin.areas.meetings.documents.facts import (
    NOBODY,
    Attendee,
    Matter,
    Section,
    Signer,
    Sitting,
)
from district_admin.areas.meetings.documents.parts import (
    NOTHING,
    RESOLUTION,
    TEXT_CM,
    TITLE_CM,
    body_name,
    finished,
    hanging,
    head,
    matter_line,
    new_paper,
    resolved,
    section_title,
    signatures,
    text_blocks,
    written,
)
from district_admin.documents.form_blocks import Paper
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Block, Document, Paragraph, Run
from district_admin.texts import N_
from district_admin.thai.calendar import weekday_date
from district_admin.thai.numerals import NumeralMode

TITLE: Final = "รายงานการประชุม"
PRESENT: Final = N_("ผู้มาประชุม")
ABSENT: Final = N_("ผู้ไม่มาประชุม")
OTHERS: Final = N_("ผู้เข้าร่วมประชุม")
"""The lists of people; papers are not translated, but what is said of them on the screen is."""
_RESOLUTION_CM: Final = 5.0
_LONG: Final = 300  # characters of a paragraph; about four lines
_BLANK_TIME: Final = "." * 12
_BLANK_RESOLUTION: Final = "." * 60


@dataclass(frozen=True, slots=True)
class Minutes:
    """What minutes tell. `members` are all who are appointed to the body, for the checks.

    `opening` is what was said before the first section. `earlier` is the body's meeting before this
    one, whose minutes were to be adopted. `is_draft` is for minutes not yet adopted. `quorum` is
    how many members it takes; 0 where nobody asks.
    """

    sitting: Sitting
    present: tuple[Attendee, ...]
    sections: tuple[Section, ...]
    absent: tuple[Attendee, ...] = ()
    others: tuple[Attendee, ...] = ()
    members: tuple[Attendee, ...] = ()
    begun_at: str = ""
    ended_at: str = ""
    opening: str = ""
    taker: Signer = NOBODY
    checker: Signer | None = None
    earlier: Sitting | None = None
    is_draft: bool = False
    quorum: int = 0

    @property
    def lists(self) -> tuple[tuple[str, tuple[Attendee, ...]], ...]:
        """The lists of people under their headings, in the order of the form."""
        return ((PRESENT, self.present), (ABSENT, self.absent), (OTHERS, self.others))


def minutes_title(minutes: Minutes) -> str:
    """Return the title of the minutes, as the paper and its file have it."""
    return ("(ร่าง) " if minutes.is_draft else "") + TITLE + body_name(minutes.sitting)


def minutes_paper(
    minutes: Minutes, letterhead: Letterhead, numerals: NumeralMode = "thai"
) -> Document:
    """Return the minutes as a paper."""
    paper = new_paper(letterhead, numerals)
    sitting = minutes.sitting
    title = minutes_title(minutes)
    blocks = head(
        paper,
        (
            title,
            f"ครั้งที่ {sitting.number_text}",
            f"เมื่อ{weekday_date(sitting.held_on)}",
            sitting.where,
        ),
    )
    blocks += attendance_lists(paper, minutes.lists)
    blocks.append(_time(paper, "เริ่มประชุมเวลา", minutes.begun_at))
    blocks += text_blocks(paper, minutes.opening, "opening")
    for section in minutes.sections:
        blocks += _section(paper, section)
    blocks = [*_kept_with_next(blocks), *_end(paper, minutes)]
    return finished(paper, f"{title} ครั้งที่ {sitting.number_text}", blocks)


def _time(paper: Paper, words: str, time: str) -> Paragraph:
    shown = bare_time(time)
    text = f"{words} {written(paper, f'{shown} น.') if shown else _BLANK_TIME + ' น.'}"
    return Paragraph((Run(text),), before_pt=6.0, role="time")


def _section(paper: Paper, section: Section) -> Iterator[Block]:
    yield section_title(paper, section)
    if section.says_nothing:
        yield Paragraph((Run(NOTHING),), left_cm=TITLE_CM)
    for matter in section.matters:
        yield from _matter(paper, matter)


def _matter(paper: Paper, matter: Matter) -> Iterator[Block]:
    if matter.number.strip() or matter.title.strip():
        yield matter_line(paper, matter.number, matter.title, TEXT_CM, bold=True)
    if matter.presenter.strip():
        words = f"ผู้เสนอ  {matter.presenter.strip()}"
        yield Paragraph((Run(written(paper, words)),), left_cm=TEXT_CM, keep_with_next=True)
    text = text_blocks(paper, matter.facts, "facts")
    text += text_blocks(paper, matter.discussion, "discussion")
    yield from _bound_to_resolution(text)
    yield from _resolution(paper, matter)


def _bound_to_resolution(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks, the last of them bound to what follows; of a long one only its end.

    LibreOffice takes all of a bound paragraph to the next page, and leaves the heads above it where
    they were.
    """
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and len(last.text) > _LONG:
        yield from (*blocks[:-1], replace(last, keep_end_with_next=True))
    else:
        yield from _kept_with_next(blocks)


def _kept_with_next(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks, the last of them bound to what follows."""
    yield from blocks[:-1]
    for last in blocks[-1:]:
        yield replace(last, keep_with_next=True) if isinstance(last, Paragraph) else last


def _resolution(paper: Paper, matter: Matter) -> Iterator[Block]:
    """Give the resolution: its label at the left of its paragraphs, which hang beside it."""
    lines = [line.strip() for line in resolved(matter).splitlines() if line.strip()]
    first, *more = lines or [_BLANK_RESOLUTION]
    words = Run(paper.ready(first))
    line = hanging(Run(RESOLUTION, bold=True), words, TEXT_CM, _RESOLUTION_CM)
    yield replace(line, align="justified", role="resolution")
    for text in more:
        run = Run(paper.ready(text))
        yield Paragraph((run,), "justified", left_cm=_RESOLUTION_CM, role="resolution")


def _end(paper: Paper, minutes: Minutes) -> Iterator[Block]:
    """Give what stands on one page with the last lines of the text (A14)."""
    end = _time(paper, "เลิกประชุมเวลา", minutes.ended_at)
    yield replace(end, keep_with_next=True)
    signed = [(minutes.taker, "ผู้จดรายงานการประชุม")]
    if minutes.checker is not None:
        signed.append((minutes.checker, "ผู้ตรวจรายงานการประชุม"))
    yield from signatures(paper, signed)
