"""The label of a disc and the covers of its case, as PDF to be cut.

Twenty years on the disc is found without the program that wrote it, so its face says whose it is,
of which meetings, of which day, and how to see that it is whole. Nothing is printed on the hole:
it is taken as 4 cm across, as on the blanks whose middle takes no ink. Rejected: one size of type
for all (a long title would leave the disc's round edge), and asking for the hole of the blank at
hand (the text of 4 cm fits the blanks of 2.3 cm too).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from district_admin.areas.meetings.documents.sheets import PT_PER_CM, whole
from district_admin.documents.drawings import Drawing, Mark, Ring, TextBox
from district_admin.documents.look import Look
from district_admin.documents.model import Paragraph, Run
from district_admin.documents.text_width import split_evenly, width_cm
from district_admin.progress import Progress
from district_admin.thai.calendar import long_date

_VERIFY_WITH: Final = "ตรวจแผ่นด้วยโปรแกรม District Admin (งานอำนวยการ) คำสั่ง ตรวจแผ่น"
HOLE_CM: Final = 4.0

_TITLE: Final = "ปกแผ่นบันทึกข้อมูล"
_PAGE_CM: Final = (21.0, 29.7)
_DISC_CM: Final = 12.0
_EDGE_CM: Final = 0.4  # free along the disc's edge and around its hole
_FRONT_CM: Final = (12.0, 12.0)
_BACK_CM: Final = (15.1, 11.8)
_SPINE_CM: Final = 0.65
_INSIDE_CM: Final = 0.7
_TICK_CM: Final = 0.5
_LINE_EM: Final = 1.15
_LARGEST_PT: Final = 18.0
_BESIDE_PT: Final = 13.0  # left and right of the hole
_LEAST_PT: Final = 6.0
_SPINE_PT: Final = 12.0
_LEAST_SPINE_PT: Final = 8.0


@dataclass(frozen=True, slots=True)
class DiscFacts:
    """What the covers of one disc say.

    `title` is what lies on it, `numbers` of which meetings (ครั้งที่ 1/2569 ถึงครั้งที่ 12/2569), `disc`
    counts from 1 among `disc_count`.
    """

    title: str
    numbers: str
    sealed_on: date
    file_count: int
    disc: int = 1
    disc_count: int = 1

    @property
    def sealed(self) -> str:
        """When it was sealed."""
        return f"ปิดแฟ้มเมื่อวันที่ {long_date(self.sealed_on)}"

    @property
    def place(self) -> str:
        """Which of the discs it is."""
        return f"แผ่นที่ {self.disc} จาก {self.disc_count}"

    @property
    def files(self) -> str:
        """How many files lie on it."""
        return f"จำนวน {self.file_count:,} ไฟล์"


def disc_covers(discs: Sequence[DiscFacts], look: Look, progress: Progress) -> bytes:
    """Return the label and the case's covers of each disc as a PDF file. Raises Cancelled."""
    from district_admin.documents.pdf import render_drawings  # noqa: PLC0415 - loads reportlab

    pages = [page for disc in discs for page in cover_pages(disc, look)]
    return render_drawings(_TITLE, pages, progress, look.letterhead.office_name)


def cover_pages(disc: DiscFacts, look: Look) -> tuple[Drawing, Drawing]:
    """Return the page of the label, and the page of the case's front and back."""
    return _label(disc, look), _case(disc, look)


def _label(disc: DiscFacts, look: Look) -> Drawing:
    x_cm, y_cm = _PAGE_CM[0] / 2, 9.0
    near = HOLE_CM / 2 + _EDGE_CM
    upper = [(look.letterhead.office_name, False), (disc.title, True)]
    lower = [(disc.numbers, True), (disc.sealed, False), (_VERIFY_WITH, False)]
    boxes = []
    for texts, is_upper in ((upper, True), (lower, False)):
        lines = _round_lines(texts, near, is_upper, look)
        height = _height(lines) / PT_PER_CM
        top = y_cm - near - height if is_upper else y_cm + near
        boxes.append(TextBox(lines, x_cm - _DISC_CM / 2, top, _DISC_CM, height))
    beside = _DISC_CM / 2 - _EDGE_CM * 2 - near
    for text, left in ((disc.place, -near - beside), (disc.files, near)):
        lines = _broken([(text, False)], beside, _BESIDE_PT, look)
        boxes.append(TextBox(lines, x_cm + left, y_cm - near, beside, 2 * near))
    rings = (Ring(x_cm, y_cm, _DISC_CM / 2), Ring(x_cm, y_cm, HOLE_CM / 2))
    return _drawing(boxes, (), rings, look)


def _round_lines(
    texts: Sequence[tuple[str, bool]], near_cm: float, is_upper: bool, look: Look
) -> tuple[Paragraph, ...]:
    """Return lines above or below the hole, as large as the round edge takes them."""
    radius = _DISC_CM / 2 - _EDGE_CM
    size = _LARGEST_PT
    while True:
        for limit in (9.6, 8.6, 7.6, 6.6, 5.6):
            lines = _broken(texts, limit, size, look)
            if size <= _LEAST_PT or _inside_ring(lines, near_cm, radius, is_upper):
                return lines
        size -= 0.5


def _inside_ring(
    lines: Sequence[Paragraph], near_cm: float, radius_cm: float, is_upper: bool
) -> bool:
    far = near_cm
    for line in reversed(lines) if is_upper else lines:  # from the hole outwards
        far += (line.line_pt or 0.0) / PT_PER_CM
        if far >= radius_cm:
            return False
        if _width(line) > 2 * (radius_cm**2 - far**2) ** 0.5:
            return False
    return True


