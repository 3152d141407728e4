"""What the ruled papers of correspondence share: columns on A4 landscape, the head on every page.

The registers and the book of deliveries are drawn alike, so that they can be bound together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.correspondence.documents.drawn_rows import DrawnRows
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import (
    Align,
    Block,
    Document,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Table,
)
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.thai.normalise import NBSP, normalise
from district_admin.thai.numerals import NumeralMode, convert_numerals
from district_admin.thai.spacing import glue

_SIZE_PT: Final = 14.0
PAGE: Final = PageSetup(
    width_cm=29.7,
    height_cm=21.0,
    left_cm=1.5,
    right_cm=1.5,
    bottom_cm=1.5,
    first_top_cm=1.5,
    top_cm=2.0,
    number_top_cm=1.0,
)


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of a register: its heading on paper, its name and its width in cm."""

    heading: str
    name: str
    width_cm: float
    align: Align = "left"


def ruled_paper(
    heads: Sequence[str],
    columns: Sequence[RegisterColumn],
    rows: Sequence[Sequence[str]],
    letterhead: Letterhead,
    progress: Progress,
    numerals: NumeralMode = "thai",
    *,
    room_pt: float = 0.0,
    tail: Sequence[Block] = (),
) -> Document:
    """Return rows of texts as a paper: its heads, the columns headed on each page, the tail.

    The columns are 26.7 cm wide in all; `room_pt` is left under each row. Raises Cancelled with
    the progress, and so does drawing it.
    """
    progress.report(0, len(rows), _("กำลังจัดหน้าทะเบียน"))
    head = Row(tuple((_heading(each),) for each in columns), header=True)

    def row(place: int) -> Row:
        if place == 0:
            return head
        cells = zip(rows[place - 1], columns, strict=True)
        return Row(tuple((_cell(text, each, numerals, room_pt),) for text, each in cells))

    title, *others = heads
    blocks: tuple[Block, ...] = (
        centred_line(title, numerals, _SIZE_PT + 4, bold=True),
        *(centred_line(each, numerals, _SIZE_PT + 2) for each in others),
        Table(
            tuple(each.width_cm for each in columns),
            DrawnRows(len(rows) + 1, row, progress),
            padding_cm=0.12,
        ),
        *tail,
    )
    return Document(
        blocks=blocks,
        title=title_of(title, numerals),
        page=PAGE,
        size_pt=_SIZE_PT,
        family=letterhead.docx_family,
        words=letterhead.words,
        author=letterhead.office_name,
    )


def centred_line(
    text: str, numerals: NumeralMode, size_pt: float, *, bold: bool = False
) -> Paragraph:
    """Return a line of a head."""
    run = Run(ready(text, numerals), bold=bold, size_pt=size_pt)
    return Paragraph((run,), align="center", keep_with_next=True)


def title_of(head: str, numerals: NumeralMode) -> str:
    """Return the title of a paper's file, which breaks like any other text."""
    return ready(head, numerals).replace(NBSP, " ")


def ready(text: str, numerals: NumeralMode) -> str:
    """Return a text as it is printed: in one line, in the right numerals, with its no-breaks."""
    return glue(convert_numerals(normalise(text).replace("\n", " ").strip(), numerals))


def _heading(column: RegisterColumn) -> Paragraph:
    return Paragraph((Run(column.heading, bold=True),), align="center")


def _cell(text: str, column: RegisterColumn, numerals: NumeralMode, room_pt: float) -> Paragraph:
    return Paragraph((Run(ready(text, numerals)),), align=column.align, after_pt=room_pt)
