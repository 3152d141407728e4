"""Numbers: in order, never twice, never taken back, each year on its own."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.operations import entry_queries, gaps, numbering, registers
from district_admin.areas.correspondence.operations.numbering import (
    ClockSetBackError,
    NumberStateError,
)
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.storage.database import Database
from district_admin.storage.history import History, NothingToUndoError

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)

Issue = Callable[..., str]


@pytest.fixture
def issue(session: Session) -> Issue:
    """Issues a number to a paper and gives it as text."""

    def give(register: str, subject: str = "เรื่องหนึ่ง", now: datetime = NOW, **more: object) -> str:
        entry_id = registers.issue(session, register, EntryDetails(subject), now, **more)  # type: ignore[arg-type]
        return numbering.get_entry(session, entry_id).number_text

    return give


def test_each_register_counts_on_its_own(session: Session, issue: Issue) -> None:
    numbering.set_rule(session, "sent", prefix="ศธ 04999/")
    assert [issue("sent"), issue("order"), issue("sent"), issue("certificate")] == [
        "ศธ 04999/1",
        "1/2569",
        "ศธ 04999/2",
        "1/2569",
    ]


def test_circulars_can_share_the_numbers_of_letters_sent(session: Session, issue: Issue) -> None:
    numbering.set_rule(session, "sent", prefix="ศธ 04999/")
    numbering.set_rule(session, "circular", prefix="ศธ 04999/", shares_with="sent")
    assert [issue("sent"), issue("circular"), issue("sent")] == [
        "ศธ 04999/1",
        "ศธ 04999/ว 2",
        "ศธ 04999/3",
    ]
    with pytest.raises(NumberStateError, match="ใช้เลขร่วมกับทะเบียนที่เลือกไม่ได้"):
        numbering.set_rule(session, "sent", prefix="", shares_with="circular")


def test_a_year_begins_at_its_first_number_and_at_midnight(session: Session, issue: Issue) -> None:
    numbering.set_rule(session, "order", prefix="", first_number=5)
    last = datetime(2026, 12, 31, 23, 59).astimezone()
    assert [issue("order", now=last), issue("order", now=last + timedelta(minutes=1))] == [
        "5/2569",
        "5/2570",
    ]


def test_a_paper_dated_back_takes_from_its_own_year(session: Session, issue: Issue) -> None:
    assert issue("order", now=datetime(2025, 12, 30, 7).astimezone()) == "1/2568"
    assert issue("order") == "1/2569"
    assert issue("order", registered_on=date(2025, 12, 31)) == "2/2568"
    assert issue("order") == "2/2569"


def test_a_clock_that_is_behind_gives_no_number(session: Session, issue: Issue) -> None:
    issue("order")
    with pytest.raises(ClockSetBackError, match=r"20 พ\.ย\. 2569"):
        issue("order", now=NOW - timedelta(days=365))
    assert issue("order") == "2/2569"


def test_the_next_number_is_shown_before_it_is_given(session: Session, issue: Issue) -> None:
    numbering.set_rule(session, "sent", prefix="ศธ 04999/")
    assert numbering.next_number(session, "sent", TODAY) == "ศธ 04999/1"
    issue("sent")
    assert numbering.next_number(session, "sent", TODAY) == "ศธ 04999/2"
    assert issue("sent") == "ศธ 04999/2"


def test_the_next_number_only_rises(session: Session, issue: Issue) -> None:
    numbering.raise_next_number(session, "order", 2569, 120)
    assert issue("order") == "120/2569"
    with pytest.raises(NumberStateError, match="ต้องมากกว่า 120"):
        numbering.raise_next_number(session, "order", 2569, 120)
    assert len(gaps.gaps(session, "order", 2569, TODAY)) == 119


def test_a_late_paper_is_inserted_and_moves_no_other(session: Session, issue: Issue) -> None:
    numbers = [issue("order") for _each in range(3)]
    second = session.query(RegisterEntry).filter_by(number=2).one()
    inserted = [
        registers.insert_after(session, second.id, EntryDetails(f"แทรก {n}"), NOW) for n in (1, 2)
    ]
    texts = [numbering.get_entry(session, each).number_text for each in inserted]
    assert texts == ["2/1/2569", "2/2/2569"]
    assert issue("order") == "4/2569"
    wanted = entry_queries.EntryFilter("order", 2569)
    printed = [each.number_text for each in entry_queries.entries_to_print(session, wanted)]
    assert printed == [*numbers[:2], *texts, numbers[2], "4/2569"]


def test_reserved_numbers_are_kept_for_their_days(session: Session, issue: Issue) -> None:
    ids = numbering.reserve(session, "order", 2, "คำสั่งแต่งตั้ง", "ผอ.กลุ่ม", NOW)
    entries = [numbering.get_entry(session, each) for each in ids]
    assert [each.number_text for each in entries] == ["1/2569", "2/2569"]
    assert entries[0].reserved_until == date(
        2026, 12, 15
    )  # 15 working days, without 7 and 10 December
    assert issue("order") == "3/2569"

    registers.use_reserved(session, ids[0], EntryDetails("แต่งตั้งคณะกรรมการ"), NOW)
    assert entries[0].state == "issued"
    with pytest.raises(NumberStateError, match="1/2569 ไม่ได้จองไว้"):
        registers.use_reserved(session, ids[0], EntryDetails("อีกเรื่อง"), NOW)
    (gap,) = gaps.gaps(session, "order", 2569, date(2027, 1, 5))
    assert (gap.number_text, gap.reason) == (
        "2/2569",
        "จองไว้ เกินกำหนดใช้เมื่อ 15 ธ.ค. 2569: คำสั่งแต่งตั้ง",
    )


def test_a_cancelled_number_stays_with_its_reason(session: Session, issue: Issue) -> None:
    issue("order")
    entry = session.query(RegisterEntry).one()
    with pytest.raises(NumberStateError, match="กรุณาระบุเหตุผล"):
        numbering.cancel(session, entry.id, " ", TODAY)
    numbering.cancel(session, entry.id, "พิมพ์ผิด", TODAY)
    with pytest.raises(NumberStateError, match="ยกเลิกไปแล้ว"):
        numbering.cancel(session, entry.id, "อีกครั้ง", TODAY)
    assert issue("order") == "2/2569"
    (gap,) = gaps.gaps(session, "order", 2569, TODAY)
    assert (gap.number_text, gap.reason) == ("1/2569", "ยกเลิก: พิมพ์ผิด")


def test_the_report_of_gaps_of_shared_numbers_tells_of_both_registers(
    session: Session, issue: Issue
) -> None:
    numbering.set_rule(session, "circular", prefix="", shares_with="sent")
    issue("sent")
    issue("circular")
    numbering.cancel(
        session, session.query(RegisterEntry).filter_by(number=2).one().id, "ซ้ำ", TODAY
    )
    for register in ("sent", "circular"):
        assert [each.number_text for each in gaps.gaps(session, register, 2569, TODAY)] == ["ว 2"]
    assert gaps.gaps(session, "sent", 2600, TODAY) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM register_entry",
        "UPDATE register_entry SET number = 9",
        "UPDATE register_entry SET number_text = '9/2569'",
        "UPDATE register_entry SET state = 'issued' WHERE state = 'cancelled'",
        "UPDATE number_series SET last_number = last_number - 1",
        "UPDATE number_series SET be_year = 2600",
        "DELETE FROM number_series",
        "INSERT INTO register_entry SELECT 99, register, series_id, number, sub_number, "
        "number_text, 'issued', registered_at, registered_on, '', '', '', '', '', '', '', '', "
        "'', '', '', NULL, "
        "NULL, NULL, NULL, NULL, '', NULL, NULL, '' FROM register_entry LIMIT 1",
    ],
)
def test_the_database_itself_keeps_what_a_register_promises(
    database: Database, statement: str
) -> None:
    with database.transaction("ออกเลข", undoable=False) as session:
        for subject in ("ก", "ข"):
            registers.issue(session, "order", EntryDetails(subject), NOW)
        first = session.query(RegisterEntry).order_by(RegisterEntry.id).first()
        assert first is not None
        numbering.cancel(session, first.id, "ทดลอง", TODAY)
    with pytest.raises(IntegrityError), database.transaction("ทำลาย") as session:
        session.execute(text(statement))


def test_undo_takes_back_what_a_row_says_and_never_its_number(database: Database) -> None:
    with database.transaction("ออกเลข", undoable=False) as session:
        entry_id = registers.issue(session, "order", EntryDetails("ก"), NOW)
    with database.transaction("แก้เรื่อง") as session:
        registers.edit_entry(session, entry_id, EntryDetails("ข"))
    history = History(database)
    history.undo()
    with database.reading() as session:
        entry = numbering.get_entry(session, entry_id)
        assert (entry.subject, entry.number_text) == ("ก", "1/2569")
    with pytest.raises(NothingToUndoError):
        history.undo()


def test_a_transaction_that_fails_gives_no_number(database: Database) -> None:
    def fail_after_the_number() -> None:
        with database.transaction("ออกเลข") as session:
            registers.issue(session, "order", EntryDetails("ก"), NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_the_number()
    with database.reading() as session:
        assert numbering.next_number(session, "order", TODAY) == "1/2569"


@pytest.mark.parametrize(
    ("count", "purpose", "told"),
    [(0, "ก", "1 ถึง 100"), (101, "ก", "1 ถึง 100"), (1, " ", "จองเลขไว้ใช้กับเรื่องใด")],
)
def test_a_reservation_says_how_many_and_for_what(
    session: Session, count: int, purpose: str, told: str
) -> None:
    with pytest.raises(NumberStateError, match=told):
        numbering.reserve(session, "order", count, purpose, "", NOW)


def test_a_count_of_thousands_of_digits_is_refused_in_a_sentence() -> None:
    assert numbering.count_typed("๑๒") == 12
    for typed in ("9" * 5000, "๙" * 5000):
        with pytest.raises(NumberStateError, match="ต้องเป็นตัวเลข") as refused:
            numbering.count_typed(typed)
        assert len(str(refused.value)) < 100
