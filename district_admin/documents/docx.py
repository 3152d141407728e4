"""Turns a document into a Word file that Word and LibreOffice show as our PDF shows it.

python-docx keeps the package (parts, relations, content types); what is in the parts is written
here, because its default template is wrong for Thai in every point of official-documents 1.3 and
its objects cannot say what Thai needs. Rejected: correcting that template on every paper (slower
than writing the paper, and every theme font that is missed comes back in Word).
"""

from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from district_admin.documents.docx_body import body_xml
from district_admin.documents.docx_edges import Edges, edges_of, section_xml
from district_admin.documents.docx_fonts import EmbeddedFont, font_table_xml, fonts_for
from district_admin.documents.docx_package import Relations, make_part, package_bytes
from district_admin.documents.docx_pictures import picture_xml
from district_admin.documents.docx_styles import settings_xml, styles_xml
from district_admin.documents.docx_text import Face
from district_admin.documents.emblem import check_emblem
from district_admin.documents.model import Document, Picture

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
    relations = Relations()
    relations.add(RT.STYLES, make_part("word/styles.xml", CT.WML_STYLES, styles_xml(document)))
    relations.add(
        RT.SETTINGS, make_part("word/settings.xml", CT.WML_SETTINGS, settings_xml(embed_fonts))
    )
    _add_fonts(relations, document, fonts_for(document) if embed_fonts else ())
    edges = edges_of(document)
    section = section_xml(document, edges, "".join(_references(relations, edges)))
    body = body_xml(document, "".join(_pictures(relations, document)))
    xml = f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    main = make_part("word/document.xml", CT.WML_DOCUMENT_MAIN, xml)
    relations.give_to(main)
    return package_bytes(main, document.title)


def _add_fonts(relations: Relations, document: Document, fonts: tuple[EmbeddedFont, ...]) -> None:
    own = Relations()
    placed = {
        own.add(_FONT_RELATION, make_part(f"word/fonts/font{n}.odttf", _FONT_TYPE, font.data)): font
        for n, font in enumerate(fonts, start=1)
    }
    xml = font_table_xml(document.family, placed)
    table = make_part("word/fontTable.xml", CT.WML_FONT_TABLE, xml)
    own.give_to(table)
    relations.add(RT.FONT_TABLE, table)


def _references(relations: Relations, edges: Edges) -> Iterator[str]:
    """Add the headers and footers that the paper has, and give the references to them."""
    stands = (
        ("header", "first", edges.first_header),
        ("header", "default", edges.header),
        ("footer", "first", edges.first_footer),
        ("footer", "default", edges.footer),
    )
    for number, (kind, pages, paragraphs) in enumerate(stands, start=1):
        if not paragraphs:
            continue
        root = "w:hdr" if kind == "header" else "w:ftr"
        xml = f"{_HEAD}<{root} {_NAMESPACES}>{paragraphs}</{root}>"
        content_type = CT.WML_HEADER if kind == "header" else CT.WML_FOOTER
        part = make_part(f"word/{kind}{number}.xml", content_type, xml)
        relation_id = relations.add(RT.HEADER if kind == "header" else RT.FOOTER, part)
        yield f'<w:{kind}Reference w:type="{pages}" r:id="{relation_id}"/>'


def _pictures(relations: Relations, document: Document) -> Iterator[str]:
    """Add the pictures, and give the runs that show them."""
    face = Face.of(document)
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    for number, picture in enumerate(pictures, start=1):
        if picture.data is None:
            yield picture_xml(picture, number, 1.0, "", face)
            continue
        info = check_emblem(picture.data)
        name = f"word/media/image{number}.{_EXTENSIONS[info.media_type]}"
        relation_id = relations.add(RT.IMAGE, make_part(name, info.media_type, picture.data))
        ratio = info.width_px / info.height_px
        yield picture_xml(picture, number, ratio, relation_id, face)
