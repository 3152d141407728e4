"""The lists of who came to a meeting and who did not, as the minutes have them.

Three columns without lines: number and name, post, role in the body; the numbers begin anew in
each list. Posts stand at about 6.5 cm and roles at about 12 cm (official-documents 3.3); where that
would fold many names or posts, all lists of the paper have other columns. A list in which nobody
has a role gives its room to the posts. A reason of absence stands under the role, or under the
post if it is long.

Rejected: columns as wide as their widest text (one long name would fold the posts of all others).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from district_admin.areas.meetings.documents.facts import Attendee
from district_admin.areas.meetings.documents.parts import written
from district_admin.documents.form_blocks import Paper
from district_admin.documents.model import Block, Paragraph, Row, Run, Table
from district_admin.documents.text_width import width_cm
from district_admin.thai.normalise import NBSP

_NUMBER_CM: Final = 1.0
_GAP_CM: Final = 0.3
_REASON_CM: Final = 4.0  # the room of the roles where they stand best
_SPARE_CM: Final = 0.1  # so that a word processor's rounding folds nothing
_POSTS_AT_CM: Final = (6.5, 6.0, 7.0, 5.5, 7.5, 5.0, 8.0)
_ROLES_AT_CM: Final = (12.0, 11.5, 12.5, 11.0, 13.0, 13.5, 14.0)
"""Where posts and roles may begin, what is best first."""

_BEFORE_SURNAME: Final = re.compile(f"(?<! ณ){NBSP}(?!.*(?<! ณ){NBSP})")
_FOLDED: Final = 1.15  # as much more room a text takes that is broken into lines


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands in the three columns for one person; the name's line begins with a number."""

    number: str
    name: str
    posts: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where posts and roles begin and the last column ends, in cm."""

    post_cm: float
    role_cm: float
    end_cm: float


def attendance_lists(paper: Paper, lists: Sequence[tuple[str, Sequence[Attendee]]]) -> list[Block]:
    """Return the lists under their headings; those on which nobody is are left out."""
    made = [
        (heading, [_line(paper, number, each) for number, each in enumerate(people, start=1)])
        for heading, people in lists
    ]
    columns = _columns([line for _heading, lines in made for line in lines], paper.width_cm)
    blocks: list[Block] = []
    for heading, lines in made:
        if lines:
            title = Paragraph((Run(heading, bold=True),), before_pt=6.0, keep_with_next=True)
            blocks += [title, _table(lines, columns)]
    return blocks


def _line(paper: Paper, number: int, person: Attendee) -> _Line:
    place, reason = person.substitute_for.strip(), person.reason.strip()
    if reason and person.role.strip():
        reason = f"({reason})"
    is_long = width_cm(written(paper, reason)) > _REASON_CM
    posts = (
        person.post if person.name.strip() else "",
        f"แทน {place}" if place else "",
        person.note,
        reason if is_long else "",
    )
    return _Line(
        written(paper, f"{number}."),
        written(paper, person.name.strip() or person.post),
        _ready(paper, posts),
        _ready(paper, (person.role, "" if is_long else reason)),
    )


def _ready(paper: Paper, texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(written(paper, text) for text in texts if text.strip())


def _columns(lines: Sequence[_Line], end_cm: float) -> _Columns:
    """Return the columns with which the lists are shortest; of several, those named first."""
    measured = [
        (width_cm(line.name), [*map(width_cm, line.posts)], [*map(width_cm, line.roles)])
        for line in lines
    ]

    def height(columns: _Columns) -> int:
        name = columns.post_cm - _NUMBER_CM - _GAP_CM
        post = columns.role_cm - columns.post_cm - _GAP_CM
        role = columns.end_cm - columns.role_cm
        return sum(
            max(_folds([names], name), _folds(posts, post), _folds(roles, role))
            for names, posts, roles in measured
        )

    offered = (_Columns(post, role, end_cm) for post in _POSTS_AT_CM for role in _ROLES_AT_CM)
    return min(offered, key=height)


def _folds(widths: Sequence[float], room: float) -> int:
    """Return about how many lines texts of these widths take in a column."""
    fits = room - _SPARE_CM
    return sum(1 if width <= fits else max(2, ceil(width * _FOLDED / fits)) for width in widths)


def _table(lines: Sequence[_Line], columns: _Columns) -> Table:
    has_roles = any(line.roles for line in lines)
    edges = [0.0, columns.post_cm, columns.end_cm]
    if has_roles:
        edges.insert(2, columns.role_cm)
    widths = tuple(round(end - start, 2) for start, end in pairwise(edges))
    rows = tuple(Row(_cells(line, columns.post_cm)[: len(widths)]) for line in lines)
    return Table(widths, rows, borders=False, padding_cm=0.0)


def _cells(line: _Line, post_cm: float) -> tuple[tuple[Paragraph, ...], ...]:
    name = line.name
    if width_cm(name) > post_cm - _NUMBER_CM - _GAP_CM:
        name = _BEFORE_SURNAME.sub(" ", name)  # the surname goes on a line of its own
    first = Paragraph(
        (Run(f"{line.number}\t{name}"),),
        left_cm=_NUMBER_CM,
        first_line_cm=-_NUMBER_CM,
        right_cm=_GAP_CM,
    )
    return (
        (first,),
        tuple(Paragraph((Run(text),), right_cm=_GAP_CM) for text in line.posts),
        tuple(Paragraph((Run(text),)) for text in line.roles),
    )
