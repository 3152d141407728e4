"""A meeting that was held, with one resolution, and its minutes made final."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    agenda,
    attendance,
    corrections,
    finals,
    resolutions,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.corrections import Asked
from district_admin.areas.meetings.operations.finals import Adoption
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent
from district_admin.storage.database import Database
from district_admin.storage.history import History

HELD_ON = date(2026, 9, 16)
ASKED_ON = date(2026, 9, 30)
ADOPTED_ON = date(2026, 10, 14)

Deed = Callable[[Session], object]
TakeBack = Callable[[Sequence[Deed], Sequence[str]], None]
"""Does deeds, each a step, takes them back one by one and does them again.

All that stands in the tables, which are named, is as it was after each.
"""


@pytest.fixture
def held_id(session: Session, plan: Callable[[date], int]) -> int:
    """A meeting that discussed one matter of two paragraphs and resolved on it."""
    made = plan(HELD_ON)
    item = agenda.add_item(session, made, ItemFacts("แผนพัฒนาบุคลากร", 5))
    decided = ResolutionFacts(
        "เห็นชอบ", "ตามที่เสนอ", "ประธานสอบถามจำนวนผู้เข้าอบรม\nที่ประชุมเห็นว่ามีผู้เข้าอบรม 30 คน"
    )
    resolutions.decide(session, item, decided)
    attendance.mark_rest(session, made, "present")
    return made


@pytest.fixture
def finalise(session: Session) -> Callable[[int], int]:
    """Make the minutes of a meeting final, adopted by the next meeting."""

    def done(meeting_id: int) -> int:
        drawn = finals.draw(session, meeting_id, Look(read_letterhead(session)), Silent())
        adoption = Adoption("next", ADOPTED_ON)
        return finals.finalise(session, meeting_id, drawn, adoption, ADOPTED_ON).version

    return done


@pytest.fixture
def ask(session: Session, held_id: int) -> Callable[..., int]:
    """Note what the nth person of the meeting wants corrected in its only matter."""
    [item] = agenda.list_items(session, held_id)

    def asked(old: str, new: str, part: str = "discussion", place: int = 1, who: int = 1) -> int:
        person = attendance.list_people(session, held_id)[who]
        return corrections.ask(session, person.id, Asked(item.id, part, place, old, new), ASKED_ON)

    return asked


@pytest.fixture
def take_back(database: Database) -> TakeBack:
    """Prove that each deed is one step that is taken back, and done again, whole."""

    def told(tables: Sequence[str]) -> list[list[tuple[object, ...]]]:
        with closing(sqlite3.connect(database.path)) as plain:
            rows = (plain.execute(f"SELECT * FROM {each} ORDER BY id") for each in tables)
            return [each.fetchall() for each in rows]

    def take(deeds: Sequence[Deed], tables: Sequence[str]) -> None:
        seen = [told(tables)]
        for number, deed in enumerate(deeds, 1):
            with database.transaction(f"ขั้นที่ {number}") as session:
                deed(session)
            seen.append(told(tables))
        history = History(database)
        for before in reversed(seen[:-1]):
            history.undo()
            assert told(tables) == before
        for after in seen[1:]:
            history.redo()
            assert told(tables) == after

    return take
