"""The mark of a copy on a paper that is not drawn by us: one filled into a template of Word.

On the PDF it is stamped over the pages as they are, so the copy is the paper itself, sheet for
sheet: the word at the top where nothing stands, the lines in the lower quarter of the last page,
or on a page more. In the DOCX both are fixed to the page: the word in a frame of the header, the
lines in a box at the foot of the text, which gives way to them, since nobody knows where a word
processor will end the last page. Rejected: fields for the marks in the template (those
there are have none, and a place kept for a copy would stand empty on the paper itself), and the PDF
made from the marked DOCX (where text gives way the copy is no longer the paper's own sheet).
"""

from io import BytesIO
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

from district_admin.documents.copies import CopyMark
from district_admin.documents.docx_pictures import inset_xml
from district_admin.documents.docx_text import OWN_FAMILY, Face, paragraph_xml, twips
from district_admin.documents.layout import CM
from district_admin.documents.model import Document, Inset, PageSetup, Run
from district_admin.documents.model import Paragraph as Line
from district_admin.documents.scans import Scan
from district_admin.documents.stamping import Mark, stamped
from district_admin.documents.text_width import width_cm

_TOP_CM: Final = 0.72
_EDGE_CM: Final = 1.0
_SIDE_CM: Final = 2.0
_WORD_PT: Final = 16.0
_WORD_CM: Final = 0.8
_FACE: Final = Face(_WORD_PT, OWN_FAMILY)
_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def marked_pdf(pdf: bytes, mark: CopyMark, name: str) -> bytes:
    """Return a PDF as a copy; `name` is what it is called when it cannot be read.

    Raises ScanRefusedError.
    """
    lines = _paper(mark.lines, mark.wide_cm, mark.height_pt / CM + 0.1, mark.word)
    word = _paper((_word(mark),), _word_width_cm(mark), _WORD_CM, mark.word)
    marks = [
        Mark(lines, _SIDE_CM, _EDGE_CM, side="foot", pages="last", seeks=True),
        Mark(word, _SIDE_CM, _TOP_CM, pages="every", seeks=True),
    ]
    return stamped([Scan(pdf, name)], marks)


def marked_docx(data: bytes, mark: CopyMark, *, is_secret: bool = False) -> bytes:
    """Return a DOCX as a copy; beside a class of secrecy its word stands at the right."""
    file = docx.Document(BytesIO(data))
    number = 1 + max(
        (int(each.get("id", "0")) for each in file.element.iter(qn("wp:docPr"))), default=0
    )
    for place, section in enumerate(file.sections):
        for header in _headers(file, section, is_first=not place):
            header.part.element.insert(0, _in_header(section, mark, is_secret=is_secret))
    _last_paragraph(file).append(_at_the_foot(file.sections[-1], mark, number))
    made = BytesIO()
    file.save(made)
    return made.getvalue()


def _paper(lines: tuple[Line, ...], wide_cm: float, high_cm: float, title: str) -> Document:
    page = PageSetup(wide_cm, high_cm, 0.0, 0.0, 0.0, 0.0, 0.0, numbered=False)
    return Document(lines, title, page)


def _word(mark: CopyMark) -> Line:
    return Line((Run(mark.word, bold=True, size_pt=_WORD_PT),), align="center")


def _word_width_cm(mark: CopyMark) -> float:
    return width_cm(mark.word, _WORD_PT, bold=True) + 0.3


def _headers(file: Any, section: Section, *, is_first: bool) -> list[Any]:
    """Return the headers that a section shows of its own; the first one has them at least."""
    headers: list[Any] = [section.header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    if file.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
    for header in headers:
        if header.is_linked_to_previous and is_first:
            _make(header, section)
    return [each for each in headers if not each.is_linked_to_previous]


def _make(header: Any, section: Section) -> None:
    """Give a section a header that takes no room from its text."""
    header.is_linked_to_previous = False
    shape = header.paragraphs[0].paragraph_format
    shape.line_spacing, shape.space_before, shape.space_after = Pt(1), Pt(0), Pt(0)
    section.header_distance = min(section.header_distance or Emu(0), Cm(_TOP_CM))


def _in_header(section: Section, mark: CopyMark, *, is_secret: bool) -> Any:
    """Return the word as a frame: LibreOffice sets a box of a header at the paper's corner."""
    width, paper = _word_width_cm(mark), _cm(section.page_width, 21.0)
    left = (paper - width) / 2
    if is_secret:
        left = paper - _cm(section.right_margin, _SIDE_CM) - width
    made = _parsed(paragraph_xml(_word(mark), _FACE), "w:p")
    frame = made.get_or_add_pPr().makeelement(qn("w:framePr"))
    for name, value in (
        ("w", twips(width)),
        ("wrap", "around"),
        ("vAnchor", "page"),
        ("hAnchor", "page"),
        ("x", twips(left)),
        ("y", twips(_TOP_CM)),
    ):
        frame.set(qn(f"w:{name}"), str(value))
    made.pPr.insert(0, frame)
    return made


def _at_the_foot(section: Section, mark: CopyMark, number: int) -> Any:
    width, height = mark.wide_cm, mark.height_pt / CM + 0.1
    left = _cm(section.page_width, 21.0) - _cm(section.right_margin, _SIDE_CM) - width
    foot = max(_cm(section.bottom_margin, _EDGE_CM), _EDGE_CM)
    top = _cm(section.page_height, 29.7) - foot - height
    made = inset_xml(Inset(mark.lines, left, top, width, height), number, _FACE)
    made = made.replace("<wp:wrapNone/>", '<wp:wrapSquare wrapText="bothSides"/>')
    return _parsed(made, "w:r")


def _parsed(xml: str, root: str) -> Any:
    """Return an element whose paragraphs are as we set them, whatever the file's styles say."""
    made = parse_xml(xml.replace(f"<{root}>", f"<{root} {_SPACES}>", 1))
    for paragraph in made.iter(qn("w:p")):
        shape = Paragraph(paragraph, None).paragraph_format
        shape.space_before = shape.space_before or Pt(0)
        shape.space_after = Pt(0)
        shape.line_spacing = shape.line_spacing or 1.0
        shape.first_line_indent = shape.left_indent = shape.right_indent = Pt(0)
    return made


def _last_paragraph(file: Any) -> Any:
    """Return the last paragraph of the text, a new one of no height after a table."""
    body = file.element.body
    last = [each for each in body if each.tag != qn("w:sectPr")][-1:]
    if not last or last[0].tag != qn("w:p"):
        file.add_paragraph().paragraph_format.line_spacing = Pt(1)
        last = [body.findall(qn("w:p"))[-1]]
    return last[0]


def _cm(length: Emu | None, otherwise: float) -> float:
    return otherwise if length is None else Emu(length).cm
