"""The blocks of a paper as a row of units, of which a page takes as many as fit.

A unit is what never splits: a line, a row of a table or a piece of a long one, a rule, a spacer.
Between two units stands how much a page break there is disliked. Rejected: asking each block to
split itself, because "keep with next" and the signature reach over blocks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from district_admin.documents.layout import CM, lay_out
from district_admin.documents.lines import Line
from district_admin.documents.model import (
    Document,
    Outline,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Rule,
    Spacer,
    Table,
)
from district_admin.documents.row_pieces import cuts, goes_on

BORDER_PT = 0.5


class Glue(IntEnum):
    """How a page break after a unit is disliked; the greater gives way later."""

    FREE = 0
    KEPT = 1  # keep with next, signature
    TIED = 2  # widows, orphans, lines kept together, heads of tables


@dataclass(frozen=True, slots=True)
class Part:
    """A line inside a unit: its column's left edge from the margin, its top from the unit's."""

    line: Line
    x_pt: float
    y_pt: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line inside a unit, from the left margin and the unit's top."""

    x0_pt: float
    y0_pt: float
    x1_pt: float
    y1_pt: float
    thickness_pt: float


@dataclass(frozen=True, slots=True)
class Overlay:
    """An outline over a unit: its corner from the left margin and the unit's top."""

    x_pt: float
    y_pt: float
    outline: Outline


@dataclass(slots=True)
class Unit:
    """Something that stands on one page as a whole."""

    height_pt: float
    before_pt: float = 0.0  # not at the top of a page, unless the page was begun on purpose
    after_pt: float = 0.0
    parts: tuple[Part, ...] = ()
    segments: tuple[Segment, ...] = ()
    role: str = ""
    block: int = 0
    glue: Glue = Glue.FREE
    starts_page: bool = False
    counts_anew: bool = False  # pages from 1, being the first of what is attached
    is_spacer: bool = False
    outlines: tuple["Overlay", ...] = ()
    heads: tuple["Unit", ...] = ()  # rows repeated above it at the top of a page
    piece_of: tuple[Table, Row] | None = None
    row: int = -1  # of the table, if it is a piece of one

    @property
    def text(self) -> str:
        """The text of its first line."""
        return self.parts[0].line.text if self.parts else ""


def flow(document: Document, capacity_pt: float) -> Iterator[Unit]:
    """Give the units of a paper in order; `capacity_pt` is the height of a page's text.

    Each is made when it is asked for. A row higher than a whole page is cut at its lines after
    all, or its text would be lost.
    """
    before: Unit | None = None
    breaks = attached = False
    over: tuple[Overlay, ...] = ()  # the next unit
    for index, block in enumerate(document.blocks):
        if isinstance(block, PageBreak):
            breaks = True
            attached |= block.attached
            continue
        if isinstance(block, Outline):
            over = (*over, Overlay(block.left_cm * CM, block.top_cm * CM, block))
            continue
        if breaks and isinstance(block, Spacer):
            continue  # the top of a later page has no use for it
        for unit in _units(document, block, capacity_pt):
            unit.block = index
            unit.starts_page |= breaks
            unit.outlines = over
            unit.counts_anew = attached
            breaks, attached, over = False, False, ()
            if before is not None and before.glue and unit.is_spacer:
                unit.glue = max(unit.glue, Glue.KEPT)  # what is kept together is so through it
            yield unit
            before = unit


def _units(document: Document, block: object, capacity_pt: float) -> Iterator[Unit]:
    if isinstance(block, Paragraph):
        yield from _paragraph(document, block)
    elif isinstance(block, Spacer):
        yield Unit(block.height_pt, is_spacer=True)
    elif isinstance(block, Rule):
        yield _rule(document, block)
    elif isinstance(block, Table):
        yield from _table(document, block, capacity_pt)
    elif not isinstance(block, Picture):  # pictures stand on the first page, outside the flow
        raise TypeError(f"{block!r} is no block of a paper")


def _paragraph(document: Document, paragraph: Paragraph) -> Iterator[Unit]:
    width = document.page.text_width_cm * CM
    lines = lay_out(paragraph, width, document.size_pt, document.words)
    last = len(lines) - 1
    for number, line in enumerate(lines):
        unit = Unit(line.height_pt, parts=(Part(line, 0.0, 0.0),), role=paragraph.role)
        if number == 0:
            unit.before_pt = paragraph.before_pt
            unit.starts_page = paragraph.page_break_before
        if number == last:
            unit.after_pt = paragraph.after_pt
            is_kept = paragraph.keep_with_next or paragraph.keep_end_with_next
            unit.glue = Glue.KEPT if is_kept else Glue.FREE
        elif paragraph.keep_lines or number in (0, last - 1):
            unit.glue = Glue.TIED  # two lines at least on either page (6.5)
        yield unit


def _rule(document: Document, rule: Rule) -> Unit:
    left = (document.page.text_width_cm - rule.width_cm) / 2 * CM
    y_pt = rule.thickness_pt / 2
    segment = Segment(left, y_pt, left + rule.width_cm * CM, y_pt, rule.thickness_pt)
    return Unit(rule.thickness_pt, rule.before_pt, rule.after_pt, segments=(segment,))


