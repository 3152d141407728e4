"""A committee on paper: number, name and post at the left, the role at the right.

Official-documents 2.6 has two columns, "n.n name / post" and the role. Names stand under each
other and so do posts, by tab stops in the first column: a member without a post uses its whole
width. Where posts do not fit beside the names, all stand under them. Rejected: three columns of
the table, where word processors fold long posts in the middle of a name.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from district_admin.documents.model import Paragraph, Row, Run, Tab, Table
from district_admin.documents.text_width import width_cm

_GAP_CM: Final = 0.4  # between two columns, at least
_SPARE_CM: Final = 0.1  # so that a word processor's rounding folds nothing


@dataclass(frozen=True, slots=True)
class Member:
    """One member; `name` alone is never empty, the post may stand there."""

    number: str
    name: str
    post: str
    role: str


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names, posts and roles begin, in cm from the table's left edge.

    Posts that begin where names do stand under them.
    """

    name_cm: float
    post_cm: float
    role_cm: float


def committee_table(
    members: Sequence[Member],
    ready: Callable[[str], str],
    field: str,
    left_cm: float = 2.5,
    role_cm: float = 10.5,
    right_cm: float = 16.0,
) -> Table:
    """Return the members as a table without lines, from `left_cm` to `right_cm`.

    The role stands at `role_cm` (2.6: about 10 to 11 cm), or farther right if each name and post
    then stay on one line. Posts that are wider still stand under the names.
    """
    tidied = [
        Member(ready(each.number), ready(each.name), ready(each.post), ready(each.role))
        for each in members
    ]
    columns = _columns(tidied, role_cm - left_cm, right_cm - left_cm)
    rows = tuple(_row(member, columns, field) for member in tidied)
    widths = (columns.role_cm, round(right_cm - left_cm - columns.role_cm, 2))
    return Table(widths, rows, borders=False, left_cm=left_cm, padding_cm=0.0)


def _columns(members: Sequence[Member], role_cm: float, width: float) -> _Columns:
    posted = [member for member in members if member.post]
    name_at = _widest(f"{member.number} " for member in members if member.number)
    post_at = name_at + _widest(member.name for member in posted) + _GAP_CM if posted else 0.0
    needed = max(
        name_at + _widest(member.name for member in members if not member.post),
        post_at + _widest(member.post for member in posted),
    )
    latest = width - _widest(member.role for member in members) - _SPARE_CM
    if needed + _GAP_CM <= max(role_cm, latest):
        role_cm = max(role_cm, needed + _GAP_CM)
    else:
        post_at = name_at
    return _Columns(round(name_at, 2), round(post_at, 2), round(role_cm, 2))


def _widest(texts: Iterable[str]) -> float:
    return max((width_cm(text) for text in texts), default=0.0)


def _row(member: Member, columns: _Columns, field: str) -> Row:
    start = f"{member.number}\t{member.name}" if member.number else member.name
    if member.post and columns.post_cm > columns.name_cm:
        stops = (Tab(columns.name_cm), Tab(columns.post_cm))
        cell = [_hanging(f"{start}\t{member.post}", columns.name_cm, field, stops)]
    else:
        cell = [_hanging(start, columns.name_cm, field, (Tab(columns.name_cm),))]
        if member.post:
            under = replace(cell[0], runs=(Run(member.post),), first_line_cm=0.0, tabs=())
            cell.append(under)
    return Row((tuple(cell), (Paragraph((Run(member.role),), role=field),)))


def _hanging(text: str, left_cm: float, field: str, tabs: tuple[Tab, ...]) -> Paragraph:
    return Paragraph(
        (Run(text),),
        left_cm=left_cm,
        first_line_cm=-left_cm,
        right_cm=_GAP_CM - _SPARE_CM,
        tabs=tabs,
        role=field,
    )
