"""The agenda of a meeting as a sheet (ระเบียบวาระการประชุม): official-documents 2.10.

Who presents a matter and which file belongs to it stand in a column at the right, if they are asked
for; the sheet is then a table without lines, whose column is headed on each page. The documents of
a matter stand under its title, each by its number: their names are too long for that column. What
an earlier meeting resolved on one that goes on stands there too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from district_admin.areas.meetings.documents.facts import Matter, Section, Sitting, matters_of
from district_admin.areas.meetings.documents.parts import (
    NOTHING,
    TITLE_CM,
    body_name,
    day_and_time,
    finished,
    head,
    matter_line,
    new_paper,
    section_title,
    written,
)
from district_admin.documents.form_blocks import Paper
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document, Paragraph, Row, Run, Table
from district_admin.thai.numerals import NumeralMode

TITLE: Final = "ระเบียบวาระการประชุม"
_SIDE_CM: Final = 3.8
_GAP_CM: Final = 0.3
_BELOW_CM: Final = TITLE_CM + 1.0  # where the titles of matters begin
_SIDE_HEAD: Final = "ผู้เสนอ"


def agenda_paper(
    sitting: Sitting,
    sections: Sequence[Section],
    letterhead: Letterhead,
    numerals: NumeralMode = "thai",
    *,
    with_presenters: bool = True,
) -> Document:
    """Return the sheet; without anything to say at the right that column is left out."""
    paper = new_paper(letterhead, numerals)
    blocks = head(paper, agenda_head(TITLE, sitting))
    told = any(each.presenter.strip() for each in matters_of(sections))
    if with_presenters and told:
        blocks.append(_table(paper, sections))
    else:
        blocks += [line for section in sections for line, _matter in _lines(paper, section)]
    title = f"{TITLE}{body_name(sitting)} ครั้งที่ {sitting.number_text}"
    return finished(paper, title, blocks)


def agenda_head(title: str, sitting: Sitting) -> tuple[str, ...]:
    """Return the lines of a head: the paper, the meeting, the day and time, the place."""
    return (
        f"{title}{body_name(sitting)}",
        f"ครั้งที่ {sitting.number_text}",
        day_and_time(sitting),
        sitting.where,
    )


def _lines(paper: Paper, section: Section) -> Iterator[tuple[Paragraph, Matter | None]]:
    """Give the lines of a section, each with the matter that begins on it."""
    says_nothing = section.says_nothing_before
    keep = bool(section.listed) or says_nothing
    yield section_title(paper, section, keep=keep), section.own
    if says_nothing:
        yield Paragraph((Run(NOTHING),), left_cm=TITLE_CM), None
    for matter in section.listed:
        below = _below(matter)
        line = matter_line(paper, matter.number, matter.title, TITLE_CM, keep=bool(below))
        yield line, matter
        for text in below:
            yield Paragraph((Run(written(paper, text)),), left_cm=_BELOW_CM), None


def _below(matter: Matter) -> list[str]:
    """Return what stands under a matter: where it comes from, its documents, what it corrects."""
    lines = (matter.origin, *matter.enclosures, *matter.corrections.splitlines())
    return [each.strip() for each in lines if each.strip()]


def _table(paper: Paper, sections: Sequence[Section]) -> Table:
    widths = (paper.width_cm - _SIDE_CM, _SIDE_CM)
    heading = Paragraph((Run(_SIDE_HEAD, bold=True),), keep_with_next=True)
    rows = [Row(((Paragraph((), keep_with_next=True),), (heading,)), header=True)]
    rows += [
        _row(paper, line, matter) for section in sections for line, matter in _lines(paper, section)
    ]
    return Table(widths, tuple(rows), borders=False, padding_cm=0.0)


def _row(paper: Paper, line: Paragraph, matter: Matter | None) -> Row:
    """Return a line as a row; one with which no matter begins has the whole width."""
    if matter is None:
        return Row(((line,),), splits=True, spans=(2,))
    beside = _side(paper, matter, line.before_pt)
    return Row(((replace(line, right_cm=_GAP_CM),), beside), splits=True)


def _side(paper: Paper, matter: Matter, before_pt: float) -> tuple[Paragraph, ...]:
    """Return who presents a matter, level with its line; its documents stand under it."""
    if not matter.presenter.strip():
        return ()
    return (Paragraph((Run(written(paper, matter.presenter)),), before_pt=before_pt),)
