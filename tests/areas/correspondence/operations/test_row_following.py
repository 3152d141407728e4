"""A paper that was corrected, and the row of the register that its number stands in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.operations import (
    bulk_letters,
    filing,
    issuing,
    numbering,
    paper_listing,
    papers,
    registers,
    signed_scans,
    versions,
)
from district_admin.areas.correspondence.operations.filing import FilingDetails, FilingError
from district_admin.areas.correspondence.operations.registers import (
    Attachment,
    EntryIncompleteError,
)
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.storage.database import Database
from district_admin.storage.history import History

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
LATER = datetime(2026, 11, 25, 11).astimezone()
TODAY = date(2026, 11, 20)
CONTENT: dict[str, Any] = {
    "subject": "เชิญประชุม",
    "addressee": "นายอำเภอ",
    "date": "2026-11-20",
    "urgency": "",
    "secrecy": "",
}
CORRECTED: dict[str, Any] = {
    "subject": "เลื่อนประชุม",
    "addressee": "ผู้ว่าราชการจังหวัด",
    "date": "2027-01-05",
    "urgency": "ด่วน",
    "secrecy": "ลับ",
}
SIGNED_BY = [
    {"lines": ["(นายก้อง  ใจงาม)", "ครู"], "rank": ""},
    {"lines": ["(นางแก้ว  มีสุข)", "ครู"], "rank": ""},
]
SCAN = Attachment(b"%PDF-1.4 one", "application/pdf", "ลงนาม.pdf")

Lock = Callable[[Session, int], None]


def row_of(session: Session, paper_id: int) -> RegisterEntry:
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    return entry


def numbered(session: Session, kind: str = "letter", register: str = "sent", **more: Any) -> int:
    paper_id = papers.start_paper(session, kind, {**CONTENT, **more})
    issuing.number_paper(session, paper_id, register, NOW)
    return paper_id


def corrected(session: Session, paper_id: int, **typed: Any) -> None:
    versions.correct(session, paper_id, "คำผิด", LATER)
    content = papers.get_paper(session, paper_id).content
    papers.save_paper(session, paper_id, {**content, **typed})


def sent(session: Session, paper_id: int) -> None:
    versions.set_status(session, paper_id, "sent", TODAY)


def signed(session: Session, paper_id: int) -> None:
    versions.sign(session, paper_id, TODAY)


@pytest.mark.parametrize("lock", [versions.finish_correction, signed, sent])
def test_the_row_says_what_the_corrected_paper_says(lock: Lock, session: Session) -> None:
    paper_id = numbered(session)
    entry = row_of(session, paper_id)
    typed: dict[str, Any] = {
        "owner_name": "กลุ่มนโยบาย",
        "due_on": date(2026, 12, 1),
        "remark": "ด้วยมือ",
    }
    before = replace(registers.details_of(entry), action_taken="แจ้งแล้ว", **typed)
    registers.edit_entry(session, entry.id, before)
    corrected(session, paper_id, **CORRECTED)
    assert registers.details_of(entry) == before  # nothing of it counts before it is locked

    lock(session, paper_id)
    assert registers.details_of(entry) == replace(
        before,
        subject="เลื่อนประชุม",
        recipient="ผู้ว่าราชการจังหวัด",
        dated_on=date(2027, 1, 5),
        urgency="ด่วน",
        secrecy="ลับ",
    )
    assert (entry.number_text, entry.registered_on) == ("1", TODAY)
    assert "เลื่อน" in entry.search_text


def test_what_the_correction_did_not_touch_stays_as_she_typed_it(session: Session) -> None:
    paper_id = numbered(session)
    entry = row_of(session, paper_id)
    registers.edit_entry(
        session, entry.id, replace(registers.details_of(entry), secrecy="ลับ", subject="ประชุม (ย่อ)")
    )
    corrected(session, paper_id, addressee="ปลัดอำเภอ")
    versions.finish_correction(session, paper_id)
    assert (entry.secrecy, entry.subject, entry.recipient) == ("ลับ", "ประชุม (ย่อ)", "ปลัดอำเภอ")
    corrected(session, paper_id, subject=" ")
    with pytest.raises(EntryIncompleteError, match="เรื่อง"):
        versions.finish_correction(session, paper_id)


def test_an_order_signed_by_another_says_so_in_its_row(session: Session) -> None:
    paper_id = numbered(session, "order", "order", signatory=SIGNED_BY[0])
    corrected(session, paper_id, signatory=SIGNED_BY[1])
    versions.finish_correction(session, paper_id)
    assert row_of(session, paper_id).sender == "นางแก้ว มีสุข"


def test_letters_to_many_keep_their_recipients(
    schools: list[Recipient],
    start_job: Callable[..., int],
    letter: int,
    database: Database,
) -> None:
    job_id = start_job(schools[:2], "each")
    with database.transaction("แก้ไข", undoable=False) as session:
        corrected(session, letter, subject="ขอเลื่อนประชุม", addressee="ผู้อำนวยการทุกแห่ง")
    start_job(schools[2:3], "each")
    with database.reading() as session:
        (first, second) = bulk_letters.letters_of(session, job_id)
        rows = [numbering.get_entry(session, each.entry_id) for each in (first, second)]
        assert [row.subject for row in rows] == ["ขอเลื่อนประชุม"] * 2
        assert [row.recipient for row in rows] == [school.addressee for school in schools[:2]]


def test_locking_and_the_row_are_one_step(database: Database) -> None:
    with database.transaction("เขียน", undoable=False) as session:
        paper_id = numbered(session)
        corrected(session, paper_id, subject="เลื่อนประชุม")
    with database.transaction("ล็อก") as session:
        versions.finish_correction(session, paper_id)
    History(database).undo()
    with database.reading() as session:
        assert row_of(session, paper_id).subject == "เชิญประชุม"
        assert papers.get_paper(session, paper_id).correcting


def test_a_filed_letter_does_not_become_secret_among_those_to_be_destroyed(
    session: Session,
) -> None:
    paper_id = numbered(session)
    entry = row_of(session, paper_id)
    (filing_id,) = filing.file_letters(session, [entry.id], FilingDetails("routine"), {}, TODAY)
    corrected(session, paper_id, **CORRECTED)
    with pytest.raises(FilingError, match="หนังสือลับ กรุณาเปลี่ยนประเภทการเก็บ"):
        versions.finish_correction(session, paper_id)
    filing.change_filings(session, [filing_id], FilingDetails("secret"), {}, TODAY)
    versions.finish_correction(session, paper_id)
    kept = filing.get_filing(session, filing_id)
    assert (entry.secrecy, kept.letter_year) == ("ลับ", 2570)


def test_what_is_being_corrected_is_not_filed(database: Database) -> None:
    with database.transaction("แก้ไข", undoable=False) as session:
        paper_id = numbered(session)
        corrected(session, paper_id, **CORRECTED)
        entry_id = row_of(session, paper_id).id
    with (
        pytest.raises(FilingError, match="กำลังแก้ไขเป็นฉบับใหม่"),
        database.transaction("จัดเก็บ") as session,
    ):
        filing.file_letters(session, [entry_id], FilingDetails(), {}, TODAY)
    with database.transaction("ล็อกและจัดเก็บ") as session:
        versions.finish_correction(session, paper_id)
        (filing_id,) = filing.file_letters(session, [entry_id], FilingDetails(), {}, TODAY)
        kept = filing.get_filing(session, filing_id)
        assert (kept.retention, kept.letter_year) == ("secret", 2570)


@pytest.mark.parametrize("was_signed", [True, False])
def test_a_scan_that_comes_during_a_correction_is_of_what_went_out(
    was_signed: bool, session: Session
) -> None:
    paper_id = numbered(session)
    if was_signed:
        versions.sign(session, paper_id, TODAY)
    corrected(session, paper_id, subject="เลื่อนประชุม")
    registers.add_files(session, row_of(session, paper_id).id, [SCAN], "signed")
    scans = [signed_scans.scans_of_version(session, paper_id, each) for each in (1, 2)]
    assert [[file.name for file in files] for files in scans] == [["ลงนาม.pdf"], []]
    assert not papers.get_paper(session, paper_id).has_scan
    versions.sign(session, paper_id, TODAY)
    assert paper_listing.count_papers(session)["unscanned"] == 1
