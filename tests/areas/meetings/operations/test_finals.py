"""Minutes that are final: kept byte for byte, locked, taken back only with a reason."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from district_admin.archive.packages import verify
from district_admin.areas.meetings.operations import (
    agenda,
    archiving,
    attendance,
    duties,
    duty_moves,
    files,
    finals,
    meetings,
    opinions,
    resolutions,
    series,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.finals import DOCX, PDF, Adoption
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.paper_kinds import BRIEF, MINUTES
from district_admin.areas.meetings.operations.papers import minutes_of
from district_admin.areas.meetings.operations.refusals import (
    MeetingClosedError,
    MeetingFinalError,
    MeetingIncompleteError,
)
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent
from tests.areas.meetings.operations.conftest import ADOPTED_ON, HELD_ON

Finalise = Callable[[int], int]


def _text(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))


def _kept(session: Session, meeting_id: int, key: str = MINUTES) -> bytes:
    version = finals.in_force(session, meeting_id)
    assert version is not None
    return finals.kept_paper(session, version, key, PDF)


def test_what_final_minutes_say_is_refused_to_change_and_the_way_out_is_told(
    session: Session, held_id: int, finalise: Finalise
) -> None:
    [item] = agenda.list_items(session, held_id)
    person = attendance.list_people(session, held_id)[0]
    adopt = next(e for e in duties.list_duties(session, held_id) if e.key == duties.ADOPT)
    assert finalise(held_id) == 1
    for change in (
        lambda: agenda.add_item(session, held_id, ItemFacts("เรื่องใหม่", 5)),
        lambda: agenda.edit_item(session, item.id, ItemFacts("ชื่อใหม่", 5)),
        lambda: agenda.remove_item(session, item.id),
        lambda: agenda.move_item(session, item.id, 1),
        lambda: resolutions.decide(session, item.id, ResolutionFacts("ไม่เห็นชอบ")),
        lambda: attendance.set_presence(session, person.id, PresenceFacts("absent")),
        lambda: attendance.add_participant(session, held_id, "นายมาใหม่ ใจดี"),
        lambda: attendance.remove_person(session, person.id),
        lambda: attendance.mark_rest(session, held_id, "present"),
        lambda: opinions.set_opinion(session, person.id, "agree", ADOPTED_ON),
        lambda: meetings.edit_meeting(session, held_id, MeetingFacts(HELD_ON, place="ห้องอื่น")),
        lambda: meetings.bin_meeting(session, held_id),
        lambda: duties.reopen_duty(session, adopt.id),
        lambda: finalise(held_id),
    ):
        with pytest.raises(MeetingFinalError, match="กด “ยกเลิกฉบับสมบูรณ์”"):
            change()
    resolutions.note_progress(session, item.id, "ทำไปครึ่งหนึ่ง")  # that goes on
    resolutions.finish(session, item.id, ADOPTED_ON)


def test_the_adoption_is_noted_with_it_and_the_papers_are_no_drafts(
    session: Session, held_id: int, finalise: Finalise
) -> None:
    finalise(held_id)
    meeting = meetings.get_meeting(session, held_id)
    adopt = next(e for e in duties.list_duties(session, held_id) if e.key == duties.ADOPT)
    assert (meeting.adopted_on, adopt.done_on) == (ADOPTED_ON, ADOPTED_ON)
    assert "(ร่าง)" not in _text(_kept(session, held_id))
    assert "รอการรับรอง" not in _text(_kept(session, held_id, BRIEF))


def test_a_version_comes_out_as_it_was_whatever_happens_after(
    session: Session, held_id: int, body_id: int, finalise: Finalise
) -> None:
    finalise(held_id)
    first = _kept(session, held_id)
    with pytest.raises(MeetingIncompleteError, match="กรุณากรอกเหตุผล"):
        finals.unfinalise(session, held_id, "  ", ADOPTED_ON)
    finals.unfinalise(session, held_id, "ผู้เข้าอบรมผิด", date(2026, 10, 20))
    [item] = agenda.list_items(session, held_id)
    resolutions.decide(session, item.id, ResolutionFacts("เห็นชอบ", "เฉพาะปีนี้"))
    series.edit_series(session, body_id, SeriesFacts("คณะชื่อใหม่"))
    assert finalise(held_id) == 2
    newest, oldest = finals.list_versions(session, held_id)
    assert (oldest.undo_reason, oldest.undone_on) == ("ผู้เข้าอบรมผิด", date(2026, 10, 20))
    assert newest.is_in_force
    assert finals.kept_paper(session, oldest, MINUTES, PDF) == first
    assert "ตามที่เสนอ" in _text(first)
    assert "เฉพาะปีนี้" in _text(_kept(session, held_id))
    series.edit_series(session, body_id, SeriesFacts("คณะชื่ออื่นอีก"))
    assert meetings.get_meeting(session, held_id).body_name == "คณะชื่อใหม่"


def test_what_changed_while_it_was_drawn_is_not_kept(session: Session, held_id: int) -> None:
    drawn = finals.draw(session, held_id, Look(read_letterhead(session)), Silent())
    [item] = agenda.list_items(session, held_id)
    resolutions.decide(session, item.id, ResolutionFacts("ไม่เห็นชอบ"))
    with pytest.raises(MeetingIncompleteError, match="เพิ่งเปลี่ยน"):
        finals.finalise(session, held_id, drawn, Adoption("next", ADOPTED_ON), ADOPTED_ON)


def test_an_adoption_that_cannot_be_is_refused(session: Session, held_id: int) -> None:
    drawn = finals.Drawn(minutes_of(session, held_id), {})
    for way, on, told in (
        ("next", date(2026, 9, 15), "ไม่ก่อนวันประชุม"),
        ("at_once", ADOPTED_ON, "วันเดียวกับวันประชุม"),
        ("next", ADOPTED_ON + timedelta(days=1), "ยังมาไม่ถึง"),
    ):
        with pytest.raises(MeetingIncompleteError, match=told):
            finals.finalise(session, held_id, drawn, Adoption(way, on), ADOPTED_ON)
    at_once = Adoption("at_once", HELD_ON)
    finals.check_adoption(meetings.get_meeting(session, held_id), at_once, HELD_ON)


def test_the_disc_has_the_final_version_itself(
    session: Session, held_id: int, finalise: Finalise, tmp_path: Path
) -> None:
    finalise(held_id)
    look = Look(read_letterhead(session), "arabic")  # papers drawn anew would be others
    [made] = archiving.seal(session, held_id, tmp_path / "แฟ้ม", look, ADOPTED_ON, Silent())
    [minutes] = (made.folder / "data/4 รายงานการประชุม").glob("*.pdf")
    assert minutes.read_bytes() == _kept(session, held_id)
    version = finals.in_force(session, held_id)
    assert version is not None
    [word] = (made.folder / "data/3 มติที่ประชุมโดยย่อ").glob("*.docx")
    assert word.read_bytes() == finals.kept_paper(session, version, BRIEF, DOCX)
    assert verify(made.folder, Silent())[0].verdict.is_whole


def test_the_next_meeting_cannot_take_back_the_adoption_of_final_minutes(
    session: Session, held_id: int, finalise: Finalise, plan: Callable[[date], int]
) -> None:
    following = plan(ADOPTED_ON)
    [item] = [each for each in agenda.list_items(session, following) if each.adopts_id]
    resolutions.decide(session, item.id, ResolutionFacts("รับรองรายงานการประชุม"))
    finalise(held_id)
    with pytest.raises(MeetingIncompleteError, match="ครั้งที่ 1/2569"):
        resolutions.decide(session, item.id, ResolutionFacts("ให้นำกลับไปทบทวน"))


def test_the_steps_of_a_closed_meeting_stay_and_filing_is_done_by_closing(
    session: Session, held_id: int, tmp_path: Path
) -> None:
    meetings.close_meeting(session, held_id, ADOPTED_ON)
    there = {each.key: each for each in duties.list_duties(session, held_id)}
    assert there[duties.ARCHIVE].done_on == ADOPTED_ON
    call = there[duties.CALL].id
    for change in (
        lambda: duties.finish_duty(session, call, ADOPTED_ON),
        lambda: duties.reopen_duty(session, there[duties.ARCHIVE].id),
        lambda: duties.drop_duty(session, call),
        lambda: duties.set_due(session, call, ADOPTED_ON),
        lambda: duty_moves.forward_duty(session, call, ADOPTED_ON),
        lambda: duty_moves.return_duty(session, call, ADOPTED_ON, "แก้"),
        lambda: duties.add_duty(session, held_id, "งานใหม่", ADOPTED_ON),
        lambda: finals.unfinalise(session, held_id, "เหตุผล", ADOPTED_ON),
    ):
        with pytest.raises(MeetingClosedError, match="กรุณาเปิดแฟ้มการประชุมก่อน"):
            change()
    meetings.open_again(session, held_id)
    assert there[duties.ARCHIVE].done_on is None
    duties.finish_duty(session, call, ADOPTED_ON)


def test_final_minutes_take_the_scan_of_what_was_signed(
    session: Session, held_id: int, finalise: Finalise, tmp_path: Path
) -> None:
    finalise(held_id)
    scan = tmp_path / "ลงนาม.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    files.add_file(session, held_id, scan, "signed")
    assert [each.title for each in files.list_files(session, held_id)] == ["ลงนาม.pdf"]


def test_a_file_that_is_closed_twice_and_opened_is_to_be_filed_again(
    session: Session, held_id: int
) -> None:
    for on in (ADOPTED_ON, date(2026, 11, 2)):
        meetings.close_meeting(session, held_id, on)
    meetings.open_again(session, held_id)
    filing = next(e for e in duties.list_duties(session, held_id) if e.key == duties.ARCHIVE)
    assert filing.done_on is None