def _table(document: Document, table: Table, capacity_pt: float) -> Iterator[Unit]:
    heads: list[Unit] = []
    for number, row in enumerate(table.rows):
        is_head = row.header and len(heads) == number
        room = capacity_pt - sum(head.height_pt for head in heads)
        units = list(_row(document, table, row, room))
        if table.borders and number + 1 == len(table.rows):
            units[-1].height_pt += BORDER_PT  # the border under the table
        for unit in units:
            unit.row = number if unit.piece_of else -1
            if is_head:
                unit.glue = Glue.TIED if number + 1 < len(table.rows) else Glue.FREE
                heads.append(unit)
            else:
                unit.heads = tuple(heads)
            yield unit


def _row(document: Document, table: Table, row: Row, room_pt: float) -> Iterator[Unit]:
    cells: list[list[list[Part]]] = []
    height = 0.0
    left = table.left_cm * CM
    for width, cell in zip(row.cell_widths(table.widths_cm), row.cells, strict=False):
        paragraphs, cell_height = _cell(document, table, cell, left, width * CM)
        cells.append(paragraphs)
        height = max(height, cell_height)
        left += width * CM
    role = next((p.role for cell in row.cells for p in cell if p.role), "")
    border = BORDER_PT if table.borders else 0.0  # above each row, as Word and LibreOffice do
    if row.height_cm is not None:
        height = row.height_cm * CM - border
    if goes_on(row, table, document.size_pt, document.words):
        units = _pieces((table, row), cells, height, border)
    else:
        lines = [[part for paragraph in cell for part in paragraph] for cell in cells]
        units = [
            Unit(
                slice_height + border,
                parts=parts,
                segments=_borders(table, row, slice_height + border),
            )
            for slice_height, parts in _slices(lines, height, room_pt - border, border)
        ]
    for unit in units:
        unit.role = role
    if any(p.keep_with_next for cell in row.cells for p in cell):
        units[-1].glue = Glue.KEPT
    yield from units


def _cell(
    document: Document, table: Table, cell: Sequence[Paragraph], left: float, width: float
) -> tuple[list[list[Part]], float]:
    padding = table.padding_cm * CM
    paragraphs: list[list[Part]] = []
    y_pt = 0.0
    for paragraph in cell:
        y_pt += paragraph.before_pt
        parts = []
        for line in lay_out(paragraph, width - 2 * padding, document.size_pt, document.words):
            parts.append(Part(line, left + padding, y_pt))
            y_pt += line.height_pt
        paragraphs.append(parts)
        y_pt += paragraph.after_pt
    return paragraphs, y_pt


def _pieces(
    piece_of: tuple[Table, Row],
    cells: Sequence[Sequence[Sequence[Part]]],
    height: float,
    border: float,
) -> list[Unit]:
    """Return a long row in pieces, cut wherever all its cells can be."""
    paragraphs = [paragraph for cell in cells for paragraph in cell]
    spans = [[(part.y_pt, part.y_pt + part.line.height_pt) for part in each] for each in paragraphs]
    ends = [*cuts(spans), (height, False)]
    parts = [part for each in paragraphs for part in each]
    units: list[Unit] = []
    top = 0.0
    for end, disliked in ends:
        above = 0.0 if units else border
        inside = (each for each in parts if top <= each.y_pt + BORDER_PT / 2 < end)
        lowered = tuple(replace(each, y_pt=each.y_pt - top + above) for each in inside)
        unit = Unit(end - top + above, parts=lowered, piece_of=piece_of)
        unit.glue = Glue.TIED if disliked else Glue.FREE
        units.append(unit)
        top = end
    return units


def joined(units: Sequence[Unit]) -> Iterator[Unit]:
    """Give the units of a page with what it has of a row as one, cell after cell, in a frame.

    Text is copied out of a PDF in the order it is drawn in.
    """
    for (_block, row), found in groupby(units, key=lambda unit: (unit.block, unit.row)):
        group = list(found)
        piece_of = group[0].piece_of
        if row < 0 or piece_of is None:
            yield from group
            continue
        parts, height = [], 0.0
        for unit in group:
            parts += [replace(part, y_pt=part.y_pt + height) for part in unit.parts]
            height += unit.height_pt
        parts.sort(key=lambda part: part.x_pt)
        yield replace(
            group[0], height_pt=height, parts=tuple(parts), segments=_borders(*piece_of, height)
        )


def _slices(
    cells: Sequence[Sequence[Part]], height: float, room_pt: float, border: float
) -> Iterator[tuple[float, tuple[Part, ...]]]:
    if height <= room_pt:
        yield height, tuple(_lowered((part for cell in cells for part in cell), border))
        return
    slices: list[list[Part]] = []
    for cell in cells:
        number, top = 0, 0.0
        for part in cell:
            if part.y_pt + part.line.height_pt - top > room_pt and part.y_pt > top:
                number, top = number + 1, part.y_pt
            while len(slices) <= number:
                slices.append([])
            slices[number].append(replace(part, y_pt=part.y_pt - top))
    for parts in slices:
        yield (
            max(part.y_pt + part.line.height_pt for part in parts),
            tuple(_lowered(parts, border)),
        )


def _lowered(parts: Iterable[Part], by_pt: float) -> Iterator[Part]:
    return (replace(part, y_pt=part.y_pt + by_pt) for part in parts)


def _borders(table: Table, row: Row, height: float) -> tuple[Segment, ...]:
    if not table.borders:
        return ()
    edges = [table.left_cm * CM]
    for width in row.cell_widths(table.widths_cm):
        edges.append(edges[-1] + width * CM)
    level = [Segment(edges[0], y, edges[-1], y, BORDER_PT) for y in (0.0, height)]
    return (*level, *(Segment(x, 0.0, x, height, BORDER_PT) for x in edges))
