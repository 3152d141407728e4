"""The book of deliveries and the receipts, read back from the files that are printed."""

import io
from datetime import date
from typing import Any

import docx
import pypdf
import pytest

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents import delivery
from district_admin.areas.correspondence.model import Delivery, RegisterEntry
from district_admin.documents.form_model import Letterhead
from district_admin.documents.pages import paginate
from district_admin.progress import Cancelled, Progress, Silent

OFFICE = Letterhead(office_name="สำนักงานตัวอย่าง", letter_code="ศธ 04092")
SUBJECT = "การประชุมผู้บริหารสถานศึกษา ครั้งที่ 1/2570"


def letter(sender: str = "กลุ่มอำนวยการ") -> RegisterEntry:
    return RegisterEntry(id=1, number_text="ศธ 04092/ว 123", sender=sender, subject=SUBJECT)


def to(number: int, **known: Any) -> Delivery:
    school = f"โรงเรียนบ้านสมมติ{number}"
    texts = {"means": "hand", "tracking": "", "received_by": "", "remark": ""}
    return Delivery(name=f"ผู้อำนวยการ{school}", agency=school, **{**texts, **known})


def many(count: int) -> list[delivery.Sent]:
    return [(letter(), to(number)) for number in range(1, count + 1)]


def table_of(data: bytes) -> list[list[str]]:
    (table,) = docx.Document(io.BytesIO(data)).tables
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def pages_of(data: bytes) -> list[str]:
    read = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return [text.replace("\u00a0", " ") for text in read]


def test_the_book_has_the_columns_of_the_regulation_and_room_to_sign() -> None:
    signed = to(2, received_by="นางรับ ไว้แล้ว", received_on=date(2026, 11, 27))
    posted = to(3, means="registered", tracking="RR123456789TH", remark="ส่งซ้ำ")
    sent = [(letter(), to(1)), (letter(""), signed), (letter(), posted)]
    paper = delivery.delivery_book(sent, OFFICE, Silent())
    assert table_of(documents.docx(paper)) == [
        ["เลขทะเบียน", "จาก", "ถึง", "หน่วยรับ", "ผู้รับ", "วันและเวลา", "หมายเหตุ"],
        [
            *("ศธ ๐๔๐๙๒/ว ๑๒๓", "กลุ่มอำนวยการ"),
            *("ผู้อำนวยการโรงเรียนบ้านสมมติ๑", "โรงเรียนบ้านสมมติ๑", "", "", ""),
        ],
        [
            *("ศธ ๐๔๐๙๒/ว ๑๒๓", "สำนักงานตัวอย่าง"),
            *("ผู้อำนวยการโรงเรียนบ้านสมมติ๒", "โรงเรียนบ้านสมมติ๒", "นางรับ ไว้แล้ว", "๒๗ พ.ย. ๒๕๖๙", ""),
        ],
        [
            *("ศธ ๐๔๐๙๒/ว ๑๒๓", "กลุ่มอำนวยการ", "ผู้อำนวยการโรงเรียนบ้านสมมติ๓", "โรงเรียนบ้านสมมติ๓"),
            *("", "", "ไปรษณีย์ลงทะเบียน RR123456789TH ส่งซ้ำ"),
        ],
    ]
    first, *_rest = pages_of(documents.pdf(paper))
    assert "สมุดส่งหนังสือ" in first
    assert "นางรับ ไว้แล้ว" in first


def test_a_book_of_many_has_its_head_on_every_page_and_can_be_stopped() -> None:
    pages = pages_of(documents.pdf(delivery.delivery_book(many(60), OFFICE, Silent())))
    assert len(pages) > 2
    assert all("หน่วยรับ" in page for page in pages)
    assert sum(page.count("ผู้อำนวยการ") for page in pages) == 60

    class Stopped(Progress):
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        delivery.delivery_book(many(1), OFFICE, Stopped())


def test_receipts_stand_several_on_a_page_and_none_is_torn() -> None:
    paper = delivery.receipts(many(10), OFFICE)
    pages = pages_of(documents.pdf(paper))
    starts = [page.count("ใบรับหนังสือ") for page in pages]
    ends = [page.count("ผู้รับ") for page in pages]
    assert sum(starts) == 10
    assert starts == ends
    assert starts[0] >= 4
    assert "- ๒ -" not in pages[1]
    slips = [text for (text,) in table_of(documents.docx(paper))]
    assert len(slips) == 10
    lines = [line.split("\t") for line in slips[9].split("\n")]
    assert lines[1:4] == [
        ["ที่", "ศธ ๐๔๐๙๒/ว ๑๒๓"],
        ["ถึง", "ผู้อำนวยการโรงเรียนบ้านสมมติ๑๐"],
        ["เรื่อง", "การประชุมผู้บริหารสถานศึกษา ครั้งที่ ๑/๒๕๗๐"],
    ]
    assert [line[0].strip() for line in lines[4:]] == ["รับวันที่", "ผู้รับ"]


def test_a_very_long_subject_stays_whole_on_its_receipt() -> None:
    entry = letter()
    entry.subject = " ".join([SUBJECT] * 8)
    pages = paginate(delivery.receipts([(entry, to(number)) for number in (1, 2, 3)], OFFICE))
    feet = [line.text for page in pages for line in page.lines]
    words = "".join(feet).replace("\u00a0", "").replace(" ", "")
    assert words.count("ครั้งที่๑/๒๕๗๐") == 24
