"""Many papers are signed in one step, each as it would be by itself."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Paper, RegisterEntry
from district_admin.areas.correspondence.operations import (
    filing,
    issuing,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.filing import FilingDetails
from district_admin.areas.correspondence.operations.papers import PaperNotFoundError
from district_admin.areas.correspondence.operations.signing import sign_many
from district_admin.office import operations as office
from district_admin.storage.database import Database
from district_admin.storage.history import History

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY, LATER = date(2026, 11, 20), date(2026, 11, 25)


def written(session: Session, kind: str = "letter") -> int:
    content = {"subject": "เชิญประชุม", "cause": "ด้วย", "date": "2026-11-20"}
    return papers.start_paper(session, kind, content)


def numbered(session: Session) -> int:
    paper_id = written(session)
    issuing.number_paper(session, paper_id, "sent", NOW)
    return paper_id


def row_of(session: Session, paper_id: int) -> RegisterEntry:
    row = registers.entry_of_paper(session, paper_id)
    assert row is not None
    return row


def facts(paper: Paper) -> tuple[object, ...]:
    of_status = paper.status, paper.status_on, paper.waiting_with
    return (*of_status, paper.look_id, paper.correcting, paper.version)


def test_each_is_signed_as_it_would_be_by_itself_and_all_are_taken_back(database: Database) -> None:
    with database.transaction("เขียน", undoable=False) as session:
        office.save_profile(session, short_name="สพป.ตัวอย่าง", letter_code="ศธ 04999")
        pairs = []
        for _time in range(2):
            memo = written(session, "memo")
            letter, filed, corrected, sent = (numbered(session) for _each in range(4))
            filing.file_letters(session, [row_of(session, filed).id], FilingDetails(), {}, TODAY)
            versions.correct(session, corrected, "พิมพ์ผิด", NOW)
            changed = papers.get_paper(session, corrected).content
            papers.save_paper(session, corrected, {**changed, "subject": "เลื่อนประชุม"})
            papers.set_status(session, sent, "sent", TODAY)
            pairs.append((memo, letter, filed, corrected, sent))
    one_by_one, together = pairs
    with database.transaction("ลงนามทีละฉบับ") as session:
        for each in one_by_one[:4]:
            versions.sign(session, each, LATER)
    with database.transaction("ลงนามพร้อมกัน") as session:
        sign_many(session, together, LATER)
    with database.reading() as session:
        each_by_itself = [facts(papers.get_paper(session, each)) for each in one_by_one]
        at_once = [facts(papers.get_paper(session, each)) for each in together]
        assert at_once == each_by_itself
        assert [each[0] for each in at_once] == ["signed", "signed", "filed", "signed", "sent"]
        assert all(each[3] for each in at_once)
        assert row_of(session, together[3]).subject == "เลื่อนประชุม"
    History(database).undo()
    with database.reading() as session:
        stati = [papers.get_paper(session, each).status for each in together]
        assert stati == ["draft", "waiting", "waiting", "draft", "sent"]


def test_one_that_is_gone_is_told(session: Session) -> None:
    with pytest.raises(PaperNotFoundError):
        sign_many(session, [written(session), 9999], TODAY)
