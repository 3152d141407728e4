"""Where a row of a table may end on one page and go on at the top of the next.

A row goes on only where its table lets it and it is long: a short one that is torn apart is harder
to read than the room at the page's foot is worth. Both renderers ask here, so that the DOCX lets
the same rows go on. A page may end between two lines of a row where no cell has a line across, with
two lines of each paragraph on either page, as in running text (official-documents 6.5).

Rejected: letting every row go on, as a word processor does unasked (a name and its signature would
stand on two pages), and each cell ending by itself (cells of one row would end at other heights).
"""

from collections.abc import Iterator, Sequence

from district_admin.documents.layout import CM, lay_out
from district_admin.documents.model import Row, Table

LONG = 6
"""Lines from which on a row is long; 4 cm of the page at the usual size of type."""
_NEAR = 0.05

Span = tuple[float, float]
"""The top and the foot of a line, in pt from the row's top."""


def goes_on(row: Row, table: Table, size_pt: float, words: tuple[str, ...]) -> bool:
    """Say whether a row may end on one page and go on at the top of the next."""
    if not row.splits or row.header or row.height_cm is not None:
        return False
    return any(count >= LONG for count in lines_of(row, table, size_pt, words))


def lines_of(row: Row, table: Table, size_pt: float, words: tuple[str, ...]) -> Iterator[int]:
    """Give how many lines each cell of a row has."""
    padding = 2 * table.padding_cm
    for cell, width in zip(row.cells, row.cell_widths(table.widths_cm), strict=False):
        yield sum(len(lay_out(each, (width - padding) * CM, size_pt, words)) for each in cell)


def height_in_lines(table: Table, size_pt: float, words: tuple[str, ...], least: int = 1) -> int:
    """Return how many lines high a table is, each row at least so many."""
    return sum(max(least, *lines_of(row, table, size_pt, words)) for row in table.rows)


def cuts(paragraphs: Sequence[Sequence[Span]]) -> Iterator[tuple[float, bool]]:
    """Give where a row may be cut, and whether a page should rather not end there.

    `paragraphs` are the lines of each paragraph of all cells.
    """
    lines = [span for each in paragraphs for span in each]
    foot = max((bottom for _, bottom in lines), default=0.0)
    clear = sorted(
        {
            bottom
            for _, bottom in lines
            if bottom < foot - _NEAR and not any(_crosses(span, bottom) for span in lines)
        }
    )
    for number, at in enumerate(clear):
        at_edge = number in (0, len(clear) - 1)
        yield at, at_edge or any(_leaves_one(each, at) for each in paragraphs)


def _crosses(span: Span, at: float) -> bool:
    return span[0] < at - _NEAR and span[1] > at + _NEAR


def _leaves_one(paragraph: Sequence[Span], at: float) -> bool:
    """Say whether a cut leaves one line of a paragraph alone on either side."""
    above = sum(bottom <= at + _NEAR for _, bottom in paragraph)
    return 0 < above < len(paragraph) and 1 in (above, len(paragraph) - above)
