"""Puts a paper on pages: what stands where, before anything is drawn.

Checks and tests read the layout here without taking a PDF apart. Lengths are in pt from the
paper's left and top edges.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from district_admin.documents.flow import Glue, Overlay, Segment, Unit, flow, joined
from district_admin.documents.layout import CM, lay_out
from district_admin.documents.lines import Line
from district_admin.documents.model import (
    RED,
    Align,
    Document,
    Inset,
    PageSetup,
    Paragraph,
    Picture,
    Run,
    Table,
)
from district_admin.documents.page_words import continuation_words, page_number_text
from district_admin.documents.signature_room import keep_body_with_signatures

_NEAR = 0.05
_LONG = 500  # rows of a table
_AHEAD_PAGES = 2  # that are looked at together in a paper with such a table
_SECRECY_PT = 32.0
_SECRECY_TOP_CM = 0.2
_MARK_TOP_CM = 0.72
_SECRECY_FOOT_CM = 1.75  # above the paper's foot
_CONTINUATION_FOOT_CM = 1.65
"""The continuation word stands in the bottom margin, so that it takes no room from the text and
the DOCX, which has no such word, breaks its pages at the same places."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text on a page. `x_pt` is its column's left edge, `y_pt` its baseline."""

    page: int
    x_pt: float
    y_pt: float
    line: Line
    role: str
    block: int = -1  # of the document's blocks; -1: not from a block

    @property
    def text(self) -> str:
        """What the line says."""
        return self.line.text

    @property
    def left_pt(self) -> float:
        """Where its ink begins."""
        return self.x_pt + self.line.left_pt

    @property
    def right_pt(self) -> float:
        """Where its ink ends."""
        return self.x_pt + self.line.right_pt


@dataclass(slots=True)
class Page:
    """One page.

    `furniture` is what the paper itself does not say: page number, secrecy, continuation word;
    their roles are `page_number`, `secrecy`, `continuation`.
    """

    number: int
    width_pt: float
    height_pt: float
    lines: list[PlacedLine] = field(default_factory=list)
    furniture: list[PlacedLine] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    outlines: list[Overlay] = field(default_factory=list)
    pictures: tuple[Picture, ...] = ()
    is_attached: bool = False  # it was begun on purpose, so the page before does not go on here
    label: int = 1  # its number among those of the paper, or of what is attached to it
    counts_anew: bool = False


def paginate(document: Document) -> list[Page]:
    """Return the pages of a paper; an empty paper has one empty page."""
    return list(pages_of(document))


def pages_of(document: Document) -> Iterator[Page]:
    """Give the pages of a paper one after the other, as `paginate` returns them.

    Of a long table only what stands on the next two pages is there: a register of 95,000 rows
    takes no more room than one of a hundred. Rejected: files of some pages each, joined at the
    end (the fonts would be in each of them, and a row of the last page could move to another).

    The order of what gives way when a page cannot be kept to all rules: keep with next and the
    signature's two body lines first, widows and orphans next (official-documents 1.8, 6.5).
    """
    last: Page | None = None
    for page in _filled(document):
        if last is None:
            page.pictures = tuple(each for each in document.blocks if isinstance(each, Picture))
        else:
            page.label = 1 if page.counts_anew else last.label + 1
            _furnish(document, last, page)
            yield last
        last = page
    assert last is not None  # an empty paper has one
    _furnish(document, last, None)
    if document.inset:
        _inset(document, last, document.inset)
    yield last


def _filled(document: Document) -> Iterator[Page]:
    setup = document.page
    source = flow(document, (setup.height_cm - setup.top_cm - setup.bottom_cm) * CM)
    ahead_pt = _AHEAD_PAGES * setup.height_cm * CM if _is_long(document) else math.inf
    units: list[Unit] = []
    number = 0
    while True:
        _look_ahead(units, source, ahead_pt)
        if number and not units:
            return
        number += 1
        page = Page(number, setup.width_cm * CM, setup.height_cm * CM)
        end = _end_of_page(units, 0, setup, number)
        _place(page, units[:end], setup)
        page.is_attached = number > 1 and units[0].starts_page
        page.counts_anew = units[0].counts_anew if units else False
        yield page
        del units[: _past_spacers(units, end)]


def _is_long(document: Document) -> bool:
    return any(isinstance(each, Table) and len(each.rows) > _LONG for each in document.blocks)


def _look_ahead(units: list[Unit], source: Iterator[Unit], ahead_pt: float) -> None:
    """Take as many units as the next pages may have, up to one that is no spacer."""
    height = sum(unit.height_pt for unit in units)
    before = len(units)
    while height <= ahead_pt or units[-1].is_spacer:
        unit = next(source, None)
        if unit is None:
            break
        units.append(unit)
        height += unit.height_pt
    if len(units) > before:
        keep_body_with_signatures(units)


