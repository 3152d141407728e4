"""Every paper of a meeting is made from its records, and says who came and what was resolved."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx as python_docx
import pptx
import pypdfium2
import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    agenda,
    attendance,
    duty_moves,
    laws,
    meetings,
    paper_kinds,
    paper_making,
    resolutions,
    slide_making,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.duties import list_duties
from district_admin.areas.meetings.operations.laws import LawFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.paper_kinds import PAPERS
from district_admin.areas.meetings.operations.paper_making import PaperNotMadeError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts, add_series, edit_series
from district_admin.documents import rendering
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent

DAY = date(2026, 9, 16)


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    made = plan(DAY)
    item = agenda.add_item(
        session, made, ItemFacts("แผนพัฒนาบุคลากร", 5, "กลุ่มบริหารงานบุคคลเสนอแผน", minutes=20)
    )
    resolutions.decide(
        session, item, ResolutionFacts("เห็นชอบ", "ตามเสนอ", owner_name="กลุ่มบริหารงานบุคคล")
    )
    people = attendance.list_people(session, made)
    attendance.set_presence(session, people[0].id, PresenceFacts("present"))
    attendance.set_presence(
        session, people[1].id, PresenceFacts("substitute", "นางแทน มาดี", "รองผู้อำนวยการ", "ติดราชการ")
    )
    attendance.set_presence(session, people[2].id, PresenceFacts("absent", reason="ลาป่วย"))
    attendance.set_presence(session, people[3].id, PresenceFacts("present"))
    attendance.add_participant(session, made, "นางสาวฟ้า ใส", "นักวิชาการศึกษา")
    body = meetings.get_meeting(session, made).series_id
    laws.add_law(session, body, LawFacts("พ.ร.บ. ระเบียบข้าราชการครู พ.ศ. 2547"))
    facts = MeetingFacts(
        DAY,
        starts_at="09.30",
        place="ห้องประชุม 1",
        began_at="09.35",
        ended_at="12.00",
        taker_name="นางสาวจด บันทึก",
        taker_position="นักจัดการงานทั่วไป",
    )
    meetings.edit_meeting(session, made, facts)
    return made


def _text(session: Session, meeting_id: int, key: str, tmp_path: Path) -> str:
    look = Look(read_letterhead(session))
    if key == paper_kinds.SLIDES:
        slides = pptx.Presentation(
            io.BytesIO(slide_making.make_slides(session, meeting_id, look, Silent()))
        ).slides
        texts = [each.text_frame.text for slide in slides for each in slide.shapes]
        return " ".join(" ".join(texts).replace("\u00a0", " ").split())
    if key in paper_kinds.TABLE_SIGNS:
        data = paper_making.make_signs(session, meeting_id, key, look, Silent())
    else:
        papers = paper_making.make_papers(session, meeting_id, key, look, date(2026, 9, 1))
        data = rendering.pdf(papers, Silent())
    file = tmp_path / f"{key}.pdf"
    file.write_bytes(data)
    ran = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    return " ".join(ran.stdout.replace("\u00a0", " ").split())


@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.key)
def test_every_paper_is_made_and_names_the_meeting(
    session: Session, meeting_id: int, tmp_path: Path, kind: paper_kinds.PaperKind
) -> None:
    text = _text(session, meeting_id, kind.key, tmp_path)
    if kind.key in (*paper_kinds.TABLE_SIGNS, paper_kinds.BADGES):
        assert "นายดำรง ศรีทอง" in text
    else:
        assert "คณะกรรมการบริหารสำนักงาน" in text.replace(" ", "")
        assert "๑/๒๕๖๙" in text


@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.key)
def test_every_file_names_the_office_as_its_author(
    session: Session, meeting_id: int, kind: paper_kinds.PaperKind
) -> None:
    office = "สำนักงานเขตพื้นที่การศึกษาสมมติบุรี"
    look = Look(replace(read_letterhead(session), office_name=office))
    pdf = docx = b""
    if kind.is_slides:
        slides = slide_making.make_slides(session, meeting_id, look, Silent())
        assert pptx.Presentation(io.BytesIO(slides)).core_properties.author == office
    elif kind.key in paper_kinds.TABLE_SIGNS:
        pdf = paper_making.make_signs(session, meeting_id, kind.key, look, Silent())
    else:
        papers = paper_making.make_papers(session, meeting_id, kind.key, look, DAY)
        pdf, docx = rendering.pdf(papers, Silent()), rendering.docx(papers, Silent())
    if pdf:
        with pypdfium2.PdfDocument(pdf) as file:
            assert file.get_metadata_value("Author") == office
    if docx:
        assert python_docx.Document(io.BytesIO(docx)).core_properties.author == office


def test_a_body_called_by_an_abbreviation_is_set_apart_from_the_word_before_it(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    body = meetings.get_meeting(session, meeting_id).series_id
    edit_series(session, body, SeriesFacts("อ.ก.ค.ศ. เขตพื้นที่การศึกษา"))
    for kind in PAPERS:
        if kind.key not in (*paper_kinds.TABLE_SIGNS, paper_kinds.BADGES):
            text = _text(session, meeting_id, kind.key, tmp_path)
            assert "ประชุม อ.ก.ค.ศ." in text, kind.key
            assert "ประชุมอ.ก.ค.ศ." not in text, kind.key


def test_small_signs_stand_two_on_a_sheet(session: Session, meeting_id: int) -> None:
    look, sheets = Look(read_letterhead(session)), []
    for key in paper_kinds.TABLE_SIGNS:
        data = paper_making.make_signs(session, meeting_id, key, look, Silent())
        with pypdfium2.PdfDocument(data) as file:
            sheets.append(len(file))
    people = len(attendance.list_people(session, meeting_id))
    assert sheets == [people, (people + 1) // 2]


def test_the_slides_show_what_the_last_meeting_left(
    session: Session, meeting_id: int, plan: Callable[[date], int], tmp_path: Path
) -> None:
    [old] = [each for each in agenda.list_items(session, meeting_id) if each.owner_name]
    facts = ResolutionFacts(
        "มอบหมาย", "ให้จัดทำแผน", owner_name="กลุ่มบริหารงานบุคคล", due_on=date(2026, 10, 1)
    )
    resolutions.decide(session, old.id, facts)
    following = plan(date(2026, 10, 14))
    text = _text(session, following, paper_kinds.SLIDES, tmp_path)
    for words in (
        *("รับรองรายงานการประชุมคณะกรรมการบริหารสำนักงาน ครั้งที่ ๑/๒๕๖๙", "ผู้มาประชุม ๓ คน ผู้ไม่มาประชุม ๑ คน"),
        *("๓.๑ แผนพัฒนาบุคลากร", "มติที่ประชุมครั้งที่ ๑/๒๕๖๙ มอบหมายให้จัดทำแผน"),
        *("กำหนดแล้วเสร็จ ๑ ต.ค. ๒๕๖๙ เกินกำหนด ๑๓ วัน", "สืบเนื่องตั้งแต่วันที่ ๑๖ กันยายน ๒๕๖๙"),
    ):
        assert words in text
    resolutions.decide(session, old.id, ResolutionFacts("ให้นำกลับไปทบทวน"))
    text = _text(session, following, paper_kinds.SLIDES, tmp_path)
    assert "สืบเนื่องตั้งแต่วันที่ ๑๖ กันยายน ๒๕๖๙ เลื่อนมาแล้ว ๑ ครั้ง" in text


def test_the_minutes_say_who_came_and_what_was_resolved(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    text = _text(session, meeting_id, paper_kinds.MINUTES, tmp_path)
    order = [
        *("(ร่าง)", "ผู้มาประชุม", "นายดำรง ศรีทอง", "นางแทน มาดี", "แทน", "ผู้ไม่มาประชุม"),
        *("นางวารี ชื่นบาน", "ลาป่วย", "ผู้เข้าร่วมประชุม", "นางสาวฟ้า ใส"),
        *("เริ่มประชุมเวลา ๐๙.๓๕ น.", "แผนพัฒนาบุคลากร", "มติที่ประชุม", "เห็นชอบตามเสนอ"),
        *("เลิกประชุมเวลา ๑๒.๐๐ น.", "นางสาวจด บันทึก", "ผู้จดรายงานการประชุม"),
    ]
    place = 0
    for words in order:
        place = text.find(words, place)
        assert place >= 0, words
    assert paper_making.problems_of(session, meeting_id, paper_kinds.MINUTES) == []


def test_a_meeting_without_people_says_what_is_missing(session: Session) -> None:
    body = add_series(session, SeriesFacts("คณะทำงาน"))
    empty = meetings.plan_meeting(session, body, MeetingFacts(DAY))
    look = Look(read_letterhead(session))
    for key in (paper_kinds.OPINIONS, paper_kinds.REPLIES, paper_kinds.BADGES):
        with pytest.raises(PaperNotMadeError, match="กรุณาเพิ่มรายชื่อ"):
            paper_making.make_papers(session, empty, key, look, DAY)


def test_the_tracking_form_tells_to_whom_each_paper_went_and_when(
    session: Session, meeting_id: int, tmp_path: Path
) -> None:
    there = list_duties(session, meeting_id)
    duty = next(each.id for each in there if each.key == "write_minutes")
    duty_moves.forward_duty(session, duty, date(2026, 9, 21))
    duty_moves.forward_duty(session, duty, date(2026, 9, 22))
    duty_moves.return_duty(session, duty, date(2026, 9, 23), "แก้วาระที่ 4")
    text = _text(session, meeting_id, paper_kinds.TRACKING, tmp_path)
    for word in ("๒๑ ก.ย. ๒๕๖๙", "๒๒ ก.ย. ๒๕๖๙", "รอง ผอ.สพท. คืนแก้ไข", "(แก้วาระที่ ๔)"):
        assert "".join(word.split()) in "".join(text.split()), text
