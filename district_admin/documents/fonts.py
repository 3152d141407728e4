"""The four faces of TH Sarabun New, read once, with the measures every paper is set by.

The font files are shipped unchanged in `resources/fonts` (GPL-2+ with font-embedding exception).
"""

import struct
from functools import lru_cache

import uharfbuzz as hb

from district_admin import assets

_FILES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}

_ITALIC_ANGLE = -12
_CAPITAL_HEIGHT = 476
_STEM, _BOLD_STEM = 50, 90


class Face:
    """One face of the family. Lengths are in thousandths of the type size."""

    def __init__(self, bold: bool, italic: bool) -> None:
        style = _FILES[bold, italic]
        # bytes, not a path: the library's C code cannot open a Thai path on Windows
        data = assets.resource(f"fonts/THSarabunNew-{style}.ttf").read_bytes()
        self.name = f"THSarabunNew-{style}"
        self.key = f"F{list(_FILES).index((bold, italic)) + 1}"
        """What pages call the face inside a PDF: the same in every paper."""
        self.bold = bold
        self.italic = italic
        self.source = hb.Face(hb.Blob(data))
        self.font = hb.Font(self.source)
        self._thousand: float = 1000 / self.source.upem
        extents = self.font.get_font_extents("ltr")  # the hhea table: what Word's single line is
        self.ascent = extents.ascender * self._thousand
        self.descent = -extents.descender * self._thousand
        self.line_gap = extents.line_gap * self._thousand
        box = self.source.reference_table("head").data[36:44]
        self.bounds = tuple(value * self._thousand for value in struct.unpack(">4h", box))
        self._widths: dict[int, float] = {}
        self._characters: dict[int, str] = {}
        for code in sorted(_public(self.source), reverse=True):
            # the lowest code of a glyph wins: hyphen, not soft hyphen
            self._characters[self.font.get_nominal_glyph(code)] = chr(code)

    def width(self, glyph: int) -> float:
        """Return the glyph's own width, before kerning and justification."""
        if glyph not in self._widths:
            self._widths[glyph] = self.advance(self.font.get_glyph_h_advance(glyph))
        return self._widths[glyph]

    @property
    def descriptor(self) -> dict[str, object]:
        """What a PDF says of the face so that a reader could find a likeness of it."""
        symbolic, italic, bold = 1 << 2, self.italic << 6, self.bold << 18
        return {
            "Flags": symbolic | italic | bold,
            "FontBBox": "[{:g} {:g} {:g} {:g}]".format(*self.bounds),
            "ItalicAngle": _ITALIC_ANGLE if self.italic else 0,
            "Ascent": f"{self.ascent:g}",
            "Descent": f"{-self.descent:g}",
            "CapHeight": _CAPITAL_HEIGHT,
            "StemV": _BOLD_STEM if self.bold else _STEM,
        }

    def learn(self, glyph: int, text: str) -> None:
        """Note which text a glyph stands for that no character leads to, such as a raised mark.

        In these fonts a glyph stands for one text only (a test proves it), so the order in which
        papers are made does not change them.
        """
        self._characters.setdefault(glyph, text)

    def text_of(self, glyph: int) -> str:
        """Return the text that a glyph stands for when it is copied out of a paper."""
        return self._characters[glyph]

    def advance(self, value: int) -> float:
        """Return a measure in the font's own units as thousandths of the type size."""
        return value * self._thousand


def face(bold: bool = False, italic: bool = False) -> Face:
    """Return a face of TH Sarabun New; always the same one, read when it is first asked for."""
    return _face(bold, italic)


@lru_cache(maxsize=len(_FILES))
def _face(bold: bool, italic: bool) -> Face:
    return Face(bold, italic)


def single_line_pt(size_pt: float) -> float:
    """Return the height of a single-spaced line: 21.30 pt at 16 pt (official-documents 1.2)."""
    regular = face()
    height: float = regular.ascent + regular.descent + regular.line_gap
    return height * size_pt / 1000


def supported(char: str) -> bool:
    """Tell whether papers can show the character; line ends and tabs count as shown."""
    return char in "\t\n" or ord(char) in _codes()


@lru_cache(maxsize=1)
def _codes() -> frozenset[int]:
    return frozenset(_public(face().source))


def _public(source: hb.Face) -> set[int]:
    # raised marks also have codes of their own for private use, which nobody else understands
    return {code for code in source.unicodes if not 0xE000 <= code <= 0xF8FF}
