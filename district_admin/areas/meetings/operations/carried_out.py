"""The orders and announcements that came of a meeting's resolutions, and what was signed of them.

The officer's sentence: "the orders and the announcements go onto the disc too" (manual of internal
meetings, step 13). The area that writes papers tells what each is by now, and where its scan is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.finding import AREA, ITEM
from district_admin.areas.meetings.operations.packing import Missing
from district_admin.found import Finder, Found, Ref, SignedCopy
from district_admin.office.links import born_of
from district_admin.texts import _
from district_admin.thai.calendar import medium_date

Finders = Sequence[Finder]
"""How other areas tell of their records."""

NO_FINDERS: Final[Finders] = ()


@dataclass(frozen=True)
class CarriedOut:
    """A paper that came of a resolution, with the scans of what was signed of it."""

    paper: Found
    copies: Sequence[SignedCopy]


def carried_out(session: Session, meeting_id: int, finders: Finders) -> list[CarriedOut]:
    """Return the papers that came of a meeting's resolutions, in the order of its agenda."""
    by_area = {each.area: each for each in finders}
    found = []
    for ref in dict.fromkeys(_refs(session, meeting_id)):
        finder = by_area.get(ref.area)
        if finder is None or finder.tell is None or finder.copies is None:
            continue
        paper = finder.tell(session, ref.kind, ref.record_id)
        if paper is not None:
            found.append(CarriedOut(paper, finder.copies(session, ref.kind, ref.record_id)))
    return found


def not_signed(session: Session, meeting_id: int, finders: Finders) -> list[Missing]:
    """Return which of these papers would be missing on the disc, in the officer's words."""
    told = _("{paper} ตามมติ ยังไม่มีสแกนฉบับลงนาม กรุณาแนบที่หนังสือฉบับนั้น")
    papers = carried_out(session, meeting_id, finders)
    return [Missing(told.format(paper=paper_words(e.paper))) for e in papers if not e.copies]


def paper_words(found: Found) -> str:
    """Return how a paper is called: คำสั่งที่ 12/2569 ลงวันที่ 1 ต.ค. 2569, or its kind alone."""
    if not found.number or found.number.endswith("/"):  # a letter whose number is to come
        return found.kind_name
    named = _("{kind}ที่ {number}").format(kind=found.kind_name, number=found.number)
    if found.day is None:
        return named
    return _("{paper} ลงวันที่ {day}").format(paper=named, day=medium_date(found.day))


def _refs(session: Session, meeting_id: int) -> Iterator[Ref]:
    for item in list_items(session, meeting_id):
        yield from born_of(session, Ref(AREA, ITEM, item.id))
