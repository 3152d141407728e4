"""Letters that are filed are lent and come back, and are not destroyed while somebody has them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.operations import (
    disposal,
    filing,
    filing_listing,
    finding,
    lending,
    loan_listing,
    registers,
)
from district_admin.areas.correspondence.operations.disposal_lines import DisposalError
from district_admin.areas.correspondence.operations.filing import (
    FilingDetails,
    FilingNotFoundError,
)
from district_admin.areas.correspondence.operations.lending import (
    LendingError,
    LoanDetails,
    LoanNotFoundError,
)
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.found import Wanted
from district_admin.storage.database import Database
from district_admin.storage.history import History

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)
LOAN = LoanDetails(" นายชัย   สมมติ ", date(2026, 11, 2), date(2026, 11, 16), "กลุ่มกฎหมายและคดี")


def filed(session: Session, *subjects: str, year: int = 2026) -> list[int]:
    on = date(year, 3, 9)
    details = [EntryDetails(each, sender="อบต.สมมติ", dated_on=on) for each in subjects]
    ids = [registers.receive(session, each, NOW) for each in details]
    return filing.file_letters(session, ids, FilingDetails("normal", place="ต.1/3"), {}, TODAY)


def out(session: Session) -> list[str]:
    return [row.subject for row in loan_listing.list_rows(session) if row.is_out]


def test_what_is_lent_is_out_until_it_comes_back(session: Session) -> None:
    first, second = filed(session, "แผนที่", "สัญญา")
    lending.lend(session, [first, second], LOAN, TODAY)
    (loan,) = lending.loans_of(session, [second])[second]
    lending.take_back(session, [loan.id], TODAY, "", TODAY)
    row, back = loan_listing.list_rows(session)
    assert (row.subject, row.borrower, row.days_over(TODAY)) == ("แผนที่", "นายชัย สมมติ", 4)
    assert (back.subject, back.returned_on, back.days_over(TODAY)) == ("สัญญา", TODAY, 0)
    there = {each.id: each.is_out for each in filing_listing.list_rows(session)}
    assert there == {first: True, second: False}
    assert loan_listing.narrow([row, back], "กฎหมาย ต.๑/๓ แผนที่") == [row]
    with pytest.raises(LendingError, match="มีผู้ยืมอยู่แล้ว"):
        lending.lend(session, [second, first], LOAN, TODAY)
    assert out(session) == ["แผนที่"]  # all or none
    lending.lend(session, [second], LOAN, TODAY)
    assert lending.borrowers(session) == [("นายชัย สมมติ", "กลุ่มกฎหมายและคดี")]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"borrower": "  "}, "ผู้ยืม"),
        ({"lent_on": date(2026, 11, 21), "due_on": None}, "ยังมาไม่ถึง"),
        ({"due_on": date(2026, 11, 1)}, "อยู่ก่อนวันยืม"),
    ],
)
def test_what_cannot_be_is_refused(session: Session, changed: dict[str, object], told: str) -> None:
    wrong = replace(LOAN, **changed)  # type: ignore[arg-type]
    with pytest.raises(LendingError, match=told):
        lending.lend(session, filed(session, "แผนที่"), wrong, TODAY)
    assert out(session) == []


def test_what_comes_back_was_lent_before_and_once(session: Session) -> None:
    ids = filed(session, "แผนที่")
    lending.lend(session, ids, LOAN, TODAY)
    (loan,) = lending.loans_of(session, ids)[ids[0]]
    with pytest.raises(LendingError, match="อยู่ก่อนไม่ได้"):
        lending.take_back(session, [loan.id], date(2026, 11, 1), "", TODAY)
    with pytest.raises(LendingError, match="ยังมาไม่ถึง"):
        lending.take_back(session, [loan.id], date(2026, 11, 21), "", TODAY)
    lending.take_back(session, [loan.id], date(2026, 11, 19), "นางมา", TODAY)
    assert (loan.returned_on, loan.returned_by) == (date(2026, 11, 19), "นางมา")
    with pytest.raises(LendingError, match="คืนแล้ว"):
        lending.take_back(session, [loan.id], TODAY, "", TODAY)


def test_what_is_no_longer_there_is_told(session: Session) -> None:
    gone: tuple[tuple[type[Exception], Callable[[], object]], ...] = (
        (LoanNotFoundError, lambda: lending.take_back(session, [99], TODAY, "", TODAY)),
        (LoanNotFoundError, lambda: lending.remove_loan(session, 99)),
        (FilingNotFoundError, lambda: lending.lend(session, [99], LOAN, TODAY)),
    )
    for told, ask in gone:
        with pytest.raises(told):
            ask()


def test_a_loan_is_put_right_and_out_again_only_while_nobody_else_has_it(session: Session) -> None:
    ids = filed(session, "แผนที่")
    lending.lend(session, ids, LOAN, TODAY)
    (loan,) = lending.loans_of(session, ids)[ids[0]]
    details = replace(lending.details_of(loan), purpose="ตรวจสอบ")
    lending.change_loan(session, loan.id, details, date(2026, 11, 18), "นางมา", TODAY)
    assert (loan.purpose, loan.returned_on, out(session)) == ("ตรวจสอบ", date(2026, 11, 18), [])
    lending.lend(session, ids, LOAN, TODAY)
    with pytest.raises(LendingError, match="มีผู้ยืมอยู่แล้ว"):
        lending.change_loan(session, loan.id, details, None, "", TODAY)
    lending.remove_loan(session, loan.id)
    assert out(session) == ["แผนที่"]
    twice = (
        "INSERT INTO loan (filing_id, borrower, post, purpose, taken_by, lent_on, returned_by, "
        "remark) VALUES (:id, 'ก', '', '', '', '2026-11-20', '', '')"
    )
    with pytest.raises(IntegrityError, match="filing_id"):  # the database refuses it as well
        session.execute(text(twice), {"id": ids[0]})


def test_what_somebody_has_is_not_handed_over(session: Session) -> None:
    old = filed(session, "เก่ามาก", "เก่าเช่นกัน", year=2000)
    lending.lend(session, old[:1], LOAN, TODAY)
    listed = disposal.make_list(session, "transfer", 2568, TODAY)
    with pytest.raises(DisposalError, match="ยังมีผู้ยืมอยู่"):
        disposal.finish(session, listed, TODAY, TODAY)
    assert {each.outcome for each in filing_listing.list_rows(session)} == {"kept"}


def test_what_was_handed_over_is_not_lent(session: Session) -> None:
    old = filed(session, "เก่ามาก", year=2000)
    listed = disposal.make_list(session, "transfer", 2568, TODAY)
    disposal.finish(session, listed, TODAY, TODAY)
    with pytest.raises(LendingError, match="ทำลายหรือส่งมอบไปแล้ว"):
        lending.lend(session, old, LOAN, TODAY)


def test_each_step_is_taken_back(database: Database) -> None:
    with database.transaction("จัดเก็บ", undoable=False) as session:
        ids = filed(session, "แผนที่")
    with database.transaction("ให้ยืม") as session:
        lending.lend(session, ids, LOAN, TODAY)
        (loan,) = lending.loans_of(session, ids)[ids[0]]
    with database.transaction("รับคืน") as session:
        lending.take_back(session, [loan.id], TODAY, "", TODAY)
    with database.transaction("ลบการยืม") as session:
        lending.remove_loan(session, loan.id)
    history, told = History(database), []
    for _step in range(3):
        history.undo()
        with database.reading() as session:
            told.append([row.is_out for row in loan_listing.list_rows(session)])
    assert told == [[False], [True], []]


def _found(session: Session, typed: str, state: str = "") -> list[str]:
    wanted = Wanted(typed, kind=finding.LOAN, state=state)
    found = finding.find(session, wanted, 50)
    assert finding.count(session, wanted) == len(found)
    return [each.title for each in found]


def test_a_loan_is_found_by_who_had_it_and_what_for(session: Session) -> None:
    details = replace(LOAN, purpose="คดีปกครอง ที่ ๑๒/๒๕๖๙", remark="สำเนาไม่ชัด")
    lending.lend(session, filed(session, "แผนที่", "สัญญา"), details, TODAY)
    assert sorted(_found(session, "ชัย สมมติ กฎหมาย")) == ["สัญญา", "แผนที่"]
    assert len(_found(session, "12/2569", finding.OPEN)) == 2
    [first, second] = [e.record_id for e in finding.find(session, Wanted("คดีปกครอง"), 50)]
    lending.take_back(session, [first, second], TODAY, "นางสาวส่ง คืนให้", TODAY)
    assert len(_found(session, "คืนให้")) == len(_found(session, "ปกครอง คืนให้")) == 2
    assert _found(session, "ปกครอง", finding.OPEN) == []
    lending.change_loan(session, first, replace(details, purpose="อบรม"), TODAY, "คนอื่น", TODAY)
    assert (len(_found(session, "คืนให้")), len(_found(session, "อบรม คนอื่น"))) == (1, 1)
    told = finding.tell(session, finding.LOAN, first)
    assert told is not None
    assert told.subtitle == "นายชัย สมมติ, กลุ่มกฎหมายและคดี"
    lending.remove_loan(session, first)
    assert _found(session, "อบรม") == []
    assert finding.find(session, Wanted("ปกครอง", sender="อบต."), 50) == []
