"""The answers to the round of resolutions go onto the disc, with what became of each."""

from datetime import date
from pathlib import Path

import docx
import pypdfium2
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    agenda,
    archiving,
    attendance,
    corrections,
    duties,
)
from district_admin.areas.meetings.operations.corrections import Asked
from district_admin.areas.meetings.operations.opinions import set_opinion
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent
from district_admin.thai.numerals import to_arabic_digits

SENT = date(2026, 9, 28)
OVER = date(2026, 10, 20)
NAME = "ความเห็นเกี่ยวกับมติที่ประชุม ครั้งที่ 1-2569"


def _sealed(session: Session, meeting_id: int, target: Path) -> list[Path]:
    look = Look(read_letterhead(session))
    archiving.seal(session, meeting_id, target, look, OVER, Silent())
    return sorted((target / "data/3 มติที่ประชุมโดยย่อ").glob("ความเห็น*"))


def test_each_answer_lies_on_the_disc_with_what_became_of_it(
    session: Session, held_id: int, tmp_path: Path
) -> None:
    duty = next(e for e in duties.list_duties(session, held_id) if e.key == duties.CIRCULATE)
    duties.finish_duty(session, duty.id, SENT)
    first, second, third, *_rest = attendance.list_people(session, held_id)
    [item] = agenda.list_items(session, held_id)
    set_opinion(session, first.id, "agree", date(2026, 9, 29))
    asked = Asked(item.id, "discussion", 1, "30 คน", "40 คน")
    correction = corrections.ask(session, second.id, asked, date(2026, 9, 30))
    corrections.decline(session, correction, "ไม่ตรงกับบัญชีรายชื่อ", date(2026, 10, 1))
    set_opinion(session, third.id, "disagree", date(2026, 9, 30), "ไม่ตรงกับที่ประชุม")
    words, paper = _sealed(session, held_id, tmp_path / "p")
    assert (words.name, paper.name) == (f"{NAME}.docx", f"{NAME}.pdf")
    [table] = docx.Document(str(words)).tables
    rows = [
        [
            to_arabic_digits(cell.text).replace("\xa0", " ").replace("\u2060", "")
            for cell in row.cells
        ]
        for row in table.rows
    ]
    assert rows[1][3:] == ["รับรอง", "29 ก.ย. 2569", ""]
    assert rows[2][3] == "ขอแก้ไข"
    assert rows[2][5].endswith("จากเดิม “30 คน” แก้ไขเป็น “40 คน” (ไม่แก้ไข เพราะไม่ตรงกับบัญชีรายชื่อ)")
    assert rows[3][3:] == ["ไม่รับรอง", "30 ก.ย. 2569", "ไม่ตรงกับที่ประชุม"]
    assert rows[4][3] == "ไม่ส่งภายในกำหนด ถือว่าเห็นชอบ"
    with pypdfium2.PdfDocument(paper) as pdf:
        text = to_arabic_digits(pdf[0].get_textpage().get_text_range()).replace("\xa0", " ")
    assert "รับรอง 1 คน" in text
    assert "ขอแก้ไข 1 คน" in text


def test_what_never_went_round_has_no_list(session: Session, held_id: int, tmp_path: Path) -> None:
    assert _sealed(session, held_id, tmp_path / "p") == []
