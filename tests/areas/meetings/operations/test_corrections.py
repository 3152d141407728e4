"""Corrections of minutes: beside their paragraph, carried in, told to the director and adopted."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model.final import PENDING
from district_admin.areas.meetings.model.meeting import CORRECT
from district_admin.areas.meetings.operations import (
    adopting,
    agenda,
    attendance,
    corrections,
    drafting,
    duties,
    finals,
    opinions,
    paper_making,
    papers,
    resolutions,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.corrections import Asked, Paragraph
from district_admin.areas.meetings.operations.refusals import (
    MeetingFinalError,
    MeetingGoneError,
    MeetingIncompleteError,
)
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from tests.areas.meetings.operations.conftest import ADOPTED_ON
from tests.areas.meetings.operations.conftest import ASKED_ON as ON

Ask = Callable[..., int]


def _lines(session: Session, meeting_id: int) -> list[Paragraph]:
    return corrections.list_paragraphs(session, meeting_id)


def _minutes(session: Session, meeting_id: int) -> str:
    [matter] = [m for s in papers.minutes_of(session, meeting_id).sections for m in s.matters]
    return f"{matter.discussion}\n{matter.resolution}"


def test_a_correction_stands_beside_its_paragraph_with_who_asked(
    session: Session, held_id: int, ask: Ask
) -> None:
    ask("30 คน", "40 คน")
    ask("30 คน", "45 คน", who=2)
    first, second, resolution = _lines(session, held_id)
    assert [len(e.corrections) for e in (first, second, resolution)] == [0, 2, 0]
    assert (second.number, second.part, second.pending) == ("5.1", "discussion", 2)
    names = [name for _each, name in second.corrections]
    assert names == [e.name for e in attendance.list_people(session, held_id)[1:3]]


def test_who_noted_it_by_the_paragraph_need_not_say_it_again(
    session: Session, held_id: int, ask: Ask
) -> None:
    ask("30 คน", "40 คน")
    [sent] = [e for e in duties.list_duties(session, held_id) if e.key == duties.CIRCULATE]
    duties.finish_duty(session, sent.id, ON)
    _chair, noted, other = attendance.list_people(session, held_id)[:3]
    opinions.set_opinion(session, noted.id, CORRECT, ON)
    assert noted.opinion == CORRECT
    with pytest.raises(MeetingIncompleteError, match="ข้อความที่ขอแก้ไข"):
        opinions.set_opinion(session, other.id, CORRECT, ON)


def test_what_is_accepted_is_in_the_minutes_and_can_be_put_back(
    session: Session, held_id: int, ask: Ask
) -> None:
    one = ask("30 คน", "40 คน")
    two = ask("เห็นชอบตามที่เสนอ", "เห็นชอบตามที่เสนอเฉพาะปีนี้", "resolution", 0)
    corrections.accept(session, one, ON)
    corrections.accept(session, two, ON, "อนุมัติ เฉพาะปีนี้")
    said = _minutes(session, held_id)
    assert "มีผู้เข้าอบรม 40 คน" in said
    assert said.endswith("อนุมัติ เฉพาะปีนี้")
    assert agenda.list_items(session, held_id)[0].verb == "อนุมัติ"
    _first, second, resolution = _lines(session, held_id)
    assert [second.pending, len(second.corrections), len(resolution.corrections)] == [0, 1, 1]
    for each in (one, two):
        corrections.reconsider(session, each)
    said = _minutes(session, held_id)
    assert "มีผู้เข้าอบรม 30 คน" in said
    assert said.endswith("เห็นชอบตามที่เสนอ")


def test_a_paragraph_is_put_in_and_another_is_struck(
    session: Session, held_id: int, ask: Ask
) -> None:
    corrections.accept(session, ask("", "ประธานขอบคุณที่ประชุม"), ON)
    corrections.accept(session, ask("ประธานสอบถามจำนวนผู้เข้าอบรม", "", place=0), ON)
    assert [e.text for e in _lines(session, held_id) if e.part == "discussion"] == [
        "ที่ประชุมเห็นว่ามีผู้เข้าอบรม 30 คน",
        "ประธานขอบคุณที่ประชุม",
    ]


def test_a_part_that_was_struck_whole_still_shows_what_struck_it(
    session: Session, held_id: int, ask: Ask
) -> None:
    struck = ask("เห็นชอบตามที่เสนอ", "", "resolution", 0)
    corrections.accept(session, struck, ON)
    last = _lines(session, held_id)[-1]
    assert (last.part, last.text, [e.id for e, _name in last.corrections]) == (
        *("resolution", "", [struck]),
    )
    corrections.reconsider(session, struck)
    assert [(e.part, e.text) for e in _lines(session, held_id)][-1] == (
        *("resolution", "เห็นชอบตามที่เสนอ"),
    )


def test_a_correction_is_of_who_was_asked_to_that_meeting(
    session: Session, held_id: int, plan: Callable[[date], int]
) -> None:
    [item] = agenda.list_items(session, held_id)
    stranger = attendance.list_people(session, plan(ADOPTED_ON))[1]
    for person_id in (stranger.id, stranger.id + 1000):
        with pytest.raises(MeetingGoneError):
            corrections.ask(session, person_id, Asked(item.id, "facts", 0, "", "เพิ่ม"), ON)


def test_words_that_are_gone_by_now_are_told_and_nothing_is_changed(
    session: Session, held_id: int, ask: Ask
) -> None:
    one, two = ask("30 คน", "40 คน"), ask("30 คน", "45 คน", who=2)
    corrections.accept(session, one, ON)
    with pytest.raises(MeetingIncompleteError, match="ไม่พบ “30 คน” ในวาระนี้แล้ว"):
        corrections.accept(session, two, ON)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("31 คน", "40 คน", "ไม่พบ “31 คน” ในย่อหน้านี้"),
        ("30 คน", "30  คน", "เหมือนข้อความเดิม"),
        ("", " ", "กรุณากรอกข้อความที่ขอแก้ไข"),
    ],
)
def test_what_cannot_be_corrected_is_refused(ask: Ask, old: str, new: str, told: str) -> None:
    with pytest.raises(MeetingIncompleteError, match=told):
        ask(old, new)


def test_what_is_declined_says_why_and_the_minutes_stay(
    session: Session, held_id: int, ask: Ask
) -> None:
    one = ask("30 คน", "40 คน")
    with pytest.raises(MeetingIncompleteError, match="เหตุผลที่ไม่แก้ไข"):
        corrections.decline(session, one, "", ON)
    before = _minutes(session, held_id)
    corrections.decline(session, one, "ตามเทปเป็น 30 คน", ON)
    declined = corrections.get_correction(session, one)
    assert (declined.reason, declined.decided_on) == ("ตามเทปเป็น 30 คน", ON)
    assert adopting.adoption_text(session, held_id) == ""
    corrections.reconsider(session, one)
    assert (declined.state, declined.reason, declined.decided_on) == (PENDING, "", None)
    assert _minutes(session, held_id) == before


def test_what_was_noted_by_mistake_is_withdrawn_while_it_waits(
    session: Session, held_id: int, ask: Ask
) -> None:
    mistaken, wanted = ask("30 คน", "300 คน"), ask("30 คน", "40 คน")
    corrections.withdraw(session, mistaken)
    [(left, _name)] = [each for line in _lines(session, held_id) for each in line.corrections]
    assert left.id == wanted
    corrections.accept(session, wanted, ON)
    with pytest.raises(MeetingIncompleteError, match="พิจารณาใหม่"):
        corrections.withdraw(session, wanted)
    with pytest.raises(MeetingIncompleteError, match="พิจารณาใหม่"):
        corrections.decline(session, wanted, "ตามเทป", ON)
    with pytest.raises(MeetingGoneError):
        corrections.get_correction(session, mistaken)


def test_the_next_agenda_lists_what_was_carried_in_unless_she_wrote_it_herself(
    session: Session, held_id: int, ask: Ask, plan: Callable[[date], int]
) -> None:
    following = plan(ADOPTED_ON)
    [item] = [each for each in agenda.list_items(session, following) if each.adopts_id]
    one, two = ask("30 คน", "40 คน"), ask("ตามที่เสนอ", "ตามที่เสนอทุกประการ", "resolution", 0)
    corrections.accept(session, one, ON)
    assert "ข้ออภิปราย จากเดิม “30 คน” แก้ไขเป็น “40 คน”" in item.facts
    corrections.reconsider(session, one)
    assert "40 คน" not in item.facts
    for each in (one, two):
        corrections.accept(session, each, ON)
    assert "2. ระเบียบวาระที่ 5.1 เรื่อง แผนพัฒนาบุคลากร มติที่ประชุม" in item.facts
    agenda.edit_item(session, item.id, ItemFacts(item.title, item.section, facts="ตามที่แจ้งเวียน"))
    corrections.reconsider(session, two)
    assert item.facts == "ตามที่แจ้งเวียน"


def test_a_meeting_planned_later_lists_them_too(
    session: Session, held_id: int, ask: Ask, plan: Callable[[date], int]
) -> None:
    corrections.accept(session, ask("30 คน", "40 คน"), ON)
    [item] = [each for each in agenda.list_items(session, plan(ADOPTED_ON)) if each.adopts_id]
    assert "แก้ไขเป็น “40 คน”" in item.facts
    look = Look(read_letterhead(session))
    [sheet] = paper_making.make_papers(session, item.meeting_id, "agenda", look, ON)
    printed = " ".join(run.text for b in sheet.blocks for run in getattr(b, "runs", ()))
    assert "แก้ไขเป็น “๔๐ คน”" in printed.replace("\u00a0", " ")


def test_nothing_is_final_while_a_correction_waits(
    session: Session,
    held_id: int,
    ask: Ask,
    finalise: Callable[[int], int],
    plan: Callable[[date], int],
) -> None:
    one = ask("30 คน", "40 คน")
    finals.check_final(session, plan(ADOPTED_ON))  # another meeting's waits for itself alone
    with pytest.raises(MeetingIncompleteError, match="ยังมีคำขอแก้ไข 1 รายการ"):
        finalise(held_id)
    corrections.accept(session, one, ON)
    finalise(held_id)
    with pytest.raises(MeetingFinalError):
        corrections.reconsider(session, one)


def test_what_a_correction_is_of_is_not_taken_away(
    session: Session, held_id: int, ask: Ask
) -> None:
    ask("30 คน", "40 คน")
    [item] = agenda.list_items(session, held_id)
    with pytest.raises(MeetingIncompleteError, match="มีผู้ขอแก้ไข"):
        agenda.remove_item(session, item.id)
    with pytest.raises(MeetingIncompleteError, match="ขอแก้ไขรายงานการประชุมไว้"):
        attendance.remove_person(session, attendance.list_people(session, held_id)[1].id)


def test_the_director_is_told_who_answered_who_is_silent_and_each_correction(
    session: Session, held_id: int, ask: Ask
) -> None:
    circulate = next(e for e in duties.list_duties(session, held_id) if e.key == duties.CIRCULATE)
    duties.finish_duty(session, circulate.id, date(2026, 9, 28))
    ask("30 คน", "40 คน")
    asking = attendance.list_people(session, held_id)[1]
    assert (asking.opinion, asking.opinion_on) == ("correct", ON)
    early = drafting.draft_of(session, held_id, drafting.SUMMARY, date(2026, 10, 2)).content
    assert "ยังไม่ส่งความเห็น จำนวน 3 คน ครบกำหนดวันที่ 5 ตุลาคม 2569" in early["purpose"]
    late = drafting.draft_of(session, held_id, drafting.SUMMARY, date(2026, 10, 6)).content
    assert "ถือว่าเห็นชอบ จำนวน 3 คน" in late["purpose"]
    assert f"{asking.name} ขอแก้ไขระเบียบวาระที่ 5.1" in late["purpose"]
    assert "จากเดิม “30 คน” แก้ไขเป็น “40 คน”" in late["purpose"]


def test_the_resolution_that_adopts_offers_the_corrections(
    session: Session, held_id: int, ask: Ask, plan: Callable[[date], int]
) -> None:
    corrections.accept(session, ask("30 คน", "40 คน"), ON)
    [item] = [each for each in agenda.list_items(session, plan(ADOPTED_ON)) if each.adopts_id]
    verb, words = adopting.adopting_resolution(session, item)
    assert verb == "รับรองรายงานการประชุมโดยมีการแก้ไข"
    resolutions.decide(session, item.id, ResolutionFacts(verb, words))
    assert "“40 คน”" in item.resolution_text
    assert adopting.adopting_resolution(session, item) == ("", "")
