"""Papers as they are read: the sheets of the PDF and the parts of the DOCX."""

import ctypes
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from xml.etree import ElementTree

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from district_admin.documents import docx, pdf
from district_admin.documents.model import Document

CM = 72 / 2.54
FOOT = 27.7  # cm; below the text's last line stands only the continuation word
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Line:
    """A line of text on a page; cm from the paper's left and top edges."""

    page: int
    text: str
    x0: float
    x1: float
    y: float
    red: bool

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def is_edge(self) -> bool:
        """Whether it is a page number, a class of secrecy or a continuation word."""
        return self.y > FOOT or (self.red and "ลับ" in self.text) or (self.page > 1 and self.y < 2.4)


@dataclass
class Shape:
    """A straight line, a dotted one or a picture on a page, in cm from its edges."""

    kind: str
    x0: float
    x1: float
    top: float
    height: float


class Pages:
    """What a PDF says and shows, page by page."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.every_line: list[Line] = []
        self.shapes: list[list[Shape]] = []
        with pypdfium2.PdfDocument(data) as document:
            self.sizes = [page.get_size() for page in document]
            for number, page in enumerate(document, start=1):
                self.every_line += _lines(page, number)
                self.shapes.append(list(_shapes(page)))

    @property
    def lines(self) -> list[Line]:
        """The lines of the paper itself, in order, without what stands at the pages' edges."""
        return [line for line in self.every_line if not line.is_edge]

    def on(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]

    def edge(self, page: int) -> list[Line]:
        return [line for line in self.every_line if line.page == page and line.is_edge]

    def starting(self, words: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(words))

    @property
    def name_line(self) -> Line:
        """The name of the signatory, in brackets."""
        return next(
            line
            for line in self.lines
            if re.fullmatch(r"\((นาย|นาง).+\)", line.text) and line.x0 > 7
        )


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    height = page.get_height()
    textpage = page.get_textpage()
    found: list[tuple[float, str, float, float, bool]] = []
    for index in range(textpage.count_chars()):
        if pdfium.FPDFText_IsGenerated(textpage, index):
            continue
        x, y, red, rest = ctypes.c_double(), ctypes.c_double(), ctypes.c_uint(), ctypes.c_uint()
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetFillColor(textpage, index, red, rest, rest, rest)
        character = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        found.append((height - y.value, character, x.value, box.right, red.value > 100))
    textpage.close()
    found.sort(key=lambda each: round(each[0], 1))
    for top, group in groupby(found, key=lambda each: round(each[0], 1)):
        chars = list(group)
        drawn = [each for each in chars if not each[1].isspace()]
        if drawn:
            yield Line(
                page=number,
                text="".join(each[1] for each in chars).strip(),
                x0=min(each[2] for each in drawn) / CM,
                x1=max(each[3] for each in drawn) / CM,
                y=top / CM,
                red=any(each[4] for each in drawn),
            )


def _shapes(page: pypdfium2.PdfPage) -> Iterator[Shape]:
    height = page.get_height()
    for each in page.get_objects():
        if each.type == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        left, low, right, high = (edge / CM for edge in each.get_bounds())
        dotted = pdfium.FPDFPageObj_GetDashCount(each) > 0
        picture = each.type == pdfium.FPDF_PAGEOBJ_IMAGE
        kind = "picture" if picture else "dotted" if dotted else "solid"
        yield Shape(kind, left, right, height / CM - high, high - low)


class Docx:
    """The parts of a DOCX and the paragraphs of its body."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.parts = {
                name: package.read(name) for name in package.namelist() if name.endswith(".xml")
            }
        self.document = ElementTree.fromstring(self.parts["word/document.xml"])
        self.styles = ElementTree.fromstring(self.parts["word/styles.xml"])

    @property
    def paragraphs(self) -> list[ElementTree.Element]:
        """Paragraphs with words, in order, tables included."""
        return [p for p in self.document.iter(f"{W}p") if self.text(p).strip()]

    def containing(self, words: str) -> ElementTree.Element:
        return next(p for p in self.paragraphs if words in self.text(p))

    def edges(self, kind: str) -> list[ElementTree.Element]:
        names = sorted(name for name in self.parts if name.startswith(f"word/{kind}"))
        return [ElementTree.fromstring(self.parts[name]) for name in names]

    @property
    def body(self) -> list[ElementTree.Element]:
        """The paragraphs of the officer's own text."""
        return [p for p in self.paragraphs if self.value(p, "pPr/jc") == "thaiDistribute"]

    @property
    def centred(self) -> list[str]:
        """What the centred paragraphs say."""
        return [self.text(p) for p in self.paragraphs if self.value(p, "pPr/jc") == "center"]

    @staticmethod
    def text(element: ElementTree.Element) -> str:
        said = ("\t" if e.tag == f"{W}tab" else e.text or "" for e in element.iter() if _speaks(e))
        return "".join(said).replace("\u00a0", " ")

    @staticmethod
    def value(element: ElementTree.Element, path: str, name: str = "val") -> str | None:
        found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
        return None if found is None else found.get(f"{W}{name}")

    def runs(
        self, paragraph: ElementTree.Element
    ) -> Iterator[tuple[str, str | None, bool, str | None]]:
        """Text, size in half points, boldness and underline of each run."""
        for run in paragraph.iter(f"{W}r"):
            properties = run.find(f"{W}rPr")
            if properties is not None:
                bold = properties.find(f"{W}b") is not None
                yield (
                    self.text(run),
                    self.value(properties, "sz"),
                    bold,
                    self.value(properties, "u"),
                )


def _speaks(element: ElementTree.Element) -> bool:
    return element.tag == f"{W}t" or (element.tag == f"{W}tab" and f"{W}pos" not in element.attrib)


@pytest.fixture
def pages(paper: Document) -> Pages:
    return Pages(pdf.render(paper))


@pytest.fixture
def read_pages() -> Callable[[bytes], Pages]:
    """Reads a PDF of the test's own."""
    return Pages


@pytest.fixture
def file(paper: Document) -> Docx:
    return Docx(docx.render(paper))
