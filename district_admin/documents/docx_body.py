"""Writes the blocks of a paper as the body of a Word document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from district_admin.documents.docx_tails import with_tails_apart
from district_admin.documents.docx_text import (
    Face,
    empty_line_xml,
    paragraph_properties,
    paragraph_xml,
    twips,
)
from district_admin.documents.model import (
    Block,
    Document,
    Outline,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Rule,
    Spacer,
    Table,
)
from district_admin.documents.row_pieces import goes_on

_END = "</w:p>"
_HAIR_PT = 1.0  # the least height that Word gives a paragraph
_BORDER_EIGHTHS_PT = 4  # table borders, in eighths of a point


@dataclass
class _Flow:
    """The body as it grows: what was written, and what waits for the next paragraph."""

    face: Face
    text_width_cm: float
    words: tuple[str, ...]
    pictures: str
    outlines: Iterator[str]
    new_page: bool = False
    keep_with_next: bool = False
    paragraph_due: bool = True  # before a table at the body's start, between tables, at the end
    xml: list[Iterable[str]] = field(default_factory=list)  # a long table when it is asked for

    def add_paragraph(self, paragraph: Paragraph) -> None:
        if self.new_page:
            paragraph = replace(paragraph, page_break_before=True)
        self._add(paragraph_xml(paragraph, self.face, self.pictures))
        self.keep_with_next = paragraph.keep_with_next

    def add_spacer(self, spacer: Spacer) -> None:
        if self.new_page or spacer.height_pt <= 0:
            return  # the top of a later page has no use for it
        self.add_empty_line(spacer.height_pt)

    def add_empty_line(self, height_pt: float) -> None:
        line = empty_line_xml(
            max(height_pt, _HAIR_PT),
            self.face,
            # Empty height between two lines that belong together does not part them.
            keep_with_next=self.keep_with_next,
            new_page=self.new_page,
            pictures=self.pictures,
        )
        self._add(line)

    def add_rule(self, rule: Rule) -> None:
        indent = (self.text_width_cm - rule.width_cm) / 2
        line = Paragraph(
            (),
            left_cm=indent,
            right_cm=indent,
            line_pt=max(rule.before_pt, _HAIR_PT),
            after_pt=rule.after_pt,
            keep_with_next=self.keep_with_next,
            page_break_before=self.new_page,
        )
        eighths = round(rule.thickness_pt * 8)
        border = (
            f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
            "</w:pBdr>"
        )
        properties = paragraph_properties(line, self.face, border)
        self._add(f"<w:p>{properties}{self.pictures}</w:p>")

    def add_table(self, table: Table) -> None:
        if self.paragraph_due or self.new_page:
            # Word joins two tables that nothing stands between, and a table breaks no page.
            self.add_empty_line(_HAIR_PT)
        self.xml.append(_table_xml(table, self.face, self.words))
        self.paragraph_due = True
        self.keep_with_next = False

    def end(self, inset: str) -> Iterator[str]:
        """Return the whole body; it ends with a paragraph, as Word requires, with the inset."""
        if self.paragraph_due:
            self.add_empty_line(_HAIR_PT)
        (last,) = self.xml[-1]
        self.xml[-1] = (last.removesuffix(_END) + inset + _END,)
        return chain.from_iterable(self.xml)

    def _add(self, xml: str) -> None:
        self.xml.append((xml,))
        self.pictures = ""
        self.new_page = False
        self.paragraph_due = False


def body_xml(
    document: Document, pictures: str, outlines: Iterator[str], inset: str
) -> Iterator[str]:
    """Give the blocks of the document; `pictures` are runs for its first paragraph.

    `outlines` are the runs of its outlines, in order; `inset` is a run for its last paragraph.
    """
    face, width_cm = Face.of(document), document.page.text_width_cm
    flow = _Flow(face, width_cm, document.words, pictures, outlines)
    for block in with_tails_apart(document):
        _add_block(flow, block)
    return flow.end(inset)


def _add_block(flow: _Flow, block: Block) -> None:
    match block:
        case Paragraph():
            flow.add_paragraph(block)
        case Spacer():
            flow.add_spacer(block)
        case Rule():
            flow.add_rule(block)
        case Table():
            flow.add_table(block)
        case PageBreak():
            flow.new_page = True
        case Outline():
            flow.pictures += next(flow.outlines)  # in the next paragraph
        case Picture():
            pass  # already in the first paragraph


def _table_xml(table: Table, face: Face, words: tuple[str, ...]) -> Iterator[str]:
    widths = [twips(width) for width in table.widths_cm]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    padding = twips(table.padding_cm)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(table.left_cm)}" w:type="dxa"/>{_borders(table.borders)}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="0" w:type="dxa"/><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
    for row in table.rows:
        whole = "" if goes_on(row, table, face.size_pt, words) else "<w:cantSplit/>"
        own = [twips(width) for width in row.cell_widths(table.widths_cm)] if row.spans else widths
        yield _row_xml(row, own, face, whole)
    yield "</w:tbl>"


def _borders(drawn: bool) -> str:
    value = f'w:val="single" w:sz="{_BORDER_EIGHTHS_PT}"' if drawn else 'w:val="nil"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} {value} w:space="0" w:color="000000"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _row_xml(row: Row, widths: list[int], face: Face, whole: str) -> str:
    header = "<w:tblHeader/>" if row.header else ""
    height = ""
    if row.height_cm is not None:
        height = f'<w:trHeight w:val="{twips(row.height_cm)}" w:hRule="exact"/>'
    spans = row.spans or (1,) * len(row.cells)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_span_xml(span)}</w:tcPr>'
        f"{_cell_xml(cell, face)}</w:tc>"
        for cell, width, span in zip(row.cells, widths, spans, strict=True)
    )
    return f"<w:tr><w:trPr>{whole}{height}{header}</w:trPr>{cells}</w:tr>"


def _span_xml(span: int) -> str:
    return f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""


def _cell_xml(cell: tuple[Paragraph, ...], face: Face) -> str:
    paragraphs = cell or (Paragraph(()),)
    return "".join(paragraph_xml(paragraph, face) for paragraph in paragraphs)
