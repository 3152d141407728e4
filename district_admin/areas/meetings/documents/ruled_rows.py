"""Ruled tables of a meeting's papers: columns whose heads come again on each page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from district_admin.areas.meetings.documents.parts import written
from district_admin.documents.form_blocks import Paper
from district_admin.documents.model import Align, Paragraph, Row, Run, Table


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in cm and how its texts lie in it."""

    heading: str
    width_cm: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """The texts of a row, a paragraph a line; the first `bold_cells` of them are bold.

    Where there are fewer than columns the last stands across the rest. With `keep` the row stays
    on the page of what follows it.
    """

    texts: Sequence[str]
    bold_cells: int = 0
    keep: bool = False


def ruled_table(paper: Paper, columns: Sequence[Column], lines: Iterable[Line]) -> Table:
    """Return the lines as a table under the heads of its columns."""
    heads = Row(
        tuple(
            (Paragraph((Run(each.heading, bold=True),), align="center", keep_with_next=True),)
            for each in columns
        ),
        header=True,
    )
    widths = tuple(each.width_cm for each in columns)
    return Table(widths, (heads, *(_row(paper, columns, line) for line in lines)))


def _row(paper: Paper, columns: Sequence[Column], line: Line) -> Row:
    cells = []
    for place, (text, column) in enumerate(zip(line.texts, columns, strict=False)):
        runs = [
            Run(written(paper, each), bold=place < line.bold_cells)
            for each in text.splitlines()
            if each.strip()
        ]
        cells.append(
            tuple(
                Paragraph((run,), align=column.align, keep_with_next=line.keep)
                for run in runs or [Run("")]  # a word processor looks at every cell for `keep`
            )
        )
    rest = len(columns) - len(cells)
    spans = (*(1,) * (len(cells) - 1), 1 + rest) if rest else ()
    return Row(tuple(cells), splits=True, spans=spans)
