"""The paper of a transcript, read back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.documents import transcript
from district_admin.areas.meetings.operations import agenda, archiving
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.transcript_papers import transcript_of
from district_admin.areas.meetings.operations.transcripts import Passage, save_passages
from district_admin.documents.look import Look
from district_admin.progress import Silent
from tests.areas.meetings.documents.conftest import Pages


def test_what_was_said_stands_under_its_matter_in_the_order_it_was_said(
    session: Session, plan: Callable[[date], int], look: Look, pages: Pages
) -> None:
    meeting_id = plan(date(2026, 11, 19))
    with pytest.raises(MeetingIncompleteError, match="กรุณาพิมพ์ก่อนส่งออก"):
        transcript_of(session, meeting_id, with_marks=True)
    plans = agenda.add_item(session, meeting_id, ItemFacts("แผนปฏิบัติการ", 5))
    money = agenda.add_item(session, meeting_id, ItemFacts("งบประมาณ", 5))
    said = [
        Passage(1, "[00:00:01] ประธานกล่าวเปิด"),
        Passage(2, "[00:01:00] ขอเสนอแผน", plans),
        Passage(3, "", plans),
        Passage(4, "[00:02:00] เห็นด้วย", plans),
        Passage(5, "[00:03:00] ขอถามเรื่องเงิน 500 บาท", money),
        Passage(6, "[00:04:00] กลับมาที่แผน", plans),
    ]
    save_passages(session, meeting_id, said)
    sitting, spoken = transcript_of(session, meeting_id, with_marks=False)
    assert [(each.number, each.passages) for each in spoken] == [
        ("", ("ประธานกล่าวเปิด",)),
        ("5.1", ("ขอเสนอแผน", "เห็นด้วย")),
        ("5.2", ("ขอถามเรื่องเงิน 500 บาท",)),
        ("5.1", ("กลับมาที่แผน",)),
    ]
    (page,) = pages(transcript.transcript_paper(sitting, spoken, look.letterhead))
    places = [
        page.index(each) for each in ("ประธานกล่าวเปิด", "วาระที่๕.๑", "เห็นด้วย", "๕๐๐บาท", "กลับมาที่แผน")
    ]
    assert places == sorted(places)
    assert "บันทึกถอดเทปการประชุมคณะกรรมการ" in page
    assert "๐๐:" not in page
    sitting, spoken = transcript_of(session, meeting_id, with_marks=True)
    (page,) = pages(transcript.transcript_paper(sitting, spoken, look.letterhead, "arabic"))
    assert "[00:03:00]" in page
    text = transcript.transcript_text(sitting, spoken)
    assert text.splitlines()[-1] == "[00:04:00] กลับมาที่แผน"


def test_it_goes_onto_the_disc_only_if_she_says_so(
    session: Session, plan: Callable[[date], int], look: Look, tmp_path: Path
) -> None:
    meeting_id = plan(date(2026, 11, 19))
    save_passages(session, meeting_id, [Passage(1, "[00:00:01] ประธานกล่าวเปิด")])
    for with_it, count in ((False, 0), (True, 2)):
        target = tmp_path / str(with_it)
        archiving.seal(
            session,
            meeting_id,
            target,
            look,
            date(2026, 12, 1),
            Silent(),
            with_transcript=with_it,
        )
        found = [path.name for path in target.rglob("*") if "ถอดเทป" in path.name]
        assert len(found) == count
