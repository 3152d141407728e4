"""Writes the section: paper, margins, and what stands at the top and foot of each page.

Page 1 begins higher (beside the garuda) than the pages after it, but a Word section has one top
margin. It is page 1's; from page 2 the header is so high that it pushes the text down. Rejected:
an empty paragraph on top of page 2, whose place nobody knows while the paper is edited.
Source: official-documents 1.1, 1.8, 1.11.
"""

from dataclasses import dataclass

from district_admin.documents.docx_text import (
    Face,
    empty_line_xml,
    paragraph_properties,
    paragraph_xml,
    pt_twips,
    run_xml,
    single_line_pt,
    twips,
)
from district_admin.documents.model import RED, Document, Paragraph, Run, Tab

_HAIR_PT = 1.0  # the least height that Word gives a paragraph
_LEAD_PT = 12.0  # LibreOffice gives a header more height than it asks for, if that is less
_MARK_LINE_PT = 22.0
_SECRECY_PT = 32.0
_SECRECY_LINE_PT = 34.0  # mark and vowel below included; official-documents 1.2 gives 1.08 em
_FOOTER_CM = 0.5
_PT_PER_CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class Edges:
    """Headers and footers as paragraphs of XML; an empty string where there is none."""

    first_header: str
    header: str
    first_footer: str
    footer: str
    distance_pt: float  # from the paper's top to the headers


def edges_of(document: Document) -> Edges:
    """Return what stands at the top and foot of the pages.

    A header is a stack of exact lines: the secrecy word or nothing, down to where the text (page 1)
    or the page number begins; then the number; then the rest, down to the text.
    """
    page, face = document.page, Face.of(document)
    if not (page.numbered or document.secrecy or document.mark or page.first_top_cm != page.top_cm):
        return Edges("", "", "", "", 0.0)  # labels and envelopes, whose text goes to the edge
    first_top = page.first_top_cm * _PT_PER_CM
    number_top = page.number_top_cm * _PT_PER_CM
    lead = _SECRECY_LINE_PT if document.secrecy else _MARK_LINE_PT if document.mark else _LEAD_PT
    distance = max(min(first_top, number_top) - lead, 0.0)
    number_line = single_line_pt(document.size_pt)
    rest = page.top_cm * _PT_PER_CM - number_top - number_line
    return Edges(
        first_header=_lead(document, first_top - distance, face),
        header="".join(
            (
                _lead(document, number_top - distance, face),
                _number(document, number_line, face),
                empty_line_xml(rest, face) if rest >= _HAIR_PT else "",
            )
        ),
        first_footer=_foot(document, face),
        footer=_foot(document, face),
        distance_pt=distance,
    )


def section_xml(
    document: Document, edges: Edges, references: str, *, starts_anew: bool = False
) -> str:
    """Return `w:sectPr`; `references` point to the headers and footers.

    One that `starts_anew` counts its pages from 1, whatever stands before it in the file.
    """
    page = document.page
    numbers = ' w:fmt="thaiNumbers"' if page.thai_numbers else ""
    numbers += ' w:start="1"' if starts_anew else ""
    number_format = f"<w:pgNumType{numbers}/>" if numbers else ""
    turned = ' w:orient="landscape"' if page.width_cm > page.height_cm else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(page.width_cm)}"'
        f' w:h="{twips(page.height_cm)}"{turned}/><w:pgMar w:top="{twips(page.first_top_cm)}"'
        f' w:right="{twips(page.right_cm)}" w:bottom="{twips(page.bottom_cm)}"'
        f' w:left="{twips(page.left_cm)}" w:header="{pt_twips(edges.distance_pt)}"'
        f' w:footer="{twips(min(_FOOTER_CM, page.bottom_cm))}" w:gutter="0"/>{number_format}'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def section_end_xml(section: str) -> str:
    """Return a paragraph of no height to speak of that ends a section before the file's last."""
    line = f'w:line="{pt_twips(_HAIR_PT)}" w:lineRule="exact"'
    spacing = f'<w:spacing w:before="0" w:after="0" {line}/>'
    return f"<w:p><w:pPr>{spacing}{section}</w:pPr></w:p>"


def _secrecy(document: Document, line_pt: float, face: Face, mark: str = "") -> str:
    run = Run(document.secrecy, bold=True, size_pt=_SECRECY_PT, colour=RED)
    if mark:  # beside it, at the right margin
        width = document.page.text_width_cm
        stops = (Tab(width / 2, "center"), Tab(width, "right"))
        runs = (Run("\t"), run, Run("\t"), Run(mark, bold=True))
        return paragraph_xml(Paragraph(runs, tabs=stops, line_pt=line_pt), face)
    return paragraph_xml(Paragraph((run,), align="center", line_pt=line_pt), face)


def _lead(document: Document, height_pt: float, face: Face) -> str:
    height = max(height_pt, _HAIR_PT)
    if document.secrecy:
        return _secrecy(document, height, face, document.mark)
    if document.mark:
        words = Paragraph((Run(document.mark, bold=True),), align="center", line_pt=height)
        return paragraph_xml(words, face)
    return empty_line_xml(height, face)


def _foot(document: Document, face: Face) -> str:
    return _secrecy(document, _SECRECY_LINE_PT, face) if document.secrecy else ""


def _number(document: Document, line_pt: float, face: Face) -> str:
    """Return the line of the page number, `- ๒ -`, or as much empty height."""
    if not document.page.numbered:
        return empty_line_xml(line_pt, face)
    # Single spacing, not as much exactly: that would set the number 3 pt lower on its line.
    line = Paragraph((), align="center")
    shown = "๒" if document.page.thai_numbers else "2"
    return "".join(
        (
            f"<w:p>{paragraph_properties(line, face)}{run_xml(Run('- '), face)}",
            f'<w:fldSimple w:instr=" PAGE ">{run_xml(Run(shown), face)}</w:fldSimple>',
            f"{run_xml(Run(' -'), face)}</w:p>",
        )
    )
