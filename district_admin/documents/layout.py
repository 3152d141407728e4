"""Sets a paragraph into lines: line ends, tab stops, alignment, line height.

Text is shaped once per run, before its lines are known, and lines are slices of it; shaping line
by line would make a paragraph's width depend on where it is broken.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from district_admin.documents.clause_numbers import words_begin
from district_admin.documents.fonts import face, single_line_pt
from district_admin.documents.line_breaking import Setting, choose_breaks
from district_admin.documents.lines import Line, Stretch, Style, finish, spread
from district_admin.documents.model import Align, Paragraph, Run, Tab
from district_admin.documents.shaping import Shaped, shape
from district_admin.thai.segmentation import Boundary, break_opportunities

CM = 72 / 2.54
"""Points in a centimetre."""

_DEFAULT_STOP_CM = 1.27  # Word's own stops where a paragraph names none
_NEAR = 0.01
_SETTINGS: dict[Align, Setting] = {
    "justified": "justified",
    "left": "ragged",
    "right": "ragged",
    "center": "balanced",
}
_EXACT_BASELINE = 0.8  # of an exact line height stands above the baseline, in Word as well


def lay_out(
    paragraph: Paragraph, width_pt: float, size_pt: float, words: tuple[str, ...] = ()
) -> tuple[Line, ...]:
    """Return the lines of a paragraph in a column; an empty paragraph has one empty line.

    `size_pt` is the paper's own type size and `words` are the office's own words. Unchanged
    paragraphs are remembered: of a sheet that is being typed only one is set anew.
    """
    if sum(len(run.text) for run in paragraph.runs) > 4_000:
        # a book in one paragraph should not stay in memory
        return _lay_out.__wrapped__(paragraph, width_pt, size_pt, words)
    return _lay_out(paragraph, width_pt, size_pt, words)


@lru_cache(maxsize=512)
def _lay_out(
    paragraph: Paragraph, width_pt: float, size_pt: float, words: tuple[str, ...]
) -> tuple[Line, ...]:
    return tuple(_Setter(paragraph, width_pt, size_pt, words).lines())


@dataclass(slots=True)
class _Piece:
    """Text of one run between tabs and line ends; or one tab, without glyphs."""

    start: int
    end: int
    style: Style
    shaped: Shaped | None
    edges: list[float]  # where each character begins, from the piece's start, in pt


@dataclass(frozen=True, slots=True)
class _Span:
    """The part of the text that goes on one line."""

    start: int
    end: int
    is_ragged: bool


class _Setter:
    """Sets one paragraph."""

    def __init__(
        self, paragraph: Paragraph, width_pt: float, size_pt: float, words: tuple[str, ...]
    ) -> None:
        self._paragraph = paragraph
        self._size_pt = size_pt
        self._text = "".join(run.words for run in paragraph.runs)
        self._words = words
        # The gap after a clause's number is the same in each clause, however its line is spread.
        self._fixed_end = words_begin(self._text) if paragraph.align == "justified" else 0
        self._left = paragraph.left_cm * CM
        self._first = self._left + paragraph.first_line_cm * CM
        self._right = width_pt - paragraph.right_cm * CM
        self._pieces = list(self._cut())
        stops = list(paragraph.tabs)
        if paragraph.first_line_cm < 0:
            stops.append(Tab(paragraph.left_cm))  # a hanging paragraph stops at its own indent
        self._stops = sorted(stops, key=lambda stop: stop.position_cm)

    def lines(self) -> Iterator[Line]:
        """Give the lines from the top."""
        for span in self._spans():
            yield self._line(span)

    def _cut(self) -> Iterator[_Piece]:
        start = 0
        for run in self._paragraph.runs:
            style = self._style(run)
            for part in _parts(run.words):
                end = start + len(part)
                if part == "\t":
                    yield _Piece(start, end, style, None, [0.0, 0.0])
                else:
                    shaped = shape(style.face, part)
                    yield _Piece(start, end, style, shaped, shaped.edges(len(part), style.size_pt))
                start = end

    def _style(self, run: Run) -> Style:
        return Style(
            face(run.bold, run.italic), run.size_pt or self._size_pt, run.colour, run.underline
        )

    def _spans(self) -> Iterator[_Span]:
        places = break_opportunities(self._text.replace("\t", " "), self._words)
        end = len(self._text)
        starts = self._line_starts(end, places)
        for begin, following in zip(starts, [*starts[1:], end], strict=True):
            yield _Span(begin, following, following == end)

    def _line_starts(self, end: int, places: Sequence[Boundary]) -> list[int]:
        starts = [0]
        while True:
            begin = starts[-1]
            breaks = self._choose(begin, end, places)
            # where a tab of a later line leads is known only once that line begins
            tab_ahead = bool(breaks) and "\t" in self._text[begin + breaks[0] : end]
            starts += [begin + offset for offset in (breaks[:1] if tab_ahead else breaks)]
            if not tab_ahead:
                return starts

    def _choose(self, start: int, end: int, places: Sequence[Boundary]) -> list[int]:
        left = self._left_of(start)
        return choose_breaks(
            self._positions(start, end, left),
            self._text[start:end].replace("\t", " "),
            [Boundary(at.offset - start, at.penalty) for at in places if start < at.offset < end],
            self._right - left,
            self._right - self._left,
            setting=_SETTINGS[self._paragraph.align],
        )

    def _left_of(self, start: int) -> float:
        return self._left if start else self._first

    def _positions(self, start: int, end: int, left: float) -> list[float]:
        positions: list[float] = []
        x_pt = 0.0
        for index, piece in self._within(start, end):
            low, high = max(start, piece.start) - piece.start, min(end, piece.end) - piece.start
            if piece.shaped is None:
                positions.append(x_pt)
                x_pt += self._tab(index, left + x_pt, end)[0]
                continue
            shift = x_pt - piece.edges[low]
            positions += [edge + shift for edge in piece.edges[low:high]]
            x_pt = piece.edges[high] + shift
        return [*positions, x_pt]

    def _within(self, start: int, end: int) -> Iterator[tuple[int, _Piece]]:
        index = bisect_left(self._pieces, start + 1, key=lambda piece: piece.end)
        while index < len(self._pieces) and self._pieces[index].start < end:
            yield index, self._pieces[index]
            index += 1

    def _tab(self, index: int, x_pt: float, end: int) -> tuple[float, bool]:
        # the width of a tab that begins at x_pt, and whether dots lead along it
        stop = next((at for at in self._stops if at.position_cm * CM > x_pt + _NEAR), None)
        if stop is None:
            default = _DEFAULT_STOP_CM * CM
            following = (x_pt + _NEAR) // default * default + default
            return max(0.0, min(following, self._right) - x_pt), False
        target = stop.position_cm * CM
        if stop.align != "left":
            width = self._width_after(index, end)
            target -= width if stop.align == "right" else width / 2
        return max(0.0, target - x_pt), stop.leader == "dots"

    def _width_after(self, index: int, end: int) -> float:
        width = 0.0
        for piece in self._pieces[index + 1 :]:
            if piece.shaped is None or piece.start >= end:
                break
            width += piece.edges[min(end, piece.end) - piece.start]
        return width

    def _line(self, span: _Span) -> Line:
        start, end = span.start, span.end
        while end > start and self._text[end - 1] == " ":
            end -= 1
        left = self._left_of(start)
        stretches = self._stretches(start, end, left)
        used = stretches[-1].x_pt + stretches[-1].width_pt if stretches else left
        slack = self._right - used
        tab_count = sum(stretch.is_tab for stretch in stretches)
        if self._paragraph.align == "justified" and not span.is_ragged:
            after_tab = max((i + 1 for i, part in enumerate(stretches) if part.is_tab), default=0)
            spread(stretches[after_tab:], slack)
        elif stretches and not span.is_ragged and stretches[-1].style.underline == "dotted":
            # the dotted line of a memo's head goes to its end on every line (1.7)
            stretches.append(Stretch(stretches[-1].style, used, max(0.0, slack), is_tab=True))
        elif self._paragraph.align in ("center", "right") and not tab_count:
            shift = slack if self._paragraph.align == "right" else slack / 2
            left += shift
            for stretch in stretches:
                stretch.x_pt += shift
        return finish(self._text[start:end], start, stretches, left, self._measures(start, end))

    def _stretches(self, start: int, end: int, left: float) -> list[Stretch]:
        found: list[Stretch] = []
        x_pt = left
        for index, piece in self._within(start, end):
            if piece.shaped is None:
                width, leader = self._tab(index, x_pt, end)
                stretch = Stretch(piece.style, x_pt, width, is_tab=True, has_leader=leader)
            else:
                stretch = self._glyphs(piece, piece.shaped, max(start, piece.start), end)
                stretch.x_pt = x_pt
            found.append(stretch)
            x_pt += stretch.width_pt
        return found

    def _glyphs(self, piece: _Piece, shaped: Shaped, start: int, end: int) -> Stretch:
        low, high = start - piece.start, min(end, piece.end) - piece.start
        first, last = bisect_left(shaped.offsets, low), bisect_left(shaped.offsets, high)
        offset = piece.start
        return Stretch(
            piece.style,
            0.0,
            piece.edges[high] - piece.edges[low],
            shaped.glyphs[first:last],
            list(shaped.advances[first:last]),
            self._joints(shaped, first, last, start, offset),
            [self._text[offset + at] in " \u00a0" for at in shaped.offsets[first:last]],
        )

    def _joints(
        self, shaped: Shaped, first: int, last: int, start: int, offset: int
    ) -> Sequence[bool]:
        if start > self._fixed_end:
            return shaped.joints[first:last]
        found = zip(shaped.joints[first:last], shaped.offsets[first:last], strict=True)
        return [joint and offset + at > self._fixed_end for joint, at in found]

    def _measures(self, start: int, end: int) -> tuple[float, float]:
        if self._paragraph.line_pt is not None:
            return self._paragraph.line_pt, self._paragraph.line_pt * _EXACT_BASELINE
        sizes = [piece.style.size_pt for _, piece in self._within(start, max(end, start + 1))]
        if not sizes:
            runs = self._paragraph.runs
            sizes = [(runs[0].size_pt if runs else None) or self._size_pt]
        regular = face()
        return single_line_pt(max(sizes)), (regular.ascent + regular.line_gap) * max(sizes) / 1000


def _parts(text: str) -> Iterator[str]:
    for place, part in enumerate(text.split("\t")):
        if place:
            yield "\t"
        if part:
            yield part
