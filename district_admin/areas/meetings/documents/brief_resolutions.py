"""The resolutions of a meeting in brief (มติที่ประชุมโดยย่อ): official-documents 2.11.

A table of what was resolved, by whom it is to be done and till when. Issued before the minutes are
adopted, it says so. Long titles have a wider column where the table is shorter by it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from district_admin.areas.meetings.documents.facts import Matter, Section, Signer, Sitting
from district_admin.areas.meetings.documents.parts import (
    ABOVE_TABLE_PT,
    NONE,
    NOTHING,
    body_name,
    day_and_time,
    finished,
    head,
    new_paper,
    resolved,
    signatures,
)
from district_admin.areas.meetings.documents.ruled_rows import Column, Line, ruled_table
from district_admin.documents.form_blocks import Paper
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Block, Document, Paragraph, Run, Table
from district_admin.documents.row_pieces import height_in_lines
from district_admin.thai.calendar import medium_date
from district_admin.thai.normalise import NBSP
from district_admin.thai.numerals import NumeralMode

TITLE: Final = "มติที่ประชุมโดยย่อ"
_NOT_ADOPTED: Final = "มตินี้อยู่ระหว่างรอการรับรองรายงานการประชุม"
_WIDTHS_CM: Final = ((4.1, 5.1), (5.3, 3.9), (6.2, 3.0))
"""What matters and resolutions may have of the width, what is best first."""
_SIZE_PT: Final = 14.0
_KEPT_ROWS: Final = 2  # that stay with the signatures, which say nothing on a page of their own


def brief_resolutions_paper(
    sitting: Sitting,
    sections: Sequence[Section],
    signed: tuple[Signer, Signer | None],
    letterhead: Letterhead,
    numerals: NumeralMode = "thai",
    *,
    is_adopted: bool = False,
) -> Document:
    """Return the resolutions in brief. `signed` are who summed them up and who read them over."""
    paper = new_paper(letterhead, numerals, size_pt=_SIZE_PT)
    blocks = head(
        paper,
        (
            TITLE,
            f"การประชุม{body_name(sitting)}",
            f"ครั้งที่ {sitting.number_text}",
            day_and_time(sitting),
            sitting.where,
        ),
        after_pt=ABOVE_TABLE_PT,
    )
    blocks.append(_table(paper, sections))
    if not is_adopted:
        note = (Run("หมายเหตุ", bold=True), Run(f"  {_NOT_ADOPTED}"))
        blocks.append(Paragraph(note, before_pt=6.0, keep_with_next=True, role="note"))
    blocks += _signed(paper, *signed)
    title = f"{TITLE} การประชุม{body_name(sitting)} ครั้งที่ {sitting.number_text}"
    return finished(paper, title, blocks)


def _signed(paper: Paper, summed_up: Signer, checked: Signer | None) -> Iterator[Block]:
    signed = [(summed_up, "ผู้สรุปมติที่ประชุม")]
    if checked is not None:
        signed.append((checked, "ผู้ตรวจมติที่ประชุม"))
    return signatures(paper, signed)


def _table(paper: Paper, sections: Sequence[Section]) -> Table:
    lines = [line for section in sections for line in _lines(section)]
    kept = len(lines) - _KEPT_ROWS
    lines = [replace(line, keep=line.keep or n >= kept) for n, line in enumerate(lines)]
    made = [ruled_table(paper, _columns(*widths), lines) for widths in _WIDTHS_CM]
    words = paper.letterhead.words
    return min(made, key=lambda table: height_in_lines(table, _SIZE_PT, words))


def _columns(matter_cm: float, resolution_cm: float) -> tuple[Column, ...]:
    return (
        Column("วาระที่", 1.5, "center"),
        Column("เรื่อง", matter_cm),
        Column("มติที่ประชุม", resolution_cm),
        Column("ผู้รับผิดชอบ", 2.7),
        Column("กำหนดเสร็จ", 2.6, "center"),
    )


def _lines(section: Section) -> Iterator[Line]:
    """Give the row of a section, and one for each matter that has a line of its own."""
    number = str(section.number)
    if section.own:
        yield Line((number, section.title, *_resolved(section.own)))
    elif section.matters:
        yield Line((number, section.title), bold_cells=2, keep=True)
    else:
        yield Line((number, section.title, NOTHING if section.says_nothing else "", "", ""))
    for matter in section.listed:
        yield Line((matter.number, matter.title, *_resolved(matter)))


def _resolved(matter: Matter) -> tuple[str, str, str]:
    due = medium_date(matter.due_on) if matter.due_on else NONE
    return resolved(matter), matter.responsible or NONE, due.replace(" ", NBSP)
