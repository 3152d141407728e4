"""Sets a name and a post into a given room as large as they fit, the name first.

A name stands in one line if 60 pt (or what the sign's own least size is) allow it; else it is
broken before the surname, and only then do both become smaller than the least that is read across a
room. Rejected: the directory's fitting for labels (whole pts from 16 down, one size for all lines).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from district_admin.documents.look import Look
from district_admin.documents.model import Paragraph, Run
from district_admin.documents.text_width import split_evenly, width_cm
from district_admin.thai.names import split_name
from district_admin.thai.normalise import NBSP

_PT_PER_CM: Final = 72 / 2.54
_LINE_EM: Final = 1.15  # marks above and below do not touch the next line
_GAP_EM: Final = 0.25  # between name and post, of the name's size
_STEP: Final = 0.02
_SMALLEST: Final = 0.2  # of the largest size, for what no sign was meant for
_MOST_POST_LINES: Final = 3
_MEASURED_PT: Final = 16.0
_SLACK_CM: Final = 0.05


@dataclass(frozen=True, slots=True)
class SignSizes:
    """The sizes of a sign's type in pt: the name's and the post's, largest and least."""

    name_pt: float
    least_name_pt: float
    post_pt: float
    least_post_pt: float

    def at(self, share: float) -> tuple[float, float]:
        """Return both sizes where the name is this share of its largest."""
        name = self.name_pt * share
        least = self.least_name_pt / self.name_pt
        if share >= least:
            way = (1 - share) / (1 - least) if least < 1 else 0.0
            return name, self.post_pt - (self.post_pt - self.least_post_pt) * way
        return name, self.least_post_pt * share / least


@dataclass(frozen=True, slots=True)
class BigText:
    """The lines of a sign and the sizes they fit in."""

    name_lines: tuple[str, ...]
    post_lines: tuple[str, ...]
    name_pt: float
    post_pt: float

    @property
    def height_pt(self) -> float:
        """The height of all lines with the gap between name and post."""
        gap = self.name_pt * _GAP_EM if self.post_lines else 0.0
        lines = len(self.name_lines) * self.name_pt + len(self.post_lines) * self.post_pt
        return lines * _LINE_EM + gap

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the lines, centred."""
        gap = round(self.name_pt * _GAP_EM, 2)
        names = (_line(line, self.name_pt, bold=True) for line in self.name_lines)
        posts = (
            _line(line, self.post_pt, bold=False, before_pt=0.0 if at else gap)
            for at, line in enumerate(self.post_lines)
        )
        return tuple(chain(names, posts))


def fit_sign(
    name: str, post: str, room_cm: tuple[float, float], sizes: SignSizes, look: Look
) -> BigText:
    """Return name and post as large as a room of this width and height takes them."""
    wide, high = room_cm
    least = sizes.least_name_pt / sizes.name_pt
    ways = _ways(look.ready(name))
    tried = chain(
        ((way, share) for way in ways for share in _shares(1.0, least)),
        ((way, share) for share in _shares(least - _STEP, _SMALLEST) for way in ways),
    )
    fitted = BigText(ways[-1], (), *sizes.at(_SMALLEST))
    widest = [
        max((width_cm(line, _MEASURED_PT, bold=True) for line in way), default=0.0) for way in ways
    ]
    for way, share in tried:
        name_pt, post_pt = (round(size, 1) for size in sizes.at(share))
        if widest[ways.index(way)] * name_pt / _MEASURED_PT > wide - _SLACK_CM:
            continue
        posts = _post_lines(look.ready(post), wide - _SLACK_CM, post_pt, look)
        fitted = BigText(way, posts, name_pt, post_pt)
        narrow = all(width_cm(line, post_pt) <= wide for line in posts)
        if narrow and len(posts) <= _MOST_POST_LINES and fitted.height_pt <= high * _PT_PER_CM:
            break
    return fitted


def _shares(start: float, end: float) -> Iterator[float]:
    share = start
    while share >= end - 1e-9:
        yield share
        share -= _STEP


def _ways(name: str) -> list[tuple[str, ...]]:
    """Return the name in one line, then, where there is a surname, in two."""
    if not name:
        return [()]
    parts = split_name(name)
    last = parts.last.replace(" ", NBSP)
    first = name[: len(name) - len(parts.last)].strip(f" {NBSP}") if last else ""
    return [(name,), (first, last)] if first else [(name,)]


def _post_lines(post: str, limit_cm: float, size_pt: float, look: Look) -> tuple[str, ...]:
    if not post:
        return ()
    return tuple(split_evenly(post, limit_cm, look.letterhead.words, size_pt=size_pt))


def _line(text: str, size_pt: float, *, bold: bool, before_pt: float = 0.0) -> Paragraph:
    run = Run(text, bold=bold, size_pt=size_pt)
    line_pt = round(size_pt * _LINE_EM, 2)
    return Paragraph((run,), align="center", line_pt=line_pt, before_pt=before_pt)
