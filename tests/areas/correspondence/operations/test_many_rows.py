"""Many rows are noted as done, and many papers binned, in one step, each as it would be alone."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.operations import (
    issuing,
    numbering,
    paper_listing,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.binning import (
    put_many_in_bin,
    take_many_from_bin,
)
from district_admin.areas.correspondence.operations.finishing import finish_many
from district_admin.areas.correspondence.operations.locking import (
    PaperLockedError,
    PaperSignedBeforeError,
)
from district_admin.areas.correspondence.operations.numbering import RegisterEntryNotFoundError
from district_admin.areas.correspondence.operations.papers import (
    PaperNotFoundError,
    PaperNumberedError,
)
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.storage.database import Database
from district_admin.storage.history import History

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)


def received(session: Session, action: str) -> int:
    details = EntryDetails(subject="ขอข้อมูล", sender="อำเภอ", due_on=TODAY, action_taken=action)
    return registers.receive(session, details, NOW)


def facts(session: Session, entry_id: int) -> tuple[object, ...]:
    entry: RegisterEntry = numbering.get_entry(session, entry_id)
    found_by = entry.search_text.replace(entry.number_text, "", 1)
    return entry.done_on, entry.action_taken, found_by


@pytest.mark.parametrize("what", ["", " ตอบแล้ว   ทางโทรศัพท์"])
def test_rows_say_what_they_would_if_each_were_corrected_and_all_are_taken_back(
    database: Database, what: str
) -> None:
    with database.transaction("รับ", undoable=False) as session:
        one_by_one = [received(session, action) for action in ("", "เสนอ ผอ.")]
        together = [received(session, action) for action in ("", "เสนอ ผอ.")]
        before = [facts(session, each) for each in together]
    with database.transaction("แก้ทีละเรื่อง") as session:
        for each in one_by_one:
            details = registers.details_of(numbering.get_entry(session, each))
            told = " ".join(what.split()) or details.action_taken
            details = replace(details, done_on=TODAY, action_taken=told)
            registers.edit_entry(session, each, details)
    with database.transaction("พร้อมกัน") as session:
        held = numbering.get_entry(session, together[0])
        finish_many(session, together, TODAY, what)
        assert held.done_on == TODAY
    with database.reading() as session:
        after = [facts(session, each) for each in together]
        assert after == [facts(session, each) for each in one_by_one]
        assert after != before
    History(database).undo()
    with database.reading() as session:
        assert [facts(session, each) for each in together] == before


def test_a_row_that_is_gone_is_told(session: Session) -> None:
    with pytest.raises(RegisterEntryNotFoundError):
        finish_many(session, [received(session, ""), 9999], TODAY, "")


def test_papers_go_into_the_bin_and_come_back(database: Database) -> None:
    def binned() -> list[int]:
        with database.reading() as session:
            found = paper_listing.list_papers(session, paper_listing.PaperFilter(in_bin=True))
            assert paper_listing.count_papers(session)["bin"] == len(found)
        return sorted(each.id for each in found)

    with database.transaction("เขียน", undoable=False) as session:
        drafts = [papers.start_paper(session, "memo", {"subject": "ร่าง"}) for _n in range(3)]
    with database.transaction("ลงถังขยะ") as session:
        put_many_in_bin(session, drafts[:2])
    assert binned() == drafts[:2]
    with database.transaction("นำกลับ") as session:
        take_many_from_bin(session, drafts[:2])
    assert binned() == []
    History(database).undo()
    assert binned() == drafts[:2]
    History(database).undo()
    assert binned() == []


def test_one_that_may_not_go_keeps_all_out_of_the_bin(session: Session) -> None:
    draft, signed, numbered, corrected = (
        papers.start_paper(session, "letter", {"subject": "เชิญ", "date": "2026-11-20"})
        for _n in range(4)
    )
    papers.set_status(session, signed, "signed", TODAY)
    issuing.number_paper(session, numbered, "sent", NOW)
    papers.set_status(session, corrected, "signed", TODAY)
    versions.correct(session, corrected, "พิมพ์ผิด", NOW)
    for other, error in (
        (signed, PaperLockedError),
        (numbered, PaperNumberedError),
        (corrected, PaperSignedBeforeError),
        (9999, PaperNotFoundError),
    ):
        with pytest.raises(error), session.begin_nested():
            put_many_in_bin(session, [draft, other])
    session.expire_all()
    assert not papers.get_paper(session, draft).in_bin
