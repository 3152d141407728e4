"""The officer's plain text as paragraphs of a paper.

Each line she types is a paragraph. What a line begins with says what it is: a number (๑. ๑.๑ ๑)
(๑) ข้อ ๑ ก. -) makes a clause, indented by its level (official-documents 1.6); a line wholly in
`**` is a heading; `name | post | role` is a row of a committee. `**words**` are bold.

Rejected: rich text in the window (she pastes from web pages and other papers, with their looks).
"""

import re
from collections.abc import Callable
from typing import Final

from district_admin.documents.committee import Member, committee_table
from district_admin.documents.form_model import BodyPart
from district_admin.documents.model import Block, Paragraph, Run

Ready = Callable[[str], str]
"""Gives a text its numerals and its no-break spaces."""

_DIGITS: Final = "0-9๐-๙"
# At most three digits: a year or a sum at the start of a line is no clause, nor is a time.
_MARKS: Final = (
    ("dotted", re.compile(rf"([{_DIGITS}]{{1,3}}(?:\.[{_DIGITS}]{{1,3}})+)\.?(?=\s(?!น\.))")),
    ("dotted", re.compile(rf"([{_DIGITS}]{{1,3}})\.(?=\s|[^\s{_DIGITS}])")),
    ("article", re.compile(rf"ข้อ\s*[{_DIGITS}]{{1,3}}(?=\s)")),
    ("bracket", re.compile(rf"[{_DIGITS}]{{1,3}}\)")),
    ("brackets", re.compile(rf"\([{_DIGITS}]{{1,3}}\)")),
    ("letter", re.compile(r"[ก-ฮ][.)](?=\s)")),
    ("dash", re.compile(r"[-–•](?=\s)")),
)
# A bold stretch has an end in sight, else a text full of stars would be searched again and again.
_BOLD: Final = re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*")
_HEADING: Final = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*")


class _Levels:
    """Tells how deep a clause lies, from the kinds of numbers that came before it."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def level(self, line: str) -> int:
        """Return 1 for ๑., 2 for ๑.๑ or for ๑) under ๑. …, or 0 for a plain paragraph."""
        kind, depth = _mark(line)
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
        deeper_follows = number + 1 < len(lines) and depths[number + 1] > max(depths[number], 1)
        before_pt = part.before_pt
        if depths[number] > 1 or (depths[number] == 1 and not deeper_follows):
            before_pt = part.clause_before_pt
        blocks.append(_paragraph(line, depths[number], part, ready, before_pt, role))
    _flush(blocks, rows, ready, role)
    return blocks


def committee_row(line: str) -> Member | None:
    """Return the member that a line such as `๑.๑ name | post | role` tells of, or None."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) < 2 or not cells[0] or not cells[-1]:
        return None
    number, gap, name = cells[0].partition(" ") if _mark(cells[0])[0] else ("", "", cells[0])
    if not gap:
        number, name = "", cells[0]
    return Member(number, name.strip(), "  ".join(cell for cell in cells[1:-1] if cell), cells[-1])


def clause_number(text: str) -> str:
    """Return the number a clause begins with, such as `๑.๑`, without its last point, or nothing."""
    for kind, pattern in _MARKS:
        found = pattern.match(text.strip())
        if found:
            return found[1] if kind == "dotted" else found[0]
    return ""


def _mark(line: str) -> tuple[str, int]:
    for kind, pattern in _MARKS:
        found = pattern.match(line)
        if found:
            return kind, found[1].count(".") + 1 if kind == "dotted" else 0
    return "", 0


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
