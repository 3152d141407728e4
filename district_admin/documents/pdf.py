"""Draws papers as PDF: fonts embedded, text that copies out exactly, archival (PDF/A-2b)."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.pdfbase import pdfdoc

from district_admin.documents.drawings import Drawing, circle_path, operators
from district_admin.documents.flow import Overlay
from district_admin.documents.font_embedding import embedded_font
from district_admin.documents.fonts import Face, face
from district_admin.documents.layout import CM, lay_out
from district_admin.documents.lines import Line
from district_admin.documents.model import Document, Paragraph, Picture, Run
from district_admin.documents.pages import Page, pages_of, paginate
from district_admin.documents.pdfa import ArchivalFile, Stream
from district_admin.documents.picture_data import PictureData, read_picture
from district_admin.documents.text_layer import draw_line, number
from district_admin.progress import Progress, Silent

_FRAME_PT = 0.5
_FRAME_TEXT_PT = 10.0
_GREY = "0.6 0.6 0.6"
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def render(document: Document) -> bytes:
    """Return the paper as a PDF file; the same paper gives the same bytes."""
    return render_many((document,), Silent())


def render_many(documents: Iterable[Document], progress: Progress) -> bytes:
    """Return all the papers as one PDF file, each with its own page numbers.

    The file is named after the first. Raises Cancelled if the officer stops it.
    """
    waiting = list(documents)
    file = PdfFile(waiting[0].title, waiting[0].author) if waiting else PdfFile("")
    for done, document in enumerate(waiting):
        progress.report(done, len(waiting), document.title)
        file.add(document)
    return file.finish()


def render_drawings(
    title: str, drawings: Iterable[Drawing], progress: Progress, author: str = ""
) -> bytes:
    """Return pages that are cut and folded as one PDF file.

    Raises Cancelled if the officer stops it.
    """
    waiting = list(drawings)
    file = PdfFile(title, author)
    for done, drawing in enumerate(waiting):
        progress.report(done, len(waiting), title)
        file.add_drawing(drawing)
    return file.finish()


def page_count(document: Document) -> int:
    """Return on how many pages the paper stands."""
    return len(paginate(document))


class PdfFile:
    """A PDF file in the making, with the glyphs and pictures it has used so far.

    Papers are added one after the other, so that 2,000 letters need not be in memory together.
    """

    def __init__(self, title: str, author: str = "") -> None:
        self._file = ArchivalFile(title, author)
        self._glyphs: dict[Face, set[int]] = {}
        self._pictures: dict[PictureData, str] = {}
        self._fonts = pdfdoc.PDFDictionary()
        self._images = pdfdoc.PDFDictionary()
        self._resources = pdfdoc.PDFDictionary(
            {
                "Font": self._file.add_object(self._fonts, "fonts"),
                "XObject": self._file.add_object(self._images, "pictures"),
            }
        )

    def add(self, document: Document) -> None:
        """Draw a paper on new pages."""
        for page in pages_of(document):
            self._file.add_page(
                "\n".join(self._page(page)),
                (page.width_pt, page.height_pt),
                self._file.add_object(self._resources, "resources"),
            )

    def add_drawing(self, drawing: Drawing) -> None:
        """Draw a page that is cut or folded."""
        self._file.add_page(
            "\n".join(operators(drawing, self._line)),
            (drawing.width_cm * CM, drawing.height_cm * CM),
            self._file.add_object(self._resources, "resources"),
        )

    def finish(self) -> bytes:
        """Return the file's bytes."""
        for used in sorted(self._glyphs, key=lambda each: each.key):
            self._fonts[used.key] = self._font(used, frozenset(self._glyphs[used]))
        if not self._glyphs:
            self._fonts[face().key] = self._font(face(), frozenset())
        return self._file.finish()

    def _page(self, page: Page) -> Iterator[str]:
        present = [(each, _content(each)) for each in page.pictures]
        for picture, content in present:
            if content is not None:
                yield self._picture(picture, content, page)
        for segment in page.segments:
            start = _point(segment.x0_pt, page.height_pt - segment.y0_pt)
            end = _point(segment.x1_pt, page.height_pt - segment.y1_pt)
            yield f"{number(segment.thickness_pt)} w {start} m {end} l S"
        for over in page.outlines:
            yield _outline(over, page)
        for placed in (*page.lines, *page.furniture):
            yield from self._line(placed.line, placed.x_pt, page.height_pt - placed.y_pt)
        for picture, content in present:
            if content is None:  # last, so that its words do not come between those of the paper
                yield from self._frame(picture, page)

    def _line(self, line: Line, x_pt: float, y_pt: float) -> Iterator[str]:
        for fragment in line.fragments:
            self._glyphs.setdefault(fragment.style.face, set()).update(fragment.glyphs)
        yield from draw_line(line, x_pt, y_pt)

    def _picture(self, picture: Picture, content: PictureData, page: Page) -> str:
        height = picture.height_cm * CM
        width = height * content.width / content.height
        foot = page.height_pt - picture.y_cm * CM - height
        size = f"{number(width)} 0 0 {number(height)}"
        corner = _point(_left(picture, width), foot)
        return f"q {size} {corner} cm /{self._picture_name(content)} Do Q"

    def _frame(self, picture: Picture, page: Page) -> Iterator[str]:
        side = picture.height_cm * CM
        left = _left(picture, side)
        foot = page.height_pt - picture.y_cm * CM - side
        yield f"q {number(_FRAME_PT)} w {_point(left, foot)} {_point(side, side)} re S Q"
        lines = [line for words in _frame_words(picture) for line in words]
        y_pt = foot + (side + sum(line.height_pt for line in lines)) / 2
        for line in lines:
            yield from self._line(line, left, y_pt - line.baseline_pt)
            y_pt -= line.height_pt

    def _picture_name(self, content: PictureData) -> str:
        known = self._pictures.get(content)
        if known is not None:
            return known
        name = f"P{len(self._pictures) + 1}"
        self._pictures[content] = name
        entries: dict[str, object] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": content.width,
            "Height": content.height,
            "BitsPerComponent": 8,
            "ColorSpace": f"/{content.colour_space}",
            "Filter": f"/{content.filter}",
        }
        self._images[name] = self._file.add_object(Stream(content.data, entries))
        self._file.updateSignature(content.data)
        return name

    def _font(self, used: Face, glyphs: frozenset[int]) -> object:
        font = embedded_font(used, frozenset(glyph for glyph in glyphs if glyph >= 0))
        add = self._file.add_object
        program = Stream(font.program, {"Length1": font.program_length, "Filter": "/FlateDecode"})
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": f"/{font.name}",
            "FontFile2": add(program),
            **used.descriptor,
        }
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{font.name}",
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "CIDToGIDMap": "/Identity",
            "FontDescriptor": add(pdfdoc.PDFDictionary(descriptor)),
            "W": f"[{font.widths}]",
        }
        return add(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": f"/{font.name}",
                    "Encoding": "/Identity-H",
                    "DescendantFonts": pdfdoc.PDFArray([add(pdfdoc.PDFDictionary(descendant))]),
                    "ToUnicode": add(Stream(font.to_unicode, {"Filter": "/FlateDecode"})),
                }
            )
        )


