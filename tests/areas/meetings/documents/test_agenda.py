"""The agenda as a sheet (official-documents 2.10), as it is read."""

from dataclasses import replace
from itertools import pairwise

import pytest

from district_admin.areas.meetings.documents.agenda import agenda_paper
from district_admin.areas.meetings.documents.facts import Section
from district_admin.documents import docx, pdf
from tests.areas.meetings.documents.sample_meeting import (
    OFFICE,
    SECTIONS,
    SITTING,
    section_of,
)
from tests.documents.official.conftest import Docx, Pages, W

LEFT = 3.0


def test_the_head_names_the_meeting_its_time_and_its_place() -> None:
    file = Docx(docx.render(agenda_paper(SITTING, SECTIONS, OFFICE)))
    assert file.centred[:4] == [
        "ระเบียบวาระการประชุมคณะกรรมการติดตามการดำเนินงาน",
        "ครั้งที่ ๓/๒๕๖๙",
        "วันพฤหัสบดีที่ ๑๙ พฤศจิกายน ๒๕๖๙  เวลา ๐๙.๓๐ น.",
        "ณ ห้องประชุมดอกบัว ชั้น ๒ สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๒",
    ]
    for paragraph in file.paragraphs[:4]:
        assert {(size, bold) for _said, size, bold, _u in file.runs(paragraph)} == {("32", True)}


def test_matters_hang_under_the_titles_of_their_sections() -> None:
    section = replace(SECTIONS[2], matters=(replace(SECTIONS[2].matters[0], title="ปฏิทิน " * 30),))
    paper = agenda_paper(SITTING, (section,), OFFICE, with_presenters=False)
    lines = Pages(pdf.render(paper)).lines
    first = next(n for n, line in enumerate(lines) if line.text.startswith("๓.๑"))
    assert lines[first].x0 == pytest.approx(LEFT + 3.2, abs=0.1)
    assert lines[first + 1].x0 == pytest.approx(LEFT + 4.2, abs=0.1)


def test_who_presents_stands_at_the_right_on_each_page_and_documents_under_their_matter() -> None:
    pages = Pages(pdf.render(agenda_paper(SITTING, (*SECTIONS, section_of(200, "", 5)), OFFICE)))
    assert len(pages.sizes) > 8
    for number in range(2, len(pages.sizes) + 1):
        assert pages.on(number)[0].text == "ผู้เสนอ"
        assert pages.on(number)[0].x0 > LEFT + 11
    said = [line.text.replace("\u00a0", " ") for line in pages.lines]
    matter = next(n for n, line in enumerate(said) if line.startswith("๑.๑"))
    assert said[matter].endswith("กลุ่มอำนวยการ")
    assert said[matter + 1] == "เอกสารหมายเลข ๑"
    assert pages.lines[matter + 1].x0 == pytest.approx(LEFT + 4.2, abs=0.1)


def test_the_column_is_left_out_when_not_wanted_or_empty() -> None:
    silent = tuple(
        replace(section, matters=tuple(replace(m, presenter="") for m in section.matters))
        for section in SECTIONS
    )
    for paper in (
        agenda_paper(SITTING, SECTIONS, OFFICE, with_presenters=False),
        agenda_paper(SITTING, silent, OFFICE),
    ):
        file = Docx(docx.render(paper))
        said = [file.text(p) for p in file.paragraphs]
        assert file.document.find(f".//{W}tbl") is None
        assert "๑.๑\tการประเมินคุณธรรมและความโปร่งใส" in said
        assert said[-1] == "ระเบียบวาระที่ ๔\tเรื่องอื่น ๆ (ถ้ามี)"
        assert not any("กลุ่มอำนวยการ" in text for text in said)


@pytest.mark.parametrize("with_presenters", [True, False])
def test_a_section_never_begins_at_the_foot_of_a_page(with_presenters: bool) -> None:
    for count in range(12, 20):
        sections = (section_of(count, ""), section_of(3, "", 2))
        paper = agenda_paper(SITTING, sections, OFFICE, with_presenters=with_presenters)
        for line, following in pairwise(Pages(pdf.render(paper)).lines):
            same = line.page == following.page
            assert same or not line.text.startswith("ระเบียบวาระที่"), count


def test_what_is_for_the_secretary_alone_is_not_on_it() -> None:
    said = "".join(
        line.text for line in Pages(pdf.render(agenda_paper(SITTING, SECTIONS, OFFICE))).lines
    )
    assert "เตือนประธาน" not in said
    assert "มติที่ประชุม" not in said


def test_only_what_is_known_before_the_meeting_is_said_to_be_nothing() -> None:
    titles = ("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "เรื่องสืบเนื่อง", "เรื่องอื่น ๆ (ถ้ามี)")
    empty = tuple(Section(n, title, has_nothing=True) for n, title in enumerate(titles, 1))
    file = Docx(docx.render(agenda_paper(SITTING, empty, OFFICE)))
    assert [file.text(p) for p in file.paragraphs][-4:] == [
        "ระเบียบวาระที่ ๑\tเรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "ระเบียบวาระที่ ๒\tเรื่องสืบเนื่อง",
        "- ไม่มี -",
        "ระเบียบวาระที่ ๓\tเรื่องอื่น ๆ (ถ้ามี)",
    ]


def test_what_stands_under_a_matter_has_the_width_of_the_page() -> None:
    origin = (
        "สืบเนื่องจากการประชุมครั้งที่ 2/2569 เมื่อวันที่ 20 ตุลาคม 2569 ที่ประชุมมีมติมอบหมายให้กลุ่มอำนวยการจัดทำปฏิทิน"
    )
    matter = replace(SECTIONS[0].matters[0], origin=origin)
    section = replace(SECTIONS[0], matters=(matter,))
    lines = Pages(pdf.render(agenda_paper(SITTING, (section,), OFFICE))).lines
    place = next(n for n, line in enumerate(lines) if line.text.startswith("สืบเนื่อง"))
    assert lines[place].x0 == pytest.approx(LEFT + 4.2, abs=0.1)
    assert lines[place].x1 > LEFT + 13  # past where the column at the right begins
    assert lines[place - 1].text.startswith("๑.๑")
