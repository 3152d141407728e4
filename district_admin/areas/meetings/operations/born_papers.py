"""The orders and announcements that carry out what a meeting resolved, for its package.

They are written and kept by another area, which gives them as files. Rejected: letting her add
each to the meeting's files by hand (what is forgotten is missed when the disc is read, years on).
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy.orm import Session

from district_admin.archive.naming import NAME_UNITS, PATH_UNITS, units
from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.finding import AREA, ITEM
from district_admin.areas.meetings.operations.packing import Filling, Missing
from district_admin.found import GivenPaper, Giver, Ref
from district_admin.office.links import born_of
from district_admin.safe_files import file_name
from district_admin.thai.shortening import whole_words

_KINDS: Final = ("order", "announcement")


def papers_of(session: Session, meeting_id: int, give: Giver) -> Iterator[GivenPaper]:
    """Give the orders and announcements that came of a meeting, each once, as the agenda goes."""
    refs = (
        ref
        for item in list_items(session, meeting_id)
        for ref in born_of(session, Ref(AREA, ITEM, item.id))
    )
    for ref in dict.fromkeys(refs):
        paper = give(session, ref)
        if paper is not None and paper.kind in _KINDS:
            yield paper


def missing_of(session: Session, meeting_id: int, give: Giver) -> list[Missing]:
    """Return what the papers of a meeting's resolutions lack."""
    return [Missing(each.lacks) for each in papers_of(session, meeting_id, give) if each.lacks]


def add_papers(
    session: Session, filling: Filling, meeting_id: int, folder: str, give: Giver
) -> None:
    """Put the papers of a meeting's resolutions into a folder of its package."""
    for paper in papers_of(session, meeting_id, give):
        files = paper.read()
        room = PATH_UNITS - units(f"data/{folder}/")
        longest = max((units(suffix) for suffix, _data in files), default=0)
        name = whole_words(paper.name, min(room, NAME_UNITS) - longest)  # all of its files have it
        for suffix, data in files:
            filling.add(folder, name, suffix, data, file_name(paper.name, suffix))
