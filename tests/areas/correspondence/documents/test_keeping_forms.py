"""What goes with letters to their keeper, to the National Archives and to who borrows them."""

import io
from datetime import UTC, date, datetime

import docx
import pypdf
import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents import keeping_forms as forms
from district_admin.areas.correspondence.documents.keeping_forms import Loan
from district_admin.areas.correspondence.model import Filing
from district_admin.areas.correspondence.operations import filing, filing_listing, registers
from district_admin.areas.correspondence.operations.filing import FilingDetails
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document
from district_admin.progress import Silent

OFFICE = Letterhead(office_name="สำนักงานตัวอย่าง", letter_code="ศธ 04092")
NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
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


def test_a_card_says_what_is_borrowed_and_leaves_free_what_is_not_known(
    filings: list[Filing],
) -> None:
    loan = Loan("กลุ่มกฎหมายและคดี", date(2026, 11, 20), date(2026, 12, 4))
    known, unknown = (
        text_of(forms.loan_cards(filings, loan, OFFICE)),
        text_of(forms.loan_cards(filings, Loan(), OFFICE)),
    )
    assert known.count("บัตรยืมหนังสือ") == 2
    for told in ("มท ๐๒๐๑/๕", "เลขทะเบียนรับ ๑", "รหัสแฟ้ม ต.๑/๓", "กลุ่มกฎหมายและคดี", "๒๐ พ.ย. ๒๕๖๙"):
        assert told in known
    assert "กำหนดส่งคืน ๔ ธ.ค. ๒๕๖๙" in known
    assert unknown.count("ผู้ยืม (ชื่อ ตำแหน่ง หรือส่วนราชการ)") == 2
    assert "พ.ย. ๒๕๖๙" not in unknown
