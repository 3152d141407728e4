"""What a paper is made of, apart from any file format.

A `Document` is final: its text is already normalised, in the right numerals and with its no-break
spaces (`forms.py` does that). Two renderers draw it: `pdf.py` and `docx.py`. Lengths are in cm,
type and line heights in pt; nothing is "automatic" but the single line spacing of the font, which
both renderers take from the same font file, so that both papers are the same paper.

Rejected: HTML or a word processor's own model as the middle form (both carry layout decisions we
would have to undo), and drawing each paper by code in each format (two papers that drift apart).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Literal

Align = Literal["left", "center", "right", "justified"]
"""`justified` is Thai-distributed: slack goes between clusters, the last line stays ragged."""

Underline = Literal["none", "single", "dotted"]
TabAlign = Literal["left", "right", "center"]
Leader = Literal["none", "dots"]

RED = "C00000"
BLACK = "000000"
LINE_END = re.compile("[\r\n\x85\u2028\u2029]+")
"""What ends lines in text from elsewhere."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face.

    A tab in the text goes to the paragraph's next tab stop. A line end is only a space: whoever
    wants a new line makes a new paragraph.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: Underline = "none"
    size_pt: float | None = None  # None: the document's own size
    colour: str = BLACK

    @property
    def words(self) -> str:
        """The text as a paragraph shows it: its line ends are spaces (official-documents A06)."""
        return LINE_END.sub(" ", self.text)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, measured from the left margin."""

    position_cm: float
    align: TabAlign = "left"
    leader: Leader = "none"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text. `role` names the form field it came from, for checks and for the screen."""

    runs: tuple[Run, ...]
    align: Align = "left"
    first_line_cm: float = 0.0  # relative to left_cm; negative hangs
    left_cm: float = 0.0
    right_cm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_pt: float | None = None  # exact; None: the font's single spacing
    tabs: tuple[Tab, ...] = ()
    keep_with_next: bool = False
    keep_lines: bool = False  # all its lines on one page
    page_break_before: bool = False
    role: str = ""
    keep_end_with_next: bool = False  # in the PDF alone: LibreOffice would take all its lines over

    @property
    def text(self) -> str:
        """The whole text, tabs included."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height in the flow; kept at the top of the first page, dropped at the top of others."""

    height_pt: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fixed to the first page's paper edges, or a frame of its size while it is missing.

    `data` is a PNG or JPEG file's bytes; None draws a thin frame with the words of `alt` in it.
    The height rules; the width follows the picture's own ratio (a missing one is square). With
    `centre_x_cm` the picture is centred there, else its left edge is at `x_cm`; both and `y_cm`
    count from the paper's left and top edges.
    """

    data: bytes | None
    height_cm: float
    y_cm: float
    x_cm: float = 0.0
    centre_x_cm: float | None = None
    alt: str = "ตราครุฑ"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin horizontal line, centred between the margins, with room above and below."""

    width_cm: float
    thickness_pt: float = 0.75
    before_pt: float = 4.0
    after_pt: float = 4.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one tuple of paragraphs a cell; never on two pages unless it `splits`."""

    cells: tuple[tuple[Paragraph, ...], ...]
    header: bool = False  # repeated on each page the table goes on to
    height_cm: float | None = None  # exact, borders included; None: as high as its text
    splits: bool = False  # goes on at the top of the next page, if it is long (`row_pieces`)
    spans: tuple[int, ...] = ()  # columns that each cell stands across; one each if empty

    def cell_widths(self, widths: tuple[float, ...]) -> tuple[float, ...]:
        """Return the widths of its cells from those of the columns."""
        if not self.spans:
            return widths
        ends = [0, *accumulate(self.spans)]
        return tuple(sum(widths[start:end]) for start, end in pairwise(ends))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of fixed column widths (cm), shifted right by `left_cm`.

    The rows of a long one may be made while they are drawn.
    """

    widths_cm: tuple[float, ...]
    rows: Sequence[Row]
    borders: bool = True
    left_cm: float = 0.0
    padding_cm: float = 0.19  # left and right inside each cell


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page.

    What is `attached` counts its pages anew, and its first has no number (official-documents 1.8).
    """

    attached: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """An empty frame, or a dashed circle, over the next paragraph; it takes no room of its own.

    `left_cm` is from the left margin, `top_cm` from the paragraph's top. A `guide` is for the
    screen: it shows where a seal will be stamped, and a paper that leaves the program goes without
    it (`Document.printed`).
    """

    width_cm: float
    height_cm: float
    left_cm: float
    top_cm: float = 0.0
    is_round: bool = False
    guide: bool = False


@dataclass(frozen=True, slots=True)
class Inset:
    """Lines at a fixed place of the last page, beside the text; cm from the paper's edges."""

    lines: tuple[Paragraph, ...]
    left_cm: float
    top_cm: float
    width_cm: float
    height_cm: float


Block = Paragraph | Spacer | Picture | Rule | Table | PageBreak | Outline


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins in cm. Defaults: official-documents 1.1."""

    width_cm: float = 21.0
    height_cm: float = 29.7
    left_cm: float = 3.0
    right_cm: float = 2.0
    bottom_cm: float = 2.0
    first_top_cm: float = 1.5
    top_cm: float = 2.5  # pages 2 and after
    numbered: bool = True  # "- ๒ -" at the top from page 2
    number_top_cm: float = 1.5
    thai_numbers: bool = True
    continuation: bool = False  # "/ขั้นตอน..." at the foot of each page but the last (PDF only)

    @property
    def text_width_cm(self) -> float:
        """The width between the margins."""
        return self.width_cm - self.left_cm - self.right_cm


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper, ready to be rendered."""

    blocks: tuple[Block, ...]
    title: str
    page: PageSetup = field(default_factory=PageSetup)
    size_pt: float = 16.0
    family: str = "TH Sarabun New"  # the DOCX font name; the PDF always embeds TH Sarabun New
    secrecy: str = ""  # printed in red at the top and foot of every page
    words: tuple[str, ...] = ()  # the office's own words, never broken inside
    mark: str = ""  # at the top of every page, such as สำเนา
    inset: Inset | None = None
    author: str = ""  # the office, as the file's properties name it; no person

    @property
    def printed(self) -> "Document":
        """The paper as it is printed and saved, without what only the screen shows."""
        is_guide = [isinstance(block, Outline) and block.guide for block in self.blocks]
        if not any(is_guide):
            return self
        return replace(
            self, blocks=tuple(b for b, g in zip(self.blocks, is_guide, strict=True) if not g)
        )
