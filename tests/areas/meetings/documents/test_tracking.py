"""The lists of what is still to be done: steps of a meeting, resolutions being followed."""

from collections.abc import Callable
from datetime import date

import pytest

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.sheets import CELL_PT
from district_admin.areas.meetings.documents.tracking import (
    FollowedResolution,
    TrackedStep,
    resolutions_list,
    tracking_form,
)
from district_admin.documents.look import Look
from district_admin.documents.model import Document, Table
from district_admin.documents.pages import paginate
from district_admin.documents.row_pieces import goes_on

Pages = Callable[[Document], list[str]]
Tables = Callable[[Document], list[list[list[str]]]]
TODAY = date(2026, 12, 10)
DUE = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("due_on", "done_on", "state"),
    [
        (DUE, DUE, "เสร็จแล้ว"),
        (DUE, date(2026, 12, 2), "เสร็จแล้ว ช้า 2 วัน"),
        (DUE, None, "เกินกำหนด 10 วัน"),
        (TODAY, None, "ยังไม่เสร็จ"),
        (None, None, "ยังไม่เสร็จ"),
    ],
)
def test_a_step_says_how_it_stands_on_the_day(
    due_on: date | None, done_on: date | None, state: str
) -> None:
    assert TrackedStep("1", "ส่งวาระ", due_on, done_on).state(TODAY) == state


def test_the_form_of_a_meeting_has_its_steps_on_paper_that_lies(
    sitting: Sitting, look: Look, tables: Tables, pages: Pages
) -> None:
    steps = [
        TrackedStep("9.4", "จัดเตรียมค่าเบี้ยประชุม", DUE, None, "เจ้าหน้าที่", "รออนุมัติ"),
        TrackedStep("13", "จัดเก็บ"),
    ]
    paper = tracking_form(sitting, steps, TODAY, look)
    ((head, first, second),) = tables(paper)
    assert head == [
        *("ขั้นตอน", "งานที่ต้องทำ", "กำหนดเสร็จ", "วันที่เสร็จ"),
        *("ผู้รับผิดชอบ", "สถานะ", "หมายเหตุ"),
    ]
    late = ["๓๐ พ.ย. ๒๕๖๙", "", "เจ้าหน้าที่", "เกินกำหนด ๑๐ วัน", "รออนุมัติ"]
    assert first == ["๙.๔", "จัดเตรียมค่าเบี้ยประชุม", *late]
    assert second == ["๑๓", "จัดเก็บ", "", "", "", "ยังไม่เสร็จ", ""]
    assert paper.page.width_cm > paper.page.height_cm
    assert "ข้อมูลณวันที่๑๐ธันวาคม๒๕๖๙" in pages(paper)[0]


def test_resolutions_tell_how_late_they_are_and_are_never_cut(
    look: Look, tables: Tables, pages: Pages
) -> None:
    long = "เห็นชอบแผนปฏิบัติการประจำปีงบประมาณ " * 20 + "\nให้ทุกกลุ่มรายงานผล"
    followed = [
        FollowedResolution("4.1", long, "กลุ่มนโยบายและแผน", DUE, "ส่งแล้ว 5 กลุ่ม", None, "ครั้งที่ 3/2569"),
        FollowedResolution("5.1", "รับทราบ", "", DUE, "", date(2026, 12, 1)),
        FollowedResolution("5.2", "มอบหมาย", "", date(2026, 12, 31)),
        *(FollowedResolution(f"6.{n}", "มอบหมาย", "กลุ่มอำนวยการ") for n in range(1, 200)),
    ]
    paper = resolutions_list("ปี พ.ศ. 2569", followed, TODAY, look)
    (table,) = (each for each in paper.blocks if isinstance(each, Table))
    assert [goes_on(each, table, CELL_PT, ()) for each in table.rows[:3]] == [False, True, False]
    ((_head, first, done, waiting, *others),) = tables(paper)
    assert first[0] == "ครั้งที่ ๓/๒๕๖๙\n๔.๑"
    assert first[1].count("เห็นชอบ") == 20
    assert first[1].endswith("\nให้ทุกกลุ่มรายงานผล")
    assert first[2:4] == ["กลุ่มนโยบายและแผน", "๓๐ พ.ย. ๒๕๖๙"]
    assert first[-1] == "๑๐"
    assert done[2] == "-"
    assert done[-2:] == ["ดำเนินการเสร็จแล้ว เมื่อวันที่ ๑ ธ.ค. ๒๕๖๙", "๑"]
    assert waiting[-1] == "-"
    assert len(others) == 199
    assert others[0][2:4] == ["กลุ่มอำนวยการ", "-"]
    read = pages(paper)
    assert all("ผล/ความก้าวหน้า" in page for page in read)
    assert "๖.๑๙๙" in read[-1]


def test_the_name_of_a_meeting_and_its_matter_have_room_beside_the_resolution(look: Look) -> None:
    name = "คณะกรรมการบริหารสำนักงานเขตพื้นที่การศึกษา ครั้งที่ 1/2569"
    title = "การจัดทำแผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2570"
    paper = resolutions_list(
        "ทั้งหมด", [FollowedResolution(title, "เห็นชอบ", meeting=name)], TODAY, look
    )
    (page,) = paginate(paper)
    column = min(line.x_pt for line in page.lines if line.text.startswith("คณะกรรมการ"))
    assert sum(line.x_pt == column for line in page.lines) <= 5  # the heading's among them
