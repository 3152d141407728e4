"""A finished paper as a copy: certified as true (สำเนาถูกต้อง), or the one that is kept (คู่ฉบับ).

Official-documents 2.13. The word of the copy stands at the top of each page; who certifies, or who
drafted, typed and checked it, stands at the foot of the last one, in the lower quarter and beside
what is printed there already. Only where neither side has room a page is added. Rejected: the
block at the end of the text, which on a short letter stands in the middle of the page and in a
word processor moves on to a page of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from district_admin.documents.layout import CM, lay_out
from district_admin.documents.model import (
    Document,
    Inset,
    PageBreak,
    Paragraph,
    Run,
    Tab,
)
from district_admin.documents.pages import Page, paginate
from district_admin.documents.text_width import width_cm

CERTIFIED: Final = "สำเนาถูกต้อง"
COPY: Final = "สำเนา"
FILE_COPY: Final = "สำเนาคู่ฉบับ"
_HANDS: Final = ("ร่าง", "พิมพ์", "ตรวจ")
_SIZE_PT: Final = 14.0
_SIGNING_PT: Final = 30.0
_HAIR_PT: Final = 1.0
_MOST_CM: Final = 8.0
_SPARE_CM: Final = 0.4
_HANDS_CM: Final = 6.8
_LOWER_QUARTER: Final = 0.75
_EDGE_CM: Final = 1.0  # of the paper's foot that printers leave white
_SECRECY_CM: Final = 1.9  # of the foot where the class of secrecy stands
_STEP_CM: Final = 0.2
_ABOVE_PT, _BELOW_PT = 14.0, 6.0  # of a line's ink, about its baseline

Box = tuple[float, float, float, float]
"""Left, top, right and foot in pt from the paper's edges."""


@dataclass(frozen=True, slots=True)
class CopyMark:
    """What makes a paper a copy: a word at the top of each page, lines at the foot of the last."""

    word: str
    lines: tuple[Paragraph, ...]
    wide_cm: float

    @property
    def height_pt(self) -> float:
        """The height of the lines together."""
        return sum(_height_pt(line, self.wide_cm) for line in self.lines)


def certified_mark(name: str, posts: Sequence[str], day: str) -> CopyMark:
    """Return the mark of a copy that somebody certifies; `day` is as it is to be printed."""
    texts = [CERTIFIED, f"({name})", *posts, day]
    lines = tuple(
        Paragraph(
            (Run(text, size_pt=_SIZE_PT),),
            align="center",
            before_pt=_SIGNING_PT if number == 1 else 0.0,
        )
        for number, text in enumerate(texts)
        if text.strip("()")
    )
    widest = max(width_cm(text, _SIZE_PT) for text in texts) + _SPARE_CM
    return CopyMark(COPY, lines, min(widest, _MOST_CM))


def file_mark() -> CopyMark:
    """Return the mark of the copy that the office keeps, with lines to initial at its foot."""
    stops = (Tab(3.6, leader="dots"), Tab(_HANDS_CM, leader="dots"))
    lines = tuple(
        Paragraph((Run(f"{hand}\t วันที่\t", size_pt=_SIZE_PT),), tabs=stops) for hand in _HANDS
    )
    return CopyMark(FILE_COPY, lines, _HANDS_CM)


def marked(document: Document, mark: CopyMark) -> Document:
    """Return a paper of ours as a copy."""
    return _with(replace(document, mark=mark.word), mark)


def certified_copy(document: Document, name: str, posts: Sequence[str], day: str) -> Document:
    """Return the paper as a copy that somebody certifies; `day` is as it is to be printed."""
    return marked(document, certified_mark(name, posts, day))


def file_copy(document: Document) -> Document:
    """Return the paper as the copy that the office keeps, with lines to initial at its foot."""
    return marked(document, file_mark())


def _with(document: Document, mark: CopyMark) -> Document:
    wide_cm, height_pt = mark.wide_cm, mark.height_pt
    place = _free_place(document, paginate(document)[-1], wide_cm * CM, height_pt)
    if place is None:
        # the paper is full to its foot on both sides
        blank = Paragraph((), line_pt=_HAIR_PT)
        document = replace(document, blocks=(*document.blocks, PageBreak(), blank))
        place = _free_place(document, paginate(document)[-1], wide_cm * CM, height_pt)
    left_pt, top_pt = place or (document.page.left_cm * CM, document.page.top_cm * CM)
    inset = Inset(mark.lines, left_pt / CM, top_pt / CM, wide_cm, height_pt / CM)
    return replace(document, inset=inset)


def _height_pt(line: Paragraph, wide_cm: float) -> float:
    return line.before_pt + sum(each.height_pt for each in lay_out(line, wide_cm * CM, _SIZE_PT))


def _free_place(
    document: Document, page: Page, width_pt: float, height_pt: float
) -> tuple[float, float] | None:
    """Return the lowest corner with room: at the right, else at the left; None without any."""
    setup = document.page
    paper_pt = setup.height_cm * CM
    white = _SECRECY_CM if document.secrecy else _EDGE_CM
    lowest = paper_pt - white * CM - height_pt
    highest = paper_pt * _LOWER_QUARTER
    taken = list(_taken(page))
    for left in ((setup.width_cm - setup.right_cm) * CM - width_pt, setup.left_cm * CM):
        top = lowest
        while top >= highest:
            box = (left, top, left + width_pt, top + height_pt)
            if not any(_meet(box, other) for other in taken):
                return left, top
            top -= _STEP_CM * CM
    return None


def _taken(page: Page) -> Iterator[Box]:
    for line in page.lines:
        if line.text.strip():
            yield line.left_pt, line.y_pt - _ABOVE_PT, line.right_pt, line.y_pt + _BELOW_PT
    for each in page.segments:
        yield each.x0_pt, each.y0_pt, each.x1_pt, each.y1_pt
    for over in page.outlines:
        width, height = over.outline.width_cm * CM, over.outline.height_cm * CM
        yield over.x_pt, over.y_pt, over.x_pt + width, over.y_pt + height


def _meet(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
