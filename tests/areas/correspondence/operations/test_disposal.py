"""The lists of what is past its time, from the survey to what became of each letter."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import DisposalList
from district_admin.areas.correspondence.operations import (
    disposal,
    filing,
    filing_listing,
    registers,
)
from district_admin.areas.correspondence.operations.committees import (
    CommitteeError,
    check_committee,
    is_of_rank,
)
from district_admin.areas.correspondence.operations.disposal_lines import (
    DisposalError,
    DisposalListNotFoundError,
)
from district_admin.areas.correspondence.operations.filing import FilingDetails
from district_admin.areas.correspondence.operations.registers import EntryDetails

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)
COMMITTEE = [
    {"name": "นางปิ่น  น้ำใส", "post": "ผู้อำนวยการกลุ่มอำนวยการ", "role": "ประธานกรรมการ"},
    {"name": "นายชัย  สมมติ", "post": "เจ้าพนักงานธุรการชำนาญงาน", "role": "กรรมการ"},
    {"name": "นางมา  สมมุติ", "post": "นักจัดการงานทั่วไปปฏิบัติการ", "role": "กรรมการและเลขานุการ"},
]


def kept(session: Session, year: int, retention: str = "routine") -> int:
    """File a letter of a year (ค.ศ.) and return the filing's id."""
    details = EntryDetails(f"เรื่องปี {year}", sender="อบต.สมมติ", dated_on=date(year, 6, 1))
    entry_id = registers.receive(session, details, NOW)
    (made,) = filing.file_letters(session, [entry_id], FilingDetails(retention), {}, TODAY)
    return made


@pytest.fixture
def made(session: Session) -> DisposalList:
    """A list of three letters that are past their time, with its committee."""
    for year in (2021, 2022, 2023):
        kept(session, year)
    list_id = disposal.make_list(session, "destroy", 2568, TODAY)
    disposal.set_committee(session, list_id, COMMITTEE)
    return disposal.get_list(session, list_id)


def ids(session: Session, made: DisposalList) -> list[int]:
    return [each.id for each in disposal.lines_of(session, made.id)]


def decide_all(session: Session, made: DisposalList) -> None:
    first, *others = ids(session, made)
    disposal.decide(session, others, "crossed")
    disposal.decide(session, [first], "extended", 2575)


def test_what_is_past_its_time_is_listed_and_nothing_else(session: Session) -> None:
    past = kept(session, 2024)  # kept until the end of 2025
    kept(session, 2025)  # until the end of this year
    kept(session, 2000, "historical")
    kept(session, 2020, "normal")
    assert disposal.due(session, "destroy", 2568) == [past]
    with pytest.raises(DisposalError, match="ยังไม่สิ้นสุด"):
        disposal.make_list(session, "destroy", 2569, TODAY)
    disposal.make_list(session, "destroy", 2568, TODAY)
    with pytest.raises(DisposalError, match="ไม่มีหนังสือ"):
        disposal.make_list(session, "destroy", 2568, TODAY)


def test_letters_of_20_years_are_handed_over_unless_another_law_or_the_office_keeps_them(
    session: Session,
) -> None:
    old = kept(session, 2005, "historical")
    kept(session, 2005, "evidence")
    kept(session, 2006, "historical")
    assert disposal.due(session, "transfer", 2568) == [old]
    own = disposal.make_list(session, "keep_own", 2568, TODAY)
    disposal.finish(session, own, TODAY, TODAY)
    assert filing.get_filing(session, old).outcome == "kept"
    assert disposal.due(session, "transfer", 2568) == []


def test_what_the_office_keeps_itself_is_not_listed_to_be_destroyed(session: Session) -> None:
    old = kept(session, 2005, "normal")
    assert disposal.due(session, "destroy", 2568) == [old]
    own = disposal.make_list(session, "keep_own", 2568, TODAY)
    disposal.finish(session, own, TODAY, TODAY)
    assert disposal.due(session, "destroy", 2568) == []
    (row,) = filing_listing.list_rows(session)
    assert (row.is_due(2568), row.is_of_age(2568)) == (False, False)


