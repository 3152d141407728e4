"""Last rows of a long table that stay with the signatures under it, in a DOCX.

They are kept with what follows (`keep_with_next`), as Word and the PDF do. LibreOffice 7.4 takes
rows along only on the page on which their table begins: of a longer one the signatures stood alone
on a page. So where such rows begin a page by themselves they are a table of their own, with its
heads, and a table that begins there is kept whole.

Rejected: a page break before them (it stays where it is when she adds a row in Word), and such a
table everywhere (a hair's breadth between two tables is seen in the middle of a page).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from district_admin.documents.model import Block, Document, Row, Table
from district_admin.documents.pages import Page, paginate
from district_admin.documents.row_pieces import lines_of

_LONG = 10  # rows of a table that may reach a third page
_AGAIN = 2  # pages after the one on which it begins


def with_tails_apart(document: Document) -> Iterator[Block]:
    """Give the blocks of a document, such rows as tables of their own."""
    pages: list[Page] | None = None
    for index, block in enumerate(document.blocks):
        start = _tail(block) if isinstance(block, Table) else 0
        if not isinstance(block, Table) or not start:
            yield block
            continue
        pages = pages or paginate(document)
        heads = [*takewhile(lambda row: row.header, block.rows)]
        last = [*heads, *block.rows[start:]]
        if _stand_alone(document, block, last, [_lines(page, index) for page in pages]):
            yield replace(block, rows=block.rows[:start])
            yield replace(block, rows=tuple(last))
        else:
            yield block


def _tail(table: Table) -> int:
    """Return where the rows begin that stay with what follows a long table; 0 without any."""
    if len(table.rows) < _LONG:
        return 0
    kept = [*takewhile(_is_kept, reversed(table.rows))]
    return len(table.rows) - len(kept) if kept else 0


def _is_kept(row: Row) -> bool:
    return not row.header and any(each.keep_with_next for cell in row.cells for each in cell)


def _lines(page: Page, block: int) -> int:
    return sum(each.block == block for each in page.lines)


def _stand_alone(document: Document, table: Table, rows: Sequence[Row], lines: list[int]) -> bool:
    """Say whether a table ends on a page with these rows alone, not the next to where it begins."""
    there = [number for number, count in enumerate(lines) if count]
    if not there or there[-1] - there[0] < _AGAIN:
        return False
    size_pt, words = document.size_pt, document.words
    return lines[there[-1]] == sum(sum(lines_of(row, table, size_pt, words)) for row in rows)
