"""Name signs (ป้ายชื่อ, official-documents 7.4): cards that stand on the table, badges to wear.

A tent card is folded once; its upper face stands on its head in print, so that both sides read
upright on the table. Our DOCX has no turned text, and Word turns it only in boxes that other
programs lose: tent cards are PDF alone, badges are a table of exact heights in PDF and DOCX.
Rejected: one face per card (those who sit opposite see whom they speak with; its owner does not).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.documents.big_text import SignSizes, fit_sign
from district_admin.documents.drawings import Drawing, Mark, TextBox
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, PageSetup, Paragraph, Row, Table
from district_admin.progress import Progress

_PT_PER_CM: Final = 72 / 2.54
_TITLE: Final = "ป้ายชื่อ"
_TICK_CM: Final = 1.0
_HAIR_PT: Final = 1.0  # the paragraph that Word needs before each table; the sheet begins so higher

_BADGE_CM: Final = (9.0, 5.5)
_BADGE_COLUMNS: Final = 2
_BADGE_ROWS: Final = 5
_BADGE_INSIDE_CM: Final = 0.4
_BADGE_SIZES: Final = SignSizes(30.0, 20.0, 18.0, 14.0)
_A4_CM: Final = (21.0, 29.7)


@dataclass(frozen=True, slots=True)
class NamePlate:
    """Whose sign it is: name, and the post that stands under it."""

    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class TentCard:
    """A card that is folded once along its middle; lengths in cm, several below each other.

    `text_cm` is the printed area of each face.
    """

    page_cm: tuple[float, float]
    per_page: int
    text_cm: tuple[float, float]
    sizes: SignSizes

    @property
    def height_cm(self) -> float:
        """The height of a card before it is folded."""
        return self.page_cm[1] / self.per_page


TENT_A4: Final = TentCard(
    *((29.7, 21.0), 1, (27.0, 9.5)),
    SignSizes(90.0, 60.0, 44.0, 32.0),
)
TENT_A5: Final = TentCard(
    *((21.0, 29.7), 2, (19.0, 6.4)),
    SignSizes(64.0, 42.0, 32.0, 24.0),
)


def tent_cards(
    plates: Sequence[NamePlate], look: Look, progress: Progress, card: TentCard
) -> bytes:
    """Return the cards as a PDF file, with marks to fold and cut at. Raises Cancelled."""
    from district_admin.documents.pdf import render_drawings  # noqa: PLC0415 - loads reportlab

    pages = tent_pages(plates, look, card)
    return render_drawings(_TITLE, pages, progress, look.letterhead.office_name)


def tent_pages(plates: Sequence[NamePlate], look: Look, card: TentCard) -> Iterator[Drawing]:
    """Give the pages of tent cards."""
    for start in range(0, len(plates), card.per_page):
        boxes: list[TextBox] = []
        marks: list[Mark] = []
        for number, plate in enumerate(plates[start : start + card.per_page]):
            top = number * card.height_cm
            boxes += _faces(plate, card, top, look)
            marks += _across(card, top + card.height_cm / 2, dashed=True)
            if number:
                marks += _across(card, top, dashed=False)
        words = look.letterhead.words
        yield Drawing(*card.page_cm, tuple(boxes), tuple(marks), words=words)


def badges(plates: Sequence[NamePlate], look: Look) -> Document:
    """Return badges of 9 × 5.5 cm, ten a sheet, to be cut along their frames."""
    width, height = _BADGE_CM
    per_page = _BADGE_COLUMNS * _BADGE_ROWS
    blocks: list[Block] = []
    for start in range(0, len(plates), per_page):
        blocks.append(Paragraph((), line_pt=_HAIR_PT, page_break_before=start > 0))
        cells = [_badge(each, look) for each in plates[start : start + per_page]]
        cells += [()] * (-len(cells) % _BADGE_COLUMNS)
        rows = tuple(
            Row(tuple(cells[at : at + _BADGE_COLUMNS]), height_cm=height)
            for at in range(0, len(cells), _BADGE_COLUMNS)
        )
        table = Table((width,) * _BADGE_COLUMNS, rows, padding_cm=_BADGE_INSIDE_CM)
        blocks.append(table)
    return look.document(_TITLE, blocks, _badge_page())


def _faces(plate: NamePlate, card: TentCard, top_cm: float, look: Look) -> Iterator[TextBox]:
    wide, high = card.text_cm
    half = card.height_cm / 2
    lines = fit_sign(plate.name, plate.post, card.text_cm, card.sizes, look).paragraphs()
    left, above = (card.page_cm[0] - wide) / 2, (half - high) / 2
    yield TextBox(lines, left, top_cm + above, wide, high, turn=180)
    yield TextBox(lines, left, top_cm + half + above, wide, high)


def _across(card: TentCard, y_cm: float, *, dashed: bool) -> Iterator[Mark]:
    width = card.page_cm[0]
    yield Mark(0.0, y_cm, _TICK_CM, y_cm, dashed)
    yield Mark(width - _TICK_CM, y_cm, width, y_cm, dashed)


def _badge(plate: NamePlate, look: Look) -> tuple[Paragraph, ...]:
    room = (_BADGE_CM[0] - 2 * _BADGE_INSIDE_CM, _BADGE_CM[1] - 2 * _BADGE_INSIDE_CM)
    fitted = fit_sign(plate.name, plate.post, room, _BADGE_SIZES, look)
    above = max((_BADGE_CM[1] * _PT_PER_CM - fitted.height_pt) / 2, _HAIR_PT)
    return (Paragraph((), line_pt=round(above, 2)), *fitted.paragraphs())


def _badge_page() -> PageSetup:
    left = (_A4_CM[0] - _BADGE_COLUMNS * _BADGE_CM[0]) / 2
    top = (_A4_CM[1] - _BADGE_ROWS * _BADGE_CM[1]) / 2 - _HAIR_PT / _PT_PER_CM
    return PageSetup(*_A4_CM, left, left, 0.5, first_top_cm=top, top_cm=top, numbered=False)
