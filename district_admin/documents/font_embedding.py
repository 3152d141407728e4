"""Puts the glyphs a paper uses into its PDF, with what each stands for.

One composite font per face, addressed by glyph number: a page's operators are then the same in
every paper. Hinting is left out (it is for screens of low resolution and would be three quarters
of the file); outlines are embedded as they are, which the font's licence allows expressly.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from district_admin.documents.fonts import Face

_NEEDED = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_ENTRIES_AT_ONCE = 100  # the format allows no more


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A face cut down to some glyphs, ready to be written; streams are compressed."""

    name: str
    program: bytes
    program_length: int
    to_unicode: bytes
    widths: str


@lru_cache(maxsize=64)
def embedded_font(face: Face, glyphs: frozenset[int]) -> EmbeddedFont:
    """Return what a paper embeds of a face; the same glyphs give the same bytes."""
    program = _program(face, glyphs)
    used = sorted(glyphs)
    return EmbeddedFont(
        f"{_tag(used)}+{face.name}",
        zlib.compress(program),
        len(program),
        zlib.compress(_to_unicode(face, used).encode("ascii")),
        " ".join(f"{first} [{widths}]" for first, widths in _widths(face, used)),
    )


def _program(face: Face, glyphs: frozenset[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    dropped = set(face.source.table_tags) - _NEEDED
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode("ascii")) for tag in dropped})
    return bytes(hb.subset(face.source, wanted).blob.data)


def _tag(used: Iterable[int]) -> str:
    digest = hashlib.sha256(repr(list(used)).encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(face: Face, used: list[int]) -> str:
    rows = [f"<{glyph:04X}> <{face.text_of(glyph).encode('utf-16-be').hex()}>" for glyph in used]
    blocks = [rows[at : at + _ENTRIES_AT_ONCE] for at in range(0, len(rows), _ENTRIES_AT_ONCE)]
    return "".join(
        [
            _CMAP_HEAD,
            *(
                f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
                for block in blocks
            ),
            _CMAP_FOOT,
        ]
    )


def _widths(face: Face, used: list[int]) -> Iterator[tuple[int, str]]:
    start, run = 0, list[str]()
    for glyph in used:
        if run and glyph != start + len(run):
            yield start, " ".join(run)
            run = []
        if not run:
            start = glyph
        run.append(f"{face.width(glyph):g}")
    if run:
        yield start, " ".join(run)
