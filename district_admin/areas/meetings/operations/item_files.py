"""The documents that belong to matters of the agenda (เอกสารประกอบวาระ), by the matter's number.

A document is called by the number that its matter has now and its place among the matter's own, as
4.1/2; so it changes with the order of the agenda, like the matter's own number. Rejected: a number
that is kept (the sheet would speak of 4.3/1 under the matter 4.1).
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import MeetingFile
from district_admin.areas.meetings.model.meeting import RELATED


def files_by_item(session: Session, meeting_id: int) -> dict[int, list[MeetingFile]]:
    """Return the documents of each matter that has any, in the order they were added."""
    query = select(MeetingFile).where(
        MeetingFile.meeting_id == meeting_id, MeetingFile.item_id.is_not(None)
    )
    found: dict[int, list[MeetingFile]] = {}
    for each in session.scalars(query.order_by(MeetingFile.id)):
        found.setdefault(each.item_id or 0, []).append(each)
    return found


def release_files(session: Session, item_id: int) -> None:
    """Let the documents of a matter that leaves the agenda stay with the meeting."""
    for each in session.scalars(select(MeetingFile).where(MeetingFile.item_id == item_id)):
        each.item_id = None
    session.flush()


def names_on_paper(number: str, files: Sequence[MeetingFile]) -> tuple[str, ...]:
    """Return the documents of a matter as its agenda lists them, in Thai."""
    related = [each for each in files if each.kind == RELATED]
    return tuple(
        f"เอกสารประกอบ {number}/{place} {bare_title(each.title)}"
        for place, each in enumerate(related, 1)
    )


def names_in_package(
    numbers: Mapping[int, str], files: Sequence[MeetingFile]
) -> dict[int, tuple[str, str]]:
    """Return, by the ids of documents of matters, their folder and what stands before the title."""
    places: dict[int, int] = {}
    names = {}
    for each in files:
        item_id = each.item_id or 0
        if each.kind == RELATED and item_id in numbers:
            place = places[item_id] = places.get(item_id, 0) + 1
            names[each.id] = (f"วาระที่ {numbers[item_id]}", f"{place} ")
    return names


def bare_title(title: str) -> str:
    """Return the name of a file without its suffix."""
    stem, dot, suffix = title.rpartition(".")
    return stem if dot and stem and len(suffix) <= 5 and " " not in suffix else title
