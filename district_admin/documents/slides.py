"""Slides of 16:9 before they are a file: what each says, and how much goes onto one.

Lengths are in pt. PowerPoint and LibreOffice break Thai lines by dictionaries of their own, and
tell nobody beforehand. So text is measured by our line breaker in a column that is narrower than
its box, and the last line of a box stays free: their lines may end elsewhere, and still fit.
Rejected: hard line ends where ours are (she corrects a word, or the font is missing, and each line
ends in the middle of the box), and to leave it to the program that shows it to shrink the text
(PowerPoint does so only when somebody types, and no two slides would be of one size).
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from district_admin.documents.layout import CM, lay_out
from district_admin.documents.model import Paragraph, Run
from district_admin.thai.segmentation import break_opportunities

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
LINE_EM: Final = 1.25  # marks above and below do not touch the next line
INK: Final = "1D2326"
SOFT: Final = "4B5458"
ACCENT: Final = "0F5F70"
TINT: Final = "E3F0F2"
OVERDUE: Final = "A8261C"
BODY_PT: Final = 32.0

_LEFT: Final = 60.0
_TEXT: Final = 850.0  # the width of all boxes
_MEASURED: Final = 0.93  # of that width
_TOP: Final = 26.0
_BOTTOM: Final = 494.0
_FOOT: Final = (_LEFT, 504.0, _TEXT, 20.0)
_GAP: Final = 10.0
_SLACK: Final = 6.0  # of that, or LibreOffice makes a title of two lines a little smaller
_TITLES: Final = {
    "content": ((40.0, 2), (36.0, 2), (32.0, 2), (28.0, 3), (24.0, 5)),
    "cover": ((54.0, 2), (48.0, 3), (40.0, 4), (32.0, 5)),
    "divider": ((54.0, 2), (48.0, 3), (40.0, 4), (32.0, 5)),
}
_KICKER_PT: Final = {"content": (20.0, 16.0, 14.0), "cover": (28.0, 24.0, 20.0, 16.0)}
_KICKER_PT["divider"] = (32.0, 28.0)
_CUT: Final = 140  # characters that stay of a title for which there is no room
_MOST: Final = 2_000  # characters; more never fit on a slide, and a book is not measured at once
_GOES_ON: Final = " (ต่อ)"
_SPACE: Final = re.compile("(?<![A-Za-z ]) +(?![A-Za-z ])")  # not within a Latin name
_NEAR_END: Final = 2  # lines in which a space is looked for to part a paragraph at

Kind = Literal["cover", "divider", "content"]


@dataclass(frozen=True, slots=True)
class SlideLine:
    """A paragraph of a slide. With `keep` it stays on the slide of what follows it."""

    text: str
    size_pt: float = BODY_PT
    bold: bool = False
    colour: str = INK
    left: float = 0.0
    before: float = 6.0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """What a slide says, however long; `kicker` stands small above the title.

    `notes` are for who speaks, and are handed out with the file: nothing private.
    """

    title: str
    lines: tuple[SlideLine, ...] = ()
    kind: Kind = "content"
    kicker: str = ""
    foot: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Paragraphs in their place: left, top, width and height."""

    place: tuple[float, float, float, float]
    lines: tuple[SlideLine, ...]


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """A slide whose texts fit their boxes; a box without a line is left out."""

    kind: Kind
    kicker: Box
    title: Box
    body: Box
    foot: Box
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SlideShow:
    """All slides of one file, in the office's family of type and with its own words."""

    title: str
    slides: tuple[Slide, ...]
    family: str
    words: tuple[str, ...] = field(default=())
    author: str = ""


def placed(show: SlideShow) -> Iterator[PlacedSlide]:
    """Give the slides as they are shown: what does not fit goes on on further ones."""
    for slide in show.slides:
        yield from _Setter(slide, show.words).slides()


def line_count(line: SlideLine, words: Sequence[str] = (), width: float = _TEXT) -> int:
    """Return how many lines a paragraph takes, or one more than a program would make of it."""
    return len(_starts(line, tuple(words), width))


