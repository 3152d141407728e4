"""What was resolved stands in the minutes as it is said, and is done after it was resolved."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import agenda, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts

Plan = Callable[[date], int]
DAY = date(2026, 9, 16)


@pytest.fixture
def item_id(session: Session, plan: Plan) -> int:
    return agenda.add_item(session, plan(DAY), ItemFacts("แผน\x07ปฏิบัติ\u200bการ\tปี 2570", 5))


@pytest.mark.parametrize(
    ("verb", "more", "told"),
    [
        ("เห็นชอบ", "", "เห็นชอบ"),
        ("", "ให้ทบทวน", "ให้ทบทวน"),
        ("เห็นชอบ", "เห็นชอบแผนและให้แจ้งโรงเรียน", "เห็นชอบแผนและให้แจ้งโรงเรียน"),
        ("อนุมัติ", "ตามที่เสนอ", "อนุมัติตามที่เสนอ"),
        ("มอบหมาย", "ให้จัดทำแผน", "มอบหมายให้จัดทำแผน"),
        ("รับทราบ", "ให้แจ้งโรงเรียน", "รับทราบ ให้แจ้งโรงเรียน"),
    ],
)
def test_the_verb_is_said_once(
    session: Session, item_id: int, verb: str, more: str, told: str
) -> None:
    resolutions.decide(session, item_id, ResolutionFacts(verb, more))
    assert agenda.get_item(session, item_id).resolution_text == told


def test_nothing_is_due_before_it_was_resolved(session: Session, item_id: int) -> None:
    with pytest.raises(MeetingIncompleteError, match=r"16 ก\.ย\. 2569"):
        resolutions.decide(session, item_id, ResolutionFacts("อนุมัติ", due_on=date(2026, 9, 15)))
    resolutions.decide(session, item_id, ResolutionFacts("อนุมัติ", due_on=DAY))


def test_what_cannot_be_seen_is_not_kept(session: Session, item_id: int) -> None:
    resolutions.decide(
        session,
        item_id,
        ResolutionFacts(" อนุมัติ", "ข้อ 1\x07\r\nข้อ 2\u200b", "ก\x00ข", " กลุ่ม\tนโยบาย "),
    )
    item = agenda.get_item(session, item_id)
    assert (item.verb, item.owner_name) == ("อนุมัติ", "กลุ่ม นโยบาย")
    assert (item.title, item.resolution, item.discussion) == (
        "แผนปฏิบัติการ ปี 2570",
        "ข้อ 1\nข้อ 2",
        "กข",
    )
