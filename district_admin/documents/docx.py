"""Turns a document into a Word file that Word and LibreOffice show as our PDF shows it.

python-docx keeps the package (parts, relations, content types); what is in the parts is written
here, because its default template is wrong for Thai in every point of official-documents 1.3 and
its objects cannot say what Thai needs. Rejected: correcting that template on every paper (slower
than writing the paper, and every theme font that is missed comes back in Word).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from district_admin.documents.docx_body import body_xml
from district_admin.documents.docx_edges import Edges, edges_of, section_end_xml, section_xml
from district_admin.documents.docx_fonts import EmbeddedFont, font_table_xml, fonts_for
from district_admin.documents.docx_package import Relations, core_xml, make_part, package_bytes
from district_admin.documents.docx_pictures import inset_xml, outline_xml, picture_xml
from district_admin.documents.docx_styles import settings_xml, styles_xml
from district_admin.documents.docx_text import Face
from district_admin.documents.emblem import check_emblem
from district_admin.documents.model import Document, Outline, PageBreak, Picture, Spacer
from district_admin.progress import Progress, Silent

_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def render(document: Document, *, embed_fonts: bool = False) -> bytes:
    """Return the document as a DOCX file, the same bytes for the same document.

    With `embed_fonts` TH Sarabun New travels along (330 KB), for a machine that lacks it.
    Raises OfficeError for a picture that cannot be read.
    """
    return render_many((document,), Silent(), embed_fonts=embed_fonts)


def render_many(
    documents: Iterable[Document], progress: Progress, *, embed_fonts: bool = False
) -> bytes:
    """Return all the papers as one DOCX file, each on pages and page numbers of its own.

    The file is named after the first, and is set in its family of type. Raises Cancelled if the
    officer stops it, and OfficeError for a picture that cannot be read.
    """
    given = list(documents) or [Document((), title="")]
    papers = [part for each in given for part in _with_attachments(each)]
    file = _File()
    first = papers[0]
    file.add(RT.STYLES, make_part("word/styles.xml", CT.WML_STYLES, styles_xml(first)))
    file.add(
        RT.SETTINGS, make_part("word/settings.xml", CT.WML_SETTINGS, settings_xml(embed_fonts))
    )
    file.add_fonts(first, _fonts_of(papers) if embed_fonts else ())
    body: list[Iterable[str]] = []
    for done, paper in enumerate(papers):
        progress.report(done, len(papers), paper.title)
        edges = edges_of(paper)
        references = "".join(file.references(edges))
        section = section_xml(paper, edges, references, starts_anew=done > 0)
        body.append(
            body_xml(paper, "".join(file.pictures(paper)), file.outlines(paper), file.inset(paper))
        )
        # a section is told where it ends: in a paragraph, but for the last
        body.append((section if paper is papers[-1] else section_end_xml(section),))
    begins, ends = f"{_HEAD}<w:document {_NAMESPACES}><w:body>", "</w:body></w:document>"
    return file.finish(chain((begins,), *body, (ends,)), first)


def _with_attachments(document: Document) -> Iterator[Document]:
    """Give a paper and what is attached to it, each of which counts its pages from 1."""
    starts = [
        number
        for number, block in enumerate(document.blocks)
        if isinstance(block, PageBreak) and block.attached
    ]
    ends = [*starts, len(document.blocks)]
    for number, (start, end) in enumerate(zip((-1, *starts), ends, strict=True)):
        blocks = document.blocks[start + 1 : end]
        part = replace(document, blocks=blocks, inset=document.inset if end == ends[-1] else None)
        if number:  # the top of a later page has no use for empty height
            page = replace(document.page, first_top_cm=document.page.top_cm)
            is_empty = takewhile(lambda each: isinstance(each, Spacer), blocks)
            part = replace(part, blocks=blocks[len(tuple(is_empty)) :], page=page)
        yield part


def _fonts_of(papers: Sequence[Document]) -> tuple[EmbeddedFont, ...]:
    return fonts_for(replace(papers[0], blocks=tuple(b for each in papers for b in each.blocks)))


class _File:
    """A DOCX file in the making: what its body refers to, each thing once."""

    def __init__(self) -> None:
        self._relations = Relations()
        self._edges: Edges | None = None  # of the paper before
        self._edge_count = 0
        self._images: dict[bytes, str] = {}
        self._drawing_count = 0

    def add(self, kind: str, part: Any) -> str:
        """Note a part and return the id by which it is referred to."""
        return self._relations.add(kind, part)

    def add_fonts(self, document: Document, fonts: tuple[EmbeddedFont, ...]) -> None:
        """Add the table of fonts, and the fonts that travel along."""
        own = Relations()
        placed = {
            own.add(
                _FONT_RELATION, make_part(f"word/fonts/font{n}.odttf", _FONT_TYPE, font.data)
            ): font
            for n, font in enumerate(fonts, start=1)
        }
        xml = font_table_xml(document.family, placed)
        table = make_part("word/fontTable.xml", CT.WML_FONT_TABLE, xml)
        own.give_to(table)
        self.add(RT.FONT_TABLE, table)

    def references(self, edges: Edges) -> Iterator[str]:
        """Add the headers and footers that a paper has, and give the references to them.

        Those of the paper before, if they are the same, go on without a reference.
        """
        if edges == self._edges:
            return
        stands = (
            ("header", "first", edges.first_header),
            ("header", "default", edges.header),
            ("footer", "first", edges.first_footer),
            ("footer", "default", edges.footer),
        )
        for kind, pages, paragraphs in stands:
            self._edge_count += 1
            if not paragraphs and self._edges is None:
                continue
            root = "w:hdr" if kind == "header" else "w:ftr"
            content = paragraphs or "<w:p/>"
            xml = f"{_HEAD}<{root} {_NAMESPACES}>{content}</{root}>"
            content_type = CT.WML_HEADER if kind == "header" else CT.WML_FOOTER
            part = make_part(f"word/{kind}{self._edge_count}.xml", content_type, xml)
            relation_id = self.add(RT.HEADER if kind == "header" else RT.FOOTER, part)
            yield f'<w:{kind}Reference w:type="{pages}" r:id="{relation_id}"/>'
        self._edges = edges

    def pictures(self, document: Document) -> Iterator[str]:
        """Add a paper's pictures, and give the runs that show them."""
        face = Face.of(document)
        for picture in document.blocks:
            if not isinstance(picture, Picture):
                continue
            self._drawing_count += 1
            if picture.data is None:
                yield picture_xml(picture, self._drawing_count, 1.0, "", face)
                continue
            info = check_emblem(picture.data)
            relation_id = self._image(picture.data, info.media_type)
            ratio = info.width_px / info.height_px
            yield picture_xml(picture, self._drawing_count, ratio, relation_id, face)

    def outlines(self, document: Document) -> Iterator[str]:
        """Give the runs that show a paper's outlines."""
        for block in document.blocks:
            if isinstance(block, Outline):
                self._drawing_count += 1
                yield outline_xml(block, self._drawing_count)

    def inset(self, document: Document) -> str:
        """Return the run of what stands at a place of the last page."""
        if document.inset is None:
            return ""
        self._drawing_count += 1
        return inset_xml(document.inset, self._drawing_count, Face.of(document))

    def _image(self, data: bytes, media_type: str) -> str:
        if data not in self._images:
            name = f"word/media/image{len(self._images) + 1}.{_EXTENSIONS[media_type]}"
            self._images[data] = self.add(RT.IMAGE, make_part(name, media_type, data))
        return self._images[data]

    def finish(self, xml: Iterable[str], first: Document) -> bytes:
        """Return the file's bytes; the document is written as it is given, part by part."""
        main = make_part("word/document.xml", CT.WML_DOCUMENT_MAIN, "")
        self._relations.give_to(main)
        return package_bytes(main, xml, core_xml(first.title, first.author))
