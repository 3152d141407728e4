"""The sections of a body change, and matters stay under what they were put under."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model.series import FIVE_SECTIONS, SIX_SECTIONS
from district_admin.areas.meetings.operations import agenda, meetings, resolutions, series
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.section_moves import usual_section
from district_admin.areas.meetings.operations.series import SeriesFacts

NAME = "คณะกรรมการบริหารสำนักงาน"


def _under(session: Session, meeting_id: int) -> list[tuple[str, str]]:
    sections = meetings.get_meeting(session, meeting_id).sections
    there = agenda.list_items(session, meeting_id)
    return [(sections[each.section - 1], each.title.split()[0]) for each in there]


@pytest.mark.parametrize("sections", [SIX_SECTIONS, FIVE_SECTIONS])
def test_a_new_matter_is_for_consideration(sections: tuple[str, ...]) -> None:
    assert "พิจารณา" in sections[usual_section(sections) - 1]


def test_matters_go_with_their_sections_from_six_to_five_and_back(
    session: Session, plan: Callable[[date], int], body_id: int
) -> None:
    first = plan(date(2026, 9, 16))
    owed = agenda.add_item(session, first, ItemFacts("ซ่อมหลังคา", 5))
    told = ResolutionFacts("มอบหมาย", "ให้ดำเนินการ", owner_name="กลุ่มอำนวยการ")
    resolutions.decide(session, owed, told)
    meetings.close_meeting(session, first, date(2026, 9, 30))
    second = plan(date(2026, 10, 14))
    for section, title in ((6, "อื่น"), (5, "พิจารณา"), (4, "ทราบ"), (1, "แจ้ง")):
        agenda.add_item(session, second, ItemFacts(title, section))
    closed, before = _under(session, first), _under(session, second)
    assert [(SIX_SECTIONS.index(title) + 1, item) for title, item in before][2:] == [
        (3, "ซ่อมหลังคา"),
        (4, "ทราบ"),
        (5, "พิจารณา"),
        (6, "อื่น"),
    ]
    series.edit_series(session, body_id, SeriesFacts(NAME, FIVE_SECTIONS))
    assert [(FIVE_SECTIONS.index(title) + 1, item) for title, item in _under(session, second)][
        2:
    ] == [(3, "ซ่อมหลังคา"), (3, "ทราบ"), (4, "พิจารณา"), (5, "อื่น")]
    series.edit_series(session, body_id, SeriesFacts(NAME, SIX_SECTIONS))
    assert _under(session, second) == before
    assert _under(session, first) == closed
