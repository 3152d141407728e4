"""The guideline of a meeting: every step of the manual with who does it, its day and its papers."""

import io
from collections.abc import Callable
from datetime import date

import docx
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import (
    duties,
    meetings,
    paper_kinds,
    paper_making,
    series,
)
from district_admin.areas.meetings.operations.guideline_making import manual_steps
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.documents import rendering
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent

DAY = date(2026, 9, 16)


def test_every_duty_of_the_manual_says_who_does_it_and_with_which_papers() -> None:
    assert list(manual_steps()) == [each.key for each in duties.manual_duties()]
    assert all(each["actors"] and each["papers"] for each in manual_steps().values())


def test_the_guideline_has_this_meeting_s_days_and_the_rules_of_its_body(
    session: Session, plan: Callable[[date], int]
) -> None:
    made = plan(DAY)
    body = meetings.get_meeting(session, made).series_id
    series.edit_series(
        session, body, SeriesFacts("คณะกรรมการบริหารสำนักงาน", quorum=3, adoption="circulation")
    )
    dropped = next(e for e in duties.list_duties(session, made) if e.key == "prepare_food")
    duties.drop_duty(session, dropped.id)
    duties.add_duty(session, made, "จัดพิธีเปิด", date(2026, 9, 15))

    [paper] = paper_making.make_papers(
        session, made, paper_kinds.GUIDELINE, Look(read_letterhead(session)), DAY
    )
    file = docx.Document(io.BytesIO(rendering.docx([paper], Silent())))
    lines = [each.text.replace("\xa0", " ") for each in file.paragraphs]
    [table] = file.tables
    rows = [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]

    assert lines[0] == "แนวปฏิบัติงานการประชุมคณะกรรมการบริหารสำนักงาน"
    assert "องค์ประชุม ไม่น้อยกว่า ๓ คน" in "\n".join(lines)
    assert "รับรองโดยการแจ้งเวียน" in "\n".join(lines)
    assert rows[1] == [
        *("๑", "ประสานกลุ่มต่าง ๆ ให้ส่งวาระการประชุม", "เจ้าหน้าที่", "ก่อนวันประชุม ๑๔ วัน", "๒ ก.ย. ๒๕๖๙"),
        "บันทึกขอให้ส่งวาระ\nแบบฟอร์มติดตามงาน",
    ]
    periods = {row[1]: row[3] for row in rows}
    assert periods["รวบรวมความเห็นของผู้เข้าประชุมเสนอ ผอ.สพท."] == "หลังวันแจ้งเวียนมติ ๗ วัน"
    assert periods["เสนอรายงานการประชุมให้รับรองในการประชุมครั้งต่อไป"] == "การประชุมครั้งต่อไป"
    assert "จัดพิธีเปิด" in periods
    assert dropped.title not in periods
