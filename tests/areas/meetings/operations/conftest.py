"""A meeting that was held, with one resolution, and its minutes made final."""

from collections.abc import Callable
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

HELD_ON = date(2026, 9, 16)
ASKED_ON = date(2026, 9, 30)
ADOPTED_ON = date(2026, 10, 14)


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
