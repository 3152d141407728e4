"""The package of a meeting: what it has, what it lacks, and that it verifies."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from sqlalchemy.orm import Session

from district_admin.archive.copying import PackageNotWrittenError
from district_admin.archive.discs import CD, Disc
from district_admin.archive.packages import verify
from district_admin.areas.meetings.operations import (
    agenda,
    archiving,
    attendance,
    files,
    laws,
    meetings,
    resolutions,
    year_archiving,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.laws import LawFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import (
    MeetingClosedError,
    MeetingIncompleteError,
)
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.sealed_again import read_sealed
from district_admin.areas.meetings.operations.transcripts import Passage, save_passages
from district_admin.documents.archival_check import archival_claim
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Cancelled, Silent

DAY = date(2026, 9, 16)
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    """A meeting that was held, with a resolution."""
    made = plan(DAY)
    item = agenda.add_item(session, made, ItemFacts("แผนพัฒนาบุคลากร", 5))
    resolutions.decide(session, item, ResolutionFacts("เห็นชอบ"))
    attendance.mark_rest(session, made, "present")
    meetings.edit_meeting(
        session,
        made,
        MeetingFacts(
            DAY,
            place="ห้องประชุม 1",
            began_at="09.30",
            ended_at="12.00",
            taker_name="นางสาวจด บันทึก",
            taker_position="นักจัดการงานทั่วไป",
        ),
    )
    return made


def _seal(session: Session, meeting_id: int, target: Path, disc: Disc = CD) -> list[Path]:
    look = Look(read_letterhead(session))
    made = archiving.seal(session, meeting_id, target, look, DAY, Silent(), disc)
    return [each.folder for each in made]


def test_the_package_has_the_papers_as_pdf_and_docx_and_the_files(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    scan = tmp_path / "ใบเซ็นชื่อ.PDF"
    scan.write_bytes(PDF)
    sound = tmp_path / "เทป.mp3"
    sound.write_bytes(b"sound" * 1000)
    files.add_file(session, meeting_id, scan, "sign_in")
    files.add_file(session, meeting_id, sound, "related")  # known as a recording by its name
    meeting = meetings.get_meeting(session, meeting_id)
    laws.add_law(session, meeting.series_id, LawFacts("พ.ร.บ. ระเบียบข้าราชการครู พ.ศ. 2547"))
    target = tmp_path / archiving.package_name(meeting)
    assert _seal(session, meeting_id, target) == [target]
    [found] = verify(target, Silent())
    assert found.verdict.findings == ()
    assert ("External-Identifier", "MEETING_2569_1") in found.verdict.facts
    names = sorted(str(p.relative_to(target / "data")) for p in (target / "data").glob("*/*"))
    paper = "ครั้งที่ 1-2569"
    assert names == [
        f"1 ระเบียบวาระการประชุม/ระเบียบวาระการประชุม {paper}.docx",
        f"1 ระเบียบวาระการประชุม/ระเบียบวาระการประชุม {paper}.pdf",
        f"2 เอกสารที่เกี่ยวข้อง/รายการกฎหมายและระเบียบ {paper}.docx",
        f"2 เอกสารที่เกี่ยวข้อง/รายการกฎหมายและระเบียบ {paper}.pdf",
        f"3 มติที่ประชุมโดยย่อ/มติที่ประชุมโดยย่อ {paper}.docx",
        f"3 มติที่ประชุมโดยย่อ/มติที่ประชุมโดยย่อ {paper}.pdf",
        f"4 รายงานการประชุม/รายงานการประชุม {paper}.docx",
        f"4 รายงานการประชุม/รายงานการประชุม {paper}.pdf",
        "5 บัญชีลงชื่อ/ใบเซ็นชื่อ.pdf",
        "7 บันทึกเสียง/เทป.mp3",
    ]
    minutes = target / "data/4 รายงานการประชุม" / f"รายงานการประชุม {paper}.pdf"
    text = subprocess.run(
        ["pdftotext", str(minutes), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "เห็นชอบ" in text
    page = (target / "index.html").read_text(encoding="utf-8")
    assert "การประชุมคณะกรรมการบริหารสำนักงาน ครั้งที่ 1/2569" in page


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such name")
def test_a_file_whose_name_is_no_text_is_refused(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    sound = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe1\xff.mp3"))
    sound.write_bytes(b"sound")
    with pytest.raises(MeetingIncompleteError, match="กรุณาเปลี่ยนชื่อ"):
        files.add_file(session, meeting_id, sound, "recording")


@pytest.mark.parametrize(("text", "count"), [("ประธานกล่าวเปิดประชุม", 2), ("[00:00:01] ", 0)])
def test_a_transcript_comes_along_if_there_is_one(
    session: Session, meeting_id: int, tmp_path: Path, text: str, count: int
) -> None:
    """A mark of time alone is no transcript."""
    save_passages(session, meeting_id, [Passage(1, text)])
    target, look = tmp_path / "p", Look(read_letterhead(session))
    archiving.seal(session, meeting_id, target, look, DAY, Silent(), with_transcript=True)
    assert len(list((target / "data/7 บันทึกเสียง").glob("*ถอดเทป*"))) == count


def test_a_package_that_says_otherwise_of_itself_is_not_taken_for_this_meeting(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    [folder] = _seal(session, meeting_id, tmp_path / "p")
    assert read_sealed(session, meeting_id, folder, Silent()).on == DAY
    facts = folder / "bag-info.txt"
    right = facts.read_text(encoding="utf-8")
    (folder / "tagmanifest-sha256.txt").unlink()
    for wrong in (
        right.replace("Bagging-Date: 2026-09-16", "Bagging-Date: 16/9/2569"),
        right.replace("Bagging-Date: 2026-09-16\n", ""),
        right + "Bag-Count: 1 of ?\n",
    ):
        facts.write_text(wrong, encoding="utf-8")
        with pytest.raises(MeetingIncompleteError, match="ไม่ใช่แฟ้มของการประชุมครั้งนี้"):
            read_sealed(session, meeting_id, folder, Silent())
    facts.write_text(right + "Bag-Count: 2 of 3\n", encoding="utf-8")
    with pytest.raises(MeetingIncompleteError, match="มี 1 จาก 3 แผ่น"):
        read_sealed(session, meeting_id, folder, Silent())


def test_the_page_tells_members_from_others_who_attended(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    attendance.add_participant(session, meeting_id, "นางสาวฟ้า ใส")
    attendance.mark_rest(session, meeting_id, "present")
    target = tmp_path / "แฟ้ม"
    archiving.seal(session, meeting_id, target, Look(read_letterhead(session)), DAY, Silent())
    told = (target / "README.txt").read_text(encoding="utf-8-sig")
    assert "ผู้มาประชุม: 4 คน\nผู้เข้าร่วมประชุม: 1 คน" in told.replace("\r\n", "\n")


def test_what_is_missing_is_told_before(session: Session, meeting_id: int, tmp_path: Path) -> None:
    told = [each.told for each in archiving.missing_pieces(session, meeting_id)]
    assert told == [
        "รายงานการประชุมยังไม่ได้รับรอง ในแผ่นจะเป็นฉบับร่าง",
        "ยังไม่มีใบเซ็นชื่อที่สแกนไว้",
        "ยังไม่มีรายงานการประชุมฉบับลงนามที่สแกนไว้",
    ]
    sound = tmp_path / "เทป.mp3"
    sound.write_bytes(b"sound")
    files.add_file(session, meeting_id, sound, "recording")
    sound.unlink()
    told = [each.told for each in archiving.missing_pieces(session, meeting_id)]
    assert told[-1].startswith("ไม่พบไฟล์ เทป.mp3 ที่เดิม")
    with pytest.raises(PackageNotWrittenError, match=r"ไม่พบไฟล์ เทป\.mp3"):
        _seal(session, meeting_id, tmp_path / "แฟ้ม")
    assert not (tmp_path / "แฟ้ม").exists()


def test_signed_scans_are_looked_at_and_our_own_papers_are_pdf_a(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    [target] = _seal(session, meeting_id, tmp_path / "แฟ้ม")
    papers = list((target / "data").rglob("*.pdf"))
    assert [archival_claim(each.read_bytes()) for each in papers] == ["2B"] * 3
    whole = papers[0].read_bytes()
    plain = pypdf.PdfWriter()
    plain.add_blank_page(100, 100)
    plain.write(tmp_path / "ธรรมดา.pdf")
    plain.encrypt("secret")
    plain.write(tmp_path / "รหัส.pdf")
    (tmp_path / "ดี.pdf").write_bytes(whole)
    (tmp_path / "ขาด.pdf").write_bytes(whole[:300])
    (tmp_path / "ภาพ.pdf").write_bytes(b"\xff\xd8\xff picture")
    for name in ("ดี", "ธรรมดา", "รหัส", "ขาด", "ภาพ"):
        files.add_file(session, meeting_id, tmp_path / f"{name}.pdf", "signed")
    files.add_file(session, meeting_id, tmp_path / "ขาด.pdf", "related")  # not for us to judge
    (tmp_path / "ใบเซ็น.png").write_bytes(b"\x89PNG")
    for name in ("ดี.pdf", "รหัส.pdf", "ขาด.pdf", "ใบเซ็น.png"):
        files.add_file(session, meeting_id, tmp_path / name, "sign_in")
    told = [each.told for each in archiving.missing_pieces(session, meeting_id)]
    assert [each[:40] for each in told if each.startswith("ฉบับลงนาม")] == [
        "ฉบับลงนาม รหัส.pdf มีรหัสผ่าน ผู้อื่นจะเปิดอ่านไม่ได้"[:40],
        "ฉบับลงนาม ขาด.pdf เป็น PDF ที่เสียหาย เปิดอ่านไม่ได้"[:40],
        "ฉบับลงนาม ภาพ.pdf ไม่ใช่ไฟล์ PDF กรุณาสแกนหรือบันทึก"[:40],
    ]
    assert [each[:40] for each in told if each.startswith("ใบเซ็นชื่อ")] == [
        "ใบเซ็นชื่อ รหัส.pdf มีรหัสผ่าน ผู้อื่นจะเปิดอ่านไม่ได้"[:40],
        "ใบเซ็นชื่อ ขาด.pdf เป็น PDF ที่เสียหาย เปิดอ่านไม่ได้"[:40],
    ]
    assert archiving.look_over(session, meeting_id)[1] == [
        "ฉบับลงนาม ดี.pdf ระบุว่าเป็น PDF/A-2B ซึ่งใช้เก็บระยะยาว",
        "ฉบับลงนาม ธรรมดา.pdf เปิดอ่านได้ แต่ไม่ได้ระบุว่าเป็น PDF/A ซึ่งใช้เก็บระยะยาว",
    ]


def test_what_is_too_large_for_a_disc_goes_on_several_each_whole_by_itself(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    for number in range(3):
        sound = tmp_path / f"เทป {number}.mp3"
        sound.write_bytes(bytes([number]) * 3_000_000)
        files.add_file(session, meeting_id, sound, "recording")
    small = Disc("test", "แผ่นเล็ก", 8_000_000 + 4_000_000)
    folders = _seal(session, meeting_id, tmp_path / "แฟ้ม", small)
    assert [each.name for each in folders] == [f"แผ่นที่ {n} จาก 3" for n in (1, 2, 3)]
    for folder in folders:
        [found] = verify(folder, Silent())
        assert found.verdict.is_whole
        assert found.verdict.size < 4_000_000
        every = (folder / "รายการทุกแผ่น.txt").read_text(encoding="utf-8-sig")
        assert [f"เทป {n}.mp3" in every for n in range(3)] == [True] * 3
    assert len(verify(tmp_path / "แฟ้ม", Silent())) == 3


def test_a_file_that_no_disc_takes_is_named_and_nothing_is_left(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    sound = tmp_path / "เทป.mp3"
    sound.write_bytes(b"s" * 5_000_000)
    files.add_file(session, meeting_id, sound, "recording")
    small = Disc("test", "แผ่นเล็ก", 8_000_000 + 4_000_000)
    with pytest.raises(PackageNotWrittenError, match=r"เทป\.mp3 ใหญ่เกินที่แผ่น แผ่นเล็ก"):
        _seal(session, meeting_id, tmp_path / "แฟ้ม", small)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["ข้อมูล สำนักงาน"]


class _CancelLate:
    def report(self, done: int, total: int, what: str = "") -> None:
        if done > 3_500_000:
            raise Cancelled


def test_cancelling_the_second_of_several_leaves_none(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    for number in range(3):
        sound = tmp_path / f"เทป {number}.mp3"
        sound.write_bytes(bytes([number]) * 3_000_000)
        files.add_file(session, meeting_id, sound, "recording")
    small = Disc("test", "แผ่นเล็ก", 8_000_000 + 4_000_000)
    look = Look(read_letterhead(session))
    target = tmp_path / "แฟ้ม"
    with pytest.raises(Cancelled):
        archiving.seal(session, meeting_id, target, look, DAY, _CancelLate(), small)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["ข้อมูล สำนักงาน"]


def test_names_that_differ_only_in_marks_or_capitals_both_go_on_the_disc(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    for folder, name in (("a", "Plan.pdf"), ("b", "PLAN.PDF"), ("c", "ก" * 80 + ".pdf")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(PDF + folder.encode())
        files.add_file(session, meeting_id, tmp_path / folder / name, "related")
    [target] = _seal(session, meeting_id, tmp_path / "แฟ้ม")
    names = sorted(path.name for path in (target / "data/2 เอกสารที่เกี่ยวข้อง").iterdir())
    assert names[:2] == ["PLAN (2).pdf", "Plan.pdf"]
    assert len(names) == 3
    assert verify(target, Silent())[0].verdict.is_whole


def test_files_that_cannot_be_kept_are_refused(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    empty = tmp_path / "ว่าง.pdf"
    empty.write_bytes(b"")
    large = tmp_path / "ใหญ่.zip"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    link = tmp_path / "ทางลัด.pdf"
    link.symlink_to(large)
    for path, told in (
        (empty, "ว่างเปล่า"),
        (large, "ใหญ่เกิน 50 MB"),
        (link, "ไม่ใช่ไฟล์ธรรมดา"),
        (tmp_path / "ไม่มี.pdf", "เปิดไฟล์"),
        (tmp_path, "ไม่ใช่ไฟล์ธรรมดา"),
    ):
        with pytest.raises(MeetingIncompleteError, match=told):
            files.add_file(session, meeting_id, path, "related")
    meetings.close_meeting(session, meeting_id, DAY)
    with pytest.raises(MeetingClosedError):
        files.add_file(session, meeting_id, empty, "related")


def test_minutes_are_adopted_by_the_resolution_of_the_next_meeting(
    session: Session, meeting_id: int, plan: Callable[[date], int]
) -> None:
    following = plan(date(2026, 10, 14))
    [item] = [each for each in agenda.list_items(session, following) if each.adopts_id]
    resolutions.decide(session, item.id, ResolutionFacts("รับรองรายงานการประชุม"))
    assert meetings.get_meeting(session, meeting_id).adopted_on == date(2026, 10, 14)
    resolutions.decide(session, item.id, ResolutionFacts("ให้นำกลับไปทบทวน"))
    assert meetings.get_meeting(session, meeting_id).adopted_on is None


def test_the_folder_of_a_long_named_body_keeps_the_number_of_the_meeting(
    session: Session, meeting_id: int
) -> None:
    meeting = meetings.get_meeting(session, meeting_id)
    meeting.series.name = "ผู้บริหารสถานศึกษาและผู้อำนวยการกลุ่ม"
    name = archiving.package_name(meeting)
    assert name == "การประชุมผู้บริหารสถานศึกษาและผู้อำนวยการ ครั้งที่ 1-2569"


def test_a_body_typed_with_its_word_is_not_called_twice_on_the_disc(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    meeting = meetings.get_meeting(session, meeting_id)
    meeting.series.name = "การประชุมผู้บริหารสถานศึกษา"
    name = "การประชุมผู้บริหารสถานศึกษา ครั้งที่ 1"
    assert archiving.package_name(meeting) == f"{name}-2569"
    [target] = _seal(session, meeting_id, tmp_path / "แฟ้ม")
    for file in ("index.html", "README.txt", "bag-info.txt"):
        told = (target / file).read_text("utf-8-sig")
        assert f"{name}/2569" in told
        assert "การประชุมการประชุม" not in told
    year = year_archiving.YearChoice(2569, meeting.series_id)
    assert year_archiving.title_of(session, year) == "การประชุมผู้บริหารสถานศึกษา ประจำปี พ.ศ. 2569"
