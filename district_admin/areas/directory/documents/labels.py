"""Address labels (สติกเกอร์จ่าหน้า) on sheets that are bought cut.

A sheet is a table of exact heights, the same in DOCX and PDF, so that the officer may still type
into the DOCX without moving the other labels. Rejected: text boxes at measured places (Word lets
them be dragged, and loses them when it saves as another format).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.directory.documents.fitting import FittedText, Text, fit_text
from district_admin.areas.directory.documents.recipients import Recipient, address_texts
from district_admin.documents.look import Look
from district_admin.documents.model import Block, Document, PageSetup, Paragraph, Row, Run, Table
from district_admin.progress import Progress
from district_admin.texts import N_

_PT_PER_CM: Final = 72 / 2.54
_HAIR_PT: Final = 1.0  # the paragraph that Word needs before each table; the sheet begins so higher
_A4_CM: Final = (21.0, 29.7)
_EVERY: Final = 50  # labels between two reports of progress
_LARGEST_PT: Final = 16.0
_COMMON_PT: Final = 14.0  # what one long address can bring the type of all labels down to


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels on A4; lengths in cm. `name` is shown on the screen through `_()`."""

    name: str
    columns: int
    rows: int
    width_cm: float
    height_cm: float
    top_cm: float
    left_cm: float
    gap_cm: float = 0.0  # between two columns
    inside_cm: float = 0.5  # left free at both sides of each label
    inside_top_cm: float = 0.4

    @property
    def count(self) -> int:
        """How many labels are on a sheet."""
        return self.columns * self.rows

    @property
    def text_width_cm(self) -> float:
        """The width of a label's text."""
        return self.width_cm - 2 * self.inside_cm

    @property
    def text_room_pt(self) -> float:
        """The height of a label's text, in pt."""
        return (self.height_cm - 2 * self.inside_top_cm) * _PT_PER_CM


SHEET_3X8: Final = LabelSheet(
    N_("A4 3 × 8 ดวง (70 × 37 มม.)"), 3, 8, 7.0, 3.7, top_cm=0.05, left_cm=0.0
)
SHEET_2X7: Final = LabelSheet(
    N_("A4 2 × 7 ดวง (99.1 × 38.1 มม.)"),
    *(2, 7, 9.91, 3.81),
    top_cm=1.515,
    left_cm=0.465,
    gap_cm=0.25,
)
LABEL_SHEETS: Final = {"3x8": SHEET_3X8, "2x7": SHEET_2X7}
"""The sheets on offer, by the word they are kept by."""


def labels(
    recipients: Sequence[Recipient],
    sheet: LabelSheet,
    look: Look,
    progress: Progress,
    first_label: int = 1,
) -> Document:
    """Return the labels in order, row by row, from the label `first_label` of the first sheet.

    A sheet that is used up to label 5 is put in again with `first_label` 6. All labels have one
    type size, the largest from 16 pt to 14 pt in which they fit; only those that do not fit even
    then are smaller, down to 12 pt. Raises Cancelled if the officer stops it.
    """
    skipped = (first_label - 1) % sheet.count
    fitted: list[FittedText | None] = [None] * skipped
    fitted += _all_alike(recipients, sheet, look, progress)
    blocks: list[Block] = []
    for start in range(0, len(fitted), sheet.count):
        blocks.append(Paragraph((), line_pt=_HAIR_PT, page_break_before=start > 0))
        blocks.append(_table(fitted[start : start + sheet.count], sheet))
    return look.document("สติกเกอร์จ่าหน้า", blocks, _page(sheet))


def crowded(recipients: Sequence[Recipient], sheet: LabelSheet, look: Look) -> list[Recipient]:
    """Return the recipients whose text does not fit on a label even at 12 pt.

    Their labels lack lines of the address; the officer is told of them before she prints.
    """
    return [each for each in recipients if not _fit(each, sheet, look).whole]


def _all_alike(
    recipients: Sequence[Recipient], sheet: LabelSheet, look: Look, progress: Progress
) -> list[FittedText]:
    """Return the texts of all labels in one size, but for those that must be smaller."""
    fitted = []
    for done, recipient in enumerate(recipients):
        if done % _EVERY == 0:
            progress.report(done, len(recipients), recipient.name)
        fitted.append(_fit(recipient, sheet, look))
    sizes = [text.size_pt for text in fitted if text.size_pt >= _COMMON_PT]
    common = min(sizes, default=_LARGEST_PT)
    return [
        text if text.size_pt <= common else _fit(recipient, sheet, look, common)
        for text, recipient in zip(fitted, recipients, strict=True)
    ]


def _fit(
    recipient: Recipient, sheet: LabelSheet, look: Look, largest_pt: float = _LARGEST_PT
) -> FittedText:
    salutation = look.ready(recipient.salutation)
    name = look.ready(recipient.name)
    first = f"{salutation}  {name}" if salutation else name
    texts: list[Text] = [first, *address_texts(recipient, look)]
    room = sheet.text_room_pt
    return fit_text(texts, sheet.text_width_cm, room, look.letterhead.words, largest_pt)


def _table(fitted: Sequence[FittedText | None], sheet: LabelSheet) -> Table:
    rows = []
    for start in range(0, len(fitted), sheet.columns):
        line = [*fitted[start : start + sheet.columns]]
        line += [None] * (sheet.columns - len(line))
        cells = tuple(_with_gaps([_cell(each, sheet) for each in line], sheet))
        rows.append(Row(cells, height_cm=sheet.height_cm))
    return Table(tuple(_widths(sheet)), tuple(rows), borders=False, padding_cm=sheet.inside_cm)


def _cell(text: FittedText | None, sheet: LabelSheet) -> tuple[Paragraph, ...]:
    if text is None:
        return ()
    above = max((sheet.height_cm * _PT_PER_CM - text.height_pt) / 2, _HAIR_PT)
    lines = (
        Paragraph((Run(line, size_pt=text.size_pt),), line_pt=text.line_pt) for line in text.lines
    )
    return (Paragraph((), line_pt=round(above, 2)), *lines)


def _with_gaps(
    cells: Sequence[tuple[Paragraph, ...]], sheet: LabelSheet
) -> Iterator[tuple[Paragraph, ...]]:
    for number, cell in enumerate(cells):
        if number and sheet.gap_cm:
            yield ()
        yield cell


def _widths(sheet: LabelSheet) -> Iterator[float]:
    for number in range(sheet.columns):
        if number and sheet.gap_cm:
            yield sheet.gap_cm
        yield sheet.width_cm


def _page(sheet: LabelSheet) -> PageSetup:
    width, height = _A4_CM
    top = sheet.top_cm - _HAIR_PT / _PT_PER_CM
    return PageSetup(
        width_cm=width,
        height_cm=height,
        left_cm=sheet.left_cm,
        right_cm=max(width - sheet.left_cm - sum(_widths(sheet)), 0.0),
        bottom_cm=0.0,
        first_top_cm=top,
        top_cm=top,
        numbered=False,
    )
