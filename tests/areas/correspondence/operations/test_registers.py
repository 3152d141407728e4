"""The rows of the registers: what came in, what went out, and finding it again."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.operations import (
    entry_queries,
    numbering,
    papers,
    register_listing,
    registers,
)
from district_admin.areas.correspondence.operations.entry_queries import EntryFilter
from district_admin.areas.correspondence.operations.numbering import NumberStateError
from district_admin.areas.correspondence.operations.registers import (
    Attachment,
    EntryDetails,
    EntryIncompleteError,
)
from district_admin.storage.files import stored_data

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
IN = EntryDetails(
    subject="ขอความอนุเคราะห์  ข้อมูลโรงเรียน",
    reference="มท 0201/ว 123",
    dated_on=date(2026, 11, 18),
    sender="ที่ว่าการอำเภอเมืองสมมติ",
    recipient="ผู้อำนวยการสำนักงาน",
    urgency="ด่วนที่สุด",
)
PDF = Attachment(b"%PDF-1.4 one", "application/pdf", "หนังสือ.pdf")


def test_what_came_in_has_number_day_and_scan(session: Session) -> None:
    entry_id = registers.receive(session, IN, NOW, [PDF, Attachment(b"two", "image/jpeg", "2.jpg")])
    entry = numbering.get_entry(session, entry_id)
    assert (entry.number_text, entry.registered_on) == ("1", date(2026, 11, 20))
    assert entry.subject == "ขอความอนุเคราะห์ ข้อมูลโรงเรียน"
    files = registers.files_of(session, entry_id)
    assert [each.name for _kept, each in files] == ["หนังสือ.pdf", "2.jpg"]
    assert stored_data(session, files[0][1].id) == PDF.data


def test_further_pages_follow_those_that_are_there(session: Session) -> None:
    entry_id = registers.receive(session, IN, NOW, [PDF])
    registers.add_files(session, entry_id, [Attachment(b"3", "application/pdf", "เพิ่ม.pdf")])
    assert [kept.position for kept, _file in registers.files_of(session, entry_id)] == [0, 1]


@pytest.mark.parametrize(
    "typed",
    [
        "ความอนุ",
        "๐๒๐๑/ว",
        "0201",
        "ที่ว่าการ",
        "18 พ.ย. 2569",
        "๑๘ พ.ย.",
        "ด่วนที่สุด",
        "ขอความอนุเคราะห์ ข้อมูล",
        "อ",
    ],
)
def test_a_row_is_found_by_any_part_of_it(session: Session, typed: str) -> None:
    registers.receive(session, IN, NOW)
    registers.receive(session, EntryDetails("ใบลา", sender="โรงเรียน ก"), NOW)
    found = entry_queries.list_entries(session, EntryFilter(text=typed))
    assert IN.sender in [each.sender for each in found]
    assert not entry_queries.list_entries(session, EntryFilter(text="ไม่มีคำนี้"))


@pytest.mark.parametrize(
    ("narrowed", "numbers"),
    [
        ({"be_year": 2569}, ["2", "1"]),
        ({"be_year": 2569, "month": 11}, ["1"]),
        ({"be_year": 2569, "month": 12}, ["2"]),
        ({"be_year": 2570}, ["1"]),
        ({"open_only": True}, ["2"]),
        ({"register": "sent"}, []),
        ({"state": "cancelled"}, ["1"]),
    ],
)
def test_a_list_is_narrowed(session: Session, narrowed: dict[str, Any], numbers: list[str]) -> None:
    first = registers.receive(session, IN, NOW)
    december = datetime(2026, 12, 31, 23, 59).astimezone()
    registers.receive(session, EntryDetails("ตอบภายในเดือน", due_on=date(2027, 1, 8)), december)
    registers.receive(session, EntryDetails("ปีใหม่"), datetime(2027, 1, 1, 0).astimezone())
    if "state" in narrowed:
        numbering.cancel(session, first, "ลงซ้ำ", date(2026, 11, 21))
    found = entry_queries.list_entries(session, EntryFilter(**narrowed))
    assert [each.number_text for each in found] == numbers


def test_a_paper_bears_one_number_and_its_row_says_what_it_says(session: Session) -> None:
    content = {"subject": "เชิญประชุม", "addressee": "ผู้อำนวยการโรงเรียน", "date": "2026-11-20"}
    paper_id = papers.start_paper(session, "letter", content)
    paper = papers.get_paper(session, paper_id)
    details = registers.details_of_paper(paper, content, "สพป.ตัวอย่าง")
    entry_id = registers.issue(session, "sent", details, NOW, paper_id=paper_id)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    assert (entry.id, entry.recipient, entry.sender) == (entry_id, "ผู้อำนวยการโรงเรียน", "สพป.ตัวอย่าง")
    with pytest.raises(NumberStateError, match="ออกเลข 1 ไปแล้ว"):
        registers.issue(session, "sent", details, NOW, paper_id=paper_id)


def test_after_its_number_was_cancelled_a_paper_can_have_another(session: Session) -> None:
    paper_id = papers.start_paper(session, "letter", {"subject": "ก"})
    entry_id = registers.issue(session, "sent", EntryDetails("ก"), NOW, paper_id=paper_id)
    numbering.cancel(session, entry_id, "พิมพ์ผิด", date(2026, 11, 20))
    registers.issue(session, "sent", EntryDetails("ก"), NOW, paper_id=paper_id)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    assert entry.number_text == "2"


def test_an_answer_is_tied_to_what_it_answers(session: Session) -> None:
    asked = registers.receive(session, IN, NOW)
    answer = registers.issue(session, "sent", EntryDetails("ตอบ", reply_to_id=asked), NOW)
    assert [each.id for each in registers.replies_to(session, asked)] == [answer]


@pytest.mark.parametrize(
    "details", [EntryDetails(" "), EntryDetails("ก", urgency="เร็ว"), EntryDetails("ก", secrecy="x")]
)
def test_what_is_not_complete_takes_no_number(session: Session, details: EntryDetails) -> None:
    with pytest.raises(EntryIncompleteError):
        registers.receive(session, details, NOW)
    assert numbering.next_number(session, "received", date(2026, 11, 20)) == "1"


def test_a_correction_keeps_number_and_day(session: Session) -> None:
    entry_id = registers.receive(session, IN, NOW)
    entry = numbering.get_entry(session, entry_id)
    assert registers.details_of(entry) == EntryDetails(
        **{**vars(IN), "subject": "ขอความอนุเคราะห์ ข้อมูลโรงเรียน"}
    )
    registers.edit_entry(session, entry_id, EntryDetails("เรื่องใหม่", endorsement="ทราบ\nมอบกลุ่มแผน"))
    assert (entry.subject, entry.number_text) == ("เรื่องใหม่", "1")
    assert entry_queries.list_entries(session, EntryFilter(text="มอบกลุ่มแผน")) == [entry]


def test_the_years_of_a_register_are_those_of_thailand(session: Session) -> None:
    registers.receive(session, IN, NOW)
    registers.receive(session, IN, datetime(2027, 1, 1, 0).astimezone())
    assert sorted(register_listing.years_of(session, ["received"])) == [2569, 2570]
