"""Meetings and what they resolved in the search over the whole office."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import agenda, finding, meetings, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
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


def test_year_kind_and_bin_narrow_it(session: Session, meeting_id: int) -> None:
    assert finding.count(session, Wanted("บ", be_year=2568)) == 0
    assert finding.count(session, Wanted("บ", be_year=2569)) == 2
    assert [e.kind for e in finding.find(session, Wanted("บ", kind="meeting"), 50)] == ["meeting"]
    assert finding.find(session, Wanted("บ", sender="จังหวัด"), 50) == []
    meetings.bin_meeting(session, meeting_id)
    assert finding.count(session, Wanted("บ")) == 0