@dataclass
class _Setter:
    """Sets one slide, and those on which it goes on."""

    slide: Slide
    words: tuple[str, ...]

    def slides(self) -> Iterator[PlacedSlide]:
        """Give the slides in order; the notes stand with the first."""
        title, lines = self._title(self.slide.title), list(self.slide.lines)
        if title.text != self.slide.title:
            whole = SlideLine(self.slide.title, 28.0, bold=True, colour=ACCENT)
            lines.insert(0, whole)
        first = True
        while first or lines:
            shown = title if first else self._title(f"{title.text}{_GOES_ON}")
            fitting = self._taken(lines, self._room(shown))
            yield self._place(shown, fitting, self.slide.notes if first else "")
            first = False

    def _title(self, text: str) -> SlideLine:
        """Return the title as large as it fits, or its beginning where none fits."""
        bold = SlideLine(text, bold=True, colour=ACCENT, before=0.0)
        for size, most in _TITLES[self.slide.kind] if len(text) <= _MOST else ():
            made = replace(bold, size_pt=size)
            if line_count(made, self.words) <= most:
                return made
        ends = [each.offset for each in break_opportunities(text[:_CUT], self.words)]
        return self._title(f"{text[: ends[-1] if ends else _CUT].rstrip()}…")

    def _kicker(self) -> SlideLine:
        head = self.slide.kind == "divider"
        line = SlideLine(self.slide.kicker, bold=head, colour=ACCENT if head else SOFT, before=0.0)
        return self._on_one_line(line, _KICKER_PT[self.slide.kind])

    def _on_one_line(self, line: SlideLine, sizes: Sequence[float]) -> SlideLine:
        """Return a line in the largest of these sizes that it fits in, or its beginning."""
        text = line.text
        for size in sizes:
            line = replace(line, size_pt=size)
            if line_count(line, self.words) == 1:
                return line
        while line_count(line, self.words) > 1:
            text = text[: len(text) * 4 // 5]
            line = replace(line, text=f"{text.rstrip()}…")
        return line

    def _room(self, title: SlideLine) -> float:
        """Return the height there is for the paragraphs under a title."""
        return _BOTTOM - _TOP - self._head(title)

    def _head(self, title: SlideLine) -> float:
        kicker = self._kicker().size_pt * LINE_EM + 2.0 if self.slide.kicker else 0.0
        return kicker + self._height(title) + _GAP

    def _height(self, line: SlideLine) -> float:
        if len(line.text) > _MOST:
            return math.inf
        return line_count(line, self.words) * line.size_pt * LINE_EM + line.before

    def _taken(self, lines: list[SlideLine], room: float) -> list[SlideLine]:
        """Take from the front of `lines` what fits; never nothing."""
        left = room - BODY_PT * LINE_EM  # a line stays free
        there: list[SlideLine] = []
        while lines and (height := self._height(lines[0])) <= left:
            there.append(lines.pop(0))
            left -= height
        if lines:
            self._take_part(lines, there, left)
        while lines and len(there) > 1 and there[-1].keep:
            lines.insert(0, there.pop())
        return there

    def _take_part(self, lines: list[SlideLine], there: list[SlideLine], left: float) -> None:
        """Take the beginning of the next paragraph where at least two lines of it fit."""
        line = lines[0]
        starts = _starts(replace(line, text=line.text[:_MOST]), self.words, _TEXT)
        if not there and len(starts) == 1:
            there.append(lines.pop(0))
            return
        fitting = int((left - line.before) / (line.size_pt * LINE_EM))
        if there and (fitting < 2 or (len(starts) - fitting < 2 and len(starts) < 4)):
            return
        fitting = max(1, min(fitting, len(starts) - 1))
        at = _parting(line.text, starts, fitting)
        there.append(replace(line, text=line.text[:at].rstrip(), keep=False))
        lines[0] = replace(line, text=line.text[at:].lstrip())

    def _place(self, title: SlideLine, lines: Sequence[SlideLine], notes: str) -> PlacedSlide:
        kicker, kind = self._kicker(), self.slide.kind
        top = _TOP
        if kind != "content":
            used = self._head(title) + sum(self._height(each) for each in lines)
            top = max(_TOP, (HEIGHT - used) / 2 - 20.0)
        kicker_high = kicker.size_pt * LINE_EM if kicker.text else 0.0
        title_top = top + kicker_high + (2.0 if kicker_high else 0.0)
        body_top = top + self._head(title)
        foot = self._on_one_line(SlideLine(self.slide.foot, colour=SOFT, before=0.0), (14.0,))
        return PlacedSlide(
            kind,
            Box((_LEFT, top, _TEXT, kicker_high), (kicker,) if kicker.text else ()),
            Box((_LEFT, title_top, _TEXT, self._height(title) + _SLACK), (title,)),
            Box((_LEFT, body_top, _TEXT, _BOTTOM - body_top), tuple(lines)),
            Box(_FOOT, (foot,) if foot.text else ()),
            notes,
        )


def _starts(line: SlideLine, words: tuple[str, ...], width: float) -> list[int]:
    """Return where the lines of a paragraph begin, in a column that is narrower than its box."""
    runs = (Run(line.text, bold=line.bold, size_pt=line.size_pt),)
    paragraph = Paragraph(runs, left_cm=line.left / CM)
    return [each.start for each in lay_out(paragraph, width * _MEASURED, line.size_pt, words)]


def _parting(text: str, starts: Sequence[int], fitting: int) -> int:
    """Return where to part a paragraph: after a space near the end of what fits, or at a line."""
    end = starts[fitting]
    begin = starts[max(fitting - _NEAR_END, 0)]
    spaces = [each.end() for each in _SPACE.finditer(text, begin + 1, end)]
    return spaces[-1] if spaces else end
