"""Abbreviations and beginnings in the transcript, in a script without spaces."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import agenda, shorthand
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.shorthand import Found


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    meeting_id = plan(date(2026, 11, 19))
    agenda.add_item(session, meeting_id, ItemFacts("การจัดสรรงบประมาณ", 5))
    return meeting_id


def test_tab_knows_an_abbreviation_at_the_end_of_a_line_without_spaces(
    session: Session, meeting_id: int
) -> None:
    own = "ปธ = ท่านประธาน\nรองปธ = ท่านรองประธาน\nสรุปได้ว่าที่ประชุมไม่ขัดข้อง"
    shorthand.keep_lines(session, own)
    short = shorthand.shorthand_of(session, meeting_id)
    assert short.at_tab("แล้วปธ") == Found(2, ("ท่านประธาน",))
    assert short.at_tab("แล้วรองปธ") == Found(5, ("ท่านรองประธาน",))  # not the shorter one in it
    assert short.at_tab("ตามที่ดำ") == Found(2, ("นายดำรง ศรีทอง",))
    assert short.at_tab("นายดำรง ศ") == Found(9, ("นายดำรง ศรีทอง",))
    assert short.at_tab("เรื่องการจัด") == Found(6, ("การจัดสรรงบประมาณ",))
    assert short.at_tab("สรุปได้") == Found(7, ("สรุปได้ว่าที่ประชุมไม่ขัดข้อง",))
    assert short.at_tab("เรื่องการจัดสรรงบประมาณ") is None  # it is whole already
    several = short.at_tab("ให้ผู้อำนวยการ")
    assert several is not None
    assert len(several.texts) == 3
    assert short.at_tab("ไม่มีคำนี้ๆ") is None
    assert short.at_tab("") is None


def test_a_space_changes_nothing_but_an_abbreviation_that_stands_alone(
    session: Session, meeting_id: int
) -> None:
    short = shorthand.shorthand_of(session, meeting_id)
    assert short.at_space("[00:00:05]ปธ") == Found(2, ("ประธานในที่ประชุม",))
    assert short.at_space("กล่าวว่า ทปช") == Found(3, ("ที่ประชุม",))
    for ordinary in ("แล้วปธ", "ดำ", "การจัด", "ที่ประชุม", " ", ""):
        assert short.at_space(ordinary) is None


def test_her_list_is_kept_as_she_left_it_and_a_bad_line_is_told(session: Session) -> None:
    shorthand.keep_lines(session, "ก=ข\n\nวลี")
    shorthand.keep_lines(session, "วลี\nกก =  ขข ")
    assert shorthand.own_lines(session) == "วลี\nกก = ขข"
    for bad, told in (
        ("ก ก = ข", "มีช่องว่าง"),
        ("= ข", "ไม่ครบ"),
        ("ก =", "ไม่ครบ"),
        ("ก=ข\nก=ค", "สองบรรทัด"),
    ):
        with pytest.raises(MeetingIncompleteError, match=told):
            shorthand.keep_lines(session, bad)
