"""The list of what nobody has signed for, read back from the files that are printed."""

import io
from datetime import date
from typing import Any

import docx
import pypdf

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents import outstanding
from district_admin.areas.correspondence.documents.delivery import Sent
from district_admin.areas.correspondence.model import Delivery, RegisterEntry
from district_admin.documents.form_model import Letterhead
from district_admin.progress import Silent

OFFICE = Letterhead(office_name="สำนักงานตัวอย่าง", letter_code="ศธ 04092")
TODAY = date(2026, 11, 28)
LETTER = RegisterEntry(id=1, number_text="ศธ 04092/ว 123", subject="การประชุม ครั้งที่ 1/2570")


def to(name: str, agency: str = "", **known: Any) -> Sent:
    texts = {"means": "hand", "tracking": "", "remark": "", "sent_on": date(2026, 11, 18)}
    return LETTER, Delivery(name=name, agency=agency, **{**texts, **known})


def test_each_row_says_how_long_nobody_has_signed_for_what() -> None:
    sent = [
        to("ผู้อำนวยการโรงเรียนบ้านสมมติ", "โรงเรียนบ้านสมมติ", remark="โทรแล้ว"),
        to("นางรับ ไว้แล้ว", "ศาลากลาง", means="registered", tracking="RR123456789TH"),
        to("นายอำเภอ", means="", sent_on=None),
    ]
    paper = outstanding.outstanding_paper(sent, TODAY, OFFICE, Silent())
    file = docx.Document(io.BytesIO(documents.docx(paper)))
    heads = [each.text.replace("\u00a0", " ") for each in file.paragraphs[:3]]
    assert heads[0] == "รายการหนังสือที่ยังไม่มีผู้ลงชื่อรับ"
    assert heads[2] == "ณ วันที่ ๒๘ พฤศจิกายน ๒๕๖๙  จำนวน ๓ ราย จากหนังสือ ๑ ฉบับ"
    rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in file.tables[0].rows]
    assert rows[1:] == [
        [
            *("๑", "ศธ ๐๔๐๙๒/ว ๑๒๓", "การประชุม ครั้งที่ ๑/๒๕๗๐", "ผู้อำนวยการโรงเรียนบ้านสมมติ"),
            *("นำส่งด้วยตนเอง", "๑๘ พ.ย. ๒๕๖๙", "๑๐", "โทรแล้ว"),
        ],
        [
            *("๒", "ศธ ๐๔๐๙๒/ว ๑๒๓", "การประชุม ครั้งที่ ๑/๒๕๗๐", "นางรับ ไว้แล้ว (ศาลากลาง)"),
            *("ไปรษณีย์ลงทะเบียน RR123456789TH", "๑๘ พ.ย. ๒๕๖๙", "๑๐", ""),
        ],
        ["๓", "ศธ ๐๔๐๙๒/ว ๑๒๓", "การประชุม ครั้งที่ ๑/๒๕๗๐", "นายอำเภอ", "", "ยังไม่ส่ง", "", ""],
    ]


def test_its_head_stands_on_every_page_and_its_title_says_what_has_not_gone_out() -> None:
    sent = [to(f"ผู้อำนวยการโรงเรียนบ้านสมมติ{number}", sent_on=None) for number in range(60)]
    paper = outstanding.outstanding_paper(sent, TODAY, OFFICE, Silent())
    pages = [
        each.extract_text() for each in pypdf.PdfReader(io.BytesIO(documents.pdf(paper))).pages
    ]
    assert len(pages) > 1
    assert all("วันที่ส่ง" in page for page in pages)
    assert outstanding.UNSENT in pages[0]
