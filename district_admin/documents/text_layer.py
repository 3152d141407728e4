"""Writes set lines as PDF page operators, so that marks sit right and text copies out exactly.

reportlab's own text calls know characters, not glyphs; these write glyph numbers (Identity-H) and
`font_embedding.py` tells readers what each stands for.
"""

from collections.abc import Iterator
from functools import lru_cache

from district_admin.documents.lines import Fragment, Line, Stroke
from district_admin.documents.model import BLACK

_DOTTED_BELOW_PT = 2.5  # official-documents 1.7: a line of 0.5 pt, 2 to 3 pt under the baseline
_DOTTED_WIDTH_PT = 0.5
_DOTTED_DASH = "[0.5 1.5] 0 d"
_SINGLE_BELOW = 0.12  # of the type size
_SINGLE_WIDTH = 0.045
_LEADER_DASH = "[0 3.2] 0 d"  # round caps make dots of it
_LEADER_WIDTH_PT = 0.9
_SIGN_SIDE = 0.46  # of the type size
_SIGN_PEN = 0.08  # of the sign's side
_SIGNS = {
    "box": "0 0 1 1 re",
    "tick": "0.05 0.45 m 0.35 0.1 l 0.95 0.95 l",
    "ticked box": "0 0 1 1 re 0.2 0.5 m 0.42 0.22 l 0.8 0.8 l",
    "crossed box": "0 0 1 1 re 0.2 0.2 m 0.8 0.8 l 0.2 0.8 m 0.8 0.2 l",
}


def number(value: float) -> str:
    """Return a number as PDF writes it, to a hundredth."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def colour_operands(colour: str) -> str:
    """Return "C00000" as three parts of one."""
    return " ".join(number(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))


def draw_line(line: Line, x_pt: float, y_pt: float) -> Iterator[str]:
    """Give the operators of a line whose column begins at `x_pt`, with its baseline at `y_pt`.

    Here `y_pt` counts from the paper's foot, as in PDF.
    """
    for stroke in line.strokes:
        yield _stroke(stroke, x_pt, y_pt)
    if line.fragments:
        start = x_pt + line.fragments[0].x_pt
        yield f"BT 1 0 0 1 {number(start)} {number(y_pt)} Tm {_text(line.fragments)} ET"


@lru_cache(maxsize=2048)
def _text(fragments: tuple[Fragment, ...]) -> str:
    # relative to the line's start, so that an unchanged line is written once for all papers
    parts: list[str] = []
    font, colour = "", BLACK
    at = fragments[0].x_pt
    for fragment in fragments:
        style = fragment.style
        if fragment.x_pt != at:
            parts.append(f"{number(fragment.x_pt - at)} 0 Td")
            at = fragment.x_pt
        if style.colour != colour:
            colour = style.colour
            parts.append(f"{colour_operands(colour)} rg")
        wanted = f"/{style.face.key} {number(style.size_pt)} Tf"
        if wanted != font:
            font = wanted
            parts.append(font)
        parts.append(_glyphs(fragment))
    if colour != BLACK:
        parts.append(f"{colour_operands(BLACK)} rg")
    return " ".join(parts)


def _glyphs(fragment: Fragment) -> str:
    face = fragment.style.face
    written: list[str] = []
    pending: list[str] = []
    for glyph, advance in zip(fragment.glyphs, fragment.advances, strict=True):
        own = 0.0
        if glyph >= 0:
            pending.append(_HEX[glyph])
            own = face.width(glyph)
        extra = own - advance
        if abs(extra) > 0.004:
            if pending:
                written.append(f"<{''.join(pending)}>")
                pending.clear()
            written.append(number(extra))
    if pending:
        written.append(f"<{''.join(pending)}>")
    return f"[{''.join(_spaced(written))}] TJ"


def _spaced(written: list[str]) -> Iterator[str]:
    # two numbers in a row need a space between them; strings do not
    was_number = False
    for item in written:
        is_number = item[0] != "<"
        yield f" {item}" if is_number and was_number else item
        was_number = is_number


def _stroke(stroke: Stroke, x_pt: float, y_pt: float) -> str:
    start, end = number(x_pt + stroke.start_pt), number(x_pt + stroke.end_pt)
    colour = f"{colour_operands(stroke.colour)} RG"
    if stroke.kind in _SIGNS:
        # in a square of one by one, so that its lines are the sign's own
        side = _SIGN_SIDE * stroke.size_pt
        left = x_pt + (stroke.start_pt + stroke.end_pt - side) / 2
        place = f"{number(side)} 0 0 {number(side)} {number(left)} {number(y_pt)} cm"
        return f"q {colour} {place} {_SIGN_PEN} w 1 J 1 j {_SIGNS[stroke.kind]} S Q"
    if stroke.kind == "dots":
        level, pen = number(y_pt + _LEADER_WIDTH_PT / 2), number(_LEADER_WIDTH_PT)
        style = f"1 J {_LEADER_DASH}"
    elif stroke.kind == "dotted":
        level, pen = number(y_pt - _DOTTED_BELOW_PT), number(_DOTTED_WIDTH_PT)
        style = _DOTTED_DASH
    else:
        level = number(y_pt - _SINGLE_BELOW * stroke.size_pt)
        pen, style = number(_SINGLE_WIDTH * stroke.size_pt), ""
    return f"q {colour} {pen} w {style} {start} {level} m {end} {level} l S Q"


_HEX = [f"{glyph:04X}" for glyph in range(1 << 10)]
