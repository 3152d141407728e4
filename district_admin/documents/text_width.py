"""How wide words are on paper, for the few places whose position depends on it.

TH Sarabun New and TH SarabunPSK have the same widths (official-documents 1.2), so one measure
serves the PDF and the DOCX.
"""

from collections.abc import Sequence
from typing import Final

from district_admin.documents.fonts import face
from district_admin.documents.shaping import shape
from district_admin.thai.segmentation import break_opportunities

_PT_PER_CM: Final = 72 / 2.54
_DOUBT_CM: Final = 1.0  # a break of penalty 1 is as bad as lines this much unequal
_NO_SPACE_CM: Final = 2.0  # and any break that is not at a space is worse by this
_LONGEST: Final = 300  # characters; a longer text is no address and no position


def width_cm(text: str, size_pt: float = 16.0, *, bold: bool = False) -> float:
    """Return the width of one line of text in cm."""
    if not text:
        return 0.0
    return sum(shape(face(bold), text).advances) * size_pt / 1000 / _PT_PER_CM


def split_evenly(text: str, limit_cm: float, words: Sequence[str] = ()) -> list[str]:
    """Return the text in lines no wider than this (cm), where it can be, and of about equal width.

    It is broken between words only; a word wider than the limit stays whole,
    and so does a text that is a whole paragraph.
    """
    if len(text) > _LONGEST or width_cm(text) <= limit_cm:
        return [text]
    places = [(boundary.offset, boundary.penalty) for boundary in break_opportunities(text, words)]
    fitting = [
        (offset, penalty)
        for offset, penalty in places
        if 0 < offset < len(text) and width_cm(text[:offset].rstrip()) <= limit_cm
    ]
    if not fitting:
        return [text]
    halves = [
        (offset, penalty) for offset, penalty in fitting if width_cm(text[offset:]) <= limit_cm
    ]
    if halves:
        cut = min(halves, key=lambda place: _cost(text, *place))[0]
        return [text[:cut].rstrip(), text[cut:]]
    cut = min(fitting, key=lambda place: _unused(text, limit_cm, *place))[0]
    return [text[:cut].rstrip(), *split_evenly(text[cut:], limit_cm, words)]


def _unused(text: str, limit_cm: float, offset: int, penalty: float) -> float:
    return limit_cm - width_cm(text[:offset].rstrip()) + _doubt(penalty)


def _cost(text: str, offset: int, penalty: float) -> float:
    uneven = abs(width_cm(text[:offset].rstrip()) - width_cm(text[offset:]))
    return uneven + _doubt(penalty)


def _doubt(penalty: float) -> float:
    return penalty * _DOUBT_CM + _NO_SPACE_CM if penalty else 0.0