def _point(x_pt: float, y_pt: float) -> str:
    return f"{number(x_pt)} {number(y_pt)}"


def _outline(over: Overlay, page: Page) -> str:
    width, height = over.outline.width_cm * CM, over.outline.height_cm * CM
    foot = page.height_pt - over.y_pt - height
    if over.outline.is_round:
        return _circle(over.x_pt + width / 2, foot + height / 2, width / 2)
    return f"q {number(_FRAME_PT)} w {_point(over.x_pt, foot)} {_point(width, height)} re S Q"


def _circle(x_pt: float, y_pt: float, radius_pt: float) -> str:
    """Return a dashed grey circle."""
    path = circle_path(x_pt, y_pt, radius_pt)
    return f"q {number(_FRAME_PT)} w {_GREY} RG [2 2] 0 d {path} s Q"


def _content(picture: Picture) -> PictureData | None:
    return None if picture.data is None else read_picture(picture.data)


def _left(picture: Picture, width: float) -> float:
    if picture.centre_x_cm is not None:
        return picture.centre_x_cm * CM - width / 2
    return picture.x_cm * CM


def _frame_words(picture: Picture) -> Sequence[Sequence[Line]]:
    height = f"{picture.height_cm:g} ซม.".translate(_THAI_DIGITS)
    return [
        lay_out(Paragraph((Run(words),), align="center"), picture.height_cm * CM, _FRAME_TEXT_PT)
        for words in (picture.alt, height)
    ]
