"""The secretary's run-book: the agenda with the clock beside it."""

from dataclasses import replace

from district_admin.areas.meetings.documents.facts import Section
from district_admin.areas.meetings.documents.parts import NOTHING
from district_admin.areas.meetings.documents.run_book import run_book_paper
from district_admin.areas.meetings.documents.slides import meeting_slides
from district_admin.documents import docx, pdf
from district_admin.documents.look import Look
from tests.areas.meetings.documents.sample_meeting import (
    OFFICE,
    SECTIONS,
    SITTING,
    section_of,
)
from tests.documents.official.conftest import Docx, Pages, W


def rows(file: Docx) -> list[list[str]]:
    return [
        [file.text(cell) for cell in row.iter(f"{W}tc")] for row in file.document.iter(f"{W}tr")
    ]


def test_the_clock_runs_from_the_start_by_the_minutes_planned() -> None:
    file = Docx(docx.render(run_book_paper(SITTING, SECTIONS, OFFICE)))
    head, *told = rows(file)
    assert head == ["เวลา", "วาระที่", "เรื่อง", "ผู้เสนอ/เอกสาร", "นาที", "บันทึกของเลขานุการ"]
    assert [(row[0], row[1], row[4]) for row in told] == [
        *(("๐๙.๓๐", "๑", ""), ("๐๙.๓๐", "๑.๑", "๑๕")),
        ("๐๙.๔๕", "๒", "๕"),
        *(("๐๙.๕๐", "๓", ""), ("๐๙.๕๐", "๓.๑", "๓๐"), ("๑๐.๒๐", "๓.๒", "๒๐")),
        ("๑๐.๔๐", "๔", ""),
    ]
    assert told[1][3] == "กลุ่มอำนวยการเอกสารหมายเลข ๑"
    assert told[1][5] == "เตือนประธานให้เอ่ยชื่อโรงเรียน"
    assert "คาดว่าเลิกประชุมเวลา ๑๐.๔๐ น. รวมเวลาที่กำหนดไว้ ๗๐ นาที" in map(file.text, file.paragraphs)


def test_with_no_minutes_planned_only_the_beginning_has_a_time() -> None:
    unplanned = [
        replace(each, matters=tuple(replace(matter, planned_minutes=0) for matter in each.matters))
        for each in SECTIONS
    ]
    file = Docx(docx.render(run_book_paper(SITTING, unplanned, OFFICE)))
    assert [row[0] for row in rows(file)[1:] if row[0]] == ["๐๙.๓๐"]
    assert "รวมเวลา" not in "".join(map(file.text, file.paragraphs))


def test_a_clock_that_passes_midnight_begins_the_day_anew() -> None:
    late = replace(SITTING, starts_at="23.50")
    told = rows(Docx(docx.render(run_book_paper(late, SECTIONS, OFFICE))))
    assert told[3][0] == "๐๐.๐๕"


def test_without_a_time_to_start_there_is_no_clock() -> None:
    untimed = replace(SITTING, starts_at="เช้า")
    file = Docx(docx.render(run_book_paper(untimed, SECTIONS, OFFICE)))
    assert not any(row[0] for row in rows(file)[1:])
    assert "รวมเวลาที่กำหนดไว้ ๗๐ นาที" in map(file.text, file.paragraphs)


def test_each_page_says_for_whom_it_is_and_has_the_heads_of_its_columns() -> None:
    pages = Pages(pdf.render(run_book_paper(SITTING, (section_of(60, ""),), OFFICE)))
    assert len(pages.sizes) > 2
    for number in range(1, len(pages.sizes) + 1):
        said = [line.text for line in pages.every_line if line.page == number]
        assert "ใช้เฉพาะเลขานุการ" in said
        assert any("บันทึกของเลขานุการ" in line for line in said)


def test_before_the_meeting_nobody_says_that_nothing_else_will_come_up() -> None:
    told = Section(1, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", has_nothing=True)
    known = Section(4, "เรื่องเสนอเพื่อทราบ", has_nothing=True)
    other = Section(6, "เรื่องอื่น ๆ (ถ้ามี)", has_nothing=True)
    said = rows(Docx(docx.render(run_book_paper(SITTING, (told, known, other), OFFICE))))
    assert [NOTHING in row[2] for row in said[1:]] == [False, True, False]
    show = meeting_slides(SITTING, (told, known, other), Look(OFFICE))
    lines = [line.text for slide in show.slides for line in slide.lines]
    assert sum(NOTHING in text for text in lines) == 2  # on the agenda, and of its own section
