"""Meetings and what they resolved in the search over the whole office."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    agenda,
    finding,
    meetings,
    resolutions,
    transcripts,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.transcripts import Passage
from district_admin.found import Wanted


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    made = plan(date(2026, 9, 16))
    item = agenda.add_item(session, made, ItemFacts("แผนพัฒนาบุคลากร", 5))
    resolutions.decide(session, item, ResolutionFacts("เห็นชอบ", "ให้จัดอบรมครู ๔๐ คน"))
    return made


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("การประชุมคณะกรรมการบริหาร", ["meeting"]),
        ("๑/๒๕๖๙", ["meeting"]),
        ("พัฒนา", ["agenda_item"]),
        ("อบรมครู 40", ["agenda_item"]),
        ("บ", ["meeting", "agenda_item"]),
        ("ไม่มี", []),
    ],
)
def test_any_part_is_found(session: Session, meeting_id: int, typed: str, kinds: list[str]) -> None:
    found = finding.find(session, Wanted(typed), 50)
    assert [each.kind for each in found] == kinds
    assert finding.count(session, Wanted(typed)) == len(kinds)


@pytest.fixture
def said(session: Session, meeting_id: int) -> int:
    """A meeting with a transcript of two passages."""
    passages = [
        Passage(1, "[00:01:02] ประธานหารือเรื่อง [00:01:09] สระน้ำ"),
        Passage(2, "ผู้แทนขอขุดสระ"),
    ]
    transcripts.save_passages(session, meeting_id, passages)
    return meeting_id


def _found_said(session: Session, typed: str, year: int = 0) -> list[str]:
    wanted = Wanted(typed, kind=finding.PASSAGE, be_year=year)
    found = finding.find(session, wanted, 50)
    assert finding.count(session, wanted) == len(found)
    return [each.title for each in found]


def test_what_was_said_is_found_and_follows_the_typing_and_its_meeting(
    session: Session, said: int
) -> None:
    whole = "ประธานหารือเรื่อง สระน้ำ"
    assert _found_said(session, "เรื่อง สระ") == [whole], "a mark of time does not part it"
    assert _found_said(session, "สระ") == ["ผู้แทนขอขุดสระ", whole]
    [found] = finding.find(session, Wanted("ขุดสระ"), 50)
    assert (found.kind, found.number, found.day) == (finding.PASSAGE, "1/2569", date(2026, 9, 16))
    assert transcripts.place_of(session, found.record_id) == (said, 2)
    assert finding.tell(session, finding.PASSAGE, found.record_id) is not None
    transcripts.save_passages(session, said, [Passage(1, "ประธานหารือเรื่องบ่อบาดาล")])
    assert (_found_said(session, "สระ"), len(_found_said(session, "บ่อบาดาล"))) == ([], 1)
    meetings.edit_meeting(session, said, MeetingFacts(date(2027, 1, 20)))
    assert _found_said(session, "บาดาล", 2569) == []
    assert len(_found_said(session, "บาดาล", 2570)) == 1
    transcripts.save_passages(session, said, [])
    assert _found_said(session, "บาดาล") == []


def test_year_kind_and_bin_narrow_it(session: Session, meeting_id: int) -> None:
    assert finding.count(session, Wanted("บ", be_year=2568)) == 0
    assert finding.count(session, Wanted("บ", be_year=2569)) == 2
    assert [e.kind for e in finding.find(session, Wanted("บ", kind="meeting"), 50)] == ["meeting"]
    assert finding.find(session, Wanted("บ", sender="จังหวัด"), 50) == []
    meetings.bin_meeting(session, meeting_id)
    assert finding.count(session, Wanted("บ")) == 0
