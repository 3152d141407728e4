"""The officer's plain text as paragraphs of a paper.

Each line she types is a paragraph. What a line begins with says what it is: a number (๑. ๑.๑ ๑)
(๑) ข้อ ๑ ก. -) makes a clause, indented by its level (official-documents 1.6); a line wholly in
`**` is a heading; `name | post | role` is a row of a committee. `**words**` are bold.

Rejected: rich text in the window (she pastes from web pages and other papers, with their looks).
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from district_admin.documents.clause_numbers import clause_kind
from district_admin.documents.committee import Member, committee_table
from district_admin.documents.form_model import BodyPart
from district_admin.documents.model import Block, Paragraph, Run

Ready = Callable[[str], str]
"""Gives a text its numerals and its no-break spaces."""

# A bold stretch has an end in sight, else a text full of stars would be searched again and again.
_BOLD: Final = re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*")
_HEADING: Final = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*")


class _Levels:
    """Tells how deep a clause lies, from the kinds of numbers that came before it."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def level(self, line: str) -> int:
        """Return 1 for ๑., 2 for ๑.๑ or for ๑) under ๑. …, or 0 for a plain paragraph."""
        kind, depth = clause_kind(line)
        if not kind:
            self._open.clear()
            return 0
        if depth:
            self._open = [f"dotted {each}" for each in range(1, depth + 1)]
        elif kind in self._open:
            del self._open[self._open.index(kind) + 1 :]
        else:
            self._open.append(kind)
        return len(self._open)


def body_blocks(text: str, part: BodyPart, ready: Ready, role: str) -> list[Block]:
    """Return the paragraphs, clauses and committee rows of a text."""
    lines = [line.strip() for line in text.replace("\t", "  ").splitlines() if line.strip()]
    levels = _Levels()
    depths = [levels.level(line) for line in lines]
    blocks: list[Block] = []
    rows: list[Member] = []
    for number, line in enumerate(lines):
        member = committee_row(line)
        if member:
            rows.append(member)
            continue
        _flush(blocks, rows, ready, role)
        depth = depths[number]
        heads_clauses = bool(depth) and number + 1 < len(lines) and depths[number + 1] > depth
        in_list = depth > 1 or (depth == 1 and not heads_clauses)
        before_pt = part.clause_before_pt if in_list else part.before_pt
        paragraph = _paragraph(line, depth, part, ready, before_pt, role)
        # The head of a list does not stand alone at the foot of a page.
        blocks.append(replace(paragraph, keep_with_next=paragraph.keep_with_next or heads_clauses))
    _flush(blocks, rows, ready, role)
    return blocks


def committee_row(line: str) -> Member | None:
    """Return the member that a line such as `๑.๑ name | post | role` tells of, or None."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) < 2 or not cells[0] or not cells[-1]:
        return None
    number, gap, name = cells[0].partition(" ") if clause_kind(cells[0])[0] else ("", "", cells[0])
    if not gap:
        number, name = "", cells[0]
    return Member(number, name.strip(), "  ".join(cell for cell in cells[1:-1] if cell), cells[-1])


def _flush(blocks: list[Block], rows: list[Member], ready: Ready, role: str) -> None:
    if rows:
        blocks.append(committee_table(rows, ready, role))
        rows.clear()


def _paragraph(
    line: str, level: int, part: BodyPart, ready: Ready, before_pt: float, role: str
) -> Paragraph:
    heading = _HEADING.fullmatch(line)
    if heading:
        return Paragraph(
            (Run(ready(heading[1]), bold=True),),
            first_line_cm=part.indent_cm,
            before_pt=before_pt,
            keep_with_next=True,
            role=role,
        )
    return Paragraph(
        _runs(line, ready),
        align="justified",
        first_line_cm=part.indent_cm + part.step_cm * max(level - 1, 0),
        before_pt=before_pt,
        role=role,
    )


def _runs(line: str, ready: Ready) -> tuple[Run, ...]:
    runs: list[Run] = []
    end = 0
    for found in _BOLD.finditer(line):
        if found.start() > end:
            runs.append(Run(ready(line[end : found.start()])))
        runs.append(Run(ready(found[1]), bold=True))
        end = found.end()
    if end < len(line):
        runs.append(Run(ready(line[end:])))
    return tuple(runs)
