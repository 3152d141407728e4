"""Slips that stand below each other on A4 and are cut along their frames, with lines to fill."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from district_admin.areas.correspondence.documents.ruled import centred_line, ready, title_of
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document, PageSetup, Paragraph, Row, Run, Tab, Table
from district_admin.thai.numerals import NumeralMode

LINE_END_CM: Final = 15.6
_WIDTH_CM: Final = 17.0
_PAGE: Final = PageSetup(
    left_cm=2.0, right_cm=2.0, bottom_cm=1.2, first_top_cm=1.2, top_cm=1.2, numbered=False
)
_NAMES_CM: Final = 1.6
_ROOM_PT: Final = 8.0

Slip = tuple[Paragraph, ...]


def slips_paper(
    title: str, slips: Sequence[Slip], letterhead: Letterhead, numerals: NumeralMode
) -> Document:
    """Return slips, several a page, none of them over two."""
    rows = tuple(Row(((*slip, replace(last, after_pt=_ROOM_PT)),)) for *slip, last in slips)
    return Document(
        blocks=(Table((_WIDTH_CM,), rows, padding_cm=0.6),),
        title=title_of(title, numerals),
        page=_PAGE,
        family=letterhead.docx_family,
        words=letterhead.words,
        author=letterhead.office_name,
    )


def slip_head(title: str, numerals: NumeralMode) -> Paragraph:
    """Return what stands over each slip."""
    line = centred_line(title, numerals, 18.0, bold=True)
    # kept with the next, each slip of a word processor's page would want the next slip with it
    return replace(line, before_pt=_ROOM_PT, keep_with_next=False)


def known_line(name: str, value: str, numerals: NumeralMode) -> Paragraph:
    """Return a line that says what is known; its further lines stand under the value."""
    return Paragraph(
        (Run(name, bold=True), Run("\t"), Run(ready(value, numerals))),
        left_cm=_NAMES_CM,
        first_line_cm=-_NAMES_CM,
        tabs=(Tab(_NAMES_CM),),
    )


def line_to_fill(texts: Sequence[str], ends_cm: Sequence[float] = (LINE_END_CM,)) -> Paragraph:
    """Return a line with dots after each of its texts, up to where the next begins."""
    runs: list[Run] = []
    for text, _end in zip(texts, ends_cm, strict=False):
        runs += [Run(text), Run("\t")]
    runs += [Run(text) for text in texts[len(ends_cm) :]]
    tabs = tuple(Tab(end, leader="dots") for end in ends_cm)
    return Paragraph(tuple(runs), tabs=tabs, before_pt=_ROOM_PT, after_pt=2.0)
