"""The lists of keeping and destroying as they are read on paper, and the papers drafted of them."""

import io
import re
from datetime import date, datetime
from pathlib import Path

import docx
import pypdf
import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents import disposal_drafts, retention
from district_admin.areas.correspondence.model import DisposalList
from district_admin.areas.correspondence.operations import (
    disposal,
    filing,
    filing_listing,
    registers,
)
from district_admin.areas.correspondence.operations.filing import FilingDetails
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import new_content
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document
from district_admin.progress import Silent

OFFICE = Letterhead(office_name="สำนักงานตัวอย่าง", letter_code="ศธ 04092", telephone="0 4400 0000")
NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)
COUNT = 45
DRAFTS = (
    disposal_drafts.committee_order,
    disposal_drafts.proposal_memo,
    disposal_drafts.decision_memo,
    disposal_drafts.archives_letter,
    disposal_drafts.result_memo,
    disposal_drafts.transfer_letter,
)
SIGNS = {"lines": ["(นางใหม่  ใจงาม)", "ผู้อำนวยการสำนักงานตัวอย่าง"], "rank": ""}
COMMITTEE = [
    {"name": "นางปิ่น  น้ำใส", "post": "ผู้อำนวยการกลุ่มอำนวยการ", "role": "ประธานกรรมการ"},
    {"name": "นายชัย  สมมติ", "post": "เจ้าพนักงานธุรการชำนาญงาน", "role": "กรรมการ"},
    {"name": "นางมา  สมมุติ", "post": "นักวิชาการศึกษาปฏิบัติการ", "role": "กรรมการ"},
]


@pytest.fixture
def made(session: Session) -> DisposalList:
    """A list for destruction of 45 letters, of which the committee has decided three."""
    ids = [
        registers.receive(
            session,
            EntryDetails(
                f"ขอเชิญร่วมงาน ครั้งที่ {number}",
                reference=f"มท 0201/{number}",
                sender="อบต.สมมติ",
                dated_on=date(2005, 3, 9),
            ),
            NOW,
        )
        for number in range(1, COUNT + 1)
    ]
    details = FilingDetails("routine", place="ต.1/3", page_count=2)
    filing.file_letters(session, ids, details, {}, TODAY)
    list_id = disposal.make_list(session, "destroy", 2568, TODAY)
    disposal.set_committee(session, list_id, COMMITTEE)
    first, second, third = (each.id for each in disposal.lines_of(session, list_id)[:3])
    disposal.decide(session, [first], "crossed")
    disposal.decide(session, [second], "extended", 2575)
    disposal.decide(session, [third], "extended", None)
    return disposal.get_list(session, list_id)


def pages(paper: Document) -> list[str]:
    """Read a paper's pages without the spaces that justify a line."""
    file = pypdf.PdfReader(io.BytesIO(documents.pdf(paper)))
    return ["".join(page.extract_text().split()) for page in file.pages]


def rows(paper: Document) -> list[list[str]]:
    """Read the table of a paper as a word processor has it."""
    (table,) = docx.Document(io.BytesIO(documents.docx(paper))).tables
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]


def test_the_list_for_destruction_has_the_columns_of_form_25_on_each_sheet(
    session: Session, made: DisposalList
) -> None:
    lines = disposal.lines_of(session, made.id)
    paper = retention.disposal_paper(made, lines, OFFICE, Silent())
    read = pages(paper)
    assert len(read) > 1
    assert all("การพิจารณา" in page and "รหัสแฟ้ม" in page for page in read)
    assert "บัญชีหนังสือขอทำลายประจำปี๒๕๖๘" in read[0]
    assert "กระทรวง/กรม/กองสำนักงานตัวอย่าง" in read[0]
    head, first, second, third, fourth, *_rest = rows(paper)
    assert head == [
        *("ลำดับที่", "รหัสแฟ้ม", "ที่", "ลงวันที่", "เลขทะเบียนรับ"),
        *("เรื่อง", "การพิจารณา", "หมายเหตุ"),
    ]
    assert first[:5] == ["๑", "ต.๑/๓", "มท ๐๒๐๑/๑", "๙ มี.ค. ๒๕๔๘", "๑"]
    decided = [row[6] for row in (first, second, third, fourth)]
    assert decided == ["×", "เก็บถึง พ.ศ. ๒๕๗๕", "ห้ามทำลาย", ""]


