"""Sets a few lines of text into a given room, as large as they fit.

The lines are broken here and each becomes a paragraph of its own, so that Word, which breaks Thai
lines elsewhere than our PDF does, has nothing left to break. Rejected: leaving it to each renderer
(a label that just fits in the one would lose its last line in the other).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.directory.documents.address_lines import AddressUnits, address_in_lines
from district_admin.documents.text_width import split_evenly, width_cm

Text = str | AddressUnits
"""A text that begins a line of its own, or the units of an address."""

LEAST_PT: Final = 12.0
"""The smallest type on labels and envelopes, in pt."""

# A letter with the vowel before it and the marks on it.
_CLUSTER: Final = re.compile(r"[เ-ไ]?.[ะ-ฺๅ็-๎]*", re.DOTALL)
_LINE_EM: Final = 1.15  # marks above and below do not touch the next line
_MEASURED_PT: Final = 16.0
_STEP_PT: Final = 1.0
_SLACK_CM: Final = 0.02
_MORE: Final = "…"


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines in the type size (pt) that they fit in; not `whole` if some had to go."""

    lines: tuple[str, ...]
    size_pt: float
    whole: bool = True

    @property
    def line_pt(self) -> float:
        """The height of a line, in pt."""
        return line_height_pt(self.size_pt)

    @property
    def height_pt(self) -> float:
        """The height of all lines, in pt."""
        return self.line_pt * len(self.lines)


def line_height_pt(size_pt: float) -> float:
    """Return the exact line height on labels and envelopes, in pt."""
    return round(size_pt * _LINE_EM, 2)


def fit_text(
    texts: Sequence[Text],
    limit_cm: float,
    room_pt: float,
    words: Sequence[str] = (),
    largest_pt: float = 16.0,
) -> FittedText:
    """Return the texts in lines, as large as the room takes, 12 pt at the least.

    What does not fit even then flows on instead of beginning new lines, but for the first text; a
    word wider than the room is cut; and what still does not fit loses lines, which … tells, though
    never the last, which has the postcode.
    """
    widths = [width_cm(_whole(text), _MEASURED_PT) for text in texts]
    size = largest_pt
    while size >= LEAST_PT:
        lines = _lines(texts, widths, limit_cm, size, words)
        narrow = all(width_cm(line, size) <= limit_cm for line in lines)
        if narrow and len(lines) * line_height_pt(size) <= room_pt:
            return FittedText(tuple(lines), size)
        size -= _STEP_PT
    flat = [_whole(text) for text in texts]
    joined = [flat[0], "  ".join(flat[1:])] if len(flat) > 1 else flat
    widths = [width_cm(text, _MEASURED_PT) for text in joined]
    lines = [
        piece
        for line in _lines(joined, widths, limit_cm, LEAST_PT, words)
        for piece in _cut(line, limit_cm)
    ]
    most = max(1, int(room_pt // line_height_pt(LEAST_PT)))
    if len(lines) <= most:
        return FittedText(tuple(lines), LEAST_PT)
    kept = lines[: most - 1]
    if kept:
        kept[-1] = _cut(kept[-1], limit_cm - width_cm(_MORE, LEAST_PT))[0].rstrip() + _MORE
    return FittedText((*kept, lines[-1]), LEAST_PT, whole=False)


def _cut(line: str, limit_cm: float) -> list[str]:
    """Return a line at the least size in pieces that the room takes, marks with their letters."""
    pieces = [""]
    for cluster in _CLUSTER.findall(line):
        if pieces[-1] and width_cm(pieces[-1] + cluster, LEAST_PT) > limit_cm - _SLACK_CM:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def _whole(text: Text) -> str:
    return text if isinstance(text, str) else " ".join(text)


def _lines(
    texts: Sequence[Text],
    widths: Sequence[float],
    limit_cm: float,
    size_pt: float,
    words: Sequence[str],
) -> list[str]:
    limit = limit_cm - _SLACK_CM
    lines: list[str] = []
    for text, width in zip(texts, widths, strict=True):
        if not isinstance(text, str):
            for part in address_in_lines(text, limit, size_pt):
                lines += split_evenly(part, limit, words, size_pt=size_pt)
        elif width * size_pt / _MEASURED_PT <= limit:
            lines.append(text)
        else:
            lines += split_evenly(text, limit, words, size_pt=size_pt)
    return lines
