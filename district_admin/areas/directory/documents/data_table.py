"""A table of base data as a sheet of its own, to go with a memo, a letter or an announcement.

Up to five columns stand upright, more lie on their side. More than fit on a sheet go on in another
table on the next, with the first column again. Rejected: ever smaller type (nobody signs what they
cannot read), and a table in the memo's own text (which would hold its signature off for pages).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

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
from district_admin.documents.text_width import width_cm
from district_admin.thai.calendar import medium_date

Value = str | int | float | Decimal | date | None
"""A value of a table; a Decimal keeps the digits that were typed: 92.50."""

_UPRIGHT_COLUMNS: Final = 5
_MOST_COLUMNS: Final = 10  # on a sheet that lies on its side, the first included
_NUMBER_HEADING: Final = "ที่"
_NUMBER_CM: Final = 1.2
_PADDING_CM: Final = 0.15
_LEAST_CM: Final = 1.6
_WIDEST_CM: Final = 8.0
_HEADING_CM: Final = 3.2  # what a heading may ask for; it takes several lines
_UNEVEN: Final = 1.15  # the longest line of a heading beside their mean
_SLACK_CM: Final = 0.05
_MEASURED_ROWS: Final = 400
_UPRIGHT: Final = PageSetup(left_cm=2.5, right_cm=1.8, first_top_cm=2.0)
_ON_ITS_SIDE: Final = PageSetup(
    29.7, 21.0, left_cm=2.0, right_cm=2.0, bottom_cm=1.8, first_top_cm=2.0
)


@dataclass(frozen=True, slots=True)
class FieldTable:
    """A table of data: its title in one or more lines, headings, rows of values.

    The first column says what each row is about; numbers stand at the right of their columns.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""


def attachment(table: FieldTable, look: Look, label: str = "เอกสารแนบ") -> Document:
    """Return the sheet; `label` stands at its top right (เอกสารแนบ, สิ่งที่ส่งมาด้วย ๑)."""
    wide = len(table.headings) > _UPRIGHT_COLUMNS
    page = _ON_ITS_SIDE if wide else _UPRIGHT
    blocks: list[Block] = []
    if label:
        blocks.append(Paragraph((Run(look.ready(label)),), align="right", keep_with_next=True))
    for number, part in enumerate(_parts(table)):
        blocks += _titled(part, look, page, continued=number > 0)
    if table.note:
        blocks.append(Paragraph((Run(look.ready(table.note)),), before_pt=6.0))
    return look.document(table.title.splitlines()[0], blocks, page, _size(table))


def cells(table: FieldTable) -> list[tuple[str | int | float | date | None, ...]]:
    """Return the rows for a worksheet, where a number is a number to reckon with."""
    return [
        tuple(float(value) if isinstance(value, Decimal) else value for value in row)
        for row in table.rows
    ]


def shown(value: Value) -> str:
    """Return a value as tables print it: 1,234.5, 92.50, 19 พ.ย. 2569, and - for none."""
    if value is None or value == "":
        return "-"
    if isinstance(value, date):
        return medium_date(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
    return str(value)


def _parts(table: FieldTable) -> Iterator[FieldTable]:
    step = _MOST_COLUMNS - 1
    for start in range(1, max(len(table.headings), 2), step):
        end = start + step
        yield replace(
            table,
            headings=(*table.headings[:1], *table.headings[start:end]),
            rows=tuple((*row[:1], *row[start:end]) for row in table.rows),
        )


def _size(table: FieldTable) -> float:
    if len(table.headings) <= _UPRIGHT_COLUMNS:
        return 16.0
    return 14.0


def _titled(part: FieldTable, look: Look, page: PageSetup, *, continued: bool) -> Iterator[Block]:
    lines = part.title.splitlines()
    if continued:
        lines[-1] += " (ต่อ)"
    for number, line in enumerate(lines):
        yield Paragraph(
            (Run(look.ready(line), bold=True, size_pt=16.0),),
            align="center",
            after_pt=6.0 if number + 1 == len(lines) else 0.0,
            keep_with_next=True,
            page_break_before=continued and number == 0,
        )
    size = _size(part)
    texts = [tuple(look.ready(shown(value)) for value in row) for row in part.rows]
    headings = tuple(look.ready(heading) for heading in part.headings)
    widths = _widths(headings, texts, page.text_width_cm - _NUMBER_CM, size)
    aligns = [_align(part, column) for column in range(len(headings))]
    rows = [_row((_NUMBER_HEADING, *headings), ["center"] * (len(headings) + 1), heads=True)]
    rows += [
        _row((look.ready(str(number)), *row), ["center", *aligns])
        for number, row in enumerate(texts, start=1)
    ]
    yield Table((_NUMBER_CM, *widths), tuple(rows), padding_cm=_PADDING_CM)


def _row(texts: Sequence[str], aligns: Sequence[Align], *, heads: bool = False) -> Row:
    cells = tuple(
        (Paragraph((Run(text, bold=heads),), align, keep_with_next=heads),)
        for text, align in zip(texts, aligns, strict=True)
    )
    return Row(cells, header=heads)


def _align(table: FieldTable, column: int) -> Align:
    values = [row[column] for row in table.rows if row[column] not in (None, "")]
    numbers = bool(values) and all(isinstance(value, int | float | Decimal) for value in values)
    return "right" if numbers else "left"


def _widths(
    headings: Sequence[str], rows: Sequence[Sequence[str]], room_cm: float, size_pt: float
) -> tuple[float, ...]:
    """Return the columns' widths: what each asks for, or the widest cut down until all fit."""
    values = [
        max((width_cm(row[column], size_pt) for row in rows[:_MEASURED_ROWS]), default=0.0)
        for column in range(len(headings))
    ]
    titles = [width_cm(heading, size_pt, bold=True) for heading in headings]
    asked: list[float] = []
    for lines in (1, 2, 3):  # that a heading may take
        asked = [
            min(max(value, min(title / lines * _UNEVEN, _HEADING_CM), _LEAST_CM), _WIDEST_CM)
            + 2 * _PADDING_CM
            + _SLACK_CM
            for value, title in zip(values, titles, strict=True)
        ]
        if sum(asked) <= room_cm:
            spare = (room_cm - sum(asked)) / len(asked)
            return tuple(round(width + spare, 3) for width in asked)
    level = _level(asked, room_cm)
    return tuple(round(min(width, level), 3) for width in asked)


def _level(asked: Sequence[float], room_cm: float) -> float:
    # the width to which the widest are cut, so that all together have the room
    left = room_cm
    for done, width in enumerate(sorted(asked)):
        share = left / (len(asked) - done)
        if width >= share:
            return share
        left -= width
    return max(asked)
