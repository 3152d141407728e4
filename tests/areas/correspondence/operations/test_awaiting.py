"""What has its number and is not signed waits for its signature, and is listed with its days."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.operations import (
    issuing,
    numbering,
    paper_listing,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.awaiting import who_signs
from district_admin.areas.correspondence.operations.locking import PaperLockedError
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.data_folder import DataFolder
from district_admin.office.letterhead import signature
from district_admin.office.model import Signatory
from district_admin.storage.database import Database
from district_admin.storage.migrations import m0016_numbered_papers_wait

EARLY = date(2026, 11, 18)
NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)
POST = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาตัวอย่าง"
SIGNS = {"lines": ["(นางใหม่  ใจงาม)", POST], "rank": ""}


def written(session: Session, kind: str = "letter", **typed: Any) -> int:
    return papers.start_paper(session, kind, {"subject": "เชิญประชุม", "signatory": SIGNS, **typed})


def standing(session: Session, paper_id: int) -> tuple[str, date | None, str]:
    paper = papers.get_paper(session, paper_id)
    return paper.status, paper.status_on, paper.waiting_with


def waiting(session: Session) -> list[int]:
    return [
        each.id
        for each in paper_listing.list_papers(session, paper_listing.PaperFilter(waiting=True))
    ]


def test_a_number_moves_a_draft_on_to_wait_with_who_signs_it(session: Session) -> None:
    unnumbered, numbered = written(session), written(session)
    issuing.number_paper(session, numbered, "sent", NOW)
    assert standing(session, numbered) == ("waiting", TODAY, POST)
    assert waiting(session) == [numbered]
    assert paper_listing.count_papers(session)["waiting"] == 1
    assert standing(session, unnumbered)[0] == "draft"


def test_what_was_signed_or_proposed_before_its_number_stays_so(session: Session) -> None:
    signed, proposed = written(session, "memo"), written(session, "memo")
    versions.sign(session, signed, EARLY)
    papers.set_status(session, proposed, "waiting", EARLY, "รอง ผอ.")
    for each in (signed, proposed):
        issuing.number_paper(session, each, "memo", NOW)
    assert standing(session, signed) == ("signed", EARLY, "")
    assert standing(session, proposed) == ("waiting", EARLY, "รอง ผอ.")
    assert waiting(session) == [proposed]


def test_a_cancelled_number_makes_it_a_draft_that_waits_again_by_the_next(
    session: Session,
) -> None:
    paper_id = written(session)
    issuing.number_paper(session, paper_id, "sent", NOW)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    numbering.cancel(session, entry.id, "ลงผิดเล่ม", TODAY)
    assert standing(session, paper_id) == ("draft", TODAY, "")
    assert waiting(session) == []
    later = datetime(2026, 11, 24, 9, 30).astimezone()
    issuing.number_paper(session, paper_id, "sent", later)
    assert standing(session, paper_id) == ("waiting", date(2026, 11, 24), POST)


def test_a_numbered_paper_that_was_corrected_waits_to_be_signed_anew(session: Session) -> None:
    paper_id = written(session)
    issuing.number_paper(session, paper_id, "sent", NOW)
    versions.sign(session, paper_id, TODAY)
    versions.correct(session, paper_id, "วันประชุมผิด", NOW)
    assert waiting(session) == []
    versions.finish_correction(session, paper_id)
    assert waiting(session) == [paper_id]


def test_what_waits_by_its_number_is_made_a_draft_by_a_correction_alone(session: Session) -> None:
    paper_id = written(session)
    papers.set_status(session, paper_id, "waiting", EARLY, "ผอ.")
    papers.set_status(session, paper_id, "draft", EARLY)  # nothing locks it yet
    issuing.number_paper(session, paper_id, "sent", NOW)
    with pytest.raises(PaperLockedError, match="แก้ไขเป็นฉบับใหม่"):
        papers.set_status(session, paper_id, "draft", TODAY)
    versions.correct(session, paper_id, "ผู้อำนวยการให้แก้", NOW)
    assert standing(session, paper_id)[0] == "draft"


@pytest.mark.parametrize("numbering_of", ["one", "each"])
def test_a_paper_to_many_waits_once_however_many_numbers_it_has(
    database: Database, start_job: Any, letter: int, schools: Sequence[Recipient], numbering_of: str
) -> None:
    start_job(schools[:3], numbering_of)
    with database.reading() as session:
        assert waiting(session) == [letter]
        assert standing(session, letter)[1] == date(2026, 11, 27)


def test_who_acts_for_the_director_is_named_by_the_post_of_the_own() -> None:
    deputy = Signatory(
        name="นายรอง  ดีงาม", position="รองผู้อำนวยการ", capacity="acting_for", for_position=POST
    )
    assert who_signs({"signatory": signature(deputy)}) == "รองผู้อำนวยการ"
    assert who_signs({"signatory": {"lines": ["(นางใหม่  ใจงาม)"]}}) == "นางใหม่ ใจงาม"
    assert who_signs({}) == who_signs({"signatory": None}) == ""


def test_drafts_of_an_older_office_that_bear_a_number_wait_since_it_was_given(
    folder: DataFolder, database: Database
) -> None:
    """The step alone is run, on tables that have what later steps add."""
    with database.transaction("เขียน", undoable=False) as session:
        ids = [written(session) for _each in range(5)]
        ids.append(written(session, date="2025-12-20"))  # numbered in the series of its own year
        acting = {"lines": ["(นายรอง  ดีงาม)", "รองผู้อำนวยการ รักษาราชการแทน", POST]}
        ids.append(written(session, signatory=acting))
        for each in ids[1:]:
            issuing.number_paper(session, each, "sent", NOW)
        entry = registers.entry_of_paper(session, ids[3])
        assert entry is not None
        numbering.cancel(session, entry.id, "ไม่ใช้", TODAY)
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        plain.execute("UPDATE paper SET status = 'draft', status_on = NULL, waiting_with = ''")
        plain.execute("UPDATE paper SET status = 'signed' WHERE id = ?", (ids[2],))
        plain.execute("UPDATE paper SET correcting = id = ?", (ids[4],))
    engine = create_engine(f"sqlite:///{folder.database}")
    with engine.begin() as connection:
        m0016_numbered_papers_wait.upgrade(Operations(MigrationContext.configure(connection)))
    engine.dispose()
    with database.reading() as session:
        kept = [standing(session, each) for each in ids]
    assert kept == [
        ("draft", None, ""),
        ("waiting", TODAY, POST),
        ("signed", None, ""),
        ("draft", None, ""),
        ("draft", None, ""),
        ("draft", None, ""),
        ("waiting", TODAY, "รองผู้อำนวยการ"),
    ]
