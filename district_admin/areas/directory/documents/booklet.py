"""The telephone booklet (สมุดโทรศัพท์): agencies by section, in Thai order, with their people.

Each agency is a table whose head, its name, comes again on each page the table goes on to, and
never stands at a page's foot alone. Rejected: one table for all (its repeated head could only say
ชื่อ and โทรศัพท์, and who opens the booklet in the middle would not know where).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from district_admin.areas.directory.documents.entries import (
    AgencyEntry,
    PersonEntry,
    by_section,
    people_in_order,
)
from district_admin.documents.look import Look
from district_admin.documents.model import (
    Block,
    Document,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Spacer,
    Tab,
    Table,
)
from district_admin.documents.text_width import width_cm
from district_admin.texts import N_
from district_admin.thai.calendar import long_date
from district_admin.thai.normalise import NBSP
from district_admin.thai.telephones import each_telephone

_TITLE: Final = "สมุดโทรศัพท์"
_NUMBER_GAP_CM: Final = 0.2
_POSTCODE_GAP: Final = re.compile(" (?=[0-9๐-๙]{5}$)")
_SLACK_CM: Final = 0.05
_LEAST_LEADER_CM: Final = 0.6
_BETWEEN_PT: Final = 8.0


@dataclass(frozen=True, slots=True)
class BookletSize:
    """The booklet's paper, in cm, its type in pt and the width of the column of numbers.

    Where a number with its extension is longer, the column is as wide as that, up to `most_cm`.
    """

    name: str
    page: PageSetup
    size_pt: float
    numbers_cm: float
    most_cm: float


BOOKLET_SIZES: Final = {
    "A4": BookletSize(
        "A4",
        PageSetup(left_cm=2.5, right_cm=2.0, first_top_cm=2.0),
        16.0,
        numbers_cm=4.2,
        most_cm=6.5,
    ),
    "A5": BookletSize(
        N_("A5 (พับครึ่งเป็นเล่ม)"),
        PageSetup(14.8, 21.0, 1.8, 1.3, 1.4, 1.5, 2.0, number_top_cm=1.0),
        14.0,
        numbers_cm=3.6,
        most_cm=5.2,
    ),
}
"""The booklets on offer."""


def booklet(
    agencies: Iterable[AgencyEntry], look: Look, correct_on: date, size: BookletSize
) -> Document:
    """Return the booklet; `correct_on` is the day whose telephone numbers it has."""
    blocks: list[Block] = list(_title(look, correct_on, size))
    sections = by_section(agencies)
    every = (agency for _section, found in sections for agency in found)
    size = replace(size, numbers_cm=_numbers_cm(every, look, size))
    for section, found in sections:
        if section:
            run = Run(look.ready(section), bold=True, size_pt=size.size_pt + 2)
            heading = Paragraph((run,), align="center", before_pt=6.0, keep_with_next=True)
            blocks.append(heading)
        for agency in found:
            blocks += [_table(agency, look, size), Spacer(_BETWEEN_PT)]
    return look.document(f"{_TITLE} {look.letterhead.office_name}", blocks, size.page, size.size_pt)


def _numbers_cm(agencies: Iterable[AgencyEntry], look: Look, size: BookletSize) -> float:
    """Return how wide the column of numbers must be for the longest of them."""
    widest = size.numbers_cm
    for agency in agencies:
        texts = [(agency.telephone, True), *((person.telephone, False) for person in agency.people)]
        for text, bold in texts:
            for number in each_telephone(text):
                width = width_cm(look.ready(number), size.size_pt, bold=bold)
                widest = max(widest, width + _SLACK_CM)
    return round(min(widest, size.most_cm), 2)


def _title(look: Look, correct_on: date, size: BookletSize) -> Iterator[Paragraph]:
    lines = (
        (_TITLE, True, size.size_pt + 6),
        (look.letterhead.office_name, True, size.size_pt),
        (f"ข้อมูล ณ วันที่ {long_date(correct_on)}", False, size.size_pt),
    )
    for text, bold, points in lines:
        run = Run(look.ready(text), bold=bold, size_pt=points)
        yield Paragraph((run,), align="center", keep_with_next=True)


def _table(agency: AgencyEntry, look: Look, size: BookletSize) -> Table:
    names = size.page.text_width_cm - size.numbers_cm
    rows = [_head(agency, look, size)]
    rows += [_row(person, look, size, names) for person in people_in_order(agency.people)]
    return Table((names, size.numbers_cm), tuple(rows), borders=False, padding_cm=0.0)


def _head(agency: AgencyEntry, look: Look, size: BookletSize) -> Row:
    keep = bool(agency.people)
    name = Paragraph((Run(look.ready(agency.name), bold=True),), keep_with_next=keep)
    below = [text for text in (agency.address, agency.email) if text]
    address = tuple(
        Paragraph(
            (Run(_POSTCODE_GAP.sub(NBSP, text), size_pt=size.size_pt - 2),),
            "left",
            keep_with_next=keep,
        )
        for text in map(look.ready, below)
    )
    numbers = _numbers(agency.telephone, look, bold=True, keep_with_next=keep)
    return Row(((name, *address), numbers), header=keep)


def _row(person: PersonEntry, look: Look, size: BookletSize, width: float) -> Row:
    name, position = look.ready(person.name), look.ready(person.position)
    if not name:
        name, position = position, ""
    both = f"{name}  {position}" if position else name
    room = width - _NUMBER_GAP_CM
    leader = (Tab(room, "right", "dots"),) if person.telephone.strip() else ()
    end = "\t" if leader else ""
    if not position or width_cm(both, size.size_pt) <= room - _LEAST_LEADER_CM:
        lines = [Paragraph((Run(both + end),), left_cm=0.8, first_line_cm=-0.8, tabs=leader)]
    else:
        below = Run(position, size_pt=size.size_pt - 2)
        lines = [
            Paragraph((Run(name + end),), left_cm=0.8, first_line_cm=-0.8, tabs=leader),
            Paragraph((below,), left_cm=0.8, right_cm=_NUMBER_GAP_CM),
        ]
    return Row((tuple(lines), _numbers(person.telephone, look)))


def _numbers(
    telephone: str, look: Look, *, bold: bool = False, keep_with_next: bool = False
) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            (Run(look.ready(number).replace(" ", NBSP), bold=bold),), keep_with_next=keep_with_next
        )
        for number in each_telephone(telephone)
    )
