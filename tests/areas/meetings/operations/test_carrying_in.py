"""Corrections carried into the minutes: which words they take, and what else is then told."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import MeetingPerson
from district_admin.areas.meetings.model.meeting import CORRECT, DISAGREE
from district_admin.areas.meetings.operations import (
    agenda,
    attendance,
    corrections,
    duties,
    meetings,
    opinions,
    resolutions,
)
from district_admin.areas.meetings.operations.refusals import (
    MeetingClosedError,
    MeetingIncompleteError,
)
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from tests.areas.meetings.operations.conftest import ASKED_ON as ON

Ask = Callable[..., int]


@pytest.fixture
def discuss(session: Session, held_id: int) -> Callable[..., None]:
    """Write other paragraphs of what was said on the meeting's only matter."""
    [item] = agenda.list_items(session, held_id)

    def discussed(*lines: str) -> None:
        facts = ResolutionFacts(item.verb, item.resolution, "\n".join(lines))
        resolutions.decide(session, item.id, facts)

    return discussed


def _discussion(session: Session, meeting_id: int) -> list[str]:
    [item] = agenda.list_items(session, meeting_id)
    return item.discussion.splitlines()


def _members(session: Session, meeting_id: int) -> list[MeetingPerson]:
    return list(attendance.list_people(session, meeting_id))


def test_of_the_same_words_those_nearest_to_the_place_are_replaced_and_once(
    session: Session, held_id: int, ask: Ask, discuss: Callable[..., None]
) -> None:
    discuss("หนึ่ง 30 คน", "สอง", "สาม 30 คน จาก 30 คน", "สี่ 30 คน")
    one = ask("30 คน", "40 คน", place=2)
    corrections.accept(session, one, ON)
    assert _discussion(session, held_id)[2] == "สาม 40 คน จาก 30 คน"
    discuss("เปิด", "ปิด", "หนึ่ง 30 คน", "สอง", "สาม 40 คน จาก 30 คน")
    beside = [e.place for e in corrections.list_paragraphs(session, held_id) if e.corrections]
    assert beside == [4]  # found again by the words that it brought
    discuss("หนึ่ง", "สอง")
    beside = [e.place for e in corrections.list_paragraphs(session, held_id) if e.corrections]
    assert beside == [1]  # nowhere any more: with the last


def test_a_paragraph_comes_after_the_one_it_was_asked_at_or_begins_a_part(
    session: Session, held_id: int, ask: Ask, discuss: Callable[..., None]
) -> None:
    discuss("หนึ่ง", "สอง", "สาม")
    corrections.accept(session, ask("", "หลังหนึ่ง", place=0), ON)
    assert _discussion(session, held_id) == ["หนึ่ง", "หลังหนึ่ง", "สอง", "สาม"]
    [item] = agenda.list_items(session, held_id)
    corrections.accept(session, ask("", "เสนอแผน 3 โครงการ", "facts", place=0), ON)
    assert item.facts == "เสนอแผน 3 โครงการ"
    assert "เสนอแผน 3 โครงการ" in item.search_text


def test_a_verb_of_her_own_is_told_from_the_shorter_one_it_begins_with(
    session: Session, held_id: int, ask: Ask
) -> None:
    [item] = agenda.list_items(session, held_id)
    resolutions.decide(session, item.id, ResolutionFacts("อนุมัติ ในหลักการ", "ปี 2570"))
    corrections.accept(session, ask("2570", "2571", "resolution", place=0), ON)
    assert (item.verb, item.resolution) == ("อนุมัติ ในหลักการ", "ปี 2571")


def test_other_words_for_a_correction_are_words(session: Session, held_id: int, ask: Ask) -> None:
    one = ask("30 คน", "40 คน")
    with pytest.raises(MeetingIncompleteError, match="ข้อความที่ใช้"):
        corrections.accept(session, one, ON, "  ")
    corrections.accept(session, one, ON, " ราว  40 คน")
    assert _discussion(session, held_id)[1] == "ที่ประชุมเห็นว่ามีผู้เข้าอบรม ราว 40 คน"
    assert corrections.get_correction(session, one).decided_on == ON


def test_in_a_closed_file_corrections_stay_as_they_are(
    session: Session, held_id: int, ask: Ask
) -> None:
    one = ask("30 คน", "40 คน")
    meetings.close_meeting(session, held_id, ON)
    closed = (
        lambda: corrections.accept(session, one, ON),
        lambda: corrections.decline(session, one, "ตามเทป", ON),
        lambda: corrections.reconsider(session, one),
        lambda: corrections.withdraw(session, one),
        lambda: ask("30 คน", "50 คน"),
    )
    for deed in closed:
        with pytest.raises(MeetingClosedError):
            deed()


def test_who_asks_for_a_correction_has_the_resolutions_and_does_not_agree(
    session: Session, held_id: int, ask: Ask
) -> None:
    [sent] = [e for e in duties.list_duties(session, held_id) if e.key == duties.CIRCULATE]
    went_round = ON + timedelta(days=1)
    duties.finish_duty(session, sent.id, went_round)
    _chair, silent, against, agreed = _members(session, held_id)
    opinions.set_opinion(session, against.id, DISAGREE, went_round, "ไม่ตรงกับที่ประชุม")
    opinions.set_given(session, agreed.id, date(2026, 10, 3))
    opinions.set_opinion(session, agreed.id, "agree", date(2026, 10, 4))
    for who in (1, 2, 3):
        ask("30 คน", "40 คน", who=who)  # noted with a day before they went round
    assert [each.opinion for each in (silent, against, agreed)] == [CORRECT, DISAGREE, CORRECT]
    assert (silent.opinion_on, silent.given_on) == (went_round, went_round)
    assert agreed.given_on == date(2026, 10, 3)
