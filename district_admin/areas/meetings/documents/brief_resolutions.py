"""The resolutions of a meeting in brief (มติที่ประชุมโดยย่อ): official-documents 2.11.

A table of what was resolved, by whom it is to be done and till when. Issued before the minutes are
adopted, it says so.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from district_admin.areas.meetings.documents.facts import Matter, Section, Signer, Sitting
from district_admin.areas.meetings.documents.parts import (
    NOTHING,
    body_name,
    day_and_time,
    finished,
    head,
    new_paper,
    resolved,
    signatures,
    written,
)
from district_admin.documents.form_blocks import Paper
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import (
    Align,
    Block,
    Document,
    Paragraph,
    Row,
    Run,
    Table,
)
from district_admin.thai.calendar import medium_date
from district_admin.thai.normalise import NBSP
from district_admin.thai.numerals import NumeralMode

TITLE: Final = "มติที่ประชุมโดยย่อ"
_NOT_ADOPTED: Final = "มตินี้อยู่ระหว่างรอการรับรองรายงานการประชุม"
_COLUMNS: Final[tuple[tuple[str, float, Align], ...]] = (
    ("วาระที่", 1.5, "center"),
    ("เรื่อง", 4.1, "left"),
    ("มติที่ประชุม", 5.1, "left"),
    ("ผู้รับผิดชอบ", 2.7, "left"),
    ("กำหนดเสร็จ", 2.6, "center"),
)
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
    paper = new_paper(letterhead, numerals)
    blocks = head(
        paper,
        (
            TITLE,
            f"การประชุม{body_name(sitting)}",
            f"ครั้งที่ {sitting.number_text}",
            day_and_time(sitting),
            f"ณ {sitting.place}" if sitting.place.strip() else "",
        ),
    )
    blocks.append(_table(paper, sections))
    if not is_adopted:
        note = (Run("หมายเหตุ", bold=True), Run(f"  {_NOT_ADOPTED}"))
        blocks.append(Paragraph(note, before_pt=6.0, keep_with_next=True, role="note"))
    blocks += _signed(paper, *signed)
    title = f"{TITLE} การประชุม{body_name(sitting)} ครั้งที่ {sitting.number_text}"
    return finished(paper, title, blocks, size_pt=_SIZE_PT)


def _signed(paper: Paper, summed_up: Signer, checked: Signer | None) -> Iterator[Block]:
    signed = [(summed_up, "ผู้สรุปมติที่ประชุม")]
    if checked is not None:
        signed.append((checked, "ผู้ตรวจมติที่ประชุม"))
    return signatures(paper, signed)


def _table(paper: Paper, sections: Sequence[Section]) -> Table:
    lines = [line for section in sections for line in _lines(section)]
    head = _row(paper, [heading for heading, _w, _a in _COLUMNS], is_head=True, keep=True)
    rows = [head]
    for place, (texts, is_section) in enumerate(lines, start=1):
        keep = is_section or place > len(lines) - _KEPT_ROWS
        rows.append(_row(paper, texts, is_section=is_section, keep=keep))
    return Table(tuple(width for _h, width, _a in _COLUMNS), tuple(rows))


def _lines(section: Section) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Give the texts of the rows of a section, and whether a row only names it."""
    number = str(section.number)
    own = [each for each in section.matters if not each.number.strip() and not each.title.strip()]
    if own:
        yield (number, section.title, *_resolved(own[0])), False
    elif section.matters:
        yield (number, section.title, "", "", ""), True
    else:
        yield (number, section.title, NOTHING if section.has_nothing else "", "", ""), False
    for matter in section.matters:
        if matter not in own[:1]:
            yield (matter.number, matter.title, *_resolved(matter)), False


def _resolved(matter: Matter) -> tuple[str, str, str]:
    due = medium_date(matter.due_on) if matter.due_on else ""
    return resolved(matter), matter.responsible, due.replace(" ", NBSP)


def _row(
    paper: Paper,
    texts: Sequence[str],
    *,
    is_head: bool = False,
    is_section: bool = False,
    keep: bool = False,
) -> Row:
    cells = (
        tuple(
            Paragraph(
                (Run(written(paper, line), bold=is_head or is_section),),
                align="center" if is_head else align,
                keep_with_next=keep,
            )
            for line in text.splitlines() or [""]
        )
        for text, (_heading, _width, align) in zip(texts, _COLUMNS, strict=True)
    )
    return Row(tuple(cells), header=is_head)
