"""What is signed or numbered is locked; a correction keeps the old one and opens the next."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.model import Paper, PaperScan
from district_admin.areas.correspondence.operations import (
    copying,
    finding,
    issuing,
    numbering,
    paper_listing,
    papers,
    registers,
    signed_scans,
    versions,
)
from district_admin.areas.correspondence.operations.locking import (
    PaperLockedError,
    PaperSignedBeforeError,
    standing_of,
)
from district_admin.areas.correspondence.operations.papers import PaperNumberedError
from district_admin.areas.correspondence.operations.registers import Attachment, EntryDetails
from district_admin.areas.correspondence.operations.versions import CorrectionError
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.data_folder import DataFolder
from district_admin.documents.form_file import load_form
from district_admin.found import Wanted
from district_admin.office import operations as office
from district_admin.office.letterhead import read_letterhead
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.storage.migrations import all_migrations
from district_admin.storage.upgrade import upgrade
from district_admin.thai.numerals import to_thai_digits

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
LATER = datetime(2026, 11, 25, 11).astimezone()
TODAY = date(2026, 11, 20)
CONTENT: dict[str, Any] = {"subject": "เชิญประชุม", "cause": "ด้วย", "date": "2026-11-20"}
SCAN = Attachment(b"%PDF-1.4 one", "application/pdf", "ลงนาม.pdf")
SCAN_OF_NEW = Attachment(b"%PDF-1.4 two", "application/pdf", "ลงนามใหม่.pdf")


@pytest.fixture(autouse=True)
def profile(database: Database) -> None:
    with database.transaction("ตั้งค่า", undoable=False) as session:
        office.save_profile(session, short_name="สพป.ตัวอย่าง", letter_code="ศธ 04999")


def written(session: Session, kind: str = "letter") -> int:
    return papers.start_paper(session, kind, CONTENT)


def numbered(session: Session) -> int:
    paper_id = written(session)
    issuing.number_paper(session, paper_id, "sent", NOW)
    return paper_id


def signed(session: Session) -> int:
    paper_id = written(session, "memo")
    versions.sign(session, paper_id, TODAY)
    return paper_id


def retype(session: Session, paper_id: int, **typed: Any) -> None:
    papers.save_paper(session, paper_id, {**papers.get_paper(session, paper_id).content, **typed})


def on_sheet(session: Session, kind: str, content: dict[str, Any]) -> str:
    sheet = documents.filled(load_form(kind), content, read_letterhead(session))
    return repr(sheet.blocks).replace("\\xa0", " ")


def is_locked(session: Session, paper: Paper) -> bool:
    return standing_of(session, paper).is_locked


@pytest.mark.parametrize(
    ("lock", "why"), [(numbered, "ออกเลข ศธ 04999/1 แล้ว"), (signed, "ลงนามแล้ว")]
)
def test_what_is_signed_or_numbered_is_not_written_over(
    session: Session, lock: Callable[[Session], int], why: str
) -> None:
    paper_id = lock(session)
    with pytest.raises(PaperLockedError, match=why):
        retype(session, paper_id, cause="เปลี่ยน")
    retype(session, paper_id)  # what changes nothing is no attempt to write
    assert papers.get_paper(session, paper_id).content["cause"] == "ด้วย"


@pytest.mark.parametrize("status", ["sent", "filed"])
def test_what_went_out_is_locked_and_does_not_go_back_or_into_the_bin(
    session: Session, status: str
) -> None:
    paper_id = written(session, "memo")
    papers.set_status(session, paper_id, status, TODAY)
    for back in ("draft", "waiting"):
        with pytest.raises(PaperLockedError, match="แก้ไขเป็นฉบับใหม่"):
            papers.set_status(session, paper_id, back, TODAY)
    with pytest.raises(PaperLockedError):
        papers.put_in_bin(session, paper_id)
    with pytest.raises(PaperLockedError):
        retype(session, paper_id, cause="เปลี่ยน")


def test_a_correction_keeps_the_old_one_and_the_number_and_is_signed_anew(
    session: Session,
) -> None:
    paper_id = numbered(session)
    versions.sign(session, paper_id, TODAY, [SCAN])
    assert versions.correct(session, paper_id, " วันประชุม  ผิด ", LATER) == 2
    retype(session, paper_id, cause="แก้แล้ว")

    (old,) = versions.earlier_versions(session, paper_id)
    assert (old.version, old.reason, old.made_at) == (1, "วันประชุม ผิด", LATER)
    assert (old.status, old.status_on) == ("signed", TODAY)
    assert old.content == {**CONTENT, "number": "ศธ 04999/1"}
    paper = papers.get_paper(session, paper_id)
    assert (paper.version, paper.status, paper.has_scan) == (2, "draft", False)
    assert (paper.content["cause"], paper.number_text) == ("แก้แล้ว", "ศธ 04999/1")

    papers.set_status(session, paper_id, "waiting", TODAY, "ผอ.")
    assert not is_locked(session, paper)  # the director may still ask for a word
    versions.sign(session, paper_id, TODAY, [SCAN_OF_NEW])
    assert is_locked(session, paper)
    scans = [signed_scans.scans_of_version(session, paper_id, each) for each in (1, 2)]
    assert [[file.name for file in files] for files in scans] == [["ลงนาม.pdf"], ["ลงนามใหม่.pdf"]]


def test_a_numbered_paper_is_locked_again_when_she_has_finished(session: Session) -> None:
    paper_id = numbered(session)
    versions.correct(session, paper_id, "คำผิด", LATER)
    with pytest.raises(CorrectionError, match="ยังไม่ล็อก"):
        versions.correct(session, paper_id, "คำผิด", LATER)
    versions.finish_correction(session, paper_id)
    with pytest.raises(PaperLockedError):
        retype(session, paper_id, cause="เปลี่ยน")
    assert versions.correct(session, paper_id, "อีกคำ", LATER) == 3
    assert [each.version for each in versions.earlier_versions(session, paper_id)] == [2, 1]


def test_what_was_signed_without_a_number_is_a_draft_until_it_is_signed_or_numbered(
    session: Session,
) -> None:
    paper_id = signed(session)
    with pytest.raises(CorrectionError, match="เหตุผล"):
        versions.correct(session, paper_id, "  ", LATER)
    versions.correct(session, paper_id, "คำผิด", LATER)
    with pytest.raises(CorrectionError, match="ยังไม่ได้ออกเลข"):
        versions.finish_correction(session, paper_id)
    retype(session, paper_id, cause="แก้แล้ว")
    issuing.number_paper(session, paper_id, "memo", LATER)
    assert is_locked(session, papers.get_paper(session, paper_id))


def test_a_paper_whose_number_is_cancelled_is_kept_as_it_bore_it(session: Session) -> None:
    paper_id = numbered(session)
    versions.sign(session, paper_id, TODAY, [SCAN])
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    numbering.cancel(session, entry.id, "ออกผิดทะเบียน", TODAY)
    retype(session, paper_id, cause="เขียนใหม่")
    assert issuing.number_paper(session, paper_id, "circular", LATER) == "ศธ 04999/ว 1"
    (old,) = versions.earlier_versions(session, paper_id)
    assert (old.content["number"], old.status) == ("ศธ 04999/1", "signed")
    assert old.reason == "ยกเลิกเลข ศธ 04999/1: ออกผิดทะเบียน"
    assert is_locked(session, papers.get_paper(session, paper_id))


@pytest.mark.parametrize(
    ("kind", "register", "number", "begins"),
    [
        ("letter", "sent", "ศธ 04999/1", "ศธ 04999/"),
        ("order", "order", "1/2569", ""),
    ],
)
@pytest.mark.parametrize("corrected", [False, True])
def test_what_goes_on_after_its_number_is_cancelled_does_not_bear_it(
    kind: str, register: str, number: str, begins: str, corrected: bool, session: Session
) -> None:
    paper_id = written(session, kind)
    assert issuing.number_paper(session, paper_id, register, NOW) == number
    if corrected:
        versions.correct(session, paper_id, "คำผิด", LATER)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    numbering.cancel(session, entry.id, "ออกผิด", TODAY)

    paper = papers.get_paper(session, paper_id)
    assert (paper.content["number"], paper.number_text) == (begins, begins)
    assert paper_listing.list_papers(session, paper_listing.PaperFilter(text=number)) == []
    (old,) = versions.earlier_versions(session, paper_id)
    assert to_thai_digits(number) in on_sheet(session, kind, old.content)
    assert to_thai_digits(number) not in on_sheet(session, kind, paper.content)
    versions.sign(session, paper_id, TODAY)
    assert papers.get_paper(session, paper_id).number_text == begins


def test_what_was_numbered_or_signed_does_not_go_into_the_bin(session: Session) -> None:
    many = written(session)
    for _each in range(3):
        entry_id = registers.issue(session, "sent", EntryDetails("เชิญ"), NOW)
        numbering.get_entry(session, entry_id).paper_id = many
    session.flush()
    with pytest.raises(PaperNumberedError, match="ศธ 04999/1 "):
        papers.put_in_bin(session, many)
    before = signed(session)
    versions.correct(session, before, "คำผิด", LATER)
    with pytest.raises(PaperSignedBeforeError, match="ฉบับที่ 1 ลงนามแล้ว"):
        papers.put_in_bin(session, before)
    cancelled = numbered(session)
    entry = registers.entry_of_paper(session, cancelled)
    assert entry is not None
    numbering.cancel(session, entry.id, "ไม่ใช้", TODAY)
    papers.put_in_bin(session, cancelled)
    binned = paper_listing.list_papers(session, paper_listing.PaperFilter(in_bin=True))
    assert [paper.id for paper in binned] == [cancelled]


def test_a_draft_is_not_corrected_but_written(session: Session) -> None:
    paper_id = written(session)
    with pytest.raises(CorrectionError, match="แก้ไขข้อความได้เลย"):
        versions.correct(session, paper_id, "คำผิด", NOW)
    retype(session, paper_id, cause="เขียนต่อ")
    papers.set_status(session, paper_id, "waiting", TODAY, "ผอ.")
    retype(session, paper_id, cause="เขียนต่อขณะรอ")
    papers.set_status(session, paper_id, "draft", TODAY)
    assert versions.earlier_versions(session, paper_id) == []


def test_each_step_is_named_and_taken_back(database: Database) -> None:
    history = History(database)
    with database.transaction("เขียน", undoable=False) as session:
        paper_id = written(session, "memo")
    with database.transaction("ลงนามแล้ว") as session:
        versions.sign(session, paper_id, TODAY, [SCAN])
    with database.transaction("แก้ไขเป็นฉบับที่ 2") as session:
        versions.correct(session, paper_id, "คำผิด", LATER)
    with database.transaction("แก้") as session:
        retype(session, paper_id, cause="แก้แล้ว")

    assert [history.undo(), history.undo()] == ["แก้", "แก้ไขเป็นฉบับที่ 2"]
    with database.reading() as session:
        paper = papers.get_paper(session, paper_id)
        assert (paper.version, paper.status, paper.has_scan) == (1, "signed", True)
        assert is_locked(session, paper)
        assert versions.earlier_versions(session, paper_id) == []
    history.undo()
    with database.reading() as session:
        paper = papers.get_paper(session, paper_id)
        assert (paper.status, paper.has_scan) == ("draft", False)
        assert signed_scans.scans_of_version(session, paper_id, 1) == []
    for _step in range(3):
        history.redo()
    with database.reading() as session:
        assert papers.get_paper(session, paper_id).content["cause"] == "แก้แล้ว"
        (old,) = versions.earlier_versions(session, paper_id)
        assert old.content["cause"] == "ด้วย"
        assert [f.name for f in signed_scans.scans_of_version(session, paper_id, 1)] == [SCAN.name]


def test_a_scan_stands_with_the_paper_and_its_row_whichever_was_first(session: Session) -> None:
    before, after, from_row = (written(session) for _each in range(3))
    versions.sign(session, before, TODAY, [SCAN])
    for paper_id in (before, after, from_row):
        issuing.number_paper(session, paper_id, "sent", NOW)
    versions.sign(session, after, TODAY, [SCAN])
    papers.set_status(session, from_row, "sent", TODAY)
    row = registers.entry_of_paper(session, from_row)
    assert row is not None
    registers.add_files(session, row.id, [SCAN], "signed")
    for paper_id in (before, after, from_row):
        entry = registers.entry_of_paper(session, paper_id)
        assert entry is not None
        kept = [(each.role, file.name) for each, file in registers.files_of(session, entry.id)]
        assert kept == [("signed", "ลงนาม.pdf")]
        scans = signed_scans.scans_of_version(session, paper_id, 1)
        assert [file.name for file in scans] == ["ลงนาม.pdf"]


def test_what_is_signed_without_a_scan_is_found_and_counted(session: Session) -> None:
    without, sent, scanned = signed(session), written(session), written(session)
    papers.set_status(session, sent, "sent", TODAY)
    versions.sign(session, scanned, TODAY, [SCAN])
    written(session)
    found = paper_listing.list_papers(session, paper_listing.PaperFilter(unscanned=True))
    assert {paper.id for paper in found} == {without, sent}
    assert paper_listing.count_papers(session)["unscanned"] == 2
    versions.add_scans(session, without, [SCAN])
    assert paper_listing.count_papers(session)["unscanned"] == 1


def test_a_copy_of_a_locked_paper_is_a_free_draft(session: Session) -> None:
    origin = numbered(session)
    versions.sign(session, origin, TODAY, [SCAN])
    versions.correct(session, origin, "คำผิด", LATER)
    versions.finish_correction(session, origin)
    copy_id = copying.copy_paper(session, origin, {"number": "ศธ 04999/"})
    retype(session, copy_id, cause="ของปีนี้")
    copy = papers.get_paper(session, copy_id)
    assert (copy.version, copy.status, copy.number_text) == (1, "draft", "ศธ 04999/")
    assert versions.earlier_versions(session, copy_id) == []


@pytest.mark.parametrize("numbering", ["one", "each"])
def test_what_went_to_many_is_locked_and_can_go_to_more(
    numbering: str,
    schools: list[Recipient],
    start_job: Callable[..., int],
    letter: int,
    database: Database,
) -> None:
    start_job(schools[:2], numbering)
    with (
        pytest.raises(PaperLockedError, match="ออกเลข"),
        database.transaction("แก้", undoable=False) as session,
    ):
        retype(session, letter, cause="เปลี่ยน")
    with database.transaction("แก้ไข", undoable=False) as session:
        versions.correct(session, letter, "เวลาผิด", LATER)
        retype(session, letter, cause="เวลาใหม่")
    start_job(schools[2:4], numbering)
    with database.reading() as session:
        paper = papers.get_paper(session, letter)
        assert paper.content["cause"] == "เวลาใหม่"
        assert is_locked(session, paper)


def test_signed_copies_of_an_older_office_belong_to_the_first_versions(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    before = next(n for n, each in enumerate(all_migrations()) if "paper_versions" in each.__name__)
    upgrade(folder.database, folder.backups, all_migrations()[:before])
    moment = "2026-11-19T00:00:00.000000+00:00"
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        for number in (1, 2):
            plain.execute(
                "INSERT INTO paper (kind, subject, addressee, number_text, content, in_bin, "
                "created_at, updated_at, search_text, status) "
                f"VALUES ('letter', '', '', '', '{{}}', 0, '{moment}', '{moment}', '', 'signed')"
            )
            plain.execute(
                "INSERT INTO stored_file (sha256, media_type, name, data) "
                f"VALUES ('{number}', 'application/pdf', '{number}.pdf', x'00')"
            )
        plain.execute(
            "INSERT INTO number_series (register, be_year, first_number, last_number) "
            "VALUES ('sent', 2569, 1, 3)"
        )
        texts = ["reference", "sender", "recipient", "subject", "action_taken", "remark", "urgency"]
        texts += ["secrecy", "enclosures", "endorsement", "owner_name", "cancel_reason"]
        texts += ["search_text"]
        empty = ["''" for _text in texts]
        for number, its, role in ((1, 1, "signed"), (2, 2, "scan"), (3, 1, "signed")):
            plain.execute(
                "INSERT INTO register_entry (register, series_id, number, sub_number, number_text, "
                f"state, registered_at, registered_on, paper_id, {', '.join(texts)}) VALUES "
                f"('sent', 1, {number}, 0, '{number}', 'issued', '{moment}', '2026-11-19', "
                f"{its}, {', '.join(empty)})"
            )
            plain.execute(
                "INSERT INTO register_file (entry_id, file_id, role, position) "
                f"VALUES ({number}, {its}, '{role}', 0)"
            )
        plain.execute("INSERT INTO file_text (file_id, search_text) VALUES (1, 'warehouse')")
    upgrade(folder.database, folder.backups)
    database = Database(folder.database)
    with database.reading() as session:
        assert [f.name for f in signed_scans.scans_of_version(session, 1, 1)] == ["1.pdf"]
        found = paper_listing.list_papers(session, paper_listing.PaperFilter(unscanned=True))
        assert [paper.id for paper in found] == [2]
        (hit,) = finding.find(session, Wanted("house", kind="paper"), 5)
        assert hit.record_id == 1
    with pytest.raises(IntegrityError), database.transaction("ซ้ำ") as session:
        session.add(PaperScan(paper_id=1, version=1, file_id=1))
    database.close()
