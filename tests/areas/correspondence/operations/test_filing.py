"""Letters are filed by class: till when they are kept, and what the mark says."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Filing
from district_admin.areas.correspondence.model.retention import mark_of
from district_admin.areas.correspondence.operations import (
    disposal,
    filing,
    issuing,
    numbering,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.filing import (
    FilingDetails,
    FilingError,
    FilingNotFoundError,
)
from district_admin.areas.correspondence.operations.finishing import finish_many
from district_admin.areas.correspondence.operations.numbering import RegisterEntryNotFoundError
from district_admin.areas.correspondence.operations.refiling import change_several
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.documents.set_phrases import load_retention_words
from district_admin.progress import Cancelled
from district_admin.storage.database import Database
from district_admin.storage.history import History

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)
WORDS = load_retention_words()


def received(session: Session, subject: str = "ขอข้อมูล", **details: object) -> int:
    made = replace(EntryDetails(subject, sender="อบต.สมมติ"), **details)  # type: ignore[arg-type]
    return registers.receive(session, made, NOW)


def filed(session: Session, entry_id: int, **details: object) -> Filing:
    typed = FilingDetails(**details)  # type: ignore[arg-type]
    (filing_id,) = filing.file_letters(session, [entry_id], typed, WORDS, TODAY)
    return filing.get_filing(session, filing_id)


@pytest.mark.parametrize(
    ("retention", "due", "mark"),
    [
        ("normal", 2578, "เก็บถึง พ.ศ. 2578"),
        ("routine", 2569, "เก็บถึง พ.ศ. 2569"),
        ("money", 2573, "เก็บถึง พ.ศ. 2573"),
        ("copy", 2573, "เก็บถึง พ.ศ. 2573"),
        ("historical", None, "ห้ามทำลาย"),
        ("evidence", None, "ห้ามทำลาย"),
    ],
)
def test_a_letter_is_kept_from_the_end_of_its_own_year(
    session: Session, retention: str, due: int | None, mark: str
) -> None:
    last_year = received(session, dated_on=date(2025, 12, 30))
    kept = filed(session, last_year, retention=retention)
    assert (kept.due_year, mark_of(kept.due_year)) == (due, mark)
    assert kept.filed_on == TODAY


@pytest.mark.parametrize(
    ("subject", "details", "offered"),
    [
        ("ขอข้อมูลโรงเรียน", {}, "normal"),
        ("ขอส่งหลักฐานการจ่ายเงินค่าเบี้ยประชุม", {}, "money"),
        ("ขอความอนุเคราะห์ประชาสัมพันธ์งานวัด", {}, "routine"),
        ("แจ้งคำพิพากษาศาลปกครอง", {}, "evidence"),
        ("ส่งสำเนาคำฟ้องคดีปกครอง", {}, "evidence"),
        ("ขอเชิญร่วมงาน", {"secrecy": "ลับ"}, "secret"),
    ],
)
def test_a_class_is_offered_by_secrecy_and_subject(
    session: Session, subject: str, details: dict[str, str], offered: str
) -> None:
    entry = numbering.get_entry(session, received(session, subject, **details))
    assert filing.offered_class(entry, WORDS) == offered


def test_several_are_filed_at_once_each_in_the_class_offered_for_it(session: Session) -> None:
    ids = [received(session, "ใบเสร็จรับเงินค่าวัสดุ"), received(session)]
    made = filing.file_letters(session, ids, FilingDetails(place="ต.1/3"), WORDS, TODAY)
    kept = [filing.get_filing(session, each) for each in made]
    assert [(each.retention, each.due_year) for each in kept] == [("money", 2574), ("normal", 2579)]
    assert filing.places(session) == ["ต.1/3"]


def test_a_letter_may_be_kept_longer_than_its_class_asks_and_not_shorter(session: Session) -> None:
    assert filed(session, received(session), retention="routine", due_year=2575).due_year == 2575
    with pytest.raises(FilingError, match="2579"):
        filed(session, received(session), retention="normal", due_year=2578)
    with pytest.raises(FilingError, match="ตลอดไป"):
        filed(session, received(session), retention="historical", due_year=2600)


def test_only_what_is_done_and_there_is_filed_and_once(session: Session) -> None:
    waiting = received(session, due_on=date(2026, 12, 1))
    with pytest.raises(FilingError, match="ยังรอดำเนินการ"):
        filed(session, waiting)
    finish_many(session, [waiting], TODAY, "")
    filed(session, waiting)
    with pytest.raises(FilingError, match="จัดเก็บไว้แล้ว"):
        filed(session, waiting)
    (reserved,) = numbering.reserve(session, "order", 1, "แต่งตั้ง", "ผอ.", NOW)
    with pytest.raises(FilingError, match="ไม่มีหนังสือ"):
        filed(session, reserved)
    with pytest.raises(numbering.NumberStateError, match="จัดเก็บแล้ว"):
        numbering.cancel(session, waiting, "ลงซ้ำ", TODAY)


def test_all_that_cannot_be_filed_is_named_and_nothing_is_kept(session: Session) -> None:
    waiting = [received(session, due_on=date(2026, 12, 1)) for _each in range(7)]
    done = received(session)
    with pytest.raises(FilingError) as refused:
        filing.file_letters(session, [done, *waiting], FilingDetails("normal"), WORDS, TODAY)
    assert str(refused.value).startswith("7 เรื่อง ยังรอดำเนินการ")
    assert str(refused.value).endswith(": 1, 2, 3, 4, 5 และอีก 2 เลข")
    assert filing.filing_of(session, done) is None


def numbered(session: Session, paper_id: int) -> int:
    """Give a paper its number and return its row."""
    issuing.number_paper(session, paper_id, "sent", NOW)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    return entry.id


def test_a_signed_paper_is_filed_with_its_row(session: Session, letter: int) -> None:
    entry_id = numbered(session, letter)
    versions.sign(session, letter, TODAY)
    filed(session, entry_id, filed_on=date(2026, 11, 18))
    paper = papers.get_paper(session, letter)
    assert (paper.status, paper.status_on) == ("filed", date(2026, 11, 18))


def test_a_paper_that_nobody_signed_keeps_its_status_when_its_row_is_filed(
    session: Session, letter: int
) -> None:
    entry_id = numbered(session, letter)
    papers.set_status(session, letter, "waiting", TODAY, "ผอ.")
    filed(session, entry_id)
    assert papers.get_paper(session, letter).status == "waiting"
    versions.sign(session, letter, date(2026, 11, 25))
    paper = papers.get_paper(session, letter)
    assert (paper.status, paper.status_on) == ("filed", date(2026, 11, 25))


def test_a_paper_to_many_is_filed_with_the_last_of_its_rows(session: Session, letter: int) -> None:
    rows = [registers.issue(session, "sent", EntryDetails("เชิญ"), NOW) for _each in range(3)]
    for entry_id in rows:
        numbering.get_entry(session, entry_id).paper_id = letter
    versions.sign(session, letter, TODAY)
    filed(session, rows[0])
    assert papers.get_paper(session, letter).status == "signed"
    filing.file_letters(session, rows[1:], FilingDetails("normal"), WORDS, TODAY)
    assert papers.get_paper(session, letter).status == "filed"


def test_a_paper_that_is_being_corrected_is_not_filed(session: Session, letter: int) -> None:
    entry_id = numbered(session, letter)
    versions.correct(session, letter, "ชื่อผิด", NOW)
    with pytest.raises(FilingError, match="กำลังแก้ไข"):
        filed(session, entry_id)
    assert papers.get_paper(session, letter).correcting
    assert filing.filing_of(session, entry_id) is None


def test_the_class_can_be_changed_and_a_corrected_date_is_followed(session: Session) -> None:
    entry_id = received(session)
    kept = filed(session, entry_id)
    changed = replace(filing.details_of(kept), retention="money", place="ต.2")
    assert changed.due_year is None
    filing.change_filings(session, [kept.id], changed, WORDS, TODAY)
    assert (kept.due_year, kept.place) == (2574, "ต.2")
    before = registers.details_of(numbering.get_entry(session, entry_id))
    registers.edit_entry(session, entry_id, replace(before, dated_on=date(2024, 5, 1)))
    assert (kept.letter_year, kept.due_year) == (2567, 2572)


def test_a_filed_letter_that_becomes_secret_is_kept_as_secret_letters_are(
    session: Session,
) -> None:
    entry_id = received(session, dated_on=date(2021, 6, 1))
    kept = filed(session, entry_id, retention="routine", place="ต.2")
    secret = replace(registers.details_of(numbering.get_entry(session, entry_id)), secrecy="ลับ")
    list_id = disposal.make_list(session, "destroy", 2568, TODAY)
    with (
        pytest.raises(FilingError, match="เอาออกจากบัญชีก่อนแก้เป็นหนังสือลับ"),
        session.begin_nested(),
    ):
        registers.edit_entry(session, entry_id, secret)
    lines = [each.id for each in disposal.lines_of(session, list_id)]
    disposal.take_out(session, lines, "เป็นหนังสือลับ")
    registers.edit_entry(session, entry_id, secret)
    assert (kept.retention, kept.due_year, kept.place) == ("secret", None, "ต.2")
    assert disposal.due(session, "destroy", 2568) == []


def test_a_class_that_another_law_or_the_officer_chose_stays_when_a_letter_becomes_secret(
    session: Session,
) -> None:
    entry_id = received(session)
    kept = filed(session, entry_id, retention="evidence", due_year=2600)
    before = registers.details_of(numbering.get_entry(session, entry_id))
    registers.edit_entry(session, entry_id, replace(before, secrecy="ลับมาก"))
    assert (kept.retention, kept.due_year) == ("evidence", 2600)
    filing.change_filings(session, [kept.id], FilingDetails("normal"), WORDS, TODAY)
    registers.edit_entry(session, entry_id, replace(before, secrecy="ลับ"))
    assert kept.retention == "normal"


def test_a_letter_kept_for_ever_stays_so_when_something_else_of_it_changes(
    session: Session,
) -> None:
    entry_id = received(session, dated_on=date(2021, 6, 1))
    kept = filed(session, entry_id, retention="routine", due_year=filing.FOR_EVER)
    moved = replace(filing.details_of(kept), place="ต.2")
    filing.change_filings(session, [kept.id], moved, WORDS, TODAY)
    assert (kept.due_year, kept.place) == (None, "ต.2")
    before = registers.details_of(numbering.get_entry(session, entry_id))
    registers.edit_entry(session, entry_id, replace(before, dated_on=date(2020, 6, 1)))
    assert (kept.letter_year, kept.due_year) == (2563, None)
    by_class = replace(moved, due_year=None)
    filing.change_filings(session, [kept.id], by_class, WORDS, TODAY)
    assert kept.due_year == 2564


@pytest.mark.parametrize(
    ("typed", "due"), [("ห้ามทำลาย", filing.FOR_EVER), (" ๒๕๗๙", 2579), (" ", None)]
)
def test_for_ever_is_typed_like_a_year(typed: str, due: int | None) -> None:
    assert filing.due_typed(typed) == due


@pytest.mark.parametrize(
    ("typed", "year"), [("", None), ("๒๕๗๙", 2579), ("79", 2579), (" 2036 ", 2579)]
)
def test_a_year_is_typed_in_any_way(typed: str, year: int | None) -> None:
    assert filing.year_typed(typed) == year


@pytest.mark.parametrize("typed", ["ตลอดไป", "3000", "-1", "9" * 5000])
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(FilingError, match="ปี"):
        filing.year_typed(typed)


@pytest.mark.parametrize("typed", ["0", "สาม", "9" * 30, "9" * 5000])
def test_what_is_no_number_of_pages_is_refused(typed: str) -> None:
    assert filing.pages_typed("๑๒๐") == 120
    with pytest.raises(FilingError, match="จำนวนหน้า") as refused:
        filing.pages_typed(typed)
    assert len(str(refused.value)) < 200


def test_more_rows_than_one_statement_names_are_counted(session: Session) -> None:
    entry_id = received(session)
    filed(session, entry_id)
    assert filing.filed_among(session, range(entry_id, entry_id + 300_000)) == 1


def test_the_database_refuses_to_lose_what_was_destroyed(session: Session) -> None:
    kept = filed(session, received(session))
    kept.outcome, kept.outcome_on = "destroyed", TODAY
    session.flush()
    with pytest.raises(IntegrityError):
        session.execute(text("DELETE FROM filing"))


def test_more_letters_than_one_statement_names_are_filed_and_changed_in_one_step(
    database: Database,
) -> None:
    with database.transaction("ลงรับ", undoable=False) as session:
        days = [date(2020 + number % 5, 6, 1) for number in range(1_100)]
        ids = [received(session, dated_on=day) for day in days]
    with database.transaction("จัดเก็บ") as session:
        made = filing.file_letters(session, ids, FilingDetails("normal", place="ต.1"), WORDS, TODAY)
        odd = filing.get_filing(session, made[1])
        longer = replace(filing.details_of(odd), due_year=2600, remark="รออุทธรณ์")
        filing.change_filings(session, [odd.id], longer, WORDS, TODAY)
    with database.reading() as session:
        assert filing.get_filing(session, made[-1]).entry_id == ids[-1]
    with database.transaction("แก้การเก็บ") as session:
        change_several(session, made, place=" ต. 2 ")
        assert filing.get_filing(session, made[1]).due_year == 2600  # only its file was changed
        change_several(session, made, "routine")
    with database.reading() as session:
        kept = [filing.get_filing(session, each) for each in made]
        assert {each.place for each in kept} == {"ต. 2"}
        assert [each.due_year for each in kept] == [day.year + 544 for day in days]
        assert kept[1].remark == "รออุทธรณ์"
    history = History(database)
    history.undo()
    with database.reading() as session:
        assert filing.get_filing(session, made[1]).due_year == 2600
        assert filing.get_filing(session, made[-1]).place == "ต.1"
    history.undo()
    with database.reading() as session:
        assert filing.filed_among(session, ids) == 0


def test_what_is_gone_or_in_an_open_list_is_not_moved_with_others(session: Session) -> None:
    old = [filed(session, received(session, dated_on=date(2005, 6, 1))).id for _n in range(2)]
    disposal.make_list(session, "destroy", 2568, TODAY)
    new = filed(session, received(session)).id
    change_several(session, [*old, new], place="ต.2")
    with pytest.raises(FilingError, match="บัญชี"):
        change_several(session, [new, *old], "money")
    gone = filing.get_filing(session, new)
    gone.outcome, gone.outcome_on = "destroyed", TODAY
    with pytest.raises(FilingError, match="ทำลายหรือส่งมอบ"):
        change_several(session, [new], place="ต.3")
    with pytest.raises(FilingNotFoundError):
        change_several(session, [9999], place="ต.3")
    with pytest.raises(RegisterEntryNotFoundError):
        filing.file_letters(session, [9999], FilingDetails(), WORDS, TODAY)


def test_filing_many_that_is_cancelled_keeps_none(database: Database) -> None:
    with database.transaction("ลงรับ", undoable=False) as session:
        ids = [received(session) for _number in range(501)]

    class Impatient:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled), database.transaction("จัดเก็บ") as session:
        filing.file_letters(session, ids, FilingDetails(), WORDS, TODAY, Impatient())
    with database.reading() as session:
        assert filing.filed_among(session, ids) == 0
