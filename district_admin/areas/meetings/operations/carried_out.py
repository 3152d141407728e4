"""The orders and announcements that came of a meeting's resolutions, and what was signed of them.

The officer's sentence: "the orders and the announcements go onto the disc too" (manual of internal
meetings, step 13). The area that writes papers tells what each is by now, and where its scan is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.finding import AREA, ITEM
from district_admin.areas.meetings.operations.packing import Missing
from district_admin.found import Finder, Found, GivenPaper, Ref
from district_admin.office.links import born_of
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

Finders = Sequence[Finder]
"""How other areas tell of their records."""

NO_FINDERS: Final[Finders] = ()


_KINDS: Final = ("order", "announcement")


def carried_out(session: Session, meeting_id: int, finders: Finders) -> list[GivenPaper]:
    """Return the orders and announcements that came of a meeting, each once, as its agenda goes.

    A paper may be linked by itself and by its row, if its number was reserved when it was linked.
    """
    by_area = {each.area: each for each in finders}
    found = []
    for ref in dict.fromkeys(_refs(session, meeting_id, by_area)):
        finder = by_area.get(ref.area)
        if finder is None or finder.give is None:
            continue
        paper = finder.give(session, ref.kind, ref.record_id)
        if paper is not None and paper.kind in _KINDS:
            found.append(paper)
    return found


def lacking(papers: Sequence[GivenPaper]) -> list[Missing]:
    """Return what these papers lack, in the officer's words."""
    return [Missing(each.lacks) for each in papers if each.lacks]


def paper_words(found: Found) -> str:
    """Return how a paper is called: คำสั่งที่ 12/2569 ลงวันที่ 1 ต.ค. 2569, or its kind alone."""
    if not found.number or found.number.endswith("/"):  # a letter whose number is to come
        return found.kind_name
    named = _("{kind}ที่ {number}").format(kind=found.kind_name, number=found.number)
    if found.day is None:
        return named
    return _("{paper} ลงวันที่ {day}").format(paper=named, day=medium_date(found.day))


def _refs(session: Session, meeting_id: int, by_area: Mapping[str, Finder]) -> Iterator[Ref]:
    for item in list_items(session, meeting_id):
        for ref in born_of(session, Ref(AREA, ITEM, item.id)):
            finder = by_area.get(ref.area)
            tell = finder.tell if finder is not None else None
            told = tell(session, ref.kind, ref.record_id) if tell is not None else None
            yield ref if told is None else Ref(told.area, told.kind, told.record_id)