@pytest.mark.parametrize("kind", ["destroy", "transfer", "keep_own"])
def test_what_the_office_kept_itself_is_listed_again_in_a_later_year(
    session: Session, kind: str
) -> None:
    old, next_year = kept(session, 2005, "normal"), date(2027, 1, 5)
    own = disposal.make_list(session, "keep_own", 2568, TODAY)
    disposal.finish(session, own, TODAY, TODAY)
    (row,) = filing_listing.list_rows(session)
    assert (row.is_kept_own(2569), row.is_kept_own(2570)) == (True, False)
    again = disposal.make_list(session, kind, 2569, next_year)
    assert [each.filing_id for each in disposal.lines_of(session, again)] == [old]
    assert row.is_due(2569)
    assert row.is_of_age(2569)


def test_a_letter_that_was_handed_over_says_so(session: Session) -> None:
    old = kept(session, 2005, "normal")
    list_id = disposal.make_list(session, "transfer", 2568, TODAY)
    disposal.finish(session, list_id, TODAY, TODAY)
    gone = filing.get_filing(session, old)
    assert (gone.outcome, gone.outcome_on) == ("transferred", TODAY)
    with pytest.raises(filing.FilingError, match="ส่งมอบไปแล้ว"):
        filing.change_filings(session, [old], FilingDetails("normal"), {}, TODAY)


def test_the_way_of_a_list_from_committee_to_destruction(
    session: Session, made: DisposalList
) -> None:
    with pytest.raises(DisposalError, match="3 รายการ"):
        disposal.approve(session, made.id, TODAY, TODAY)
    decide_all(session, made)
    disposal.approve(session, made.id, TODAY, TODAY)
    with pytest.raises(DisposalError, match="สถานะ"):
        disposal.decide(session, ids(session, made), "crossed")
    with pytest.raises(DisposalError, match="สถานะ"):
        disposal.finish(session, made.id, TODAY, TODAY)
    disposal.send_to_archives(session, made.id, date(2026, 11, 25), date(2026, 11, 25))
    with pytest.raises(DisposalError, match=r"24 ม\.ค\. 2570"):
        disposal.finish(session, made.id, date(2027, 1, 23), date(2027, 1, 23))
    disposal.finish(session, made.id, date(2027, 1, 24), date(2027, 1, 24))
    lines = [each.filing for each in disposal.lines_of(session, made.id)]
    assert [(each.outcome, each.due_year) for each in lines] == [
        ("kept", 2575),
        ("destroyed", 2566),
        ("destroyed", 2567),
    ]
    entries = session.execute(text("SELECT count(*) FROM register_entry")).scalar_one()
    assert entries == len(filing_listing.list_rows(session)) == 3


def test_what_the_committee_keeps_for_ever_is_not_listed_again_after_a_change(
    session: Session, made: DisposalList
) -> None:
    disposal.decide(session, ids(session, made), "extended", None)
    disposal.approve(session, made.id, TODAY, TODAY)
    disposal.send_to_archives(session, made.id, TODAY, TODAY)
    disposal.finish(session, made.id, TODAY, TODAY, answered=True)
    for line in disposal.lines_of(session, made.id):
        moved = replace(filing.details_of(line.filing), place="ตู้ 1")
        filing.change_filings(session, [line.filing_id], moved, {}, TODAY)
        entry = line.filing.entry
        earlier = replace(registers.details_of(entry), dated_on=date(2020, 1, 5))
        registers.edit_entry(session, entry.id, earlier)
    assert disposal.due(session, "destroy", 2568) == []


