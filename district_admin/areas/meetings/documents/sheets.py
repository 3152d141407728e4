"""What the sheets of a meeting share: their heads, ruled tables to write in, lines to sign on.

The texts are made ready by the papers' `Look`, but what a meeting decided is longer than a name
or an address and is never cut. Rejected: the register's ruled paper of correspondence (areas do not
know each other, and a register has no rows to sign in).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.documents.fonts import single_line_pt
from district_admin.documents.layout import lay_out
from district_admin.documents.lines import Line
from district_admin.documents.look import Look
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
from district_admin.documents.text_width import split_evenly
from district_admin.thai.names import bracket_name, rank_before_signature
from district_admin.thai.normalise import normalise
from district_admin.thai.numerals import convert_numerals
from district_admin.thai.spacing import glue, loosen

PT_PER_CM: Final = 72 / 2.54

UPRIGHT: Final = PageSetup(
    left_cm=1.5, right_cm=1.5, bottom_cm=1.5, first_top_cm=1.5, top_cm=2.0, number_top_cm=0.9
)
LYING: Final = replace(UPRIGHT, width_cm=29.7, height_cm=21.0)
"""A4 on its side, 26.7 cm between the margins."""

LETTER: Final = PageSetup(left_cm=2.5, right_cm=2.0, bottom_cm=1.5, first_top_cm=1.5, top_cm=2.0)
"""A4 for a form that one member fills in."""

CELL_PT: Final = 14.0
DOTS: Final = "." * 46
_PADDING_CM: Final = 0.12
_LEAST_ROOM_PT: Final = 1.0  # above and below the text of a row


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet: its heading, its width in cm, how its cells stand.

    In a column of `names` a line may end before the surname, so that it need not end within it.
    """

    heading: str
    width_cm: float
    align: Align = "left"
    names: bool = False


def head_lines(title: str, sitting: Sitting, look: Look, page: PageSetup) -> list[Paragraph]:
    """Return the head of a sheet as minutes have it: title, number, day and hour, place."""
    texts = (sitting.numbered, sitting.moment, sitting.where)
    others = [line for text in texts for line in centred(text, look, page, bold=True)]
    return [*centred(title, look, page, bold=True, size_pt=18.0), *others]


def centred(
    text: str, look: Look, page: PageSetup, *, bold: bool = False, size_pt: float = 16.0
) -> list[Paragraph]:
    """Return a text of a head in lines, each a paragraph: Word breaks Thai lines elsewhere."""
    ready, limit = whole(text, look), page.text_width_cm
    words = look.letterhead.words
    return [
        Paragraph((Run(line, bold=bold, size_pt=size_pt),), align="center", keep_with_next=True)
        for line in split_evenly(ready, limit, words, size_pt=size_pt, bold=bold)
        if line
    ]


def whole(text: str, look: Look, *, glued: bool = True) -> str:
    """Return a text as it is printed, in one paragraph, however long."""
    tidy = " ".join(normalise(text).split("\n")).strip()
    printed = convert_numerals(tidy, look.numerals)
    return glue(printed) if glued else loosen(printed)


def paragraphs(text: str, look: Look, *, glued: bool = True) -> Iterator[str]:
    """Give the paragraphs of a text as they are printed; one empty one for an empty text."""
    for line in normalise(text).strip().split("\n"):
        yield whole(line, look, glued=glued)


def sheet_table(
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[str]],
    look: Look,
    *,
    least_cm: float = 0.0,
    sums: Sequence[str] = (),
) -> Table:
    """Return rows of texts under headings that every page repeats.

    A row is at least `least_cm` high, and higher where its texts take more lines; one without that
    is only read, and goes on at the next page if it is long. `sums` is a last row in bold, and
    never stands on a page without the row before it and what follows the table.
    """
    made = [Row(tuple((_heading(each),) for each in columns), header=True)]
    last = len(rows) - 1 if sums else -1
    for number, texts in enumerate(rows):
        made.append(_row(texts, columns, look, least_cm, keep=number == last))
    if sums:
        made.append(_row(sums, columns, look, least_cm, keep=True, bold=True))
    return Table(tuple(each.width_cm for each in columns), tuple(made), padding_cm=_PADDING_CM)


def counted_list(
    title: str,
    whose: str,
    sitting: Sitting,
    counted: str,
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[str]],
    look: Look,
) -> Document:
    """Return a list of a meeting's people on lying paper, what was counted of them under its head.

    `whose` is said behind the title: the meeting's, or that of its body.
    """
    count = Paragraph((Run(look.ready(counted)),), align="center", before_pt=2.0, after_pt=4.0)
    head = head_lines(f"{title}{whose}", sitting, look, LYING)
    blocks: list[Block] = [*head, count, sheet_table(columns, rows, look, least_cm=0.8)]
    return look.document(f"{title} {sitting.name}", blocks, LYING, CELL_PT)


def signature_lines(
    texts: Sequence[str], *, left_cm: float = 0.0, right_cm: float = 0.0, before_pt: float = 18.0
) -> list[Paragraph]:
    """Return lines centred between two indents that stay together, with room above to sign."""
    return [
        Paragraph(
            (Run(text),),
            align="center",
            left_cm=left_cm,
            right_cm=right_cm,
            before_pt=before_pt if not number else 0.0,
            keep_with_next=number + 1 < len(texts),
            keep_lines=True,
            role="signature",
        )
        for number, text in enumerate(texts)
    ]


def to_sign(name: str, as_what: str = "") -> list[str]:
    """Return the line to sign on and the name under it, or dots to write it on.

    A rank stands before the signature and not in the brackets (official-documents 2.15).
    """
    rank = rank_before_signature(name)
    under = bracket_name(name) if name.strip() else f"({DOTS})"
    dots = DOTS[len(rank) :]
    return [f"ลงชื่อ{f' {rank} ' if rank else ''}{dots}{as_what}", under]


def _heading(column: SheetColumn) -> Paragraph:
    return Paragraph((Run(column.heading, bold=True),), align="center", keep_with_next=True)


def _row(
    texts: Sequence[str],
    columns: Sequence[SheetColumn],
    look: Look,
    least_cm: float,
    *,
    keep: bool = False,
    bold: bool = False,
) -> Row:
    cells = [
        [
            Paragraph((Run(line, bold=bold),), align=column.align, keep_with_next=keep)
            for line in paragraphs(text, look, glued=not column.names)
        ]
        for text, column in zip(texts, columns, strict=True)
    ]
    heights = [
        sum(len(_lines(each, column, look)) for each in cell) * single_line_pt(CELL_PT)
        for cell, column in zip(cells, columns, strict=True)
    ]
    room = round(max((least_cm * PT_PER_CM - max(heights)) / 2, _LEAST_ROOM_PT), 2)
    made = tuple(tuple(_with_room(cell, room)) for cell in cells)
    return Row(made, splits=not least_cm)


def _lines(paragraph: Paragraph, column: SheetColumn, look: Look) -> tuple[Line, ...]:
    width = (column.width_cm - 2 * _PADDING_CM) * PT_PER_CM
    return lay_out(paragraph, width, CELL_PT, look.letterhead.words)


def _with_room(cell: Sequence[Paragraph], room_pt: float) -> Iterator[Paragraph]:
    for number, each in enumerate(cell):
        last = number + 1 == len(cell)
        above, under = room_pt if not number else 0.0, room_pt if last else 0.0
        yield replace(each, before_pt=above, after_pt=under)
