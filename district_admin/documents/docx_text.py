"""Writes runs and paragraphs as WordprocessingML, element order as the schema wants it.

Text is written as XML by hand. Rejected: python-docx's own paragraphs, which know neither the
complex-script twins that Thai is drawn with nor `w:cs`, and take 20 ms for a page.
Source: official-documents 1.3.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from district_admin.documents.model import BLACK, LINE_END, Document, Paragraph, Run, Tab

OWN_FAMILY = "TH Sarabun New"
_THAI_DIGIT_FAMILY = "TH SarabunIT๙"  # draws 0-9 in the shape of Thai digits
_LATIN_DIGIT_FAMILY = "TH SarabunPSK"
_SINGLE_LINE_EM = 1.331  # TH Sarabun New: 0.844 up, 0.457 down, 0.030 gap

# What XML cannot hold, and invisible break marks that a word processor would keep for ever.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u200b\u2060\u00ad]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_TOKEN = re.compile("[!-~\u00c0-\u024f]+")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
_JC = {"left": "", "center": "center", "right": "right", "justified": "thaiDistribute"}


@dataclass(frozen=True, slots=True)
class Face:
    """What the paragraphs of one paper share: its type size (pt) and font family."""

    size_pt: float
    family: str

    @classmethod
    def of(cls, document: Document) -> "Face":
        """Return the face of a document."""
        return cls(document.size_pt, document.family)


def twips(cm: float) -> int:
    """Return a length in twips, 1440 an inch."""
    return round(cm * 1440 / 2.54)


def pt_twips(pt: float) -> int:
    """Return points in twips, 20 a point."""
    return round(pt * 20)


def clean(text: str) -> str:
    """Return the text as XML can hold it: no control marks, no hidden breaks, one paragraph."""
    return LINE_END.sub(" ", _UNWANTED.sub("", text))


def single_line_pt(size_pt: float) -> float:
    """Return the single line height of TH Sarabun New, in pt; official-documents 1.2."""
    return size_pt * _SINGLE_LINE_EM


@lru_cache(maxsize=512)
def _run_properties(run: Run, size_pt: float, thai: bool, font: str) -> str:
    parts = []
    if font:
        parts.append(f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>')
    if run.bold:
        parts.append("<w:b/><w:bCs/>")
    if run.italic:
        parts.append("<w:i/><w:iCs/>")
    if run.colour != BLACK:
        parts.append(f'<w:color w:val="{run.colour}"/>')
    size = round((run.size_pt or size_pt) * 2)
    parts.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
    if run.underline != "none":
        parts.append(f'<w:u w:val="{run.underline}"/>')
    if thai:
        parts.append("<w:cs/>")
    parts.append('<w:lang w:val="en-US" w:bidi="th-TH"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _latin_stretches(text: str) -> list[tuple[int, int]]:
    """Return where Latin words stand, neighbours with only spaces between them as one."""
    found: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text):
        if not _LATIN_LETTER.search(token.group()):
            continue
        start = token.start()
        if found and not text[found[-1][1] : start].strip(" \u00a0"):
            start = found.pop()[0]
        found.append((start, token.end()))
    return found


def _by_script(text: str) -> list[tuple[str, bool]]:
    """Return the text cut where Latin words begin and end, with whether a piece is Latin."""
    pieces = []
    end = 0
    for start, stop in _latin_stretches(text):
        pieces.append((text[end:start], False))
        pieces.append((text[start:stop], True))
        end = stop
    pieces.append((text[end:], False))
    return [piece for piece in pieces if piece[0]]


def _run_text(text: str) -> str:
    pieces = (
        f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' if piece else ""
        for piece in text.split("\t")
    )
    return "<w:tab/>".join(pieces)


def run_xml(run: Run, face: Face) -> str:
    """Return a run as `w:r` elements, Thai ones marked `w:cs` and apart from Latin ones."""
    plain = Run("", run.bold, run.italic, run.underline, run.size_pt, run.colour)
    xml = []
    for text, latin in _by_script(clean(run.text)):
        font = _LATIN_DIGIT_FAMILY if latin and face.family == _THAI_DIGIT_FAMILY else ""
        thai = not latin and bool(_THAI.search(text))
        properties = _run_properties(plain, face.size_pt, thai, font)
        xml.append(f"<w:r>{properties}{_run_text(text)}</w:r>")
    return "".join(xml)


def _tabs_xml(tabs: tuple[Tab, ...]) -> str:
    leader = {"none": "", "dots": ' w:leader="dot"'}
    stops = "".join(
        f'<w:tab w:val="{tab.align}"{leader[tab.leader]} w:pos="{twips(tab.position_cm)}"/>'
        for tab in sorted(tabs, key=lambda tab: tab.position_cm)
    )
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _indent_xml(paragraph: Paragraph) -> str:
    first = twips(paragraph.first_line_cm)
    lengths = {
        "left": twips(paragraph.left_cm),
        "right": twips(paragraph.right_cm),
        "firstLine": max(first, 0),
        "hanging": max(-first, 0),
    }
    attributes = "".join(f' w:{name}="{length}"' for name, length in lengths.items() if length)
    return f"<w:ind{attributes}/>" if attributes else ""


def line_height_pt(paragraph: Paragraph, face: Face) -> float | None:
    """Return the exact line height in pt, or None where the font's single spacing is the same.

    The other families of offices are as wide as TH Sarabun New but less high (official-documents
    1.2, trap A); they get its height, so that their pages are those of the PDF.
    """
    if paragraph.line_pt is not None:
        return paragraph.line_pt
    if face.family == OWN_FAMILY:
        return None
    sizes = [run.size_pt or face.size_pt for run in paragraph.runs if run.text]
    return single_line_pt(max(sizes, default=face.size_pt))


def _spacing_xml(paragraph: Paragraph, face: Face) -> str:
    line = line_height_pt(paragraph, face)
    exact = "" if line is None else f' w:line="{pt_twips(line)}" w:lineRule="exact"'
    before, after = pt_twips(paragraph.before_pt), pt_twips(paragraph.after_pt)
    return f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>'


def paragraph_properties(paragraph: Paragraph, face: Face, border: str = "") -> str:
    """Return `w:pPr`; `border` is its `w:pBdr`."""
    flags = (
        ("<w:keepNext/>", paragraph.keep_with_next),
        ("<w:keepLines/>", paragraph.keep_lines),
        ("<w:pageBreakBefore/>", paragraph.page_break_before),
    )
    jc = _JC[paragraph.align]
    # The mark at the paragraph's end has a height too: that of the text it ends.
    mark = Run("", size_pt=paragraph.runs[-1].size_pt if paragraph.runs else None)
    return "".join(
        (
            "<w:pPr>",
            *(flag for flag, wanted in flags if wanted),
            border,
            _tabs_xml(paragraph.tabs),
            _spacing_xml(paragraph, face),
            _indent_xml(paragraph),
            f'<w:jc w:val="{jc}"/>' if jc else "",
            _run_properties(mark, face.size_pt, False, ""),
            "</w:pPr>",
        )
    )


def paragraph_xml(paragraph: Paragraph, face: Face, pictures: str = "") -> str:
    """Return a paragraph as one `w:p`; `pictures` are runs of pictures anchored in it."""
    runs = "".join(run_xml(run, face) for run in paragraph.runs)
    return f"<w:p>{paragraph_properties(paragraph, face)}{pictures}{runs}</w:p>"


def empty_line_xml(
    height_pt: float,
    face: Face,
    *,
    keep_with_next: bool = False,
    new_page: bool = False,
    pictures: str = "",
) -> str:
    """Return an empty paragraph of an exact height in pt."""
    line = Paragraph(
        (), line_pt=height_pt, keep_with_next=keep_with_next, page_break_before=new_page
    )
    return paragraph_xml(line, face, pictures)
