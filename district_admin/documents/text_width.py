"""How wide words are on paper, for the few places whose position depends on it.

TH Sarabun New and TH SarabunPSK have the same widths (official-documents 1.2), so one measure
serves the PDF and the DOCX.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from district_admin.documents.fonts import face
from district_admin.documents.line_breaking import choose_breaks
from district_admin.documents.shaping import shape
from district_admin.thai.segmentation import break_opportunities

_PT_PER_CM: Final = 72 / 2.54
_LONGEST: Final = 300  # characters; a longer text is no address and no position


def width_cm(text: str, size_pt: float = 16.0, *, bold: bool = False) -> float:
    """Return the width of one line of text in cm."""
    if not text:
        return 0.0
    return sum(shape(face(bold), text).advances) * size_pt / 1000 / _PT_PER_CM


def split_evenly(
    text: str,
    limit_cm: float,
    words: Sequence[str] = (),
    *,
    size_pt: float = 16.0,
    bold: bool = False,
) -> list[str]:
    """Return the text in lines no wider than this (cm), where it can be, and of about equal width.

    They are the lines of a centred paragraph as wide as the limit; a text that is a whole
    paragraph stays whole.
    """
    if not text or len(text) > _LONGEST:
        return [text]
    return list(_split(text, limit_cm, tuple(words), size_pt, bold))


@lru_cache(maxsize=256)
def _split(
    text: str, limit_cm: float, words: tuple[str, ...], size_pt: float, bold: bool
) -> tuple[str, ...]:
    edges = shape(face(bold), text).edges(len(text), size_pt)
    limit = limit_cm * _PT_PER_CM
    places = break_opportunities(text, words)
    breaks = choose_breaks(edges, text, places, limit, limit, setting="balanced")
    lines = [text[start:end] for start, end in pairwise([0, *breaks, len(text)])]
    return tuple(line.rstrip(" ") for line in lines)
