"""The secretary's own book of a meeting as a paper."""

from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.operations.agenda import cut_off, list_items
from district_admin.areas.meetings.operations.carried_words import unfinished_by_number
from district_admin.areas.meetings.operations.item_files import files_by_item
from district_admin.areas.meetings.operations.papers import sections_of, sitting_of
from district_admin.documents.look import Look
from district_admin.documents.model import Document


def run_book_of(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    """Return the run-book of a meeting, with what earlier meetings left of its matters."""
    from district_admin.areas.meetings.documents.run_book import run_book_paper  # noqa: PLC0415 - draws

    until, files = cut_off(session, meeting), files_by_item(session, meeting.id)
    items = list_items(session, meeting.id)
    sections = sections_of(meeting, items, files, until)
    behind = unfinished_by_number(session, meeting, items)
    return [
        run_book_paper(sitting_of(meeting), sections, look.letterhead, look.numerals, until, behind)
    ]
