"""Scans of the registers' rows: read from the disk, stamped, kept beside the original."""

import io
from datetime import date, datetime
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from reportlab.pdfgen import canvas
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model.register import ORDER, SCAN, STAMPED
from district_admin.areas.correspondence.operations import numbering, registers, scans
from district_admin.areas.correspondence.operations.numbering import NumberStateError
from district_admin.areas.correspondence.operations.registers import Attachment, EntryDetails
from district_admin.documents.scans import ScanRefusedError
from district_admin.office import operations as office
from district_admin.storage.files import stored_data

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
DETAILS = EntryDetails(subject="ขอข้อมูลโรงเรียน", sender="อำเภอเมืองสมมติ", endorsement="เพื่อโปรดพิจารณา")


def _pdf(pages: int = 2) -> bytes:
    file = io.BytesIO()
    made = canvas.Canvas(file, pagesize=(595, 842), invariant=1)
    for number in range(pages):
        made.drawString(60, 400, f"LETTER {number + 1}")
        made.showPage()
    made.save()
    return file.getvalue()


def _jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (827, 1169), "white").save(file, "JPEG", dpi=(100, 100))
    return file.getvalue()


@pytest.fixture
def entry_id(session: Session) -> int:
    """A letter received as a PDF of two pages and a photograph of its enclosure."""
    office.save_profile(session, name="สำนักงานเขตพื้นที่การศึกษาตัวอย่าง")
    files = [
        Attachment(_pdf(), "application/pdf", "หนังสือ.pdf"),
        Attachment(_jpeg(), "image/jpeg", "สิ่งที่ส่งมาด้วย.jpg"),
    ]
    return registers.receive(session, DETAILS, NOW, files)


def _pages(session: Session, file_id: int) -> list[str]:
    data = stored_data(session, file_id)
    assert data is not None
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def _of_role(session: Session, entry_id: int, role: str) -> list[bytes | None]:
    return [
        stored_data(session, stored.id)
        for kept, stored in registers.files_of(session, entry_id)
        if kept.role == role
    ]


def test_a_stamped_scan_bears_number_day_and_time_of_the_register(
    session: Session, entry_id: int
) -> None:
    pages = _pages(session, scans.stamp_scan(session, entry_id))

    assert len(pages) == 3
    for text in ("LETTER 1", "เลขรับ ๑", "วันที่ ๒๐ พ.ย. ๒๕๖๙", "เวลา ๐๙.๓๐ น.", "พื้นที่การศึกษา"):
        assert text in pages[0]
    assert "เลขรับ" not in pages[1]
    assert "เพื่อโปรดพิจารณา" not in pages[0]


def test_the_original_stays_byte_for_byte(session: Session, entry_id: int) -> None:
    scans.stamp_scan(session, entry_id)

    assert _of_role(session, entry_id, SCAN) == [_pdf(), _jpeg()]


def test_the_endorsement_goes_with_it_when_asked(session: Session, entry_id: int) -> None:
    assert "เพื่อโปรดพิจารณา" in _pages(session, scans.stamp_scan(session, entry_id, "foot"))[0]


def test_the_latest_stamped_scan_counts_and_the_older_one_stays(
    session: Session, entry_id: int
) -> None:
    first = scans.stamp_scan(session, entry_id)
    registers.add_files(session, entry_id, [Attachment(_pdf(1), "application/pdf", "เพิ่ม.pdf")])
    second = scans.stamp_scan(session, entry_id)

    latest = scans.latest_stamped(session, entry_id)
    assert latest is not None
    assert latest.id == second != first
    assert latest.name == "1-2569 ประทับตรารับ.pdf"
    assert len(_of_role(session, entry_id, STAMPED)) == 2
    assert (len(_pages(session, first)), len(_pages(session, second))) == (3, 4)


def test_a_row_without_a_scan_says_what_to_add(session: Session) -> None:
    entry_id = registers.receive(session, DETAILS, NOW)
    office.save_profile(session, name="สำนักงาน")

    with pytest.raises(ScanRefusedError, match="ยังไม่มีไฟล์สแกน"):
        scans.stamp_scan(session, entry_id)
    assert scans.latest_stamped(session, entry_id) is None


def test_only_letters_received_are_stamped(session: Session, entry_id: int) -> None:
    order = registers.issue(session, ORDER, DETAILS, NOW)
    with pytest.raises(NumberStateError, match="ทะเบียนหนังสือรับเท่านั้น"):
        scans.stamp_scan(session, order)

    numbering.cancel(session, entry_id, "ลงผิด", date(2026, 11, 20))
    with pytest.raises(NumberStateError, match="ยกเลิกแล้ว"):
        scans.stamp_scan(session, entry_id)


def test_a_file_is_read_with_its_kind_whatever_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "สแกน 1.pdf"
    path.write_bytes(_jpeg())

    assert scans.read_attachment(path) == Attachment(_jpeg(), "image/jpeg", "สแกน 1.pdf")


def test_a_scan_of_300_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "ใหญ่.pdf"
    with path.open("wb") as file:
        file.truncate(300 << 20)

    with pytest.raises(ScanRefusedError, match=r"ใหญ่.pdf ใหญ่ 300 MB เกิน 50 MB.*แบ่งเป็นหลายไฟล์"):
        scans.read_attachment(path)


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "ว่างเปล่า"), (_pdf()[:300], "ชำรุด"), (_jpeg()[:900], "ชำรุด"), (b"PK\x03\x04", "Word")],
)
def test_a_file_that_is_no_good_is_told_by_its_name(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "หนังสือ.pdf"
    path.write_bytes(data)

    with pytest.raises(ScanRefusedError, match=f"หนังสือ.pdf.*{why}"):
        scans.read_attachment(path)


def test_a_file_that_is_gone_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(scans.FileNotReadError, match=r"เปิดไฟล์ หาย.pdf ไม่ได้"):
        scans.read_attachment(tmp_path / "หาย.pdf")
    with pytest.raises(scans.FileNotReadError, match="เป็นโฟลเดอร์"):
        scans.read_attachment(tmp_path)
