"""Turns a stretch of text into glyphs with every mark in its place.

The text is shaped as if it were Latin script: TH Sarabun New places its marks by substitution,
which works for any script, and HarfBuzz's own Thai rules would take sara am apart, so that text
copied out of the PDF would be wrong (thai-typesetting 2 and 4).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from district_admin.documents.fonts import Face

SIGNS = {"✓": -2, "✔": -2, "☑": -3, "☒": -4}
"""Ticks and ticked boxes, which no Thai font has: drawn as lines, they stand for themselves on
paper but are not copied with the text. They stand among glyphs as numbers below zero."""

BOX = -1
"""Any other character the font lacks, the empty tick box ☐ among them: an empty box."""

_SIGN_WIDTH = 600.0

_SHOWN_AS = {0x00A0: " ", 0x2011: "-"}
_SHOWN_AS |= dict.fromkeys(range(0xE000, 0xF900), "\ufffd")  # the font's own codes for marks
_SHOWN_AS |= dict.fromkeys(range(0xD800, 0xE000), "\u200b")  # halves of characters
_NOT_JOINED = re.compile("[ฤฦ]า|[A-Za-z]+")
"""The font has one glyph for ฤๅ and for ฤา, which then could not be told apart when copied. Its
ligatures of f with i and l would be copied as one character, and it takes a, b and c after ป, ฝ and
ฟ for the vowels that stand under a letter."""
_JOINING_FEATURES = ("rlig", "liga")

_SARA_AM = "\u0e33"
_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Me", "Cs"))


@dataclass(frozen=True, slots=True)
class Shaped:
    """Glyphs with their advances (thousandths of the size) and where each begins in the text.

    `joints` tells of each glyph whether justification may put room before it.
    """

    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[int, ...]
    joints: tuple[bool, ...]

    def edges(self, length: int, size_pt: float) -> list[float]:
        """Return where each character of a text so long begins, and where the last ends, in pt.

        Characters without a glyph of their own begin where the next glyph does.
        """
        edges = [0.0] * (length + 1)
        x_pt, at = 0.0, 0
        for offset, advance in zip(self.offsets, self.advances, strict=True):
            edges[at : offset + 1] = [x_pt] * (offset + 1 - at)
            x_pt += advance * size_pt / 1000
            at = offset + 1
        edges[at:] = [x_pt] * (length + 1 - at)
        return edges


def shape(face: Face, text: str) -> Shaped:
    """Return the glyphs of `text`, which holds no tabs or line ends.

    A no-break space is set, and copied out, as a space. Of characters the font lacks, those
    without width are left out and others are drawn: see `SIGNS` and `BOX`.
    """
    # a whole book pasted into a paragraph should not stay in memory
    return _shape(face, text) if len(text) <= 2_000 else _shape.__wrapped__(face, text)


@lru_cache(maxsize=1024)
def _shape(face: Face, text: str) -> Shaped:
    shown = text.translate(_SHOWN_AS)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(shown)
    buffer.script, buffer.direction, buffer.language = "Latn", "ltr", "th"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    apart = [(found.start(), found.end(), False) for found in _NOT_JOINED.finditer(shown)]
    hb.shape(face.font, buffer, dict.fromkeys(_JOINING_FEATURES, apart) if apart else None)
    glyphs: list[int] = []
    advances: list[float] = []
    offsets: list[int] = []
    joints: list[bool] = []
    ends = [glyph.cluster for glyph in buffer.glyph_infos[1:]] + [len(shown)]
    for glyph, place, end in zip(buffer.glyph_infos, buffer.glyph_positions, ends, strict=True):
        number, start = glyph.codepoint, glyph.cluster
        advance = face.advance(place.x_advance)
        if number == 0:
            if unicodedata.category(shown[start]) in _UNSEEN:
                continue
            number, advance = SIGNS.get(shown[start], BOX), _SIGN_WIDTH
        else:
            face.learn(number, shown[start:end])
        glyphs.append(number)
        advances.append(advance)
        offsets.append(start)
        joints.append(advance > 0 and shown[start] != _SARA_AM)
    return Shaped(tuple(glyphs), tuple(advances), tuple(offsets), tuple(joints))