def test_a_step_is_not_dated_ahead(session: Session, made: DisposalList) -> None:
    tomorrow, agreed = date(2026, 11, 21), date(2027, 1, 19)
    decide_all(session, made)
    with pytest.raises(DisposalError, match="ยังมาไม่ถึง"):
        disposal.approve(session, made.id, tomorrow, TODAY)
    disposal.approve(session, made.id, TODAY, TODAY)
    with pytest.raises(DisposalError, match="ยังมาไม่ถึง"):
        disposal.send_to_archives(session, made.id, tomorrow, TODAY)
    disposal.send_to_archives(session, made.id, TODAY, TODAY)
    with pytest.raises(DisposalError, match="ยังมาไม่ถึง"):
        disposal.finish(session, made.id, agreed, TODAY)
    disposal.finish(session, made.id, agreed, agreed)
    assert made.done_on == agreed


def test_the_archives_answer_ends_the_waiting(session: Session, made: DisposalList) -> None:
    decide_all(session, made)
    disposal.approve(session, made.id, TODAY, TODAY)
    disposal.send_to_archives(session, made.id, TODAY, TODAY)
    disposal.finish(session, made.id, TODAY, TODAY, answered=True)
    assert made.done_on == TODAY


def test_a_line_is_taken_out_with_a_reason_and_put_back(
    session: Session, made: DisposalList
) -> None:
    first, *others = ids(session, made)
    with pytest.raises(DisposalError, match="เหตุผล"):
        disposal.take_out(session, [first], " ")
    disposal.take_out(session, [first], "ยังใช้ประกอบการตรวจสอบ")
    assert ids(session, made) == others
    assert len(disposal.lines_of(session, made.id, with_left_out=True)) == 3
    disposal.put_back(session, [first])
    assert ids(session, made) == [first, *others]
    disposal.take_out(session, [first], "ยังใช้")
    disposal.make_list(session, "destroy", 2568, TODAY)
    with pytest.raises(DisposalError, match="บัญชีอื่น"):
        disposal.put_back(session, [first])


def finished(session: Session, list_id: int, decision: str) -> None:
    """Take a list all its way, with the same decision on each line."""
    made = disposal.get_list(session, list_id)
    disposal.set_committee(session, list_id, COMMITTEE)
    disposal.decide(session, ids(session, made), decision)
    disposal.approve(session, list_id, TODAY, TODAY)
    disposal.send_to_archives(session, list_id, TODAY, TODAY)
    disposal.finish(session, list_id, TODAY, TODAY, answered=True)


def test_what_another_list_destroyed_since_is_not_put_back(
    session: Session, made: DisposalList
) -> None:
    first = disposal.lines_of(session, made.id)[0]
    disposal.take_out(session, [first.id], "ยังใช้")
    finished(session, disposal.make_list(session, "destroy", 2568, TODAY), "crossed")
    number = first.filing.entry.number_text
    with pytest.raises(DisposalError, match=f"เลข {number} ทำลายหรือส่งมอบไปแล้ว"):
        disposal.put_back(session, [first.id])


def test_what_is_kept_longer_since_is_not_put_back(session: Session, made: DisposalList) -> None:
    first = disposal.lines_of(session, made.id)[0]
    disposal.take_out(session, [first.id], "มีคุณค่า")
    filing.change_filings(session, [first.filing_id], FilingDetails("historical"), {}, TODAY)
    number = first.filing.entry.number_text
    with pytest.raises(DisposalError, match=f"เลข {number} ยังไม่ครบกำหนด"):
        disposal.put_back(session, [first.id])


@pytest.mark.parametrize("approved", [False, True])
@pytest.mark.parametrize(
    "since", [{"due_year": None}, {"outcome": "transferred", "outcome_on": TODAY}]
)
def test_a_list_does_not_go_on_with_a_letter_that_is_not_past_its_time_any_more(
    session: Session, made: DisposalList, since: dict[str, object], approved: bool
) -> None:
    """As an older version of the program, or a step taken back, may have left it."""
    disposal.decide(session, ids(session, made), "crossed")
    if approved:
        disposal.approve(session, made.id, TODAY, TODAY)
        disposal.send_to_archives(session, made.id, TODAY, TODAY)
    last = disposal.lines_of(session, made.id)[-1].filing
    for name, value in since.items():
        setattr(last, name, value)
    session.flush()
    go_on = partial(disposal.finish, answered=True) if approved else disposal.approve
    with pytest.raises(DisposalError, match=f"เลข {last.entry.number_text} .*เอาออกจากบัญชี"):
        go_on(session, made.id, TODAY, TODAY)
    assert last.outcome == since.get("outcome", "kept")


