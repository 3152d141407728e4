"""What goes with letters to their keeper, to the National Archives and to who borrows them."""

import io
from datetime import date, datetime

import docx
import pypdf
import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents import keeping_forms as forms
from district_admin.areas.correspondence.documents import lent_out
from district_admin.areas.correspondence.model import Filing
from district_admin.areas.correspondence.operations import (
    filing,
    filing_listing,
    lending,
    registers,
)
from district_admin.areas.correspondence.operations.filing import FilingDetails
from district_admin.areas.correspondence.operations.lending import LoanDetails
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document
from district_admin.progress import Silent

OFFICE = Letterhead(office_name="สำนักงานตัวอย่าง", letter_code="ศธ 04092")
NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)
LETTER = EntryDetails("ขอเชิญประชุม ครั้งที่ 1", reference="มท 0201/5", dated_on=date(2026, 3, 9))


@pytest.fixture
def filings(session: Session) -> list[Filing]:
    """A letter received that is kept for ten years, and a letter sent that is kept for ever."""
    first = registers.receive(session, LETTER, NOW)
    second = registers.issue(session, "sent", EntryDetails("ประวัติสำนักงาน"), NOW)
    normal = FilingDetails("normal", place="ต.1/3", page_count=2)
    made = filing.file_letters(session, [first], normal, {}, TODAY)
    made += filing.file_letters(session, [second], FilingDetails("historical"), {}, TODAY)
    return filing_listing.filings_to_print(session, made)


def read(paper: Document) -> tuple[list[str], list[list[str]]]:
    file = docx.Document(io.BytesIO(documents.docx(paper)))
    (table,) = file.tables
    rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    return [each.text.replace("\u00a0", " ") for each in file.paragraphs], rows


def text_of(paper: Document) -> str:
    pages = pypdf.PdfReader(io.BytesIO(documents.pdf(paper))).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u00a0", " ")


def test_what_goes_to_its_keeper_says_till_when_it_is_kept(filings: list[Filing]) -> None:
    heads, rows = read(forms.sent_to_keep(filings, TODAY, OFFICE, Silent()))
    assert heads[:3] == ["บัญชีหนังสือส่งเก็บ", "สำนักงานตัวอย่าง", "วันที่  ๒๐ พ.ย. ๒๕๖๙"]
    assert rows == [
        ["ลำดับที่", "ที่", "ลงวันที่", "เรื่อง", "อายุการเก็บหนังสือ", "หมายเหตุ"],
        ["๑", "มท ๐๒๐๑/๕", "๙ มี.ค. ๒๕๖๙", "ขอเชิญประชุม ครั้งที่ ๑", "๓๑ ธ.ค. ๒๕๗๙", "๒ หน้า"],
        ["๒", "๑", "", "ประวัติสำนักงาน", "ห้ามทำลาย", ""],
    ]


def test_what_is_left_with_the_archives_is_signed_by_both(filings: list[Filing]) -> None:
    heads, rows = read(forms.left_with_archives(filings, TODAY, OFFICE, Silent()))
    assert heads[0] == "บัญชีฝากหนังสือ ประจำปี ๒๕๖๙"
    signed = next(each for each in heads if "ลงชื่อ" in each)
    assert "ผู้ฝาก" in signed
    assert "ผู้รับฝาก" in signed
    assert rows[0][:5] == ["ลำดับที่", "รหัสแฟ้ม", "ที่", "ลงวันที่", "เลขทะเบียนรับ"]
    assert rows[1][:6] == ["๑", "ต.๑/๓", "มท ๐๒๐๑/๕", "๙ มี.ค. ๒๕๖๙", "๑", "ขอเชิญประชุม ครั้งที่ ๑"]


def lend(session: Session, filing: Filing, borrower: str, on: date, due: date, **typed: str) -> int:
    lending.lend(session, [filing.id], LoanDetails(borrower, on, due, **typed), TODAY)
    return lending.loans_of(session, [filing.id])[filing.id][-1].id


