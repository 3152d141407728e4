"""Papers, rows of registers and scans, found by any part of what they say."""

import io
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy.orm import Session

from district_admin import assets
from district_admin.areas.correspondence.model.register import CIRCULAR, RECEIVED, SENT
from district_admin.areas.correspondence.operations import (
    finding,
    numbering,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.registers import Attachment, EntryDetails
from district_admin.found import Found, Wanted
from district_admin.storage.database import Database
from district_admin.storage.history import History

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
FLOOD = EntryDetails(
    subject="รายงานน้ำท่วมอาคารเรียน",
    reference="มท 0201/ว 123",
    dated_on=date(2026, 11, 18),
    sender="ที่ว่าการอำเภอเมืองสมมติ",
    recipient="ผู้อำนวยการสำนักงาน",
    urgency="ด่วนที่สุด",
    endorsement="มอบกลุ่มนโยบายและแผนตรวจสอบ",
)
MEMO = {
    "style": "a",
    "subject": "ขออนุมัติซ่อมแซมอาคาร",
    "addressee": "ผู้อำนวยการสำนักงาน",
    "number": "ศธ ๐๔๙๙๙/๗๗",
    "date": "2026-11-19",
    "cause": "ด้วยปั้มน้ำบาดาลของโรงเรียนบ้านตัวอย่างชำรุดตั้งแต่วันที่ ๓ ตุลาคม ๒๕๖๙",
    "urgency": "ด่วน",
    "signatory": {"lines": ["(นายก้องเกียรติ  ใจงาม)"], "rank": ""},
}


def kinds(session: Session, text: str = "", **narrowed: object) -> list[tuple[str, int]]:
    wanted = Wanted(text, **narrowed)  # type: ignore[arg-type]
    found = finding.find(session, wanted, 50)
    assert finding.count(session, wanted) == len(found)
    return [(each.kind, each.record_id) for each in found]


def one(session: Session, text: str) -> Found:
    (found,) = finding.find(session, Wanted(text), 50)
    return found


@pytest.mark.parametrize(
    "typed",
    [
        *("ปั้มน้ำ", "ป้ัมน้ํา", "ั้ม", "๓ ตุลาคม", "3/10/2569", "19 พ.ย. 69", "04999/77", "ก้องเกียรติ"),
        *("ซ่อม บาดาล", "ที่ ศธ ๐๔๙๙๙/๗๗", "ด่วน"),
    ],
)
def test_a_paper_is_found_by_all_that_it_says(session: Session, typed: str) -> None:
    paper_id = papers.start_paper(session, "memo", MEMO)
    assert kinds(session, typed) == [("paper", paper_id)]


def test_names_of_fields_and_choices_are_no_text(session: Session) -> None:
    papers.start_paper(session, "memo", {**MEMO, "numerals": "thai"})
    for typed in ("style", "cause", "memo", "thai"):
        assert kinds(session, typed) == []


def test_a_row_is_found_by_what_it_says_also_when_reserved_or_cancelled(session: Session) -> None:
    row = registers.receive(session, FLOOD, NOW)
    (kept,) = numbering.reserve(session, SENT, 1, "ประกาศรายชื่อผู้ผ่านการคัดเลือก", "กลุ่มบุคคล", NOW)
    for typed in ("ท่วม", "นโยบายและ", "ว123", "18/11/2569", "วันที่ 20 พฤศจิกายน 2569 น้ำท่วม"):
        assert kinds(session, typed) == [("register.received", row)], typed
    assert kinds(session, "คัดเลือก") == [("register.sent", kept)]
    numbering.cancel(session, kept, "พิมพ์ซ้ำ", date(2026, 11, 20))
    assert kinds(session, "พิมพ์ซ้ำ") == [("register.sent", kept)]


def test_the_newest_comes_first_whatever_it_is(session: Session) -> None:
    older = registers.issue(session, SENT, FLOOD, NOW, registered_on=date(2025, 5, 1))
    row = registers.receive(session, FLOOD, NOW)
    paper_id = papers.start_paper(session, "memo", {**MEMO, "cause": "น้ำท่วม"})
    expected = [("register.received", row), ("paper", paper_id), ("register.sent", older)]
    assert kinds(session, "ท่วม") == expected
    found = finding.find(session, Wanted("ท่วม"), 2)
    assert [(each.kind, each.record_id) for each in found] == expected[:2]
    assert [each.day for each in found] == [date(2026, 11, 20), date(2026, 11, 19)]


def test_filters_narrow_what_is_found(session: Session) -> None:
    received = registers.receive(session, FLOOD, NOW)
    details = EntryDetails(subject="น้ำท่วม", recipient="โรงเรียนทุกแห่ง", due_on=date(2026, 12, 1))
    circular = registers.issue(session, CIRCULAR, details, NOW, registered_on=date(2025, 1, 2))
    paper_id = papers.start_paper(session, "memo", {**MEMO, "cause": "น้ำท่วม"})
    binned = papers.start_paper(session, "order", {"subject": "น้ำท่วม"})
    papers.put_in_bin(session, binned)
    of_received, of_circular = ("register.received", received), ("register.circular", circular)
    of_paper = ("paper", paper_id)
    expected: Sequence[tuple[dict[str, object], list[tuple[str, int]]]] = (
        ({}, [of_received, of_paper, of_circular]),
        ({"kind": "register"}, [of_received, of_circular]),
        ({"kind": "register.circular"}, [of_circular]),
        ({"kind": "paper.memo"}, [of_paper]),
        ({"kind": "paper.letter"}, []),
        ({"be_year": 2568}, [of_circular]),
        ({"be_year": 2569}, [of_received, of_paper]),
        ({"be_year": 2500}, []),
        ({"sender": "อำเภอ"}, [of_received]),
        ({"recipient": "โรงเรียนทุก"}, [of_circular]),
        ({"recipient": "อำนวยการ"}, [of_received, of_paper]),
        ({"urgency": "ด่วนที่สุด"}, [of_received]),
        ({"urgency": "ด่วน"}, [of_paper]),
        ({"state": "open"}, [of_circular]),
        ({"state": "issued"}, [of_received, of_circular]),
        ({"state": "draft"}, [of_paper]),
        ({"state": "reserved"}, []),
        ({"state": "bin"}, [("paper", binned)]),
        ({"kind": "person"}, []),
    )
    for narrowed, found in expected:
        assert kinds(session, "ท่วม", **narrowed) == found, narrowed
    assert kinds(session, be_year=2568) == [of_circular]
    registers.edit_entry(session, circular, EntryDetails("ยกเลิกแล้ว"))
    assert kinds(session, "ท่วม", kind="register.circular") == []


def test_a_paper_with_a_number_is_no_draft(session: Session) -> None:
    paper_id = papers.start_paper(session, "memo", MEMO)
    details = EntryDetails(subject="ซ่อมแซม")
    registers.issue(session, SENT, details, NOW, paper_id=paper_id)
    assert kinds(session, "บาดาล", state="issued") == [("paper", paper_id)]
    assert kinds(session, "บาดาล", state="draft") == []


def test_what_is_shown_has_title_sides_number_and_the_place_that_was_found(
    session: Session,
) -> None:
    registers.receive(session, FLOOD, NOW)
    papers.start_paper(session, "memo", MEMO)
    row = one(session, "นโยบาย")
    assert (row.kind_name, row.title, row.number) == ("ทะเบียนหนังสือรับ", FLOOD.subject, "1")
    assert row.subtitle == "ที่ว่าการอำเภอเมืองสมมติ → ผู้อำนวยการสำนักงาน"
    assert "นโยบายและแผน" in row.excerpt
    assert one(session, "ท่วม").excerpt == ""
    paper = one(session, "บาดาล")
    assert (paper.kind_name, paper.title) == ("บันทึกข้อความ", "ขออนุมัติซ่อมแซมอาคาร")
    assert "ปั้มน้ำบาดาล" in paper.excerpt


def scan(text: str) -> Attachment:
    """A PDF with this text on its page, as a scanner with text recognition makes it."""
    made = io.BytesIO()
    pdfmetrics.registerFont(TTFont("plain", str(next(assets.resource("ui/fonts").glob("*.ttf")))))
    canvas = Canvas(made)
    canvas.setFont("plain", 14)
    canvas.drawString(72, 700, text)
    canvas.save()
    return Attachment(made.getvalue(), "application/pdf", "สแกน.pdf")


def test_a_row_is_found_by_the_text_layer_of_its_scan(database: Database) -> None:
    with database.transaction("รับ", undoable=False) as session:
        row = registers.receive(session, EntryDetails(subject="แจ้งผล"), NOW)
    broken = Attachment(b"%PDF-1.4 nothing", "application/pdf", "เสีย.pdf")
    picture = Attachment(b"GIF89a", "image/gif", "รูป.gif")
    with database.transaction("แนบสแกน") as session:
        registers.add_files(session, row, [broken, picture, scan("INVENTORY 2569 ABC")])

    def found() -> list[tuple[str, int]]:
        with database.reading() as session:
            return kinds(session, "inventory")

    assert found() == [("register.received", row)]
    history = History(database)
    history.undo()
    assert found() == []
    history.redo()
    assert found() == [("register.received", row)]
    with database.transaction("รับ") as session:  # the same scan again
        again = registers.receive(session, EntryDetails(subject="ซ้ำ"), NOW, [scan("X ABC")])
        registers.add_files(session, again, [scan("INVENTORY 2569 ABC")])
        assert kinds(session, "inventory 2569")[0] == (f"register.{RECEIVED}", again)


def test_a_paper_without_a_row_is_found_by_the_scans_of_its_versions(database: Database) -> None:
    with database.transaction("เขียน", undoable=False) as session:
        paper_id = papers.start_paper(session, "memo", MEMO)
    with database.transaction("ลงนาม") as session:
        versions.sign(session, paper_id, date(2026, 11, 20), [scan("INVENTORY 2569 ABC")])
    with database.transaction("แก้ไข") as session:
        versions.correct(session, paper_id, "ผิด", NOW)
        papers.save_paper(session, paper_id, {**MEMO, "date": "2026-11-21", "cause": "หลังคา"})
        versions.sign(session, paper_id, date(2026, 11, 21), [scan("WAREHOUSE 7")])

    def found(typed: str) -> list[tuple[str, int]]:
        with database.reading() as session:
            return kinds(session, typed)

    of_paper = [("paper", paper_id)]
    for typed in ("inventory", "ENTOR", "house 7", "หลังคา"):
        assert found(typed) == of_paper, typed
    assert "warehouse" in one_of(database, "house").excerpt
    history = History(database)
    history.undo()
    assert [found("house 7"), found("inventory"), found("บาดาล")] == [[], of_paper, of_paper]
    history.undo()
    assert [found("inventory"), found("บาดาล")] == [[], of_paper]
    history.redo()
    assert found("inventory") == of_paper
    history.redo()
    assert found("house 7") == of_paper


def one_of(database: Database, text: str) -> Found:
    with database.reading() as session:
        return one(session, text)


def test_the_bin_and_edits_keep_papers_found_as_they_are(database: Database) -> None:
    history = History(database)
    with database.transaction("เริ่ม") as session:
        paper_id = papers.start_paper(session, "memo", MEMO)
    with database.transaction("แก้") as session:
        papers.save_paper(session, paper_id, {**MEMO, "cause": "หลังคารั่ว"})
    with database.transaction("ลงถังขยะ") as session:
        papers.put_in_bin(session, paper_id)

    def found() -> list[int]:
        with database.reading() as session:
            typed = (Wanted("บาดาล"), Wanted("หลังคา"), Wanted("หลังคา", state="bin"))
            return [finding.count(session, each) for each in typed]

    assert found() == [0, 0, 1]
    history.undo()
    assert found() == [0, 1, 0]
    history.undo()
    assert found() == [1, 0, 0]
    history.redo()
    assert found() == [0, 1, 0]