def test_a_line_that_was_taken_out_is_not_printed(session: Session, made: DisposalList) -> None:
    gone = disposal.lines_of(session, made.id)[0]
    disposal.take_out(session, [gone.id], "ยังใช้อยู่")
    lines = disposal.lines_of(session, made.id)
    printed = rows(retention.disposal_paper(made, lines, OFFICE, Silent()))[1:]
    assert [row[2] for row in printed][:2] == ["มท ๐๒๐๑/๒", "มท ๐๒๐๑/๓"]


@pytest.mark.parametrize(("kind", "signed"), [("transfer", True), ("keep_own", False)])
def test_letters_of_20_years_are_signed_for_only_when_they_are_handed_over(
    session: Session, made: DisposalList, kind: str, signed: bool
) -> None:
    disposal.take_out(session, [each.id for each in disposal.lines_of(session, made.id)], "ส่งมอบ")
    of_age = disposal.get_list(session, disposal.make_list(session, kind, 2568, TODAY))
    lines = disposal.lines_of(session, of_age.id)
    paper = retention.disposal_paper(of_age, lines, OFFICE, Silent())
    assert ("ผู้รับมอบ" in pages(paper)[-1]) == signed
    head = rows(paper)[0]
    assert head[-2:] == ["เรื่อง", "หมายเหตุ"]


def test_the_register_of_letters_kept_is_form_20(session: Session, made: DisposalList) -> None:
    shown = [row.id for row in filing_listing.list_rows(session)]
    filings = filing_listing.filings_to_print(session, shown)
    head, first, *others = rows(retention.filed_paper(filings, OFFICE, Silent()))
    assert head == [
        *("ลำดับที่", "วันเก็บ", "เลขทะเบียนรับ", "ที่"),
        *("เรื่อง", "รหัสแฟ้ม", "กำหนดเวลาเก็บ", "หมายเหตุ"),
    ]
    assert first == [
        *("๑", "๒๐ พ.ย. ๒๕๖๙", "๑", "มท ๐๒๐๑/๑"),
        *("ขอเชิญร่วมงาน ครั้งที่ ๑", "ต.๑/๓", "เก็บถึง พ.ศ. ๒๕๔๙", "๒ หน้า"),
    ]
    assert len(others) == COUNT - 1


def test_the_order_appoints_the_committee_of_the_list(
    session: Session, made: DisposalList, tmp_path: Path
) -> None:
    lines = disposal.lines_of(session, made.id)
    content = disposal_drafts.committee_order(made, lines, OFFICE)
    whole = {**new_content(load_form("order"), OFFICE, TODAY, SIGNS), **content}
    text = "".join(pages(documents.document("order", whole, OFFICE, tmp_path)))
    assert "แต่งตั้งคณะกรรมการทำลายหนังสือประจำปีพ.ศ.๒๕๖๘" in text
    assert "จำนวน๔๕เรื่อง" in text
    assert text.index("นางปิ่น") < text.index("นายชัย") < text.index("มีหน้าที่")


@pytest.mark.parametrize(
    ("write", "kind", "says"),
    [
        ("proposal_memo", "memo", "๒.ลงนามในคำสั่งแต่งตั้งคณะกรรมการทำลายหนังสือ"),
        ("decision_memo", "memo", "เห็นควรให้ทำลาย๑เรื่องและเห็นควรขยายเวลาการเก็บ๒เรื่อง"),
        ("result_memo", "memo", "ควบคุมการทำลายหนังสือดังกล่าวเสร็จเรียบร้อยแล้ว"),
        ("archives_letter", "letter", "ผู้อำนวยการสำนักหอจดหมายเหตุแห่งชาติ"),
        ("transfer_letter", "letter", "บัญชีส่งมอบหนังสือครบ๒๐ปี"),
    ],
)
def test_a_draft_fills_its_form_without_a_blank(
    session: Session, made: DisposalList, tmp_path: Path, write: str, kind: str, says: str
) -> None:
    lines = disposal.lines_of(session, made.id)
    content = getattr(disposal_drafts, write)(made, lines, OFFICE)
    form = load_form(kind)
    assert content.keys() <= {field.name for field in form.fields}
    whole = {**new_content(form, OFFICE, TODAY, SIGNS), **content}
    assert says in "".join(pages(documents.document(kind, whole, OFFICE, tmp_path)))


def test_the_drafts_cite_only_clauses_that_could_be_read_in_the_rule(
    session: Session, made: DisposalList
) -> None:
    lines = disposal.lines_of(session, made.id)
    cited = set()
    for write in DRAFTS:
        said = " ".join(str(value) for value in write(made, lines, OFFICE).values())
        cited |= set(re.findall("ข้อ [0-9]+(?: ถึงข้อ [0-9]+)?", said))
    assert cited == {"ข้อ 66 ถึงข้อ 70"}