def _end_of_page(units: Sequence[Unit], start: int, setup: PageSetup, number: int) -> int:
    top = _top(setup, number)
    foot = (setup.height_cm - setup.bottom_cm) * CM
    end = _fill(units, start, foot - top, number)
    if _past_spacers(units, end) < len(units) and setup.continuation:
        reserve = max(0.0, _CONTINUATION_FOOT_CM - setup.bottom_cm) * CM
        end = _fill(units, start, foot - top - reserve, number)
    if end >= len(units) or units[end].starts_page:
        return end
    for limit in Glue:
        for candidate in range(end, start, -1):
            if units[candidate - 1].glue <= limit:
                return candidate
    return end


def _fill(units: Sequence[Unit], start: int, room: float, number: int) -> int:
    used = 0.0
    for index in range(start, len(units)):
        unit = units[index]
        if index > start and unit.starts_page:
            return index
        used += _gap(units, index, start, number) + unit.height_pt
        if used > room + _NEAR and index > start:
            return index
    return len(units)


def _gap(units: Sequence[Unit], index: int, start: int, number: int) -> float:
    unit = units[index]
    if index > start:
        # as in Word, the greater of the two counts, not their sum
        return max(unit.before_pt, units[index - 1].after_pt)
    heads = sum(head.height_pt for head in unit.heads)
    return heads + (unit.before_pt if number == 1 or unit.starts_page else 0.0)


def _past_spacers(units: Sequence[Unit], index: int) -> int:
    while index < len(units) and units[index].is_spacer and not units[index].starts_page:
        index += 1
    return index


def _top(setup: PageSetup, number: int) -> float:
    return (setup.first_top_cm if number == 1 else setup.top_cm) * CM


def _place(page: Page, given: Sequence[Unit], setup: PageSetup) -> None:
    y_pt = _top(setup, page.number)
    units = list(joined(given))
    for index, unit in enumerate(units):
        if index == 0:
            head_y = y_pt
            for head in unit.heads:
                _put(page, head, head_y, setup)
                head_y += head.height_pt
        y_pt += _gap(units, index, 0, page.number)
        _put(page, unit, y_pt, setup)
        y_pt += unit.height_pt


def _put(page: Page, unit: Unit, y_pt: float, setup: PageSetup) -> None:
    left = setup.left_cm * CM
    for part in unit.parts:
        baseline = y_pt + part.y_pt + part.line.baseline_pt
        page.lines.append(
            PlacedLine(page.number, left + part.x_pt, baseline, part.line, unit.role, unit.block)
        )
    for over in unit.outlines:
        page.outlines.append(Overlay(left + over.x_pt, y_pt + over.y_pt, over.outline))
    for segment in unit.segments:
        page.segments.append(
            Segment(
                left + segment.x0_pt,
                y_pt + segment.y0_pt,
                left + segment.x1_pt,
                y_pt + segment.y1_pt,
                segment.thickness_pt,
            )
        )


def _furnish(document: Document, page: Page, following: Page | None) -> None:
    setup = document.page
    goes_on = following and following.lines and not following.is_attached
    if setup.continuation and following and goes_on:
        words = continuation_words(following.lines[0].text, document.words)
        go_on = Paragraph((Run(words),), align="right", role="continuation")
        _furniture(document, page, go_on, setup.height_cm - _CONTINUATION_FOOT_CM)
    if setup.numbered and page.label > 1:
        words = page_number_text(page.label, setup.thai_numbers)
        number = Paragraph((Run(words),), align="center", role="page_number")
        _furniture(document, page, number, setup.number_top_cm)
    if document.mark:
        run = Run(document.mark, bold=True)
        align: Align = "right" if document.secrecy else "center"
        _furniture(document, page, Paragraph((run,), align=align, role="mark"), _MARK_TOP_CM)
    if document.secrecy:
        run = Run(document.secrecy, bold=True, size_pt=_SECRECY_PT, colour=RED)
        mark = Paragraph((run,), align="center", role="secrecy")
        _furniture(document, page, mark, _SECRECY_TOP_CM)
        _furniture(document, page, mark, setup.height_cm - _SECRECY_FOOT_CM)


def _inset(document: Document, page: Page, inset: Inset) -> None:
    y_pt = inset.top_cm * CM
    for paragraph in inset.lines:
        y_pt += paragraph.before_pt
        lines = lay_out(paragraph, inset.width_cm * CM, document.size_pt, document.words)
        for line in lines:
            baseline = y_pt + line.baseline_pt
            placed = PlacedLine(page.number, inset.left_cm * CM, baseline, line, "inset")
            page.furniture.append(placed)
            y_pt += line.height_pt


def _furniture(document: Document, page: Page, paragraph: Paragraph, top_cm: float) -> None:
    setup = document.page
    for line in lay_out(paragraph, setup.text_width_cm * CM, document.size_pt)[:1]:
        baseline = top_cm * CM + line.baseline_pt
        page.furniture.append(
            PlacedLine(page.number, setup.left_cm * CM, baseline, line, paragraph.role)
        )
