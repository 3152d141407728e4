"""Orders and announcements that carry out resolutions go into the package, or are told missing."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.archive.packages import verify
from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.operations import (
    issuing,
    numbering,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.finding import FINDER
from district_admin.areas.correspondence.operations.registers import Attachment, EntryDetails
from district_admin.areas.meetings.operations import (
    agenda,
    archiving,
    files,
    finding,
    resolutions,
    year_archiving,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.year_archiving import YearChoice
from district_admin.documents.look import Look
from district_admin.found import Ref
from district_admin.office.letterhead import read_letterhead
from district_admin.office.links import link
from district_admin.progress import Silent

DAY = date(2026, 9, 16)
NOW = datetime(2026, 9, 20, 10).astimezone()
FOLDER = "6 ฉบับลงนาม คำสั่ง และประกาศ"


def _scan(width: int = 100, password: str = "") -> Attachment:
    """Return a scan like no other of another width."""
    writer, data = pypdf.PdfWriter(), BytesIO()
    writer.add_blank_page(width, 100)
    if password:
        writer.encrypt(password)
    writer.write(data)
    return Attachment(data.getvalue(), "application/pdf", "สแกน.PDF")


SCAN = _scan()
NEW_SCAN = _scan(200)
SIGNS = {"lines": ["(นายดำรง  ศรีทอง)", "ผู้อำนวยการ"], "rank": ""}


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    return plan(DAY)


def _begin(session: Session, meeting_id: int, kind: str, subject: str) -> int:
    """Begin a paper that carries out a resolution of its own."""
    item = agenda.add_item(session, meeting_id, ItemFacts(subject, 5))
    resolutions.decide(session, item, ResolutionFacts("เห็นชอบ"))
    content = {"subject": subject, "date": "2026-09-20", "signatory": SIGNS}
    paper_id = papers.start_paper(session, kind, {**content, "reason": "ตามมติ", "body": "ตามมติ"})
    link(session, Ref("correspondence", "paper", paper_id), Ref(finding.AREA, finding.ITEM, item))
    return paper_id


def _told(session: Session, meeting_id: int) -> str:
    return "\n".join(e.told for e in archiving.missing_pieces(session, meeting_id, [FINDER]))


def test_what_a_paper_still_lacks_is_told_until_its_scan_is_there(
    session: Session, meeting_id: int
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    assert "คำสั่ง “แต่งตั้งคณะทำงาน” ยังไม่ได้ออกเลข" in _told(session, meeting_id)
    issuing.number_paper(session, order, "order", NOW)
    assert "คำสั่งที่ 1/2569 ยังไม่ได้บันทึกว่าลงนาม" in _told(session, meeting_id)
    versions.sign(session, order, DAY)
    assert "คำสั่งที่ 1/2569 ยังไม่มีฉบับลงนามที่สแกนไว้" in _told(session, meeting_id)
    versions.add_scans(session, order, [SCAN])
    assert "คำสั่งที่" not in _told(session, meeting_id)


def test_all_files_of_a_paper_have_one_name_however_deep_they_lie(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะกรรมการขับเคลื่อนโรงเรียนคุณภาพประจำตำบล")
    issuing.number_paper(session, order, "order", NOW)
    versions.sign(session, order, DAY, [SCAN])
    look = Look(read_letterhead(session))
    year_archiving.seal_year(
        session, YearChoice(2569), tmp_path / "แฟ้ม", look, DAY, Silent(), finders=[FINDER]
    )
    names = [each.name for each in (tmp_path / "แฟ้ม" / "data").rglob("คำสั่งที่ 1-*")]
    assert len(names) == 3
    assert len({each.replace(" ฉบับลงนาม", "").rpartition(".")[0] for each in names}) == 1
    page = (tmp_path / "แฟ้ม" / "index.html").read_text(encoding="utf-8")
    assert "คำสั่งที่ 1-2569 แต่งตั้งคณะกรรมการขับเคลื่อนโรงเรียนคุณภาพประจำตำบล.pdf" in page


def test_orders_and_announcements_lie_in_the_package_as_drawn_and_as_signed(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    notice = _begin(session, meeting_id, "announcement", "หลักเกณฑ์การใช้ห้องประชุม")
    memo = _begin(session, meeting_id, "memo", "ติดตามผล")
    draft = _begin(session, meeting_id, "order", "ยังเป็นร่าง")
    binned = _begin(session, meeting_id, "order", "ลงถังขยะ")
    papers.put_in_bin(session, binned)
    for paper_id, register in ((order, "order"), (notice, "announcement"), (memo, "memo")):
        issuing.number_paper(session, paper_id, register, NOW)
    versions.sign(session, order, DAY, [SCAN])
    assert not papers.get_paper(session, draft).number_text
    target = tmp_path / "แฟ้ม"
    look = Look(read_letterhead(session))
    archiving.seal(session, meeting_id, target, look, DAY, Silent(), finders=[FINDER])
    assert all(each.verdict.is_whole for each in verify(target, Silent()))
    folder = target / "data" / FOLDER
    assert sorted(each.name for each in folder.iterdir()) == [
        "คำสั่งที่ 1-2569 แต่งตั้งคณะทำงาน ฉบับลงนาม.pdf",
        "คำสั่งที่ 1-2569 แต่งตั้งคณะทำงาน.docx",
        "คำสั่งที่ 1-2569 แต่งตั้งคณะทำงาน.pdf",
        "ประกาศที่ 1-2569 หลักเกณฑ์การใช้ห้องประชุม.docx",
        "ประกาศที่ 1-2569 หลักเกณฑ์การใช้ห้องประชุม.pdf",
    ]
    text = pypdf.PdfReader(folder / "คำสั่งที่ 1-2569 แต่งตั้งคณะทำงาน.pdf").pages[0].extract_text()
    assert "ที่ ๑/๒๕๖๙" in " ".join(text.replace("\u00a0", " ").split())


def _names(session: Session, meeting_id: int, target: Path) -> list[str]:
    look = Look(read_letterhead(session))
    archiving.seal(session, meeting_id, target, look, DAY, Silent(), finders=[FINDER])
    folder = target / "data" / FOLDER
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def _link_row(session: Session, meeting_id: int, row: int) -> Ref:
    item = agenda.add_item(session, meeting_id, ItemFacts("เรื่องของทะเบียน", 5))
    resolutions.decide(session, item, ResolutionFacts("เห็นชอบ"))
    resolution = Ref(finding.AREA, finding.ITEM, item)
    link(session, Ref("correspondence", "register.order", row), resolution)
    return resolution


def test_a_paper_that_took_a_reserved_and_linked_number_lies_in_the_package_once(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    (row,) = numbering.reserve(session, "order", 1, "คำสั่งตามมติ", "กลุ่มอำนวยการ", NOW)
    resolution = _link_row(session, meeting_id, row)
    told = _told(session, meeting_id)
    assert "คำสั่งที่ 1/2569 เป็นเลขที่จองไว้ ยังไม่มีหนังสือ" in told
    assert "คำสั่งที่ 1/2569 ยังไม่มีฉบับลงนาม" not in told
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    link(session, Ref("correspondence", "paper", order), resolution)
    registers.use_reserved(session, row, EntryDetails(subject="แต่งตั้งคณะทำงาน"), NOW, order)
    assert _told(session, meeting_id).count("คำสั่งที่ 1/2569") == 1
    assert _names(session, meeting_id, tmp_path / "แฟ้ม") == [
        "คำสั่งที่ 1-2569 แต่งตั้งคณะทำงาน.docx",
        "คำสั่งที่ 1-2569 แต่งตั้งคณะทำงาน.pdf",
    ]


def test_a_row_of_the_paper_book_gives_its_scans_until_its_number_is_cancelled(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    row = registers.issue(session, "order", EntryDetails(subject="แต่งตั้งเวร"), NOW)
    _link_row(session, meeting_id, row)
    assert "คำสั่งที่ 1/2569 ยังไม่มีฉบับลงนามที่สแกนไว้" in _told(session, meeting_id)
    registers.add_files(session, row, [SCAN], "signed")
    assert "คำสั่งที่" not in _told(session, meeting_id)
    names = _names(session, meeting_id, tmp_path / "ก่อน")
    assert names == ["คำสั่งที่ 1-2569 แต่งตั้งเวร ฉบับลงนาม.pdf"]
    numbering.cancel(session, row, "ออกเลขซ้ำ", DAY)
    assert "คำสั่งที่" not in _told(session, meeting_id)
    assert _names(session, meeting_id, tmp_path / "หลัง") == []


def test_an_order_that_is_signed_before_it_has_a_number_is_told(
    session: Session, meeting_id: int
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    versions.sign(session, order, DAY, [SCAN])
    told = _told(session, meeting_id)
    assert "คำสั่ง “แต่งตั้งคณะทำงาน” ลงนามแล้วแต่ยังไม่ได้ออกเลข" in told


def test_the_scans_that_come_along_count_in_what_a_meeting_takes_on_a_disc(
    session: Session, meeting_id: int
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    issuing.number_paper(session, order, "order", NOW)
    versions.sign(session, order, DAY, [SCAN])
    assert archiving.sizes_of(session, meeting_id, [FINDER]) == [len(SCAN.data)]


def test_a_number_that_was_typed_is_named_as_the_pane_names_it(
    session: Session, meeting_id: int
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    content = papers.get_paper(session, order).content
    papers.save_paper(session, order, {**content, "number": "318/2569"})
    told = _told(session, meeting_id)
    assert "คำสั่งที่ 318/2569 ยังเป็นร่าง เลขที่พิมพ์ไว้ยังไม่ได้ลงทะเบียน" in told
    versions.sign(session, order, DAY, [SCAN])
    assert "คำสั่งที่ 318/2569" not in _told(session, meeting_id)


def test_a_secret_order_stays_out_of_the_package_and_is_told(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งกรรมการสอบข้อเท็จจริง")
    issuing.number_paper(session, order, "order", NOW)
    versions.sign(session, order, DAY, [SCAN])
    entry = session.scalars(select(RegisterEntry).where(RegisterEntry.paper_id == order)).one()
    entry.secrecy = "ลับ"
    session.flush()
    assert "คำสั่งที่ 1/2569 เป็นเอกสารลับ จึงไม่ใส่ในแฟ้ม" in _told(session, meeting_id)
    look = Look(read_letterhead(session))
    archiving.seal(session, meeting_id, tmp_path / "p", look, DAY, Silent(), finders=[FINDER])
    assert not list((tmp_path / "p" / "data").rglob("คำสั่งที่*"))


@pytest.mark.parametrize("is_row", [True, False])
def test_a_scan_that_nobody_can_open_is_told_before_the_file_is_closed(
    session: Session, meeting_id: int, is_row: bool, tmp_path: Path
) -> None:
    if is_row:
        row = registers.issue(session, "order", EntryDetails(subject="แต่งตั้งเวร"), NOW)
        _link_row(session, meeting_id, row)
    else:
        order = _begin(session, meeting_id, "order", "แต่งตั้งเวร")
        issuing.number_paper(session, order, "order", NOW)
        versions.sign(session, order, DAY)
        row = session.scalars(select(RegisterEntry.id)).one()
    damaged = Attachment(SCAN.data[:60], "application/pdf", "ขาด.pdf")
    picture = Attachment(b"\x89PNG", "image/png", "ภาพ.png")
    other = Attachment(b"GIF89a", "application/pdf", "ภาพ.pdf")
    registers.add_files(session, row, [_scan(password="1"), damaged, picture, other], "signed")
    told = [each for each in _told(session, meeting_id).splitlines() if "คำสั่งที่ 1/2569" in each]
    assert [each[:55] for each in told] == [
        "ฉบับลงนามของคำสั่งที่ 1/2569 แต่งตั้งเวร มีรหัสผ่าน ผู้อื่นจะ"[:55],
        "ฉบับลงนามของคำสั่งที่ 1/2569 แต่งตั้งเวร เป็น PDF ที่เสียหาย เปิด"[:55],
        "ฉบับลงนามของคำสั่งที่ 1/2569 แต่งตั้งเวร ไม่ใช่ไฟล์ PDF ตามนาม"[:55],
    ]
    (tmp_path / "ขาด.pdf").write_bytes(damaged.data)
    files.add_file(session, meeting_id, tmp_path / "ขาด.pdf", "signed")
    assert _told(session, meeting_id).count("เป็น PDF ที่เสียหาย") == 1  # added here as well


def test_what_is_corrected_lies_in_the_package_as_it_was_signed_last(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    issuing.number_paper(session, order, "order", NOW)
    versions.correct(session, order, "พิมพ์ผิด", NOW)
    assert _names(session, meeting_id, tmp_path / "ยังไม่เคยลงนาม") == []
    versions.sign(session, order, DAY, [SCAN])
    versions.correct(session, order, "เปลี่ยนกรรมการ", NOW)
    content = papers.get_paper(session, order).content
    papers.save_paper(session, order, {**content, "subject": "แต่งตั้งคณะทำงานใหม่"})
    wrong = "คำสั่งที่ 1/2569 กำลังแก้ไขเป็นฉบับที่ 3 ในแฟ้มจึงเป็นฉบับที่ 2 ที่ลงนามไว้"
    assert wrong in _told(session, meeting_id).splitlines()
    assert archiving.sizes_of(session, meeting_id, [FINDER]) == [len(SCAN.data)]
    _assert_lies_in(session, meeting_id, tmp_path / "กำลังแก้", "แต่งตั้งคณะทำงาน", SCAN)
    versions.finish_correction(session, order)
    wrong = "คำสั่งที่ 1/2569 ฉบับที่ 3 ยังไม่ได้บันทึกว่าลงนามแล้ว ในแฟ้มจึงเป็นฉบับที่ 2 ที่ลงนามไว้"
    assert wrong in _told(session, meeting_id).splitlines()
    _assert_lies_in(session, meeting_id, tmp_path / "รอลงนาม", "แต่งตั้งคณะทำงาน", SCAN)
    versions.sign(session, order, DAY, [NEW_SCAN])
    assert "คำสั่งที่" not in _told(session, meeting_id)
    _assert_lies_in(session, meeting_id, tmp_path / "ลงนาม", "แต่งตั้งคณะทำงานใหม่", NEW_SCAN)


def _assert_lies_in(
    session: Session, meeting_id: int, target: Path, subject: str, scan: Attachment
) -> None:
    name = f"คำสั่งที่ 1-2569 {subject}"
    names = _names(session, meeting_id, target)
    assert names == [f"{name} ฉบับลงนาม.pdf", f"{name}.docx", f"{name}.pdf"]
    folder = target / "data" / FOLDER
    assert (folder / names[0]).read_bytes() == scan.data
    lines = pypdf.PdfReader(folder / f"{name}.pdf").pages[0].extract_text().splitlines()
    assert f"เรื่อง {subject}" in [" ".join(each.split()) for each in lines]


def test_what_was_signed_under_a_number_that_is_cancelled_stays_out(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งคณะทำงาน")
    issuing.number_paper(session, order, "order", NOW)
    versions.sign(session, order, DAY, [SCAN])
    entry = session.scalars(select(RegisterEntry.id)).one()
    numbering.cancel(session, entry, "ออกเลขซ้ำ", DAY)
    assert "กำลังแก้ไขเป็นฉบับใหม่ จึงยังไม่อยู่ในแฟ้ม" in _told(session, meeting_id)
    assert _names(session, meeting_id, tmp_path / "แฟ้ม") == []
    issuing.number_paper(session, order, "order", NOW)
    drawn = _names(session, meeting_id, tmp_path / "เลขใหม่")
    assert drawn == ["คำสั่งที่ 2-2569 แต่งตั้งคณะทำงาน.docx", "คำสั่งที่ 2-2569 แต่งตั้งคณะทำงาน.pdf"]


def test_what_was_secret_when_it_was_signed_stays_out_while_it_is_corrected(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    order = _begin(session, meeting_id, "order", "แต่งตั้งกรรมการสอบข้อเท็จจริง")
    papers.save_paper(session, order, {**papers.get_paper(session, order).content, "secrecy": "ลับ"})
    issuing.number_paper(session, order, "order", NOW)
    versions.sign(session, order, DAY, [SCAN])
    versions.correct(session, order, "เปิดเผยได้แล้ว", NOW)
    papers.save_paper(session, order, {**papers.get_paper(session, order).content, "secrecy": ""})
    for entry in session.scalars(select(RegisterEntry)):
        entry.secrecy = ""
    assert "เป็นเอกสารลับ จึงไม่ใส่ในแฟ้ม" in _told(session, meeting_id)
    assert _names(session, meeting_id, tmp_path / "แฟ้ม") == []
