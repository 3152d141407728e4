"""Papers that are cut and folded: text in boxes that may be turned, thin lines, circles.

A tent card's second face stands on its head, the spine of a jewel case is read along its edge, a
disc has a hole. A paper's flow has none of this, and Word would let it be dragged apart, so these
are PDF alone. Rejected: a turn for every paragraph of the flow (page breaks in two directions), and
drawing by reportlab's own calls (no marks in their place, no text that copies out).
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from district_admin.documents.layout import CM, lay_out
from district_admin.documents.lines import Line
from district_admin.documents.model import Paragraph
from district_admin.documents.text_layer import number

Turn = Literal[0, 90, 180, 270]
"""How far text is turned against the clock: 90 reads upwards, 270 downwards."""

_CURVE = 0.5523  # how far a Bézier curve's handles reach to make a quarter of a circle
_DASHES = "[3 3] 0 d"


@dataclass(frozen=True, slots=True)
class TextBox:
    """Lines in the middle of a box, whose place is that of the turned box on the page, in cm."""

    lines: tuple[Paragraph, ...]
    left_cm: float
    top_cm: float
    width_cm: float
    height_cm: float
    turn: Turn = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A straight line to cut or to fold along."""

    x0_cm: float
    y0_cm: float
    x1_cm: float
    y1_cm: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around a point."""

    x_cm: float
    y_cm: float
    radius_cm: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page; places are in cm from its left and top edges."""

    width_cm: float
    height_cm: float
    boxes: tuple[TextBox, ...] = ()
    marks: tuple[Mark, ...] = ()
    rings: tuple[Ring, ...] = ()
    pen_pt: float = 0.25
    size_pt: float = 16.0
    words: tuple[str, ...] = ()


DrawLine = Callable[[Line, float, float], Iterator[str]]
"""Writes a line whose column begins at x, with its baseline at y from the paper's foot, in pt."""


def operators(drawing: Drawing, draw_line: DrawLine) -> Iterator[str]:
    """Give the operators that draw a page in a PDF file."""
    height = drawing.height_cm * CM
    yield f"q {number(drawing.pen_pt)} w"
    for mark in drawing.marks:
        dash = _DASHES if mark.dashed else "[] 0 d"
        start = f"{number(mark.x0_cm * CM)} {number(height - mark.y0_cm * CM)}"
        end = f"{number(mark.x1_cm * CM)} {number(height - mark.y1_cm * CM)}"
        yield f"{dash} {start} m {end} l S"
    for ring in drawing.rings:
        path = circle_path(ring.x_cm * CM, height - ring.y_cm * CM, ring.radius_cm * CM)
        yield f"[] 0 d {path} s"
    yield "Q"
    for box in drawing.boxes:
        yield from _box(box, drawing, draw_line)


def circle_path(x_pt: float, y_pt: float, radius_pt: float) -> str:
    """Return the path of a circle: four curves around its middle, from the foot of the page."""
    pull = radius_pt * _CURVE
    steps = [f"{_point(x_pt + radius_pt, y_pt)} m"]
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        # a quarter turn from (dx, dy) to (-dy, dx)
        ends = (
            (x_pt + dx * radius_pt - dy * pull, y_pt + dy * radius_pt + dx * pull),
            (x_pt - dy * radius_pt + dx * pull, y_pt + dx * radius_pt + dy * pull),
            (x_pt - dy * radius_pt, y_pt + dx * radius_pt),
        )
        steps.append(" ".join(_point(*end) for end in ends) + " c")
    return " ".join(steps)


def _box(box: TextBox, drawing: Drawing, draw_line: DrawLine) -> Iterator[str]:
    left, foot = box.left_cm * CM, (drawing.height_cm - box.top_cm - box.height_cm) * CM
    across, up = box.width_cm * CM, box.height_cm * CM
    corners = {
        0: (left, foot),
        90: (left + across, foot),
        180: (left + across, foot + up),
        270: (left, foot + up),
    }
    wide, high = (up, across) if box.turn in (90, 270) else (across, up)
    cosine, sine = (round(each(math.radians(box.turn))) for each in (math.cos, math.sin))
    yield f"q {cosine} {sine} {-sine} {cosine} {_point(*corners[box.turn])} cm"
    yield from _lines(box, drawing, (wide, high), draw_line)
    yield "Q"


def _lines(
    box: TextBox, drawing: Drawing, room: tuple[float, float], draw_line: DrawLine
) -> Iterator[str]:
    """Write the lines as if the box stood upright with its foot at 0."""
    wide, high = room
    placed: list[tuple[Line, float]] = []
    y_pt = 0.0
    for paragraph in box.lines:
        y_pt += paragraph.before_pt if placed else 0.0
        for line in lay_out(paragraph, wide, drawing.size_pt, drawing.words):
            placed.append((line, y_pt + line.baseline_pt))
            y_pt += line.height_pt
    top = high - (high - y_pt) / 2
    for line, baseline in placed:
        yield from draw_line(line, 0.0, top - baseline)


def _point(x_pt: float, y_pt: float) -> str:
    return f"{number(x_pt)} {number(y_pt)}"
