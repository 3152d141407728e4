"""A paper written here gets its number, and keeps it."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from district_admin.addressees import SentTo
from district_admin.areas.correspondence.operations import (
    issuing,
    numbering,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.locking import standing_of
from district_admin.areas.correspondence.operations.numbering import NumberStateError
from district_admin.areas.correspondence.operations.prepared import prepare
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.office import operations as office

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def profile(session: Session) -> None:
    office.save_profile(
        session, short_name="สพป.ตัวอย่าง", letter_code="ศธ 04999", group_name="กลุ่มอำนวยการ"
    )


def paper(session: Session, kind: str = "letter", **content: Any) -> int:
    first = {"subject": "เชิญประชุม", "addressee": "ผู้อำนวยการโรงเรียน", "date": "2026-11-20"}
    return papers.start_paper(session, kind, {**first, **content})


@pytest.mark.parametrize(
    ("kind", "register", "number"),
    [
        ("letter", "sent", "ศธ 04999/1"),
        ("letter", "circular", "ศธ 04999/ว 1"),
        ("memo", "memo", "1/2569"),
        ("order", "order", "1/2569"),
        ("announcement", "announcement", "1/2569"),
    ],
)
def test_the_number_stands_in_the_register_and_on_the_paper(
    session: Session, kind: str, register: str, number: str
) -> None:
    paper_id = paper(session, kind, signatory={"lines": ["(นางใหม่  ใจงาม)", "ครู"], "rank": ""})
    assert register in issuing.registers_of(kind)
    assert issuing.number_paper(session, paper_id, register, NOW) == number
    kept = papers.get_paper(session, paper_id)
    assert (kept.number_text, kept.content["number"]) == (number, number)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    assert (entry.number_text, entry.subject) == (number, "เชิญประชุม")
    by_whom = "นางใหม่ ใจงาม" if kind in ("order", "announcement") else "สพป.ตัวอย่าง"
    assert entry.sender == by_whom


def test_what_came_with_many_recipients_is_a_circular_unless_she_says_otherwise(
    session: Session,
) -> None:
    paper_id = paper(session, "invitation")
    prepare(session, paper_id, [SentTo(addressee="ผู้อำนวยการโรงเรียนบ้านดอน")])
    assert issuing.choices(session, paper_id, TODAY)[0].register == "sent"
    prepare(session, paper_id, [SentTo(addressee="ผู้อำนวยการโรงเรียนบ้านนา")])
    found = issuing.choices(session, paper_id, TODAY)
    assert [each.register for each in found] == ["circular", "sent"]


def test_what_is_offered_is_what_is_given(session: Session) -> None:
    (reserved,) = numbering.reserve(session, "sent", 1, "เรื่องด่วน", "ผอ.", NOW)
    paper_id = paper(session)
    found = issuing.choices(session, paper_id, TODAY)
    assert [each.text for each in found] == [
        "หนังสือส่ง เลขถัดไป ศธ 04999/2",
        "หนังสือเวียน เลขถัดไป ศธ 04999/ว 1",
        "เลขที่จองไว้ ศธ 04999/1 (เรื่องด่วน)",
    ]
    assert found[2].reserved_id == reserved
    assert issuing.number_paper(session, paper_id, "sent", NOW, reserved) == "ศธ 04999/1"
    entry = numbering.get_entry(session, reserved)
    assert (entry.state, entry.subject, entry.paper_id) == ("issued", "เชิญประชุม", paper_id)


def test_a_paper_with_a_number_gets_no_second_one(session: Session) -> None:
    (reserved,) = numbering.reserve(session, "sent", 1, "ก", "", NOW)
    paper_id = paper(session)
    issuing.number_paper(session, paper_id, "sent", NOW)
    for other in (0, reserved):
        with pytest.raises(NumberStateError, match="ออกเลข ศธ 04999/2 ไปแล้ว"):
            issuing.number_paper(session, paper_id, "sent", NOW, other)
    assert numbering.get_entry(session, reserved).state == "reserved"


def test_typing_does_not_change_a_number_that_was_given(session: Session) -> None:
    paper_id = paper(session)
    number = issuing.number_paper(session, paper_id, "sent", NOW)
    versions.correct(session, paper_id, "พิมพ์ผิด", NOW)
    content = papers.get_paper(session, paper_id).content
    papers.save_paper(session, paper_id, {**content, "number": "ศธ 04999/99", "cause": "ด้วย"})
    kept = papers.get_paper(session, paper_id)
    assert (kept.content["number"], kept.number_text) == (number, number)
    assert kept.content["cause"] == "ด้วย"


def test_a_numbered_paper_stays_out_of_the_bin_until_its_number_is_cancelled(
    session: Session,
) -> None:
    paper_id = paper(session)
    issuing.number_paper(session, paper_id, "sent", NOW)
    with pytest.raises(papers.PaperNumberedError, match="กรุณายกเลิกเลขในทะเบียนก่อน"):
        papers.put_in_bin(session, paper_id)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    numbering.cancel(session, entry.id, "ไม่ใช้", TODAY)
    papers.put_in_bin(session, paper_id)
    assert papers.get_paper(session, paper_id).in_bin


def test_a_paper_dated_last_year_takes_from_last_years_series(session: Session) -> None:
    paper_id = paper(session, "order", date="2025-12-31")
    assert issuing.choices(session, paper_id, TODAY)[0].text == "เลขถัดไป 1/2568"
    assert issuing.number_paper(session, paper_id, "order", NOW) == "1/2568"
    assert issuing.number_paper(session, paper(session, "order"), "order", NOW) == "1/2569"


def test_an_answer_cites_the_letter_and_is_tied_to_it(session: Session) -> None:
    details = EntryDetails(
        "ขอข้อมูล",
        reference="มท 0201/ว 123",
        dated_on=date(2026, 11, 18),
        sender="ที่ว่าการอำเภอเมือง",
        urgency="ด่วนที่สุด",
    )
    asked = registers.receive(session, details, NOW)
    content = issuing.reply_content(session, asked)
    assert content["addressee"] == "นายอำเภอเมือง"  # to the post, not to its walls
    assert content["refers_to"] == [
        "หนังสือที่ว่าการอำเภอเมือง  ด่วนที่สุด  ที่ มท 0201/ว 123  ลงวันที่ 18 พฤศจิกายน 2569"
    ]
    paper_id = paper(session, **content)
    issuing.number_paper(session, paper_id, "sent", NOW)
    (answer,) = registers.replies_to(session, asked)
    assert answer.paper_id == paper_id


def test_a_code_typed_in_thai_digits_is_kept_as_the_numbers_are(session: Session) -> None:
    office.save_profile(session, letter_code="ศธ ๐๔๙๙๙")
    assert numbering.next_number(session, "sent", TODAY) == "ศธ 04999/1"
    numbering.set_rule(session, "memo", prefix="ศธ ๐๔๙๙๙.๑/")
    assert numbering.next_number(session, "memo", TODAY) == "ศธ 04999.1/1"


def test_memos_bear_the_year_unless_their_register_has_a_code(session: Session) -> None:
    assert not numbering.has_numbers(session, "memo")
    assert numbering.next_number(session, "memo", TODAY) == "1/2569"
    numbering.set_rule(session, "memo", prefix="อก.")
    assert issuing.number_paper(session, paper(session, "memo"), "memo", NOW) == "อก.1/2569"
    assert numbering.has_numbers(session, "memo")
    numbering.set_rule(session, "memo", prefix="ศธ 04999/")
    assert numbering.next_number(session, "memo", TODAY) == "ศธ 04999/2"


@pytest.mark.parametrize(
    ("kind", "typed", "register", "following"),
    [
        ("letter", "ศธ ๐๔๙๙๙/๔๐", "sent", "ศธ 04999/41"),
        ("letter", "ศธ 04999/ว 40", "circular", "ศธ 04999/ว 41"),
        ("letter", "ศธ 04999/2569", "sent", "ศธ 04999/2570"),
        ("order", "๔๐/๒๕๖๙", "order", "41/2569"),
        ("memo", "40/2569", "memo", "41/2569"),
    ],
)
def test_a_number_typed_by_hand_is_entered_as_taken_and_never_given_again(
    session: Session, kind: str, typed: str, register: str, following: str
) -> None:
    paper_id = paper(session, kind, number=typed)
    assert not standing_of(session, papers.get_paper(session, paper_id)).is_locked
    chosen = issuing.choices(session, paper_id, TODAY)[0]
    assert chosen.register == register
    assert chosen.typed is not None
    given = issuing.number_paper(session, paper_id, register, NOW, typed=chosen.typed)
    entry = registers.entry_of_paper(session, paper_id)
    assert entry is not None
    assert (entry.number_text, entry.subject) == (given, "เชิญประชุม")
    assert standing_of(session, papers.get_paper(session, paper_id)).is_locked
    assert numbering.next_number(session, register, TODAY) == following


def test_a_typed_number_that_the_register_has_is_not_entered_again(session: Session) -> None:
    first = paper(session, number="ศธ 04999/40")
    second = paper(session, number="ศธ ๐๔๙๙๙/๔๐", subject="อีกเรื่อง")
    typed = issuing.choices(session, second, TODAY)[0].typed
    issuing.number_paper(
        session, first, "sent", NOW, typed=issuing.choices(session, first, TODAY)[0].typed
    )
    with pytest.raises(NumberStateError, match=r"มีในทะเบียนแล้ว \(เชิญประชุม\)"):
        issuing.number_paper(session, second, "sent", NOW, typed=typed)
    assert [each.typed for each in issuing.choices(session, second, TODAY)] == [None, None]
    there = issuing.typed_on(session, papers.get_paper(session, second), TODAY)
    assert there is not None
    assert there.subject == "เชิญประชุม"
    earlier = paper(session, number="ศธ 04999/12")  # from before the program was used
    filled = issuing.choices(session, earlier, TODAY)[0].typed
    assert filled is not None
    assert filled.skipped == 0
    issuing.number_paper(session, earlier, "sent", NOW, typed=filled)
    assert numbering.next_number(session, "sent", TODAY) == "ศธ 04999/41"


@pytest.mark.parametrize("typed", ["", "ศธ 04999/", "มท 0201/5", "5", "ศธ 04999/" + "9" * 5000])
def test_what_is_no_number_of_the_register_is_not_offered(session: Session, typed: str) -> None:
    paper_id = paper(session, number=typed)
    assert [each.typed for each in issuing.choices(session, paper_id, TODAY)] == [None, None]