def test_more_lines_than_one_statement_names_are_looked_for(
    session: Session, made: DisposalList
) -> None:
    with pytest.raises(DisposalListNotFoundError):
        disposal.decide(session, range(10**6, 10**6 + 300_000), "crossed")


def test_what_is_listed_keeps_its_year_until_it_is_taken_out(
    session: Session, made: DisposalList
) -> None:
    line = disposal.lines_of(session, made.id)[0]
    with pytest.raises(filing.FilingError, match="เอาออกจากบัญชี"):
        filing.change_filings(session, [line.filing_id], FilingDetails("normal"), {}, TODAY)


def test_the_year_of_what_is_listed_is_not_corrected_until_the_list_is_done(
    session: Session, made: DisposalList
) -> None:
    disposal.decide(session, ids(session, made), "crossed")
    disposal.approve(session, made.id, TODAY, TODAY)
    entry = disposal.lines_of(session, made.id)[0].filing.entry
    details = registers.details_of(entry)
    with pytest.raises(filing.FilingError, match=f"เลข {entry.number_text} อยู่ในบัญชี"):
        registers.edit_entry(session, entry.id, replace(details, dated_on=date(2026, 6, 1)))
    same_year = date(2021, 7, 1)
    registers.edit_entry(session, entry.id, replace(details, dated_on=same_year))
    assert entry.dated_on == same_year


def test_a_longer_time_ends_after_the_year_of_the_list(
    session: Session, made: DisposalList
) -> None:
    (line, *_) = ids(session, made)
    with pytest.raises(DisposalError, match="2568"):
        disposal.decide(session, [line], "extended", 2568)


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        (COMMITTEE[:2], "อย่างน้อย 2 คน"),
        (COMMITTEE[1:] + COMMITTEE[:1], "ประธาน"),
        ([*COMMITTEE[:2], {**COMMITTEE[2], "post": "เจ้าพนักงานธุรการปฏิบัติงาน"}], "ชำนาญงานขึ้นไป"),
        ([*COMMITTEE[:2], {**COMMITTEE[2], "post": ""}], "ตำแหน่ง"),
        ([*COMMITTEE[:2], {**COMMITTEE[1]}], "ชื่อซ้ำ"),
    ],
)
def test_a_committee_has_a_chair_and_two_members_of_rank(
    members: list[dict[str, str]], reason: str
) -> None:
    with pytest.raises(CommitteeError, match=reason):
        check_committee(members)


@pytest.mark.parametrize(
    ("post", "may"),
    [
        ("นักวิชาการศึกษา ชำนาญการพิเศษ", True),
        ("พนักงานราชการ", False),
        ("เจ้าพนักงานธุรการ อาวุโส", True),
        ("รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา", True),
        ("เจ้าพนักงานธุรการปฏิบัติงาน", False),
    ],
)
def test_the_level_is_read_off_the_post(post: str, may: bool) -> None:
    assert is_of_rank(post) == may


def test_the_committee_of_the_list_before_is_offered_again(
    session: Session, made: DisposalList
) -> None:
    decide_all(session, made)
    disposal.approve(session, made.id, TODAY, TODAY)
    kept(session, 2024)
    again = disposal.make_list(session, "destroy", 2568, TODAY)
    assert disposal.get_list(session, again).committee == COMMITTEE


def test_a_filing_says_in_which_list_it_stands(session: Session, made: DisposalList) -> None:
    rows = filing_listing.list_rows(session)
    assert {row.listed_in for row in rows} == {("destroy", 2568)}
    assert [row.subject for row in filing_listing.narrow(rows, "ปี ๒๐๒๒")] == ["เรื่องปี 2022"]