def _case(disc: DiscFacts, look: Look) -> Drawing:
    left = (_PAGE_CM[0] - _FRONT_CM[0]) / 2
    back_left, back_top = (_PAGE_CM[0] - _BACK_CM[0]) / 2, 15.5
    front = (left, 2.0, *_FRONT_CM)
    back = (back_left, back_top, *_BACK_CM)
    folds = [
        mark
        for x_cm in (back_left + _SPINE_CM, back_left + _BACK_CM[0] - _SPINE_CM)
        for mark in (
            Mark(x_cm, back_top - _TICK_CM, x_cm, back_top, True),
            Mark(x_cm, back_top + _BACK_CM[1], x_cm, back_top + _BACK_CM[1] + _TICK_CM, True),
        )
    ]
    boxes = [
        _in_frame(_front_texts(disc, look), front, look),
        _in_frame(
            _back_texts(disc, look),
            (back_left + _SPINE_CM, back_top, _BACK_CM[0] - 2 * _SPINE_CM, _BACK_CM[1]),
            look,
        ),
        *_spines(disc, look, back_left, back_top),
    ]
    return _drawing(boxes, (*_frame(*front), *_frame(*back), *folds), (), look)


def _front_texts(disc: DiscFacts, look: Look) -> list[tuple[str, bool]]:
    return [
        (look.letterhead.office_name, False),
        (disc.title, True),
        (disc.numbers, True),
        (f"{disc.place}  {disc.files}", False),
        (disc.sealed, False),
    ]


def _back_texts(disc: DiscFacts, look: Look) -> list[tuple[str, bool]]:
    return [*_front_texts(disc, look), (_VERIFY_WITH, False)]


def _in_frame(
    texts: Sequence[tuple[str, bool]], frame: tuple[float, float, float, float], look: Look
) -> TextBox:
    left, top, width, height = frame
    room = (height - 2 * _INSIDE_CM) * PT_PER_CM
    wide = width - 2 * _INSIDE_CM
    size = _LARGEST_PT + 4
    lines = _broken(texts, wide, size, look, gap_em=0.5)
    while size > _LEAST_PT and _height(lines) > room:
        size -= 0.5
        lines = _broken(texts, wide, size, look, gap_em=0.5)
    return TextBox(lines, left + _INSIDE_CM, top + _INSIDE_CM, wide, height - 2 * _INSIDE_CM)


def _spines(disc: DiscFacts, look: Look, left_cm: float, top_cm: float) -> Iterator[TextBox]:
    """Give both spines; their letters' tops point outwards, as cases that lie are read."""
    place = f"แผ่นที่ {disc.disc}/{disc.disc_count}"
    lines = next(
        filter(
            None,
            (
                _spine(f"{each}  {place}", look)
                for each in (f"{disc.title}  {disc.numbers}", disc.title, disc.numbers)
            ),
        ),
        _broken([(place, False)], _BACK_CM[1], _SPINE_PT, look),
    )
    right = left_cm + _BACK_CM[0] - _SPINE_CM
    yield TextBox(lines, left_cm, top_cm, _SPINE_CM, _BACK_CM[1], turn=90)
    yield TextBox(lines, right, top_cm, _SPINE_CM, _BACK_CM[1], turn=270)


def _spine(text: str, look: Look) -> tuple[Paragraph, ...]:
    """Return a text in one line as long as the spine, nothing if it would be too small."""
    ready = whole(text, look)
    size = _SPINE_PT
    while width_cm(ready, size, bold=True) > _BACK_CM[1] - _EDGE_CM:
        size -= 0.5
        if size < _LEAST_SPINE_PT:
            return ()
    run = Run(ready, bold=True, size_pt=size)
    return (Paragraph((run,), "center", line_pt=round(size * _LINE_EM, 2)),)


def _broken(
    texts: Sequence[tuple[str, bool]],
    limit_cm: float,
    size_pt: float,
    look: Look,
    *,
    gap_em: float = 0.0,
) -> tuple[Paragraph, ...]:
    """Return texts in centred lines no wider than this, the bold ones larger by two points."""
    made: list[Paragraph] = []
    for text, bold in texts:
        size = size_pt + 2 if bold else size_pt
        ready = whole(text, look)
        pieces = split_evenly(ready, limit_cm, look.letterhead.words, size_pt=size, bold=bold)
        for number, piece in enumerate(pieces if ready else ()):
            before = size * gap_em if made and not number else 0.0
            run = Run(piece, bold=bold, size_pt=size)
            made.append(
                Paragraph((run,), "center", before_pt=before, line_pt=round(size * _LINE_EM, 2))
            )
    return tuple(made)


def _width(line: Paragraph) -> float:
    run = line.runs[0]
    return width_cm(run.text, run.size_pt or _LARGEST_PT, bold=run.bold)


def _height(lines: Sequence[Paragraph]) -> float:
    return sum((line.line_pt or 0.0) + line.before_pt for line in lines)


def _frame(left_cm: float, top_cm: float, width_cm: float, height_cm: float) -> Iterator[Mark]:
    right, foot = left_cm + width_cm, top_cm + height_cm
    yield Mark(left_cm, top_cm, right, top_cm)
    yield Mark(left_cm, foot, right, foot)
    yield Mark(left_cm, top_cm, left_cm, foot)
    yield Mark(right, top_cm, right, foot)


def _drawing(
    boxes: Sequence[TextBox], marks: Sequence[Mark], rings: Sequence[Ring], look: Look
) -> Drawing:
    drawing = Drawing(*_PAGE_CM, tuple(boxes), tuple(marks), tuple(rings))
    return replace(drawing, words=look.letterhead.words)
