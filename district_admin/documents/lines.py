"""One line of text, set: where its glyphs stand, how they are spread, what is drawn under them.

Lengths are in pt from the left edge of the column; glyph advances in thousandths of the size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from district_admin.documents.fonts import Face
from district_admin.documents.model import Underline

StrokeKind = Literal["single", "dotted", "dots", "box", "tick", "ticked box", "crossed box"]

_SIGN_KINDS: dict[int, StrokeKind] = {-1: "box", -2: "tick", -3: "ticked box", -4: "crossed box"}

_MOST_AFTER_MARK = 0.028
_MOST_AFTER_LETTER = 0.08
_MOST_AFTER_SPACE = 0.6
"""How much room justification may add, in parts of the type size. More than 0.03 after a mark, or
0.1 after a letter, and readers of PDF files see a space there (measured with pdftotext)."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks."""

    face: Face
    size_pt: float
    colour: str
    underline: Underline


@dataclass(frozen=True, slots=True)
class Fragment:
    """Glyphs of one style that follow each other."""

    x_pt: float
    style: Style
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]  # kerning and justification included


@dataclass(frozen=True, slots=True)
class Stroke:
    """Something drawn with a line of text: an underline, the dots of a tab, a sign."""

    kind: StrokeKind
    start_pt: float
    end_pt: float
    colour: str
    size_pt: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, set. `text` is what the source says, without the spaces at its end."""

    text: str
    start: int  # where it begins in the paragraph's text
    fragments: tuple[Fragment, ...]
    strokes: tuple[Stroke, ...]
    left_pt: float
    right_pt: float
    height_pt: float
    baseline_pt: float  # below the line's top


@dataclass(slots=True)
class Stretch:
    """A line in the making: glyphs of one style, or (without glyphs) the room of a tab."""

    style: Style
    x_pt: float
    width_pt: float
    glyphs: Sequence[int] = ()
    advances: list[float] = field(default_factory=list)
    joints: Sequence[bool] = ()
    spaces: Sequence[bool] = ()
    is_tab: bool = False
    has_leader: bool = False


def spread(stretches: Sequence[Stretch], slack_pt: float) -> None:
    """Spread the slack of a justified line as Word's Thai-distributed alignment does.

    Every gap between clusters gets the same, but none more than copied text can bear, so that a
    line of few words fills its spaces instead. What even they cannot take is left at the line's
    end.

    Rejected: spaces first (official-documents 6.5). Word and our DOCX spread over clusters, and
    the two papers should look alike.
    """
    sites = list(_sites(stretches))
    if not sites or slack_pt <= 0:
        return
    level = _level([most for _, _, most in sites], slack_pt)
    for stretch, index, most in sites:
        extra = min(level, most)
        stretch.advances[index] += extra * 1000 / stretch.style.size_pt
        stretch.width_pt += extra
    x_pt = stretches[0].x_pt
    for stretch in stretches:
        stretch.x_pt = x_pt
        x_pt += stretch.width_pt


def _level(limits: list[float], amount: float) -> float:
    # as water: the level at which all gaps together hold the amount, each up to its limit
    full = 0.0
    for done, limit in enumerate(sorted(limits)):
        open_count = len(limits) - done
        if full + limit * open_count >= amount:
            return (amount - full) / open_count
        full += limit
    return max(limits)


def _sites(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, int, float]]:
    # each glyph after which there may be room, and how much at most
    before: tuple[Stretch, int] | None = None
    for stretch in stretches:
        for index, joint in enumerate(stretch.joints):
            if joint and before is not None:
                yield *before, _most_after(*before)
            before = stretch, index


def _most_after(stretch: Stretch, index: int) -> float:
    if stretch.spaces[index]:
        share = _MOST_AFTER_SPACE
    elif min(stretch.advances[max(0, index - 1) : index + 1]) <= 0:  # nor one letter after it
        share = _MOST_AFTER_MARK
    else:
        share = _MOST_AFTER_LETTER
    return share * stretch.style.size_pt


def strokes(stretches: Sequence[Stretch]) -> tuple[Stroke, ...]:
    """Return what is drawn with the line; neighbours that look alike become one stroke."""
    found: list[Stroke] = []
    for stretch in stretches:
        kind: StrokeKind | None = None
        if stretch.style.underline != "none":
            kind = stretch.style.underline
        elif stretch.has_leader:
            kind = "dots"
        if kind is not None:
            _join(found, stretch, kind)
    for stretch in stretches:
        if any(glyph < 0 for glyph in stretch.glyphs):
            found.extend(_signs(stretch))
    return tuple(found)


def _join(found: list[Stroke], stretch: Stretch, kind: StrokeKind) -> None:
    style, start = stretch.style, stretch.x_pt
    if found:
        last = found[-1]
        if (last.kind, last.colour) == (kind, style.colour) and start - last.end_pt < 0.05:
            start = last.start_pt
            found.pop()
    end = stretch.x_pt + stretch.width_pt
    found.append(Stroke(kind, start, end, style.colour, style.size_pt))


def _signs(stretch: Stretch) -> Iterator[Stroke]:
    x_pt, style = stretch.x_pt, stretch.style
    for glyph, advance in zip(stretch.glyphs, stretch.advances, strict=True):
        end = x_pt + advance * style.size_pt / 1000
        if glyph < 0:
            yield Stroke(_SIGN_KINDS[glyph], x_pt, end, style.colour, style.size_pt)
        x_pt = end


def finish(
    text: str,
    start: int,
    stretches: Sequence[Stretch],
    left_pt: float,
    measures: tuple[float, float],
) -> Line:
    """Return the line made of these stretches; `measures` are its height and baseline."""
    height, baseline = measures
    right = stretches[-1].x_pt + stretches[-1].width_pt if stretches else left_pt
    fragments = tuple(
        Fragment(stretch.x_pt, stretch.style, tuple(stretch.glyphs), tuple(stretch.advances))
        for stretch in stretches
        if stretch.glyphs
    )
    return Line(text, start, fragments, strokes(stretches), left_pt, right, height, baseline)