def test_a_card_says_all_that_had_the_letter_and_is_free_for_the_next(
    session: Session, filings: list[Filing]
) -> None:
    first = filings[0]
    known = {"post": "กลุ่มกฎหมายและคดี", "purpose": "เพื่อตรวจสอบ", "taken_by": "นางมา รับแทน"}
    loan = lend(session, first, "นายชัย สมมติ", date(2026, 9, 1), date(2026, 9, 15), **known)
    lending.take_back(session, [loan], date(2026, 9, 10), "นายคืน จริง", TODAY)
    lend(session, first, "กลุ่มนโยบายและแผน", date(2026, 11, 1), date(2026, 11, 10))
    loans = lending.loans_of(session, [each.id for each in filings])
    with_loans, without = (
        " ".join(text_of(forms.loan_cards([each], loans, OFFICE)).split()) for each in filings
    )
    for told in (
        *("มท ๐๒๐๑/๕", "เลขทะเบียนรับ ๑", "รหัสแฟ้ม ต.๑/๓", "นายชัย สมมติ กลุ่มกฎหมายและคดี", "นางมา รับแทน"),
        *("วันยืม ๑ ก.ย. ๒๕๖๙", "กำหนดส่งคืน ๑๕ ก.ย. ๒๕๖๙", "วันส่งคืน ๑๐ ก.ย. ๒๕๖๙", "นายคืน จริง"),
        *("กลุ่มนโยบายและแผน", "กำหนดส่งคืน ๑๐ พ.ย. ๒๕๖๙"),
    ):
        assert told in with_loans
    assert "เพื่อเพื่อ" not in with_loans
    free = "ผู้ยืม (ชื่อ ตำแหน่ง หรือส่วนราชการ)"
    assert free not in with_loans  # it is out: nobody else can borrow it
    assert without.count(free) == 1
    assert "พ.ย. ๒๕๖๙" not in without


def test_a_full_card_is_followed_by_another(session: Session, filings: list[Filing]) -> None:
    for number in range(1, 7):
        on = date(2026, 9, number)
        loan = lend(session, filings[0], f"ผู้ยืมคนที่ {number}", on, on)
        lending.take_back(session, [loan], on, "", TODAY)
    loans = lending.loans_of(session, [filings[0].id])
    _heads, cards = read(forms.loan_cards(filings[:1], loans, OFFICE))
    first, second = (card for (card,) in cards)
    assert [first.count("ผู้ยืมคนที่"), second.count("ผู้ยืมคนที่")] == [5, 1]
    assert "ใบที่ ๒" in second
    assert "ผู้ยืม (ชื่อ" in second


def test_what_is_out_is_listed_with_the_days_that_it_is_over(
    session: Session, filings: list[Filing]
) -> None:
    first = lend(session, filings[0], "นายชัย สมมติ", date(2026, 11, 1), date(2026, 11, 8))
    second = lend(session, filings[1], "กลุ่มนโยบายและแผน", TODAY, TODAY)
    out = lending.loans_to_print(session, [first, second])
    heads, rows = read(lent_out.lent_paper(out, TODAY, OFFICE, Silent()))
    assert heads[:3] == [
        "รายการหนังสือที่มีผู้ยืม",
        "สำนักงานตัวอย่าง",
        "ณ วันที่ ๒๐ พฤศจิกายน ๒๕๖๙  จำนวน ๒ เรื่อง  เกินกำหนดส่งคืน ๑ เรื่อง",
    ]
    assert rows[1] == [
        *("๑", "๑", "ขอเชิญประชุม ครั้งที่ ๑", "ต.๑/๓", "นายชัย สมมติ"),
        *("๑ พ.ย. ๒๕๖๙", "๘ พ.ย. ๒๕๖๙", "", "๑๒"),
    ]
    assert rows[2][-1] == ""
    lending.take_back(session, [second], TODAY, "", TODAY)
    back = lending.loans_to_print(session, [first, second])
    heads, rows = read(lent_out.lent_paper(back, TODAY, OFFICE, Silent()))
    assert heads[0] == "รายการยืมหนังสือ"
    assert rows[2][-2] == "๒๐ พ.ย. ๒๕๖๙"
